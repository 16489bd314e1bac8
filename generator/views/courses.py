"""An indicator of a measure that goes on from plan to plan, as one series: one table, one chart, and what changed on the way."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from generator.addresses import course_anchor
from generator.judging.breaks import one_series
from generator.judging.revisions import latest_words
from generator.judging.standings import indicator_key
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import (
    Figure,
    Indicator,
    Missing,
    Period,
)
from generator.model.periods import order
from generator.views.badges import view_badge
from generator.views.charts import view_trend
from generator.views.course_changes import Station, changes_of, may_be_one
from generator.views.figure_pieces import Entry, FigureRow, FigureTable, Mark, Trend
from generator.views.formats import figure_text, period_text
from generator.views.found_before import FoundBefore
from generator.views.indicator_pieces import indicator_name
from generator.views.links import indicator_href
from generator.views.page_context import PlanContext
from generator.views.piece import Piece
from generator.views.pieces import Badge
from generator.views.stations import stations_of
from generator.wording.words import Words


class IndicatorCourse(Piece, frozen=True):
    """One indicator over its plans: what changed on the way, the values by period, and their chart where they stand in one line."""

    heading: str
    changes: tuple[str, ...]
    table: FigureTable
    trends: tuple[Trend, ...]


def view_courses(context: PlanContext, key: str, indicators: Sequence[Indicator]) -> tuple[IndicatorCourse, ...]:
    """A course for each indicator of the measure that measures before or after it have too."""
    return tuple(
        _view(context, stations)
        for indicator in indicators
        if len(stations := stations_of(context, key, indicator)) > 1
    )


_TOLD: Final = FoundBefore[tuple[tuple[str, str], ...], tuple[tuple[str, ...], tuple[Trend, ...]]]()
"""What changed in a course and how it is drawn, by its measures and their indicators: the same on the page of each of them."""


def _view(context: PlanContext, stations: Sequence[Station]) -> IndicatorCourse:
    words, last = context.words, stations[-1].indicator
    heading = indicator_name(last, words)
    found = _TOLD.of(context.site_index, words)
    name = tuple((each.holder, each.indicator.id) for each in stations)
    if name not in found:
        changes, is_one = changes_of(stations, words)
        found[name] = changes, _trend(stations, words) if is_one else ()
    changes, trends = found[name]
    table = FigureTable(words.course.caption.format(indicator=heading), tuple(_rows(context, stations)))
    return IndicatorCourse(heading, changes, table, trends)


def _rows(context: PlanContext, stations: Sequence[Station]) -> Iterator[FigureRow]:
    """A row for each period of each plan; a baseline that was reported for its period already stands there alone."""
    words, reported = context.words, list[Figure]()
    for station in stations:
        own = [*station.actuals]
        baseline = station.indicator.baseline
        told = latest_words([*reported, *(each for each in own if not each.forecast)])
        if not isinstance(baseline, Absent) and not any(_tells_again(baseline, each) for each in told):
            own.insert(0, baseline)
        reported += (each for each in own if not each.forecast)
        targets = [each.figure for each in station.indicator.targets]
        judgement = context.standings.indicators[indicator_key(station.holder, station.indicator.id)]
        badges = {each.period: (view_badge(each.status, words),) for each in judgement.verdicts}
        for period in sorted({each.period for each in (*targets, *own)}, key=order):
            yield _row(context, station, period, targets=targets, actuals=own, badges=badges.get(period, ()))


def _tells_again(baseline: Figure, reported: Figure) -> bool:
    """Whether a baseline is what was reported for its period, so that it need not stand there twice."""
    is_missing = isinstance(baseline.value, Missing)
    return baseline.period == reported.period and (is_missing or may_be_one(baseline.value, reported.value))


def _row(
    context: PlanContext,
    station: Station,
    period: Period,
    *,
    targets: Sequence[Figure],
    actuals: Sequence[Figure],
    badges: tuple[Badge, ...],
) -> FigureRow:
    words = context.words
    href = indicator_href(context, station.holder, station.indicator.id)
    promised = [Entry(text=figure_text(each, words)) for each in targets if each.period == period]
    values = [
        Entry(words.figure.baseline if each is station.indicator.baseline else "", figure_text(each, words))
        for each in actuals
        if each.period == period
    ]
    promised = promised or [Entry(missing=words.figure.no_target_year)]
    promised[-1] = replace(promised[-1], sources=(Mark(station.plan, href),))
    return FigureRow(
        anchor="",
        year=period_text(period, words),
        link="",
        target=tuple(promised),
        actual=tuple(values) or (Entry(missing=words.figure.not_in_report),),
        corrections=(),
        badges=badges,
    )


def _trend(stations: Sequence[Station], words: Words) -> tuple[Trend, ...]:
    last = stations[-1].indicator
    joined = replace(
        last,
        baseline=next((each.indicator.baseline for each in stations), NOT_STATED),
        targets=tuple(target for each in stations for target in each.indicator.targets),
        breaks=tuple(dict.fromkeys(found for each in stations for found in each.indicator.breaks)),
    )
    series, known = one_series(joined, [figure for each in stations for figure in each.actuals])
    trends = view_trend(series, known, words, [each.period for each in joined.breaks])
    return tuple(replace(each, id=course_anchor(last.id)) for each in trends)
