"""Why a value is wanting, as it was typed, beside what stands in its place: 集計中 is nothing that was not done."""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.amounts import word_against
from generator.model.basics import Absent, Place
from generator.model.figures import Figure, Missing
from generator.problems.problem import Problem, problem

_ORIGINAL: Final = "原文"
_NOTE: Final = "補足"


def check_reasons(figures: Iterable[Figure]) -> Iterator[Problem]:
    """Of baselines, targets and actual values."""
    for figure in figures:
        if isinstance(figure.value, Missing):
            yield from check_reason(figure.value.absent, figure.as_published, figure.place)


def check_reason(absent: Absent, wording: str | Absent, place: Place) -> Iterator[Problem]:
    """One reason beside the wording that stands for it and beside its own note."""
    for where, text in ((_ORIGINAL, wording), (_NOTE, absent.note)):
        word = word_against(text, absent.reason) if isinstance(text, str) else ""
        if word:
            reason = f"{absent.reason}（{absent.reason.japanese[0]}）"
            yield problem("K579", place, where=where, wording=text, word=word, reason=reason)
            return
