"""Measures of other cities that are told of as similar, on the page of a measure."""

from collections.abc import Sequence

from generator.addresses import address_of_measure_key
from generator.views.page_context import PageContext, numbered, told_number
from generator.views.pieces import Fact, Link


def view_similar(context: PageContext, keys: Sequence[str]) -> tuple[Fact, ...]:
    """The measures with the keys by their cities, each with its plan."""
    links: dict[str, list[Link]] = {}
    place = context.words.place
    for key in keys:
        measure = context.site_index.measures[key]
        title = numbered(told_number(measure.number), measure.title, context.words)
        plan = context.site_index.plan_names[key.rpartition("/")[0]]
        links.setdefault(key.partition("/")[0], []).append(
            Link(place.similar_in.format(title=title, plan=plan), context.href(address_of_measure_key(key)))
        )
    cities = context.site_index.municipalities
    return tuple(Fact(cities[city].municipality.name, links=tuple(each)) for city, each in links.items())
