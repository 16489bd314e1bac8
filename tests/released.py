"""The sample city with releases: each is recorded as `kokai release` does it, and built as a visitor would find it."""

import datetime as dt
from pathlib import Path

from built import PROJECT, with_chrome
from generator.build import Order, build_site
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.model.ledger import Ledger
from generator.orders import BuildOutcome
from generator.problems.problem import Problem, Refused
from generator.progress import Progress
from generator.release import release_site
from sample import City

FIRST, SECOND, THIRD = dt.date(2026, 5, 1), dt.date(2026, 11, 1), dt.date(2026, 11, 15)


def release(city: City, tag: str, day: dt.date | None = FIRST, archive: Path | None = None) -> BuildOutcome:
    """Record a release of the city."""
    return release_site(_order(city, write=False)._replace(archive=archive), Progress(quiet=True), tag, day=day)


def recorded(city: City, tag: str, day: dt.date = FIRST) -> City:
    """The city after a release that must be clean."""
    assert release(city, tag, day).problems == []
    return city


def check(city: City) -> list[Problem]:
    """What `kokai check` tells."""
    return build_site(_order(city, write=False), Progress(quiet=True)).problems


def build(city: City) -> Path:
    """The folder of the city's site, built without a problem."""
    outcome = build_site(_order(city, write=True), Progress(quiet=True))
    assert outcome.published, outcome.problems[:5]
    return city.data.parent / "site"


def ledger_of(city: City) -> Ledger:
    """The ledger as the city's data hold it."""
    site = gather_site(read_data(city.data)[0], {}).site
    assert not isinstance(site, Refused)
    return site.ledger


def _order(city: City, *, write: bool) -> Order:
    top = city.data.parent
    return Order(PROJECT, city.data, top / "site", with_chrome(top / "work"), write=write, search=False, images=False)
