"""What is new on the site and how everything stands, for the home page."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.addresses import CHANGES, progress_address, status_address, year_address
from generator.judging import IndicatorProgress
from generator.judging.standings import Standings
from generator.map.round_order import round_order, rounds_reported
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.views.badges import view_badge, view_progress_badge
from generator.views.correction_texts import last_corrections
from generator.views.formats import date_text, span_text, tells, year_text
from generator.views.kinds.changes import ChangesWords
from generator.views.kinds.statuses import ORDER, count_progress_of_site
from generator.views.links import link_plan
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Fact, Link
from generator.views.published import view_text
from generator.views.site_pieces import Share
from generator.views.standing_links import total_of
from generator.wording.languages import Vocabulary
from generator.wording.site_words import HomeWords

_MOST: Final = 3


def view_home_standings(
    site_index: SiteIndex, standings: Standings, address: str, vocabulary: Vocabulary
) -> tuple[Share, ...]:
    """Every status that a measure has and whether indicators move away, each with its number and the way to its list."""
    words = vocabulary.words
    context = context_of_site(site_index, standings, words, address)
    shares = [
        Share(
            view_badge(status, words),
            words.tally.number.format(number=total),
            context.href(status_address(status.value)),
        )
        for status in ORDER
        if (total := total_of(standings, status))
    ]
    away = count_progress_of_site(context)[IndicatorProgress.MOVING_AWAY]
    if away:
        label = vocabulary.site.home.moving_away.format(progress=words.progress.labels[IndicatorProgress.MOVING_AWAY])
        href = context.href(progress_address(IndicatorProgress.MOVING_AWAY.value))
        badge = view_progress_badge(IndicatorProgress.MOVING_AWAY, label)
        shares.insert(1, Share(badge, words.tally.number.format(number=away), href))
    return tuple(shares)


def view_home_news(
    site_index: SiteIndex, standings: Standings, address: str, vocabulary: Vocabulary
) -> tuple[Fact, ...]:
    """The last release, the newest reports, plans and corrections; what there is none of is left out."""
    own = vocabulary.site.home
    context = context_of_site(site_index, standings, vocabulary.words, address)
    facts = []
    newest = site_index.site.settings.newest_release
    if not isinstance(newest, Absent):
        term = vocabulary.site.frame.release.format(tag=newest.tag, date=date_text(newest.date))
        changes = Link(vocabulary.of(ChangesWords).title, context.href(CHANGES))
        facts.append(Fact(term, view_text(newest.notes)) if newest.notes else Fact(term, links=(changes,)))
    for term, links in (
        (own.new_results, tuple(_results(context, own))),
        (own.new_plans, tuple(_plans(context, own))),
        (own.new_corrections, tuple(_corrections(context, vocabulary.of(ChangesWords)))),
    ):
        if links:
            facts.append(Fact(term, links=links))
    return tuple(facts)


def _results(context: PageContext, own: HomeWords) -> Iterator[Link]:
    """The last round of each plan that reports anything, the newest first."""
    last = []
    for key, folder in context.site_index.plans.items():
        rounds = rounds_reported(folder)
        if rounds:
            newest = max(rounds, key=round_order)
            last.append((-newest.fiscal_year, -newest.told_as_of.toordinal(), key, newest.name))
    last.sort()
    for _, _, key, name in last[:_MOST]:
        yield _of_plan(context, key, name)
    yield from _others(context, own.more_results, [-year for year, *_ in last])


def _plans(context: PageContext, own: HomeWords) -> Iterator[Link]:
    """The plans that begin last; of a plan of which that is not known nobody can say that it is a new one."""
    plans = [
        (-folder.plan.period.first, key, span_text(folder.plan.period, context.words))
        for key, folder in context.site_index.plans.items()
        if isinstance(folder.plan.period.first, int)
    ]
    plans.sort()
    for _, key, years in plans[:_MOST]:
        yield _of_plan(context, key, years)
    yield from _others(context, own.more_plans, [-year for year, *_ in plans])


def _others(context: PageContext, pattern: str, years: Sequence[int]) -> Iterator[Link]:
    """The way to the plans that are as new as the last that is named, by the years of all, the latest first; nothing where all of these are named."""
    named = years[:_MOST]
    others = years.count(named[-1]) - named.count(named[-1]) if named else 0
    if others and named[-1] in context.site_index.years:
        text = pattern.format(total=others, year=year_text(named[-1]))
        yield Link(text, context.href(year_address(named[-1])))


def _of_plan(context: PageContext, key: str, note: str) -> Link:
    city = context.site_index.municipalities[key.partition("/")[0]].municipality.name
    link = link_plan(context, key)
    told = context.words.measure.number_and_title.format(number=city, title=link.text)
    if not tells(link.text, note):
        told = context.words.measure.number_and_title.format(number=told, title=note)
    return Link(told, link.href)


def _corrections(context: PageContext, own: ChangesWords) -> Iterator[Link]:
    """The last corrections, each with the place of which it tells."""
    title = context.words.measure.number_and_title
    told = last_corrections(context, _MOST + 1)
    for city, correction, href in told[:_MOST]:
        name = context.site_index.municipalities[city].municipality.name
        change = own.from_to.format(before=correction.wrong, after=correction.right or own.nothing_there)
        text = context.words.reason_and_note.format(reason=change, note=name)
        yield Link(title.format(number=date_text(correction.corrected_on), title=text), href)
    if len(told) > _MOST:
        yield Link(own.more_corrections, context.href(CHANGES))
