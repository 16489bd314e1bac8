"""Whether a fault comes from a city's own files or from Kokai's templates, as far as that can be told.

It can be told where one page alone has the fault and its text is a file of the city's ``content/``; where the place of the fault bears a
mark (an element, an id, a class, words) that stands in a file of the city's ``overrides/`` and in none of Kokai's; and where a city has
no ``overrides/`` at all. What neither shows is left open.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from generator.gate.findings import GateFinding, likeness
from generator.system.carried import CARRIED

_CONTENT: Final = "content"
_OVERRIDES: Final = "overrides"
_SHELLS: Final = "shells/"
_TEMPLATES: Final = Path(__file__).resolve().parents[1]
_READ: Final = frozenset({".html", ".css", ".js", ".svg", ".md"})
_TEXTS: Final = frozenset({"reflow", "clipped", "overlap", "print", "picture-text", "title-unique", "weight", "ways"})
"""Checks that a text of the data can break: by its length, or by being the same as another."""
_STEP: Final = re.compile(r"([a-z][a-z0-9]*)?((?:[#.][^\s#.>:「]+)*)")
_WORDS: Final = re.compile(r"「(.*)」$")
_FEWEST_WORDS: Final = 4  # letters; shorter words stand anywhere by chance
_PLAIN: Final = frozenset({"a", "p", "li", "ul", "ol", "div", "span", "main", "header", "footer", "body", "html"})
"""Elements that say nothing of where they come from."""


class Origin(Enum):
    """Where a fault comes from."""

    CONTENT = "content"
    OVERRIDES = "overrides"
    KOKAI = "kokai"
    DATA_OR_KOKAI = "data-or-kokai"
    OPEN = "open"


class ToldOrigin(NamedTuple):
    """Where a fault comes from, and the city's files that it concerns, below its folder."""

    origin: Origin
    files: tuple[str, ...] = ()


class OwnFiles(NamedTuple):
    """The files that a city has of its own. ``pages``: those of ``content/`` by the address of their page; ``frame``: text by name."""

    pages: Mapping[str, str]
    frame: Mapping[str, str]
    known: bool = True


NOTHING_KNOWN: Final = OwnFiles({}, {}, known=False)


def read_own_files(project: Path) -> OwnFiles:
    """What a city's folder holds besides its data. Where the folder is no city's, nothing is known. In Kokai's own nothing is a city's."""
    if not (project / "data" / "site.yaml").is_file():
        return NOTHING_KNOWN
    if project.resolve() == CARRIED:
        return OwnFiles({}, {})
    frame = [*_files(project / _CONTENT / _SHELLS), *_files(project / _OVERRIDES)]
    return OwnFiles(own_pages(project), {file.relative_to(project).as_posix(): _read(file) for file in frame})


def own_pages(project: Path) -> dict[str, str]:
    """The files of the pages that are written by hand in ``content/``, by the addresses of the pages."""
    names = [file.relative_to(project / _CONTENT).as_posix() for file in _files(project / _CONTENT)]
    return {
        _address(name): f"{_CONTENT}/{name}" for name in names if name.endswith(".md") and not name.startswith(_SHELLS)
    }


def tell_origins(findings: Iterable[GateFinding], own: OwnFiles) -> dict[GateFinding, ToldOrigin]:
    """The origin of each finding."""
    found = list(findings)
    pages: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for one in found:
        pages[*likeness(one), one.where].add(_page(one))
    return {one: _tell(one, own, pages[*likeness(one), one.where]) for one in found}


def _tell(finding: GateFinding, own: OwnFiles, pages: set[str]) -> ToldOrigin:
    """``pages`` are those on which the very same is wrong."""
    if not own.known:
        return ToldOrigin(Origin.OPEN)
    # What other pages have too comes from what they have in common.
    written = tuple(sorted({own.pages[page] for page in pages})) if pages <= set(own.pages) else ()
    if marked := tuple(name for name, text in own.frame.items() if _bears_mark(text, finding.where)):
        return ToldOrigin(Origin.OVERRIDES, marked + written)
    if written:
        return ToldOrigin(Origin.CONTENT, written)
    if own.frame:
        return ToldOrigin(Origin.OPEN, tuple(own.frame))
    if finding.check in _TEXTS:
        return ToldOrigin(Origin.DATA_OR_KOKAI)
    return ToldOrigin(Origin.KOKAI)


def _page(finding: GateFinding) -> str:
    return finding.address.partition("?")[0]


def _bears_mark(text: str, where: str) -> bool:
    """Whether something of the place stands in the city's own text and in none of Kokai's."""
    return any(mark in text and mark not in _carried() for mark in _marks(where))


def _marks(where: str) -> Iterator[str]:
    """What the last step of the way to an element says of it, as it stands in a source."""
    way, _, _ = where.partition("「")
    steps = way.split(">")
    if (step := _STEP.match(steps[-1].strip())) is not None:
        name, names = step[1] or "", step[2] or ""
        if name and name not in _PLAIN:
            yield f"<{name}"
        yield from (part for part in re.split(r"[#.]", names) if part)
    if (words := _WORDS.search(where)) and len(words[1]) >= _FEWEST_WORDS:
        yield words[1]


@cache
def _carried() -> str:
    """All of Kokai's templates, styles, scripts and shells in one text."""
    folders = (CARRIED / _OVERRIDES, CARRIED / _CONTENT, _TEMPLATES / "render", _TEMPLATES / "views")
    return "\n".join(_read(file) for folder in folders for file in _files(folder))


def _files(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.rglob("*")
        if file.is_file()
        and file.suffix in _READ
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def _address(name: str) -> str:
    """The address of a hand-written page: ``about.md`` is at ``about/``."""
    if name == "404.md":
        return "404.html"
    path = name.removesuffix(".md")
    if path == "index" or path.endswith("/index"):
        return path.removesuffix("index")
    return f"{path}/"
