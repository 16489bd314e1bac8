"""Values that are most likely slips: a total that falls, a rating that no step of the named scale is. Told, and silent once mended."""

from pathlib import Path

import pytest

from small_town import Town

TOTAL = "indicators: [{{id: y, name: 件数, unit: 件, kind: 活動, direction: {direction}, accumulation: {counting}, {more} targets: [{{fiscal_year: 2020, as_published: 100件}}]}}]"
RESULT = "measures: [{measure: a, actuals: [{indicator: y, fiscal_year: 2018, as_published: 60件}, {indicator: y, fiscal_year: 2019, as_published: 45件}]}]"


@pytest.mark.parametrize(
    ("direction", "counting", "more", "told"),
    [
        ("以上", "累計", "", ["K535"]),
        ("増加", "単年", "", []),
        ("以下", "累計", "", []),
        ("以上", "累計", "baseline: {fiscal_year: 2016, as_published: 50件},", ["K535"]),
        ("以上", "累計", "baseline: {fiscal_year: 2016, as_published: 70件},", ["K535", "K535"]),
        (
            "以上",
            "累計",
            "baseline: {fiscal_year: 2016, as_published: 70件}, breaks: [{fiscal_year: 2017, kind: 集計方法}, {fiscal_year: 2019, kind: 集計方法}],",
            [],
        ),
        ("以下", "累計", "baseline: {fiscal_year: 2016, as_published: 70件},", []),
        ("増加", "単年", "baseline: {fiscal_year: 2016, as_published: 70件},", []),
        ("以上", "累計", "breaks: [{fiscal_year: 2019, kind: 集計方法}],", []),
    ],
)
def test_a_total_that_falls(tmp_path: Path, direction: str, counting: str, more: str, told: list[str]) -> None:
    measure = TOTAL.format(direction=direction, counting=counting, more=more)
    assert Town(tmp_path, measure=measure, results=RESULT).codes() == told


@pytest.mark.parametrize(
    ("said", "told"),
    [("D", ["K544"]), ("3.6点", ["K544"]), ("◎", ["K544"]), ("Ⅲ", ["K544"]), ("B", []), ("Ｂ", []), ("おおむね順調", []), ("効果があった。", [])],
)  # fmt: skip
def test_a_rating_that_the_named_scale_has_not(tmp_path: Path, said: str, told: list[str]) -> None:
    results = f"measures: [{{measure: a, evaluations: [{{by: 市, scale: abc, as_published: {said}}}]}}]"
    assert Town(tmp_path, results=results).codes() == told
