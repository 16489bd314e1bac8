"""The list of published values: one row a value, every column described once, CSV that reads back equal, and a measure's lasting file."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.csv_tables import BYTE_ORDER_MARK, guard_text, render_csv, render_lines
from generator.exports.measure_json import encode, render_measure, view_measure_data
from generator.model.figures import Period, PeriodKind
from generator.open_data.columns import COLUMNS, Form
from generator.open_data.gather import rows_of_holder, rows_of_measure
from generator.open_data.holders import holders_of_plan
from generator.open_data.rows import ValueRow
from generator.open_data.terms import terms_of
from generator.open_data.times import span_of_period
from page_reading import GREEN, PLAN, RESULTS, Shown, show
from sample import City

ROOT = "https://mihon.example/keikaku/"
PARK = f"{PLAN}/park"


def rows_of(shown: Shown, measure: str = PARK) -> list[ValueRow]:
    return list(rows_of_measure(shown.site_index, shown.standings, measure))


def by_id(rows: list[ValueRow]) -> dict[str, ValueRow]:
    return {row.id.split("/measure/")[-1]: row for row in rows}


def read_csv(content: bytes) -> list[dict[str, str]]:
    """As a program reads it that knows nothing of Kokai."""
    text = content.decode("utf-8")
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def unguarded(text: str) -> str:
    return text.removeprefix("'")


class TestColumns:
    def test_are_the_fields_of_a_row_in_their_order(self) -> None:
        assert tuple(column.name for column in COLUMNS) == ValueRow._fields

    def test_are_described_in_both_languages_by_ascii_names(self) -> None:
        for column in COLUMNS:
            assert column.name.isascii()
            assert column.name == column.name.lower()
            assert all((*column.title, *column.about))
            assert all(all(told) for told in column.codes.values())
            assert bool(column.codes) == (column.form is Form.CODE)

    def test_hold_only_the_codes_that_they_describe(self, tmp_path: Path) -> None:
        shown = show(City(tmp_path))
        rows = [
            row
            for plan in shown.site_index.plans
            for holder in holders_of_plan(shown.site_index, plan)
            for row in rows_of_holder(shown.site_index, shown.standings, holder)
        ]
        assert rows
        for place, column in enumerate(COLUMNS):
            cells = {row[place] for row in rows}
            if column.codes:
                assert cells <= {*column.codes, ""}, column.name
            if column.required:
                assert "" not in cells, column.name


class TestRows:
    def test_tell_a_target_with_its_wording_period_and_source(self, tmp_path: Path) -> None:
        row = by_id(rows_of(show(City(tmp_path))))["park/visitors-2024/target"]
        assert (row.kind, row.value, row.unit, row.as_published) == ("target", Decimal(12000), "人", "12,000人以上")
        assert (row.period_from, row.period_to, row.year, row.era_year) == (
            "2024-04-01",
            "2025-03-31",
            2024,
            "令和6年度",
        )
        assert row.final_target
        assert (row.source_document, row.source_page) == ("basic-plan", "5")
        assert row.address == "mihon/basic-plan/measures/park/#visitors-2024"

    def test_say_about_and_why_a_value_is_missing(self, tmp_path: Path) -> None:
        rows = by_id(rows_of(show(City(tmp_path))))
        assert rows["park/visitors-2022/baseline"].approximate
        planned = rows["park/budget-2025/planned"]
        assert (planned.flag, planned.value, planned.missing_reason) == ("missing", "", "under_coordination")
        assert planned.missing_note == "国と調整中"

    def test_tell_what_was_corrected_at_the_value_that_now_reads_so(self, tmp_path: Path) -> None:
        rows = rows_of(show(City(tmp_path)))
        corrected = [row for row in rows if row.state == "corrected"]
        assert [row.as_published for row in corrected] == ["12,030人"]
        assert corrected[0].corrected_from == "12,300人"
        assert corrected[0].corrected_on == "2026-05-01"

    def test_have_ids_that_no_other_row_has(self, tmp_path: Path) -> None:
        twice = '      - {fiscal_year: 2024, kind: initial, amount: "1", unit: 千円}\n'
        city = City(tmp_path).change(
            GREEN, "    editor_note: 架空の事業です。\n", twice + twice + "    editor_note: 架空の事業です。\n"
        )
        rows = rows_of(show(city))
        assert len({row.id for row in rows}) == len(rows)
        assert {"park/budget-2024/initial", "park/budget-2024/initial/2"} <= set(by_id(rows))

    def test_keep_their_ids_when_others_come_before_them(self, tmp_path: Path) -> None:
        before = by_id(rows_of(show(City(tmp_path / "a"))))
        city = City(tmp_path / "b").change(
            GREEN,
            "    budgets:\n",
            '    budgets:\n      - {fiscal_year: 2024, kind: initial, amount: "1", unit: 千円, label: 別の事業費}\n',
        )
        after = by_id(rows_of(show(city)))
        assert before == {name: after[name] for name in before}


@pytest.mark.parametrize(
    ("period", "first", "last", "text"),
    [
        (Period(2019), "2019-04-01", "2020-03-31", "令和元年度（2019年度）"),
        (Period(2024, "q4"), "2025-01-01", "2025-03-31", "令和6年度（2024年度）第4四半期"),
        (Period(2024, "m3"), "2025-03-01", "2025-03-31", "令和6年度（2024年度）3月"),
        (Period(2013, kind=PeriodKind.CALENDAR), "2013-01-01", "2013-12-31", "平成25年（2013年）"),
        (Period(2023, "h1", PeriodKind.CALENDAR), "2023-01-01", "2023-06-30", "令和5年（2023年）1月～6月"),
        (Period(2024, first_year=2020), "2020-04-01", "2025-03-31", "令和2年度（2020年度）～令和6年度（2024年度）"),
        (Period(2023, "2024-02-29", PeriodKind.DAY), "2024-02-29", "2024-02-29", "令和6年（2024年）2月29日"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period: Period, first: str, last: str, text: str) -> None:
    span = span_of_period(period)
    assert (span.first, span.last, span.text) == (first, last, text)


class TestCsv:
    def test_reads_back_equal(self, tmp_path: Path) -> None:
        rows = rows_of(show(City(tmp_path)))
        read = read_csv(render_csv(render_lines(rows, ROOT)))
        assert [each["id"] for each in read] == [row.id for row in rows]
        assert [unguarded(each["as_published"]) for each in read] == [row.as_published for row in rows]
        assert [each["value"] for each in read] == [str(row.value) for row in rows]
        assert read[0]["address"] == ROOT + rows[0].address

    @pytest.mark.parametrize(
        "text", ["=1+1", "@SUM(A1)", "+81-42", "-5件", "＝1+1", "\t=1", "--1", "'a", "'=1", '=HYPERLINK("x")']
    )
    def test_leaves_nothing_that_a_spreadsheet_would_run(self, text: str) -> None:
        assert guard_text(text) == "'" + text

    @pytest.mark.parametrize("text", ["-", "－", "-5", "-5.5%", "+1,200", "△5", "▲1", "", "5件", "12-3"])
    def test_leaves_numbers_and_signs_as_they_are(self, text: str) -> None:
        assert guard_text(text) == text

    @given(st.text())
    def test_any_text_reads_back_equal(self, text: str) -> None:
        guarded = guard_text(text)
        assert (guarded.removeprefix("'")) == text

    def test_has_no_row_for_a_measure_without_values(self, tmp_path: Path) -> None:
        assert read_csv(render_csv(render_lines(rows_of(show(City(tmp_path)), f"{PLAN}/pond"), ROOT))) == []


class TestMeasureFile:
    def content(self, city: City, measure: str = PARK) -> bytes:
        shown = show(city)
        return render_measure(shown.site_index, shown.standings, measure, rows_of(shown, measure))

    def test_tells_texts_values_evaluations_and_how_it_stands(self, tmp_path: Path) -> None:
        read = json.loads(self.content(City(tmp_path)))
        assert read["measure"]["title"] == "中央公園の改修"
        assert read["measure"]["steps"][0] == {"id": "1", "number": "(1)", "title": "設計"}
        assert {each["kind"] for each in read["figures"]} >= {"target", "actual", "budget", "funding"}
        assert read["standing"]["status"]
        assert any(report.get("evaluations") for report in read["reports"])
        assert read["licence"]["name"] == "CC BY 4.0"

    def test_holds_nothing_of_hosts_and_places_in_the_data(self, tmp_path: Path) -> None:
        content = self.content(City(tmp_path)).decode()
        assert ROOT not in content
        assert ".yaml" not in content

    def test_stays_the_same_when_only_a_host_a_comment_or_another_measure_changes(self, tmp_path: Path) -> None:
        before = self.content(City(tmp_path / "a"))
        city = City(tmp_path / "b").change("site.yaml", ROOT, "https://other.example/")
        city.change("site.yaml", "name: 見本市の計画と実績", "name: べつの名前").put(
            GREEN, "# 注釈\n" + city.read(GREEN)
        )
        city.change(GREEN, "title: 池の清掃", "title: 池の掃除")
        assert self.content(city) == before

    @pytest.mark.parametrize(
        ("file", "old", "new"),
        [
            (GREEN, "summary: |-\n      中央公園を改修します。", "summary: |-\n      中央公園を直します。"),
            (GREEN, 'as_published: "12,000人以上", value: 12000', 'as_published: "12,500人以上", value: 12500'),
            (RESULTS, "done: 工事を始めました。", "done: 工事を終えました。"),
        ],
    )
    def test_changes_when_what_is_published_changes(self, tmp_path: Path, file: str, old: str, new: str) -> None:
        city = City(tmp_path / "b")
        text = city.read(file)
        assert old in text
        before = self.content(City(tmp_path / "a"))
        assert self.content(city.put(file, text.replace(old, new, 1))) != before

    def test_writes_numbers_with_their_digits(self) -> None:
        assert encode({"value": Decimal("61.0")}) == b'{"value":61.0}\n'

    def test_is_made_of_every_figure_once(self, tmp_path: Path) -> None:
        shown = show(City(tmp_path))
        rows = rows_of(shown)
        data = view_measure_data(shown.site_index, shown.standings, PARK, rows)
        figures = data["figures"]
        assert isinstance(figures, list)
        assert [each["id"] for each in figures if isinstance(each, dict)] == [row.id for row in rows]


def test_terms_are_known_to_programs_by_one_address(tmp_path: Path) -> None:
    terms = terms_of(show(City(tmp_path)).site_index, "mihon")
    assert (terms.code, terms.address) == ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/")
