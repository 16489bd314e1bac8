"""The page of a municipality: how its measures stand, what they missed and why, its plans, years, money, departments, whom to ask."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Final

from generator.addresses import (
    STATUS_RULE,
    departments_address,
    municipality_address,
)
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.model.city import Municipality
from generator.views.badges import counts_text
from generator.views.department_trees import view_tree
from generator.views.documents import view_source_note
from generator.views.downloads import TABLE_RECORD_AND_WORKBOOK, view_downloads
from generator.views.formats import both_years
from generator.views.heads import view_head
from generator.views.matrices import view_matrix
from generator.views.misses import view_misses
from generator.views.money import view_sums
from generator.views.notices import view_corrections
from generator.views.overview_pieces import CountTable, MissList
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Block, BudgetTable, ContactBox, Fact, Link, Notice, Page, SourceNote, Tally
from generator.views.plan_cards import MOST_WITH_INDICATORS, plan_keys, view_card
from generator.views.plan_lists import divided_plans, lines_of_plans
from generator.views.published import view_text
from generator.views.responsible import ask_city
from generator.views.site_pieces import DepartmentNode, ListLine, PlanCard
from generator.views.standing_links import links_to_statuses, place_in_list
from generator.views.tallies import view_progress_tally, view_tally
from generator.wording.languages import Vocabulary
from generator.wording.part_words import PartWords
from generator.wording.site_words import SiteWords

_PLAN_LEVEL: Final = 3
_MOST_WITH_SOURCES: Final = 40
"""Of more plans the documents stand on the page on the data, as each plan's own do on its page."""


class MunicipalityPage(Page, frozen=True):
    """A municipality. Sections with nothing to say are empty. Of very many plans ``lines`` lead to pages that name them."""

    kind: ClassVar[str] = "municipality"

    notices: tuple[Notice, ...]
    remark: str
    lines: tuple[ListLine, ...]
    plans: tuple[PlanCard, ...]
    tallies: tuple[Tally, ...]
    matrix: tuple[CountTable, ...]
    misses: tuple[MissList, ...]
    money: tuple[BudgetTable, ...]
    years: tuple[Link, ...]
    rule: Link
    departments: tuple[DepartmentNode, ...]
    all_departments: Link
    about_heading: str
    facts: tuple[Fact, ...]
    contacts: tuple[ContactBox, ...]
    sources: SourceNote
    editor_note: tuple[Block, ...]


def view_municipality(
    site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary
) -> MunicipalityPage:
    """The page of the municipality with the key. Raises KeyError for an unknown one."""
    words, own, across = vocabulary.words, vocabulary.site, vocabulary.overview
    folder = site_index.municipalities[key]
    city = folder.municipality
    context = context_of_site(site_index, standings, words, municipality_address(key))
    plans, whole = plan_keys(context, key), divided_plans(standings).get(key)
    counts = standings.municipality_counts[key]
    departments = view_tree(context, own, key, key, depth=0)
    about = own.municipality.about.format(city=city.name)
    sources = (
        _sources_of_many(context, across.parts, city.name)
        if len(plans) > _MOST_WITH_SOURCES
        else view_source_note(context, own, plans, key, city.name, data=TABLE_RECORD_AND_WORKBOOK)
    )
    tallies = view_progress_tally(context, key)
    if counts.total:
        measures = view_tally(counts, words.measure.kind, words, links_to_statuses(context, counts, key))
        tallies = (measures, *tallies)
    measures_of_all = tuple(f"{plan}/{each.id}" for plan in plans for each in site_index.plans[plan].measures)
    misses = view_misses(context, across, measures_of_all, key, named=True)
    money = view_sums(context, measures_of_all)
    years = tuple(_years(context, key, plans))
    present = (
        ("counts", own.municipality.standing, tallies),
        ("missed", across.leading.missed_and_why, misses),
        ("plans", own.municipality.plans, plans),
        ("years", across.years.index_title, years),
        ("money", words.section.money, money),
        ("departments", own.municipality.departments, departments),
        ("about", about, True),
        ("source", words.section.source, sources.sources or sources.nothing),
    )
    count = len(folder.departments)
    lower = count - len(departments)
    pattern = own.municipality.all_departments_below if lower else own.municipality.all_departments
    all_departments = pattern.format(city=city.name, count=count, below=lower)
    return MunicipalityPage(
        head=view_head(
            context,
            heading=city.name,
            description=_sentence(context, own, key, len(plans)),
            trail=(Link(city.name, ""),),
            title=(city.name, city.prefecture),
            tags=(city.prefecture, city.reading),
            contents=((anchor, heading) for anchor, heading, held in present if held),
        ),
        notices=view_corrections(context),
        remark=across.parts.by_begin if whole else "",
        lines=tuple(lines_of_plans(context, across.parts, key, whole)) if whole else (),
        plans=()
        if whole
        else tuple(
            view_card(context, own, plan, _PLAN_LEVEL, indicators=len(plans) <= MOST_WITH_INDICATORS) for plan in plans
        ),
        tallies=tallies,
        matrix=view_matrix(context, across, measures_of_all, key, words.measure.kind),
        misses=misses,
        money=money,
        years=years,
        rule=Link(words.status.rule, context.href(STATUS_RULE)),
        departments=departments,
        all_departments=Link(all_departments, context.href(departments_address(key))),
        about_heading=about,
        facts=tuple(_facts(own, city)),
        contacts=() if isinstance(city.contact, Absent) else ask_city(context, key),
        sources=sources,
        editor_note=view_text(city.editor_note),
    )


def _sources_of_many(context: PageContext, own: PartWords, city: str) -> SourceNote:
    """Where the documents of very many plans are named, and how to cite the page."""
    settings = context.site_index.site.settings
    cite = own.cite.format(city=city, site=settings.name, title=city, address=settings.address + context.address)
    return SourceNote((), cite, view_downloads(context, TABLE_RECORD_AND_WORKBOOK), nothing=own.sources)


def _years(context: PageContext, key: str, plans: Sequence[str]) -> Iterator[Link]:
    """The fiscal years of which the municipality's plans tell anything, the newest first."""
    years = context.site_index.years
    for year in sorted(years, reverse=True):
        if not years[year].all_plans.isdisjoint(plans):
            yield Link(both_years(year), place_in_list(context, "year", str(year), key))


def _sentence(context: PageContext, own: SiteWords, key: str, plans: int) -> str:
    city = context.site_index.municipalities[key].municipality
    parts = {"prefecture": city.prefecture, "city": city.name}
    counts = context.standings.municipality_counts[key]
    if not plans:
        return own.municipality.no_plans.format(**parts)
    if not counts.total:
        return own.home.sentence.format(plans=plans, measures=0, **parts)
    told = counts_text(counts, context.words)
    return own.municipality.sentence.format(plans=plans, measures=counts.total, counts=told, **parts)


def _facts(own: SiteWords, city: Municipality) -> Iterable[Fact]:
    words = own.municipality
    yield Fact(words.reading, view_text(city.reading))
    yield Fact(words.prefecture, view_text(city.prefecture))
    yield Fact(words.code, view_text(city.code))
    if not isinstance(city.official_site, Absent):
        yield Fact(words.official_site, links=(Link(city.official_site, city.official_site),))
    if not isinstance(city.licence, Absent):
        licence = city.licence
        if isinstance(licence.url, Absent):
            yield Fact(words.licence, view_text(licence.name))
        else:
            yield Fact(words.licence, links=(Link(licence.name, licence.url),))
