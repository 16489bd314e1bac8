"""Over how many years values are counted: YAML in, the codes of what staff are asked out."""

from pathlib import Path

import pytest

from small_town import Town


def codes(
    folder: Path, counting: str, target: str, *, start: str = "", value: str = "25人", name: str = "移住者数"
) -> list[str]:
    baseline = f"baseline: {{fiscal_year: {start}}}," if start else ""
    return Town(
        folder,
        measure=f"indicators:\n  - {{id: i, name: {name}, unit: 人, kind: output, direction: at_least, accumulation: {counting}, {baseline} "
        f"targets: [{{fiscal_year: 2019, as_published: '{target}'}}], actuals: [{{fiscal_year: 2019, as_published: '{value}'}}]}}\n",
    ).codes()


@pytest.mark.parametrize(
    ("target", "start", "asked"),
    [
        ("30人（5年累計）", "2014, as_published: 12人", True),
        ("30人（5年間の累計）", "2014, as_published: 12人", True),
        ("30人（5か年合計）", "2010, as_published: 12人", True),
        ("30人（３年累計）", "2016, as_published: 12人", True),
        ("30人（5年累計）", "2015, as_published: 2人", False),
        ("30人（10年累計）", "2014, as_published: 12人", False),
        ("30人（5年累計）", "2014, as_published: 0人", False),
        ("30人（5年累計）", "2014, as_published: 12人（累計）", False),
        ("30人（累計）", "2014, as_published: 12人", False),
        ("30人（6年間の累計）", "2014, as_published: 12人", False),
        ("30人", "2014, as_published: 12人", False),
        ("30人（5年累計）", "", False),
    ],
)
def test_a_total_of_years_after_the_start_did_not_grow_from_there(
    tmp_path: Path, target: str, start: str, *, asked: bool
) -> None:
    assert codes(tmp_path, "cumulative", target, start=start) == (["K567"] if asked else [])


@pytest.mark.parametrize(
    ("target", "value", "name", "asked"),
    [
        ("年平均10人", "12人", "移住者数", True),
        ("年間平均10人以上", "12人", "移住者数", True),
        ("毎年平均10人", "12人", "移住者数", True),
        ("10人", "年平均12人", "移住者数", True),
        ("10人", "12人", "移住者数", False),
        ("年10人", "12人", "移住者数", False),
        ("年平均10人", "年平均12人", "移住者数", False),
        ("年平均10人", "12人（5か年平均）", "移住者数", False),
        ("年平均10人", "12人", "年平均移住者数", False),
        ("年平均10人", "12人", "1日当たりの利用者数", False),
    ],
)
def test_a_mean_of_years_is_no_value_of_one(tmp_path: Path, target: str, value: str, name: str, *, asked: bool) -> None:
    assert ("K567" in codes(tmp_path, "yearly", target, value=value, name=name)) is asked


def test_a_mean_of_days_within_the_year_is_one_of_the_year(tmp_path: Path) -> None:
    assert codes(tmp_path, "point", "年平均10人", value="12人") == []
