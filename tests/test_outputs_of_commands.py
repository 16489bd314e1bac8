"""Where a command may write what it was asked for (`--out`), and how `kokai diff` and `kokai read` take what is no such thing as they want."""

import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.changes import Snapshot
from generator.changes.records import render_snapshot
from generator.cli import main
from releases import state_of
from sample import City

pytestmark = [pytest.mark.long, pytest.mark.skipif(os.name == "nt", reason="pipes, devices and names of other systems")]

DRAFTED = "施策1 街灯の取替え\n街灯を新しくする。\n"


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> City:
    """A city, with a record to compare it with, where the command is given."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "before.json").write_bytes(render_snapshot(Snapshot()))
    (tmp_path / "paper.txt").write_text(DRAFTED, encoding="utf-8")
    return City(tmp_path)


def ask(out: str, command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What is told where a command is to write there; it must refuse."""
    asked = {
        "diff": ["diff", "before.json", "--format", "html"],
        "remind": ["remind"],
        "read": ["read", "paper.txt"],
    }[command]
    assert main([*asked, "--out", out]) == 2
    told = capsys.readouterr()
    assert "できあがり" not in told.out
    return told.err


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("command", ["diff", "remind", "read"])
class TestOut:
    def test_is_no_link(self, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "own.txt").write_text("own", encoding="utf-8")
        (tmp_path / "link").symlink_to("own.txt")
        assert "「link」に書き込めません（リンクです。" in ask("link", command, capsys)
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "own.txt").read_text(encoding="utf-8") == "own"

    def test_is_no_pipe(self, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        os.mkfifo(tmp_path / "pipe")
        assert "「pipe」に書き込めません（名前付きパイプです）" in ask("pipe", command, capsys)
        assert (tmp_path / "pipe").is_fifo()

    def test_is_no_device(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert "（装置です）" in ask("/dev/full", command, capsys)
        assert Path("/dev/full").is_char_device()

    @pytest.mark.parametrize("place", ["data/x.txt", "data/mihon/x.txt", "other/data/x.txt"])
    def test_is_not_among_data(
        self, place: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        City(tmp_path / "other")
        told = ask(place, command, capsys)
        assert "K907" in told
        assert "データ" in told
        assert not (tmp_path / place).exists()

    @pytest.mark.parametrize("place", ["content/x", "content/about/x", "overrides/x", "other/content/x"])
    def test_is_not_among_what_is_published(
        self, place: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        City(tmp_path / "other")
        (tmp_path / "other/content").mkdir()
        told = ask(place, command, capsys)
        assert "K907" in told
        assert ("ページの枠" if "overrides" in place else "手書きのページ") in told
        assert not (tmp_path / place).exists()

    def test_has_a_name_that_is_text(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert "K908" in ask(os.fsdecode(b"\xff"), command, capsys)


@pytest.mark.usefixtures("city")
def test_a_file_of_another_time_is_renewed(tmp_path: Path) -> None:
    for _ in range(2):
        assert main(["diff", "before.json", "--format", "html", "--out", "henko.html"]) == 0
    assert (tmp_path / "henko.html").read_bytes().startswith(b"<!DOCTYPE html>")


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("asked", [["before.json"], ["data", "before.json"], ["--read", "before.json"]])
def test_what_is_read_is_not_replaced(asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if "--read" in asked:
        (tmp_path / "before.json").write_text(f"{HEAD}[]}}", encoding="utf-8")
    before = (tmp_path / "before.json").read_bytes()
    assert main(["diff", *asked, "--out", "before.json"]) == 2
    assert "K907" in capsys.readouterr().err
    assert (tmp_path / "before.json").read_bytes() == before


@pytest.mark.usefixtures("city")
def test_a_document_whose_name_is_no_text_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"\xe8\xa8.txt")
    (tmp_path / name).write_text(DRAFTED, encoding="utf-8")
    assert main(["read", name]) == 2
    told = capsys.readouterr().err
    assert "K908" in told
    assert "名前が UTF-8 ではありません" in told
    assert not [*tmp_path.glob("draft-*")]


UNREADABLE = {
    "nothing": "「nothing」を読み取れません（この名前のファイルやフォルダーはありません。",
    "empty": "「empty」を読み取れません（データのフォルダーではありません。",
    "half": "half/data/site.yaml  [誤り K106]",
    "broken": "broken/data/mihon/municipality.yaml:",
}
"""Folders, and what is told of them."""


class TestWhatIsCompared:
    @pytest.mark.parametrize("which", ["before", "after"])
    @pytest.mark.parametrize("folder", UNREADABLE)
    def test_is_named_where_it_cannot_be_read(
        self, folder: str, which: str, city: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "empty").mkdir()
        (tmp_path / "half/data").mkdir(parents=True)
        City(tmp_path / "broken").add("mihon/municipality.yaml", "colour: red\n")
        asked = [folder, str(city.data)] if which == "before" else [str(city.data), folder]
        assert main(["diff", *asked]) == 1
        said = capsys.readouterr().err
        assert UNREADABLE[folder] in said
        assert not any(line.startswith("data/") for line in said.splitlines())

    @pytest.mark.usefixtures("city")
    def test_is_the_folder_of_data_where_that_is_missing(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["diff", "before.json", "--data", "nowhere"]) == 1
        assert "nowhere」を読み取れません（このフォルダーがありません）" in capsys.readouterr().err

    @pytest.mark.usefixtures("city")
    @pytest.mark.parametrize("named", [os.fsdecode(b"\xff"), "/dev/null", "a\0b", "x" * 300])
    def test_is_nothing_else(self, named: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["diff", named]) in {1, 2}
        said = capsys.readouterr().err
        assert "K553" in said or "K908" in said


HEAD = '{"format":"kokai-changes-1","since":"a","tag":"b","date":"","changes":'
DIFFERENCE = (
    '{"kind":"reassigned","section":"holders","key":%s,"title":"題","address":"x","fields":[["position","a","b"]]}'
)
HOSTILE: Mapping[str, str | bytes] = {
    "brackets without end": "[" * 100_000,
    "brackets within each other": HEAD + "[" * 60_000 + "]" * 60_000 + "}",
    "deep where nobody looks": HEAD + '[],"more":' + '{"a":' * 50_000 + "1" + "}" * 50_000 + "}",
    "a number without end": HEAD + '[],"more":' + "9" * 100_000 + "}",
    "a number beyond all": HEAD + '[],"more":1e999999}',
    "no number": HEAD + '[],"more":NaN}',
    "half a letter": HEAD + '[],"more":"\\ud800"}',
    "a number for a text": HEAD + f"[{DIFFERENCE % 7}]}}",
    "pages of no kind": HEAD + '[],"effects":{"pages":[{"address":"a","title":"b","what":"other"}]}}',
    "a note of no kind": HEAD + '[],"effects":{"notes":["other"]}}',
    "effects that are none": HEAD + '[],"effects":7}',
    "other codes": (HEAD + "[]}").encode("utf-16"),
    "half a sign": (HEAD + "[]}").encode().replace(b'"a"', b'"\xe3\x81"'),
}


def test_a_record_at_the_address_of_a_hand_written_page_is_compared_all_the_same(
    city: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content/mihon").mkdir()
    (tmp_path / "content/mihon/index.md").write_text("---\ntitle: 町\n---\n\n# 町\n", encoding="utf-8")
    other = City(tmp_path / "other").change("site.yaml", "name: 見本市の計画と実績", "name: 見本の計画")
    assert main(["diff", str(other.data), str(city.data)]) == 0
    assert "内容が変わるページ" in capsys.readouterr().out


class TestHostileRecords:
    @pytest.mark.usefixtures("city")
    def test_that_would_never_end_are_not_opened(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        os.mkfifo(tmp_path / "told.fifo")
        assert main(["diff", "--read", "told.fifo"]) == 1
        told = capsys.readouterr().err
        assert "told.fifo  [誤り K553]" in told
        assert "ふつうのファイルではありません" in told

    @pytest.mark.usefixtures("city")
    @pytest.mark.parametrize("form", ["text", "json"])
    @pytest.mark.parametrize("name", HOSTILE)
    def test_are_told_as_what_cannot_be_read(
        self, name: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        content = HOSTILE[name]
        (tmp_path / "told.json").write_bytes(content if isinstance(content, bytes) else content.encode())
        assert main(["diff", "--read", "told.json", "--format", form]) == 1
        told = capsys.readouterr()
        assert "told.json  [誤り K553]" in told.err
        assert not told.out

    @pytest.mark.usefixtures("city")
    @pytest.mark.parametrize("form", ["text", "html", "atom", "markdown", "json"])
    def test_may_name_keys_of_nothing(self, form: str, tmp_path: Path) -> None:
        told = ",".join(DIFFERENCE % key for key in ('""', '"alone"'))
        text = f"{HEAD}[{told}]}}"
        (tmp_path / "told.json").write_text(text, encoding="utf-8")
        assert main(["diff", "--read", "told.json", "--format", form]) == 0

    @pytest.mark.usefixtures("city")
    @pytest.mark.parametrize("form", ["text", "html", "atom", "markdown"])
    def test_move_no_cursor(self, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        told = DIFFERENCE.replace("題", "\\u001b[2J\\u202e\\u0000") % '"a/b"'
        text = f"{HEAD}[{told}]}}"
        (tmp_path / "told.json").write_text(text, encoding="utf-8")
        assert main(["diff", "--read", "told.json", "--format", form]) == 0
        told = capsys.readouterr().out
        assert "[2J" in told or form == "atom"  # only its weightiest are told there
        assert not set("\x1b\u202e\0") & set(told)

    @pytest.mark.usefixtures("city")
    def test_are_not_read_beyond_a_bound(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        with (tmp_path / "told.json").open("wb") as file:
            file.truncate(100_000_000)
        assert main(["diff", "--read", "told.json"]) == 1
        assert "大きすぎます" in capsys.readouterr().err

    def test_are_archives_that_are_spoilt(self, city: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        with zipfile.ZipFile(tmp_path / "kokai.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("figures.json", render_snapshot(state_of(city)))
        whole = (tmp_path / "kokai.zip").read_bytes()
        for place in range(30, len(whole), len(whole) // 40):
            (tmp_path / "kokai.zip").write_bytes(whole[:place] + b"\xff\0\xff" + whole[place + 3 :])
            assert main(["diff", "kokai.zip"]) in {0, 1}
            assert "K901" not in capsys.readouterr().err
