"""Ids are addresses: each stands once in its scope, not even in another case, and takes no address of the site's own."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final, Protocol

from generator.addresses import RESERVED_MUNICIPALITIES, RESERVED_PLANS
from generator.model.basics import Place
from generator.model.site import MunicipalityFolder, PlanFolder, Site
from generator.problems.problem import Problem, problem


class _Identified(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def place(self) -> Place: ...


# Windows opens devices by these names, whatever their ending: no folder of a page can have them.
_LONGEST: Final = 80  # characters; some systems refuse names beyond 255 bytes, and whole paths beyond 260


def check_ids(site: Site, passed: Collection[str] = ()) -> Iterator[Problem]:
    """Ids used twice, ids that the site itself uses. ``passed`` are the keys of plans that need not be gone through again."""
    for folder in site.municipalities:
        own = folder.municipality
        if own.id in RESERVED_MUNICIPALITIES:
            yield problem("K405", own.place, id=own.id)
        yield from _check_municipality(folder, passed)
        for city in folder.plans:
            yield from _check_storable((city.plan, *city.pillars, *city.measures))
        yield from _check_storable((own, *folder.departments))


def _check_storable(records: Iterable[_Identified]) -> Iterator[Problem]:
    """Ids that cannot be the name of a page's folder."""
    for record in records:
        if len(record.id) > _LONGEST:
            cause = f"は {len(record.id)} 文字あり、上限の {_LONGEST} 文字を超えています"
            yield problem("K407", record.place, id=record.id, cause=cause)


def _check_municipality(folder: MunicipalityFolder, passed: Collection[str]) -> Iterator[Problem]:
    yield from _check_once(folder.departments)
    yield from _check_once(folder.documents)
    yield from _check_once(folder.corrections)
    for plan_folder in folder.plans:
        plan = plan_folder.plan
        if plan.id in RESERVED_PLANS:
            yield problem("K405", plan.place, id=plan.id)
        if f"{folder.municipality.id}/{plan.id}" not in passed:
            yield from _check_plan(plan_folder)


def _check_plan(folder: PlanFolder) -> Iterator[Problem]:
    plan = folder.plan
    # Pillars and measures share one scope: an indicator may serve either, by id alone.
    yield from _check_once((*folder.pillars, *folder.measures))
    yield from _check_once(plan.rounds)
    yield from _check_once(tuple(part.head for part in plan.narrative))
    yield from _check_once(plan.indicators)
    for pillar in folder.pillars:
        yield from _check_once(pillar.indicators)
    for measure in folder.measures:
        yield from _check_once(measure.indicators)
        yield from _check_once(measure.steps)


def _check_once(records: Iterable[_Identified]) -> Iterator[Problem]:
    seen: dict[str, _Identified] = {}
    for record in records:
        first = seen.setdefault(record.id.casefold(), record)
        if first is record:
            continue
        where = f"{first.place.file}:{first.place.line}"
        if first.id == record.id:
            yield problem("K401", record.place, id=record.id, first=where)
        else:
            yield problem("K402", record.place, id=record.id, other=first.id, first=where)
