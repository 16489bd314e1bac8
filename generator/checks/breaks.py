"""Breaks that a note tells: the note is there, and no note that tells one goes unheard."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.amounts import NAMED_YEAR, periods_in, remarks_beside
from generator.checks.periods import typed_period
from generator.load.break_notes import kinds_in_note, reads_like_break
from generator.model.basics import Absent
from generator.model.figures import Break, BreakKind, Figure, Indicator
from generator.model.notes import texts_of
from generator.problems.problem import Problem, problem

_SINCE: Final = re.compile(
    rf"{NAMED_YEAR}(?:の)?(?:実績|調査|集計|値|分)?(?:から|より|以降|以後)[^。]*(?:変更|見直|改め|改定|改正|変わ|切り?替|異なる|でき(?:ない|ません))"
)
"""What changed from a year on; what was looked at in a year may be in force from the next."""


def check_breaks(indicator: Indicator, figures: Sequence[Figure], outer_notes: Mapping[str, str]) -> Iterator[Problem]:
    """The breaks of an indicator beside its notes; ``outer_notes`` are those of its measure and its plan, by their marks.

    Of these only what its figures are marked with is about the indicator.
    """
    own = texts_of(indicator.footnotes)
    for each in indicator.breaks:
        if not isinstance(each.footnote, Absent) and each.footnote not in own and each.footnote not in outer_notes:
            yield problem("K505", each.place, mark=each.footnote)
        yield from _check_year(each, own, outer_notes)
        yield from _check_kind(each, own, outer_notes)
    if indicator.breaks or indicator.no_breaks or len(figures) < 2:
        return
    marks = dict.fromkeys(mark for figure in figures for mark in figure.footnotes)
    told = {**{mark: outer_notes[mark] for mark in marks if mark in outer_notes}, **own}
    for mark, text in told.items():
        if reads_like_break(text):
            yield problem("K534", indicator.place, mark=mark, note=text)
    for figure in figures:
        for remark in remarks_beside(figure.as_published) if isinstance(figure.as_published, str) else ():
            if reads_like_break(remark):
                yield problem("K534", figure.place, mark="原文", note=remark)
    for called, told_of in (
        ("定義・説明", indicator.definition),
        ("計算式", indicator.formula),
        ("データの出所", indicator.data_source),
    ):
        if isinstance(told_of, str) and reads_like_break(told_of):
            yield problem("K534", indicator.place, mark=called, note=told_of)


def _check_year(told: Break, own: Mapping[str, str], outer_notes: Mapping[str, str]) -> Iterator[Problem]:
    """The year from which the reason of a break, or the note that tells it, says that something changed."""
    texts = {**outer_notes, **own}
    text = told.reason if isinstance(told.reason, str) else texts.get(str(told.footnote), "")
    named = [each for each in periods_in(text) if each.year]
    if len(named) != 1 or not named[0].fiscal or not _SINCE.search(unicodedata.normalize("NFKC", text)):
        return
    if named[0].year not in (told.period.first_year or told.period.fiscal_year, told.period.fiscal_year):
        named_year = f"{named[0].year}年度"
        yield problem("K524", told.place, typed=typed_period(told.period), wording=text, named=named_year, hint="")


def _check_kind(told: Break, own: Mapping[str, str], outer_notes: Mapping[str, str]) -> Iterator[Problem]:
    """What the reason of a break, or its note, says to have changed, where that is one kind of thing and another was typed."""
    text = told.reason if isinstance(told.reason, str) else {**outer_notes, **own}.get(str(told.footnote), "")
    said = kinds_in_note(text)
    wider = told.kind is BreakKind.DEFINITION and said == (BreakKind.AREA,)  # whom it counts is of what it means
    if len(said) == 1 and told.kind not in (*said, BreakKind.OTHER) and not wider:
        kind = f"切れ目の種類（kind）は「{told.kind}（{told.kind.japanese[0]}）」です"
        yield problem("K594", told.place, said=text, typed=kind)
