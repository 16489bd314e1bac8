"""What a page is made of, as a digest: a page whose key is unchanged need not be made again.

A page of a plan may show anything that its plan is tied to, over any number of steps (the measure that a measure continues, and that
one's own past). So plans are put together in groups that no tie leaves, and the key of a page names the files of whole groups.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from pathlib import Path

from generator.atlas import Atlas, plan_key, whole_key
from generator.gathering import TakenFile
from generator.model.basics import Absent, Ref
from generator.model.plans import Measure, Pillar
from generator.model.site import PlanFolder


class Keys:
    """Digests of plans' groups, municipalities and the whole site."""

    def __init__(self, atlas: Atlas, taken: Iterable[TakenFile], program: str) -> None:
        files: dict[str, list[str]] = {}
        for file in taken:
            folder = f"{file.municipality}/{file.plan}" if file.plan else file.municipality
            files.setdefault(folder, []).append(f"{file.file} {file.digest}")
        own = {folder: _digest(sorted(names)) for folder, names in files.items()}
        group_of = group_plans(atlas)
        members: dict[str, list[str]] = {}
        for plan, group in group_of.items():
            members.setdefault(group, []).append(own.get(plan, ""))
        groups = {group: _digest(sorted(digests)) for group, digests in members.items()}
        self._plans = {plan: groups[group] for plan, group in group_of.items()}
        self._cities = {city: own.get(city, "") for city in atlas.municipalities}
        self._site = own.get("", "")
        self._all = _digest([f"{folder} {digest}" for folder, digest in sorted(own.items())])
        self._program = program

    def made_by(self, program: str) -> "Keys":
        """The keys of what another program makes of the same data; ``program`` is a digest of all that decides besides the data."""
        keys = copy(self)
        keys._program = program  # noqa: SLF001 - its own copy
        return keys

    def of_plans(self, plans: Iterable[str]) -> str:
        """The key of a page that shows these plans (by key), their municipalities, and what they are tied to."""
        named = sorted(set(plans))
        cities = sorted({plan.partition("/")[0] for plan in named})
        held = (*(self._cities.get(city, "") for city in cities), *(self._plans[plan] for plan in named))
        return _digest([self._program, self._site, *held])

    def of_department(self, city: str, plans: Iterable[str]) -> str:
        """The key of a page about a municipality's own files and these plans."""
        return _digest(
            [self._program, self._site, self._cities.get(city, ""), *(self._plans[plan] for plan in sorted(set(plans)))]
        )

    def of_settings(self) -> str:
        """The key of a page that shows nothing of any municipality."""
        return _digest([self._program, self._site])

    def of_everything(self) -> str:
        """The key of a page that may show anything."""
        return _digest([self._program, self._all])


def group_plans(atlas: Atlas) -> dict[str, str]:
    """Plan key -> the name of its group (one of the group's plan keys)."""
    leader = {plan: plan for plan in atlas.plans}

    def find(plan: str) -> str:
        while leader[plan] != plan:
            leader[plan] = leader[leader[plan]]
            plan = leader[plan]
        return plan

    for plan, folder in atlas.plans.items():
        city = plan.partition("/")[0]
        for other in _tied_plans(folder, city):
            if other in leader:
                one, two = sorted((find(plan), find(other)))
                leader[two] = one
    return {plan: find(plan) for plan in leader}


def _tied_plans(folder: PlanFolder, city: str) -> Iterator[str]:
    """Keys of the plans that the plan or anything in it refers to."""
    plan = folder.plan
    if not isinstance(plan.predecessor, Absent):
        yield plan_key(plan.predecessor, city)
    holders: tuple[Pillar | Measure, ...] = (*folder.pillars, *folder.measures)
    for holder in holders:
        for position in holder.positions:
            if not isinstance(position.plan, Absent):
                yield plan_key(position.plan, city)
    for indicator in (*plan.indicators, *(each for holder in holders for each in holder.indicators)):
        yield from (_plan_of(ref, city, plan.id) for ref in indicator.serves if "/" in ref.target)
    for measure in folder.measures:
        for link in (*measure.continues, *measure.repeats, *measure.related):
            if "/" in link.measure.target:
                yield _plan_of(link.measure, city, plan.id)
        if not isinstance(measure.ending, Absent):
            yield from (_plan_of(ref, city, plan.id) for ref in measure.ending.into if "/" in ref.target)


def _plan_of(ref: Ref, city: str, plan: str) -> str:
    return whole_key(ref, city, plan).rpartition("/")[0]


def digest_code(package: Path) -> str:
    """A digest of everything in the program that decides on a page's bytes."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(package.rglob("*")):
        if path.suffix in {".py", ".html", ".css", ".yaml"} and path.is_file():
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def digest_mapping(values: Mapping[str, str]) -> str:
    """A digest of named texts, whatever their order."""
    return _digest([f"{name}\0{text}" for name, text in sorted(values.items())])


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()
