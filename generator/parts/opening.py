"""Take in parts: each as it was written, all made by this program of the same, each city in one of them, and every city of the site."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from generator.cache import digest_program
from generator.load.inputs import InputFault, read_named
from generator.parts.part import SitePart
from generator.parts.records import MANIFEST, MadeFrom, parse_manifest
from generator.problems.nearest_word import name_nearest
from generator.problems.problem import Problem, problem, whole_file

_MOST_MANIFEST: Final = 1 << 30
"""Bytes of the list of a part's files: a hundred each for ten million."""
_MOST_NAMED: Final = 20
_PROGRAM: Final = "Kokai の版（または Python や部品の版）"
_OTHER: Final[Mapping[str, str]] = {
    "asked": "検索・画像・版の保管庫の有無",
    "frame": "設定・手書きのページ・枠（mkdocs.yml、content/、overrides/）",
    "data": "データ（または、公開日の前なので載せない報告）",
}
"""What a part may have been made of otherwise, in the order in which it is told: what comes first decides the rest."""


class JoinedParts(NamedTuple):
    """All parts of a site, by their cities."""

    by_city: Mapping[str, SitePart]

    def part_of(self, file: str) -> SitePart | None:
        """The part to which a file or address belongs; None where it belongs to no city alone."""
        city, below, _ = file.partition("/")
        return self.by_city.get(city) if below else None

    def every(self) -> Sequence[SitePart]:
        """Each of them once."""
        return list({id(part): part for part in self.by_city.values()}.values())

    def read(self, file: str, digest: str) -> bytes | None:
        """The file with the bytes of the digest; None where no part has it. Raises :class:`PartDamagedError`."""
        part = self.part_of(file)
        return None if part is None or not part.has(file, digest) else part.read(file)


def open_parts(folders: Sequence[Path]) -> tuple[JoinedParts, list[Problem]]:
    """The parts in the folders, and what is wrong with them by themselves and beside each other. A folder may be a part, or hold parts."""
    by_city: dict[str, SitePart] = {}
    problems: list[Problem] = []
    for folder in dict.fromkeys(each for named in folders for each in _find_parts(named)):
        part = _open(folder)
        if isinstance(part, Problem):
            problems.append(part)
            continue
        problems += part.check()
        for city in part.manifest.cities:
            first = by_city.setdefault(city, part)
            if first is not part:
                problems.append(problem("K923", whole_file(str(folder)), city=city, file=folder, other=first.folder))
    return JoinedParts(by_city), problems


def _find_parts(folder: Path) -> list[Path]:
    if (folder / MANIFEST).exists() or not folder.is_dir():
        return [folder]
    beside = (
        each for each in folder.iterdir() if not each.name.startswith(".")
    )  # not what builds keep beside their output
    return sorted(each for each in beside if (each / MANIFEST).exists()) or [folder]


def _open(folder: Path) -> SitePart | Problem:
    content = read_named(folder, MANIFEST, _MOST_MANIFEST)
    if content is None:
        return problem("K925", whole_file(str(folder)), file=folder)
    if isinstance(content, InputFault):
        return problem("K922", whole_file(str(folder)), file=folder, inner=MANIFEST, cause=content.cause)
    try:
        manifest = parse_manifest(content)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return problem("K922", whole_file(str(folder)), file=folder, inner=MANIFEST, cause="読み取れません")
    if manifest is None or manifest.made_from.program != digest_program():
        return problem("K921", whole_file(str(folder)), file=folder, what=_PROGRAM)
    return SitePart(folder, manifest)


def check_made_from(parts: JoinedParts, made_from: MadeFrom) -> Iterator[Problem]:
    """Problems of parts that were made of anything else than what stands here."""
    for part in parts.every():
        own = part.manifest.made_from
        what = next((what for name, what in _OTHER.items() if getattr(own, name) != getattr(made_from, name)), "")
        if what:
            yield problem("K921", whole_file(str(part.folder)), file=part.folder, what=what)


def check_whole(parts: JoinedParts, cities: Collection[str]) -> Iterator[Problem]:
    """A problem where cities of the site are in no part."""
    wanting = [city for city in cities if city not in parts.by_city]
    if wanting:
        more = f" など {len(wanting):,} 自治体" if len(wanting) > _MOST_NAMED else ""
        yield problem("K924", whole_file("kokai"), cities="、".join(wanting[:_MOST_NAMED]) + more)


def check_cities(asked: Collection[str], cities: Collection[str]) -> Iterator[Problem]:
    """Problems of cities that were ``asked`` for and are none of the data's."""
    for city in dict.fromkeys(asked):
        if city not in cities:
            hint = name_nearest(city, cities, "data/ の下の、自治体のフォルダーの名前を書いてください。")
            yield problem("K920", whole_file("kokai"), city=city, hint=hint)
