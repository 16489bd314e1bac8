"""Figures of an indicator as a table: one row a period, each value as published, each absence with its reason."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from generator.addresses import figure_anchor
from generator.judging import PeriodVerdict
from generator.judging.breaks import breaks_between
from generator.judging.revisions import choose, standing_values, withdrawn
from generator.model.basics import NOT_STATED, Absent, SourceRef
from generator.model.figures import Figure, Indicator, Missing, Number, Period, PeriodKind, Range, Target, says_nothing
from generator.model.periods import last_month, order
from generator.views.badges import view_badge
from generator.views.correction_texts import correction_text
from generator.views.figure_pieces import Entry, FigureRow, FigureTable, Mark
from generator.views.formats import (
    absent_text,
    date_text,
    figure_text,
    missing_text,
    number_text,
    period_in_sentence,
    period_text,
    year_text,
)
from generator.views.page_context import PlanContext
from generator.views.pieces import Badge
from generator.views.published import Notes
from generator.views.source_places import source_key, source_link
from generator.wording.words import Words


def view_figures(
    context: PlanContext,
    indicator: Indicator,
    actuals: Sequence[Figure],
    notes: Notes,
    *,
    caption: str,
    through: int,
    source: SourceRef | Absent,
    verdicts: Sequence[PeriodVerdict] = (),
) -> tuple[FigureTable, ...]:
    """The table of an indicator's figures; none if nothing was ever promised or reported in a period.

    ``through`` is the last fiscal year reported on: an earlier missing value was left out, a later one is still to come.
    ``source`` is what the indicator rests on; figures from elsewhere name their own. ``verdicts`` stand at their periods.
    """
    words = context.words
    rows = []
    badges = _badges(verdicts, words)
    corrections = corrections_of(context)
    periods = _by_period(indicator, actuals)
    build = _Entries(context, notes, source_key(context, source), tell_final=len(periods) > 1)
    build.broken = _first_after_breaks(indicator, standing_values(actuals))
    for period, (targets, values, baselines) in periods.items():
        anchor = build.anchor = figure_anchor(indicator.id, period)
        year = period_text(period, words)
        rows.append(
            FigureRow(
                anchor=anchor,
                year=year,
                link=words.figure.link_to.format(year=year),
                target=tuple(map(build.target, targets)) or _no_target(indicator, words),
                actual=(
                    *(build.entry(figure, words.figure.baseline) for figure in baselines),
                    *(build.entry(each, "", *_revised(values, each, words)) for each in values),
                )
                or _no_actual(period, through, words),
                corrections=corrections.get(anchor, ()),
                badges=badges.get(period, ()),
            )
        )
    none = "" if indicator.targets else no_target_text(indicator, words)
    return (FigureTable(caption, tuple(rows), none),) if rows else ()


def _badges(verdicts: Sequence[PeriodVerdict], words: Words) -> dict[Period, tuple[Badge, ...]]:
    """The verdict of each period whose time has come."""
    return {each.period: (view_badge(each.status, words),) for each in verdicts}


def _first_after_breaks(indicator: Indicator, actuals: Sequence[Figure]) -> tuple[Figure, ...]:
    """The first actual value after each break."""
    known = sorted(
        (each for each in actuals if not isinstance(each.value, Missing)), key=lambda each: order(each.period)
    )
    if not isinstance(indicator.baseline, Absent):
        known = [indicator.baseline, *known]
    return tuple(later for earlier, later in pairwise(known) if breaks_between(indicator, earlier.period, later.period))


def _revised(values: Sequence[Figure], figure: Figure, words: Words) -> tuple[str, ...]:
    """What became of a value of which a later report tells another, or none; nothing of the one that stands."""
    if isinstance(figure.value, Missing) or figure.forecast:
        return ()
    if any(figure is each for each in withdrawn(values)):
        return (words.figure.withdrawn,)
    values = [each for each in values if each.period == figure.period]
    told = [each for each in standing_values(values) if not isinstance(each.value, Missing) and not each.forecast]
    stands = choose(told)
    by = figure_text(stands, words)
    if figure is stands or by == figure_text(figure, words):
        return ()
    places = [next(place for place, each in enumerate(told) if each is one) for one in (figure, stands)]
    return ((words.figure.replaced if places[0] < places[1] else words.figure.not_used).format(by=by),)


def corrections_of(context: PlanContext) -> Mapping[str, tuple[str, ...]]:
    """Corrections of figures on this page, by the figure's anchor."""
    held = context.standings.corrections.get(context.address)
    if not held:
        return {}
    texts: dict[str, tuple[str, ...]] = {}
    for correction in held:
        anchor = correction.target.target.partition("#")[2]
        texts[anchor] = (*texts.get(anchor, ()), correction_text(context, context.city, correction))
    return texts


def _by_period(
    indicator: Indicator, actuals: Iterable[Figure]
) -> dict[Period, tuple[list[Target], list[Figure], list[Figure]]]:
    """Targets, actuals and baselines under their periods, from the earliest to the latest."""
    held: dict[Period, tuple[list[Target], list[Figure], list[Figure]]] = {}
    for target in indicator.targets:
        held.setdefault(target.figure.period, ([], [], []))[0].append(target)
    for figure in actuals:
        held.setdefault(figure.row, ([], [], []))[1].append(figure)
    if not isinstance(indicator.baseline, Absent):
        held.setdefault(indicator.baseline.period, ([], [], []))[2].append(indicator.baseline)
    for _, values, _ in held.values():
        values.sort(key=day_of)
    if len(held) < 2:
        return held
    return {period: held[period] for period in sorted(held, key=order)}


def day_of(figure: Figure) -> dt.date:
    """Of what is told of one period that of an earlier day comes first; what is told of the whole period keeps its order, after them."""
    if not isinstance(figure.told_for, Absent):
        return dt.date.fromisoformat(figure.period.part)
    return figure.as_of if isinstance(figure.as_of, dt.date) and isinstance(figure.value, Missing) else dt.date.max


def dated_text(figure: Figure, words: Words) -> str:
    """A figure as published; with its day, where it was told before the end of its period."""
    text = figure_text(figure, words)
    if day_of(figure) == dt.date.max:
        return text
    return words.reason_and_note.format(reason=text, note=words.figure.as_of.format(date=date_text(day_of(figure))))


def _no_target(indicator: Indicator, words: Words) -> tuple[Entry, ...]:
    if indicator.targets:
        return (Entry(missing=words.figure.no_target_year),)
    return (Entry(missing=no_target_text(indicator, words)),)


def no_target_text(indicator: Indicator, words: Words) -> str:
    """Why an indicator has no target at all: what the document has in its place (設定なし, ―), if it has anything."""
    told = [each.figure for each in indicator.targets if isinstance(each.figure.value, Missing)]
    if told:
        return figure_text(told[-1], words)
    if indicator.no_target == NOT_STATED:
        return words.figure.no_target
    return words.figure.no_target_because.format(reason=absent_text(indicator.no_target, words))


def _no_actual(period: Period, through: int, words: Words) -> tuple[Entry, ...]:
    later = last_month(period) > last_month(Period(through))
    return (Entry(missing=words.figure.not_yet if later else words.figure.not_in_report),)


class _Entries:
    """Makes the entries of the row at ``anchor``."""

    def __init__(self, context: PlanContext, notes: Notes, source: tuple[str, str], *, tell_final: bool) -> None:
        self.anchor = ""
        self.broken: Sequence[Figure] = ()
        self._words = context.words
        self._context = context
        self._notes = notes
        self._source = source
        self._tell_final = tell_final

    def entry(self, figure: Figure, label: str = "", *more: str) -> Entry:
        """One figure with all that is told beside it."""
        words = self._words
        remarks = list(more)
        if isinstance(figure.value, Number | Range) and figure.value.approximate:
            remarks.append(words.figure.approximate)
        if figure.provisional:
            remarks.append(words.figure.provisional)
        if figure.forecast:
            remarks.append(words.figure.undated if figure.undated else words.figure.forecast)
        if any(figure is first for first in self.broken):
            remarks.append(words.figure.since_break)
        if not isinstance(figure.told_for, Absent):
            remarks.append(words.figure.as_of.format(date=period_in_sentence(figure.period, words)))
        elif not isinstance(figure.as_of, Absent) and figure.period.kind is not PeriodKind.DAY:
            remarks.append(words.figure.as_of.format(date=date_text(figure.as_of)))
        if not isinstance(figure.second, Absent):
            value = number_text(figure.second.value)
            remarks.append(words.figure.second.format(label=figure.second.label, value=value))
        if figure.attainment != NOT_STATED:
            printed = figure.attainment
            told = absent_text(printed, words) if isinstance(printed, Absent) else printed
            remarks.append(words.figure.printed_attainment.format(share=told))
        sources: tuple[Mark, ...] = ()
        own = figure.source
        is_told = isinstance(own, SourceRef) and not (own.untold and says_nothing(figure))
        if is_told and source_key(self._context, figure.source) != self._source:
            link = source_link(self._context, figure.source)
            sources = (Mark(link.text, link.href),) if link.text else ()
        marks = tuple(Mark(mark, self._notes.href(mark, self.anchor)) for mark in figure.footnotes)
        if isinstance(figure.value, Missing):
            missing = absent_text(figure.value.absent, words)
            published = "" if isinstance(figure.as_published, Absent) else figure.as_published
            told = missing_text(figure, figure.value.absent, words)
            if told in (published, missing):  # the document says it in the words of the reason
                published, missing = "", told
            return Entry(label, published, missing, marks, tuple(remarks), sources)
        text = figure_text(replace(figure, forecast=False, undated=False), words)  # that it is one is told as a remark
        return Entry(label, text, "", marks, tuple(remarks), sources)

    def target(self, target: Target) -> Entry:
        """One target with its moves."""
        words = self._words
        remarks = [words.figure.final] if target.final and self._tell_final else []
        for revision in target.revisions:
            year = year_text(revision.fiscal_year)
            if isinstance(revision.reason, Absent):
                remarks.append(words.figure.revised.format(year=year, was=revision.was))
            else:
                remarks.append(words.figure.revised_why.format(year=year, was=revision.was, reason=revision.reason))
        return self.entry(target.figure, "", *remarks)
