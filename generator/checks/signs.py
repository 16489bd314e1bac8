"""A value that its wording calls one below zero (320千円の赤字, 43人（転出超過）) is typed as such."""

from collections.abc import Iterator
from typing import Final

from generator.amounts import word_below_zero
from generator.model.basics import Absent
from generator.model.figures import DOWNWARD_OR_KEPT, UPWARD_OR_KEPT, Figure, Indicator, Number
from generator.model.said import texts_about
from generator.problems.problem import Problem, problem

_HINT: Final = "「{word}」を数える指標（{word}の額や数）なら、そのことが分かるように、指標の name か definition を原典どおりに書いてください。"


def check_sign_in_words(indicator: Indicator, figure: Figure) -> Iterator[Problem]:
    """Of a baseline or an actual value.

    Nothing is asked where the indicator counts that very thing: its texts or its targets say so, or less of it is better.
    """
    if not isinstance(figure.as_published, str) or not isinstance(figure.value, Number):
        return
    upward = indicator.direction in UPWARD_OR_KEPT
    word = word_below_zero(figure.as_published, figure.value.value, upward=upward)
    promised = (each.figure.as_published for each in indicator.targets)
    about = "".join((*texts_about(indicator), *(each for each in promised if not isinstance(each, Absent))))
    if not word or word in about or word.removesuffix("額") in about or indicator.direction in DOWNWARD_OR_KEPT:
        return
    hint = _HINT.format(word=word)
    yield problem("K520", figure.place, value=f"{figure.value.value:f}", wording=figure.as_published, hint=hint)
