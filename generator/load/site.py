"""From files to the ``Site``: which file is of which kind, each taken by its shape, all put together.

Files whose bytes were taken before come from the cache; a file with a problem is never cached.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

import msgspec
from msgspec.structs import replace

from generator.load.data_format import NEWER_FORMAT
from generator.load.parse import parse_tree
from generator.load.quotations import Quotation
from generator.load.read import SourceFile, read_text
from generator.load.resolve import resolve_plan
from generator.load.said_absences import read_absences
from generator.load.schema.city import CORRECTION_FILE, DEPARTMENT_FILE, DOCUMENT_FILE, MUNICIPALITY, SITE
from generator.load.schema.ledger import ADDRESSES_FILE, MOVE_FILE, RELEASES_FILE
from generator.load.schema.measure import MEASURE_FILE
from generator.load.schema.plan import PILLAR_FILE, PLAN
from generator.load.schema.results import RESULT_FILE
from generator.load.schema.versions import VERSION_LEDGER
from generator.load.schema.vocabulary import VOCABULARY_FILE
from generator.load.take import Shape, Taking
from generator.load.untold_sources import days_of, tell_untold
from generator.model.basics import NOT_STATED, Place, SourceRef, YearSpan
from generator.model.city import Correction, Department, Document, Municipality, Release, SiteSettings
from generator.model.ledger import Ledger, Move, ReleasedAddress, ReleaseEntry
from generator.model.plans import Measure, Pillar, Plan
from generator.model.results import ResultFile
from generator.model.site import MunicipalityFolder, PlanFolder, Site
from generator.model.versions import VersionLedger
from generator.model.vocabulary import Synonyms
from generator.problems.problem import REFUSED, Problem, Refused, problem, whole_file

NO_NOTES: Final = ""
"""Of a release that the ledger alone knows."""
_ID: Final = "[a-z0-9][a-z0-9-]*"


class FileKind(NamedTuple):
    """A kind of file: where it lies (``m`` and ``p`` are the folders' ids), its shape, what taking it gives."""

    name: str
    path: re.Pattern[str]
    shape: Shape[Any]
    gives: Any


def _kind(name: str, path: str, shape: Shape[Any], gives: Any) -> FileKind:
    return FileKind(
        name, re.compile(path.replace("<m>", f"(?P<m>{_ID})").replace("<p>", f"(?P<p>{_ID})") + r"\Z"), shape, gives
    )


KINDS: Final = (
    _kind("site", r"site\.yaml", SITE, SiteSettings),
    _kind("vocabulary", r"vocabulary/[^/]+\.yaml", VOCABULARY_FILE, tuple[Synonyms, ...]),
    _kind("releases", r"ledger/releases\.yaml", RELEASES_FILE, tuple[ReleaseEntry, ...]),
    _kind("addresses", r"ledger/addresses\.yaml", ADDRESSES_FILE, tuple[ReleasedAddress, ...]),
    _kind("site_moves", r"moved\.yaml", MOVE_FILE, tuple[Move, ...]),
    _kind("versions", r"ledger/versions\.yaml", VERSION_LEDGER, VersionLedger),
    _kind("municipality", r"<m>/municipality\.yaml", MUNICIPALITY, Municipality),
    _kind("departments", r"<m>/departments\.yaml", DEPARTMENT_FILE, tuple[Department, ...]),
    _kind("documents", r"<m>/documents\.yaml", DOCUMENT_FILE, tuple[Document, ...]),
    _kind("corrections", r"<m>/corrections\.yaml", CORRECTION_FILE, tuple[Correction, ...]),
    _kind("moves", r"<m>/moved\.yaml", MOVE_FILE, tuple[Move, ...]),
    _kind("plan", r"<m>/<p>/plan\.yaml", PLAN, Plan),
    _kind("pillars", r"<m>/<p>/pillars\.yaml", PILLAR_FILE, tuple[Pillar, ...]),
    _kind("measures", r"<m>/<p>/measures/(?:.+/)?[^/]+\.yaml", MEASURE_FILE, tuple[Measure, ...]),
    _kind("results", r"<m>/<p>/results/(?:.+/)?[^/]+\.yaml", RESULT_FILE, ResultFile),
)


_OF_THE_RECORD: Final = re.compile(r"ledger/(?:figures|changes/[^/]+)\.json")
"""What a release was like, which is no part of the site: whoever compares releases reads it."""


class DecodedFile(NamedTuple):
    """What one file gave: its kind, the ids of its folders, its value (or that it was refused), problems and quotations.

    ``salvaged`` is what is sound of a refused one, if anything is.
    """

    file: str
    digest: str
    kind: str
    municipality: str
    plan: str
    value: Any
    problems: tuple[Problem, ...]
    quotations: tuple[Quotation, ...]
    salvaged: Any = REFUSED


class Gathered(NamedTuple):
    """The site as far as it could be taken, what was found on the way, and what each file gave.

    ``salvaged``: where files were refused, the site with what is sound in them, good for nothing but the check of its figures.
    """

    site: Site | Refused
    problems: tuple[Problem, ...]
    taken: tuple[DecodedFile, ...]
    salvaged: Site | Refused = REFUSED


def take_file(source: SourceFile, kind: FileKind, municipality: str, plan: str, *, quotes: bool = True) -> DecodedFile:
    """Parse and take one file; with ``quotes`` false without its quotations."""
    text = read_text(source)
    if isinstance(text, Problem):
        return DecodedFile(source.file, source.digest, kind.name, municipality, plan, Refused(), (text,), ())
    node, problems = parse_tree(source.file, text)
    taking = Taking(source.file, plan or municipality, quotes=quotes)
    value = node if isinstance(node, Refused) else kind.shape(node, taking)
    found = (*problems, *taking.problems)
    salvaged = value
    if isinstance(value, Refused) and not isinstance(node, Refused) and kind.name in _WITH_FIGURES:
        salvaged = kind.shape(node, Taking(source.file, plan or municipality, salvaging=True))
    quotations = tuple(taking.quotations)
    return DecodedFile(source.file, source.digest, kind.name, municipality, plan, value, found, quotations, salvaged)


def find_kind(file: str) -> tuple[FileKind, str, str] | None:
    """The kind of the file at a path below ``data/``, with the ids of its municipality and plan ("" where there is none)."""
    for kind in KINDS:
        found = kind.path.match(file)
        if found:
            folders = found.groupdict()
            return kind, folders.get("m", ""), folders.get("p", "")
    return None


def take_files(
    files: Iterable[SourceFile], cached: Mapping[str, DecodedFile], *, quotes: bool = True
) -> tuple[list[DecodedFile], list[Problem]]:
    """Take each file, from ``cached`` where the digest is the same."""
    taken: list[DecodedFile] = []
    problems: list[Problem] = []
    for source in files:
        held = cached.get(source.file)
        if held is not None and held.digest == source.digest:
            taken.append(held)
            continue
        if _OF_THE_RECORD.fullmatch(source.file):
            continue
        found = find_kind(source.file)
        if found is None:
            problems.append(problem("K105", whole_file(source.file), file=source.file, hint=_hint(source.file)))
        else:
            taken.append(take_file(source, *found, quotes=quotes))
    return taken, problems


def _hint(file: str) -> str:
    if file.endswith(".yml"):
        return f"拡張子を「.yaml」にしてください（{file[:-4]}.yaml）。"
    if re.search(r"[^a-z0-9/._-]", file):
        return "フォルダーとファイルの名前には、半角の小文字・数字・ハイフンを使ってください。"
    return "置ける場所は docs/data-format.md にあります。"


def gather_site(files: Iterable[SourceFile], cached: Mapping[str, DecodedFile], *, quotes: bool = True) -> Gathered:
    """All files as one ``Site``. What a file lacks is told here only when a whole file is missing.

    ``quotes``: whether what must stand in the documents is wanted, too; of a large site they are a fifth of the memory that it takes.
    """
    taken, problems = take_files(files, cached, quotes=quotes)
    newer = [found for file in taken for found in file.problems if found.rule == NEWER_FORMAT]
    if newer:
        return Gathered(REFUSED, tuple(newer), tuple(taken))
    problems += [found for file in taken for found in file.problems]
    present: dict[tuple[str, str], set[str]] = {}
    for file in taken:
        present.setdefault((file.municipality, file.plan), set()).add(file.kind)
    problems += [*_missing_files(present)]
    sound = _by_place((file, file.value) for file in taken)
    cities = sorted({city for city, _ in present if city})
    site = _site(cities, sound) if ("", "", "site") in sound else Refused()
    if not any(isinstance(file.value, Refused) for file in taken):
        return Gathered(site, tuple(problems), tuple(taken))
    salvaged = _by_place((file, file.salvaged if isinstance(file.value, Refused) else file.value) for file in taken)
    return Gathered(site, tuple(problems), tuple(taken), _site(cities, {**_stand_ins(present), **salvaged}))


_ByPlace: TypeAlias = dict[tuple[str, str, str], list[Any]]
"""Values of files by municipality, plan and kind."""


def _by_place(values: Iterable[tuple[DecodedFile, Any]]) -> _ByPlace:
    held: _ByPlace = {}
    for file, value in values:
        if not isinstance(value, Refused):
            held.setdefault((file.municipality, file.plan, file.kind), []).append(value)
    return held


def _site(cities: Iterable[str], by_place: _ByPlace) -> Site:
    folders = [_municipality(city, by_place) for city in cities]
    sound = tuple(folder for folder in folders if folder is not None)
    vocabulary, releases, addresses, moves = (
        _joined(by_place.get(("", "", kind), [])) for kind in ("vocabulary", "releases", "addresses", "site_moves")
    )
    versions = next(iter(by_place.get(("", "", "versions"), [])), VersionLedger())
    site = Site(by_place["", "", "site"][0], sound, vocabulary, Ledger(releases, addresses), moves, versions)
    return with_releases(site, (Release(each.tag, each.place, each.date, NO_NOTES) for each in releases))


def with_releases(site: Site, releases: Iterable[Release]) -> Site:
    """The site with these releases among those of its settings, which stand as they are where they name the same tag: they have notes.

    All are in the order in which they were made. Days alone do not tell it: of one day the ledger does, and after its releases come those that
    it does not know yet, as they are written.
    """
    settings = site.settings
    named = {release.tag for release in settings.releases}
    every = (*settings.releases, *(release for release in releases if release.tag not in named))
    recorded = {entry.tag: place for place, entry in enumerate(site.ledger.releases)}
    ordered = tuple(sorted(every, key=lambda each: (each.date, recorded.get(each.tag, len(recorded)))))
    return site if ordered == settings.releases else replace(site, settings=replace(settings, releases=ordered))


def _stand_ins(present: Iterable[tuple[str, str]]) -> _ByPlace:
    """What stands for heads that were refused, so that the figures below them can be checked."""
    nowhere = Place("", 0, 0)
    held: _ByPlace = {("", "", "site"): [SiteSettings(nowhere, "", "", "", demonstration=False, demonstration_text="")]}
    for city, plan in present:
        if plan:
            never = YearSpan(NOT_STATED, NOT_STATED)
            unknown = SourceRef(NOT_STATED, NOT_STATED)
            held[city, plan, "plan"] = [Plan(plan, nowhere, "", NOT_STATED, never, NOT_STATED, unknown)]
        elif city:
            held[city, "", "municipality"] = [Municipality(city, nowhere, "", "", "", "", ())]
    return held


def _missing_files(present: Mapping[tuple[str, str], set[str]]) -> Iterable[Problem]:
    needed = [("", "", "site", "site.yaml")]
    for city, plan in present:
        if city:
            needed.append((city, "", "municipality", f"{city}/municipality.yaml"))
            needed.append((city, "", "documents", f"{city}/documents.yaml"))
        if plan:
            needed.append((city, plan, "plan", f"{city}/{plan}/plan.yaml"))
    for city, plan, kind, file in dict.fromkeys(needed):
        if kind not in present.get((city, plan), set()):
            yield problem("K106", whole_file(file), file=file)


def _joined(values: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(each for value in values for each in value)


def _municipality(city: str, by_place: _ByPlace) -> MunicipalityFolder | None:
    own = by_place.get((city, "", "municipality"))
    if not own:
        return None
    departments, documents, corrections, moves = (
        _joined(by_place.get((city, "", kind), [])) for kind in ("departments", "documents", "corrections", "moves")
    )
    days = days_of(documents)
    plans = []
    for plan in sorted({p for m, p, _ in by_place if m == city and p}):
        head = by_place.get((city, plan, "plan"))
        if head:
            pillars = _joined(by_place.get((city, plan, "pillars"), []))
            measures = _joined(by_place.get((city, plan, "measures"), []))
            results = tuple(by_place.get((city, plan, "results"), []))
            plans.append(
                tell_untold(read_absences(resolve_plan(PlanFolder(head[0], pillars, measures, results))), days)
            )
    return MunicipalityFolder(own[0], departments, documents, corrections, tuple(plans), moves)


_WITH_FIGURES: Final = frozenset({"plan", "pillars", "measures", "results"})
DECODERS: Final = {kind.name: msgspec.msgpack.Decoder(kind.gives) for kind in KINDS}
