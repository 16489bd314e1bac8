"""`kokai remind`: what is due by the data themselves, of whom it is wanted, and in forms that others read."""

import datetime as dt
import importlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from built import PROJECT
from generator.cli import main
from generator.edited_data import read_site
from generator.map.site_index import index_site
from generator.model.basics import NOT_STATED, Place
from generator.model.plans import Round, RoundKind
from generator.reminders import find_due, render_due, select_due
from generator.reminders.calendar_file import render_calendar
from generator.reminders.due import DueRound, DueState, day_after
from held_city import DAY, PLAN, RESULTS, ROUND, HeldCity
from sample import City
from village import VILLAGE, build_village

pytestmark = pytest.mark.long

TODAY = dt.date(2026, 4, 1)
PARK_FIGURES = (
    "「来園者数」の実績、「植えた木の数」の実績、「実施設計」の実績、「市民の意見」の実績、「苦情の件数」の実績"
)
ANNOUNCED = """\
  - {id: yearly-2026, name: 令和8年度実績, kind: yearly, fiscal_year: 2026}
  - {id: interim-2025, name: 令和7年度中間, kind: interim, fiscal_year: 2025, as_of: 2025-09-30}
"""


REST = {
    "yearly-2023": "plan: {done: 進めた。}\npillars: [{pillar: p1, done: 植えた。}]\nmeasures:\n  - {measure: hall, done: 調べた。}\n",
    "interim-2024": "plan: {done: 進めた。}\npillars: [{pillar: p1, done: 植えた。}, {pillar: p2, done: 開いた。}]\nmeasures:\n"
    "  - {measure: hall, done: 調べた。}\n",
    "yearly-2024": "measures:\n",
}
"""What the results of the sample city do not tell of some that its rounds ask of."""


class DueCity(HeldCity):
    """The city whose next report has its day, with one more that is announced and one whose time has passed; the others are whole."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.change(PLAN, ROUND, f"{ROUND}{ANNOUNCED}")
        told = "as_of: 2024-09-30, source: {document: report-2024}"
        self.change(PLAN, f"{told}}}", f"{told}, complete: true}}")
        self.change(PLAN, 'page: "3"}}', 'page: "3"}, complete: true}')
        for its_round, rest in REST.items():
            more = "  - {measure: pond, done: 掃除した。}\n  - {measure: hall-again, done: 改めた。}\n"
            self.put(f"mihon/basic-plan/results/{its_round}-rest.yaml", f"round: {its_round}\n{rest}{more}")

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

    def test_is_done_once_everything_is_reported_and_published(self, city: DueCity) -> None:
        city.add(RESULTS, "  - {measure: hall-again, done: 窓口を改めた。}\n")
        before, after = city.due(DAY - dt.timedelta(days=1))["yearly-2025"], city.due(DAY)["yearly-2025"]
        assert (before.state, before.departments) == ("ahead", ())
        assert (after.state, after.departments) == ("done", ())
        assert [of.name for of in after.answered] == ["市民生活部", "企画部", "計画課"]

    def test_stays_open_after_its_day_while_a_department_has_sent_nothing(self, city: DueCity) -> None:
        its_round = city.due(DAY + dt.timedelta(days=1))["yearly-2025"]
        assert (its_round.state, its_round.reported) == ("overdue", True)
        assert [(of.name, of.blank) for of in its_round.departments] == [("企画部", 1)]
        assert [of.name for of in its_round.answered] == ["市民生活部", "計画課"]

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
        assert wanted["計画課"] == {"取組01 中央公園の改修": 6}
        assert wanted["市民生活部"] == {"開かれた市役所": 2, "取組03 窓口の改善": 2}

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


class Village:
    """A plan of which みどり課 leads the park and まち課 the hall, with one round of reporting for 2025."""

    def __init__(self, folder: Path, *, its_round: str = "", park: str = "", hall: str = "") -> None:
        self.city = build_village(folder, MEASURES, plan=f"{VILLAGE_PLAN}{{{TOLD_2025}{its_round}}}\n")
        self.city.put("mura/departments.yaml", VILLAGE_DEPARTMENTS)
        self.city.add(
            "mura/documents.yaml", "  - {id: report, title: 令和7年度の報告, fiscal_year: 2026, file: r.txt}\n"
        )
        for name, result in (("park", park), ("hall", hall)):
            if result:
                text = f"round: yearly-2025\nmeasures:\n  - {{measure: {name}, {result}}}\n"
                self.city.put(f"{VILLAGE}/results/2025-{name}.yaml", text)

    def due(self, day: str = "2026-06-01") -> DueRound:
        """The round as it stands on a day."""
        (found,) = find_due(index_site(self.city.site()), dt.date.fromisoformat(day))
        return found

    def said(self, form: str = "text", day: str = "2026-06-01", days: int = 90) -> str:
        """What the command says."""
        site_index, today = index_site(self.city.site()), dt.date.fromisoformat(day)
        return render_due(site_index, find_due(site_index, today), today, days, form)


VILLAGE_DEPARTMENTS = (
    "departments:\n  - {id: midori, name: みどり課, kind: 課}\n  - {id: machi, name: まち課, kind: 課}\n"
)
VILLAGE_PLAN = """\
title: 試験計画
period: {from: 2024, to: 2028}
source: {document: d}
measure_kinds: [{id: j, name: 事務事業}]
rounds:
  - """
TOLD_2025 = "id: yearly-2025, name: 令和7年度実績, kind: yearly, fiscal_year: 2025"
DOCUMENTED = ", source: {document: report}"
MEASURES = """\
  - id: park
    title: 公園の改修
    kind: j
    departments: {lead: [midori]}
    indicators:
      - {id: visitors, name: 来園者数, unit: 人, direction: at_least, accumulation: yearly, kind: outcome}
  - id: hall
    title: 窓口の改善
    kind: j
    departments: {lead: [machi]}
"""
PARK = "done: 直した。, actuals: [{indicator: visitors, fiscal_year: 2025, value: 11人}]"


class TestARoundOfSeveralDepartments:
    def test_is_not_done_by_the_results_of_one(self, tmp_path: Path) -> None:
        its_round = Village(tmp_path, park=PARK).due()
        assert (its_round.state, its_round.reported) == ("overdue", True)
        assert [(of.name, of.blank, of.rows) for of in its_round.departments] == [("まち課", 1, 1)]
        assert [of.name for of in its_round.answered] == ["みどり課"]

    def test_says_who_has_reported_and_who_has_not(self, tmp_path: Path) -> None:
        village = Village(tmp_path, park=PARK)
        assert village.said().splitlines()[3:7] == [
            "過ぎたもの: 1 件",
            "  試験計画「令和7年度実績」：令和7年度（2025年度）は2026年3月31日に終わりました。実績は、一部の部署がまだです",
            "    まだの欄 1（まち課 1 欄すべて）",
            "    報告の済んだ部署: みどり課",
        ]
        assert "---- まち課 への連絡文" in village.said()
        assert "---- みどり課 への連絡文" not in village.said()
        (event,) = events_of(village.said("ics"))
        assert "一部の部署がまだです。\nまだの欄 1（まち課 1 欄すべて）\n報告の済んだ部署: みどり課" in str(
            event["DESCRIPTION"]
        )
        (told,) = json.loads(village.said("json"))["rounds"]
        assert (told["state"], [each["name"] for each in told["departments"]]) == ("overdue", ["まち課"])
        assert told["answered"] == [{"department": "mura/midori", "name": "みどり課", "rows": 2}]

    def test_says_so_of_a_year_that_is_not_over(self, tmp_path: Path) -> None:
        village = Village(tmp_path, park=PARK)
        assert village.due("2026-03-01").state == "ahead"
        assert "2026年3月31日に終わります。実績は、一部の部署がまだです" in village.said(day="2026-03-01")

    @pytest.mark.parametrize(
        ("day", "said"),
        [
            ("2026-05-31", "公開日は2026年7月1日です。実績は、一部の部署がまだです"),
            ("2026-07-02", "公開日（2026年7月1日）を過ぎました。実績は、一部の部署がまだです"),
        ],
    )
    def test_says_so_before_and_after_the_day_of_publication(self, tmp_path: Path, day: str, said: str) -> None:
        assert said in Village(tmp_path, its_round=", publish_on: 2026-07-01", park=PARK).said(day=day)

    def test_counts_what_a_department_has_not_written_of_what_it_was_asked(self, tmp_path: Path) -> None:
        village = Village(tmp_path, park="done: 直した。")
        assert "。実績に、まだ空いている欄があります\n" in village.said()
        assert "まだの欄 2（まち課 1 欄すべて、みどり課 2 欄のうち 1）" in village.said()

    @pytest.mark.parametrize("visitors", ["value: 11人", "missing: 集計中"])
    def test_is_done_once_every_row_has_its_answer_or_its_reason(self, tmp_path: Path, visitors: str) -> None:
        its_round = Village(tmp_path, park=PARK.replace("value: 11人", visitors), hall="done: 改めた。").due()
        assert (its_round.state, its_round.departments) == ("done", ())
        assert [of.name for of in its_round.answered] == ["まち課", "みどり課"]

    @pytest.mark.parametrize("its_round", [DOCUMENTED, f"{DOCUMENTED}, publish_on: 2026-05-01"])
    def test_is_asked_of_as_before_once_its_document_is_named(self, tmp_path: Path, its_round: str) -> None:
        """The document is out, and neither みどり課's number nor anything of まち課 is in the data."""
        village = Village(tmp_path, its_round=its_round, park="done: 直した。")
        assert village.due().state == "overdue"
        assert [(of.name, of.blank) for of in village.due().departments] == [("まち課", 1), ("みどり課", 1)]
        assert "公園の改修（1 欄）: 「来園者数」の実績" in village.said()
        assert "plan.yaml のこの回に「complete: true」を書きます" in village.said()
        (told,) = json.loads(village.said("json"))["rounds"]
        assert (told["documented"], told["complete"]) == (True, False)

    def test_is_not_done_by_a_document_where_one_department_has_sent_everything(self, tmp_path: Path) -> None:
        its_round = Village(tmp_path, its_round=DOCUMENTED, park=PARK).due()
        assert ([of.name for of in its_round.departments], its_round.state) == (["まち課"], "overdue")
        assert [of.name for of in its_round.answered] == ["みどり課"]

    def test_asks_nothing_once_everything_is_there_and_its_document_named(self, tmp_path: Path) -> None:
        village = Village(tmp_path, its_round=DOCUMENTED, park=PARK, hall="done: 改めた。")
        assert (village.due().state, village.due().departments) == ("done", ())
        assert "complete" not in village.said()

    def test_wants_no_more_of_a_measure_than_its_document_tells_once_that_is_copied_whole(self, tmp_path: Path) -> None:
        """The document says what was done in the park and gives no number; of the hall it says nothing at all."""
        village = Village(tmp_path, its_round=f"{DOCUMENTED}, complete: true", park="done: 直した。")
        assert [of.name for of in village.due().departments] == ["まち課"]
        assert [(of.name, of.blank) for of in village.due("2026-03-30").departments] == [("まち課", 1), ("みどり課", 1)]
        assert "「complete: true」がありますが、何も書かれていない施策や柱の欄は" in village.said()

    def test_is_complete_only_by_a_document(self, tmp_path: Path) -> None:
        village = Village(tmp_path, its_round=", complete: true", park="done: 直した。", hall="done: 改めた。")
        assert [(of.name, of.blank) for of in village.due().departments] == [("みどり課", 1)]

    @pytest.mark.demonstration
    def test_is_done_in_the_demonstration_whose_documents_lack_numbers(self) -> None:
        site_index = read_site(PROJECT / "data").site_index
        assert site_index is not None
        assert {each.state for each in find_due(site_index, TODAY)} == {"done"}


class TestLetters:
    def test_name_what_is_to_be_written(self, tmp_path: Path) -> None:
        said = Village(tmp_path).said()
        assert "  公園の改修（2 欄）: 「来園者数」の実績、したこと\n" in said
        assert "  窓口の改善（1 欄）: したこと\n" in said

    def test_say_what_is_due_and_write_to_each_department(self, city: DueCity) -> None:
        said = city.said("text", days=500)
        head, *letters = said.split("\n---- ")
        assert head.splitlines() == [
            "まだ済んでいない報告（2026年4月1日 現在）",
            "500 日先の2027年8月14日までを見ました。",
            "",
            "過ぎたもの: 1 件",
            "  見本市基本計画「令和7年度中間」：2025年9月30日現在の報告です。実績は、まだデータにありません",
            "    まだの欄 15（市民生活部 4 欄すべて、企画部 5 欄すべて、計画課 6 欄すべて）",
            "",
            "これからのもの: 2 件",
            "  見本市基本計画「令和8年度実績」：令和8年度（2026年度）は2027年3月31日に終わります。実績は、まだデータにありません",
            "    まだの欄 18（市民生活部 5 欄すべて、企画部 6 欄すべて、計画課 7 欄すべて）",
            "  見本市基本計画「kxroundname」：公開日は2027年7月1日です。実績は、一部の部署がまだです",
            "    まだの欄 1（企画部 7 欄のうち 1）",
            "    報告の済んだ部署: 市民生活部、計画課",
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
            f"  取組01 中央公園の改修（6 欄）: {PARK_FIGURES}、したこと",
            "",
            "・見本市基本計画「令和8年度実績」：令和8年度（2026年度）は2027年3月31日に終わります。実績は、まだデータにありません",
            f"  取組01 中央公園の改修（7 欄）: {PARK_FIGURES}、したこと、令和8年度（2026年度） 決算",
        ]

    @pytest.mark.parametrize(
        ("days", "said"),
        [
            (90, "ありません（90 日先の2026年6月30日までを見ました）。"),
            (0, "ありません（今日までを見ました）。"),
        ],
    )
    def test_say_that_nothing_is_due_and_how_far_was_looked(self, tmp_path: Path, days: int, said: str) -> None:
        village = Village(tmp_path, park=PARK, hall="done: 改めた。")
        assert village.said(day="2026-04-01", days=days).splitlines() == [
            "まだ済んでいない報告（2026年4月1日 現在）",
            said,
        ]


class TestTheCalendar:
    """Read back by a library that is not ours."""

    def test_has_an_event_of_a_whole_day_for_each_open_round(self, city: DueCity) -> None:
        events = events_of(city.said("ics"))
        assert [(str(each["UID"]), each["DTSTART"].dt, str(each["SUMMARY"])) for each in events] == [
            (
                "992011/mihon/basic-plan/interim-2025@kokai",
                dt.date(2025, 9, 30),
                "報告の時点：見本市基本計画「令和7年度中間」",
            ),
            (
                "992011/mihon/basic-plan/yearly-2026@kokai",
                dt.date(2027, 3, 31),
                "対象の年度の終わり：見本市基本計画「令和8年度実績」",
            ),
            ("992011/mihon/basic-plan/yearly-2025@kokai", DAY, "公開日：見本市基本計画「kxroundname」"),
        ]
        assert str(events[2]["DESCRIPTION"]) == (
            "公開日は2027年7月1日です。実績は、一部の部署がまだです。\n"
            "まだの欄 1（企画部 7 欄のうち 1）\n報告の済んだ部署: 市民生活部、計画課"
        )
        assert {each["DTSTAMP"].dt for each in events} == {dt.datetime(2026, 3, 31, 15, tzinfo=dt.UTC)}

    def test_keeps_the_uid_of_a_round_whose_day_and_name_change(self, city: DueCity) -> None:
        before = {str(each["UID"]) for each in events_of(city.said("ics"))}
        city.change(PLAN, "publish_on: 2027-07-01", "publish_on: 2027-08-01").change(
            PLAN, "令和8年度実績", "8年度の報告"
        )
        after = events_of(city.said("ics", TODAY + dt.timedelta(days=3)))
        assert {str(each["UID"]) for each in after} == before
        assert after[2]["DTSTART"].dt == dt.date(2027, 8, 1)

    def test_keeps_the_uids_when_the_site_gets_its_address(self, city: DueCity) -> None:
        before = {str(each["UID"]) for each in events_of(city.said("ics"))}
        city.change("site.yaml", "address: https://mihon.example/keikaku/", "address: https://keikaku.example/")
        assert {str(each["UID"]) for each in events_of(city.said("ics"))} == before

    def test_keeps_every_sign_of_a_name(self, city: DueCity) -> None:
        name = "令和8年度実績; 速報, 確定 \\\\ n:x " + "とても長い名前" * 20
        city.change(PLAN, "name: 令和8年度実績", f'name: "{name}"')
        said = city.said("ics")
        assert str(events_of(said)[1]["SUMMARY"]).endswith(f"「{name.replace(chr(92) * 2, chr(92))}」")
        assert max(len(line) for line in said.encode().split(b"\r\n")) <= 75
        assert said.replace("\r\n", "").count("\n") == 0

    def test_is_a_calendar_without_events_where_nothing_is_open(self, tmp_path: Path) -> None:
        said = Village(tmp_path, park=PARK, hall="done: 改めた。").said("ics")
        assert events_of(said) == []
        assert "X-WR-CALNAME:試験村の計画と実績：まだ済んでいない報告\r\n" in said

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=120))
    def test_folds_lines_between_letters_and_marks_what_would_end_them(self, name: str) -> None:
        its_round = Round("r", Place("", 0, 0), name, RoundKind.YEARLY, 2025, NOT_STATED)
        due = DueRound("mihon/plan", "計画", "992011", its_round, DAY, DueState.AHEAD, reported=False, departments=())
        said = render_calendar([due], TODAY, name)
        assert all(len(line) <= 75 for line in said.encode().split(b"\r\n"))
        (event,) = events_of(said)
        assert str(event["SUMMARY"]) == f"対象の年度の終わり：計画「{name}」"


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
            "documented": True,
            "complete": False,
            "departments": [
                {
                    "department": "mihon/planning",
                    "name": "企画部",
                    "rows": 7,
                    "blank": 1,
                    "wanted": [{"name": "取組04 窓口の改善（再掲）", "blank": 1, "fields": ["したこと"]}],
                }
            ],
            "answered": [
                {"department": "mihon/citizens-life", "name": "市民生活部", "rows": 4},
                {"department": "mihon/planning-section", "name": "計画課", "rows": 10},
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
        said = capsys.readouterr().err
        assert "K902" in said
        assert "書き込む先のフォルダーがありません" in said

    def test_tells_of_problems_in_the_data(self, city: DueCity, capsys: pytest.CaptureFixture[str]) -> None:
        city.change(PLAN, "publish_on: 2027-07-01", "publish_on: 2027年の夏")
        assert main(["remind", "--data", str(city.data)]) == 1
        out, said = capsys.readouterr()
        assert (out, "K306" in said) == ("", True)

    @pytest.mark.parametrize("days", ["-1", "40000", "いつか", "abc", "1.5", ""])
    def test_refuses_odd_numbers_of_days_and_says_what_to_write(
        self, days: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["remind", f"--days={days}"]) == 2
        said = f"--days の値が違います。「{days}」は使えません。日数を 0 から 36525 までの数で書いてください（例: --days 30）"
        assert said in capsys.readouterr().err


def test_days_beyond_the_last_that_a_date_can_name_are_that_day() -> None:
    assert day_after(dt.date(9999, 12, 1), 90) == dt.date.max
    assert day_after(dt.date(2026, 11, 28), 90) == dt.date(2027, 2, 26)
