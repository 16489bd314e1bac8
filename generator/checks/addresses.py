"""Every page, figure and part of the site has an address of its own, and corrections lead to addresses that exist."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from generator.addresses import (
    department_address,
    departments_address,
    figure_anchor,
    indicator_anchor,
    indicators_address,
    measure_address,
    municipality_address,
    part_anchor,
    pillar_address,
    plan_address,
    tags_address,
)
from generator.checks.unsound import Unsound
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent, Place
from generator.model.city import Department, Municipality
from generator.model.figures import Figure, Indicator
from generator.model.plans import Measure, Pillar, Plan
from generator.model.site import MunicipalityFolder, PlanFolder
from generator.problems.nearest_word import name_nearest
from generator.problems.problem import Problem, problem


def check_addresses(site_index: SiteIndex, unsound: Unsound, passed: Collection[str] = ()) -> Iterator[Problem]:
    """Two things under one anchor of a page, and corrections of pages or figures that are not there.

    The plans of ``passed`` are gone through only where corrections may lead into them.
    """
    for folder in site_index.site.municipalities:
        city = folder.municipality.id
        known = {municipality_address(city), departments_address(city)}
        known.update(department_address(city, department.id) for department in folder.departments)
        for plan_folder in folder.plans:
            plan = plan_folder.plan
            if not folder.corrections and f"{city}/{plan.id}" in passed:
                continue
            known.update((indicators_address(city, plan.id), tags_address(city, plan.id)))
            for address, anchors in _anchors_of_plan(site_index, city, plan_folder):
                yield from _check_once(address, anchors)
                known.add(address)
                known.update(f"{address}#{anchor}" for anchor, _ in anchors)
        yield from _check_corrections(folder, known, unsound)


def check_written_pages(site_index: SiteIndex, written: Collection[str]) -> Iterator[Problem]:
    """Data pages that stand on the address of a hand-written one; ``written`` are the addresses of those."""
    for address in written:
        place = _place_of(site_index, address.strip("/").split("/"))
        if place is not None:
            yield problem("K404", place, address=address, first="content/ にある手書きのページ")


def check_written_titles(titles: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Hand-written pages (file, title) whose title is that of another. What data pages share with them is told apart by the program."""
    first_of: dict[str, str] = {}
    for file, title in titles:
        first = first_of.setdefault(title, file)
        if title and first != file:
            yield problem("K408", Place(file, 1, 1), file=file, title=title, first=first)


def _place_of(site_index: SiteIndex, parts: Sequence[str]) -> Place | None:
    """Where in data/ the page whose address has these parts comes from; None for an address that no page from data/ has."""
    record: Municipality | Department | Plan | Pillar | Measure | None = None
    match parts:
        case [city] | [city, "departments"] if city in site_index.municipalities:
            record = site_index.municipalities[city].municipality
        case [city, "departments", department]:
            record = site_index.departments.get(f"{city}/{department}")
        case [city, plan] | [city, plan, "indicators" | "tags"] if f"{city}/{plan}" in site_index.plans:
            record = site_index.plans[f"{city}/{plan}"].plan
        case [city, plan, "pillars", pillar]:
            record = site_index.pillars.get(f"{city}/{plan}/{pillar}")
        case [city, plan, "measures", measure]:
            record = site_index.measures.get(f"{city}/{plan}/{measure}")
        case _:
            pass
    return None if record is None else record.place


_Anchors: TypeAlias = list[tuple[str, Place]]


def _anchors_of_plan(site_index: SiteIndex, city: str, folder: PlanFolder) -> Iterator[tuple[str, _Anchors]]:
    """The pages of a plan that hold figures or parts, each with its anchors and who has them."""
    plan = folder.plan
    key = f"{city}/{plan.id}"
    parts = {part.head.id: part.head.place for part in plan.narrative}
    own = _anchors_of(plan.indicators, partial(site_index.actuals_of_plan, key))
    yield plan_address(city, plan.id), [*((part_anchor(part), place) for part, place in parts.items()), *own]
    for pillar in folder.pillars:
        own = _anchors_of(pillar.indicators, partial(site_index.actuals_of_pillar, f"{key}/{pillar.id}"))
        yield pillar_address(city, plan.id, pillar.id), list(own)
    for measure in folder.measures:
        own = _anchors_of(measure.indicators, partial(site_index.actuals_of_measure, f"{key}/{measure.id}"))
        yield measure_address(city, plan.id, measure.id), list(own)


def _anchors_of(
    indicators: Iterable[Indicator], actuals_of: Callable[[Indicator], Iterable[Figure]]
) -> Iterator[tuple[str, Place]]:
    """The anchors of indicators and of each of their periods. Two indicators of one id are told as such elsewhere."""
    for indicator in {each.id: each for each in indicators}.values():
        yield indicator_anchor(indicator.id), indicator.place
        figures = [*(target.figure for target in indicator.targets), *actuals_of(indicator)]
        if not isinstance(indicator.baseline, Absent):
            figures.append(indicator.baseline)
        for period in dict.fromkeys(figure.period for figure in figures):
            yield figure_anchor(indicator.id, period), indicator.place


def _check_once(address: str, anchors: _Anchors) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    told: set[Place] = set()
    for anchor, place in anchors:
        first = seen.setdefault(anchor, place)
        if first != place and place not in told:
            told.add(place)
            where = f"data/{first.file}:{first.line} の指標や部分"
            yield problem("K404", place, address=f"{address}#{anchor}", first=where)


def _check_corrections(folder: MunicipalityFolder, known: Collection[str], unsound: Unsound) -> Iterator[Problem]:
    city = municipality_address(folder.municipality.id)
    for correction in folder.corrections:
        target = correction.target.target
        page, _, anchor = target.partition("#")
        page = f"{page.strip('/')}/".lstrip("/")
        if (city + page + (f"#{anchor}" if anchor else "")) in known:
            continue
        first = page.partition("/")[0]
        home = f"{city}departments.yaml" if first == "departments" else f"{city}{first}"
        if not unsound.holds(home):
            choices = [each.removeprefix(city).replace("/#", "#").rstrip("/") for each in known]
            details = {
                "key": "target",
                "target": target,
                "what": "ページや数値",
                "hint": name_nearest(target, choices, ""),
            }
            yield problem("K403", correction.target.place, **details)
