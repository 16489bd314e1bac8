"""The page with all indicators of a plan: its own in full, those of its pillars and measures in tables with links to them."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import ClassVar, Final

from msgspec.structs import replace

from generator.addresses import indicators_address
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.model.narrative import Footnotes
from generator.views.heads import view_head, whole_address
from generator.views.indicator_index import IndicatorIndex, fold_figures, view_index
from generator.views.indicator_pieces import view_indicator, view_line
from generator.views.links import link_pillar_in_full, trail
from generator.views.page_context import PlanContext, context_of_plan
from generator.views.pieces import (
    IndicatorGroup,
    IndicatorLine,
    IndicatorPiece,
    Page,
    Section,
    SourceNote,
)
from generator.views.plan_cards import kind_of_all
from generator.views.published import view_text
from generator.views.sentences import indicators_sentence
from generator.views.sources import Use, indicator_uses, view_sources
from generator.wording.languages import Vocabulary
from generator.wording.words import Words

MOST_WITH_HOLDERS: Final = 30
"""Of more indicators each line leads to its measure without naming it: the page would outgrow what it may weigh."""
_MOST_OPEN: Final = 20
"""So many lines of tables stand open: on a phone they take three or four screens. Of more, each table is folded below what it holds."""
_MOST_OWN_OPEN: Final = 3
"""Of more of the plan's own indicators all but name and status is folded: with charts each takes two screens of a phone."""


class IndicatorsPage(Page, frozen=True):
    """All indicators of a plan. ``indicator_index`` leads to the plan's own ones further down the page."""

    kind: ClassVar[str] = "indicators"

    indicator_index: tuple[IndicatorIndex, ...]
    own: tuple[IndicatorPiece, ...]
    notes: tuple[Section, ...]
    pillars: tuple[IndicatorGroup, ...]
    measures_heading: str
    measures: tuple[IndicatorGroup, ...]
    sources: SourceNote


def view_indicators(site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary) -> IndicatorsPage:
    """The page with all indicators of the plan with the key. Raises KeyError for an unknown one."""
    words = vocabulary.words
    context = context_of_plan(site_index, standings, words, key, indicators_address(*key.split("/")))
    plan = context.plan
    own = tuple(
        view_indicator(context, key, each, site_index.actuals_of_plan(key, each), plan.source)
        for each in plan.indicators
    )
    own = fold_figures(own, words, _MOST_OWN_OPEN)
    groups = (tuple(_pillar_groups(context)), tuple(_measure_groups(context)))
    count = sum(len(group.lines) for held in groups for group in held)
    pillars, measures = (tuple(_fitted(group, count, words) for group in held) for held in groups)
    notes = tuple(_notes(context)) if own else ()
    count += len(own)
    title = words.index.title
    measures_heading = words.section.measure_indicators.format(kind=kind_of_all(context, key))
    present = (
        ("own", words.section.own_indicators, own),
        ("notes", words.section.footnotes, notes),
        ("pillars", words.section.pillar_indicators, pillars),
        ("measures", measures_heading, measures),
        ("source", words.section.source, True),
    )
    return IndicatorsPage(
        head=view_head(
            context,
            heading=title,
            description=indicators_sentence(context, count),
            trail=trail(context, (), title),
            title=(title, context.plan_name, context.municipality.municipality.name),
            contents=((anchor, heading) for anchor, heading, held in present if held),
        ),
        indicator_index=view_index(own, words),
        own=own,
        notes=notes,
        pillars=pillars,
        measures_heading=measures_heading,
        measures=measures,
        sources=view_sources(context, _uses(context), title, whole_address(context)),
    )


def _pillar_groups(context: PlanContext) -> Iterable[IndicatorGroup]:
    site_index = context.site_index
    for pillar in context.folder.pillars:
        if pillar.indicators:
            key = f"{context.key}/{pillar.id}"
            lines = tuple(
                view_line(context, key, each, site_index.actuals_of_pillar(key, each)) for each in pillar.indicators
            )
            yield IndicatorGroup(link_pillar_in_full(context, pillar).text, lines)


def _measure_groups(context: PlanContext) -> Iterable[IndicatorGroup]:
    """Measures by their pillar, in the order of the plan."""
    site_index = context.site_index
    groups: dict[str, list[IndicatorLine]] = {}
    for measure in context.folder.measures:
        if not measure.indicators:
            continue
        key = f"{context.key}/{measure.id}"
        pillar = context.key if isinstance(measure.pillar, Absent) else f"{context.key}/{measure.pillar.target}"
        lines = (view_line(context, key, each, site_index.actuals_of_measure(key, each)) for each in measure.indicators)
        groups.setdefault(pillar, []).extend(lines)
    for pillar, held in groups.items():
        caption = (
            link_pillar_in_full(context, site_index.pillars[pillar]).text
            if pillar in site_index.pillars
            else context.plan.title
        )
        yield IndicatorGroup(caption, tuple(held))


def _fitted(group: IndicatorGroup, count: int, words: Words) -> IndicatorGroup:
    """The group on a page with tables of ``count`` lines in all."""
    fold = ""
    if count > _MOST_OPEN:
        held = Counter(line.badge.label for line in group.lines)
        counts = words.list_separator.join(
            words.tally.share.format(status=label, number=number) for label, number in held.items()
        )
        counts = next(iter(held)) if len(held) == 1 else counts  # of all that are alike the number stands there already
        fold = words.index.fold.format(caption=group.caption, total=len(group.lines), counts=counts)
    return replace(group, holders=count <= MOST_WITH_HOLDERS, fold=fold)


def _notes(context: PlanContext) -> Iterable[Section]:
    """Footnotes of the whole document that its indicators do not bring themselves."""
    told = {_plain(note.mark) for indicator in context.plan.indicators for note in indicator.footnotes}
    for part in context.plan.narrative:
        if isinstance(part, Footnotes):
            for note in part.footnotes:
                if _plain(note.mark) not in told:
                    yield Section(note.mark, view_text(note.text))


def _plain(mark: str) -> str:
    return unicodedata.normalize("NFKC", mark)


def _uses(context: PlanContext) -> Iterable[Use]:
    section = context.words.section
    yield from indicator_uses(section.own_indicators, context.plan.indicators)
    for each in context.plan.rounds:
        if not isinstance(each.source, Absent):
            yield Use(section.results, each.source)
    if not context.plan.indicators:
        yield Use(section.indicators, context.plan.source)
