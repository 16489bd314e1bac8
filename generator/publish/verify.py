"""Verify the pages that are about to be published: links lead somewhere, nothing is asked of another host, each page is complete.

Pages are looked at one by one as they are made; only what the whole site needs is kept (addresses, anchors, links).
"""

import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote, urlsplit

from generator.addresses import at_anchor, root_of
from generator.model.basics import Record
from generator.problems.problem import Problem, problem, whole_file

# An attribute that names a place in the page, leads somewhere or loads something. Quotes in texts are escaped, so this finds no text.
_ATTRIBUTE: Final = re.compile(r'\s(id|href|src|action|data|srcset)="([^"]*)"')
_TAG: Final = re.compile(r"<([a-z][a-z0-9-]*)")
_STYLE_LOAD: Final = re.compile(r"url\(\s*[\"']?((?:https?:)?//[^)\"']+)|@import\s+[\"']?((?:https?:)?//[^\"';]+)")
_ELSEWHERE: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_TITLE: Final = re.compile(r"<title>([^<]*)</title>")
_DESCRIPTION: Final = re.compile(r'<meta name="description" content="([^"]*)"')
_ONLY_NAMED: Final = (
    "canonical",
    "alternate",
    "license",
    "author",
    "next",
    "prev",
    "me",
)  # relations that load nothing


class Seen(Record, frozen=True):
    """What is kept of a page: its anchors, where it links to (address or file, anchor), what it loads from elsewhere, what it lacks."""

    anchors: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    foreign: tuple[str, ...]
    lacks: tuple[str, ...]
    title: str


EMPTY: Final = Seen((), (), (), (), "")
NO_FRAMES: Final[Mapping[str, Seen]] = MappingProxyType({})


def see_page(address: str, text: str, base: str = "") -> Seen:
    """Look at one whole page. ``base`` is the absolute root path that a page served everywhere (404) writes its links with."""
    title, description = _TITLE.search(text), _DESCRIPTION.search(text)
    return _see(address, text, base, title[1] if title else "", description[1] if description else "")


def see_part(address: str, slots: Mapping[str, str]) -> Seen:
    """Look at what a page puts into its frame. The frame is the same for thousands of pages and is looked at once."""
    return _see(address, "".join(slots.values()), "", slots.get("title", ""), slots.get("description", ""))


def _see(address: str, text: str, base: str, title: str, description: str) -> Seen:
    root = base or root_of(address)
    links: dict[tuple[str, str], None] = {}
    foreign: list[str] = []
    others: set[tuple[str, str]] = set()
    named = _ATTRIBUTE.findall(text)
    for name, target in dict.fromkeys(named):  # many links of a page lead to the same place
        if name == "id":
            continue
        if target.startswith(root) and "&" not in target and ".." not in target[len(root) :] and "?" not in target:
            # Nearly every link of the chrome and the data pages is written as the way to the root and an address.
            path, _, anchor = target[len(root) :].partition("#")
            links[unquote(path) if "%" in path else path, unquote(anchor) if "%" in anchor else anchor] = None
        elif target.startswith("#") and "%" not in target and "&" not in target:
            links[address, target[1:]] = None
        else:
            others.add((name, target))
    if others:  # each where it stands: the element around it decides
        for found in _ATTRIBUTE.finditer(text):
            if found.groups() in others:
                _see_other(address, text, found, base, links, foreign)
    if "url(" in text or "@import" in text:
        foreign += [first or second for first, second in _STYLE_LOAD.findall(text)]
    lacks = []
    if not title.strip():
        lacks.append("題名（title）")
    if not description.strip():
        lacks.append("説明（description）")
    if text.count("<h1>") + text.count("<h1 ") != 1:
        lacks.append("ただ一つの大見出し（h1）")
    anchors = tuple(target for name, target in named if name == "id")
    return Seen(anchors, tuple(links), tuple(foreign), tuple(lacks), title)


def _see_other(  # noqa: PLR0917 - one step of the loop above, on its variables
    address: str, text: str, found: re.Match[str], base: str, links: dict[tuple[str, str], None], foreign: list[str]
) -> None:
    """A link that is not simply an address below the root: within the page, with a query, by a scheme, or to another host."""
    name, target = found[1], html.unescape(found[2])
    if name == "srcset":
        foreign += [each.split()[0] for each in target.split(",") if _ELSEWHERE.match(each.strip())]
    elif _ELSEWHERE.match(target):
        opening = text[text.rfind("<", 0, found.start()) : text.find(">", found.start())]
        tag = _TAG.match(opening)
        named = any(f'rel="{relation}"' in opening for relation in _ONLY_NAMED)
        if tag is not None and tag[1] != "a" and not (tag[1] == "link" and named):
            foreign.append(target)
    elif not _SCHEME.match(target):
        links[resolve(address, target, base)] = None


def resolve(address: str, target: str, base: str = "") -> tuple[str, str]:
    """Where a link on the page at ``address`` leads: an address or file below the root, and an anchor ("" for none).

    A link that leaves the site's root gives ``../...``, which no page answers.
    """
    parts = urlsplit(target)
    path = unquote(parts.path)
    anchor = unquote(parts.fragment)
    if not path:
        return address, anchor
    if path.startswith("/"):
        root = unquote(base)
        inside = path.removeprefix(root) if root and path.startswith(root) else ".." + path
        return inside, anchor
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(address), path))
    joined = "" if joined == "." else joined
    if (joined and path.endswith(("/", "/.", "/..", ".."))) or path in (".", ".."):
        joined = joined + "/" if joined else ""
    return joined, anchor


def check_pages(
    pages: Mapping[str, Seen],
    files: Iterable[str],
    frames: Mapping[str, Seen] = NO_FRAMES,
    asked: Iterable[str] | None = None,
) -> Iterator[Problem]:
    """Problems of all pages together, or of those ``asked`` for.

    ``files`` are the other files of the site (assets, exports). ``frames`` gives for each page that was seen without its frame what was
    seen in that frame (in the frame of one page like it); what a frame lacks is no fault.
    """
    known = frozenset(files)
    looked_at: set[int] = set()
    for address in pages if asked is None else asked:
        seen = pages[address]
        name = _name(address)
        frame = frames.get(address, EMPTY)
        yield from _check_links(name, seen, pages, known, frames)
        if id(frame) not in looked_at:
            looked_at.add(id(frame))
            yield from _check_links(name, frame, pages, known, frames)
        for lack in seen.lacks:
            yield problem("K703", whole_file(name), page=name, what=lack)
        anchors = (*seen.anchors, *frame.anchors)
        if len(anchors) != len(frozenset(anchors)):
            twice = sorted({anchor for anchor in anchors if anchors.count(anchor) > 1})
            what = f"一度だけの id（{'、'.join(twice[:5])} が重なっています）。重ならない id "
            yield problem("K703", whole_file(name), page=name, what=what)


def check_titles(titles: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Pages (address, title) whose title is that of an earlier one."""
    first_of: dict[str, str] = {}
    for address, title in titles:
        first = first_of.setdefault(title, address)
        if first != address:
            name = _name(address)
            what = f"ほかと違う題名（{first or 'ホーム'} と同じです）"
            yield problem("K703", whole_file(name), page=name, what=what)


def _name(address: str) -> str:
    return address or "（ホーム）"


def _check_links(
    name: str, seen: Seen, pages: Mapping[str, Seen], known: frozenset[str], frames: Mapping[str, Seen]
) -> Iterator[Problem]:
    for target, anchor in seen.links:
        page = pages.get(target)
        if page is None:
            if target not in known:
                yield problem("K701", whole_file(name), page=name, target=target)
        elif anchor and anchor not in page.anchors and anchor not in frames.get(target, EMPTY).anchors:
            yield problem("K701", whole_file(name), page=name, target=at_anchor(target, anchor))
    for target in seen.foreign:
        yield problem("K702", whole_file(name), page=name, target=target)
