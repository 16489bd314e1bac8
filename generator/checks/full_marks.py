"""Values that are held against each other have one full mark: 6.5点（10点満点） is no 60点（100点満点）."""

from collections.abc import Iterator, Sequence
from itertools import chain

from generator.amounts import full_marks_of_targets, tell_full_mark
from generator.model.figures import Figure, Indicator, Wording
from generator.problems.problem import Problem, problem


def check_full_marks(indicator: Indicator, figures: Sequence[Figure]) -> Iterator[Problem]:
    """``figures`` are the baseline and the actual values; those of another full mark stand there as words already."""
    marks = full_marks_of_targets(indicator)
    promised = list(marks.items())
    for own, figure in promised[1:]:
        yield _differs(figure, tell_full_mark(own), _said(*promised[0]))
    other = "目標の満点は一つではありません" if len(promised) > 1 else ""
    first = next(chain(promised, ((_scale_of(each), each) for each in figures if not _scale_of(each))), None)
    for figure in figures:
        own = _scale_of(figure)
        if own:
            told = other or (_said(*first) if first else "ほかの値の満点は違うか、書かれていません")
            yield _differs(figure, own, told)


def _scale_of(figure: Figure) -> str:
    return figure.value.other_scale if isinstance(figure.value, Wording) else ""


def _said(mark: str, figure: Figure) -> str:
    return f"「{figure.as_published}」は{tell_full_mark(mark)}"


def _differs(figure: Figure, own: str, other: str) -> Problem:
    return problem("K547", figure.place, wording=str(figure.as_published), own=own, other=other)
