"""Breaks that a note tells: the note is there, and no note that tells one goes unheard."""

from collections.abc import Iterator, Mapping, Sequence

from generator.amounts import remarks_beside
from generator.load.break_notes import reads_like_break
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator
from generator.model.notes import texts_of
from generator.problems.problem import Problem, problem


def check_breaks(indicator: Indicator, figures: Sequence[Figure], outer_notes: Mapping[str, str]) -> Iterator[Problem]:
    """The breaks of an indicator beside its notes; ``outer_notes`` are those of its measure and its plan, by their marks.

    Of these only what its figures are marked with is about the indicator.
    """
    own = texts_of(indicator.footnotes)
    for each in indicator.breaks:
        if not isinstance(each.footnote, Absent) and each.footnote not in own and each.footnote not in outer_notes:
            yield problem("K505", each.place, mark=each.footnote)
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
