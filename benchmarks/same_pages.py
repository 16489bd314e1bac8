"""Whether two sites have the same pages: the same elements with the same attributes, in the same order, and the same text."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple, TypeAlias

_Event: TypeAlias = tuple[str, str, frozenset[tuple[str, str | None]]]


class Same(NamedTuple):
    """How many pages one site has, how many of them are the same in the other, and which are not (or are not there), by their files."""

    pages: int
    same: int
    others: tuple[str, ...]


def compare_sites(one: Path, other: Path) -> Same:
    """Hold every page of ``one`` against that of ``other``; what ``other`` has beyond them is among the different ones too."""
    files = {*_pages_of(one)}
    beyond = {*_pages_of(other)} - files
    different = sorted(beyond | {file for file in files if not _are_same(one / file, other / file)})
    return Same(len(files), len(files) - len(set(different) - beyond), tuple(different))


def _pages_of(site: Path) -> Iterator[str]:
    """The pages of a site. What frames on other sites show is HTML too, but is a file of data beside a page."""
    for file in (*site.rglob("index.html"), *site.glob("404.html")):
        yield file.relative_to(site).as_posix()


def _are_same(one: Path, other: Path) -> bool:
    if not other.is_file():
        return False
    texts = one.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")
    return texts[0] == texts[1] or read_events(texts[0]) == read_events(texts[1])


def read_events(text: str) -> list[_Event]:
    """What stands in a page, in order: elements that begin and end, text, comments. How anything is written, escapes and the order of attributes, is no part of it."""
    reader = _Events()
    reader.feed(text)
    reader.close()
    return [*reader.joined()]


class _Events(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[_Event] = []

    def joined(self) -> Iterator[_Event]:
        """The events, with text that came in pieces as one."""
        texts: list[str] = []
        for event in (*self._found, ("", "", frozenset[tuple[str, str | None]]())):
            if event[0] == "text":
                texts.append(event[1])
                continue
            if texts:
                yield "text", "".join(texts), frozenset()
                texts = []
            if event[0]:
                yield event

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self._found.append(("begin", tag, frozenset(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Note its end."""
        self._found.append(("end", tag, frozenset()))

    def handle_data(self, data: str) -> None:
        """Note text."""
        self._found.append(("text", data, frozenset()))

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self._found.append(("comment", data, frozenset()))

    def handle_decl(self, decl: str) -> None:
        """Note the kind of document."""
        self._found.append(("declared", decl.lower(), frozenset()))
