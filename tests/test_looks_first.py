"""Cheap looks that stand before costly patterns pass over nothing: held against the patterns alone, over many texts."""

import unicodedata
from pathlib import Path
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.amounts import numerals, periods, plain
from generator.checks import numbers_told, said_of_targets
from generator.load import letters, sound_texts
from generator.problems.unseen_characters import UNSEEN
from sample import SAMPLE

_DATA: Final = Path(__file__).resolve().parent.parent / "data"
LINES: Final = sorted(
    {
        line.strip()
        for folder in (SAMPLE, _DATA)
        for path in folder.rglob("*.yaml")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
)
"""Whatever the sample city and the demonstration write."""

PIECES: Final = st.sampled_from(
    ["令和", "令和6", "R", "R6", "H30", "元", "平成", "昭和", "明治", "大正", "2024", "24", "6", "1", "4", "31", "123", "年度", "年", "月", "日", " ", "\u3000", "\n",
     "第", "第2", "四半期", "一", "四", "上半期", "下期", "上", "Q", "Q3", "FY", "fy24", "Fiscal Year 2024", "f", "2024/25", "2011-12", "/", "-", "~", "〜", ".",
     ",", "から", "翌年の", "まで", "末", "時点", "現在", "分", "(", ")", "二〇二四", "令和六", "６", "①", "²", "m²", "CO₂", "½", "−", "◯", "壱", "٣", "件", "%", "、",
     "は", "が", "の", "目標", "目標値", "に対し", "に対する", "実績は", "以上", "参加者数", "となった", "で", "だった", "未達", "達成した", "を", "上回った", "T", "S", "を達成"]
)  # fmt: skip
TEXTS: Final = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=30), st.sampled_from(LINES))


def _periods_at_each_place(text: str) -> tuple[object, ...]:
    written = periods.in_digits(plain(text))
    found: list[object] = []
    at = 0
    while at < len(written):
        period = periods.find_period(written, at)
        if period is not None:
            found.append(period[0])
        at = period[1] if period else at + 1
    return tuple(found)


def _plain_letter_by_letter(text: str) -> str:
    return unicodedata.normalize("NFKC", numerals._in_ascii(text)).translate(numerals._FORMAL).strip()


@given(TEXTS)
@settings(max_examples=1500)
def test_a_period_is_found_wherever_one_begins(text: str) -> None:
    assert periods.periods_in(text) == _periods_at_each_place(text)


def test_so_it_is_in_every_line_of_the_data() -> None:
    told = [line for line in LINES if _periods_at_each_place(line)]
    assert len(told) > 100
    assert [line for line in LINES if periods.periods_in(line) != _periods_at_each_place(line)] == []


@given(TEXTS)
@settings(max_examples=1500)
def test_a_text_of_common_letters_needs_no_look_at_each(text: str) -> None:
    assert plain(text) == _plain_letter_by_letter(text)


def test_so_it_is_with_every_letter_alone() -> None:
    letters = [chr(code) for code in range(0x11000) if not 0xD800 <= code < 0xE000]
    assert [each for each in letters if plain(each) != _plain_letter_by_letter(each)] == []


@given(TEXTS, st.sampled_from(["参加者数", "目標", "利用率", ""]), st.sampled_from(["件", "人", "%", "", "m²"]))
@settings(max_examples=1500)
def test_no_number_is_told_where_the_look_says_so(text: str, name: str, unit: str) -> None:
    sentence, own, counted = plain(text), plain(name).strip(), plain(unit).strip()
    if numbers_told._own(own, counted).search(sentence):
        assert numbers_told._may_be_own(sentence, own, counted)
    if numbers_told._beside(own, counted).search(sentence):
        assert numbers_told._may_be_beside(sentence, counted)


@given(
    st.sampled_from(["", "令和6年度の", "今年度は", "本年度における", "また、"]),
    st.sampled_from(["参加者数は", "参加者数が、", "参加者数の目標値100人に対し、実績は", "目標100人以上に対する参加者数が", "目標である100人以下に対して", "利用者は"]),
    st.sampled_from(["90人", "1,200 人", "90件", "九十人"]),
    st.sampled_from(["となった", "で、目標には届かなかった", "だったが、うち5人は市外", "にとどまる見込み", "", "、"]),
)  # fmt: skip
def test_sentences_that_tell_one_are_let_through(ahead: str, told: str, number: str, behind: str) -> None:
    sentence = plain(f"{ahead}{told}{number}{behind}")
    own, beside = (form("参加者数", "人") for form in (numbers_told._own, numbers_told._beside))
    assert not own.search(sentence) or numbers_told._may_be_own(sentence, "参加者数", "人")
    assert not beside.search(sentence) or numbers_told._may_be_beside(sentence, "人")


@given(TEXTS)
@settings(max_examples=1500)
def test_no_claim_stands_without_its_target(text: str) -> None:
    for sentence in (text, plain(text)):
        if said_of_targets._CLAIM.match(said_of_targets._NUMBER_FIRST.sub("", sentence)):
            assert "目標" in sentence


def test_whatever_can_be_printed_is_seen() -> None:
    every = [chr(code) for code in range(0x110000)]
    unseen = [each for each in every if each != "\n" and UNSEEN.search(each)]
    assert len(unseen) > 2000
    assert [each for each in unseen if each.isprintable()] == []


def test_every_letter_that_no_text_may_have_is_found() -> None:
    wrong = [
        letter
        for letter in map(chr, range(0x110000))
        if letters._CONTROL.search(letter) or letters._GARBLED.search(letter)
    ]
    assert len(wrong) > 100_000
    assert [each for each in wrong if letters.fault_of_letters(f"見{each}本")[0] not in {"K311", "K316"}] == []


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x3400), max_size=20))
@settings(max_examples=1500)
def test_letters_and_marks_are_put_together_as_ever(text: str) -> None:
    assert sound_texts.composed(text) == sound_texts._COMBINED.sub(sound_texts._compose, text)


@given(
    st.lists(
        st.sampled_from(["か", "\u3099", "\u309a", "e", "\u0301", "は", "\ufa19", "\u0323", "神", "²", "①"]),
        max_size=10,
    ).map("".join)
)
def test_so_it_is_with_marks_in_any_order(text: str) -> None:
    assert sound_texts.composed(text) == sound_texts._COMBINED.sub(sound_texts._compose, text)
