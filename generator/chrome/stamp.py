"""Cut a page of the chrome once at its marks, and fill the marks for each page that is published.

MkDocs leaves two kinds of marks in what it builds (see `docs/architecture.md`, "The seam with MkDocs"):

- a **slot**, `<!--kokai:NAME-->`: the place of one piece of HTML. The mark is replaced as text, so it may stand in an
  element, in an attribute's value or in `<title>`.
- the **root**, `kokai-root:/`: the way from the page to the site's root.

Nothing here escapes. Whoever fills a slot hands over HTML in which every value from `data/` is already escaped, and for
the slots in `TEXT_SLOTS` text that is escaped for use in an attribute (`"` too).
"""

import difflib
import re
from collections.abc import Mapping
from typing import Final

import msgspec

SLOTS: Final[Mapping[str, str]] = {
    "sheet": "attributes of <html>: title and address of the page for each printed sheet",
    "policy": "text: the content security policy of the page",
    "title": "text: the whole of <title>, what differs first, the site's name last",
    "description": "text: one plain sentence that says what the page holds",
    "head": "further elements of <head>: canonical address, Open Graph, JSON-LD, alternate formats",
    "styles": "<link rel=stylesheet> elements after the chrome's own",
    "scripts": "<script> elements at the end of <head> (deferred or modules)",
    "site-name": "text: the site's name",
    "notice": "phrasing content of the line below the header (the demonstration notice), or nothing",
    "breadcrumb": "<li> elements after the first (home, by the chrome); in the last one a <span aria-current=page>",
    "lead": "the head of a data page: h1, its one-sentence summary, its status",
    "contents": "<li> elements: links to the sections of the page, or nothing",
    "main": "the body of a data page, below its lead and its list of contents",
    "nav-municipalities": "<li> elements: links to the municipalities, with their plans as a nested <ul>",
    "editions": "<ul> with links to the same page in other languages, or nothing",
    "release": "phrasing content: version and date of the published data",
    "licence": "phrasing content: the licence of the data",
    "contact": "phrasing content: whom to ask about the site",
    "home-plans": "home page: municipalities and plans, each with where it stands",
    "home-standings": "home page: how all measures stand, each status with its number",
    "home-news": "home page: the last release, the newest reports, plans and corrections",
    "documents": "data page: the source documents",
    "where-to-ask": "hand-written pages: a sentence that says where the site names whom to ask, or that it names nobody",
    "terms-of-use": "hand-written pages: a sentence that says where the terms of use stand, or that none are told",
}

TEXT_SLOTS: Final = frozenset({"policy", "title", "description", "site-name"})

_MARK: Final = re.compile(r"<!--kokai:(?P<slot>[a-z][a-z0-9-]*)-->|(?P<root>kokai-root:/)")
_MISSPELT: Final = re.compile(r"<!--\s*kokai\b[^>]*>?|kokai-root:?[^\s\"'<>]{0,40}", re.IGNORECASE)


class MarkError(Exception):
    """A mark that nobody fills. `str()` is a message for the person who edits the page, in Japanese."""


class Shell(msgspec.Struct, frozen=True):
    """A page of the chrome, cut at its marks.

    `chunks` is the page in order: literal text, and an empty string where a mark stood. `slots` (place in `chunks`,
    slot name) and `roots` (places in `chunks`) say which mark that was, so that a page is one copy, a few assignments
    and one join.
    """

    source: str
    chunks: tuple[str, ...]
    slots: tuple[tuple[int, str], ...]
    roots: tuple[int, ...]

    @property
    def names(self) -> frozenset[str]:
        """The slots that this page has."""
        return frozenset(name for _, name in self.slots)


def parse_shell(source: str, text: str) -> Shell:
    """Cut `text` at its marks. `source` names the file in messages. Raises `MarkError` for a mark nobody fills."""
    chunks: list[str] = []
    slots: list[tuple[int, str]] = []
    roots: list[int] = []
    end = 0
    for mark in _MARK.finditer(text):
        chunks.append(_literal(source, text[end : mark.start()]))
        end = mark.end()
        name = mark["slot"]
        if name is None:
            roots.append(len(chunks))
        elif name in SLOTS:
            slots.append((len(chunks), name))
        else:
            raise MarkError(_unknown_slot(source, name))
        chunks.append("")
    chunks.append(_literal(source, text[end:]))
    return Shell(source=source, chunks=tuple(chunks), slots=tuple(slots), roots=tuple(roots))


def stamp(shell: Shell, slots: Mapping[str, str], root: str) -> str:
    """The page with its marks filled. A slot that is not given becomes empty.

    `slots` holds HTML that is already escaped (module docstring). `root` ends in a slash: `root_of(address)`, or an
    absolute path such as `/kokai/` for the one page that is served under every address (404).
    """
    parts = list(shell.chunks)
    for place in shell.roots:
        parts[place] = root
    for place, name in shell.slots:
        if name in slots:
            parts[place] = slots[name]
    return "".join(parts)


def cut_main(shell: Shell) -> Shell:
    """What stands within ``<main>`` of a shell, as a shell of its own: what the search reads of a page. Empty where there is none."""
    text = "".join(shell.chunks)
    begin, end = text.find("<main"), text.rfind("</main>")
    if begin < 0 or end < begin:
        return Shell(shell.source, (), (), ())
    begin = text.index(">", begin) + 1
    chunks: list[str] = []
    at = 0
    for chunk in shell.chunks:
        chunks.append(chunk[max(0, begin - at) : max(0, end - at)])
        at += len(chunk)
    # A mark has no width of its own: it is within where the text before it and the text after it are.
    within = range(_chunk_at(shell, begin - 1), _chunk_at(shell, end))
    return Shell(
        source=shell.source,
        chunks=tuple(chunks),
        slots=tuple((place, name) for place, name in shell.slots if place in within),
        roots=tuple(place for place in shell.roots if place in within),
    )


def _chunk_at(shell: Shell, position: int) -> int:
    """The place in ``chunks`` of the text that holds the position."""
    at = 0
    for place, chunk in enumerate(shell.chunks):
        at += len(chunk)
        if position < at:
            return place
    return len(shell.chunks)


def root_of(address: str) -> str:
    """The relative way from the page at `address` (a path below the site's root, no leading slash) to that root."""
    if address.startswith("/"):
        raise ValueError(f"an address has no leading slash: {address!r}")
    return "../" * address.count("/") or "./"


def _literal(source: str, text: str) -> str:
    """`text`, unless a mark in it is misspelt: it would be published as it stands."""
    misspelt = _MISSPELT.search(text)
    if misspelt is None:
        return text
    raise MarkError(
        f"{source}: 「{misspelt[0]}」は読み取れない目印です。"
        "差し込み口は <!--kokai:名前-->（空白なし）、サイト内のリンクは kokai-root:/ で始めて書いてください。"
    )


def _unknown_slot(source: str, name: str) -> str:
    near = difflib.get_close_matches(name, SLOTS, n=1)
    hint = f"「{near[0]}」のことでしょうか。" if near else ""
    return (
        f"{source}: 「{name}」という差し込み口はありません。{hint}"
        f"使える名前は次のとおりです: {', '.join(sorted(SLOTS))}"
    )
