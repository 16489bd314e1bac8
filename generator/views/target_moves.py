"""What a target was before it was moved, for every place that tells of it: by the plan itself, or from one plan to the next."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.amounts import is_rank
from generator.judging import Judgement, Status, asks_for_less
from generator.judging.standings import indicator_key
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import DOWNWARD_OR_KEPT, Direction, Figure, Indicator, Number, Period, Target
from generator.model.periods import order
from generator.views.course_changes import counts_the_same, plain_text
from generator.views.formats import figure_text, period_in_sentence, year_text
from generator.views.page_context import PageContext
from generator.views.stations import stations_of
from generator.wording.words import Words


def target_note(context: PageContext, holder: str, indicator: Indicator, figure: Figure) -> str:
    """Of when a target is, and what it was before it was moved: 令和6年度、令和5年度に「100人以上」から変更."""
    told = (
        period_in_sentence(figure.period, context.words),
        *bound_of(indicator, figure, context.words),
        *moves_of(context, holder, indicator, figure),
    )
    return context.words.list_separator.join(told)


def bound_of(indicator: Indicator, figure: Figure, words: Words) -> tuple[str, ...]:
    """Where a target is reached, unless more is better or its wording tells it: a value above a target is taken to have reached it.

    That the first place is the best nobody has to be told.
    """
    bound = words.figure.reached_at.get(indicator.direction, "")
    if not bound or not isinstance(figure.value, Number) or is_rank(indicator):
        return ()
    return () if _BOUNDS[indicator.direction].search(figure_text(figure, words)) else (bound,)


_LESS: Final = re.compile(
    "以下|以内|未満|下回|[超越]えな|上回らな|減|抑|縮|なく|ゼロ|解消|最大|上限|[≦≤<＜↓]|less|below|at most|no more|up to|reduc|decreas"
)
_BOUNDS: Final = {
    **dict.fromkeys(DOWNWARD_OR_KEPT, _LESS),
    Direction.MAINTAIN: re.compile("同じ|同数|同程度|ちょうど|±|same"),
    Direction.MORE_THAN: re.compile("超|越え|上回|より[多大高]|[>＞]|more than|above|over"),
}
"""Words of a target that tell where it is reached, by the directions of which nobody knows it without them."""


def moves_of(context: PageContext, holder: str, indicator: Indicator, figure: Figure) -> tuple[str, ...]:
    """What a target of the plan, pillar or measure with the key ``holder`` was before; nothing of one that was never moved.

    Of the plan before it is told what it wanted of the same period, or that it wanted more.
    """
    words = context.words
    moved = tuple(
        words.figure.revised.format(year=year_text(each.fiscal_year), was=each.was)
        for target in indicator.targets
        if target.figure == figure
        for each in target.revisions
    )
    before = _before(context, holder, indicator, figure)
    if isinstance(before, Absent):
        return moved
    told = words.course.before.format(period=period_in_sentence(before.period, words), was=figure_text(before, words))
    return (told, *moved)


def target_beside(
    context: PageContext, holder: str, indicator: Indicator, target: Figure, period: Period | Absent
) -> str:
    """The target with what it was before, and with its period where that is not the one of the actual value beside it."""
    words = context.words
    other = not isinstance(period, Absent) and period != target.period
    told = [period_in_sentence(target.period, words)] if other else []
    told += [*bound_of(indicator, target, words), *moves_of(context, holder, indicator, target)]
    text = figure_text(target, words)
    return words.reason_and_note.format(reason=text, note=words.list_separator.join(told)) if told else text


def moved_sentence(context: PageContext, holder: str, indicators: Sequence[Indicator]) -> str:
    """Beside a status of targets that were reached: that they were moved, of one indicator also from what to what; "" where none was."""
    words, moved = context.words, list(_reached_and_moved(context, holder, indicators))
    if not moved:
        return ""
    if len(indicators) > 1:
        return words.status.some_moved
    figure, moves = moved[0]
    return words.status.moved.format(
        period=period_in_sentence(figure.period, words),
        target=figure_text(figure, words),
        moves=words.list_separator.join(moves),
    )


def _reached_and_moved(
    context: PageContext, holder: str, indicators: Sequence[Indicator]
) -> Iterator[tuple[Figure, tuple[str, ...]]]:
    for indicator in indicators:
        judgement: Judgement = context.standings.indicators[indicator_key(holder, indicator.id)]
        target = judgement.target
        if judgement.status is Status.REACHED and isinstance(target, Figure):
            moves = moves_of(context, holder, indicator, target)
            if moves:
                yield target, moves


def _before(context: PageContext, holder: str, indicator: Indicator, figure: Figure) -> Figure | Absent:
    """The target of the plan before, of the same period or, where it asked for more, its last one."""
    stations = stations_of(context, holder, indicator)
    own = next((place for place, each in enumerate(stations) if each.holder == holder), 0)
    if not own:
        return NOT_STATED
    one, other = stations[own - 1], stations[own]
    targets: tuple[Target, ...] = one.indicator.targets
    if not targets or not counts_the_same(one, other, context.words):
        return NOT_STATED
    same = [each.figure for each in targets if each.figure.period == figure.period]
    was = same[-1] if same else max((each.figure for each in targets), key=lambda each: order(each.period))
    if plain_text(figure_text(was, context.words)) == plain_text(figure_text(figure, context.words)):
        return NOT_STATED
    return was if same or asks_for_less(indicator.direction, was.value, figure.value) else NOT_STATED
