"""The command line as somebody types it: what is said, and with which code it leaves."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from built import with_chrome
from generator import build
from generator.__main__ import main as start
from generator.build import Order
from generator.cli import main
from generator.progress import Progress

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture
def city(tmp_path: Path) -> list[str]:
    shutil.copytree(PROJECT / "tests" / "sample_city" / "data", tmp_path / "data")
    return ["--project", str(PROJECT), "--data", str(tmp_path / "data"), "--work", str(tmp_path / "work"), "--quiet"]


@pytest.mark.long
def test_a_sound_build_leaves_with_0_and_sums_up(
    tmp_path: Path, city: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", *city, "--out", str(tmp_path / "site"), "--no-search"]) == 0
    told = capsys.readouterr().err
    assert "施策 5" in told
    assert "誤り 0 件、注意 0 件" in told
    assert "できあがり" in told
    assert "リンクを確かめる" in told


def test_problems_in_the_data_leave_with_1_and_are_told_with_place_and_mend(
    tmp_path: Path, city: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data" / "mihon" / "municipality.yaml").write_text("name：見本市\n", encoding="utf-8")
    assert main(["check", *city]) == 1
    told = capsys.readouterr().err
    assert "mihon/municipality.yaml:1:5" in told
    assert "K204" in told
    assert "直し方" in told
    assert "Traceback" not in told


def test_problems_come_as_json_and_as_annotations(
    tmp_path: Path, city: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data" / "mihon" / "municipality.yaml").write_text("name：見本市\n", encoding="utf-8")
    assert main(["check", *city, "--format", "json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["code"], row["line"], row["column"]) == ("K204", 1, 5)
    assert main(["check", *city, "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=")


def test_checking_against_sources_tells_of_missing_documents(
    tmp_path: Path, city: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sources").mkdir()
    assert main(["check", *city, "--sources", str(tmp_path / "sources")]) == 1
    assert "K602" in capsys.readouterr().err


@pytest.mark.long
def test_a_broken_source_is_told_beside_all_else_that_is_found(
    tmp_path: Path, city: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    documents = tmp_path / "data" / "mihon" / "documents.yaml"
    documents.write_text(documents.read_text("utf-8").replace("report-2024.txt", "report-2024.pdf"), encoding="utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "basic-plan.txt").write_text("公園", encoding="utf-8")
    (tmp_path / "sources" / "report-2024.pdf").write_bytes(b"%PDF-1.7\n" + b"[" * 100_000)
    assert main(["check", *city, "--sources", str(tmp_path / "sources")]) == 1
    told = capsys.readouterr().err
    assert "K603" in told
    assert "report-2024.pdf" in told
    assert "K601" in told
    assert "K901" not in told


def test_a_fault_of_the_program_leaves_with_2_and_without_a_traceback(
    tmp_path: Path, city: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_order: Order, _progress: Progress) -> None:
        raise ZeroDivisionError("an unforeseen fault")

    monkeypatch.setattr(build, "build_site", broken)
    assert main(["build", *city]) == 2
    told = capsys.readouterr()
    assert "K901" in told.err
    assert "Traceback" not in told.err + told.out
    assert "ZeroDivisionError" in (tmp_path / "work" / "fault.txt").read_text(encoding="utf-8")


@pytest.mark.long
def test_a_folder_that_is_not_ours_is_left_alone(
    tmp_path: Path, city: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "diary.txt").write_text("mine", encoding="utf-8")
    assert main(["build", *city, "--out", str(tmp_path / "site")]) == 2
    assert "K903" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["diary.txt"]


@pytest.mark.long
def test_pages_that_mkdocs_cannot_build_are_told(
    tmp_path: Path, city: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "project"
    for name in ("content", "overrides"):
        shutil.copytree(PROJECT / name, project / name)
    shutil.copy(PROJECT / "mkdocs.yml", project)
    with (project / "content" / "about.md").open("a", encoding="utf-8") as page:
        page.write("\n[無い](nowhere.md)\n")
    asked = ["build", "--project", str(project), *city[2:], "--out", str(tmp_path / "site")]
    assert main(asked) == 1
    told = capsys.readouterr().err
    assert "K704" in told
    assert "nowhere.md" in told
    assert not (tmp_path / "site").exists()


def test_a_missing_part_of_the_environment_is_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "generator.cli", None)
    assert start() == 2
    assert "make site" in capsys.readouterr().err


@pytest.mark.breaks("K908")
@pytest.mark.parametrize("option", ["--out", "--work", "--data", "--project"])
def test_a_path_that_leads_round_is_told(option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert main(["build", "--quiet", option, str(tmp_path / "a" / "site")]) == 2
    told = capsys.readouterr().err
    assert "K908" in told
    assert "リンクが輪になっています" in told


@pytest.mark.parametrize("words", [["upgrade", "--data"], ["doctor", "--project"], ["doctor", "--data"]])
def test_a_path_that_leads_round_is_told_where_no_site_is_built(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a").symlink_to("a")
    assert main([*words, str(tmp_path / "a")]) == 2
    assert "リンクが輪になっています" in capsys.readouterr().err


def test_help_is_japanese(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["--help"], ["build", "--help"], ["check", "--help"], ["serve", "--help"], ["explain", "--help"]):
        assert main(asked) == 0
        told = capsys.readouterr().out
        assert told.startswith("使い方: ")
        for english in ("usage", "options", "positional", "show this help"):
            assert english not in told


@pytest.mark.parametrize("asked", [["bild"], ["build", "--nope"], [], ["serve", "--port", "x"], ["explain"]])
def test_a_wrong_call_leaves_with_2_and_says_so_in_japanese(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(asked) == 2
    assert "使い方が違います" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "told", "command"),
    [
        ("bild", "「bild」というコマンドはありません。「build」ではありませんか", "kokai"),
        ("new sight", "「sight」というコマンドはありません。「site」ではありませんか", "kokai new"),
        ("sheet plan sideways", "「sideways」というコマンドはありません", "kokai sheet plan"),
        ("new site x --citty 1", "知らない引数です（--citty 1）。「--city」ではありませんか", "kokai new site"),
        ("build --no-serach", "知らない引数です（--no-serach）。「--no-search」ではありませんか", "kokai build"),
        ("explain K303 K304", "知らない引数です（K304）", "kokai explain"),
        ("check --format xml", "「xml」は使えません。text、json、github のどれかを書いてください", "kokai check"),
        ("diff --read", "--read のあとに、値がありません", "kokai diff"),
        ("build --only", "--only のあとに、値がありません", "kokai build"),
        ("build --quiet=1", "--quiet に、値は付けられません", "kokai build"),
        ("serve --port あ", "「あ」は使えません。番号を半角の数字で書いてください（例: --port 8001）", "kokai serve"),
        ("build --wait nan", "秒数を 0 から 86400 までの数で書いてください", "kokai build"),
        ("build --workers 0", "1 から 256 までの数で書いてください", "kokai build"),
        (
            "release v1 --date 令和8年",
            "日付を、西暦の年-月-日で書いてください（例: --date 2026-11-27）",
            "kokai release",
        ),
        ("release", "引数が足りません（版の名前）", "kokai release"),
    ],
)
def test_a_wrong_call_is_told_with_what_to_write_and_whose_help_says_more(
    asked: str, told: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(asked.split()) == 2
    complaint, mend = capsys.readouterr().err.splitlines()
    assert told in complaint
    assert mend == f"「{command} --help」で使い方を見られます。"


def test_a_rule_is_explained_by_its_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "ｋ３０３"]) == 0  # as it is typed with Japanese letters on
    in_wide_letters = capsys.readouterr().out
    assert main(["explain", "k303"]) == 0
    assert "空欄" in in_wide_letters
    assert capsys.readouterr().out == in_wide_letters
    assert main(["explain", "K999"]) == 2
    assert "番号はありません" in capsys.readouterr().err


def test_the_schemas_for_editors_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "形"
    assert main(["schema", str(folder)]) == 0
    assert str(folder) in capsys.readouterr().out
    settings = json.loads((folder / "vscode-settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert settings[str(folder / "measures.schema.json")] == "data/*/*/measures/**/*.yaml"
    assert settings[str(folder / "documents.schema.json")] == "data/*/documents.yaml"
    assert {Path(path).name for path in settings} | {"vscode-settings.json"} == {each.name for each in folder.iterdir()}


def test_schemas_that_cannot_be_written_are_told_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["schema", str(tmp_path / "file" / "schema")]) == 2
    said = capsys.readouterr().err
    assert "[誤り K902]" in said
    assert "Traceback" not in said


class TestOutputThatNobodyTakes:
    """A stream that is missing, full or closed changes no exit code, and no traceback is shown."""

    BUILD = "build --no-search --no-images"
    WAYS = (
        ">&-",
        "2>&-",
        ">&- 2>&-",
        "</dev/null >/dev/full",
        "2>/dev/full",
        ">/dev/full 2>&1",
        "<&- >&- 2>&-",
        "| true",
    )

    @pytest.mark.long
    @pytest.mark.parametrize("way", WAYS)
    @pytest.mark.parametrize(
        ("command", "code"),
        [
            ("build", 0),
            ("build --format json", 0),
            ("broken --format json", 1),
            ("explain K101", 0),
            ("--help", 0),
            ("nonsense", 2),
        ],
    )
    def test_is_let_go(self, tmp_path: Path, command: str, code: int, way: str) -> None:
        name, _, options = command.partition(" ")
        data = tmp_path / "data"
        shutil.copytree(PROJECT / "tests" / "sample_city" / "data", data)
        if name == "broken":
            (data / "mihon" / "municipality.yaml").write_text("name：見本市\n", encoding="utf-8")
        if name in {"build", "broken"}:
            work = with_chrome(tmp_path / "work")
            command = f"{self.BUILD} {options} --data {data} --work {work} --out {tmp_path / 'site'}"
        said = tmp_path / "said"
        line = f"( exec {sys.executable} -m generator {command}; ) {way}"
        shell = f"set -o pipefail; exec 2>{said}; {line}"
        run = subprocess.run(["bash", "-c", shell], cwd=PROJECT, check=False, stdout=subprocess.DEVNULL)
        told = said.read_text(encoding="utf-8")
        assert run.returncode == code, told
        assert "Traceback" not in told
        assert "K901" not in told
        assert not (tmp_path / "work" / "fault.txt").exists()
        assert (tmp_path / "site").exists() == (name == "build")

    @pytest.mark.long
    def test_is_not_written_into_a_file_that_got_its_number(self, tmp_path: Path) -> None:
        work = with_chrome(tmp_path / "work")
        data = PROJECT / "tests" / "sample_city" / "data"
        command = f"{sys.executable} -m generator {self.BUILD} --data {data} --work {work} --out {tmp_path / 'site'}"
        for way in ("", "<&- >&- 2>&-"):
            subprocess.run(["bash", "-c", f"{command} {way}"], cwd=PROJECT, check=True, capture_output=True)
        for file in (path for path in (tmp_path / "site").rglob("*.html")):
            assert "できあがり" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("option", ["--data", "--work", "--out", "--project", "--sources"])
def test_a_path_that_is_no_text_is_told(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], city: list[str]
) -> None:
    path = os.fsdecode(bytes(tmp_path) + b"/x\xff")
    command = "build" if option == "--out" else "check"
    assert main([command, *city, option, path]) == 2
    told = capsys.readouterr().err
    assert "K908" in told
    assert "名前が UTF-8 ではありません" in told
    assert "K901" not in told


@pytest.mark.long
def test_the_usual_folders_may_be_links(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "tests" / "sample_city" / "data", tmp_path / "data")
    project = tmp_path / "project"
    project.mkdir()
    for name in ("content", "overrides"):
        shutil.copytree(PROJECT / name, project / name)
    shutil.copy(PROJECT / "mkdocs.yml", project)
    for name, target in (("site", "www"), (".kokai", "kept"), ("data", "data")):
        (tmp_path / target).mkdir(exist_ok=True)
        (project / name).symlink_to(tmp_path / target)
    with_chrome(tmp_path / "kept")
    for _ in range(2):
        assert main(["build", "--project", str(project), "--no-search", "--no-images", "--quiet"]) == 0
    assert (project / "site").is_symlink()
    assert (tmp_path / "www" / "index.html").is_file()


@pytest.mark.long
def test_what_somebody_put_into_the_site_is_named(
    tmp_path: Path, city: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["build", *city, "--out", str(tmp_path / "site"), "--no-search", "--no-images"]
    assert main(arguments) == 0
    (tmp_path / "site" / "google123.html").write_text("x", encoding="utf-8")
    (tmp_path / "site" / "a\x1b[31m\n[誤り K999]").write_text("x", encoding="utf-8")
    capsys.readouterr()
    assert main(arguments) == 0
    told = capsys.readouterr().err
    assert "google123.html は、新しいサイトに入れていません" in told
    assert "今は .site.spare/ にあり" in told
    assert "\x1b" not in told
    assert "\n[誤り" not in told


@pytest.mark.parametrize("kind", ["file", "pipe"])
def test_data_that_is_no_folder_is_told_as_that(
    tmp_path: Path, city: list[str], capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    shutil.rmtree(tmp_path / "data")
    (tmp_path / "data").touch() if kind == "file" else os.mkfifo(tmp_path / "data")
    assert main(["check", *city]) == 1
    told = capsys.readouterr().err
    assert "K104" in told
    assert "フォルダーではありません" in told
