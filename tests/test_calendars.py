"""Era names and dates: what documents write, and which day or year it is."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.calendars import (
    DateProblem,
    Moment,
    RefusedDate,
    YearMonth,
    YearOnly,
    era_names,
    era_year_of_fiscal,
    find_japanese_dates,
    fiscal_label,
    fiscal_year_of,
    gregorian_label,
    iso_text,
    parse_fiscal_year,
    parse_japanese_date,
)
from generator.model.basics import Absent


def _read(text: str) -> str:
    """A date as ISO text, or why it is none."""
    found = parse_japanese_date(text)
    return found.problem.value if isinstance(found, RefusedDate) else iso_text(found)


@pytest.mark.parametrize(
    ("year", "name", "label"),
    [
        (2026, "令和8年度", "令和8年度（2026年度）"),
        (2020, "令和2年度", "令和2年度（2020年度）"),
        (2019, "令和元年度", "令和元年度（2019年度）"),
        (2018, "平成30年度", "平成30年度（2018年度）"),
        (1989, "平成元年度", "平成元年度（1989年度）"),
        (1988, "昭和63年度", "昭和63年度（1988年度）"),
        (1926, "大正15年度", "大正15年度（1926年度）"),
        (1912, "大正元年度", "大正元年度（1912年度）"),
        (1868, "明治元年度", "明治元年度（1868年度）"),
        (1867, "1867年度", "1867年度"),
    ],
)
def test_fiscal_years_have_era_names(year: int, name: str, label: str) -> None:
    assert era_year_of_fiscal(year) == name
    assert fiscal_label(year) == label


def test_a_fiscal_year_across_a_change_of_era_has_two_names() -> None:
    assert era_names(2019) == ("令和元年度", "平成31年度")
    assert era_names(1926) == ("大正15年度", "昭和元年度")
    assert era_names(1912) == ("大正元年度", "明治45年度")
    assert era_names(1989) == ("平成元年度",)  # Showa had ended before April
    assert era_names(1988) == ("昭和63年度",)  # what began in January 1989 is not yet 平成元年度
    assert era_names(1500) == era_names(10_000) == ()
    assert gregorian_label(2019) == "2019年度"


@given(st.integers(min_value=1868, max_value=2200))
def test_every_era_name_leads_back_to_its_fiscal_year(year: int) -> None:
    for name in era_names(year):
        assert parse_fiscal_year(name) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("令和元年度", 2019),
        ("平成31年度", 2019),
        ("Ｈ３０年度", 2018),
        ("R8", 2026),
        ("2018年度", 2018),
        ("２０１８", 2018),
        (" 昭和 63 年度 ", 1988),
    ],
)
def test_fiscal_years_are_read(text: str, year: int) -> None:
    assert parse_fiscal_year(text) == year


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("平成32年度", DateProblem.AFTER_ERA),
        ("昭和64年度", DateProblem.AFTER_ERA),
        ("令和0年度", DateProblem.NO_SUCH_YEAR),
        ("0000年度", DateProblem.NO_SUCH_YEAR),
        ("来年度", DateProblem.NOT_A_DATE),
        ("5年度", DateProblem.NOT_A_DATE),
        ("令和1000年度", DateProblem.NOT_A_DATE),
    ],
)
def test_fiscal_years_that_never_were_are_refused(text: str, problem: DateProblem) -> None:
    found = parse_fiscal_year(text)
    assert isinstance(found, RefusedDate)
    assert (found.text, found.problem) == (text, problem)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (dt.date(2019, 3, 31), 2018),
        (dt.date(2019, 4, 1), 2019),
        (dt.date(2019, 12, 31), 2019),
        (dt.date(2020, 1, 1), 2019),
    ],
)
def test_a_fiscal_year_begins_in_april(day: dt.date, year: int) -> None:
    assert fiscal_year_of(day) == year


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("平成31年4月1日", "2019-04-01"),
        ("平成３１年４月１日", "2019-04-01"),
        ("平成 31 年 4 月 1 日", "2019-04-01"),
        ("令和元年5月1日", "2019-05-01"),
        ("令和元年５月", "2019-05"),
        ("㋿８年", "2026"),
        ("R8.4", "2026-04"),
        ("R8.4.1", "2026-04-01"),
        ("Ｒ元．５", "2019-05"),
        ("H30", "2018"),
        ("H30/4/1", "2018-04-01"),
        ("H30-4-1", "2018-04-01"),
        ("S64.1.7", "1989-01-07"),
        ("平成30年", "2018"),
        ("2019-04-01", "2019-04-01"),
        ("2019/4", "2019-04"),
        ("2019年4月", "2019-04"),
        ("２０１９", "2019"),
        ("明治6年1月1日", "1873-01-01"),
        ("明治3年", "1870"),
        ("平成28年2月29日", "2016-02-29"),
    ],
)
def test_dates_are_read_as_documents_write_them(text: str, iso: str) -> None:
    assert _read(text) == iso


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("昭和64年1月7日", "平成元年1月8日"),
        ("平成31年4月30日", "令和元年5月1日"),
    ],
)
def test_an_era_ends_on_the_day_before_the_next_begins(last: str, first: str) -> None:
    end, begin = parse_japanese_date(last), parse_japanese_date(first)
    assert isinstance(end, dt.date)
    assert isinstance(begin, dt.date)
    assert (begin - end).days == 1


@pytest.mark.parametrize(
    ("old", "new"), [("明治45年7月30日", "大正元年7月30日"), ("大正15年12月25日", "昭和元年12月25日")]
)
def test_two_changes_of_era_share_their_day(old: str, new: str) -> None:
    assert parse_japanese_date(old) == parse_japanese_date(new)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("平成31年5月1日", dt.date(2019, 5, 1)),
        ("平成31年10月", YearMonth(2019, 10)),
        ("平成32年", YearOnly(2020)),
        ("昭和64年1月8日", dt.date(1989, 1, 8)),
        ("昭和64年2月", YearMonth(1989, 2)),
        ("大正15年12月26日", dt.date(1926, 12, 26)),
        ("明治45年7月31日", dt.date(1912, 7, 31)),
    ],
)
def test_a_date_after_the_end_of_its_era_is_refused_but_says_what_it_means(text: str, meant: Moment) -> None:
    assert parse_japanese_date(text) == RefusedDate(text, DateProblem.AFTER_ERA, meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("令和元年4月30日", dt.date(2019, 4, 30)),
        ("令和元年4月", YearMonth(2019, 4)),
        ("平成元年1月7日", dt.date(1989, 1, 7)),
        ("昭和元年12月24日", dt.date(1926, 12, 24)),
        ("大正元年7月29日", dt.date(1912, 7, 29)),
    ],
)
def test_a_date_before_the_beginning_of_its_era_is_refused_but_says_what_it_means(text: str, meant: Moment) -> None:
    assert parse_japanese_date(text) == RefusedDate(text, DateProblem.BEFORE_ERA, meant)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("平成30年2月30日", "no_such_day"),
        ("平成30年4月31日", "no_such_day"),
        ("令和5年2月29日", "no_such_day"),
        ("R8.4.0", "no_such_day"),
        ("平成30年13月", "no_such_month"),
        ("R8.0", "no_such_month"),
        ("平成0年4月", "no_such_year"),
        ("0000-01-01", "no_such_year"),
        ("明治5年2月3日", "old_calendar"),
        ("明治元年10月", "old_calendar"),
        ("2月30日", "not_a_date"),
        ("随時", "not_a_date"),
        ("", "not_a_date"),
        ("平成31年度", "not_a_date"),
        ("R8.7～予定", "not_a_date"),
        ("平成31年4月1日現在", "not_a_date"),
        ("R8.4/1", "not_a_date"),
        ("X30", "not_a_date"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text: str, problem: str) -> None:
    found = parse_japanese_date(text)
    assert isinstance(found, RefusedDate)
    assert (found.problem, found.text) == (problem, text)
    assert isinstance(found.meant, Absent)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("R8.7～予定", ["2026-07"]),
        ("R8.4～R9.3", ["2026-04", "2027-03"]),
        ("令和8年4月1日から令和9年3月末まで", ["2026-04-01", "2027-03"]),
        ("平成31年4月1日現在", ["2019-04-01"]),
        ("H30", ["2018"]),
        ("随時", []),
        ("毎年5月", []),
        ("令和8年度", []),
        ("5500件以上", []),
        ("A4.1、NR8.7", []),
        ("平成31年10月の改正", ["after_era"]),
    ],
)
def test_dates_are_found_in_a_schedule(text: str, dates: list[str]) -> None:
    found = find_japanese_dates(text)
    assert [item.problem.value if isinstance(item, RefusedDate) else iso_text(item) for item in found] == dates


@given(st.dates(min_value=dt.date(1873, 1, 1)))
def test_every_day_comes_back_however_it_is_written(day: dt.date) -> None:
    assert parse_japanese_date(iso_text(day)) == day
    assert parse_japanese_date(f"{day.year}年{day.month}月{day.day}日") == day


@given(st.text())
def test_any_text_is_a_date_or_refused(text: str) -> None:
    assert isinstance(parse_japanese_date(text), RefusedDate | dt.date | YearMonth | YearOnly)
    assert isinstance(parse_fiscal_year(text), RefusedDate | int)
    assert isinstance(find_japanese_dates(text), tuple)
