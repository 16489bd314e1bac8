"""The departments of all municipalities as trees."""

from typing import ClassVar

from generator.addresses import DEPARTMENTS, departments_address, key_anchor
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.department_trees import view_tree
from generator.views.heads import view_head
from generator.views.links import link_municipality
from generator.views.overview_pieces import CityTree
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Link, Page
from generator.views.pillar_trees import MOST_MEASURES
from generator.wording.group import PageWords
from generator.wording.languages import Vocabulary
from generator.wording.site_words import SiteWords


class DepartmentIndexWords(PageWords, frozen=True):
    """The departments of all municipalities."""

    title: str
    sentence: str  # cities, departments
    sentence_top: str  # cities, departments, shown: where only those at the top are listed
    empty: str
    page: str  # city


class DepartmentsIndexPage(Page, frozen=True):
    """All departments. Of very many only those at the top."""

    kind: ClassVar[str] = "departments_index"

    cities: tuple[CityTree, ...]


def view_departments_index(site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary) -> DepartmentsIndexPage:
    """The list of all departments."""
    words, site, own = vocabulary.words, vocabulary.site, vocabulary.of(DepartmentIndexWords)
    context = context_of_site(site_index, standings, words, DEPARTMENTS)
    whole = len(site_index.departments) <= MOST_MEASURES
    depth = 99 if whole else 0
    cities = tuple(
        _city(context, site, own, city, depth)
        for city in site_index.municipalities
        if site_index.department_children.get(city)
    )
    names = words.measure.join.join(city.link.text for city in cities)
    pattern = own.sentence if whole else own.sentence_top
    sentence = pattern.format(
        cities=names, departments=len(site_index.departments), shown=sum(len(city.tree) for city in cities)
    )
    return DepartmentsIndexPage(
        head=view_head(
            context,
            heading=own.title,
            description=sentence if cities else own.empty,
            trail=(Link(own.title, ""),),
            title=(own.title,),
            contents=((city.anchor, city.link.text) for city in cities),
        ),
        cities=cities,
    )


def _city(context: PageContext, site: SiteWords, own: DepartmentIndexWords, city: str, depth: int) -> CityTree:
    link, several = link_municipality(context, city), len(context.site_index.municipalities) > 1
    page = Link(own.page.format(city=link.text), context.href(departments_address(city)))
    return CityTree(key_anchor(city), link, page, view_tree(context, site, city, city, depth, of_site=several))
