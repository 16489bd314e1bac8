"""Departments as a tree: which stand below which, from when to when, and which plans tell of them."""

from collections import Counter
from typing import Final

from generator.addresses import department_address
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent, Ref
from generator.views.formats import year_text
from generator.views.found_before import FoundBefore
from generator.views.page_context import PageContext
from generator.views.pieces import Link
from generator.views.responsible import department_fate
from generator.views.site_pieces import DepartmentNode
from generator.wording.site_words import SiteWords

_ALIKE: Final = FoundBefore[str, frozenset[str]]()
"""The names that more than one department has: of the municipality with the key, or for "" of the whole site."""


def view_tree(
    context: PageContext, own: SiteWords, city: str, key: str, depth: int = 99, *, of_site: bool = False
) -> tuple[DepartmentNode, ...]:
    """The departments right below the municipality or department with the key, and ``depth`` levels below these.

    ``of_site``: they stand beside those of other municipalities.
    """
    alike = _names_alike(context.site_index, "" if of_site else city)
    nodes = []
    for child in context.site_index.department_children.get(key, ()):
        total = context.standings.department_counts[child].total
        nodes.append(
            DepartmentNode(
                link=link_short(context, child),
                fate=department_fate(context, city, context.site_index.departments[child]),
                count=own.department.count.format(total=total) if total else "",
                children=view_tree(context, own, city, child, depth - 1, of_site=of_site) if depth else (),
                above=_above(context, city, child, of_site=of_site)
                if context.site_index.departments[child].name in alike
                else "",
            )
        )
    return tuple(nodes)


def _names_alike(site_index: SiteIndex, city: str) -> frozenset[str]:
    found = _ALIKE.of(site_index)
    if city not in found:
        names = Counter(
            each.name for key, each in site_index.departments.items() if not city or key.startswith(f"{city}/")
        )
        found[city] = frozenset(name for name, times in names.items() if times > 1)
    return found[city]


def _above(context: PageContext, city: str, key: str, *, of_site: bool) -> str:
    """The names of the departments above, from the top; before them that of the municipality, where others stand beside it."""
    whose = (context.site_index.municipalities[city].municipality.name,) if of_site else ()
    return " ".join((*whose, *context.site_index.department_paths[key][:-1]))


def link_short(context: PageContext, key: str) -> Link:
    """A department by its own name alone."""
    city, department = key.split("/")
    return Link(context.site_index.departments[key].name, context.href(department_address(city, department)))


def below(site_index: SiteIndex, key: str) -> tuple[str, ...]:
    """The keys of the department itself and of all below it. A circle, which the checks refuse, ends where it closes."""
    keys = [key]
    for department in keys:
        keys += [each for each in site_index.department_children.get(department, ()) if each not in keys]
    return tuple(keys)


def plans_of_department(site_index: SiteIndex, key: str) -> tuple[str, ...]:
    """The keys of the plans of which the department's page tells.

    They are those with measures of it or of departments below it, those with measures for which it was responsible before, and those that it owns or whose text is about it.
    """
    plans = {
        measure.rpartition("/")[0]
        for department in below(site_index, key)
        for measure in site_index.department_measures.get(department, ())
    }
    plans.update(measure.rpartition("/")[0] for measure in site_index.former_measures.get(key, ()))
    return tuple(sorted(plans.union(site_index.department_plans.get(key, ()))))


def documents_of_department(site_index: SiteIndex, key: str) -> dict[str, str]:
    """Documents by key in which the data say that its name stands, with the page; and those that it published. Those below it among them."""
    city = key.partition("/")[0]
    own = below(site_index, key)
    named: dict[str, str] = {}
    for source in (site_index.departments[each].source for each in own):
        if not isinstance(source, Absent) and not isinstance(source.document, Absent):
            named.setdefault(f"{city}/{source.document.target}", "" if isinstance(source.page, Absent) else source.page)
    for record in site_index.municipalities[city].documents:
        if not isinstance(record.publisher, Absent) and f"{city}/{record.publisher.target}" in own:
            named.setdefault(f"{city}/{record.id}", "")
    return named


def predecessors(context: PageContext, city: str, department: str) -> tuple[str, ...]:
    """The keys of the departments that name the department with this id as their successor."""
    return tuple(
        f"{city}/{other.id}"
        for other in context.site_index.municipalities[city].departments
        if any(ref.target == department for ref in other.successors)
    )


def valid_text(context: PageContext, own: SiteWords, key: str) -> str:
    """The fiscal years in which a department is or was there; "" where neither is known."""
    valid = context.site_index.departments[key].valid
    words = own.department
    match valid.first, valid.last:
        case int(first), int(last):
            return words.valid_both.format(first=year_text(first), last=year_text(last))
        case int(first), Absent():
            return words.valid_from.format(first=year_text(first))
        case Absent(), int(last):
            return words.valid_to.format(last=year_text(last))
        case _:
            return ""


def known(context: PageContext, city: str, refs: tuple[Ref, ...]) -> tuple[str, ...]:
    """The keys of the departments that the references mean."""
    keys = (f"{city}/{ref.target}" for ref in refs)
    return tuple(key for key in keys if key in context.site_index.departments)
