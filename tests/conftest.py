"""What every test shares."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

from generator.problems import problem as problems

# A property holds or not, however busy the machine is.
settings.register_profile("kokai", deadline=None)
settings.load_profile("kokai")

_DATA: Final = Path(__file__).resolve().parent.parent / "data"
_DEMONSTRATION: Final = ("komae", "mitaka", "sagamihara", "ueda")


def holds_demonstration(data: Path) -> bool:
    """Whether a folder of data is the demonstration that comes with the program: all of its cities are there."""
    return all((data / city / "municipality.yaml").is_file() for city in _DEMONSTRATION)


def pytest_report_header() -> str:
    if holds_demonstration(_DATA):
        return "data/: the demonstration"
    return "data/: a site's own (tests marked `demonstration` are of other data and not among these)"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what holds the demonstration where its data are not there: no pass and no skip, but not chosen at all."""
    if holds_demonstration(_DATA):
        return
    others = [item for item in items if item.get_closest_marker("demonstration")]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


@pytest.fixture(autouse=True)
def _break_the_rules_that_are_named(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A test that is marked to break a rule must have told of it when it ends."""
    marked = {code for mark in request.node.iter_markers("breaks") for code in mark.args}
    if not marked:
        yield
        return
    told: set[str] = set()
    real = problems.Problem

    def note(rule: str, *rest: object) -> problems.Problem:
        told.add(rule)
        return real(rule, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(problems, "Problem", note)
    yield
    assert marked <= told, "the test is marked to break a rule that it does not break"
