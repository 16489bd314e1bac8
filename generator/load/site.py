"""From files to the ``Site``: which file is of which kind, each taken by its shape, all put together.

Files whose bytes were taken before come from the cache; a file with a problem is never cached.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import msgspec

from generator.load.parse import parse_tree
from generator.load.read import SourceFile, read_text
from generator.load.resolve import resolve_plan
from generator.load.schema.city import CORRECTION_FILE, DEPARTMENT_FILE, DOCUMENT_FILE, MUNICIPALITY, SITE
from generator.load.schema.measure import MEASURE_FILE
from generator.load.schema.plan import PILLAR_FILE, PLAN
from generator.load.schema.results import RESULT_FILE
from generator.load.schema.vocabulary import VOCABULARY_FILE
from generator.load.take import Quotation, Shape, Taking
from generator.model.city import Correction, Department, Document, Municipality, SiteSettings
from generator.model.plans import Measure, Pillar, Plan
from generator.model.results import ResultFile
from generator.model.site import MunicipalityFolder, PlanFolder, Site
from generator.model.vocabulary import Synonyms
from generator.problems.problem import Problem, Refused, problem, whole_file

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
    _kind("municipality", r"<m>/municipality\.yaml", MUNICIPALITY, Municipality),
    _kind("departments", r"<m>/departments\.yaml", DEPARTMENT_FILE, tuple[Department, ...]),
    _kind("documents", r"<m>/documents\.yaml", DOCUMENT_FILE, tuple[Document, ...]),
    _kind("corrections", r"<m>/corrections\.yaml", CORRECTION_FILE, tuple[Correction, ...]),
    _kind("plan", r"<m>/<p>/plan\.yaml", PLAN, Plan),
    _kind("pillars", r"<m>/<p>/pillars\.yaml", PILLAR_FILE, tuple[Pillar, ...]),
    _kind("measures", r"<m>/<p>/measures/(?:.+/)?[^/]+\.yaml", MEASURE_FILE, tuple[Measure, ...]),
    _kind("results", r"<m>/<p>/results/(?:.+/)?[^/]+\.yaml", RESULT_FILE, ResultFile),
)


class DecodedFile(NamedTuple):
    """What one file gave: its kind, the ids of its folders, its value (or that it was refused), problems and quotations."""

    file: str
    digest: str
    kind: str
    municipality: str
    plan: str
    value: Any
    problems: tuple[Problem, ...]
    quotations: tuple[Quotation, ...]


class Gathered(NamedTuple):
    """The site as far as it could be taken, what was found on the way, and what each file gave."""

    site: Site | Refused
    problems: tuple[Problem, ...]
    taken: tuple[DecodedFile, ...]


def take_file(source: SourceFile, kind: FileKind, municipality: str, plan: str) -> DecodedFile:
    """Parse and take one file."""
    text = read_text(source)
    if isinstance(text, Problem):
        return DecodedFile(source.file, source.digest, kind.name, municipality, plan, Refused(), (text,), ())
    node, problems = parse_tree(source.file, text)
    taking = Taking(source.file, plan or municipality)
    value = node if isinstance(node, Refused) else kind.shape(node, taking)
    found = (*problems, *taking.problems)
    return DecodedFile(
        source.file, source.digest, kind.name, municipality, plan, value, found, tuple(taking.quotations)
    )


def find_kind(file: str) -> tuple[FileKind, str, str] | None:
    """The kind of the file at a path below ``data/``, with the ids of its municipality and plan ("" where there is none)."""
    for kind in KINDS:
        found = kind.path.match(file)
        if found:
            folders = found.groupdict()
            return kind, folders.get("m", ""), folders.get("p", "")
    return None


def take_files(
    files: Iterable[SourceFile], cached: Mapping[str, DecodedFile]
) -> tuple[list[DecodedFile], list[Problem]]:
    """Take each file, from ``cached`` where the digest is the same."""
    taken: list[DecodedFile] = []
    problems: list[Problem] = []
    for source in files:
        held = cached.get(source.file)
        if held is not None and held.digest == source.digest:
            taken.append(held)
            continue
        found = find_kind(source.file)
        if found is None:
            problems.append(problem("K105", whole_file(source.file), file=source.file, hint=_hint(source.file)))
        else:
            taken.append(take_file(source, *found))
    return taken, problems


def _hint(file: str) -> str:
    if file.endswith(".yml"):
        return f"拡張子を「.yaml」にしてください（{file[:-4]}.yaml）。"
    if re.search(r"[^a-z0-9/._-]", file):
        return "フォルダーとファイルの名前には、半角の小文字・数字・ハイフンを使ってください。"
    return "置ける場所は docs/data-format.md にあります。"


def gather_site(files: Iterable[SourceFile], cached: Mapping[str, DecodedFile]) -> Gathered:
    """All files as one ``Site``. What a file lacks is told here only when a whole file is missing."""
    taken, problems = take_files(files, cached)
    problems += [found for file in taken for found in file.problems]
    by_place: dict[tuple[str, str, str], list[Any]] = {}
    present: dict[tuple[str, str], set[str]] = {}
    for file in taken:
        present.setdefault((file.municipality, file.plan), set()).add(file.kind)
        if not isinstance(file.value, Refused):
            by_place.setdefault((file.municipality, file.plan, file.kind), []).append(file.value)
    problems += [*_missing_files(present)]
    settings = by_place.get(("", "", "site"), [])
    if not settings:
        return Gathered(Refused(), tuple(problems), tuple(taken))
    cities = sorted({city for city, _ in present if city})
    folders = [_municipality(city, by_place) for city in cities]
    sound = tuple(folder for folder in folders if folder is not None)
    vocabulary = _joined(by_place.get(("", "", "vocabulary"), []))
    return Gathered(Site(settings[0], sound, vocabulary), tuple(problems), tuple(taken))


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


def _municipality(city: str, by_place: Mapping[tuple[str, str, str], list[Any]]) -> MunicipalityFolder | None:
    own = by_place.get((city, "", "municipality"))
    if not own:
        return None
    plans = []
    for plan in sorted({p for m, p, _ in by_place if m == city and p}):
        head = by_place.get((city, plan, "plan"))
        if head:
            pillars = _joined(by_place.get((city, plan, "pillars"), []))
            measures = _joined(by_place.get((city, plan, "measures"), []))
            results = tuple(by_place.get((city, plan, "results"), []))
            plans.append(resolve_plan(PlanFolder(head[0], pillars, measures, results)))
    departments, documents, corrections = (
        _joined(by_place.get((city, "", kind), [])) for kind in ("departments", "documents", "corrections")
    )
    return MunicipalityFolder(own[0], departments, documents, corrections, tuple(plans))


DECODERS: Final = {kind.name: msgspec.msgpack.Decoder(kind.gives) for kind in KINDS}
