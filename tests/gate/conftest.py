"""The built site, served as it will be published, and what the gate finds on it: each part once for all tests."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

from built import UNDER, real_site
from gate.audit import Audit, look_as_a_phone, read_sources
from gate.checking import CHECKS
from gate.defects import DEFECTS
from gate.newest_axe import use_newest_axe
from gate.proof import caught, find_ground, look_for, plant
from generator.gate.audit import (
    FEW_OF_A_KIND,
    MOST_OF_A_KIND,
    look_at_representatives,
    look_at_the_rest,
    representatives,
)
from generator.gate.findings import GateFinding
from generator.gate.screens import SCHEMES, WIDTHS
from generator.gate.serving import serving
from generator.gate.weight import UNBOUND
from reporting import hand_over

_WHOLE: Final = "KOKAI_GATE"
"""`KOKAI_GATE=whole` has every page looked at, as each night; otherwise one of each skeleton, and two instead of three of a kind in full."""


@dataclass(slots=True)
class Told:
    """What is printed at the end of the run."""

    audit: Audit | None = None
    proof: dict[str, bool] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


_TOLD: Final = pytest.StashKey[Told]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_TOLD] = Told()
    use_newest_axe()


@pytest.fixture(scope="session")
def told(pytestconfig: pytest.Config) -> Told:
    return pytestconfig.stash[_TOLD]


@pytest.fixture(scope="session")
def site() -> Path:
    """The site of the real data, its search included, built once."""
    return real_site()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path, str], str]]:
    with serving() as serve_folder:
        yield serve_folder


@pytest.fixture(scope="session")
def base(site: Path, serve: Callable[[Path, str], str]) -> str:
    """The address at which the site answers, below a path."""
    return serve(site, UNDER)


def _is_whole() -> bool:
    return os.environ.get(_WHOLE) == "whole"


def _timed(told: Told, name: str, work: Callable[[], object]) -> None:
    started = time.monotonic()
    work()
    told.seconds[name] = time.monotonic() - started


@pytest.fixture(scope="session")
def sources(site: Path, told: Told) -> Audit:
    """All pages as they are written."""

    def read() -> None:
        told.audit = read_sources(site)

    _timed(told, "sources", read)
    assert told.audit is not None
    return told.audit


@pytest.fixture(scope="session")
def full(sources: Audit, base: str, told: Told) -> Audit:
    """The pages that stand for each kind, as all their readers have them."""
    chosen = representatives(sources.surveyed, MOST_OF_A_KIND if _is_whole() else FEW_OF_A_KIND)
    _timed(told, "full looks", lambda: look_at_representatives(sources, base, chosen))
    return sources


@pytest.fixture(scope="session")
def light(full: Audit, base: str, told: Told) -> Audit:
    """All other pages, on a phone in light and on a wide screen in dark."""
    _timed(told, "light looks", lambda: look_at_the_rest(full, base, whole=_is_whole()))
    return full


@pytest.fixture(scope="session")
def phone(sources: Audit, base: str, told: Told) -> Audit:
    """Lighthouse's scores of a measure page."""
    _timed(told, "Lighthouse", lambda: look_as_a_phone(sources, base))
    return sources


@pytest.fixture(scope="session")
def planted(
    site: Path, serve: Callable[[Path, str], str], tmp_path_factory: pytest.TempPathFactory, told: Told
) -> dict[str, list[GateFinding]]:
    """Findings by injected defect; those of the sound copy under ``""``."""
    folder = tmp_path_factory.mktemp("defects")
    addresses = plant(find_ground(site, tmp_path_factory.mktemp("ground")), folder, DEFECTS)
    found: dict[str, list[GateFinding]] = {}
    _timed(told, "defects", lambda: found.update(look_for(folder, serve(folder, UNDER), DEFECTS, addresses)))
    told.proof = caught(DEFECTS, found)
    return found


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell what was looked at, what was found, and which check caught which defect: the end of every run's log."""
    told = session.config.stash[_TOLD]
    if told.audit is not None or told.proof:
        hand_over(session.config, list(_report(told)))


def _report(told: Told) -> Iterator[str]:
    if told.audit is not None:
        yield from _report_audit(told.audit)
    if told.proof:
        yield f"defects caught: {sum(told.proof.values())} of {len(told.proof)} injected"
        for defect in DEFECTS:
            mark = defect.check if told.proof[defect.name] else f"MISSED ({defect.check})"
            yield f"  {defect.name:<42} -> {mark}"
    yield "seconds: " + ", ".join(f"{name} {seconds:.0f}" for name, seconds in told.seconds.items())


def _report_audit(audit: Audit) -> Iterator[str]:
    counts = audit.counts
    widths = ", ".join(str(width) for width in WIDTHS)
    yield (
        f"pages: {counts['pages']} of {counts['kinds']} kinds and {counts['skeletons']} skeletons, all read; "
        f"{counts['full_pages']} looked at in full, {counts['light_pages']} lightly, each skeleton at least once"
    )
    yield (
        f"viewports: {len(WIDTHS) * len(SCHEMES)} ({widths} px; {', '.join(SCHEMES)}), menu closed and open, "
        f"400%, text spacing, forced colours, paper, no scripts; {counts['screens']} screens in all"
    )
    yield (
        f"rules: {len(CHECKS)} checks of the gate, {counts['axe_rules']} rules of axe-core in {counts['axe_runs']} runs "
        f"on {counts['axe_pages']} pages; {counts['stops']} stops of the keyboard, {counts['requests']} requests"
    )
    left = Counter(rule for look in audit.full.values() for rule, _ in look.to_look_at)
    yield f"left by axe to a person: {', '.join(f'{rule} {count}' for rule, count in left.most_common()) or 'nothing'}"
    if audit.weights:
        bound = {page: weight for page, weight in audit.weights.items() if page not in UNBOUND}
        page, heaviest = max(bound.items(), key=lambda item: item[1].html + item[1].css)
        yield f"heaviest page: {page}, {heaviest.html + heaviest.css} bytes of HTML and CSS ({heaviest.css} of CSS)"
    if audit.scores:
        yield "Lighthouse: " + ", ".join(f"{name} {score}" for name, score in audit.scores.items())
    yield f"findings: {len(audit.findings)}"
