"""`kokai upgrade`: data of an earlier format become data of the present one, and not a byte changes beside that."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from built import with_chrome
from generator.cli import main
from generator.load.data_format import FIRST_FORMAT, PRESENT_FORMAT, written_format
from generator.load.read import read_data
from generator.system import together
from generator.upgrading import STEPS, ChangedMeanwhileError, plan_upgrade, write_upgrade
from generator.upgrading.respelling import (
    Dropped,
    LeftToPeople,
    NotAsMeantError,
    Respelled,
    Rewritten,
    YamlEntry,
    put_first,
    respell,
)
from sample import SAMPLE, City

GREEN = "mihon/basic-plan/measures/green.yaml"
RESULTS = "mihon/basic-plan/results/2024.yaml"
NOW, ONCE = "state: 速報", "provisional: true"
KILLED_AT_A_STEP: Final = """
import os, signal, sys
left, data = int(sys.argv[1]), sys.argv[2]
armed = False

def hear(event, given):
    global left
    written = event == "open" and isinstance(given[1], str) and set(given[1]) & set("wax+")
    if armed and data in str(given[:1]) and (written or event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir")):
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(hear)
from pathlib import Path
from generator.upgrading import plan_upgrade, write_upgrade
planned = plan_upgrade(Path(data))
armed = True
write_upgrade(planned)
"""


@pytest.fixture
def old(tmp_path: Path) -> City:
    """The sample city as it was written in the first format: no number, and the marks of that time."""
    city = City(tmp_path).change("site.yaml", f"format: {PRESENT_FORMAT}\n", "").change(RESULTS, NOW, ONCE)
    return city.add("site.yaml", "languages: [ja] # 言語\n")


def texts(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def upgrade(city: City, *more: str) -> int:
    return main(["upgrade", "--data", str(city.data), *more])


class TestTheNumberOfTheFormat:
    def test_is_not_missed_in_data_that_were_written_before_there_was_one(self, tmp_path: Path) -> None:
        assert City(tmp_path).change("site.yaml", f"format: {PRESENT_FORMAT}\n", "").codes() == []

    def test_of_the_present_format_is_told_nothing_of(self, tmp_path: Path) -> None:
        assert f"format: {PRESENT_FORMAT}\n" in City(tmp_path).read("site.yaml")
        assert City(tmp_path / "again").codes() == []

    @pytest.mark.parametrize("number", ["0", "-1", "1.0", "二", "２", "[1]", '""', "99999"])
    def test_that_is_none_is_refused(self, tmp_path: Path, number: str) -> None:
        city = City(tmp_path).change("site.yaml", f"format: {PRESENT_FORMAT}", f"format: {number}")
        assert city.codes()
        assert not {"K111", "K112"} & set(city.codes())
        assert upgrade(city, "--write") == 1

    def test_that_is_newer_is_the_one_thing_that_is_told(self, tmp_path: Path) -> None:
        city = City(tmp_path).change("site.yaml", f"format: {PRESENT_FORMAT}", f"format: {PRESENT_FORMAT + 1}")
        city.change("site.yaml", "name: 見本市の計画と実績", "title: 見本市の計画と実績").put(
            "mihon/new.yaml", "a: b\n"
        )
        assert city.codes() == ["K111"]
        assert "新しい Kokai を入れてください" in city.report()

    def test_that_is_older_names_what_brings_the_data_forward(self, tmp_path: Path) -> None:
        city = City(tmp_path).change("site.yaml", f"format: {PRESENT_FORMAT}", "format: 1")
        assert city.codes() == ["K112"]
        assert "kokai upgrade" in city.report()
        assert upgrade(city, "--write") == 0
        assert texts(city.data) == texts(SAMPLE)


class TestAMarkOfEarlierDays:
    def test_means_what_it_meant_and_is_pointed_out(self, tmp_path: Path) -> None:
        now = City(tmp_path / "now").basic_plan()
        city = City(tmp_path / "once").change(RESULTS, NOW, ONCE)
        assert city.codes() == ["K318"]
        assert "今は「state: 速報」か「state: 確定」と書きます" in city.report()
        upgrade(city, "--write")
        assert city.basic_plan() == now

    def test_is_put_right_in_data_of_the_present_format_too(self, tmp_path: Path) -> None:
        city = City(tmp_path).change(RESULTS, NOW, ONCE)
        assert upgrade(city, "--write") == 0
        assert texts(city.data) == texts(SAMPLE)


class TestAnUpgrade:
    def test_shows_each_line_and_writes_nothing_unless_it_is_told_to(
        self, old: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = texts(old.data)
        assert upgrade(old) == 0
        told = capsys.readouterr().out
        line = old.read(RESULTS)[: old.read(RESULTS).index(ONCE)].count("\n") + 1
        assert f"{RESULTS}:{line}  「{ONCE}」→「{NOW}」" in told
        assert "「languages: [ja] # 言語」を消す" in told
        assert f"「format: {PRESENT_FORMAT}」を書き足す" in told
        assert "2 個のファイルの 3 か所を書き直すには --write を付けてください" in told
        assert texts(old.data) == before

    def test_gives_what_is_written_today_and_leaves_every_other_byte(self, old: City) -> None:
        assert upgrade(old, "--write") == 0
        assert texts(old.data) == texts(SAMPLE)

    def test_has_nothing_to_do_the_second_time(self, old: City, capsys: pytest.CaptureFixture[str]) -> None:
        upgrade(old, "--write")
        before = texts(old.data)
        capsys.readouterr()
        assert upgrade(old, "--write") == 0
        assert "書き直すところはありません" in capsys.readouterr().out
        assert texts(old.data) == before

    def test_asks_what_only_a_person_can_decide_and_leaves_it(
        self, old: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        old.change(RESULTS, ONCE, f"{ONCE}, {NOW}")
        assert upgrade(old, "--write") == 1
        told = capsys.readouterr()
        assert "人が決めること:" in told.out
        assert "原典を確かめ、「state」だけを残してください" in told.out
        assert "K313" in told.err  # the error that was there before
        assert f"{ONCE}, {NOW}" in old.read(RESULTS)

    @pytest.mark.parametrize("broken", ["measures:\n\t- a\n", "a: 1\na: 2\n", b"\xff\xfe"])
    def test_touches_nothing_where_a_file_cannot_be_read(
        self, old: City, broken: str | bytes, capsys: pytest.CaptureFixture[str]
    ) -> None:
        old.put("mihon/old-plan/measures/more.yaml", broken)
        before = texts(old.data)
        assert upgrade(old, "--write") == 1
        told = capsys.readouterr().err
        assert "mihon/old-plan/measures/more.yaml" in told
        assert "何も書き直していません" in told
        assert texts(old.data) == before

    def test_touches_nothing_where_the_data_are_newer(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        city = City(tmp_path).change("site.yaml", f"format: {PRESENT_FORMAT}", "format: 77").change(RESULTS, NOW, ONCE)
        before = texts(city.data)
        assert upgrade(city, "--write") == 1
        assert "K111" in capsys.readouterr().err
        assert texts(city.data) == before

    def test_of_a_folder_without_data_says_so(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["upgrade", "--data", str(tmp_path / "nowhere")]) == 1
        assert "K106" in capsys.readouterr().err

    def test_gives_back_what_it_changed_where_a_later_file_cannot_be_written(
        self, old: City, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = texts(old.data)
        placed: list[str] = []
        place = together._place

        def fail_at_the_last(folder: Path, number: int, name: str) -> None:
            placed.append(name)
            if name == "site.yaml":
                raise OSError(28, "No space left on device", str(folder / name))
            place(folder, number, name)

        monkeypatch.setattr(together, "_place", fail_at_the_last)
        assert upgrade(old, "--write") == 2
        assert placed == [RESULTS, "site.yaml"]  # the number of the format comes last
        assert "何も書き直していません" in capsys.readouterr().err
        assert texts(old.data) == before

    @pytest.mark.long
    def test_that_is_killed_at_any_step_leaves_all_files_or_none_and_is_finished_by_the_next(
        self, tmp_path: Path, old: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Killed as by `kill -9`, before each opening, renaming and removing of a file in turn: no handler and no lock of ours is left to help."""
        before, ends, told, step, is_killed = texts(old.data), [], "", 0, True
        while is_killed:
            step += 1
            data = tmp_path / f"data{step}"
            shutil.copytree(old.data, data)
            ended = subprocess.run(
                [sys.executable, "-c", KILLED_AT_A_STEP, str(step), str(data)], capture_output=True, check=False
            )
            is_killed = ended.returncode == -signal.SIGKILL
            assert is_killed or ended.returncode == 0, ended.stderr
            rules = [found.rule for found in read_data(data)[1]]
            capsys.readouterr()
            again = main(["upgrade", "--data", str(data)])  # without --write: finishing is no new decision
            told += capsys.readouterr().err
            left = texts(data)
            assert again == 0
            assert left in (before, texts(SAMPLE))
            assert ("K114" in rules) <= (left == texts(SAMPLE))
            ends.append((left == before, "K114" in rules))
        assert ends[-1] == (False, False)  # the whole of it, by the run itself
        assert (True, False) in ends  # before the note: nothing
        assert (False, True) in ends  # after it: half, which is told, and then all
        assert "前に途中で止まった書き込みを終えました（2 ファイル）。" in told

    def test_does_not_write_over_what_somebody_wrote_meanwhile(self, old: City) -> None:
        planned = plan_upgrade(old.data)
        old.add(RESULTS, "# 今書いた\n")
        before = texts(old.data)
        with pytest.raises(ChangedMeanwhileError):
            write_upgrade(planned)
        assert texts(old.data) == before

    @pytest.mark.long
    @pytest.mark.site
    def test_changes_no_page(self, old: City, tmp_path: Path) -> None:
        pages = []
        for name in ("before", "after"):
            work, out = with_chrome(tmp_path / name / "work"), tmp_path / name / "site"
            given = ["--data", str(old.data), "--out", str(out), "--work", str(work)]
            assert main(["build", "--quiet", "--no-search", "--no-images", *given]) == 0
            pages.append({file: content for file, content in texts(out).items() if file.endswith(".html")})
            upgrade(old, "--write")
        assert len(pages[0]) > 30
        assert pages[0] == pages[1]


class TestTheSteps:
    def test_lead_from_the_first_format_to_the_present_one_without_a_gap(self) -> None:
        assert [step.before for step in STEPS] == list(range(FIRST_FORMAT, PRESENT_FORMAT))

    @pytest.mark.parametrize(
        ("entry", "now"),
        [
            ("provisional: true", "state: 速報"),
            ("provisional: はい", "state: 速報"),
            ("provisional: false", "state: 確定"),
            ('provisional: "true"', 'state: "速報"'),
            ("'provisional': 'false'", "'state': '確定'"),
        ],
    )
    def test_keep_the_quotes_of_a_mark(self, entry: str, now: str) -> None:
        text = f"measures: [{{actuals: [{{{entry}}}]}}] # 注釈\n"
        assert respell(text, STEPS[0].respellings["results"]).text == text.replace(entry, now)

    def test_ask_where_a_mark_says_neither_yes_nor_no(self) -> None:
        for value in ("たぶん", "[true]", "|-\n  true"):
            text = f"baseline:\n  provisional: {value}\n".replace("\n  true", "\n    true")
            rewritten = respell(text, STEPS[0].respellings["results"])
            assert rewritten.text == text
            assert len(rewritten.questions) == 1

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("title: 中央公園の改修", "title: 中央公園の改修\n    provisional: true"),
            ("schedule: {as_published: R6.7～予定, ", "schedule: {provisional: true, as_published: R6.7～予定, "),
        ],
    )
    def test_leave_a_mark_where_it_was_never_taken_and_say_what_the_check_says(
        self, before: str, after: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        city = City(tmp_path)
        city.change(GREEN, before, after)
        wanted = texts(city.data)
        assert city.codes() == ["K301"]
        assert upgrade(city, "--write") == 1
        told = capsys.readouterr()
        assert texts(city.data) == wanted
        assert "K301" in told.err
        assert "「provisional」という項目は" in told.err
        assert "state" not in told.out

    def test_give_the_same_advice_as_the_check_for_a_mark_that_says_nothing(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        city = City(tmp_path).change(RESULTS, NOW, "provisional: たぶん")
        advice = "「provisional」は「state」に変わりました。「state: 速報」か「state: 確定」と書いてください。"
        assert advice in city.report()
        assert "true（はい）" not in city.report()
        upgrade(city)
        told = capsys.readouterr()
        assert advice in told.out
        assert advice in told.err


class TestRespelling:
    @staticmethod
    def drop_b(entry: YamlEntry) -> Respelled | Dropped | LeftToPeople | None:
        return Dropped("要りません") if entry.is_top and entry.key == "b" else None

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("a: 1\nb: [x, y] # 注\n# c の注\nc: 3\n", "a: 1\n# c の注\nc: 3\n"),
            ("a: 1\r\nb:\r\n  - x\r\n  - y\r\n\r\n# c の注\r\nc: 3\r\n", "a: 1\r\n\r\n# c の注\r\nc: 3\r\n"),
            ("\ufeffb: 1\na: 2\n", "\ufeffa: 2\n"),
            ("a: 1\nb: 2", "a: 1\n"),
        ],
    )
    def test_takes_out_the_lines_of_an_entry_and_no_others(self, before: str, after: str) -> None:
        assert respell(before, self.drop_b).text == after

    def test_asks_where_an_entry_stands_in_one_line_with_others(self) -> None:
        rewritten = respell("{a: 1, b: 2}\n", self.drop_b)
        assert rewritten.text == "{a: 1, b: 2}\n"
        assert [question.line for question in rewritten.questions] == [1]

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("# 説明\nname: x # 名\n", "# 説明\nformat: 2\nname: x # 名\n"),
            ("name: x\r\n", "format: 2\r\nname: x\r\n"),
            ("---\nname: x\n", "---\nformat: 2\nname: x\n"),
            ("{name: x}\n", "{format: 2, name: x}\n"),
            ("\ufeffname: x\n", "\ufeffformat: 2\nname: x\n"),
            ("name: x\nformat: 1 # 版\nc: 3\n", "name: x\nformat: 2 # 版\nc: 3\n"),
            ('format: "1"\n', "format: 2\n"),
        ],
    )
    def test_puts_an_entry_at_the_top(self, before: str, after: str) -> None:
        rewritten = put_first(before, "format", "2")
        assert rewritten.text == after
        assert written_format(rewritten.text.removeprefix("\ufeff")) == 2

    @pytest.mark.parametrize("text", ["- a\n", "a\n", "", "&x\na: 1\n"])
    def test_puts_nothing_where_there_is_no_top(self, text: str) -> None:
        with pytest.raises(NotAsMeantError):
            put_first(text, "format", "2")

    def test_of_what_nobody_wants_otherwise_changes_nothing(self) -> None:
        text = (SAMPLE / RESULTS).read_text(encoding="utf-8")
        assert respell(text, lambda _: None) == Rewritten(text)


def test_the_guide_for_staff_can_be_read_in_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "新しい版"]) == 0
    assert capsys.readouterr().out.startswith("# 新しい版にする\n")
