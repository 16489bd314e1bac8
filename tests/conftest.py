"""What every test shares: settings, the folder of what is made once, and which tests stay on one process."""

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

import pytest
from hypothesis import settings

from alone import beside_others
from built import open_shared
from generator.problems import problem as problems
from reporting import REPORT, REPORTS
from sample import City
from sharing import BySharing

# A property holds or not, however busy the machine is.
settings.register_profile("kokai", deadline=None)
settings.load_profile("kokai")

_LONG: Final = ("gate", "browser", "machine", "javascript")


class _Process(Protocol):
    """A process of pytest-xdist that has ended."""

    workeroutput: dict[str, Sequence[str]]


def pytest_configure(config: pytest.Config) -> None:
    """Open the folder of what is made once, before pytest-xdist starts other processes: they find it in their environment."""
    open_shared()
    config.stash[REPORTS] = []


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What stands when all tests are found stands to the end: whoever looks for garbage need not look through it after every test."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs a browser or takes seconds by its nature."""
    _leave_out_demonstration(config, items)
    for item in items:
        folder = item.path.parent.name
        if folder in _LONG:
            item.add_marker(pytest.mark.long)
        if folder in ("gate", "browser"):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Keep together what shares a browser or a built site."""
    return BySharing(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: _Process) -> None:
    """Take over what a process has to tell."""
    told = getattr(node, "workeroutput", {}).get(REPORT, ())
    node.config.stash[REPORTS].extend(told)  # type: ignore[attr-defined]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print it at the end of the run's log."""
    lines = config.stash[REPORTS]
    if lines:
        terminalreporter.section(REPORT)
    for line in lines:
        terminalreporter.write_line(line)


_DATA: Final = Path(__file__).resolve().parent.parent / "data"
_DEMONSTRATION: Final = ("komae", "mitaka", "sagamihara", "ueda")


def holds_demonstration(data: Path) -> bool:
    """Whether a folder of data is the demonstration that comes with the program: all of its cities are there."""
    return all((data / city / "municipality.yaml").is_file() for city in _DEMONSTRATION)


def pytest_report_header() -> str:
    if holds_demonstration(_DATA):
        return "data/: the demonstration"
    return "data/: a site's own (tests marked `demonstration` are of other data and not among these)"


def _leave_out_demonstration(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what holds the demonstration where its data are not there: no pass and no skip, but not chosen at all."""
    if holds_demonstration(_DATA):
        return
    others = [item for item in items if item.get_closest_marker("demonstration")]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """What is timed runs by itself."""
    with beside_others(alone=item.get_closest_marker("alone") is not None):
        return (yield)


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


@pytest.fixture
def before(tmp_path: Path) -> City:
    """A city of which it is told what changed."""
    return City(tmp_path / "before")


@pytest.fixture
def after(tmp_path: Path) -> City:
    """The same city, in which a test changes something."""
    return City(tmp_path / "after")
