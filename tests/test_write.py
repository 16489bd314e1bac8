"""The new site is made beside the old one and takes its place in one step."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from generator.publish.file_list import read_folders
from generator.publish.swap import FolderNotOursError, NewSite, spare_of


def build(top: Path, files: dict[str, str]) -> NewSite:
    site = NewSite(top / "site", top / "work")
    for name, text in files.items():
        site.put(name, text.encode())
    return site


def published(top: Path) -> dict[str, str]:
    site = top / "site"
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name != "kokai.json"
    }


def test_a_first_build_publishes_its_files(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "a", "b/index.html": "b"}).swap()
    assert published(tmp_path) == {"index.html": "a", "b/index.html": "b"}


def test_nothing_changes_until_the_swap(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "old"}).swap()
    second = build(tmp_path, {"index.html": "new", "more.html": "x"})
    assert published(tmp_path) == {"index.html": "old"}
    second.swap()
    assert published(tmp_path) == {"index.html": "new", "more.html": "x"}


def test_a_build_given_up_half_way_is_forgotten_by_the_next(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "old"}).swap()
    build(tmp_path, {"index.html": "half", "stray.html": "stray"})
    build(tmp_path, {"index.html": "third"}).swap()
    assert published(tmp_path) == {"index.html": "third"}


def test_files_that_are_no_longer_made_go_with_their_empty_folders(tmp_path: Path) -> None:
    for files in ({"a/b/index.html": "1", "index.html": "1"}, {"index.html": "2"}, {"index.html": "3"}):
        build(tmp_path, files).swap()
    assert published(tmp_path) == {"index.html": "3"}
    assert not (tmp_path / "site" / "a").exists()


def test_unchanged_files_are_shared_and_changed_ones_never_written_through(tmp_path: Path) -> None:
    build(tmp_path, {"same.html": "same", "other.html": "1"}).swap()
    before = (tmp_path / "site" / "same.html").stat().st_ino
    build(tmp_path, {"same.html": "same", "other.html": "2"}).swap()
    assert (tmp_path / "site" / "same.html").stat().st_ino == before
    third = build(tmp_path, {"same.html": "changed", "other.html": "2"})
    assert published(tmp_path)["same.html"] == "same"
    third.swap()
    assert published(tmp_path) == {"same.html": "changed", "other.html": "2"}


def test_many_builds_in_turn_leave_exactly_what_was_asked_for(tmp_path: Path) -> None:
    for turn in range(7):
        files = {
            f"p{number}/index.html": f"{number} {turn // (number + 1)}" for number in range(5) if (turn + number) % 4
        }
        build(tmp_path, files).swap()
        assert published(tmp_path) == files


def test_a_file_that_somebody_edited_in_the_site_is_written_anew(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "ours"}).swap()
    (tmp_path / "site" / "index.html").write_text("theirs!", encoding="utf-8")
    build(tmp_path, {"index.html": "ours"}).swap()
    assert published(tmp_path) == {"index.html": "ours"}


def test_a_folder_with_other_peoples_files_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderNotOursError):
        build(tmp_path, {"index.html": "a"})
    assert published(tmp_path) == {"diary.txt": "mine"}


@pytest.mark.parametrize("name", [".site.spare", ".site.parked"])
@pytest.mark.parametrize("with_site", [True, False])
def test_other_peoples_files_beside_the_site_are_not_touched(tmp_path: Path, name: str, *, with_site: bool) -> None:
    if with_site:
        build(tmp_path, {"a/index.html": "a"}).swap()
        shutil.rmtree(tmp_path / name, ignore_errors=True)
    (tmp_path / name).mkdir()
    (tmp_path / name / "file").write_text("precious", encoding="utf-8")
    with pytest.raises(FolderNotOursError, match=name):
        build(tmp_path, {"a/index.html": "b"})
    assert (tmp_path / name / "file").read_text(encoding="utf-8") == "precious"


def test_a_file_that_somebody_else_wrote_meanwhile_is_never_published(tmp_path: Path) -> None:
    new = build(tmp_path, {"a/index.html": "a", "b/index.html": "b"})
    file = new.spare / "a/index.html"
    file.unlink()
    file.write_text("A", encoding="utf-8")
    with pytest.raises(OSError, match="Stale"):
        new.swap()
    assert not (tmp_path / "site").exists()


def test_a_link_in_the_place_of_the_site_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderNotOursError):
        build(tmp_path, {"index.html": "a"})


def test_without_the_lists_everything_is_written_anew(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "1"}).swap()
    build(tmp_path, {"index.html": "2"}).swap()
    shutil.rmtree(tmp_path / "work")
    build(tmp_path, {"index.html": "3"}).swap()
    assert published(tmp_path) == {"index.html": "3"}
    assert (spare_of(tmp_path / "site") / "index.html").read_text(encoding="utf-8") == "2"


def test_where_names_cannot_be_exchanged_in_one_step_two_renames_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.publish.swap._exchange_names", lambda _one, _other: False)
    build(tmp_path, {"index.html": "1"}).swap()
    build(tmp_path, {"index.html": "2"}).swap()
    assert published(tmp_path) == {"index.html": "2"}


def test_a_kill_between_two_renames_is_mended_by_the_next_build(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "1"}).swap()
    (tmp_path / "site").rename(tmp_path / ".site.parked")
    NewSite(tmp_path / "site", tmp_path / "work")
    assert published(tmp_path) == {"index.html": "1"}


def test_what_no_list_names_is_never_published(tmp_path: Path) -> None:
    for text in ("1", "2"):
        build(tmp_path, {"index.html": text}).swap()
    for folder in ("site", ".site.spare"):
        (tmp_path / folder / "gone").mkdir()
        (tmp_path / folder / "gone" / "index.html").write_text("deleted", encoding="utf-8")
    for text in ("3", "4"):
        build(tmp_path, {"index.html": text}).swap()
        assert published(tmp_path) == {"index.html": text}
        assert not (tmp_path / "site" / "gone").exists()


def test_two_sites_with_one_working_folder_never_mix(tmp_path: Path) -> None:
    for turn in range(4):
        for name in ("one", "other"):
            site = NewSite(tmp_path / name, tmp_path / "work")
            site.put(f"{name}.html", f"{name} {turn}".encode())
            site.swap()
            found = sorted(path.name for path in (tmp_path / name).iterdir())
            assert found == ["kokai.json", f"{name}.html"]
            assert (tmp_path / name / f"{name}.html").read_text(encoding="utf-8") == f"{name} {turn}"


def test_one_site_with_two_working_folders_never_keeps_what_the_other_made(tmp_path: Path) -> None:
    for turn, (name, work) in enumerate([("a", "x"), ("b", "y"), ("c", "x"), ("d", "y"), ("e", "y"), ("f", "x")]):
        site = NewSite(tmp_path / "site", tmp_path / work)
        site.put(f"{name}.html", f"{turn}".encode())
        site.swap()
        assert published(tmp_path) == {f"{name}.html": f"{turn}"}


def test_a_kill_right_after_the_exchange_leaves_lists_that_are_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("1", "2"):
        build(tmp_path, {"index.html": text, f"only-{text}.html": ""}).swap()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    third = build(tmp_path, {"index.html": "3"})
    with monkeypatch.context() as patch:
        patch.setattr("generator.publish.swap.forget_other_lists", killed)
        with pytest.raises(KeyboardInterrupt):
            third.swap()
    assert published(tmp_path) == {"index.html": "3"}
    build(tmp_path, {"index.html": "2"}).swap()
    assert published(tmp_path) == {"index.html": "2"}


def test_files_that_vanish_while_a_site_is_made_are_noticed(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "1"}).swap()
    second = build(tmp_path, {"index.html": "2", "more/index.html": "2"})
    shutil.rmtree(second.spare / "more")
    with pytest.raises(OSError, match=str(second.spare)):
        second.swap()
    assert published(tmp_path) == {"index.html": "1"}


def test_a_folder_takes_the_place_of_a_file_and_a_file_that_of_a_folder(tmp_path: Path) -> None:
    for files in ({"a": "file", "b/c": "below"}, {"a/d": "below", "b": "file"}) * 3:
        build(tmp_path, files).swap()
        assert published(tmp_path) == files


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_files_and_folders_have_the_same_modes_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    work = tmp_path / "work"
    (work / "kept").mkdir(parents=True)
    (work / "kept" / "index").write_text("made by another program", encoding="utf-8")
    for text in ("1", "2", "3"):
        site = build(tmp_path, {"index.html": text, "same/same.html": "same"})
        site.place("asset.txt", work / "kept" / "index")
        site.swap()
        modes = {oct(path.stat().st_mode & 0o777) for path in (tmp_path / "site").rglob("*") if path.is_file()}
        folders = [tmp_path / "site", *(path for path in (tmp_path / "site").rglob("*") if path.is_dir())]
        assert modes == {"0o644"}, oct(umask)
        assert {oct(path.stat().st_mode & 0o777) for path in folders} == {"0o755"}


def test_a_mode_that_somebody_changed_is_mended(tmp_path: Path) -> None:
    build(tmp_path, {"a/index.html": "1"}).swap()
    for _ in range(2):
        (tmp_path / "site" / "a" / "index.html").chmod(0o600)
        (tmp_path / "site" / "a").chmod(0o700)
        build(tmp_path, {"a/index.html": "1"}).swap()
        assert (tmp_path / "site" / "a" / "index.html").stat().st_mode & 0o777 == 0o644
        assert (tmp_path / "site" / "a").stat().st_mode & 0o777 == 0o755


def everything(folder: Path) -> dict[str, tuple[int, bytes | Path | None]]:
    """What stands below a folder: modes, and contents or where links lead."""
    found: dict[str, tuple[int, bytes | Path | None]] = {}
    for path in sorted((folder, *folder.rglob("*"))):
        content = path.readlink() if path.is_symlink() else path.read_bytes() if path.is_file() else None
        found[str(path.relative_to(folder))] = (path.lstat().st_mode, content)
    return found


class TestLinksInTheOutput:
    """Somebody put a link into the published folder; two builds later it is where the new site is made."""

    FILES: ClassVar = {"index.html": "1", "a/index.html": "1", "a/b/index.html": "1", "pagefind/p.js": "1"}

    @pytest.mark.parametrize("name", ["a", "a/b", "pagefind", "new", "kokai.json", "index.html", "a/b/index.html"])
    @pytest.mark.parametrize("kind", ["moved", "others", "nowhere"])
    @pytest.mark.parametrize("place", ["site", ".site.spare"])
    def test_are_never_followed(self, tmp_path: Path, name: str, kind: str, place: str) -> None:
        for text in ("1", "2"):
            build(tmp_path, {**self.FILES, "index.html": text}).swap()
        linked, elsewhere = tmp_path / place / name, tmp_path / "elsewhere"
        if linked.is_dir():
            linked.rename(elsewhere) if kind == "moved" else shutil.rmtree(linked)
        elif linked.exists():
            elsewhere.mkdir()
            linked.rename(elsewhere / "file") if kind == "moved" else linked.unlink()
        if kind != "nowhere":
            elsewhere.mkdir(exist_ok=True)
            (elsewhere / "mine.txt").write_text("precious", encoding="utf-8")
            (elsewhere / "mine.txt").chmod(0o600)
            elsewhere.chmod(0o700)
        target = elsewhere if linked.suffix == "" else elsewhere / "mine.txt"
        linked.symlink_to(target)
        before = everything(elsewhere) if elsewhere.exists() else {}
        if name == "kokai.json":
            with pytest.raises(FolderNotOursError):
                build(tmp_path, self.FILES)
        else:
            for turn in ("3", "4", "5"):
                files = {**dict.fromkeys(self.FILES, turn), "new/index.html": turn}
                build(tmp_path, files).swap()
                assert published(tmp_path) == files
            assert not any(path.is_symlink() for path in (tmp_path / "site").rglob("*"))
        assert (everything(elsewhere) if elsewhere.exists() else {}) == before

    @pytest.mark.parametrize("name", ["a", "a/b", "index.html", "a/b/index.html"])
    def test_are_no_way_to_a_file_that_is_taken_over(self, tmp_path: Path, name: str) -> None:
        for _ in range(2):
            build(tmp_path, self.FILES).swap()
        linked, elsewhere = tmp_path / ".site.spare" / name, tmp_path / "elsewhere"
        linked.rename(elsewhere)
        linked.symlink_to(elsewhere)
        for _ in range(2):
            build(tmp_path, self.FILES).swap()
            assert published(tmp_path) == self.FILES
            assert not any(path.is_symlink() for path in (tmp_path / "site").rglob("*"))

    def test_and_pipes_go_too(self, tmp_path: Path) -> None:
        for text in ("1", "2"):
            build(tmp_path, {"index.html": text}).swap()
        os.mkfifo(tmp_path / ".site.spare" / "pipe")
        build(tmp_path, {"index.html": "3"}).swap()
        assert published(tmp_path) == {"index.html": "3"}


class TestWhatOthersPutIntoTheOutput:
    def test_is_named_when_it_is_left_out(self, tmp_path: Path) -> None:
        build(tmp_path, {"index.html": "1", "a/index.html": "1", "gone/index.html": "1"}).swap()
        site = tmp_path / "site"
        (site / ".well-known" / "acme-challenge").mkdir(parents=True)
        (site / ".well-known" / "acme-challenge" / "x").write_text("x", encoding="utf-8")
        (site / "google123.html").write_text("x", encoding="utf-8")
        (site / "a" / "mine.txt").write_text("x", encoding="utf-8")
        done = build(tmp_path, {"index.html": "2", "a/index.html": "1"}).swap()
        assert done.strange == (".well-known/", "a/mine.txt", "google123.html")
        assert (spare_of(site) / "google123.html").read_text(encoding="utf-8") == "x"
        assert build(tmp_path, {"index.html": "3", "a/index.html": "1"}).swap().strange == ()

    def test_is_found_in_folders_that_were_the_same_for_long_without_reading_the_others(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        files = {
            "index.html": "1",
            "a/index.html": "1",
            "a/b/index.html": "1",
            "c/index.html": "1",
            "d/e/index.html": "1",
        }
        build(tmp_path, files).swap()
        for folder in (path for path in (tmp_path / ".site.spare").rglob("*") if path.is_dir()):
            os.utime(folder, (1_700_000_000, 1_700_000_000))
        build(tmp_path, files).swap()
        site = tmp_path / "site"
        (site / "a" / "b" / "mine.txt").write_text("x", encoding="utf-8")
        (site / "c" / "own").mkdir()
        new = build(tmp_path, files)
        read: list[str] = []
        scandir = os.scandir

        def reading(path: str) -> object:
            read.append(path)
            return scandir(path)

        monkeypatch.setattr(os, "scandir", reading)
        assert new.swap().strange == ("a/b/mine.txt", "c/own/")
        assert sorted(path for path in read if path.startswith(f"{site}/")) == [
            f"{site}/",
            f"{site}/a/b/",
            f"{site}/c/",
        ]

    def test_is_found_in_a_folder_that_was_changed_a_moment_ago(self, tmp_path: Path) -> None:
        for text in ("1", "2"):
            build(tmp_path, {"a/index.html": text}).swap()
        folder = tmp_path / "site" / "a"
        seen = folder.stat()
        (folder / "mine.txt").write_text("x", encoding="utf-8")
        os.utime(folder, ns=(seen.st_atime_ns, seen.st_mtime_ns))  # as if the clock had not gone on
        assert read_folders(tmp_path / "work" / "folders", tmp_path / "site") == {}
        assert build(tmp_path, {"a/index.html": "3"}).swap().strange == ("a/mine.txt",)

    @pytest.mark.skipif(os.name == "nt", reason="there a file tells when it was made, not when it was changed")
    @pytest.mark.parametrize("strange", ["mine.txt", "index.html"])
    def test_is_found_in_a_folder_whose_time_was_put_back(self, tmp_path: Path, strange: str) -> None:
        files = {"index.html": "1", "a/b/index.html": "1"}
        build(tmp_path, files).swap()
        for folder in (path for path in (tmp_path / ".site.spare").rglob("*") if path.is_dir()):
            os.utime(folder, (1_700_000_000, 1_700_000_000))
        build(tmp_path, files).swap()
        folder = tmp_path / "site" / "a" / "b"
        assert set(read_folders(tmp_path / "work" / "folders", tmp_path / "site")) == {"a/", "a/b/"}
        (folder / strange).unlink(missing_ok=True)
        (folder / strange).symlink_to(tmp_path)
        (folder / "own").mkdir()
        os.utime(folder, (1_700_000_000, 1_700_000_000))
        told = ("a/b/mine.txt", "a/b/own/") if strange == "mine.txt" else ("a/b/own/",)
        assert build(tmp_path, files).swap().strange == told


def test_a_build_that_trusts_nothing_takes_over_nothing(tmp_path: Path) -> None:
    """Even where somebody kept size and time."""
    build(tmp_path, {"index.html": "ours"}).swap()
    build(tmp_path, {"index.html": "ours"}).swap()
    for folder in ("site", ".site.spare"):
        file = tmp_path / folder / "index.html"
        seen = file.stat()
        file.write_text("bad!", encoding="utf-8")
        os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    new = NewSite(tmp_path / "site", tmp_path / "work", trusts=False)
    new.put("index.html", b"ours")
    new.swap()
    assert published(tmp_path) == {"index.html": "ours"}


@pytest.mark.parametrize("how", ["put", "take_over"])
def test_another_run_in_the_spare_is_told_as_that(tmp_path: Path, how: str) -> None:
    """Whoever removes the locks by hand may have two builds at once."""
    for text in ("1", "2"):
        build(tmp_path, {"index.html": "same", "b.html": text}).swap()
    (tmp_path / ".site.spare" / "index.html").unlink()
    one = NewSite(tmp_path / "site", tmp_path / "work")
    clear = one._clear

    def clear_and_be_late(file: str) -> str:
        path = clear(file)
        Path(path).write_text("other", encoding="utf-8")
        return path

    one._clear = clear_and_be_late  # type: ignore[method-assign]
    with pytest.raises(OSError, match="Stale"):
        one.put("index.html", b"same" if how == "take_over" else b"new")
    assert published(tmp_path)["index.html"] == "same"


def test_where_there_are_no_hard_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    for text in ("1", "2", "3"):
        build(tmp_path, {"index.html": text, "same.html": "same"}).swap()
        assert published(tmp_path) == {"index.html": text, "same.html": "same"}


@pytest.mark.parametrize("out", ["site", "new/site", "new/deep/site"])
def test_new_folders_above_the_output_can_be_passed_by_everybody(tmp_path: Path, umask: int, out: str) -> None:
    tmp_path.chmod(0o700)
    site = NewSite(tmp_path / out, tmp_path / "work")
    site.put("index.html", b"1")
    site.swap()
    above = [folder for folder in (tmp_path / out).parents if folder.is_relative_to(tmp_path) and folder != tmp_path]
    assert {oct(folder.stat().st_mode & 0o777) for folder in above} <= {"0o755"}, oct(umask)
    assert tmp_path.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "content",
    ['{"name": "mine"}', "", "{", '{"generator": "kokai", "format": 1}\n', '{"generator": "kokai", "format": 2}'],
)
def test_a_site_is_known_by_what_stands_in_its_marker(tmp_path: Path, content: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "kokai.json").write_text(content, encoding="utf-8")
    (tmp_path / "site" / "diary.txt").write_text("mine", encoding="utf-8")
    if "mine" in content:
        with pytest.raises(FolderNotOursError):
            build(tmp_path, {"index.html": "a"})
        assert (tmp_path / "site" / "diary.txt").exists()
    else:
        build(tmp_path, {"index.html": "a"}).swap()
        assert published(tmp_path) == {"index.html": "a"}
