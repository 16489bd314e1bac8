"""Figures agree with their wording, their indicator's kind, and their footnotes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.amounts import Role, first_is_best
from generator.checks.against_baseline import check_against_baseline
from generator.checks.alike import check_alike
from generator.checks.breaks import check_breaks
from generator.checks.changed_targets import check_changed_targets
from generator.checks.changes import check_changes
from generator.checks.changes_of_nothing import check_revisions
from generator.checks.counted_over import check_counted_over
from generator.checks.counted_years import check_counted_years
from generator.checks.days_of_values import check_days_of_values
from generator.checks.done_dates import check_done_dates
from generator.checks.full_marks import check_full_marks
from generator.checks.impossible import check_impossible
from generator.checks.names import check_name
from generator.checks.notes_beside import check_notes_beside
from generator.checks.one_unit import check_one_unit
from generator.checks.other_years import check_other_years
from generator.checks.parts import check_parts
from generator.checks.plain_names import check_plain_name
from generator.checks.printed_marks import with_printed_marks
from generator.checks.ratings import check_ratings
from generator.checks.roles import check_roles
from generator.checks.said_of_all import check_said_of_all
from generator.checks.said_ways import check_said_way
from generator.checks.several_numbers import check_several_numbers
from generator.checks.several_years import check_several_years
from generator.checks.slips import check_slips
from generator.checks.surveys_apart import check_surveys_apart
from generator.checks.told_twice import check_last_target, check_told_twice
from generator.checks.totals import check_totals
from generator.checks.wanting_reasons import check_reasons
from generator.checks.wording import check_figure, tells_a_number
from generator.checks.zeros import check_zeros
from generator.load.unread_wordings import is_unread, unread_problem
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.model.figures import (
    UPWARD_OR_KEPT,
    Direction,
    Done,
    Figure,
    Indicator,
    Missing,
    Number,
    Range,
    Rating,
    Wording,
)
from generator.model.notes import notes_of_plan, texts_of
from generator.model.plans import Scale
from generator.problems.problem import Problem, problem

_OF_NO_NUMBER: Final = (Direction.MILESTONE, Direction.TEXT, Direction.RANGE)
_KEEPING: Final = (Direction.MAINTAIN, Direction.MAINTAIN_OR_INCREASE, Direction.MAINTAIN_OR_DECREASE)
# A document may tell of one year in words (検討), of the next in a number, or aim without a number (増加); then no rule judges that year,
# but the words are shown.
_NUMERIC: Final = (Number, Range, Wording, Done, Missing)
_CLEAR: Final = (Number, Range, Missing)
_TARGETS: Final[Mapping[Direction, tuple[type, ...]]] = {
    Direction.RANGE: (Range, Wording, Done, Missing),
    Direction.MILESTONE: (Done, Wording, Missing),
    Direction.TEXT: (Wording, Missing),
}
_ACTUALS: Final[Mapping[Direction, tuple[type, ...]]] = {
    Direction.MILESTONE: (Done, Wording, Missing),
    Direction.TEXT: (Wording, Number, Range, Missing),
}
_DIRECTIONS: Final[Mapping[Direction, str]] = {
    Direction.INCREASE: "増やす", Direction.DECREASE: "減らす", Direction.MAINTAIN: "維持する", Direction.MAINTAIN_OR_INCREASE: "維持か増加", Direction.MAINTAIN_OR_DECREASE: "維持か減少",
    Direction.MORE_THAN: "超", Direction.LESS_THAN: "未満", Direction.AT_LEAST: "以上",
    Direction.AT_MOST: "以下", Direction.RANGE: "範囲に収める", Direction.MILESTONE: "達成するか", Direction.TEXT: "文字で示す",
}  # fmt: skip
_NAMES: Final[Mapping[type, str]] = {
    Number: "数（value）", Range: "範囲（low と high）", Wording: "文字（text）", Done: "達成の有無（done）", Missing: "ない理由（missing）",
    Rating: "評価の段階（rating）",
}  # fmt: skip


def check_figures(site_index: SiteIndex, passed: Collection[str] = ()) -> Iterator[Problem]:
    """Every baseline, target and actual value. Plans in ``passed`` are passed over."""
    for plan_key, folder in site_index.plans.items():
        if plan_key in passed:
            continue
        notes = notes_of_plan(folder.plan)
        scales = {scale.id: scale for scale in reversed(folder.plan.scales)}
        for _, indicator in site_index.indicators_of(plan_key):
            yield from check_last_target(indicator, folder.plan.period)
        for indicator in folder.plan.indicators:
            yield from _check(indicator, site_index.actuals_of_plan(plan_key, indicator), notes, scales)
        for pillar in folder.pillars:
            for indicator in pillar.indicators:
                actuals = site_index.actuals_of_pillar(f"{plan_key}/{pillar.id}", indicator)
                yield from _check(indicator, actuals, notes, scales)
        for measure in folder.measures:
            known = {**notes, **texts_of(measure.footnotes)}
            for indicator in measure.indicators:
                actuals = site_index.actuals_of_measure(f"{plan_key}/{measure.id}", indicator)
                yield from _check(indicator, actuals, known, scales, measure.title)


def _check(
    indicator: Indicator,
    actuals: Iterable[Figure],
    outer_notes: Mapping[str, str],
    scales: Mapping[str, Scale],
    title: str = "",
) -> Iterator[Problem]:
    """``title`` is that of the measure that holds it."""
    tolerance = indicator.tolerance
    if not isinstance(tolerance, Absent) and (indicator.direction not in _KEEPING or tolerance < 0):
        yield problem("K529", indicator.place, direction=indicator.direction)
    if first_is_best(indicator) and indicator.direction in UPWARD_OR_KEPT:
        direction = f"{indicator.direction}（{_DIRECTIONS[indicator.direction]}）"
        yield problem("K540", indicator.place, direction=direction)
    marks = outer_notes.keys() | {note.mark for note in indicator.footnotes}
    targets = [target.figure for target in indicator.targets]
    actuals = list(actuals)
    baseline = [] if isinstance(indicator.baseline, Absent) else [indicator.baseline]
    measured = (*baseline, *actuals)
    figures = (*baseline, *targets, *actuals)
    promised, reported = _allowed(indicator)
    if isinstance(indicator.scale, Absent):
        yield from _check_kinds(indicator, targets, actuals)
    else:
        yield from check_ratings(indicator, indicator.scale, scales, targets, measured)
    found: list[Problem] = []  # of values that are not what their wording says, nothing can be said of their size
    for figure in targets:
        if isinstance(figure.value, promised):
            found += check_figure(indicator, figure, is_target=True, known=actuals)
    for figure in measured:
        if isinstance(figure.value, reported):
            found += check_figure(indicator, figure, is_target=False, known=actuals)
    yield from found
    yield from _check_notes(indicator, baseline, targets, actuals, outer_notes)
    yield from check_said_of_all(indicator, (*baseline, *targets), actuals, title)
    yield from check_totals(indicator, actuals)
    yield from check_done_dates(actuals)
    yield from check_days_of_values(figures)
    yield from check_one_unit(indicator, figures)
    yield from (*check_counted_over(indicator, figures), *check_counted_years(indicator, actuals))
    for role, told in ((Role.BASELINE, baseline), (Role.TARGET, targets), (Role.ACTUAL, actuals)):
        yield from check_roles(indicator, told, role)
    yield from check_changes(indicator, figures)
    yield from check_against_baseline(indicator, actuals)
    yield from check_several_years(indicator, targets, measured)
    yield from check_several_numbers(indicator, targets, actuals)
    yield from check_parts(indicator, actuals)
    yield from check_full_marks(indicator, measured)
    yield from check_zeros(indicator, measured)
    yield from check_impossible(indicator, targets, measured)
    yield from check_reasons(figures)
    yield from check_surveys_apart(indicator, actuals)
    yield from check_alike(indicator, figures, actuals)
    yield from () if found else (*check_slips(indicator, actuals), *check_told_twice(indicator, actuals))
    yield from (*check_revisions(indicator), *check_changed_targets(indicator))
    yield from check_name(indicator)
    yield from list(check_said_way(indicator, _notes_about(indicator, figures, outer_notes))) or check_plain_name(
        indicator
    )
    for figure in figures:
        for mark in figure.footnotes:
            if mark not in marks:
                yield problem("K505", figure.place, mark=mark)


def _notes_about(indicator: Indicator, figures: Iterable[Figure], outer_notes: Mapping[str, str]) -> list[str]:
    """The notes of the indicator, and those of others at its values."""
    others = (outer_notes[mark] for figure in figures for mark in figure.footnotes if mark in outer_notes)
    return [*texts_of(indicator.footnotes).values(), *others]


def _check_notes(
    indicator: Indicator,
    baseline: Sequence[Figure],
    targets: Sequence[Figure],
    actuals: Sequence[Figure],
    outer_notes: Mapping[str, str],
) -> Iterator[Problem]:
    """What notes say of values; those whose marks are printed in a wording are of that value, too."""
    notes = {**outer_notes, **texts_of(indicator.footnotes)}
    start, promised, reported = (with_printed_marks(each, notes) for each in (baseline, targets, actuals))
    yield from check_breaks(indicator, (*start, *promised, *reported), outer_notes)
    yield from check_other_years(start, notes, of_start=True)
    yield from check_other_years(reported, notes)
    yield from check_notes_beside(indicator, (*start, *promised), reported, notes)


def _allowed(indicator: Indicator) -> tuple[tuple[type, ...], tuple[type, ...]]:
    """The kinds of values that its targets and its actual values may be."""
    if not isinstance(indicator.scale, Absent):
        return (Rating, Missing), (Rating, Missing)
    return _TARGETS.get(indicator.direction, _NUMERIC), _ACTUALS.get(indicator.direction, _NUMERIC)


def _check_kinds(indicator: Indicator, targets: Iterable[Figure], actuals: Iterable[Figure]) -> Iterator[Problem]:
    promised, reported = _allowed(indicator)
    is_numeric = indicator.direction not in _OF_NO_NUMBER
    for figure in targets:
        clear = is_numeric and not is_unread(figure) and tells_a_number(indicator, figure)
        yield from _check_kind(indicator, figure, _CLEAR if clear else promised)
    for figure in actuals:
        yield from _check_kind(indicator, figure, reported)


def _check_kind(indicator: Indicator, figure: Figure, allowed: tuple[type, ...]) -> Iterator[Problem]:
    if is_unread(figure):
        yield unread_problem(figure, indicator.unit)
    elif not isinstance(figure.value, allowed):
        wanted = "、".join(_NAMES[kind] for kind in allowed)
        direction = f"{indicator.direction}（{_DIRECTIONS[indicator.direction]}）"
        yield problem("K504", figure.place, direction=direction, found=_NAMES[type(figure.value)], wanted=wanted)
