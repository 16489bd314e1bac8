"""A measure is judged by its fiscal year: that the months by which it was to be done are no part of that is told with its status."""

from pathlib import Path

import pytest

from page_reading import show
from village import VILLAGE, build_village

APART = "「期限」に書かれた月に間に合ったかは、判定に入れていません。"


def answer(folder: Path, deadline: str, *, value: str = "4") -> str:
    """The sentence of the card at the top of a measure's page, whose aim is four places in 2019."""
    measure = f"""\
  - id: a
    title: 雨量計の設置
    deadlines: [{{text: {deadline}}}]
    indicators:
      - id: y
        name: 設置した箇所
        unit: 箇所
        kind: output
        direction: at_least
        accumulation: yearly
        targets: [{{fiscal_year: 2019, as_published: 4箇所, value: 4}}]
"""
    actual = f"{{indicator: y, fiscal_year: 2019, as_published: {value}箇所, value: {value}}}"
    city = build_village(folder, measure, f"round: r1\nmeasures:\n  - {{measure: a, actuals: [{actual}]}}\n")
    return show(city).measure(f"{VILLAGE}/a").answer.sentence


@pytest.mark.parametrize("deadline", ["(1) 5月", "(2)(3) 6月から通年", "平成31年5月", "9月、3月", "4月～10月"])
def test_what_was_reached_in_its_year_says_nothing_of_the_month(tmp_path: Path, deadline: str) -> None:
    assert answer(tmp_path, deadline) == f"令和元年度の実績値が目標値以上です。{APART}"


@pytest.mark.parametrize("deadline", ["通年", "年度末", "3月", "4月～3月", "随時"])
def test_what_is_due_by_the_end_of_the_year_needs_no_such_word(tmp_path: Path, deadline: str) -> None:
    assert answer(tmp_path, deadline) == "令和元年度の実績値が目標値以上です。"


def test_what_was_missed_was_missed_whatever_the_month(tmp_path: Path) -> None:
    assert APART not in answer(tmp_path, "5月", value="3")
