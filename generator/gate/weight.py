"""What a page weighs on the way to a reader, compressed: its HTML with its styles, and its scripts."""

import gzip
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from generator.gate.findings import GateFinding
from generator.gate.survey import Leaf, Survey

HTML_AND_CSS: Final = 20_000
CSS: Final = 8_000
SCRIPT: Final = 3_000
"""Bytes, gzipped; scripts outside the search page."""


UNBOUND: Final = frozenset({"gallery/"})
"""Pages without a budget: for those who work on the components, offered to no reader."""


class Weight(NamedTuple):
    """Bytes of one page, gzipped."""

    html: int
    css: int
    script: int


@cache
def _gzipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6)) if file.is_file() else 0


def weigh(folder: Path, leaf: Leaf) -> Weight:
    """The page and what its source names; a script that loads others is measured by what it says itself."""
    file = folder / (leaf.address if leaf.address.endswith(".html") else f"{leaf.address}index.html")
    return Weight(
        html=_gzipped(file),
        css=sum(_gzipped(folder / style) for style in leaf.styles),
        script=sum(_gzipped(folder / script) for script in leaf.scripts)
        + len(gzip.compress(leaf.inline.encode())) * bool(leaf.inline),
    )


def check_weights(surveyed: Survey) -> tuple[list[GateFinding], dict[str, Weight]]:
    """Pages over their budget, and the weight of every page."""
    weights = {address: weigh(surveyed.folder, leaf) for address, leaf in surveyed.leaves.items()}
    findings = []
    for address, weight in weights.items():
        searches = address.startswith("search/")
        if address in UNBOUND:
            continue
        over = {
            f"HTML and CSS are {weight.html + weight.css} bytes gzipped, at most {HTML_AND_CSS}": weight.html
            + weight.css
            > HTML_AND_CSS,
            f"CSS is {weight.css} bytes gzipped, at most {CSS}": weight.css > CSS,
            f"scripts are {weight.script} bytes gzipped, at most {SCRIPT}": weight.script > SCRIPT and not searches,
        }
        findings += [GateFinding("weight", address, "", what, "source") for what, heavy in over.items() if heavy]
    return findings, weights
