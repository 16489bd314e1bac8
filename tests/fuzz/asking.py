"""What the program must never answer: an exception, a problem that does not help, a page that holds what was planted, and no answer in time."""

import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from generator.problems.problem import Problem
from generator.problems.reports import render_text
from generator.problems.rules import RULES

SLOWEST: Final = 4.0  # seconds of one input, on a machine with other work


def find_faults(problems: Iterable[Problem], lines: int) -> Iterator[str]:
    """Problems without file, line, or mend. ``lines`` is how many the file has; those of whole files have none."""
    for found in problems:
        rule = RULES[found.rule]
        details = dict(found.details)
        try:
            mend, what = rule.mend.format(**details), rule.what.format(**details)
            render_text([found], lambda _: ())
        except (KeyError, IndexError, ValueError) as fault:
            yield f"{found.rule}: its texts cannot be filled ({fault!r})"
            continue
        if not mend.strip() or not what.strip():
            yield f"{found.rule}: nothing said"
        if not found.place.file and found.rule != "K106":
            yield f"{found.rule}: no file"
        whole = found.rule.startswith("K1")
        if not whole and not 1 <= found.place.line <= max(lines, 1) + 1:
            yield f"{found.rule}: line {found.place.line} of {lines}"


def ask(question: Callable[[], Iterable[str]]) -> list[str]:
    """What is wrong with the answer to a question; an exception and a long time are wrong too."""
    begun = time.monotonic()
    cpu = time.process_time()
    try:
        faults = list(question())
    except Exception:  # noqa: BLE001 - whatever it is, it should not have come out
        faults = [traceback.format_exc(limit=-4)]
    if time.process_time() - cpu > SLOWEST:
        faults.append(f"took {time.monotonic() - begun:.1f} s")
    return faults
