"""Ranks of which the first is the worst: taken as the city means them, and told without saying up or down."""

from pathlib import Path

import pytest

from page_reading import show
from sample import City

FILE = "mihon/basic-plan/measures/zz.yaml"


def ranked(
    tmp_path: Path, *, name: str, direction: str = "increase", actual: int = 8, baseline: str = "ワースト3位"
) -> City:
    return City(tmp_path).put(
        FILE,
        "measures:\n  - id: zz\n    title: 試し\n    kind: project\n    pillar: p2\n    source: {document: report-2024}\n    indicators:\n"
        f"      - {{id: a, name: {name}, unit: 位, kind: outcome, direction: {direction}, accumulation: point,\n"
        f"         baseline: {{fiscal_year: 2020, as_published: {baseline}, value: 3}},\n"
        "         targets: [{fiscal_year: 2024, as_published: 10位以下, value: 10}],\n"
        f"         actuals: [{{fiscal_year: 2024, as_published: {actual}位, value: {actual}}}]}}\n",
    )


@pytest.mark.parametrize("direction", ["increase", "at_least"])
@pytest.mark.parametrize(
    ("actual", "badge", "sentence"),
    [
        (8, "未達成", "令和6年度の実績の順位の数が、目標の数に届いていません。数が大きいほど良い順位です。"),
        (12, "達成", "令和6年度の実績の順位の数が、目標の数以上です。数が大きいほど良い順位です。"),
    ],
)
def test_a_large_number_is_the_good_one(tmp_path: Path, direction: str, actual: int, badge: str, sentence: str) -> None:
    city = ranked(tmp_path, name="ごみ排出量の多い順の県内順位", direction=direction, actual=actual)
    assert city.codes() == []
    shown = show(city)
    (piece,) = shown.measure("zz").indicators
    text = shown.measure_text("zz")
    assert piece.badge.label == badge
    assert sentence in text
    assert f"令和2年度の3位から、令和6年度は{actual}位になりました" in text.replace("ワースト", "")
    assert "上がりました" not in text
    assert "下がりました" not in text
    assert "達成率" not in text
    assert "10位以上" not in text


def test_a_wording_alone_says_from_which_end_is_counted(tmp_path: Path) -> None:
    assert ranked(tmp_path, name="県内順位").codes() == []


def test_where_nothing_says_so_the_first_is_the_best(tmp_path: Path) -> None:
    assert ranked(tmp_path, name="県内順位", baseline="3位").codes()[:1] == ["K540"]


def test_the_first_of_the_most_may_be_the_best_all_the_same(tmp_path: Path) -> None:
    city = ranked(tmp_path, name="貸出冊数の多い順の順位", direction="at_most", baseline="3位")
    assert city.codes() == []
    assert "令和6年度の実績の順位が、目標の順位以内です。" in show(city).measure_text("zz")
