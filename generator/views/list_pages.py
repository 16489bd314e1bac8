"""A list across plans that stands on several pages: the list's own page names the plans, and each plan's rows stand on a page below it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from generator.addresses import MEASURES_ANCHOR, address_of, at_anchor, key_anchor, part_address, part_key
from generator.judging.list_parts import LOOSE, PLANS, ListPart, all_parts, leaves
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.page_kinds import PART
from generator.views.formats import span_text, tells
from generator.views.found_before import FoundBefore
from generator.views.heads import view_head
from generator.views.links import link_municipality, link_plan
from generator.views.overview_pieces import CityLines, CityOutcomes, PlanOutcomes
from generator.views.page_context import PageContext, PlanContext, context_of_plan, context_of_site, numbered
from generator.views.pieces import Badge, Link, Page, PageHead
from generator.views.plan_cards import plan_keys
from generator.views.site_pieces import ListLine
from generator.wording.languages import Vocabulary
from generator.wording.part_words import PartWords


class PartPage(Page, frozen=True):
    """What a list holds of one plan or municipality, or of a part of that: its rows, or ``lines`` to the pages that have them.

    ``badges`` and ``rules`` are those of the list, where it has any. ``ways`` lead to the rest of the list.
    """

    badges: tuple[Badge, ...]
    rules: tuple[Link, ...]
    cities: tuple[CityOutcomes, ...]
    lines: tuple[ListLine, ...]
    remark: str
    ways: tuple[Link, ...]


class PartPlace(NamedTuple):
    """A part of a list, with the context of its page. ``title`` is the heading of the whole list, ``kind`` that list's kind of page."""

    context: PlanContext
    words: PartWords
    kind: str
    listed: str
    part: ListPart
    title: str


class CityPlace(NamedTuple):
    """What a municipality has of a list, by the key of its page (``"not_reached/komae"``). ``title`` is the heading of the whole list, ``kind`` that list's kind of page."""

    site_index: SiteIndex
    standings: Standings
    kind: str
    key: str
    title: str


class _PagesOfList(NamedTuple):
    """The pages of a list that have rows, in their order, each with its plan; and where each stands among them."""

    rows: Sequence[tuple[str, ListPart]]
    places: Mapping[tuple[str, str], int]


_LISTS: Final = FoundBefore[tuple[str, str], _PagesOfList]()


def find_parts(standings: Standings) -> Iterator[tuple[str, str]]:
    """The kind and key of the page of every part of every list, and of what each municipality has of it: no address is below one that nobody answers at."""
    for (kind, listed), plans in standings.divided.items():
        if (kind, listed) == PLANS:
            yield f"{kind}{PART}", ""
        elif kind != "department":  # which is that of one municipality
            cities = dict.fromkeys(plan.partition("/")[0] for plan in plans)
            yield from ((f"{kind}{PART}", f"{listed}/{city}") for city in cities)
        for plan, whole in plans.items():
            yield from ((f"{kind}{PART}", part_key(listed, plan, part.name)) for part in all_parts(whole))


def find_part(
    site_index: SiteIndex, standings: Standings, kind: str, key: str, vocabulary: Vocabulary, *, title: str
) -> PartPlace:
    """The part with the key (``"not_reached/komae/reform-6/p1"``) of the list that is headed ``title``. Raises KeyError or StopIteration for none."""
    listed, city, plan_id, *rest = key.split("/")
    if kind == "department":  # its own key names the municipality: ``komae/planning/reform-6/p1``
        listed, city = f"{listed}/{city}", listed
    plan = f"{city}/{plan_id}"
    name = rest[0] if rest else ""
    part = next(each for each in all_parts(standings.divided[kind, listed][plan]) if each.name == name)
    address = part_address(kind, listed, plan, name)
    context = context_of_plan(site_index, standings, vocabulary.words, plan, address)
    return PartPlace(context, vocabulary.overview.parts, kind, listed, part, title)


_P = TypeVar("_P", bound=PartPage)
_R = TypeVar("_R")


def view_part(
    place: PartPlace,
    made: type[_P],
    index: tuple[Link, ...],
    rows: Callable[[], PlanOutcomes] | None,
    *,
    badges: tuple[Badge, ...] = (),
    rules: tuple[Link, ...] = (),
) -> _P:
    """The page of a part, of the kind ``made``. ``index`` are the pages above the list; ``rows`` are asked for where the part is not divided itself."""
    lines = _lines(place)
    return made(
        head=_head(place, index),
        badges=badges,
        rules=rules,
        cities=() if lines or rows is None else _under_city(place, rows()),
        lines=lines,
        remark=place.words.by_part if lines else "",
        ways=_ways(place),
    )


def is_of_city(key: str) -> bool:
    """Whether a part's key (``"not_reached/komae"``) is that of all that a municipality has of the list."""
    return key.count("/") == 1


def view_part_of_city(
    place: CityPlace,
    vocabulary: Vocabulary,
    made: type[_P],
    index: tuple[str, str],
    *,
    badges: tuple[Badge, ...] = (),
    rules: tuple[tuple[str, str], ...] = (),
) -> _P:
    """The page of what a municipality has of a list: the ways to its plans. ``index`` and ``rules`` are pages by their names and addresses."""
    listed, city = place.key.split("/")
    address = address_of(f"{place.kind}{PART}", place.key)
    context = context_of_site(place.site_index, place.standings, vocabulary.words, address)
    words, name = vocabulary.overview.parts, place.site_index.municipalities[city].municipality.name
    plans = place.standings.divided[place.kind, listed]
    held = [plan for plan in plan_keys(context, city) if plan in plans]
    (of_city,) = view_divided(context, words, place.kind, listed, {city: held}, tell=lambda _: "")
    rows = ListPart("", tuple(key for plan in held for key in plans[plan].keys))
    counts = context.words.list_separator.join((words.plans.format(total=len(held)), count_rows(rows, words, context)))
    heading = words.title.format(list=place.title, plan=name)
    whole = context.href(address_of(place.kind, listed))
    return made(
        head=view_head(
            context,
            heading=heading,
            description=words.sentence_city.format(list=place.title, city=name, counts=counts),
            trail=(Link(index[0], context.href(index[1])), Link(place.title, whole), Link(name, "")),
            title=(heading,),
        ),
        badges=badges,
        rules=tuple(Link(text, context.href(address)) for text, address in rules),
        cities=(),
        lines=of_city.lines,
        remark=words.by_plan,
        ways=(Link(words.whole.format(list=place.title), whole),),
    )


def _head(place: PartPlace, index: tuple[Link, ...]) -> PageHead:
    """The head of the page. ``index`` are the pages above the list."""
    context, words = place.context, place.words
    plan, label = context.plan_name, _label(context, words, place.part)
    pattern, sentence = (words.title_part, words.sentence_part) if label else (words.title, words.sentence)
    heading = pattern.format(list=place.title, plan=plan, part=label)
    city = context.municipality.municipality
    return view_head(
        context,
        heading=heading,
        description=sentence.format(
            list=place.title, city=city.name, plan=plan, part=label, counts=count_rows(place.part, words, context)
        ),
        trail=(*index, *_above(place), Link(label or plan, "")),
        title=(heading, city.name),
    )


def _above(place: PartPlace) -> Iterator[Link]:
    """The whole list, and below it the plan's part, where the page is one of several of these."""
    context = place.context
    yield Link(place.title, _whole(place))
    if place.kind != "department":
        href = context.href(address_of(f"{place.kind}{PART}", f"{place.listed}/{context.city}"))
        yield Link(context.municipality.municipality.name, href)
    if place.part.name:
        address = part_address(place.kind, place.listed, context.key, "")
        yield Link(context.plan_name, context.href(address))


def _whole(place: PartPlace) -> str:
    """The link to the whole list."""
    href = place.context.href(address_of(place.kind, place.listed))
    return at_anchor(href, MEASURES_ANCHOR) if place.kind == "department" else href


def _ways(place: PartPlace) -> tuple[Link, ...]:
    """The whole list, and the pages with the rows before and after those of this one."""
    context, words = place.context, place.words
    whole = Link(words.whole.format(list=place.title), _whole(place))
    listed = _LISTS.of(context.site_index, context.standings.divided)
    pages = listed.get((place.kind, place.listed))
    if pages is None:
        rows = [*_pages(context, place.kind, place.listed)]
        places = {(plan, leaf.name): at for at, (plan, leaf) in enumerate(rows)}
        pages = listed[place.kind, place.listed] = _PagesOfList(rows, places)

    def link(row: tuple[str, ListPart]) -> Link:
        plan, leaf = row
        address = part_address(place.kind, place.listed, plan, leaf.name)
        return Link(_name_of(context, words, plan, leaf), context.href(address))

    here = pages.places.get((context.key, place.part.name))
    return (whole, *link_beside(words, pages.rows, here, link))


def link_beside(words: PartWords, rows: Sequence[_R], here: int | None, link: Callable[[_R], Link]) -> Iterator[Link]:
    """The pages before and after that at the place ``here``; none beside a page that has no rows."""
    if here is None:
        return
    for pattern, at in ((words.before, here - 1), (words.after, here + 1)):
        if 0 <= at < len(rows):
            found = link(rows[at])
            yield Link(pattern.format(part=found.text), found.href)


def _pages(context: PageContext, kind: str, listed: str) -> Iterator[tuple[str, ListPart]]:
    """Every page with rows, by its plan, in the order of the list."""
    divided = context.standings.divided[kind, listed]
    for city in context.site_index.municipalities:
        for plan in plan_keys(context, city):
            if plan in divided:
                yield from ((plan, leaf) for leaf in leaves(divided[plan]))


def _name_of(context: PageContext, words: PartWords, plan: str, part: ListPart) -> str:
    within = context_of_plan(context.site_index, context.standings, context.words, plan, context.address)
    label = _label(within, words, part)
    return context.words.reason_and_note.format(reason=within.plan_name, note=label) if label else within.plan_name


def _label(context: PlanContext, words: PartWords, part: ListPart) -> str:
    """What tells the part from the others of its plan: the pillar, which of its rows; "" for the plan itself."""
    pillar = context.site_index.pillars.get(f"{context.key}/{part.name.partition('.')[0]}")
    texts = []
    if pillar is not None:
        texts.append(numbered(pillar.number, pillar.title, context.words))
    elif part.name.startswith(LOOSE):
        texts.append(words.loose)
    if part.first:
        texts.append(words.numbers.format(first=part.first, last=part.first + len(part.keys) - 1))
    return context.words.list_separator.join(texts)


def count_rows(part: ListPart, words: PartWords, context: PageContext) -> str:
    """How many measures and indicators stand in the part: 施策12件、指標3件."""
    indicators = sum("#" in key for key in part.keys)
    measures = len(part.keys) - indicators
    texts = ((words.measures, measures), (words.indicators, indicators))
    return context.words.list_separator.join(pattern.format(total=total) for pattern, total in texts if total)


def _lines(place: PartPlace) -> tuple[ListLine, ...]:
    """The parts of this part, each with a link to its page."""
    context, words = place.context, place.words
    return tuple(
        ListLine(
            anchor="",
            link=Link(
                _label(context, words, each),
                context.href(part_address(place.kind, place.listed, context.key, each.name)),
            ),
            note=count_rows(each, words, context),
        )
        for each in place.part.parts
    )


def _under_city(place: PartPlace, plan: PlanOutcomes) -> tuple[CityOutcomes, ...]:
    """The one plan of the page, under its municipality."""
    city = place.context.city
    return (CityOutcomes(key_anchor(city), link_municipality(place.context, city), (plan,)),)


def view_divided(
    context: PageContext,
    words: PartWords,
    kind: str,
    listed: str,
    holding: Mapping[str, Sequence[str]],
    *,
    tell: Callable[[str], str],
) -> tuple[CityLines, ...]:
    """The plans of a divided list by municipality (``holding``), each with the way to its part. ``tell`` says something of a plan that has none."""
    divided = context.standings.divided[kind, listed]

    def line(plan: str) -> ListLine:
        link, part = link_plan(context, plan), divided.get(plan)
        years = span_text(context.site_index.plans[plan].plan.period, context.words)
        if tells(link.text, years):
            years = ""
        told = tell(plan) if part is None else count_rows(part, words, context)
        if part is not None:
            link = Link(link.text, context.href(part_address(kind, listed, plan, "")))
        return ListLine(key_anchor(plan), link, context.words.list_separator.join(filter(None, (years, told))))

    return tuple(
        CityLines(key_anchor(city), link_municipality(context, city), tuple(map(line, plans)))
        for city, plans in holding.items()
    )


def is_divided(context: PageContext, kind: str, listed: str) -> bool:
    """Whether the list stands on several pages."""
    return (kind, listed) in context.standings.divided
