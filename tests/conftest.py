"""What every test shares."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from generator.problems import problem as problems

# A property holds or not, however busy the machine is.
settings.register_profile("kokai", deadline=None)
settings.load_profile("kokai")


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
