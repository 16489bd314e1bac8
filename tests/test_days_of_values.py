"""The day of which a value is beside its year: YAML in, the codes of what staff are asked out."""

from pathlib import Path

import pytest

from small_town import Town


def codes(folder: Path, period: str, more: str, counting: str = "point", told: str = "as_published: 12人") -> list[str]:
    """What is asked of one actual value."""
    return Town(
        folder,
        measure=f"indicators:\n  - {{id: i, name: 登録者数, unit: 人, kind: output, direction: at_least, accumulation: {counting},\n"
        f"     targets: [], actuals: [{{{period}, {told}, {more}}}]}}\n",
    ).codes()


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("fiscal_year: 2018", "2017-06-01"),
        ("fiscal_year: 2018", "2018-03-31"),
        ("fiscal_year: 2018", "2018-01-01"),
        ("fiscal_year: 2018", "2019-07-01"),
        ("fiscal_year: 2018", "2020-01-10"),
        ("fiscal_year: 2018", "2020-03-31"),
        ("fiscal_year: 2018, part: q1", "2018-03-31"),
        ("fiscal_year: 2018, part: q1", "2019-03-31"),
        ("fiscal_year: 2018, part: m9", "2018-12-31"),
        ("calendar_year: 2018", "2017-12-31"),
        ("calendar_year: 2018", "2019-12-31"),
        ("school_year: 2018", "2017-05-01"),
        ("fiscal_year: 2016, through: 2018", "2015-10-01"),
    ],
)
def test_a_day_outside_of_the_year_is_asked_about(tmp_path: Path, period: str, day: str) -> None:
    assert codes(tmp_path, period, f"as_of: {day}") == ["K559"]


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("fiscal_year: 2018", "2018-04-01"),
        ("fiscal_year: 2018", "2018-10-01"),
        ("fiscal_year: 2018", "2019-03-31"),
        ("fiscal_year: 2018", "2019-04-01"),
        ("fiscal_year: 2018", "2019-05-01"),
        ("fiscal_year: 2018", "2019-05-31"),
        ("fiscal_year: 2018", "2019-06-01"),
        ("fiscal_year: 2018, part: q1", "2018-06-30"),
        ("fiscal_year: 2018, part: q1", "2018-07-01"),
        ("fiscal_year: 2018, part: m9", "2018-10-01"),
        ("calendar_year: 2018", "2018-01-01"),
        ("calendar_year: 2018", "2019-01-01"),
        ("school_year: 2018", "2018-05-01"),
        ("fiscal_year: 2016, through: 2018", "2016-10-01"),
    ],
)
@pytest.mark.parametrize("counting", ["point", "cumulative"])
def test_a_day_of_the_year_or_soon_after_it_is_not(tmp_path: Path, period: str, day: str, counting: str) -> None:
    assert codes(tmp_path, period, f"as_of: {day}", counting) == []


@pytest.mark.parametrize("more", ["as_of: 2020-01-10, state: 速報", "as_of: 2017-06-01, forecast: true"])
def test_what_is_not_the_last_word_may_be_known_on_any_day(tmp_path: Path, more: str) -> None:
    assert codes(tmp_path, "fiscal_year: 2018", more) == []


@pytest.mark.parametrize(
    ("as_of", "asked"),
    [
        ("2019-03-31", True),
        ("2018-06-01", True),
        ("2021-03-31", True),
        ("2019-09-30", False),
        ("2020-03-31", False),
        ("2020-10-01", False),
    ],
)
def test_a_report_is_of_its_year_or_of_a_day_soon_after(tmp_path: Path, as_of: str, *, asked: bool) -> None:
    town = Town(tmp_path).change("town/p/plan.yaml", "kind: yearly, ", f"kind: yearly, as_of: {as_of}, ")
    assert town.codes() == (["K559"] if asked else [])
