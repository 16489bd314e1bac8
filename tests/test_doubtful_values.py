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
    [("D", ["K544"]), ("3.6点", ["K544"]), ("◎", ["K544"]), ("Ⅲ", ["K544"]), ("【E】", ["K544"]), ("B", []), ("Ｂ", []), ("【B】", []), ("〔Ｂ〕", []), ("おおむね順調", []), ("効果があった。", [])],
)  # fmt: skip
def test_a_rating_that_the_named_scale_has_not(tmp_path: Path, said: str, told: list[str]) -> None:
    results = f"measures: [{{measure: a, evaluations: [{{by: 市, scale: abc, as_published: {said}}}]}}]"
    assert Town(tmp_path, results=results).codes() == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("令和8年3月に制定", ["K524"]),
        ("令和元年12月に制定", []),
        ("令和2年4月に制定", ["K558"]),
        ("条例を制定（令和2年4月運用）", []),
        ("2校を統合（令和2年4月開校）", []),
        ("開校（令和2年4月）", ["K558"]),
        ("令和2年4月開校", ["K558"]),
        ("整備（令和2年6月完了）", ["K524"]),
        ("制定した", []),
        ("平成30年3月に制定済み", []),
        ("令和2年7月施行の条例を制定", []),
        ("令和元年度に制定し、令和2年7月に配布", []),
    ],
)
def test_a_thing_that_was_done_after_the_year_of_its_report(tmp_path: Path, said: str, told: list[str]) -> None:
    measure = "indicators: [{id: y, name: 条例, kind: 活動, direction: 節目, accumulation: 時点, targets: [{fiscal_year: 2019, as_published: 制定, done: true}]}]"
    results = f"measures: [{{measure: a, actuals: [{{indicator: y, fiscal_year: 2019, as_published: '{said}', done: true}}]}}]"
    assert Town(tmp_path, measure=measure, results=results).codes() == told
