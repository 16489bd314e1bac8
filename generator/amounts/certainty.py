"""Words by which a document says how sure a value is: 速報値, 予定, 推計, 確定値.

They stand around the number and change nothing in it, but a value that was only expected is no result.
"""

import enum
import re
import unicodedata
from typing import Final

from generator.amounts.numerals import DIGITS
from generator.model.basics import Record


class Certainty(enum.StrEnum):
    """How sure a value is, as a word beside it says."""

    PROVISIONAL = "provisional"  # 速報, 暫定: to be replaced by a final value
    FORECAST = "forecast"  # 見込み, 予定, 予測: no result yet
    ESTIMATED = "estimated"  # 推計, 試算: found without counting; whether it is about that size or expected, the word does not say
    FINAL = "final"  # 確定


class Said(Record, frozen=True):
    """A word of a wording, and what it says."""

    certainty: Certainty
    word: str


# A word says how sure a value is only where it is no part of another word: 予定どおり and 予定外 tell how the work went; 見込み客, 予定価格,
# 暫定予算, 確定申告 and 概算要求 are things that may be counted like any other.
_EARLY: Final = (
    r"(?<=\()仮値?(?=\))|速報値?|暫定値?(?!予算|税率|措置|施設|利用|供用)|仮集計|(?:未|非)確定|確定前|(?:未|要)精査|精査前|集計途中|途中経過|中間集計"
    r"|(?i:\b(?:preliminary|provisional|unaudited)\b|(?<=\()p(?=\)))|(?<=[0-9]{3})p\Z"
)
_EXPECTED: Final = (
    r"見込(?!み?(?:を(?:上回|下回|超え)|より|どおり|客|顧客|者|生産|違|外|以上|ど|通))み?値?|(?<!当初の)(?<!当初)予定値?(?!ど|通|し|さ|表|地|者|価|納税|利率|外|以上|より|を)"
    r"|予測値?(?!ど|通|外|以上)|予想値?(?!ど|通|外|以上)|見通し(?!の(?:良|よ|悪))"
    r"|(?i:\b(?:forecast|projected|projection|expected|anticipated|planned)\b)"
)
_WORDS: Final = (
    (Certainty.PROVISIONAL, _EARLY),
    (Certainty.FORECAST, _EXPECTED),
    (
        Certainty.ESTIMATED,
        r"推計値?|推定値?|推算値?|試算値?(?!表)|見積(?!も?り?(?:書|合))(?:もり|り)?値?|[参三]考値|(?<=\()[参三]考(?=\))|(?i:\b(?:estimated?\b|est\.))",
    ),
    (Certainty.FINAL, r"(?<!未)(?<!非)確定値?(?!前|申告|拠出|給付|測量|診断)|確報値?|(?i:\bfinal\b)"),
)
_UNCHECKED: Final = (
    r"(?<=[(※、。\s])(?:現在|[0-9]{1,2}月(?:分|末)?まで)?(?:集計|算定|算出|確認|精査|照会)中(?=[)、。]|\Z)|(?<=[(※])(?:要(?:確認|検証|修正|訂正)|未確認|誤)(?=[)、。]|\Z)"
    r"|(?<=[0-9])\s?[^\s0-9()?]{0,4}\?(?=\Z|\))"
)
"""Marks of a value that is still to be looked at (12回（集計中）, 12回？): what is final of it, only its writer can say."""
_FINDS: Final = (
    *((certainty, re.compile(words)) for certainty, words in _WORDS),
    (Certainty.PROVISIONAL, re.compile(_UNCHECKED)),
)
_OF_ANOTHER_THING: Final = re.compile(
    r"(?<=[0-9一-鿿%])\s*[(※][^()]{0,20}?(?:追加|次年度|来年度|翌年度|別途|次回|次期)[^()0-9]{0,12}?予定[^()]{0,8}(?:\)|\Z)"
)
"""A note behind the number about what comes next (※3月に追加開催予定): it says nothing of the number."""
_EARLIER: Final = re.compile(
    rf"(?<=[0-9一-鿿%])\s*\((?:当初|計画時|策定時|予算時)の?(?:見込み?|予定|予測|推計|試算|見積も?り?)[値数額]?\s?(?:は|:)?\s?約?(?P<number>{DIGITS})[^()0-9]{{0,8}}\)"
)
"""What had been expected before, beside what it came to: 1,320件（当初見込み1,200件）."""
_REMARK: Final = re.compile(r"[(\[〔【]([^()\[\]〔〕【】]*)[)\]〕】]|[。※]([^。※]*)")
_LATER: Final = r"(?:次|来|翌)(?:年度?|回|期)|今後|(?:令和|R)\s?(?:元|[0-9]{1,2})\s?年?度?|(?<![0-9])20[0-9]{2}\s?年度?"
_PLANNED: Final = re.compile(
    rf"(?P<about>[一-鿿ァ-ヶー]+(?:は|を|の))?、?(?:{_LATER})(?:[0-9]{{1,2}}月)?(?P<mid>中|末|頃|ごろ|以降|以後)?(?:に|から|より|の|、|\s)*"
    r"(?P<next>は)?(?P<what>.*?)(?P<verb>[一-鿿ァ-ヶー]*[しえりけげめいき]?)(?:を|する|の)?\s*予定(?:です|である)?"
)
_OF_THE_VALUE: Final = re.compile("確定|値|実績|公表|集計|速報|結果|精査|調査|見込|推計|予測")
_COMPLETED: Final = ("完了", "完成", "竣工", "終了", "達成")


def without_what_follows(text: str, number: str = "") -> str:
    """The wording without its remarks on what another year will bring: 8か所（令和7年度に1か所増設予定）, 策定。令和7年度から実施予定.

    ``text`` is in NFKC; a remark that names ``number``, the typed value, stays.
    """
    return _REMARK.sub(lambda found: "" if _tells_what_follows(found, number) else found[0], text)


def _tells_what_follows(remark: re.Match[str], number: str) -> bool:
    """Whether a remark behind a value is of a later year and of another thing than that the value itself is to come (完了（令和7年3月完了予定））."""
    told, before = (remark[1] or remark[2] or "").strip(), remark.string[: remark.start()].strip()
    found = _PLANNED.fullmatch(told)
    if found is None or not before or _OF_THE_VALUE.search(told):
        return False
    numbers = {each.replace(",", "") for each in re.findall(DIGITS, found["what"])}
    if number in numbers or numbers & {each.replace(",", "") for each in re.findall(DIGITS, before)}:
        return False
    if found["about"] and found["about"][:-1] not in before:
        return True
    if found["next"] and numbers:
        return True
    verb = found["verb"]
    return len(verb) > 1 and verb not in before and not verb.endswith(_COMPLETED)


CERTAIN_WORDS: Final = "|".join(words for _, words in _WORDS)
"""All of those words, as a part of a pattern."""
ABOUT_WORDS: Final = r"概算(?:値|額)?(?!要求|払|交付|見積)|概数|(?i:(?<![A-Za-z])(?:approx(?:\.|imate(?:ly)?)?|est\.|estimated?)(?![A-Za-z]))"
"""Words that say of a number, before or behind it, that it is about that size."""


def certainties_in(wording: str, number: str = "") -> tuple[Said, ...]:
    """What the words of a wording say of how sure its value is, each at most once. ``number`` is the typed value, where that is one."""
    text = unicodedata.normalize("NFKC", wording)
    alone = _EARLIER.sub(lambda found: found[0] if found["number"].replace(",", "") == number else "", text)
    of_value = without_what_follows(_OF_ANOTHER_THING.sub("", alone), number)
    found = ((certainty, pattern.search(of_value)) for certainty, pattern in _FINDS)
    return tuple(Said(certainty, match[0]) for certainty, match in found if match)


def tells_an_estimate(wording: str) -> bool:
    """Whether a wording calls its value an estimate (推計), which may be told as one of about that size."""
    return _LETTER_E.search(wording) is not None or any(
        said.certainty is Certainty.ESTIMATED for said in certainties_in(wording)
    )


_LETTER_E: Final = re.compile(r"[0-9]\s?e\Z")
"""142e, as statistical tables write it: it may be no more than a mark of how the value was found, so that nothing is asked."""
