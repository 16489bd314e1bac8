"""The page with the tree of a municipality's departments."""

from typing import ClassVar

from generator.addresses import departments_address
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.department_trees import view_tree
from generator.views.heads import view_head
from generator.views.links import link_municipality
from generator.views.page_context import context_of_site
from generator.views.pieces import Link, Page
from generator.views.site_pieces import DepartmentNode
from generator.wording.group import PageWords
from generator.wording.languages import Vocabulary


class DepartmentTreeWords(PageWords, frozen=True):
    """The page of all departments of a municipality."""

    title: str  # city
    sentence: str  # city, count
    empty: str  # city
    tree: str


class DepartmentsPage(Page, frozen=True):
    """All departments of a municipality."""

    kind: ClassVar[str] = "departments"

    tree: tuple[DepartmentNode, ...]


def view_departments(site_index: SiteIndex, standings: Standings, city: str, vocabulary: Vocabulary) -> DepartmentsPage:
    """The departments of the municipality with the key. Raises KeyError for an unknown one."""
    words, site, own = vocabulary.words, vocabulary.site, vocabulary.of(DepartmentTreeWords)
    folder = site_index.municipalities[city]
    name = folder.municipality.name
    context = context_of_site(site_index, standings, words, departments_address(city))
    heading = own.title.format(city=name)
    count = len(folder.departments)
    sentence = own.sentence if count else own.empty
    return DepartmentsPage(
        head=view_head(
            context,
            heading=heading,
            description=sentence.format(city=name, count=count),
            trail=(link_municipality(context, city), Link(site.municipality.departments, "")),
            title=(heading, folder.municipality.prefecture),
        ),
        tree=view_tree(context, site, city, city),
    )
