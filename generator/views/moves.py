"""Measures that moved from one department to another, as either of them tells it: which years, where to, where from."""

from collections.abc import Iterator

from generator.map.site_index import department_key
from generator.model.basics import Absent, Ref
from generator.model.plans import Departments, FormerDepartments, Measure
from generator.views.formats import span_text
from generator.views.links import link_measure
from generator.views.page_context import PageContext
from generator.views.pieces import Fact, Link
from generator.wording.site_words import SiteWords


def view_moved(context: PageContext, own: SiteWords, key: str) -> tuple[Fact, ...]:
    """For the department with the key: measures that it gave away, then those that it took over, under their years and the others' names."""
    city = key.partition("/")[0]
    held: dict[str, dict[Link, None]] = {}
    for measure in context.site_index.former_measures.get(key, ()):
        for term in _given(context, own, city, key, context.site_index.measures[measure]):
            held.setdefault(term, {})[link_measure(context, measure)] = None
    for measure in context.site_index.department_measures.get(key, ()):
        for term in _taken(context, own, city, key, context.site_index.measures[measure]):
            held.setdefault(term, {})[link_measure(context, measure)] = None
    return tuple(Fact(term, links=tuple(links)) for term, links in held.items())


def _given(context: PageContext, own: SiteWords, city: str, key: str, measure: Measure) -> Iterator[str]:
    departments = measure.departments
    for former in () if isinstance(departments, Absent) else departments.former:
        if isinstance(departments, Departments) and any(department_key(ref, city) == key for ref in former.lead):
            yield own.department.moved_to.format(
                years=span_text(former.years, context.words), names=_names(context, city, departments.lead)
            )


def _taken(context: PageContext, own: SiteWords, city: str, key: str, measure: Measure) -> Iterator[str]:
    departments = measure.departments
    if isinstance(departments, Absent) or all(department_key(ref, city) != key for ref in departments.lead):
        return
    others: list[FormerDepartments] = [
        former for former in departments.former if all(department_key(ref, city) != key for ref in former.lead)
    ]
    for former in others:
        yield own.department.moved_from.format(
            years=span_text(former.years, context.words), names=_names(context, city, former.lead)
        )


def _names(context: PageContext, city: str, refs: tuple[Ref, ...]) -> str:
    known = context.site_index.departments
    return context.words.list_separator.join(
        known[department_key(ref, city)].name for ref in refs if department_key(ref, city) in known
    )
