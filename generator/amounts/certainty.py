"""Words by which a document says how sure a value is: 速報値, 予定, 推計, 確定値.

They stand around the number and change nothing in it, but a value that was only expected is no result.
"""

import enum
import re
import unicodedata
from typing import Final

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


# What is meant by 予定 in 予定どおり is no value: there it tells how the work went.
_EARLY: Final = (
    r"速報値?|暫定値?|仮集計|(?:未|非)確定|確定前|(?:未|要)精査|精査前|集計途中|途中経過|中間集計"
    r"|(?i:\b(?:preliminary|provisional|unaudited)\b|(?<=\()p(?=\)))"
)
_EXPECTED: Final = (
    r"見込み?値?|(?<!当初の)(?<!当初)予定値?(?!ど|通|し|さ|表|地|者|価|より|を)|予測値?(?!ど|通)|予想値?(?!ど|通)|見通し"
    r"|(?i:\b(?:forecast|projected|projection|expected|anticipated|planned)\b)"
)
_WORDS: Final = (
    (Certainty.PROVISIONAL, _EARLY),
    (Certainty.FORECAST, _EXPECTED),
    (
        Certainty.ESTIMATED,
        r"推計値?|推定値?|推算値?|試算値?|見積もり値?|見積り?値?|[参三]考値|(?i:\b(?:estimated?\b|est\.))",
    ),
    (Certainty.FINAL, r"(?<!未)(?<!非)確定値?(?!前)|確報値?|(?i:\bfinal\b)"),
)
_FINDS: Final = tuple((certainty, re.compile(words)) for certainty, words in _WORDS)
CERTAIN_WORDS: Final = "|".join(words for _, words in _WORDS)
"""All of those words, as a part of a pattern."""
ABOUT_WORDS: Final = r"概算(?:値|額)?|概数"
"""Words that say of a number, before or behind it, that it is about that size."""


def certainties_in(wording: str) -> tuple[Said, ...]:
    """What the words of a wording say of how sure its value is, each at most once."""
    text = unicodedata.normalize("NFKC", wording)
    found = ((certainty, pattern.search(text)) for certainty, pattern in _FINDS)
    return tuple(Said(certainty, match[0]) for certainty, match in found if match)


def tells_an_estimate(wording: str) -> bool:
    """Whether a wording calls its value an estimate (推計), which may be told as one of about that size."""
    return any(said.certainty is Certainty.ESTIMATED for said in certainties_in(wording))
