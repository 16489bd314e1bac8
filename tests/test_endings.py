"""The end of a measure beside its reason: YAML in, the codes of what staff are asked out."""

from pathlib import Path

import pytest

from small_town import Town


def codes(folder: Path, kind: str, year: int, reason: str) -> list[str]:
    return Town(folder, measure=f"ending: {{kind: {kind}, fiscal_year: {year}, reason: {reason}}}\n").codes()


@pytest.mark.parametrize(
    ("year", "reason", "asked"),
    [
        (2019, "平成29年度末で廃止", True),
        (2019, "平成29年度をもって終了", True),
        (2025, "令和元年度末で廃止", True),
        (2019, "平成28年3月31日をもって本事業を終了", True),
        (2019, "令和元年度末で廃止", False),
        (2020, "令和元年度末で廃止", False),
        (2019, "令和2年3月をもって終了", False),
        (2019, "平成29年度に国の補助が終了したため", False),
        (2019, "平成27年度から平成30年度までの計画期間の終了", False),
        (2019, "平成29年度に開始した事業の目的を達したため", False),
        (2019, "目的を達したため", False),
    ],
)
def test_the_year_of_an_end_is_that_of_its_reason(tmp_path: Path, year: int, reason: str, *, asked: bool) -> None:
    assert codes(tmp_path, "ended", year, reason) == (["K581"] if asked else [])


@pytest.mark.parametrize(
    ("kind", "reason", "asked"),
    [
        ("ended", "新型コロナの影響で休止", True),
        ("ended", "施設の改修のため、事業を休止した。", True),
        ("suspended", "利用者が減ったため、廃止", True),
        ("ended", "休止していた施設を取り壊したため", False),
        ("ended", "休止を経て、令和元年度に廃止", False),
        ("suspended", "新型コロナの影響で休止", False),
        ("suspended", "廃止を含めて検討するため", False),
        ("suspended", "国の制度の廃止に向けて様子を見るため", False),
        ("ended", "整備が完了", False),
    ],
)
def test_what_became_of_a_measure_is_what_its_reason_says(
    tmp_path: Path, kind: str, reason: str, *, asked: bool
) -> None:
    assert codes(tmp_path, kind, 2019, reason) == (["K581"] if asked else [])
