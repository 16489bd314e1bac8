"""The whole gate over one built site: which pages are looked at and how, and everything that was found and counted."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote

from playwright.sync_api import Browser

from generator.gate.browsing import Counted, look_at_all
from generator.gate.findings import GateFinding
from generator.gate.looks import Look, PagePlace, look_fully, look_lightly
from generator.gate.survey import COUNTED, Survey, by_skeleton, choose, survey
from generator.gate.weight import Weight, check_weights

MOST_OF_A_KIND: Final = 3
FEW_OF_A_KIND: Final = 2
"""The page with most parts, and the longest; what other pages of the kind have besides is looked at lightly, a page a skeleton."""


@dataclass(slots=True)
class SiteAudit:
    """Everything that was found and counted so far. ``full`` and ``light`` are the looks by address."""

    surveyed: Survey
    findings: list[GateFinding] = field(default_factory=list)
    weights: Mapping[str, Weight] = field(default_factory=dict)
    full: dict[str, Look] = field(default_factory=dict)
    light: dict[str, Look] = field(default_factory=dict)

    @property
    def counts(self) -> Counter[str]:
        """Numbers for the report."""
        leaves = self.surveyed.leaves.values()
        looks = [*self.full.values(), *self.light.values()]
        total: Counter[str] = Counter()
        for look in looks:
            total.update(look.counts)
        total["pages"] = len(leaves)
        total["kinds"] = len(self.surveyed.kinds)
        total["skeletons"] = len({leaf.skeleton for leaf in leaves})
        total["full_pages"] = len(self.full)
        total["light_pages"] = len(self.light)
        total["axe_pages"] = sum(bool(look.counts["axe_runs"]) for look in looks)
        total["axe_rules"] = len(set[str]().union(*(look.rules for look in looks)))
        for name in COUNTED:
            total[name] = sum(leaf.counts[name] for leaf in leaves)
        return total


def look_at_sources(folder: Path, under: str) -> SiteAudit:
    """All pages as they are written, below the path ``under``: our own checks, titles and weights."""
    (surveyed,) = look_at_all([folder], lambda browser, pages: survey(browser, pages, under))
    heavy, weights = check_weights(surveyed)
    return SiteAudit(surveyed, [*surveyed.findings, *heavy], weights)


def representatives(surveyed: Survey, most: int = MOST_OF_A_KIND) -> list[str]:
    """The pages that stand for each kind, and a search that finds something and one that does not."""
    chosen = [
        address
        for kind in surveyed.kinds.values()
        for address in choose([surveyed.leaves[page] for page in kind], most)
    ]
    states = [f"search/?q={quote(words)}" for words in ("計画", "ぬるぽがっ")] if "search/" in surveyed.leaves else []
    return [*chosen, *states]


def without_repeats(surveyed: Survey, addresses: Iterable[str], own: Collection[str] = ()) -> list[str]:
    """Those of the pages that have a part which the others that stay have not; the page with most parts comes first. Searches and ``own`` pages stay.

    Beside pages that have all its parts, a further page tells only of its own words: those a light look finds.
    """
    listed = list(addresses)
    left = {address: surveyed.leaves[address].paths for address in listed if "?" not in address}
    kept = {address for address in left if address in own}
    seen: set[str] = set().union(*(left.pop(address) for address in kept))
    while left:
        best = max(left, key=lambda address: (len(left[address] - seen), surveyed.leaves[address].length, address))
        if left[best] <= seen:
            break
        seen |= left.pop(best)
        kept.add(best)
    return [address for address in listed if "?" in address or address in kept]


def look_at_representatives(
    audit: SiteAudit, base: str, addresses: Iterable[str], count: Counted | None = None
) -> None:
    """Look fully at the pages. The longest come first, so that no browser is left with them at the end."""
    measured: set[str] = set()
    size = {address: audit.surveyed.leaves[address.partition("?")[0]].length for address in addresses}
    ordered = sorted(size, key=lambda address: -size[address])

    def look(browser: Browser, address: str) -> Look:
        return look_fully(PagePlace(browser, base, address, measured))

    _gather(audit, audit.full, look, ordered, count)


def look_at_the_rest(audit: SiteAudit, base: str, *, whole: bool, count: Counted | None = None) -> None:
    """Look lightly at one page of each other skeleton, the longest, or at every page where ``whole`` is asked for."""
    leaves = audit.surveyed.leaves
    rest = [address for address in leaves if address not in audit.full]
    tested = {leaves[address].skeleton for address in audit.full if address in leaves}
    asked = rest if whole else by_skeleton((leaves[address] for address in rest), tested)

    def look(browser: Browser, address: str) -> Look:
        return look_lightly(browser, base, address, with_axe=True)

    _gather(audit, audit.light, look, sorted(asked, key=lambda address: -leaves[address].length), count)


def _gather(
    audit: SiteAudit,
    into: dict[str, Look],
    look: Callable[[Browser, str], Look],
    addresses: list[str],
    count: Counted | None,
) -> None:
    for one in look_at_all(addresses, look, count):
        into[one.address] = one
        audit.findings += one.findings
