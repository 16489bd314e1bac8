"""Wordings, names and units of any length are read in a time that grows with their length alone: no one field holds a check up."""

import time
from collections.abc import Callable
from itertools import product

import pytest

from generator.amounts import (
    base_of,
    certainties_in,
    names_a_unit,
    over_in_name,
    over_in_unit,
    own_units,
    parse_amount,
    parse_unit,
    periods_in,
    reason_of,
)

pytestmark = pytest.mark.long

PIECES = (
    *("月", "日", "1日", "1日当たり", "人口10万人", "1人1日", "10万", "1世帯", "月・", "月、", "月平均", "平均", "毎月", "年間", "四半期"),
    *("/", "/人", "人/日", "/人・日", "・人", "・日", "per ", "per day ", "a ", "daily ", "（月", "（", "）", "「", "人（1日当たり）"),
    *("1", "0", "1,", "1.", "1億", "1～", "～", "－", "約", "およそ", "概算", "概算要求", "速報", "速報値", "予定", "予定価格", "見込み", "確定", "未"),
    *("累計", "cumulative ", "R5：", "令和5年度：1、", "第", "位", "ワースト", "現状", "前年度", "の", "、", " ", "\u3000", "あ", "a", "①", "に落ちし"),
)  # fmt: skip
READERS: tuple[Callable[[str], object], ...] = (
    base_of, certainties_in, names_a_unit, over_in_name, over_in_unit, own_units, parse_amount, parse_unit, periods_in, reason_of,
)  # fmt: skip


def seconds(read: Callable[[str], object], text: str) -> float:
    """Processor time of one reading."""
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_any_row_of_letters_is_read_at_once(read: Callable[[str], object]) -> None:
    """Of some thousand letters, the most of which any number is read, and of more. What is slow once is tried again: machines stutter."""
    slow = {}
    for piece, length in product(PIECES, (3_900, 8_000)):
        text = (piece * length)[:length]
        taken = seconds(read, text)
        if taken > 0.5:
            taken = min(taken, seconds(read, text + "。"))
        if taken > 0.5:
            slow[piece, length] = round(taken, 1)
    assert slow == {}


@pytest.mark.parametrize("read", [over_in_name, over_in_unit], ids=lambda read: read.__name__)
def test_what_is_no_wording_of_a_document_by_its_length_says_nothing(read: Callable[[str], object]) -> None:
    assert read("1日当たり5" + "件" * 100)
    assert not read("1日当たり5" + "件" * 5_000)


@pytest.mark.parametrize(
    ("unit", "of"),
    [
        ("回（月当たり）", ("月",)),
        ("g/人・日", ("人", "日")),
        ("人/日", ("日",)),
        ("3回（1人 1日 当たり）", ("人", "日")),
        ("円/世帯/月", ("世帯", "月")),
    ],
)
def test_what_a_unit_is_counted_over_is_read_as_before(unit: str, of: tuple[str, ...]) -> None:
    assert over_in_unit(unit) == of


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("回（月当たり）", "回"),
        ("人（A）（B）", "人"),
        ("（人）", "人"),
        ("）人（", "人"),
        ("人 （年） 以上", "人以上"),
    ],
)
def test_what_stands_in_brackets_does_not_count(unit: str, name: str) -> None:
    assert parse_unit(unit).name.strip("()") == name
