"""The page of a department: what it is, what plans say of it, and its measures by plan with how they stand."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

import msgspec

from generator.addresses import department_address, departments_address
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex, department_key
from generator.map.ties import is_about
from generator.model.basics import Absent
from generator.open_data.gather import tells_values
from generator.views.badges import counts_text
from generator.views.department_results import Held, hold_measures, own_measures, plans_owned, unnamed_measures
from generator.views.department_trees import (
    below,
    documents_of_department,
    known,
    link_short,
    plans_of_department,
    predecessors,
    valid_text,
    view_tree,
)
from generator.views.documents import view_source_note
from generator.views.downloads import TABLE_RECORD_AND_WORKBOOK
from generator.views.facets import years_in_force, years_reported
from generator.views.formats import span_text
from generator.views.heads import view_head
from generator.views.links import link_municipality, link_plan
from generator.views.list_pages import is_divided, view_divided
from generator.views.matrices import view_matrix
from generator.views.measure_lists import MOST_TOLD, view_entry
from generator.views.misses import view_misses
from generator.views.money import view_sums
from generator.views.moves import view_moved
from generator.views.narrative import link_parts_of, view_parts_of
from generator.views.notices import view_corrections
from generator.views.overview_pieces import CountTable, MissList
from generator.views.page_context import PageContext, context_of_plan, context_of_site
from generator.views.pieces import Block, BudgetTable, ContactBox, Fact, Link, Notice, Page, SourceNote, Tally
from generator.views.plan_cards import count_some, count_statuses, plan_keys, view_card, view_shares
from generator.views.published import view_text
from generator.views.responsible import ask_department
from generator.views.site_pieces import (
    DepartmentNode,
    ListLine,
    PlanCard,
    PlanMeasures,
    PlanParts,
    Promise,
    PromiseList,
)
from generator.views.standing_links import links_on_page
from generator.views.tallies import view_tally
from generator.wording.languages import Vocabulary
from generator.wording.overview_words import OverviewWords
from generator.wording.site_words import SiteWords

_PLAN_LEVEL = 3
_MOST_OWNED = 10
"""Of more plans of its own each has only its name, years and number of measures here: how they stand comes to about 60 bytes of compressed HTML a plan."""
_MOST_TOLD_OF = 6
"""Of more plans than seven that tell of a department the newest have their say here, and the others are named: a text comes to some 400 bytes."""


class DepartmentPage(Page, frozen=True):
    """A department. Sections with nothing to say are empty.

    ``money`` stands among the results and ``moved`` among the measures where there are any: a page has at most eight sections.
    """

    kind: ClassVar[str] = "department"

    notices: tuple[Notice, ...]
    about_heading: str
    about: tuple[Fact, ...]
    role: tuple[Block, ...]
    results: tuple[Tally, ...]
    matrix: tuple[CountTable, ...]
    misses: tuple[MissList, ...]
    money: tuple[BudgetTable, ...]
    owned: tuple[PlanCard, ...]
    told: tuple[PlanParts, ...]
    tallies: tuple[Tally, ...]
    remark: str
    lines: tuple[ListLine, ...]
    plans: tuple[PlanMeasures, ...]
    moved: tuple[Fact, ...]
    children: tuple[DepartmentNode, ...]
    contacts: tuple[ContactBox, ...]
    sources: SourceNote
    editor_note: tuple[Block, ...]


def view_department(site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary) -> DepartmentPage:
    """The page of the department with the key. Raises KeyError for an unknown one."""
    words, own, across = vocabulary.words, vocabulary.site, vocabulary.overview
    city, department_id = key.split("/")
    department = site_index.departments[key]
    context = context_of_site(site_index, standings, words, department_address(city, department_id))
    counts = standings.department_counts[key]
    whole = not is_divided(context, "department", key)
    held = hold_measures(context, key)
    holding = {city: [plan for plan in plan_keys(context, city) if plan in held]}
    plans = tuple(plan_of_department(context, own, plan, held[plan]) for plan in holding[city] if whole)
    lines = () if whole else view_divided(context, across.parts, "department", key, holding, tell=str)[0].lines
    owners = plans_owned(site_index, key)
    owned = tuple(view_card(context, own, plan, _PLAN_LEVEL, brief=len(owners) > _MOST_OWNED) for plan in owners)
    told = tuple(_told(context, own, key, city))
    moved = view_moved(context, own, key)
    children = view_tree(context, own, city, key)
    path = site_index.department_paths[key]
    name = own.department.separator.join(path)
    pages = documents_of_department(site_index, key)
    data = TABLE_RECORD_AND_WORKBOOK if tells_values(site_index, key) else ()
    sources = view_source_note(context, own, plans_of_department(site_index, key), city, name, pages=pages, data=data)
    about = own.department.about.format(name=department.name)
    unnamed = unnamed_measures(context, key)
    mine = own_measures(context, key, unnamed)
    results = _results(context, across, department.name, mine, counts.total + len(unnamed)) if unnamed else ()
    misses = view_misses(context, across, mine, city, named=True)
    money = view_sums(context, mine, among=counts.total + len(unnamed) > len(mine))
    present = (
        ("about", about, True),
        ("results", across.leading.results, results),
        ("money", words.section.money, money and not results),
        ("missed", across.leading.missed_and_why, misses),
        ("plans", own.department.owned, owned),
        ("told", own.department.told, told),
        ("measures", own.department.measures, plans or lines),
        ("moved", own.department.moved, moved and not (plans or lines)),
        ("below", own.department.below, children),
        ("source", words.section.source, sources.sources),
    )
    return DepartmentPage(
        head=view_head(
            context,
            heading=department.name,
            description=_sentence(context, own, key) + _unnamed(context, across, unnamed),
            trail=_trail(context, own, city, key),
            title=_title(context, own, city, key, path),
            contents=((anchor, heading) for anchor, heading, held in present if held),
        ),
        notices=view_corrections(context),
        about_heading=about,
        about=tuple(_about(context, own, city, key)),
        role=view_text(department.role),
        results=results,
        matrix=view_matrix(context, across, mine, city, words.measure.kind) if results else (),
        misses=misses,
        money=money,
        owned=owned,
        told=told,
        tallies=(view_tally(counts, words.measure.kind, words, links_on_page(counts) if whole else None),)
        if counts.total
        else (),
        remark="" if whole else across.parts.by_plan,
        lines=lines,
        plans=plans,
        moved=moved,
        children=children,
        contacts=ask_department(context, key),
        sources=sources,
        editor_note=view_text(department.editor_note),
    )


def _results(
    context: PageContext, across: OverviewWords, name: str, mine: Sequence[str], told: int
) -> tuple[Tally, ...]:
    """How all of its own measures stand; and of how many of the ``told`` ones nothing is counted, since others lead them."""
    counts = count_statuses(context, mine)
    tally = view_tally(counts, context.words.measure.kind, context.words)
    own = across.leading
    caption = own.own_measures.format(name=name, total=counts.total)
    if told > counts.total:
        caption = own.own_measures_not_related.format(caption=caption, related=told - counts.total)
    return (msgspec.structs.replace(tally, caption=caption),)


def _unnamed(context: PageContext, across: OverviewWords, unnamed: Sequence[str]) -> str:
    """What its plans hold besides, so that no results of theirs are left out of the page's first sentence."""
    if not unnamed:
        return ""
    counts = count_statuses(context, unnamed)
    return across.leading.unnamed.format(total=counts.total, counts=counts_text(counts, context.words))


def plan_of_department(context: PageContext, own: SiteWords, key: str, held: Held) -> PlanMeasures:
    """The plan with the key and those of its measures that are ``held``."""
    plan = context.site_index.plans[key].plan
    counts = count_statuses(context, (*held.lead, *held.related))
    told = counts.total <= MOST_TOLD
    reported = years_reported(context.site_index, (*held.lead, *held.related))
    # The section's own heading says already what a list of led measures is.
    headings = (own.department.lead if held.related else "", own.department.related)
    lists = tuple(
        PromiseList(
            heading,
            _PLAN_LEVEL + 1,
            tuple(Promise(reported.mark(each, view_entry(context, each, told=told)), (), ()) for each in measures),
        )
        for heading, measures in zip(headings, held, strict=True)
        if measures
    )
    return PlanMeasures(
        plan=link_plan(context, key),
        level=_PLAN_LEVEL,
        years=span_text(plan.period, context.words),
        count=count_some(context, own, key, counts.total),
        shares=view_shares(context, counts),
        lists=lists,
        in_force=years_in_force(context, key),
        reported=reported.most,
    )


def _told(context: PageContext, own: SiteWords, department: str, city: str) -> Iterator[PlanParts]:
    """What each plan says of the department, the newest plan first."""
    about = context.site_index.department_plans.get(department, ())
    plans = [key for key in plan_keys(context, city) if key in about and _tells_of(context, key, department)]
    for place, key in enumerate(plans):
        within = context_of_plan(context.site_index, context.standings, context.words, key, context.address)
        link = link_plan(context, key)
        whole = len(plans) <= _MOST_TOLD_OF + 1 or place < _MOST_TOLD_OF
        yield PlanParts(
            plan=Link(own.department.told_in.format(plan=link.text), link.href),
            parts=view_parts_of(within, own, department, _PLAN_LEVEL + 1) if whole else (),
            label=own.department.more if whole else "",
            more=link_parts_of(within, link.href, department, every=not whole),
        )


def _tells_of(context: PageContext, key: str, department: str) -> bool:
    """Whether any part of the text of the plan with the key is about the department."""
    plan = context.site_index.plans[key].plan
    return any(is_about(plan, part, key.partition("/")[0], department) for part in plan.narrative)


def _sentence(context: PageContext, own: SiteWords, key: str) -> str:
    city = key.partition("/")[0]
    counts = context.standings.department_counts[key]
    parts = {
        "city": context.site_index.municipalities[city].municipality.name,
        "name": context.site_index.departments[key].name,
    }
    if not counts.total:
        return own.department.sentence_none.format(**parts)
    departments = below(context.site_index, key)
    measures = {
        each for department in departments for each in context.site_index.department_measures.get(department, ())
    }
    own_measures = context.site_index.department_measures.get(key, ())
    sentence = own.department.sentence if len(measures) == len(own_measures) else own.department.sentence_below
    return sentence.format(
        plans=len({measure.rpartition("/")[0] for measure in measures}),
        total=counts.total,
        counts=counts_text(counts, context.words),
        **parts,
    )


def _trail(context: PageContext, own: SiteWords, city: str, key: str) -> tuple[Link, ...]:
    tree = Link(own.municipality.departments, context.href(departments_address(city)))
    above = _above(context, city, key)
    name = context.site_index.departments[key].name
    return (link_municipality(context, city), tree, *(link_short(context, each) for each in above), Link(name, ""))


def _above(context: PageContext, city: str, key: str) -> tuple[str, ...]:
    """The keys of the departments above, from the top."""
    keys: list[str] = []
    parent = context.site_index.departments[key].parent
    while not isinstance(parent, Absent):
        above = department_key(parent, city)
        if above not in context.site_index.departments or above in keys:
            break
        keys.append(above)
        parent = context.site_index.departments[above].parent
    return tuple(reversed(keys))


def _title(context: PageContext, own: SiteWords, city: str, key: str, path: Sequence[str]) -> tuple[str, ...]:
    """Departments under different ones, or of different years, may have the same name: both tell them apart."""
    words = context.words
    last = context.site_index.departments[key].valid.last
    name = (
        path[-1]
        if isinstance(last, Absent)
        else words.reason_and_note.format(reason=path[-1], note=valid_text(context, own, key))
    )
    above = own.department.separator.join(path[:-1])
    municipality = context.site_index.municipalities[city].municipality
    return tuple(part for part in (name, above, municipality.name, municipality.prefecture) if part)


def _about(context: PageContext, own: SiteWords, city: str, key: str) -> Iterable[Fact]:
    department, words = context.site_index.departments[key], own.department
    if not isinstance(department.reading, Absent):
        yield Fact(words.reading, view_text(department.reading))
    yield Fact(words.kind, view_text(words.kinds[department.kind]))
    above = _above(context, city, key)
    if above:
        yield Fact(words.above, links=tuple(link_short(context, each) for each in above))
    valid = valid_text(context, own, key)
    if valid:
        yield Fact(words.valid, view_text(valid))
    for term, others in (
        (words.successors, known(context, city, department.successors)),
        (words.predecessors, predecessors(context, city, department.id)),
    ):
        if others:
            yield Fact(term, links=tuple(link_short(context, each) for each in others))
