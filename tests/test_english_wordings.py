"""How English plans write values: what they say is read, and what contradicts them is told all the same. Text in, codes and values out."""

from pathlib import Path

import pytest

from generator.judging import Status
from one_indicator import judged, put_indicator, told_of_each
from sample import City

_RIGHT = (
    ("142 (provisional)", "142", "people"), ("142 (p)", "142", "people"), ("142 provisional", "142", "people"), ("142 (preliminary)", "142", ""),
    ("142 (forecast)", "142", "people"), ("142 projected", "142", "people"), ("142 (est.)", "142", "people"), ("142 (estimated)", "142", ""),
    ("142 (revised)", "142", "people"), ("142 (actual)", "142", "people"), ("142 (note 1)", "142", "people"), ("142 (see note 2)", "142", ""),
    ("4.2 out of 5", "4.2", "points"), ("4.2 out of 5", "4.2", ""), ("4.2 (out of 5)", "4.2", "score"), ("8 out of 10", "8", "points"), ("8 out of 10", "80", "%"),
    ("7 in 10", "70", "%"), ("7 in 10", "0.7", ""), ("7 in 10", "7", "in 10"),
    ("1.2m visits", "1.2", "million visits"), ("1.2m visits", "1200000", "visits"), ("1.2m", "1.2", "million visits"), ("1.2m", "1200000", "visits"), ("1.2m", "1.2", "m"),
    ("£1.2m", "1.2", "£m"), ("£1.2m", "1200000", "£"), ("£850k", "850", "£000"), ("3.4bn", "3.4", "bn"), ("3.4bn", "3400000000", "yen"), ("3.4bn", "3.4", "£bn"),
    ("12 kg/person", "12", "kg per person"), ("12 kg per person", "12", "kg/person"), ("12 kg/person", "12", "kg/person"), ("12kg/head", "12", "kg per head"), ("120 litres per person per day", "120", "litres/person/day"),
    ("1,234 (2024/25)", "1234", "people"), ("1,234 (2024-25)", "1234", "people"), ("1,234 (FY2024)", "1234", "people"), ("FY24: 1,234", "1234", "people"), ("2024/25: 1,234", "1234", ""),
    ("1,234 against a target of 1,200", "1234", "people"), ("1,234 vs target of 1,200", "1234", "people"), ("1,234, up from 1,100", "1234", "people"),
    ("up 3%", "3", "%"), ("c. 340", "340", "people"), ("340 (approx.)", "340", "people"), ("about 340", "340", "people"), ("12.5 mins", "12.5", "minutes"), ("2 hrs 30 mins", "2.5", "hours"), ("12.3 tonnes", "12.3", "t"), ("1,234 people", "1234", "residents"),
    ("zero", "0", "cases"), ("nil", "0", "cases"), ("0 (cancelled)", "0", "events"), ("52% (men 54%, women 50%)", "52", "%"), ("3.2 per 1,000 people", "3.2", ""),
)  # fmt: skip
_WRONG = (
    ("142 (2022/23)", "142", "people", "K524"), ("142 (FY2022)", "142", "people", "K524"), ("142 (provisional)", "124", "people", "K503"),
    ("142 (schools)", "142", "people", "K521"), ("142 schools", "142", "people", "K521"), ("1.2m visits", "1.2", "visits", "K521"), ("1.2m", "1.2", "visits", "K521"),
    ("£1.2m", "1.2", "£", "K521"), ("3.4bn", "3.4", "yen", "K521"), ("12 kg per person", "12", "kg per household", "K538"), ("4.2 out of 5", "5", "points", "K503"),
    ("7 in 10", "7", "%", "K503"), ("down 3%", "3", "%", "K520"), ("12.5 mins", "12.5", "hours", "K521"), ("12 workshops", "12", "people", "K521"), ("n/a", "0", "people", "K526"), ("TBC", "0", "people", "K526"),
)  # fmt: skip


def test_what_is_right_is_not_told(tmp_path: Path) -> None:
    cases = [{"unit": unit, "actual": f"as_published: '{wording}', value: {value}"} for wording, value, unit in _RIGHT]
    told = told_of_each(tmp_path, cases)
    assert {_RIGHT[number]: codes for number, codes in enumerate(told) if codes} == {}


def test_what_contradicts_its_wording_is_told(tmp_path: Path) -> None:
    cases = [
        {
            "unit": unit,
            "baseline": "as_published: '12 kg per household', value: 12" if "household" in unit else "",
            "actual": f"as_published: '{wording}', value: {value}",
        }
        for wording, value, unit, _ in _WRONG
    ]
    told = told_of_each(tmp_path, cases)
    assert {_WRONG[number]: codes for number, codes in enumerate(told) if codes != [_WRONG[number][3]]} == {}


@pytest.mark.parametrize(
    ("wording", "value", "unit", "direction"),
    [
        ("at least 95%", "95", "%", "at_least"),
        ("increase to 95%", "95", "%", "at_least"),
        ("maintain at 95%", "95", "%", "at_least"),
        ("max 5%", "5", "%", "at_most"),
        ("reduce by 5%", "-5", "%", "at_most"),
        ("<5%", "5", "%", "less_than"),
        ("all 12 schools", "12", "schools", "at_least"),
        ("1,234 (2024/25)", "1234", "people", "at_least"),
        ("12 kg per person", "12", "kg/person", "at_most"),
        ("142 (forecast)", "142", "people", "at_least"),
        ("7 in 10", "70", "%", "at_least"),
    ],
)
def test_a_target_is_held_against_the_value(
    tmp_path: Path, wording: str, value: str, unit: str, direction: str
) -> None:
    target = f"as_published: '{wording}', value: {value}"
    town = put_indicator(City(tmp_path), unit=unit, direction=direction, target=target)
    assert town.codes() == []


@pytest.mark.parametrize(
    ("wording", "provisional", "forecast", "approximate"),
    [
        ("142 (provisional)", True, False, False),
        ("142 (p)", True, False, False),
        ("142 (forecast)", False, True, False),
        ("142 (est.)", False, False, True),
        ("142 (revised)", False, False, False),
    ],
)
def test_how_sure_a_value_is_is_read_from_its_word(
    tmp_path: Path, wording: str, *, provisional: bool, forecast: bool, approximate: bool
) -> None:
    town = put_indicator(City(tmp_path), unit="people", actual=f"as_published: '{wording}'")
    (measure,) = (each for each in town.basic_plan().measures if each.id == "zz")
    (figure,) = measure.indicators[0].actuals
    assert (figure.provisional, figure.forecast, getattr(figure.value, "approximate", None)) == (
        provisional,
        forecast,
        approximate,
    )


@pytest.mark.parametrize(
    "actual",
    [
        "as_published: <5, missing: not_public",
        "as_published: 5人未満, missing: not_public",
        "as_published: n/a, missing: not_applicable",
        "as_published: TBC, missing: under_coordination",
        "as_published: not yet available, missing: being_compiled",
        "as_published: suppressed, missing: not_public",
        "as_published: survey not held, missing: not_done",
        "as_published: <5, low: 0, high: 5, open: high",
    ],
)
def test_a_value_that_is_wanting_or_withheld_is_taken(tmp_path: Path, actual: str) -> None:
    town = put_indicator(City(tmp_path), unit="people", target="as_published: '10'", actual=actual)
    assert town.codes() == []
    status = judged(town).status
    assert status not in (Status.REACHED, Status.NOT_REACHED) or "low" in actual


@pytest.mark.parametrize("actual", ["as_published: 5, missing: not_public", "as_published: <5, missing: not_done"])
def test_a_number_beside_a_reason_for_there_being_none_is_told(tmp_path: Path, actual: str) -> None:
    assert put_indicator(City(tmp_path), unit="people", actual=actual).codes() == ["K526"]
