"""Find the pages of a built site, read each one as it is written, and tell the kinds of pages apart."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser

from generator.addresses import RESERVED_MUNICIPALITIES, RESERVED_PLANS
from generator.cache import sha256_of
from generator.gate.findings import GateFinding
from generator.gate.scripts import script
from generator.lasting_addresses import is_without_chrome

COUNTED: Final = ("media", "forms", "tables", "pictures")
"""What is counted on every page: sound and video, forms besides the search, tables, pictures with a meaning."""

_FEW: Final = 5
"""So many pages side by side are each one of a kind; more of them are one kind."""


class Leaf(NamedTuple):
    """One page as it is written.

    ``address`` is the path below the root. ``paths`` are its parts (element, classes, and those it stands in), ``length``
    the letters of its text. ``styles`` and ``scripts`` are the files it loads, below the root. ``order`` is what has to be
    the same on every page: links of the header, headings of the footer.
    """

    address: str
    title: str
    paths: frozenset[str]
    length: int
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    inline: str
    order: tuple[str, str]
    counts: dict[str, int]

    @property
    def skeleton(self) -> str:
        """A short name for the page's build: pages with the same parts have the same one."""
        return sha256_of("\n".join(sorted(self.paths)).encode())[:12]


class Survey(NamedTuple):
    """All pages of a site, their kinds (pattern of the address to the addresses), and what their sources lack."""

    folder: Path
    leaves: dict[str, Leaf]
    kinds: dict[str, list[str]]
    findings: list[GateFinding]


def page_files(folder: Path) -> list[Path]:
    """Every page of the built site that its readers meet in its frame, in order.

    What the search program brings along is no page of ours. What is frozen, and what is made for the frames of other sites, has no chrome
    and can be made no other: its own tests look at it.
    """
    return [file for file in _html_files(folder) if not is_without_chrome(address_of(folder, file))]


def count_apart(folder: Path) -> int:
    """How many pages are frozen or made for frames, and not looked at."""
    return len(_html_files(folder)) - len(page_files(folder))


def _html_files(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.rglob("*.html")
        if file.is_file() and "pagefind" not in file.relative_to(folder).parts[:-1]
    )


def address_of(folder: Path, file: Path) -> str:
    """The page's address below the root: ``""`` for the home page, ``404.html`` for the page of what is missing."""
    path = file.relative_to(folder).as_posix()
    return path.removesuffix("index.html") if path.rsplit("/", maxsplit=1)[-1] == "index.html" else path


def survey(browser: Browser, folder: Path, under: str = "/kokai/") -> Survey:
    """Read all pages of ``folder``, which is to be published below the path ``under``."""
    context = browser.new_context(java_script_enabled=True)
    blank = context.new_page()
    leaves: dict[str, Leaf] = {}
    findings: list[GateFinding] = []
    for file in page_files(folder):
        address = address_of(folder, file)
        seen = _read(blank, file, address, under)
        findings += [GateFinding(one["check"], address, one["where"], one["what"], "source") for one in seen["faults"]]
        leaves[address] = _leaf(address, seen, under)
    context.close()
    findings += _compare(leaves)
    return Survey(folder, leaves, sort_kinds(leaves), findings)


def _read(blank: Any, file: Path, address: str, under: str) -> dict[str, Any]:
    text = file.read_text(encoding="utf-8", errors="replace")
    seen: dict[str, Any] = blank.evaluate(
        script("source"), {"html": text, "url": f"http://127.0.0.1{under}{address}", "root": under}
    )
    return seen


def _leaf(address: str, seen: dict[str, Any], under: str) -> Leaf:
    return Leaf(
        address=address,
        title=seen["title"],
        paths=frozenset(seen["paths"]),
        length=seen["length"],
        styles=tuple(_below_root(address, link, under) for link in seen["styles"]),
        scripts=tuple(_below_root(address, link, under) for link in seen["scripts"]),
        inline=seen["inline"],
        order=(seen["sections"], seen["footer"]),
        counts={name: seen[name] for name in COUNTED},
    )


def _below_root(address: str, link: str, under: str) -> str:
    return urlsplit(urljoin(f"http://127.0.0.1{under}{address}", link)).path.removeprefix(under)


def _compare(leaves: dict[str, Leaf]) -> Iterable[GateFinding]:
    """What can only be told of all pages together: titles, and the order of what is on every page."""
    first: dict[str, str] = {}
    for leaf in leaves.values():
        other = first.setdefault(leaf.title, leaf.address)
        if other != leaf.address:
            yield GateFinding("title-unique", leaf.address, "", f"the same title as {other or '(home)'}: {leaf.title}")
    for place, what in enumerate(("the links of the header", "the headings of the footer")):
        usual = Counter(leaf.order[place] for leaf in leaves.values()).most_common(1)[0][0]
        for leaf in leaves.values():
            if leaf.order[place] != usual:
                yield GateFinding(
                    "same-everywhere", leaf.address, "", f"{what} differ: {leaf.order[place]!r}, elsewhere {usual!r}"
                )


def sort_kinds(addresses: Iterable[str]) -> dict[str, list[str]]:
    """Addresses by the pattern they follow, with ``*`` for every id: ``*/*/measures/*/``. A new pattern is a new kind."""
    listed = list(addresses)
    beside = Counter(address.rstrip("/").rpartition("/")[0] for address in listed)
    kinds: dict[str, list[str]] = defaultdict(list)
    for address in listed:
        kinds[_pattern(address, beside)].append(address)
    return dict(sorted(kinds.items()))


def _pattern(address: str, beside: Counter[str]) -> str:
    steps = address.rstrip("/").split("/")
    end = "/" if address.endswith("/") else ""
    if not address or steps[0] in RESERVED_MUNICIPALITIES or not end:
        # Our own pages about the site; an id stands where there are many side by side.
        shown = [
            step if place == 0 or beside["/".join(steps[:place])] < _FEW else "*" for place, step in enumerate(steps)
        ]
        return "/".join(shown) + end
    shown = ["*"]
    rest = steps[1:]
    if rest and rest[0] not in RESERVED_PLANS:
        shown.append("*")
        rest = rest[1:]
    # Below a municipality or a plan a word and an id take turns.
    shown += [step if place % 2 == 0 else "*" for place, step in enumerate(rest)]
    return "/".join(shown) + end


def choose(leaves: Sequence[Leaf], most: int) -> list[str]:
    """At most ``most`` pages that together have every part that pages of this kind have; the longest is among them.

    The page with most parts comes first, then the one that adds most to those chosen, until nothing is added.
    """
    left: set[str] = set().union(*(leaf.paths for leaf in leaves))
    chosen: list[Leaf] = []
    longest = max(leaves, key=lambda leaf: (leaf.length, leaf.address))
    while left and len(chosen) < most:
        best = max(leaves, key=lambda leaf: (len(leaf.paths & left), leaf is longest, leaf.length, leaf.address))
        if len(chosen) == most - 1 and longest not in chosen and chosen:
            best = longest
        chosen.append(best)
        left -= best.paths
    if longest not in chosen and len(chosen) < most:
        chosen.append(longest)
    return [leaf.address for leaf in chosen]


def by_skeleton(leaves: Iterable[Leaf], tested: Collection[str]) -> list[str]:
    """One address for each skeleton among ``leaves`` that no page in ``tested`` has; the longest page stands for the others."""
    found: dict[str, Leaf] = {}
    for leaf in leaves:
        kept = found.get(leaf.skeleton)
        if kept is None or leaf.length > kept.length:
            found[leaf.skeleton] = leaf
    return sorted(leaf.address for skeleton, leaf in found.items() if skeleton not in tested)
