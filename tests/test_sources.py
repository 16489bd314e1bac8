"""A data folder on disk in; its files, and what could not be read of it, out."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from generator.load.inputs import InputFault, InputFile, counts_as_input, fits_windows, read_input
from generator.load.read import SIZE_LIMIT, SourceFile, read_data, read_text
from sample import City, details

pytestmark = pytest.mark.long


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


def told(folder: Path) -> list[tuple[str, str, dict[str, str]]]:
    """Code, file and details of what reading alone tells."""
    return [(found.rule, found.place.file, details(found)) for found in read_data(folder)[1]]


class TestReading:
    def test_gives_files_in_the_order_of_their_paths(self, city: City) -> None:
        files, problems = read_data(city.data)
        names = [file.file for file in files]
        assert problems == []
        assert names[0] == "mihon/basic-plan/measures/green.yaml"
        assert names[-2:] == ["site.yaml", "vocabulary/town.yaml"]
        assert len(names) == 15
        assert all(file.content for file in files)

    def test_the_same_bytes_have_the_same_digest(self, city: City, tmp_path: Path) -> None:
        first = {file.file: file.digest for file in read_data(city.data)[0]}
        other = City(tmp_path / "other").add("site.yaml", "# \n")
        second = {file.file: file.digest for file in read_data(other.data)[0]}
        assert {name for name in first if first[name] != second[name]} == {"site.yaml"}

    def test_passes_over_what_editors_and_systems_leave(self, city: City) -> None:
        city.put(".DS_Store", b"\x00").put("mihon/.plan.yaml.swp", b"\x00").put(".git/config", "x")
        assert city.codes() == []

    def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(self, city: City) -> None:
        site = city.site()
        for path in sorted(city.data.rglob("*.yaml")):
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
        assert city.site() == site


class TestWhatCannotBeRead:
    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        assert told(tmp_path / "data") == [("K106", "", {"file": "data"})]

    @pytest.mark.breaks("K101")
    @pytest.mark.parametrize(("encoding", "byte"), [("shift_jis", 3), ("euc_jp", 3), ("utf-16", 1)])
    def test_a_file_in_another_encoding(self, city: City, encoding: str, byte: int) -> None:
        city.put("mihon/basic-plan/pillars.yaml", "# 見本市の柱\npillars: []\n".encode(encoding))
        (found,) = city.problems()
        assert (found.rule, found.place.file, found.place.line) == ("K101", "mihon/basic-plan/pillars.yaml", 0)
        assert details(found) == {"byte": str(byte)}

    @pytest.mark.breaks("K102")
    def test_a_file_above_the_bound(self, city: City) -> None:
        city.put("mihon/basic-plan/measures/big.yaml", "#" * (SIZE_LIMIT + 1))
        assert told(city.data) == [
            ("K102", "mihon/basic-plan/measures/big.yaml", {"size": "2000001", "limit": "2000000"})
        ]
        assert city.put("mihon/basic-plan/measures/big.yaml", "#" * SIZE_LIMIT).codes() == ["K107"]

    @pytest.mark.breaks("K103")
    def test_a_link_out_of_the_folder(self, city: City, tmp_path: Path) -> None:
        secret = tmp_path / "secret.yaml"
        secret.write_text("measures: []\n")
        (city.data / "mihon/basic-plan/measures/secret.yaml").symlink_to(secret)
        assert told(city.data) == [
            ("K103", "mihon/basic-plan/measures/secret.yaml", {"file": "mihon/basic-plan/measures/secret.yaml"})
        ]

    def test_a_link_to_a_folder_even_within(self, city: City) -> None:
        (city.data / "mihon/again").symlink_to(city.data / "mihon")
        assert told(city.data) == [("K103", "mihon/again", {"file": "mihon/again"})]

    def test_a_link_within_the_folder_is_a_file(self, city: City) -> None:
        old = city.data / "mihon/old-plan/measures/all.yaml"
        old.rename(city.data / "mihon/old-plan/measures/survey.yaml")
        old.symlink_to("survey.yaml")
        files, problems = read_data(city.data)
        assert problems == []
        assert {file.content for file in files if "old-plan/measures" in file.file} == {old.read_bytes()}

    @pytest.mark.breaks("K104")
    def test_a_link_to_nothing_and_links_in_a_circle(self, city: City) -> None:
        (city.data / "mihon/gone.yaml").symlink_to("nowhere.yaml")
        (city.data / "mihon/one.yaml").symlink_to("two.yaml")
        (city.data / "mihon/two.yaml").symlink_to("one.yaml")
        assert told(city.data) == [
            ("K104", "mihon/gone.yaml", {"file": "mihon/gone.yaml", "cause": "指している先にファイルがありません"}),
            ("K104", "mihon/one.yaml", {"file": "mihon/one.yaml", "cause": "リンクが輪になっています"}),
            ("K104", "mihon/two.yaml", {"file": "mihon/two.yaml", "cause": "リンクが輪になっています"}),
        ]

    def test_what_is_no_plain_file(self, city: City) -> None:
        os.mkfifo(city.data / "mihon/pipe.yaml")
        with socket.socket(socket.AF_UNIX) as listening:
            here = Path.cwd()
            os.chdir(city.data)
            try:
                listening.bind("plug.yaml")
            finally:
                os.chdir(here)
            assert told(city.data) == [
                ("K104", "mihon/pipe.yaml", {"file": "mihon/pipe.yaml", "cause": "ふつうのファイルではありません"}),
                ("K104", "plug.yaml", {"file": "plug.yaml", "cause": "ふつうのファイルではありません"}),
            ]

    def test_what_the_system_refuses(self, city: City, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(path: str, _: int) -> int:
            raise PermissionError(13, "Permission denied", path)

        monkeypatch.setattr(os, "open", refuse)
        found = told(city.data)
        assert len(found) == 15
        assert found[-2] == ("K104", "site.yaml", {"file": "site.yaml", "cause": "権限がありません"})

    def test_a_folder_that_the_system_refuses(self, city: City, monkeypatch: pytest.MonkeyPatch) -> None:
        scandir = os.scandir

        def refuse(path: Path) -> "os._ScandirIterator[str]":
            if path.name == "mihon":
                raise OSError(116, "Stale file handle")
            return scandir(str(path))

        with monkeypatch.context() as changed:  # no longer than here: the test's own folder is walked when it is done
            changed.setattr(os, "scandir", lambda path: refuse(Path(path)))
            assert told(city.data) == [
                ("K104", "mihon", {"file": "mihon", "cause": "ほかのプログラムが中身を書き換えました"})
            ]
            assert city.codes() == ["K104"]

    def test_names_that_are_no_text(self, city: City) -> None:
        name = os.fsencode(city.data / "mihon") + b"/\x8c\xb1.yaml"
        with open(name, "wb") as file:  # noqa: PTH123 - a name that is no text
            file.write(b"a: b\n")
        (found,) = city.problems()
        assert (found.rule, found.place.file) == ("K105", "mihon/\ufffd\ufffd.yaml")
        assert "mihon/\ufffd\ufffd.yaml" in city.report().encode().decode()


class TestPlaces:
    @pytest.mark.parametrize(
        ("file", "hint"),
        [
            ("mihon/plan.yaml", "置ける場所は docs/data-format.md にあります。"),
            ("readme.md", "置ける場所は docs/data-format.md にあります。"),
            (
                "mihon/basic-plan/measures/a.yml",
                "拡張子を「.yaml」にしてください（mihon/basic-plan/measures/a.yaml）。",
            ),
            (
                "mihon/基本計画/plan.yaml",
                "フォルダーとファイルの名前には、半角の小文字・数字・ハイフンを使ってください。",
            ),
            (
                "Sakura/municipality.yaml",
                "フォルダーとファイルの名前には、半角の小文字・数字・ハイフンを使ってください。",
            ),
            ("mihon/basic-plan/more/plan.yaml", "置ける場所は docs/data-format.md にあります。"),
        ],
    )
    def test_where_no_file_is_read(self, city: City, file: str, hint: str) -> None:
        (found,) = city.put(file, "a: b\n").problems()
        assert (found.rule, found.place.file, details(found)) == ("K105", file, {"file": file, "hint": hint})

    @pytest.mark.parametrize(
        "file",
        ["measures/01.yaml", "measures/bureau/01-general.yaml", "results/2025/interim.yaml", "measures/総務.yaml"],
    )
    def test_measures_and_results_may_be_cut_into_files_and_folders(self, city: City, file: str) -> None:
        text = (
            "round: interim-2024\n" if file.startswith("results") else "measures:\n  - {id: other, title: 別の取組}\n"
        )
        assert city.put(f"mihon/basic-plan/{file}", text).codes() == []

    @pytest.mark.parametrize(
        "file", ["site.yaml", "mihon/municipality.yaml", "mihon/documents.yaml", "mihon/old-plan/plan.yaml"]
    )
    def test_files_that_must_be_there(self, city: City, file: str) -> None:
        found = city.remove(file).problems()
        assert ("K106", file, {"file": file}) in [(each.rule, each.place.file, details(each)) for each in found]
        assert {each.rule for each in found} == {"K106"}

    @pytest.mark.parametrize(
        "file", ["mihon/departments.yaml", "mihon/corrections.yaml", "mihon/basic-plan/pillars.yaml"]
    )
    def test_files_that_may_be_left_out(self, city: City, file: str) -> None:
        assert "K106" not in city.remove(file).codes()

    @pytest.mark.parametrize("text", ["", "\n", "# あとで書く\n", "---\n"])
    def test_files_without_content(self, city: City, text: str) -> None:
        (found,) = city.put("mihon/corrections.yaml", text).problems()
        assert (found.rule, found.place.file, found.place.line) == ("K107", "mihon/corrections.yaml", 0)


def test_text_is_read_as_utf_8() -> None:
    assert read_text(SourceFile("a", "見本市".encode(), "")) == "見本市"
    assert read_text(SourceFile("a", b"\xef\xbb\xbf" + "見本市".encode(), "")) == "見本市"


class TestWhatIsLeftBehind:
    @pytest.mark.long
    @pytest.mark.parametrize(
        "file",
        [
            "Thumbs.db",
            "mihon/THUMBS.DB",
            "mihon/Desktop.ini",
            "mihon/.DS_Store",
            "mihon/basic-plan/~$book.xlsx",
            "mihon/basic-plan/measures/hall.yaml~",
            "mihon/basic-plan/measures/hall.yaml.swp",
            "mihon/basic-plan/measures/#hall.yaml#",
            "mihon/basic-plan/measures/hall.yaml.bak",
            "mihon/basic-plan/measures/hall.yaml.BAK",
            "mihon/basic-plan/measures/hall.yaml.orig",
            "mihon/basic-plan/measures/4913",
            "mihon/basic-plan/measures/hall.pyc",
            "__MACOSX/mihon/plan.yaml",
            ".git/config",
        ],
    )
    def test_is_passed_over_by_readers_and_watchers_alike(self, city: City, file: str) -> None:
        before = city.site()
        assert city.put(file, b"\x00id: [").codes() == []
        assert city.site() == before
        assert not counts_as_input(file)
        assert not counts_as_input(Path(file))

    @pytest.mark.parametrize(
        "file", ["site.yaml", "mihon/basic-plan/measures/総務.yaml", "mihon/readme.md", "mihon/a.yml", "mihon/49130"]
    )
    def test_is_nothing_that_a_person_put_there(self, city: City, file: str) -> None:
        assert counts_as_input(file)
        assert file in {found.file for found in read_data(city.put(file, "a: b\n").data)[0]}

    def test_is_told_from_folders_of_the_same_name(self, city: City) -> None:
        for file in ("municipality.yaml", "documents.yaml"):
            city.put(f"4913/{file}", city.read(f"mihon/{file}"))
        assert "4913/municipality.yaml" in {found.file for found in read_data(city.data)[0]}
        assert counts_as_input("4913/municipality.yaml")


class TestNames:
    @pytest.mark.parametrize(
        "name",
        [
            *("con", "CON", "Aux", "nul", "prn", "com1", "lpt9", "com¹", "con.yaml", "nul.tar.gz", "CONIN$"),
            *("end.", "end ", "a:b", "what?", 'say"', "a|b", "a*", "<a>", "back\\slash", "line\nfeed"),
        ],
    )
    def test_that_windows_cannot_store(self, name: str) -> None:
        assert not fits_windows(name)

    @pytest.mark.parametrize(
        "name", ["console", "aux1", "com", "com10", "nul-plan.yaml", "総務.yaml", ".config", "a b"]
    )
    def test_that_windows_can_store(self, name: str) -> None:
        assert fits_windows(name)

    @pytest.mark.breaks("K110")
    @pytest.mark.parametrize(
        ("file", "named"),
        [
            ("mihon/basic-plan/measures/con.yaml", "mihon/basic-plan/measures/con.yaml"),
            ("mihon/basic-plan/measures/AUX.yaml", "mihon/basic-plan/measures/AUX.yaml"),
            ("mihon/basic-plan/measures/end./a.yaml", "mihon/basic-plan/measures/end."),
            ("mihon/basic-plan/measures/a:b.yaml", "mihon/basic-plan/measures/a:b.yaml"),
        ],
    )
    def test_of_files_and_folders_that_windows_cannot_store_are_told(self, city: City, file: str, named: str) -> None:
        city.put(file, "measures:\n  - {id: other, title: 別の取組}\n")
        (found,) = city.problems()
        assert (found.rule, found.place.file) == ("K110", named)

    @pytest.mark.parametrize("id_", ["con", "prn", "aux", "nul", "com1", "lpt9"])
    @pytest.mark.parametrize("folder", ["{}/municipality.yaml", "mihon/{}/plan.yaml"])
    def test_of_cities_and_plans_are_told_in_the_same_way(self, city: City, id_: str, folder: str) -> None:
        file = folder.format(id_)
        city.put(file, city.read("mihon/municipality.yaml" if "municipality" in file else "mihon/old-plan/plan.yaml"))
        assert ("K110", file.rpartition("/")[0]) in [(each.rule, each.place.file) for each in city.problems()]

    @pytest.mark.parametrize("id_", ["con", "prn", "aux", "nul", "com1", "lpt9"])
    def test_as_ids_are_told_at_their_line(self, city: City, id_: str) -> None:
        city.put("mihon/old-plan/measures/water.yaml", f"measures:\n  - id: {id_}\n    title: 用水路の清掃\n")
        (found,) = city.problems()
        assert (found.rule, found.place.line, details(found)) == (
            "K407",
            2,
            {"id": id_, "cause": "は、Windows が機器の名前として使う言葉です"},
        )

    @pytest.mark.breaks("K109")
    def test_that_differ_by_case_alone_are_told(self, city: City) -> None:
        city.put("mihon/basic-plan/measures/Green.yaml", "measures:\n  - {id: other, title: 別の取組}\n")
        (found,) = city.problems()
        assert (found.rule, found.place.file) == ("K109", "mihon/basic-plan/measures/green.yaml")
        assert details(found)["other"] == "mihon/basic-plan/measures/Green.yaml"

    def test_that_differ_by_how_their_signs_are_put_together_are_told(self, city: City) -> None:
        for number, name in enumerate(("が", "か\u3099")):
            text = f"measures:\n  - {{id: other-{number}, title: 別の取組{number}}}\n"
            city.put(f"mihon/basic-plan/measures/{name}.yaml", text)
        assert city.codes() == ["K109"]

    def test_that_are_no_text_are_not_read_wherever_they_stand(self, city: City) -> None:
        for sign in (b"\x8c", b"\xb1"):  # shown alike, they would be one file
            with open(os.fsencode(city.data / "mihon/basic-plan/measures") + b"/" + sign + b".yaml", "wb") as file:  # noqa: PTH123
                file.write(b"measures:\n  - {id: other, title: x}\n")
        assert city.codes() == ["K105"]
        assert "UTF-8" in city.report()


class TestFolders:
    @pytest.mark.breaks("K108")
    def test_that_lie_too_deep_are_told_and_not_entered(self, city: City) -> None:
        city.put("mihon/basic-plan/measures/" + "a/" * 13 + "other.yaml", "measures:\n  - {id: other, title: 別}\n")
        assert city.codes() == []
        city.put("mihon/basic-plan/measures/" + "b/" * 14 + "more.yaml", "measures:\n  - {id: more, title: 別}\n")
        (found,) = city.problems()
        assert (found.rule, found.place.file) == ("K108", "mihon/basic-plan/measures/" + "/".join("b" * 14))

    @pytest.mark.long
    def test_without_end_end(self, city: City) -> None:
        here = Path.cwd()
        os.chdir(city.data / "mihon")
        try:
            for _ in range(3000):  # deeper than any path can be written, and than Python calls itself
                os.mkdir("d")  # noqa: PTH102
                os.chdir("d")
        finally:
            os.chdir(here)
        try:
            assert city.codes() == ["K108"]
        finally:
            subprocess.run(["rm", "-r", str(city.data / "mihon/d")], check=True)

    def test_and_files_that_vanish_on_the_way_were_never_there(
        self, city: City, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        city.put("mihon/basic-plan/measures/gone.yaml", "a: b\n").put(
            "mihon/basic-plan/measures/more/gone.yaml", "a: b\n"
        )
        scandir, opened = os.scandir, os.open

        def list_folder(path: str) -> "os._ScandirIterator[str]":
            if path.endswith("more"):
                shutil.rmtree(path, ignore_errors=True)
            return scandir(path)

        def open_file(path: str, flags: int) -> int:
            if path.endswith("gone.yaml"):
                Path(path).unlink(missing_ok=True)
            return opened(path, flags)

        monkeypatch.setattr(os, "scandir", list_folder)
        monkeypatch.setattr(os, "open", open_file)
        assert city.codes() == []

    def test_and_files_that_may_not_be_read_are_told_each(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)
            data = City(Path(folder)).data
            (data / "site.yaml").chmod(0)
            (data / "mihon/old-plan").chmod(0)
            root = os.geteuid() == 0
            try:
                if root:
                    os.seteuid(65534)
                found = told(data)
            finally:
                if root:
                    os.seteuid(0)
                (data / "mihon/old-plan").chmod(0o700)
        assert [(rule, file) for rule, file, _ in found] == [("K104", "mihon/old-plan"), ("K104", "site.yaml")]
        assert {filled["cause"] for _, _, filled in found} == {"権限がありません"}

    def test_a_pipe_that_took_the_place_of_a_file_holds_nothing_up(
        self, city: City, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened = os.open

        def open_file(path: str, flags: int) -> int:
            if path.endswith("site.yaml"):
                Path(path).unlink()
                os.mkfifo(path)
            return opened(path, flags)

        monkeypatch.setattr(os, "open", open_file)
        assert told(city.data) == [
            ("K104", "site.yaml", {"file": "site.yaml", "cause": "ふつうのファイルではありません"})
        ]

    def test_a_file_that_grows_while_it_is_read_has_its_bound(
        self, city: City, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "read", lambda _, length: b"#" * length)
        found = told(city.data)
        assert {rule for rule, _, _ in found} == {"K102"}
        assert len(found) == 15

    def test_a_device_is_not_opened(self, city: City) -> None:
        (city.data / "mihon/zero.yaml").symlink_to("/dev/zero")
        assert [(rule, file) for rule, file, _ in told(city.data)] == [("K103", "mihon/zero.yaml")]
        found = read_input(InputFile("zero", "/dev/zero"), 100)
        assert isinstance(found, InputFault)
        assert found.cause == "ふつうのファイルではありません"
