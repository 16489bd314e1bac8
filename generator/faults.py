"""Faults of the program or the machine, told without a traceback; the details are kept for the developers."""

import traceback
from pathlib import Path
from typing import Final

_REPORT: Final = "fault.txt"


def describe_fault(fault: BaseException, work: Path) -> tuple[str, str]:
    """What happened in a few words, and where the details were written (or why they were not)."""
    cause = f"{type(fault).__name__}: {fault}".strip().splitlines()[0][:200]
    try:
        work.mkdir(parents=True, exist_ok=True)
        (work / _REPORT).write_text("".join(traceback.format_exception(fault)), encoding="utf-8")
    except OSError:
        return cause, "この画面の表示"
    return cause, f"{work.name}/{_REPORT}"
