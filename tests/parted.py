"""Sites that are built in parts and joined: the data of a few cities, and what stands in a folder."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from built import PROJECT, with_chrome
from generator.build import BuildOutcome, Order, build_site
from generator.cache import digest_of
from generator.parts.records import MANIFEST
from generator.progress import Progress
from sample import City

CITIES = ("mihon", "mihon-2", "tonari")


def three_cities(folder: Path) -> City:
    """The sample city, one of the same name that continues a measure of the first, and one with the same plans under another name."""
    city = City(folder)
    for file in ("municipality.yaml", "departments.yaml", "documents.yaml"):
        city.put(f"mihon-2/{file}", city.read(f"mihon/{file}"))
    for file in ("plan.yaml", "measures/all.yaml"):
        city.put(f"mihon-2/old-plan/{file}", city.read(f"mihon/old-plan/{file}"))
    city.add("mihon-2/old-plan/measures/all.yaml", "  - {id: second, title: 中央公園の調査}\n")
    city.add(
        "mihon-2/old-plan/measures/all.yaml",
        "  - {id: third, title: 中央公園の植え替え, continues: [{measure: mihon/basic-plan/park}]}\n",
    )
    shutil.copytree(city.data / "mihon", city.data / "tonari")
    return city.change("tonari/municipality.yaml", "name: 見本市\nreading", "name: となり市\nreading")


def order(top: Path, data: Path, out: str = "site", *, work: str = "", search: bool = False) -> Order:
    """A build into ``out``; each has a working folder of its own, as each machine has."""
    own = with_chrome(top / "work" / (work or out))
    return Order(PROJECT, data, top / out, own, search=search, images=search)


def build_part(top: Path, data: Path, *cities: str, search: bool = False) -> Path:
    """The part of the cities; there must be nothing to object to."""
    out = f"parts/{cities[0]}"
    outcome = build_site(order(top, data, out, search=search)._replace(only=cities), Progress(quiet=True))
    assert outcome.published, outcome.problems
    assert outcome.problems == []
    return top / out


def join(top: Path, data: Path, parts: Sequence[Path], out: str = "joined", *, search: bool = False) -> BuildOutcome:
    """The site of the parts."""
    return build_site(order(top, data, out, search=search)._replace(parts=tuple(parts)), Progress(quiet=True))


def told(outcome: BuildOutcome) -> list[tuple[str, Mapping[str, str]]]:
    """The codes and details of what a build tells."""
    return [(found.rule, dict(found.details)) for found in outcome.problems]


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def rewrite_manifest(part: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what a part says of itself."""
    said = msgspec.json.decode((part / MANIFEST).read_bytes())
    change(said)
    (part / MANIFEST).write_bytes(msgspec.json.encode(said))


def put_as_its_own(part: Path, file: str, content: bytes) -> None:
    """Put a file into a part as if it had been there from the first: the manifest names it so."""
    (part / file).write_bytes(content)
    rewrite_manifest(part, lambda said: said["files"].update({file: [digest_of(content), len(content)]}))
