"""The whole gate over one built site: which pages are looked at and how, and everything that was found and counted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final
from urllib.parse import quote

from playwright.sync_api import Browser

from built import UNDER
from gate.browsing import look_at_all
from gate.findings import Finding
from gate.lighthouse import check_scores
from gate.looks import Look, Place, look_fully, look_lightly
from gate.nu import check_markup
from gate.survey import COUNTED, Survey, by_skeleton, choose, page_files, survey
from gate.weight import Weight, check_weights

MOST_OF_A_KIND: Final = 3
FEW_OF_A_KIND: Final = 2
"""The page with most parts, and the longest; what other pages of the kind have besides is looked at lightly, a page a skeleton."""
_MEASURES: Final = "*/*/measures/*/"


@dataclass(slots=True)
class Audit:
    """Everything that was found and counted so far. ``full`` and ``light`` are the looks by address."""

    surveyed: Survey
    findings: list[Finding] = field(default_factory=list)
    weights: Mapping[str, Weight] = field(default_factory=dict)
    full: dict[str, Look] = field(default_factory=dict)
    light: dict[str, Look] = field(default_factory=dict)
    scores: dict[str, int] = field(default_factory=dict)

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


def read_sources(folder: Path) -> Audit:
    """All pages as they are written: our own checks, the Nu checker, titles and weights."""
    (surveyed,) = look_at_all([folder], lambda browser, pages: survey(browser, pages, UNDER))
    heavy, weights = check_weights(surveyed)
    return Audit(surveyed, [*surveyed.findings, *check_markup(folder, page_files(folder)), *heavy], weights)


def representatives(surveyed: Survey, most: int = MOST_OF_A_KIND) -> list[str]:
    """The pages that stand for each kind, and a search that finds something and one that does not."""
    chosen = [
        address
        for kind in surveyed.kinds.values()
        for address in choose([surveyed.leaves[page] for page in kind], most)
    ]
    states = [f"search/?q={quote(words)}" for words in ("計画", "ぬるぽがっ")] if "search/" in surveyed.leaves else []
    return [*chosen, *states]


def draw(surveyed: Survey, seed: str, count: int = 40) -> list[str]:
    """Pages drawn by chance; the same seed draws the same ones."""
    addresses = sorted(surveyed.leaves)
    return sorted(Random(seed).sample(addresses, min(count, len(addresses))))  # noqa: S311 - a sample, not a secret


def look_at_representatives(audit: Audit, base: str, addresses: Iterable[str]) -> None:
    """Look fully at the pages. The longest come first, so that no browser is left with them at the end."""
    measured: set[str] = set()
    size = {address: audit.surveyed.leaves[address.partition("?")[0]].length for address in addresses}
    ordered = sorted(size, key=lambda address: -size[address])

    def look(browser: Browser, address: str) -> Look:
        return look_fully(Place(browser, base, address, measured))

    for one in look_at_all(ordered, look):
        audit.full[one.address] = one
        audit.findings += one.findings


def look_at_the_rest(audit: Audit, base: str, *, whole: bool) -> None:
    """Look lightly at one page of each other skeleton, the longest, or at every page where ``whole`` is asked for."""
    leaves = audit.surveyed.leaves
    rest = [address for address in leaves if address not in audit.full]
    tested = {leaves[address].skeleton for address in audit.full if address in leaves}
    asked = rest if whole else by_skeleton((leaves[address] for address in rest), tested)

    def look(browser: Browser, address: str) -> Look:
        return look_lightly(browser, base, address, with_axe=True)

    for one in look_at_all(sorted(asked, key=lambda address: -leaves[address].length), look):
        audit.light[one.address] = one
        audit.findings += one.findings


def look_as_a_phone(audit: Audit, base: str) -> str:
    """Lighthouse on the measure page with most parts, which is the one that stands for all; gives its address."""
    pages = audit.surveyed.kinds.get(_MEASURES, [""])  # a city may have published plans without measures
    address = choose([audit.surveyed.leaves[page] for page in pages], 1)[0]
    findings, audit.scores = check_scores(base + address, address)
    audit.findings += findings
    return address
