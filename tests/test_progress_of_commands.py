"""What a command tells while it works: a person who waits sees that it goes on, also where no line can be rewritten."""

import io

import pytest

from generator import progress
from generator.progress import Progress


class Clock:
    """The time, as the test wants it."""

    def __init__(self) -> None:
        self.now = 0.0

    def perf_counter(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    return clock


def look_at_four_pages(told: Progress, clock: Clock, seconds: float) -> None:
    with told.stage("ページを見る"):
        for done in range(1, 5):
            clock.now += seconds
            told.count(done, 4)


def test_a_long_stage_says_in_a_log_how_far_it_is(clock: Clock) -> None:
    log = io.StringIO()
    look_at_four_pages(Progress(log), clock, 6)
    assert log.getvalue() == "… ページを見る 2 / 4\n… ページを見る 4 / 4\n✓ ページを見る（24.00 秒）\n"


def test_a_short_one_says_only_that_it_is_done(clock: Clock) -> None:
    log = io.StringIO()
    look_at_four_pages(Progress(log), clock, 2)
    assert log.getvalue() == "✓ ページを見る（8.00 秒）\n"


def test_each_stage_has_its_own_time_of_silence(clock: Clock) -> None:
    log = io.StringIO()
    told = Progress(log)
    for _ in range(3):
        look_at_four_pages(told, clock, 2)
    assert "/ 4" not in log.getvalue()


def test_who_wants_no_words_gets_none(clock: Clock) -> None:
    log = io.StringIO()
    look_at_four_pages(Progress(log, quiet=True), clock, 60)
    assert log.getvalue() == ""
