"""How published wordings of numbers are read: text in, what it says out."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amount_forms import FORMS, forms_table, tell
from generator.amounts import Band, NoValue, Quantity, ReadAmount, UnreadAmount, converted, parse_amount, parse_unit
from generator.amounts.units import known_units, spelling

DOCS = Path(__file__).resolve().parent.parent / "docs"
FULL_WIDTH = str.maketrans("0123456789,.%-", "０１２３４５６７８９，．％－")
KANJI = "〇一二三四五六七八九"


@pytest.mark.parametrize(("wording", "says"), [row for _, rows in FORMS for row in rows])
def test_a_wording_is_read_whole_or_not_at_all(wording: str, says: str) -> None:
    assert tell(parse_amount(wording)) == says


def test_the_documentation_holds_the_same_table() -> None:
    text = (DOCS / "amounts.md").read_text(encoding="utf-8")
    table = text.partition("<!-- forms -->\n")[2].partition("<!-- /forms -->")[0]
    assert table.strip() == forms_table().strip()


@pytest.mark.parametrize(
    ("wording", "unit", "number"),
    [
        ("1,200,000千円", "億円", "12"),
        ("12,850千円", "円", "12850000"),
        ("12,850千円", "千円", "12850"),
        ("1億2千万円", "百万円", "120"),
        ("1.2万人", "人", "12000"),
        ("13,000人", "万人", "1.3"),
        ("5名", "人", "5"),
        ("90分", "時間", "1.5"),
        ("2ha", "㎡", "20000"),
        ("8割", "%", "80"),
        ("2回", "回（月当たり）", "2"),
        ("12", "億円", "12"),
        ("30事務事業", "事業", "30"),
        ("3千兆円", "百兆円", "30"),
    ],
)
def test_scales_and_units_of_one_kind_are_converted(wording: str, unit: str, number: str) -> None:
    outcome = parse_amount(wording)
    assert isinstance(outcome, ReadAmount)
    assert isinstance(outcome.of, Quantity)
    assert converted(outcome.of, parse_unit(unit)) == Decimal(number)


@pytest.mark.parametrize(
    ("wording", "unit"), [("100人", "件"), ("5ポイント", "%"), ("12千円", "人"), ("100分", "時間")]
)
def test_what_measures_something_else_or_never_ends_is_not_converted(wording: str, unit: str) -> None:
    outcome = parse_amount(wording)
    assert isinstance(outcome, ReadAmount)
    assert isinstance(outcome.of, Quantity)
    assert not isinstance(converted(outcome.of, parse_unit(unit)), Decimal)


def in_kanji(number: int) -> str:
    """The number with its scales, as 漢数字: 12034 is 一万二千三十四."""
    if not number:
        return "〇"
    told = ""
    for big, power in (("兆", 12), ("億", 8), ("万", 4), ("", 0)):
        section, number = divmod(number, 10**power)
        part = ""
        for small, small_power in (("千", 3), ("百", 2), ("十", 1), ("", 0)):
            digit, section = divmod(section, 10**small_power)
            if digit:
                part += ("" if digit == 1 and small else KANJI[digit]) + small
        told += f"{part}{big}" if part else ""
    return told


UNITS = sorted({spelling(name) for name in known_units() if not name[0].isdigit()} - {"年", "日", "月"})
SIGNS = ("▲", "△", "-", "－", "−", "マイナス")
AFTER = {"": "", "以上": "at_least", "未満": "less_than", "超": "more_than", "以下": "at_most", "以内": "at_most"}


@pytest.mark.long
@settings(max_examples=400, deadline=None)
@given(
    number=st.integers(0, 10**15),
    places=st.integers(0, 2),
    negative=st.booleans(),
    sign=st.sampled_from(SIGNS),
    around=st.fixed_dictionaries(
        {
            "scale": st.sampled_from(["", "千", "万", "百万", "億"]),
            "unit": st.sampled_from(UNITS),
            "after": st.sampled_from(sorted(AFTER)),
            "about": st.sampled_from(["", "約"]),
            "gap": st.sampled_from(["", " ", "　"]),
        }
    ),
    wide=st.booleans(),
)
def test_every_number_written_out_is_read_back(
    number: int, *, places: int, negative: bool, sign: str, around: dict[str, str], wide: bool
) -> None:
    value = Decimal(number).scaleb(-places)
    digits = f"{value:,f}".translate(FULL_WIDTH) if wide else f"{value:,f}"
    minus = sign if negative else ""
    written = f"{around['about']}{minus}{digits}{around['scale']}{around['gap']}{around['unit']}{around['after']}"
    outcome = parse_amount(written)
    assert isinstance(outcome, ReadAmount), written
    quantity = outcome.of
    assert isinstance(quantity, Quantity)
    power = {"": 0, "千": 3, "万": 4, "百万": 6, "億": 8}[around["scale"]]
    assert quantity.number == (-value if negative else value)
    assert (quantity.power, quantity.unit) == (power, around["unit"])
    assert (str(quantity.bound), quantity.approximate) == (AFTER[around["after"]], bool(around["about"]))


@pytest.mark.long
@settings(max_examples=300, deadline=None)
@given(number=st.integers(0, 10**16 - 1), unit=st.sampled_from(["人", "件", "円", "回", "か所"]))
def test_every_number_in_kanji_is_read_back(number: int, unit: str) -> None:
    outcome = parse_amount(f"{in_kanji(number)}{unit}")
    assert isinstance(outcome, ReadAmount), in_kanji(number)
    assert isinstance(outcome.of, Quantity)
    assert outcome.of.total == number


@pytest.mark.long
@settings(max_examples=200, deadline=None)
@given(
    low=st.integers(0, 10**6),
    more=st.integers(0, 10**6),
    unit=st.sampled_from(["人", "件", "ha", "%"]),
    mark=st.sampled_from("～〜~"),
)
def test_every_band_is_read_back(low: int, more: int, unit: str, mark: str) -> None:
    outcome = parse_amount(f"{low:,}{mark}{low + more:,}{unit}")
    assert isinstance(outcome, ReadAmount)
    assert outcome.of == Band(Quantity(Decimal(low), unit=unit), Quantity(Decimal(low + more), unit=unit))


ODD = st.text(
    alphabet=st.sampled_from(
        "0123456789０１９,.，．・ー－-‐―~～〜▲△±+マイナス約全以上未満超人件円千万億兆%％一二十百〇年度月日令和RH元第四半期上()（）/／①½²\u3099\u200b\ufe0f 　"
    ),
    max_size=24,
)


@pytest.mark.long
@settings(max_examples=600, deadline=None)
@given(
    text=st.one_of(st.text(max_size=60), ODD),
    unit=st.one_of(st.just(""), st.text(max_size=6), st.sampled_from(["人", "億円", "%"])),
)
def test_nothing_raises_whatever_the_text(text: str, unit: str) -> None:
    declared = parse_unit(unit)
    outcome = parse_amount(text, (declared.name,))
    assert isinstance(outcome, ReadAmount | NoValue | UnreadAmount)
    if isinstance(outcome, ReadAmount) and isinstance(outcome.of, Quantity):
        converted(outcome.of, declared)


@pytest.mark.parametrize(
    "text", ["9" * 5000, "一" * 5000, "(" * 3000 + ")" * 3000, "1～" * 1000, "1 " * 1500, "年度" * 1500]
)
def test_very_long_texts_are_answered_at_once(text: str) -> None:
    assert isinstance(parse_amount(text), UnreadAmount)
