"""Who answers what is shared with other processes: they alone, or none of them after the first answer."""

import pytest

from generator.system.workers import Workers

Answer = tuple[int, bytes | None]
_PATIENCE = 120  # seconds


def leave_to_others(monkeypatch: pytest.MonkeyPatch) -> list[Answer]:
    """This process takes none of what is shared: every answer is another's. Gives the answers."""
    answers: list[Answer] = []

    def wait(workers: Workers) -> Answer:
        answers.append(workers._answers.get(timeout=_PATIENCE))
        return answers[-1]

    monkeypatch.setattr(Workers, "_next", wait)
    return answers


def kill_after_the_first_answer(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """All other processes are killed in the midst of the work. Gives how each of them ended."""
    following = Workers._next
    killed: list[int] = []

    def kill(workers: Workers) -> Answer:
        if killed:
            return following(workers)
        first = workers._answers.get(timeout=_PATIENCE)
        for process in workers._processes:
            process.kill()
            killed.append(process.wait())
        return first

    monkeypatch.setattr(Workers, "_next", kill)
    return killed
