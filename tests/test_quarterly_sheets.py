"""A round by spreadsheet for parts of a year: which rows there are, and that an answer lands at its own period."""

import shutil
from pathlib import Path

import pytest

from generator.problems.reports import words_of
from generator.sheets import Collected, collect_sheets, hand_out, name_row, write_collected
from generator.sheets.rows import SheetKind
from one_indicator import NEW, put_indicator
from sample import City
from sheet_round import ANSWER, FIGURES, MONEY, TEXTS
from staff_edits import StaffEdits

_PLAN = "mihon/basic-plan/plan.yaml"
_ROUND = "  - {{id: {id}, name: {id}, kind: interim, fiscal_year: 2024, as_of: {as_of}, source: {{document: report-2024}}}}\n"
_DAYS = {"q1": "2024-06-30", "q2": "2024-09-30", "q4": "2025-03-31"}
Q1 = '{fiscal_year: 2024, part: q1, as_published: "2,000人以上"}'
YEAR = '{fiscal_year: 2024, as_published: "7,800人以上"}'
ALL = [Q1, *(Q1.replace("q1", f"q{number}") for number in (2, 3, 4))]


pytestmark = pytest.mark.long


class Quarters:
    """The sample city with an indicator that has these targets, and a round for some quarters."""

    def __init__(self, folder: Path, *targets: str, counting: str = "yearly") -> None:
        rounds = "".join(_ROUND.format(id=f"r-{name}", as_of=day) for name, day in _DAYS.items())
        self.folder = folder
        self.city = put_indicator(City(folder), unit="人", name="利用者数", counting=counting)
        self.city.add(NEW, f"        targets: [{', '.join(targets)}]\n")
        self.city.change(_PLAN, "rounds: # rounds of reporting; files in results/ name them\n", f"rounds:\n{rounds}")

    def books(self, its_round: str) -> dict[str, StaffEdits]:
        """The workbooks of a round by their names."""
        handed = hand_out(self.city.data, its_round, None, "department", self.folder / its_round)
        assert handed.problems == ()
        return {path.stem: StaffEdits(path) for path in handed.written}

    def rows(self, its_round: str) -> list[tuple[str, ...]]:
        """When, the value before, the target, and the answer of each row of the indicator."""
        return [row for row, _, _ in self._found(its_round)]

    def money(self, its_round: str) -> list[str]:
        """What is asked of money: year and kind of each row."""
        asked = [row for edits in self.books(its_round).values() for row in edits.rows(MONEY)[1:]]
        return [cell for row in asked for cell in row if "年度）" in cell]

    def _found(self, its_round: str) -> list[tuple[tuple[str, ...], str, int]]:
        shutil.rmtree(self.folder / its_round, ignore_errors=True)
        return [
            ((row[4].split("） ")[-1], row[6], row[7], row[8]), name, number)
            for name, edits in self.books(its_round).items()
            for number, row in enumerate(edits.rows(FIGURES), 1)
            if "利用者数" in row
        ]

    def answer(self, its_round: str, *answers: tuple[str, str]) -> Collected:
        """Type the answers into the rows that bear these times, and take the workbook back."""
        found = self._found(its_round)
        edits = StaffEdits(self.folder / its_round / f"{found[0][1]}.xlsx")
        for when, typed in answers:
            (number,) = [number for row, _, number in found if row[0].startswith(when)]
            edits.type(FIGURES, f"I{number}", typed)
        collected = collect_sheets(self.city.data, [edits.save(self.folder / "返送.xlsx")], its_round)
        write_collected(self.city.data, collected)
        return collected

    def written(self) -> list[str]:
        """The lines of the data that hold a value of the indicator."""
        files = sorted((self.city.data / "mihon/basic-plan/results").glob("r-*.yaml"))
        return [line.strip() for file in files for line in file.read_text().split("\n") if "indicator: a," in line]


class TestRows:
    @pytest.mark.parametrize("targets", [[Q1], [YEAR, Q1], [YEAR, *ALL]])
    def test_the_first_quarter_has_a_row_of_its_own_with_its_target(self, tmp_path: Path, targets: list[str]) -> None:
        assert Quarters(tmp_path, *targets).rows("r-q1") == [("第1四半期", "", "2,000人以上", "")]

    @pytest.mark.parametrize("counting", ["yearly", "cumulative", "point", "not_stated"])
    def test_however_the_indicator_is_counted(self, tmp_path: Path, counting: str) -> None:
        assert [row[0] for row in Quarters(tmp_path, *ALL, counting=counting).rows("r-q1")] == ["第1四半期"]

    def test_what_was_not_reported_earlier_is_asked_too(self, tmp_path: Path) -> None:
        assert [row[0] for row in Quarters(tmp_path, YEAR, *ALL).rows("r-q2")] == ["第1四半期", "第2四半期"]

    def test_the_whole_year_is_asked_once_it_is_over(self, tmp_path: Path) -> None:
        rows = [row[0] for row in Quarters(tmp_path, YEAR, *ALL).rows("r-q4")]
        assert rows == ["第1四半期", "第2四半期", "第3四半期", "第4四半期", "令和6年度（2024年度）"]

    def test_a_year_without_a_target_is_not_asked_beside_its_quarters(self, tmp_path: Path) -> None:
        assert [row[0] for row in Quarters(tmp_path, *ALL).rows("r-q4")] == [f"第{each}四半期" for each in (1, 2, 3, 4)]

    def test_halves_and_months(self, tmp_path: Path) -> None:
        parts = [Q1.replace("q1", part) for part in ("h1", "h2", "m4", "m9", "m10")]
        assert [row[0] for row in Quarters(tmp_path, YEAR, *parts).rows("r-q2")] == ["4月", "9月", "上半期"]

    def test_months_of_the_next_calendar_year_belong_to_the_fiscal_year(self, tmp_path: Path) -> None:
        parts = [Q1.replace("q1", part) for part in ("m12", "m3")]
        assert [row[0] for row in Quarters(tmp_path, *parts).rows("r-q4")] == ["12月", "3月"]

    def test_without_a_part_that_is_over_it_is_the_year(self, tmp_path: Path) -> None:
        rows = Quarters(tmp_path, YEAR, Q1.replace("q1", "h1")).rows("r-q1")
        assert rows == [("令和6年度（2024年度）", "", "7,800人以上", "")]


class TestNames:
    def test_a_question_names_the_part_of_the_year(self, tmp_path: Path) -> None:
        taken = Quarters(tmp_path, YEAR, *ALL).answer("r-q4", ("第2四半期", "数百人"), ("令和6年度", "数千人"))
        rows = [dict(found.details)["what_row"] for found in taken.problems if found.rule == "K868"]
        assert [row.split("利用者数")[-1] for row in rows] == ["・令和6年度（2024年度） 第2四半期", ""]

    def test_so_does_that_about_a_row_that_is_gone(self, tmp_path: Path) -> None:
        quarters = Quarters(tmp_path, YEAR, *ALL)
        books = quarters.books("r-q2")
        name, edits = next((name, each) for name, each in books.items() if "利用者数" in str(each.rows(FIGURES)))
        number = next(at for at, row in enumerate(edits.rows(FIGURES), 1) if "第2四半期" in str(row))
        back = edits.delete(FIGURES, number).save(tmp_path / f"{name}.xlsx")
        (found,) = collect_sheets(quarters.city.data, [back], "r-q2").problems
        assert dict(found.details)["what_row"].endswith("利用者数・令和6年度（2024年度） 第2四半期」")

    @pytest.mark.parametrize(
        ("period", "name"),
        [
            ("令和6年度（2024年度）", "公園・利用者数"),
            ("2024年（令和6年）", "公園・利用者数"),
            ("学年度 令和6年度（2024年度）", "公園・利用者数"),
            ("", "公園・利用者数"),
            ("令和6年度（2024年度） 上半期", "公園・利用者数・令和6年度（2024年度） 上半期"),
            ("令和6年度（2024年度） 10月", "公園・利用者数・令和6年度（2024年度） 10月"),
            ("2024-06-30", "公園・利用者数・2024-06-30"),
        ],
    )
    def test_only_of_a_part(self, period: str, name: str) -> None:
        assert name_row(SheetKind.FIGURES, ("公園", "利用者数", "人", period)) == name


class TestMoney:
    def test_of_a_running_year_the_settled_amount_is_not_asked(self, tmp_path: Path) -> None:
        assert Quarters(tmp_path, YEAR, *ALL).money("r-q2") == []

    def test_an_answer_to_such_a_row_of_a_workbook_that_is_out_is_asked_about(self, tmp_path: Path) -> None:
        quarters = Quarters(tmp_path, YEAR, *ALL)
        book = next(each for each in quarters.books("r-q4").values() if "決算" in str(each.rows(MONEY)))
        book.type(MONEY, book.find(MONEY, "決算", column=ANSWER[MONEY]), "2,345千円")
        quarters.city.change(_PLAN, "as_of: 2025-03-31", "as_of: 2024-12-31")
        collected = collect_sheets(quarters.city.data, [book.save(tmp_path / "返送.xlsx")], "r-q4")
        assert [each.rule for each in collected.problems] == ["K856"]
        assert dict(collected.texts) == {}

    def test_is_asked_once_the_year_is_over(self, tmp_path: Path) -> None:
        assert "令和6年度（2024年度） 決算" in Quarters(tmp_path, YEAR, *ALL).money("r-q4")


class TestThereAndBack:
    def test_an_answer_lands_at_its_quarter(self, tmp_path: Path) -> None:
        quarters = Quarters(tmp_path, YEAR, Q1)
        assert quarters.answer("r-q1", ("第1四半期", "2,100人")).problems == ()
        assert quarters.written() == [
            '- {indicator: a, fiscal_year: 2024, part: q1, as_published: "2,100人", value: 2100}'
        ]

    def test_the_next_round_shows_it_and_asks_for_the_next_quarter_alone(self, tmp_path: Path) -> None:
        quarters = Quarters(tmp_path, YEAR, *ALL)
        quarters.answer("r-q1", ("第1四半期", "2,100人"))
        told = "令和6年度（2024年度） 第1四半期: 2,100人"
        assert quarters.rows("r-q2") == [("第2四半期", told, "2,000人以上", "")]

    def test_what_an_earlier_round_told_of_the_same_year_is_shown_with_its_day(self, tmp_path: Path) -> None:
        quarters = Quarters(tmp_path, YEAR)
        (before,) = quarters.rows("r-q1")
        assert before[1] == ""
        quarters.answer("r-q1", ("令和6年度", "3,400人"))
        year = "令和6年度（2024年度）"
        told = "r-q1（2024年6月30日現在）: 3,400人"
        assert quarters.rows("r-q2") == [(year, told, "7,800人以上", "")]
        quarters.answer("r-q2", ("令和6年度", "7,100人"))
        assert quarters.rows("r-q2") == [(year, told, "7,800人以上", "7,100人")]  # its own answer is none of before
        assert quarters.rows("r-q4")[0][1] == "r-q2（2024年9月30日現在）: 7,100人"
        assert quarters.rows("r-q1")[0][1] == ""  # what came later is none of before either

    def test_a_milestone_and_an_amount_show_what_they_were(self, tmp_path: Path) -> None:
        quarters = Quarters(tmp_path, YEAR)
        quarters.city.put(
            "mihon/basic-plan/results/r-q1.yaml",
            "round: r-q1\nmeasures:\n  - measure: park\n    actuals:\n"
            "      - {indicator: design, fiscal_year: 2024, as_published: 実施設計を発注, done: false}\n"
            "    budgets: [{fiscal_year: 2024, kind: settled, amount: '3,100千円'}]\n",
        )
        books = quarters.books("r-q2").values()
        (figure,) = [row for each in books for row in each.rows(FIGURES) if "実施設計" in row]
        assert figure[6] == "r-q1（2024年6月30日現在）: 実施設計を発注"
        whole = quarters.books("r-q4").values()  # of a year that is over alone the settled amount is asked for
        (money,) = [row for each in whole for row in each.rows(MONEY) if row[1] == figure[1]]
        assert money[2:4] == ["令和6年度（2024年度） 決算", "r-q1（2024年6月30日現在）: 3,100千円"]

    @pytest.mark.parametrize(
        ("told", "shown"),
        [
            ("{missing: 調整中, note: 9月に公表します}", "調整中（9月に公表します）"),
            ("{missing: 調整中}", "調整中"),
            ("池を清掃した。", "池を清掃した。"),
        ],
    )
    def test_a_text_shows_what_it_was_with_the_remark_on_its_reason(
        self, tmp_path: Path, told: str, shown: str
    ) -> None:
        quarters = Quarters(tmp_path, YEAR)
        report = f"round: r-q1\nmeasures: [{{measure: park, done: {told}}}]\n"
        quarters.city.put("mihon/basic-plan/results/r-q1.yaml", report)
        rows = [row for each in quarters.books("r-q2").values() for row in each.rows(TEXTS) if "|park|" in row[0]]
        assert [row[3] for row in rows if row[2] == "したこと"] == [shown]

    @pytest.mark.breaks("K856")
    @pytest.mark.parametrize("typed", ["2,050人", 2050, "約2千人か"])
    def test_a_late_answer_that_another_round_has_given_is_told_and_can_be_settled(
        self, tmp_path: Path, typed: str | int
    ) -> None:
        quarters = Quarters(tmp_path, YEAR, *ALL)
        late = quarters.books("r-q1")
        name, edits = next((name, each) for name, each in late.items() if "利用者数" in str(each.rows(FIGURES)))
        number = next(at for at, row in enumerate(edits.rows(FIGURES), 1) if "第1四半期" in str(row))
        first = edits.type(FIGURES, f"I{number}", typed).save(tmp_path / f"{name}.xlsx")
        quarters.answer("r-q2", ("第1四半期", "2,100人"), ("第2四半期", "2,300人"))
        taken = collect_sheets(quarters.city.data, [first], "r-q1")
        (found,) = taken.problems
        said = " ".join(words_of(found))
        assert found.rule == "K856"
        assert (
            f"もう尋ねていません（ほかの回で報告されたか、計画か回の日付が変わりました）。書かれていた答えは、I{number}「{typed}」です。"
            in said
        )
        assert "新しい表" not in said
        (content,) = taken.returns.values()
        back = tmp_path / "返却.xlsx"
        back.write_bytes(content)
        StaffEdits(back).type("使い方", "B3", "→確認しました").save(back)
        assert collect_sheets(quarters.city.data, [first, back], "r-q1").problems == ()

    def test_a_late_workbook_without_an_answer_to_it_asks_nothing(self, tmp_path: Path) -> None:
        quarters = Quarters(tmp_path, YEAR, *ALL)
        late = quarters.books("r-q1")
        name, edits = next((name, each) for name, each in late.items() if "利用者数" in str(each.rows(FIGURES)))
        number = next(at for at, row in enumerate(edits.rows(FIGURES), 1) if "第1四半期" in str(row))
        quarters.answer("r-q2", ("第1四半期", "2,100人"), ("第2四半期", "2,300人"))
        confirmed = edits.type(FIGURES, f"M{number}", "確認済み").save(tmp_path / f"{name}.xlsx")
        assert collect_sheets(quarters.city.data, [confirmed], "r-q1").problems == ()
        remarked = edits.type(FIGURES, f"M{number}", "担当が替わりました").save(tmp_path / f"{name}.xlsx")
        told = collect_sheets(quarters.city.data, [remarked], "r-q1").problems
        assert [each.rule for each in told] == ["K874"]
        without = edits.delete(FIGURES, number).save(tmp_path / f"{name}.xlsx")
        assert collect_sheets(quarters.city.data, [without], "r-q1").problems == ()

    def test_one_answered_row_takes_no_other_away(self, tmp_path: Path) -> None:
        quarters = Quarters(tmp_path, YEAR, *ALL)
        quarters.answer("r-q2", ("第1四半期", "2,100人"))
        assert [(row[0], row[3]) for row in quarters.rows("r-q2")] == [("第1四半期", "2,100人"), ("第2四半期", "")]
        assert quarters.answer("r-q2", ("第2四半期", "2,300人")).problems == ()
        assert [line.split(", ")[2] for line in quarters.written()] == ["part: q1", "part: q2"]

    def test_several_at_once_with_the_year(self, tmp_path: Path) -> None:
        quarters = Quarters(tmp_path, YEAR, *ALL)
        answers = [("第4四半期", "1,900人"), ("令和6年度", "8,000人"), ("第1四半期", "2,100人")]
        assert quarters.answer("r-q4", *answers).problems == ()
        lines = [line.partition("fiscal_year: 2024, ")[2].partition(", value")[0] for line in quarters.written()]
        assert sorted(lines) == [
            'as_published: "8,000人"',
            'part: q1, as_published: "2,100人"',
            'part: q4, as_published: "1,900人"',
        ]
