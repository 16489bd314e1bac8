"""What is kept from build to build: found again by its program, absent for any other, never half."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from built import with_chrome
from generator.build import Order, build_site
from generator.cache import Store, digest_of, digest_program
from generator.cache.program import digest_package, list_installed
from generator.progress import Progress
from sample import SAMPLE

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = PROJECT / "generator"


class TestDigests:
    def test_tell_parts_and_their_borders_apart(self) -> None:
        assert digest_of("ab", "c") != digest_of("a", "bc")
        assert digest_of("ab") != digest_of("ab", "")
        assert digest_of("計画") == digest_of("計画".encode())

    def test_take_half_a_letter_of_a_file_name(self) -> None:
        assert digest_of("\udce3") != digest_of("\udce4")

    def test_are_made_in_one_place(self) -> None:
        """The search names files in Pagefind's own way; an archive is read in pieces."""
        others = {
            path.relative_to(PACKAGE).as_posix()
            for path in PACKAGE.rglob("*.py")
            if re.search(r"\bhashlib\b", path.read_text(encoding="utf-8"))
        }
        assert {path for path in others if not path.startswith("search/")} == {
            "cache/digests.py",
            "archive/checking.py",
        }


class TestTheProgram:
    @pytest.mark.long
    @pytest.mark.parametrize(
        "file",
        [
            *("calendars.py", "problems/nearest_word.py", "load/read.py", "load/schema/measure.py", "model/plans.py"),
            *("render/components/chart/style.css", "render/components/breadcrumb/template.html", "cache/store.py"),
            *("search/thesaurus/synonyms.txt", "render/components/breadcrumb/spec.yaml", "drawing/card.py"),
            *("views/kinds/measure.html", "wording/ja.yaml", "page_kinds.py"),
        ],
    )
    def test_is_another_when_any_of_its_files_is(self, tmp_path: Path, file: str) -> None:
        shutil.copytree(PACKAGE, tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
        before = digest_package(tmp_path / "generator")
        path = tmp_path / "generator" / file
        assert path.is_file()
        with path.open("ab") as opened:
            opened.write(b"\n")
        assert digest_package(tmp_path / "generator") != before

    def test_is_the_same_whatever_python_compiled_of_it(self, tmp_path: Path) -> None:
        shutil.copytree(PACKAGE / "model", tmp_path / "model", ignore=shutil.ignore_patterns("__pycache__"))
        before = digest_package(tmp_path)
        (tmp_path / "model" / "__pycache__").mkdir()
        (tmp_path / "model" / "__pycache__" / "city.pyc").write_bytes(b"compiled")
        assert digest_package(tmp_path) == before

    def test_knows_each_installed_library_and_its_libraries_with_their_versions(self) -> None:
        installed = [name.lower().replace("-", "_") for name in list_installed()]
        for library in (
            "jinja2",
            "markupsafe",
            "msgspec",
            "mkdocs",
            "markdown",
            "pillow",
            "budoux",
            "sudachipy",
            "pagefind_bin",
        ):
            assert any(re.fullmatch(rf"{library}_\d[^/]*\.dist_info", name) for name in installed), library
        assert sys.version in list_installed()

    def test_is_another_when_a_library_is_upgraded(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "markupsafe-3.0.4.dist-info").mkdir()
        monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
        before = list_installed()
        (tmp_path / "markupsafe-3.0.4.dist-info").rename(tmp_path / "markupsafe-3.0.5.dist-info")
        assert list_installed() != before


class TestStores:
    def test_give_back_what_they_were_given(self, tmp_path: Path) -> None:
        Store(tmp_path).write("shelf/entry", b"content")
        assert Store(tmp_path).read("shelf/entry", bytes) == b"content"
        assert Store(tmp_path).read("shelf/entry", bytes, mapped=True) == b"content"
        assert Store(tmp_path).read("shelf/other", bytes) is None

    def test_show_another_program_nothing(self, tmp_path: Path) -> None:
        Store(tmp_path, "one").write("entry", b"content")
        assert Store(tmp_path, "two").read("entry", bytes) is None
        assert Store(tmp_path, "one").read("entry", bytes) == b"content"
        assert Store(tmp_path).read("entry", bytes) is None
        Store(tmp_path).write("entry", b"content")
        assert Store(tmp_path, digest_program()).read("entry", bytes) == b"content"

    @pytest.mark.parametrize("left", [b"", b"kokai", b"\xff" * 80])
    def test_take_what_cannot_be_read_as_absent(self, tmp_path: Path, left: bytes) -> None:
        store = Store(tmp_path)
        store.write("entry", b"content")
        (tmp_path / "kept" / "entry").write_bytes(left)
        assert store.read("entry", bytes) is None
        assert store.read("entry", bytes, mapped=True) is None

    @pytest.mark.parametrize("mapped", [False, True])
    def test_take_what_was_cut_off_or_changed_on_disk_as_absent(self, tmp_path: Path, mapped: bool) -> None:
        store = Store(tmp_path)
        store.write("entry", b"content")
        path = tmp_path / "kept" / "entry"
        whole = path.read_bytes()
        for left in (whole[:-1], whole + b"x", whole.replace(b"content", b"contest"), whole[: len(whole) // 2]):
            path.write_bytes(left)
            assert store.read("entry", bytes, mapped=mapped) is None
        path.write_bytes(whole)
        assert store.read("entry", bytes, mapped=mapped) == b"content"

    def test_take_what_cannot_be_decoded_as_absent(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        store.write("entry", b"content")

        def refuse(_: memoryview) -> int:
            raise KeyError

        assert store.read("entry", refuse) is None

    def test_that_trust_nothing_read_only_what_they_wrote(self, tmp_path: Path) -> None:
        Store(tmp_path).write("entry", b"old")
        store = Store(tmp_path, reads=False)
        assert store.read("entry", bytes) is None
        store.write("entry", b"new")
        assert store.read("entry", bytes) == b"new"

    def test_drop_what_no_build_names(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        for name in ("shelf/one", "shelf/two", "other/three"):
            store.write(name, b"")
        store.prune("shelf", {"two"})
        store.prune("none", ())
        assert store.read("shelf/one", bytes) is None
        assert store.read("shelf/two", bytes) == b""
        assert store.read("other/three", bytes) == b""

    def test_keep_the_old_content_where_writing_is_cut_short(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = Store(tmp_path)
        store.write("entry", b"old")

        def cut(*_: object) -> None:
            raise OSError("cut short")

        monkeypatch.setattr(Path, "replace", cut)
        with pytest.raises(OSError, match="cut short"):
            store.write("entry", b"new")
        assert store.read("entry", bytes) == b"old"


@pytest.mark.long
def test_what_a_build_keeps_is_what_the_decision_record_names(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "data")
    order = Order(PROJECT, tmp_path / "data", tmp_path / "site", with_chrome(tmp_path / "work"))
    assert build_site(order, Progress(quiet=True)).published
    kept = {path.name for path in (tmp_path / "work" / "kept").iterdir()}
    text = (PROJECT / "docs" / "decisions" / "0007-what-is-kept.md").read_text(encoding="utf-8")
    named = {
        name.rstrip("/") for row in re.findall(r"(?m)^\| (`[^|]*`) \|", text) for name in re.findall(r"`([^`]+)`", row)
    }
    in_store = {name for name in named if name.startswith("kept/")}
    assert in_store == {f"kept/{name}" for name in kept}
    assert {name for name in named - in_store if not (tmp_path / "work" / name).exists()} == set()
