"""The audit of this repository's own site: that of ``generator.gate``, and what takes Java, Node.js or a draw besides."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from built import UNDER
from gate.lighthouse import check_scores
from gate.nu import check_markup
from generator.gate.audit import SiteAudit, look_at_sources
from generator.gate.survey import Survey, choose, page_files

_MEASURES: Final = "*/*/measures/*/"


@dataclass(slots=True)
class Audit(SiteAudit):
    """With Lighthouse's scores by category."""

    scores: dict[str, int] = field(default_factory=dict)


def read_sources(folder: Path) -> Audit:
    """All pages as they are written: our own checks, the Nu checker, titles and weights."""
    read = look_at_sources(folder, UNDER)
    return Audit(read.surveyed, [*read.findings, *check_markup(folder, page_files(folder))], read.weights)


def draw(surveyed: Survey, seed: str, count: int = 40) -> list[str]:
    """Pages drawn by chance; the same seed draws the same ones."""
    addresses = sorted(surveyed.leaves)
    return sorted(Random(seed).sample(addresses, min(count, len(addresses))))  # noqa: S311 - a sample, not a secret


def look_as_a_phone(audit: Audit, base: str) -> str:
    """Lighthouse on the measure page with most parts, which is the one that stands for all; gives its address."""
    pages = audit.surveyed.kinds.get(_MEASURES, [""])  # a city may have published plans without measures
    address = choose([audit.surveyed.leaves[page] for page in pages], 1)[0]
    findings, audit.scores = check_scores(base + address, address)
    audit.findings += findings
    return address
