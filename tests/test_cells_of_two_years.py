"""A cell that tells of two years is never cut: a sentence tells the number of its own year, or the whole cell as a quotation.

Text in; the sentence under the chart out.
"""

from pathlib import Path

import pytest

from one_indicator import put_indicator
from page_reading import show
from sample import City

pytestmark = pytest.mark.long


@pytest.mark.parametrize(
    ("baseline", "actual", "told"),
    [
        ("R1：30人　R2：40人, value: 40", "110人", "令和2年度の40人から、令和6年度は110人に増えました"),
        ("30人", "R5：90人、R6：110人, value: 110", "令和2年度の30人から、令和6年度は110人に増えました"),
        ("30人", "90人（R5）→110人（R6）, value: 110", "令和2年度の30人から、令和6年度は110人に増えました"),
        ("30人", "R6：110人", "令和2年度の30人から、令和6年度は110人に増えました"),
        ("R1：30人、40人, value: 40", "110人", "令和2年度の「R1：30人、40人」から、令和6年度は110人に増えました"),
    ],
)
def test_a_cell_of_two_years_is_told_whole_or_by_its_own_year(
    tmp_path: Path, baseline: str, actual: str, told: str
) -> None:
    town = put_indicator(
        City(tmp_path),
        unit="人",
        baseline=f"as_published: {baseline}",
        target="as_published: 100人",
        actual=f"as_published: {actual}",
    )
    assert told in show(town).measure_text("zz")
