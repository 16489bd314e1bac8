"""Faults of the program or the machine, told without a traceback; the details are kept for the developers."""

import errno
import os
import traceback
from pathlib import Path
from typing import Final

from generator.system.work_folder import WorkNotOursError, check_work

_REPORT: Final = "fault.txt"
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


def describe_fault(fault: BaseException, work: Path) -> tuple[str, str]:
    """What happened in a few words, and where the details were written (or why they were not)."""
    told = f"{type(fault).__name__}: {fault}".strip().splitlines()
    cause = told[0][:200]
    try:
        work.mkdir(parents=True, exist_ok=True)
        check_work(work)
        new = work / f"{_REPORT}.{os.getpid()}.new"
        new.write_text("".join(traceback.format_exception(fault)), encoding="utf-8", errors="replace")
        new.replace(work / _REPORT)  # a link of that name is not followed
    except (OSError, WorkNotOursError):
        return cause, "この画面の表示"
    return cause, f"{work.name}/{_REPORT}"


def name_memory_fault(fault: BaseException) -> str:
    """Who ran out of memory."""
    said = str(fault).strip()
    return said.splitlines()[0][:200] if said else "Kokai"


def find_unwritable(fault: OSError, out: Path, work: Path) -> str:
    """The path that could not be written.

    Where two paths take part (a copy, a new name), the one that was to be made. A write into a full disk does not say where; then the
    fuller one of the disks of ``out`` and ``work`` is meant.
    """
    named = fault.filename2 or fault.filename
    if named and not isinstance(named, int):
        return os.fsdecode(named)
    if fault.errno in _NO_ROOM:
        return str(min((out, work), key=_room))
    return str(out)


def _room(folder: Path) -> int:
    """Bytes that are free where the folder stands or will stand."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        found = os.statvfs(folder)
    except (OSError, AttributeError):
        return 0
    return found.f_bavail * found.f_frsize if found.f_favail or not found.f_files else 0
