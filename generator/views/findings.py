"""What the search is told of a page besides its text: a title, where it belongs, and exact values to narrow results by.

``meta`` is shown with a result; ``filters`` hold, under the same names, every value under which the page is to be found.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import msgspec

from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex, whole_key
from generator.map.years import years_of
from generator.model.basics import Absent, Ref
from generator.model.plans import Departments, Measure, Plan
from generator.page_kinds import PAGE_KINDS
from generator.views.figure_lines import FigureLine, view_figure_lines
from generator.views.formats import both_years
from generator.views.measure_statuses import ending_mark, view_plain_status
from generator.views.page_context import (
    PageContext,
    context_of_site,
    level_name,
    measure_kind_name,
    numbered,
    told_number,
)
from generator.views.tag_labels import tag_labels
from generator.wording.languages import Vocabulary
from generator.wording.site_words import SiteWords
from generator.wording.words import Words


class Finding(msgspec.Struct, frozen=True, gc=False):
    """One page, as the search knows it. Everything is plain text.

    ``figures`` are its indicators in one line each. With ``apart`` each is found by itself as a part of the page, which is called so.
    """

    title: str
    meta: Mapping[str, str]
    filters: Mapping[str, tuple[str, ...]]
    figures: tuple[FigureLine, ...] = ()
    apart: str = ""


def find_all(site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary) -> "Finder":
    """What tells the search of the pages of this site."""
    return Finder(context_of_site(site_index, standings, vocabulary.words, ""), vocabulary.site)


class Finder(msgspec.Struct, frozen=True, gc=False):
    """Tells the search of the pages of a site."""

    context: PageContext
    own: SiteWords

    @property
    def site_index(self) -> SiteIndex:
        """The map of the site."""
        return self.context.site_index

    @property
    def words(self) -> Words:
        """The words of the pages."""
        return self.context.words

    def find(self, kind: str, key: str, heading: str) -> Finding:
        """The page of a kind that tells of the record with the key, under the heading that it has."""
        if kind in _TOLD_OF:
            return _TOLD_OF[kind](self, key)
        if kind == "indicators":
            return self.indicators(key, heading)
        match PAGE_KINDS[kind].ids:
            case ("municipality", "plan", *_):
                city, plan_id = key.split("/")[:2]
                return Finding(heading, *self._of_plan(city, self.site_index.plans[f"{city}/{plan_id}"].plan, kind))
            case ("municipality", *_):
                return Finding(heading, *self._of_city(key.partition("/")[0], kind))
            case _:
                return self.of_the_site(kind, heading)

    def measure(self, key: str) -> Finding:
        """A measure by its status, kind (with what became of one that is no longer pursued) and departments."""
        measure = self.site_index.measures[key]
        city, plan_id, _ = key.split("/")
        plan = self.site_index.plans[f"{city}/{plan_id}"].plan
        badge = view_plain_status(self.context.standings.statuses[key], self.words)
        meta, filters = self._of_plan(city, plan, "measure")
        ended = ending_mark(self.context, key)
        kind = measure_kind_name(plan, measure, self.words)
        meta["kind"] = self.words.list_separator.join((kind, ended)) if ended else kind
        meta["status"] = badge.label
        filters["status"] = (badge.status,)
        departments = self._departments(city, measure.departments)
        if departments:
            filters["department"] = departments
            meta["department"] = self._responsible(city, measure)
        pillars = self._pillars(city, plan_id, measure.pillar)
        if pillars:
            filters["pillar"] = pillars
        tags = tag_labels(plan, measure.tags, self.words)
        if tags:
            filters["tag"] = tags
        figures = view_figure_lines(self.context, key, measure.indicators)
        number = told_number(measure.number)  # a bare one before a title reads as a rank
        if number != measure.number:
            meta["kind"] = self.words.answer.numbered_kind.format(kind=meta["kind"], number=measure.number)
        return Finding(numbered(number, measure.title, self.words), meta, filters, tuple(figures))

    def pillar(self, key: str) -> Finding:
        """A pillar by its level."""
        pillar = self.site_index.pillars[key]
        city, plan_id, _ = key.split("/")
        plan = self.site_index.plans[f"{city}/{plan_id}"].plan
        meta, filters = self._of_plan(city, plan, "pillar")
        meta["kind"] = level_name(plan, pillar, self.words)
        filters["pillar"] = (pillar.title, *self._pillars(city, plan_id, pillar.parent))
        tags = tag_labels(plan, pillar.tags, self.words)
        if tags:
            filters["tag"] = tags
        figures = view_figure_lines(self.context, key, pillar.indicators)
        return Finding(numbered(pillar.number, pillar.title, self.words), meta, filters, tuple(figures))

    def plan(self, key: str) -> Finding:
        """A plan by its kind and years."""
        city = key.partition("/")[0]
        plan = self.site_index.plans[key].plan
        meta, filters = self._of_plan(city, plan, "plan")
        del meta["plan"]  # it is the title
        if not isinstance(plan.kind, Absent):
            meta["kind"] = plan.kind
        return Finding(plan.title, meta, filters)

    def indicators(self, key: str, heading: str) -> Finding:
        """The page of all indicators of a plan; the plan's own are found one by one."""
        plan = self.site_index.plans[key].plan
        figures = view_figure_lines(self.context, key, plan.indicators)
        return Finding(
            heading,
            *self._of_plan(key.partition("/")[0], plan, "indicators"),
            tuple(figures),
            self.words.answer.indicator_kind,
        )

    def department(self, key: str) -> Finding:
        """A department by those above it."""
        city, department_id = key.split("/")
        meta, filters = self._of_city(city, "department")
        path = self._path(city, department_id)
        if len(path) > 1:
            meta["department"] = self.own.department.separator.join(path[:-1])
        filters["department"] = path
        return Finding(path[-1], meta, filters)

    def municipality(self, city: str) -> Finding:
        """A municipality."""
        meta, filters = self._of_city(city, "municipality")
        name = meta.pop("municipality")  # it is the title
        return Finding(name, meta, filters)

    def of_the_site(self, kind: str, title: str) -> Finding:
        """A page that belongs to no municipality: years, statuses, lists of indicators, all pillars, all departments, what is written by hand."""
        called = self.own.pages[kind]
        return Finding(title, {"kind": called}, {"kind": (called,)})

    def _of_city(self, city: str, kind: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
        name = self.site_index.municipalities[city].municipality.name
        called = self.own.pages[kind]
        return {"municipality": name, "kind": called}, {"municipality": (name,), "kind": (called,)}

    def _of_plan(self, city: str, plan: Plan, kind: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
        meta, filters = self._of_city(city, kind)
        years = years_of(plan)
        meta["plan"] = plan.title
        filters["plan"] = (plan.title,)
        if years:
            ends = dict.fromkeys(both_years(year) for year in (years[0], years[-1]))
            first, last = next(iter(ends)), next(reversed(ends))
            meta["year"] = first if first == last else self.words.place.period.format(first=first, last=last)
            filters["year"] = tuple(map(str, years))
        return meta, filters

    def _departments(self, city: str, departments: Departments | Absent) -> tuple[str, ...]:
        """The names of the departments and of those above them, each once."""
        if isinstance(departments, Absent):
            return ()
        refs: Iterable[Ref] = (*departments.lead, *departments.related)
        return tuple(dict.fromkeys(name for ref in refs for name in self._path(city, ref.target)))

    def _pillars(self, city: str, plan: str, below: Ref | Absent) -> tuple[str, ...]:
        """The titles of the pillar that is meant and of those above it; none where there is no pillar."""
        titles: list[str] = []
        while isinstance(below, Ref) and (pillar := self.site_index.pillars.get(whole_key(below, city, plan))):
            titles.append(pillar.title)
            below = pillar.parent
        return tuple(dict.fromkeys(titles))

    def _responsible(self, city: str, measure: Measure) -> str:
        """The wording as published, else the names of the leading departments."""
        departments = measure.departments
        if isinstance(departments, Absent):
            return ""
        if not isinstance(departments.as_published, Absent):
            return departments.as_published
        paths = (self._path(city, ref.target) for ref in departments.lead)
        return self.words.list_separator.join(path[-1] for path in paths if path)

    def _path(self, city: str, department: str) -> tuple[str, ...]:
        """The names of the department and of those above it, from the top; none for an unknown one."""
        return self.site_index.department_paths.get(f"{city}/{department}", ())


_TOLD_OF: Final[Mapping[str, Callable[[Finder, str], Finding]]] = {
    "measure": Finder.measure,
    "pillar": Finder.pillar,
    "plan": Finder.plan,
    "department": Finder.department,
    "municipality": Finder.municipality,
}
"""Kinds of page of which more is told than their heading, what they are called, and the municipality or plan to which their address belongs."""
