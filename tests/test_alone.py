"""What is timed runs while nothing else does."""

import threading
from pathlib import Path

import pytest

from alone import beside_others
from built import SHARED


@pytest.fixture(autouse=True)
def _a_run_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SHARED, str(tmp_path))


def _start(told: list[str], name: str, *, alone: bool) -> threading.Thread:
    def run() -> None:
        with beside_others(alone=alone):
            told.append(name)

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_others_run_side_by_side() -> None:
    told: list[str] = []
    with beside_others(alone=False):
        _start(told, "another", alone=False).join(5)
        assert told == ["another"]


@pytest.mark.long
def test_a_timed_one_waits_for_those_that_run_and_nothing_overtakes_it() -> None:
    told: list[str] = []
    with beside_others(alone=False):
        timed = _start(told, "timed", alone=True)
        timed.join(0.2)
        later = _start(told, "later", alone=False)
        later.join(0.2)
        assert told == []
    for thread in (timed, later):
        thread.join(5)
    assert told == ["timed", "later"]
