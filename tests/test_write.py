"""The new site is made beside the old one and takes its place in one step."""

from pathlib import Path

import pytest

from generator.write import FolderNotOursError, NewSite, spare_of


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


def test_a_link_in_the_place_of_the_site_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderNotOursError):
        build(tmp_path, {"index.html": "a"})


def test_without_the_lists_everything_is_written_anew(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "1"}).swap()
    build(tmp_path, {"index.html": "2"}).swap()
    for name in ("live.msgpack", "spare.msgpack"):
        (tmp_path / "work" / name).unlink(missing_ok=True)
    build(tmp_path, {"index.html": "3"}).swap()
    assert published(tmp_path) == {"index.html": "3"}
    assert (spare_of(tmp_path / "site") / "index.html").read_text(encoding="utf-8") == "2"


def test_where_names_cannot_be_exchanged_in_one_step_two_renames_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.write._exchange_names", lambda _one, _other: False)
    build(tmp_path, {"index.html": "1"}).swap()
    build(tmp_path, {"index.html": "2"}).swap()
    assert published(tmp_path) == {"index.html": "2"}


def test_a_kill_between_two_renames_is_mended_by_the_next_build(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "1"}).swap()
    (tmp_path / "site").rename(tmp_path / ".site.parked")
    NewSite(tmp_path / "site", tmp_path / "work")
    assert published(tmp_path) == {"index.html": "1"}
