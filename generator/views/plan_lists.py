"""The plans of a site that has too many to name each on the pages that tell of all: by the year in which they begin."""

from collections.abc import Iterator, Mapping

from generator.addresses import at_anchor, municipality_address, part_address
from generator.judging.list_parts import MOST_PLANS, PLANS, WITHOUT_YEAR, ListPart
from generator.judging.standings import Standings
from generator.views.formats import year_text
from generator.views.page_context import PageContext
from generator.views.pieces import Link
from generator.views.site_pieces import ListLine
from generator.wording.part_words import PartWords


def has_many_plans(context: PageContext) -> bool:
    """Whether the pages that tell of all plans of the site name municipalities and years in place of plans."""
    return len(context.site_index.plans) > MOST_PLANS


def divided_plans(standings: Standings) -> Mapping[str, ListPart]:
    """The plans of each municipality that has too many for its page, by its key."""
    return standings.divided.get(PLANS, {})


def ways_to_plans(context: PageContext, own: PartWords, city: str) -> tuple[ListLine, ...]:
    """The ways to all plans of a municipality: by the year in which they begin where it has many, else to its page."""
    whole = divided_plans(context.standings).get(city)
    if whole is not None:
        return tuple(lines_of_plans(context, own, city, whole))
    return (_way_to_city(context, own, city),) if context.site_index.latest_plans[city] else ()


def ways_across_cities(context: PageContext, own: PartWords) -> tuple[ListLine, ...]:
    """The ways to all plans of the site under one heading: of several municipalities one each, since years alone would not tell whose plans they are."""
    cities = [city for city, plans in context.site_index.latest_plans.items() if plans]
    return ways_to_plans(context, own, cities[0]) if len(cities) == 1 else ways_by_city(context, own)


def ways_by_city(context: PageContext, own: PartWords) -> tuple[ListLine, ...]:
    """A way to the plans of each municipality that has any."""
    return tuple(_way_to_city(context, own, city) for city, plans in context.site_index.latest_plans.items() if plans)


def _way_to_city(context: PageContext, own: PartWords, city: str) -> ListLine:
    """The way to all plans of a municipality: to the list of its years where it has many, else to its page."""
    name = context.site_index.municipalities[city].municipality.name
    divided = city in divided_plans(context.standings)
    href = (
        context.href(address_of_plans(city, ""))
        if divided
        else at_anchor(context.href(municipality_address(city)), "plans")
    )
    total = len(context.site_index.latest_plans[city])
    return ListLine("", Link(own.plans_of.format(city=name), href), own.plans.format(total=total))


def lines_of_plans(context: PageContext, own: PartWords, city: str, part: ListPart) -> Iterator[ListLine]:
    """The parts of a part, each with the way to its page and the number of its plans."""
    for each in part.parts:
        yield ListLine("", link_plans(context, own, city, each), own.plans.format(total=len(each.keys)))


def link_plans(context: PageContext, own: PartWords, city: str, part: ListPart) -> Link:
    """The part by its label, with the way to its page."""
    return Link(label_of_plans(context, own, part), context.href(address_of_plans(city, part.name)))


def trail_to_plan(context: PageContext, own: PartWords, key: str) -> Iterator[Link]:
    """The pages on the way from a municipality to its plan with the key: the list of its plans and that of the year, where it has many.

    Only the plan's own year is asked for, since its page is kept while no other plan is new or gone (``map/cache_keys``).
    """
    city = key.partition("/")[0]
    whole = divided_plans(context.standings).get(city)
    if whole is None:
        return
    name = context.site_index.municipalities[city].municipality.name
    yield Link(own.plans_of.format(city=name), context.href(address_of_plans(city, "")))
    yield from (link_plans(context, own, city, part) for part in whole.parts if key in part.keys)


def address_of_plans(city: str, part: str) -> str:
    """The page of a part of the municipality's plans, by its name; "" for that of the whole."""
    return part_address(*PLANS, city, part)


def label_of_plans(context: PageContext, own: PartWords, part: ListPart) -> str:
    """The year in which the plans of the part begin, and which of those it has; "" for the whole."""
    begins = part.name.partition(".")[0]
    texts = []
    if begins.isdecimal():
        texts.append(own.begins.format(year=year_text(int(begins))))
    elif part.name.startswith(WITHOUT_YEAR):
        texts.append(own.begins_unknown)
    if part.first:
        texts.append(own.numbers.format(first=part.first, last=part.first + len(part.keys) - 1))
    return context.words.list_separator.join(texts)
