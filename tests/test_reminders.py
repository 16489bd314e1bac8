"""`kokai remind`: what is due by the data themselves, of whom it is wanted, and in forms that others read."""

import datetime as dt
import importlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.map.site_index import index_site
from generator.model.basics import NOT_STATED, Place
from generator.model.plans import Round, RoundKind
from generator.reminders import find_due, render_due, select_due
from generator.reminders.calendar_file import render_calendar
from generator.reminders.due import DueRound, DueState
from held_city import DAY, PLAN, ROUND, HeldCity
from sample import City

TODAY = dt.date(2026, 4, 1)
ANNOUNCED = """\
  - {id: yearly-2026, name: 令和8年度実績, kind: yearly, fiscal_year: 2026}
  - {id: interim-2025, name: 令和7年度中間, kind: interim, fiscal_year: 2025, as_of: 2025-09-30}
"""


class DueCity(HeldCity):
    """The city whose next report has its day, with one more that is announced and one whose time has passed."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.change(PLAN, ROUND, f"{ROUND}{ANNOUNCED}")

    def due(self, day: dt.date = TODAY) -> dict[str, DueRound]:
        """The rounds by their ids, in their order."""
        return {each.round.id: each for each in find_due(index_site(self.site()), day)}

    def said(self, form: str, day: dt.date = TODAY, days: int = 90) -> str:
        """What the command says."""
        site_index = index_site(self.site())
        return render_due(site_index, find_due(site_index, day), day, days, form)


@pytest.fixture
def city(tmp_path: Path) -> DueCity:
    return DueCity(tmp_path)


class TestWhatIsDue:
    def test_is_told_by_its_day_else_by_what_it_reports_on(self, city: DueCity) -> None:
        assert {name: str(each.due) for name, each in city.due().items()} == {
            "yearly-2023": "2024-03-31",
            "interim-2024": "2024-09-30",
            "yearly-2024": "2025-07-01",
            "interim-2025": "2025-09-30",
            "yearly-2026": "2027-03-31",
            "yearly-2025": "2027-07-01",
        }

    def test_is_done_once_it_is_reported_and_published(self, city: DueCity) -> None:
        done = {name for name, each in city.due().items() if each.state == "done"}
        assert done == {"yearly-2023", "interim-2024", "yearly-2024"}
        assert city.due(DAY)["yearly-2025"].state == "done"
        assert city.due(DAY)["yearly-2025"].departments == ()

    @pytest.mark.parametrize(
        ("day", "state"),
        [("2027-03-30", "ahead"), ("2027-03-31", "ahead"), ("2027-04-01", "overdue")],
    )
    def test_is_overdue_from_the_day_after(self, city: DueCity, day: str, state: str) -> None:
        assert city.due(dt.date.fromisoformat(day))["yearly-2026"].state == state

    def test_is_overdue_where_its_day_came_without_results(self, tmp_path: Path) -> None:
        added = "  - {id: yearly-2026, name: 令和8年度実績, kind: yearly, fiscal_year: 2026, publish_on: 2027-07-01}\n"
        city = City(tmp_path).change(PLAN, "narrative: #", f"{added}narrative: #")
        rounds = {each.round.id: each for each in find_due(index_site(city.site()), dt.date(2027, 7, 2))}
        assert rounds["yearly-2026"].state == "overdue"
        site_index = index_site(city.site())
        said = render_due(site_index, [*rounds.values()], dt.date(2027, 7, 2), 0, "text")
        assert "公開日（2027年7月1日）を過ぎました。実績は、まだデータにありません" in said

    def test_is_wanted_of_who_leads_and_counts_the_rows_of_the_sheets(self, city: DueCity) -> None:
        wanted = {
            of.name: {each.name: each.blank for each in of.wanted} for of in city.due()["interim-2025"].departments
        }
        assert list(wanted) == ["市民生活部", "企画部", "計画課"]
        assert wanted["計画課"] == {"取組01 中央公園の改修": 7}
        assert wanted["市民生活部"] == {"開かれた市役所": 3, "取組03 窓口の改善": 2}

    def test_is_nothing_of_a_measure_that_had_ended_before(self, city: DueCity) -> None:
        """The pond was merged into the park in 2024."""
        wanted = [each.name for of in city.due()["yearly-2026"].departments for each in of.wanted]
        assert "取組01 中央公園の改修" in wanted
        assert "取組02 池の清掃" not in wanted

    def test_is_only_what_the_results_still_lack(self, city: DueCity) -> None:
        (of,) = city.due()["yearly-2025"].departments
        assert (of.name, [each.name for each in of.wanted]) == ("企画部", ["取組04 窓口の改善（再掲）"])

    def test_is_chosen_by_how_soon_but_what_is_overdue_always(self, city: DueCity) -> None:
        rounds = [*city.due().values()]
        assert [each.round.id for each in select_due(rounds, TODAY, 0)] == ["interim-2025"]
        assert [each.round.id for each in select_due(rounds, TODAY, 364)] == ["interim-2025", "yearly-2026"]
        assert [each.round.id for each in select_due(rounds, TODAY, 363)] == ["interim-2025"]


class TestLetters:
    def test_say_what_is_due_and_write_to_each_department(self, city: DueCity) -> None:
        said = city.said("text", days=500)
        head, *letters = said.split("\n---- ")
        assert head.splitlines() == [
            "報告の期限（2026年4月1日 現在）",
            "",
            "過ぎたもの: 1 件",
            "  見本市基本計画「令和7年度中間」：2025年9月30日現在の報告です。実績は、まだデータにありません",
            "    空いている欄 18（市民生活部 5、企画部 6、計画課 7）",
            "",
            "これからのもの: 2 件",
            "  見本市基本計画「令和8年度実績」：令和8年度（2026年度）は2027年3月31日に終わります。実績は、まだデータにありません",
            "    空いている欄 18（市民生活部 5、企画部 6、計画課 7）",
            "  見本市基本計画「kxroundname」：公開日は2027年7月1日です",
            "    空いている欄 1（企画部 1）",
        ]
        assert [letter.partition(" へ")[0] for letter in letters] == ["市民生活部", "企画部", "計画課"]
        assert letters[2].splitlines() == [
            "計画課 への連絡文 ----",
            "件名: 実績の提出のお願い（2 件）",
            "",
            "計画課 御担当者様",
            "",
            "次の報告に、まだ書かれていない欄があります（2026年4月1日 現在）。実績をお知らせください。値がないときは、その理由をお知らせください。",
            "",
            "・見本市基本計画「令和7年度中間」：2025年9月30日現在の報告です。実績は、まだデータにありません",
            "  取組01 中央公園の改修（7 欄）",
            "",
            "・見本市基本計画「令和8年度実績」：令和8年度（2026年度）は2027年3月31日に終わります。実績は、まだデータにありません",
            "  取組01 中央公園の改修（7 欄）",
        ]

    def test_say_that_nothing_is_due(self, tmp_path: Path) -> None:
        site_index = index_site(City(tmp_path).site())
        assert render_due(site_index, find_due(site_index, TODAY), TODAY, 90, "text").splitlines() == [
            "報告の期限（2026年4月1日 現在）",
            "期限の近い報告と、期限の過ぎた報告はありません。",
        ]


class TestTheCalendar:
    """Read back by a library that is not ours."""

    def test_has_an_event_of_a_whole_day_for_each_open_round(self, city: DueCity) -> None:
        events = events_of(city.said("ics"))
        assert [(str(each["UID"]), each["DTSTART"].dt, str(each["SUMMARY"])) for each in events] == [
            (
                "mihon/basic-plan/interim-2025@mihon.example",
                dt.date(2025, 9, 30),
                "実績の期限：見本市基本計画「令和7年度中間」",
            ),
            (
                "mihon/basic-plan/yearly-2026@mihon.example",
                dt.date(2027, 3, 31),
                "実績の期限：見本市基本計画「令和8年度実績」",
            ),
            ("mihon/basic-plan/yearly-2025@mihon.example", DAY, "公開日：見本市基本計画「kxroundname」"),
        ]
        assert str(events[2]["DESCRIPTION"]) == "公開日は2027年7月1日です。\n空いている欄 1（企画部 1）"
        assert {each["DTSTAMP"].dt for each in events} == {dt.datetime(2026, 3, 31, 15, tzinfo=dt.UTC)}

    def test_keeps_the_uid_of_a_round_whose_day_and_name_change(self, city: DueCity) -> None:
        before = {str(each["UID"]) for each in events_of(city.said("ics"))}
        city.change(PLAN, "publish_on: 2027-07-01", "publish_on: 2027-08-01").change(
            PLAN, "令和8年度実績", "8年度の報告"
        )
        after = events_of(city.said("ics", TODAY + dt.timedelta(days=3)))
        assert {str(each["UID"]) for each in after} == before
        assert after[2]["DTSTART"].dt == dt.date(2027, 8, 1)

    def test_keeps_every_sign_of_a_name(self, city: DueCity) -> None:
        name = "令和8年度実績; 速報, 確定 \\\\ n:x " + "とても長い名前" * 20
        city.change(PLAN, "name: 令和8年度実績", f'name: "{name}"')
        said = city.said("ics")
        assert str(events_of(said)[1]["SUMMARY"]).endswith(f"「{name.replace(chr(92) * 2, chr(92))}」")
        assert max(len(line) for line in said.encode().split(b"\r\n")) <= 75
        assert said.replace("\r\n", "").count("\n") == 0

    def test_is_a_calendar_without_events_where_nothing_is_open(self, tmp_path: Path) -> None:
        site_index = index_site(City(tmp_path).site())
        said = render_due(site_index, find_due(site_index, TODAY), TODAY, 90, "ics")
        assert events_of(said) == []
        assert "X-WR-CALNAME:見本市の計画と実績：報告の期限\r\n" in said

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=120))
    def test_folds_lines_between_letters_and_marks_what_would_end_them(self, name: str) -> None:
        its_round = Round("r", Place("", 0, 0), name, RoundKind.YEARLY, 2025, NOT_STATED)
        due = DueRound("mihon/plan", "計画", its_round, DAY, DueState.AHEAD, reported=False, departments=())
        said = render_calendar([due], TODAY, name, "mihon.example")
        assert all(len(line) <= 75 for line in said.encode().split(b"\r\n"))
        (event,) = events_of(said)
        assert str(event["SUMMARY"]) == f"実績の期限：計画「{name}」"


def reader() -> Any:
    """The library that reads calendars; it comes with what tests need, and no part of the program does."""
    return importlib.import_module("icalendar")


def events_of(text: str) -> list[Any]:
    """The events of a calendar, as the library finds them."""
    calendar = reader().Calendar.from_ical(text.encode())
    assert calendar.errors == []
    assert (str(calendar["VERSION"]), str(calendar["METHOD"])) == ("2.0", "PUBLISH")
    return list(calendar.walk("VEVENT"))


class TestTheCommand:
    def test_tells_programs_of_every_round(
        self, city: DueCity, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774969200")  # 2026-03-31 15:00 UTC: 1 April in Japan
        assert main(["remind", "--data", str(city.data), "--format", "json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["day"] == "2026-04-01"
        assert len(told["rounds"]) == 6
        assert told["rounds"][-1] == {
            "plan": "mihon/basic-plan",
            "round": "yearly-2025",
            "name": "kxroundname",
            "state": "ahead",
            "due": "2027-07-01",
            "publish_on": "2027-07-01",
            "reported": True,
            "departments": [
                {
                    "department": "mihon/planning",
                    "name": "企画部",
                    "blank": 1,
                    "wanted": [{"name": "取組04 窓口の改善（再掲）", "blank": 1}],
                }
            ],
        }

    def test_writes_a_file_with_the_ends_of_lines_of_its_standard(
        self, city: DueCity, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774969200")
        path = tmp_path / "期限.ics"
        assert main(["remind", "--data", str(city.data), "--format", "ics", "--out", str(path)]) == 0
        assert capsys.readouterr().out == f"できあがり: {path}\n"
        assert path.read_bytes() == city.said("ics").encode()

    def test_tells_of_a_file_that_cannot_be_written(
        self, city: DueCity, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["remind", "--data", str(city.data), "--out", str(tmp_path / "none" / "due.ics")]) == 2
        assert "K902" in capsys.readouterr().err

    def test_tells_of_problems_in_the_data(self, city: DueCity, capsys: pytest.CaptureFixture[str]) -> None:
        city.change(PLAN, "publish_on: 2027-07-01", "publish_on: 2027年の夏")
        assert main(["remind", "--data", str(city.data)]) == 1
        out, said = capsys.readouterr()
        assert (out, "K306" in said) == ("", True)

    @pytest.mark.parametrize("days", ["-1", "40000", "いつか"])
    def test_refuses_odd_numbers_of_days(self, days: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["remind", "--days", days]) == 2
        assert "--days の値が違います" in capsys.readouterr().err
