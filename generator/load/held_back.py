"""Rounds of reporting whose day has not come: taken out of the data before anything is made of it, so that nothing can tell of them.

What goes with a round: its entry in the plan, every file of results that names it, the documents that nothing else names as its source, and
the corrections that rest on those. What is left is the site as it would be if nobody had written any of it yet.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from generator.cache import digest_of
from generator.load.site import DecodedFile, Gathered
from generator.model.basics import Absent, Ref, SourceRef
from generator.model.city import Correction
from generator.model.plans import Round
from generator.model.results import ResultFile
from generator.model.site import MunicipalityFolder, PlanFolder, Site
from generator.problems.problem import Refused


class HeldRound(NamedTuple):
    """A round that is not published yet: the keys of its municipality and plan, the plan's title, the round, and its day."""

    city: str
    plan: str
    title: str
    round: Round
    publish_on: dt.date

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"{self.plan}/{self.round.id}"


class HeldBack(NamedTuple):
    """What may be published on a day, and what may not: rounds, files of results, documents and corrections, by their keys or paths."""

    gathered: Gathered
    rounds: tuple[HeldRound, ...] = ()
    files: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    corrections: frozenset[str] = frozenset()


def find_held(site: Site, day: dt.date) -> Iterator[HeldRound]:
    """The rounds of the site that are not published on the day."""
    for folder in site.municipalities:
        city = folder.municipality.id
        for each in folder.plans:
            plan = each.plan
            for found in plan.rounds:
                if not isinstance(found.publish_on, Absent) and day < found.publish_on:
                    yield HeldRound(city, f"{city}/{plan.id}", plan.title, found, found.publish_on)


def hold_back(gathered: Gathered, day: dt.date) -> HeldBack:
    """The site without what is not published on the day. It must have been taken, and checked as a whole."""
    site = _site_of(gathered)
    rounds = tuple(find_held(site, day))
    if not rounds:
        return HeldBack(gathered)
    names = {each.key for each in rounds}
    cities = {each.city for each in rounds}
    files: set[str] = set()
    documents: set[str] = set()
    folders: list[MunicipalityFolder] = []
    for folder in site.municipalities:
        if folder.municipality.id not in cities:
            folders.append(folder)
            continue
        left, its_files, its_documents = _hold_back_in(folder, names)
        folders.append(left)
        files |= its_files
        documents |= {f"{folder.municipality.id}/{document}" for document in its_documents}
    corrections = {
        f"{folder.municipality.id}/{each.id}"
        for folder in site.municipalities
        for each in folder.corrections
        if any(f"{folder.municipality.id}/{named}" in documents for named in _documents_in(each))
    }
    held = HeldBack(
        gathered._replace(
            site=replace(site, municipalities=tuple(folders)), taken=_mark(gathered.taken, files, rounds)
        ),
        rounds,
        frozenset(files),
        frozenset(documents),
    )
    return without_corrections(held, corrections)


def without_corrections(held: HeldBack, corrections: Collection[str]) -> HeldBack:
    """Without these corrections too (by ``<municipality>/<id>``): what they correct is held back."""
    if not corrections:
        return held
    site = _site_of(held.gathered)
    folders = tuple(
        replace(
            folder, corrections=tuple(each for each in folder.corrections if not _is_among(folder, each, corrections))
        )
        for folder in site.municipalities
    )
    gathered = held.gathered._replace(site=replace(site, municipalities=folders))
    return held._replace(gathered=gathered, corrections=held.corrections | frozenset(corrections))


def _is_among(folder: MunicipalityFolder, correction: Correction, keys: Collection[str]) -> bool:
    return f"{folder.municipality.id}/{correction.id}" in keys


def _hold_back_in(folder: MunicipalityFolder, names: Collection[str]) -> tuple[MunicipalityFolder, set[str], set[str]]:
    """The municipality without the rounds, the files of their results, and the documents that they alone name."""
    city = folder.municipality.id
    plans: list[PlanFolder] = []
    gone: list[Round | ResultFile] = []
    for plan_folder in folder.plans:
        plan = f"{city}/{plan_folder.plan.id}"
        rounds = [each for each in plan_folder.plan.rounds if f"{plan}/{each.id}" in names]
        results = [each for each in plan_folder.results if f"{plan}/{each.round.target}" in names]
        gone += [*rounds, *results]
        left = tuple(each for each in plan_folder.plan.rounds if f"{plan}/{each.id}" not in names)
        plans.append(
            replace(
                plan_folder,
                plan=replace(plan_folder.plan, rounds=left),
                results=tuple(each for each in plan_folder.results if f"{plan}/{each.round.target}" not in names),
            )
        )
    # A correction keeps no document: it goes where its document does.
    kept = set(_documents_in((folder.municipality, folder.departments, tuple(plans))))
    documents = set(_documents_in(tuple(gone))) - kept
    files = {each.place.file for each in gone if isinstance(each, ResultFile)}
    left_documents = tuple(each for each in folder.documents if each.id not in documents)
    return replace(folder, plans=tuple(plans), documents=left_documents), files, documents


def _documents_in(value: object) -> Iterator[str]:
    """The ids of all documents that a record and whatever is in it name as their source."""
    if isinstance(value, SourceRef):
        if isinstance(value.document, Ref):
            yield value.document.target
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _documents_in(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _documents_in(each)


def _mark(taken: Iterable[DecodedFile], files: Collection[str], rounds: Iterable[HeldRound]) -> tuple[DecodedFile, ...]:
    """What each file gave, without those files; the digests of a municipality's own tell what is held back in it.

    Everything that is kept from build to build is named by these digests: nothing is taken over across the day on which a round comes out.
    """
    held: dict[str, list[str]] = {}
    for each in rounds:
        held.setdefault(each.city, []).append(each.key)
    return tuple(
        file._replace(digest=digest_of(file.digest, "held back", *held[file.municipality]))
        if file.kind == "municipality" and file.municipality in held
        else file
        for file in taken
        if file.file not in files
    )


def _site_of(gathered: Gathered) -> Site:
    assert not isinstance(gathered.site, Refused)  # noqa: S101 (tells the type checker)
    return gathered.site
