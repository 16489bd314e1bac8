"""Run another program (MkDocs, Pagefind) and tell apart why it did not do its work: not allowed, no memory, no room on the disk."""

import errno
import os
import re
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

_NO_ROOM: Final = re.compile(r"No space left on device|\[Errno 28\]|os error 28|Disk quota exceeded")
_NO_MEMORY: Final = re.compile(
    r"^MemoryError|Cannot allocate memory|memory allocation of \d+ bytes failed|failed to map segment", re.MULTILINE
)
_ENDED_FROM_OUTSIDE: Final = -signal.SIGKILL if os.name != "nt" else None  # so a system ends what takes too much memory


class ProgramNotRunError(Exception):
    """A program could not even be started. ``args`` are its name for readers, its path, and the system's fault (an ``OSError``)."""


def run_program(
    name: str, command: Sequence[str], *, cwd: Path, env: Mapping[str, str], out: Path
) -> subprocess.CompletedProcess[str]:
    """Run ``command`` to its end, below ``cwd``, and give what it said and its exit code. ``out`` is the folder it writes to.

    Raises ``ProgramNotRunError`` where it cannot be started, ``MemoryError`` where memory ran out (its own, too), and ``OSError``
    with the folder's name where the disk below ``out`` is full.
    """
    try:
        run = subprocess.run(
            command, check=False, cwd=cwd, env=env, capture_output=True, encoding="utf-8", errors="replace"
        )
    except OSError as fault:
        if fault.errno == errno.ENOMEM:
            raise MemoryError(name) from fault
        if str(fault.filename) == str(cwd) != command[0]:
            raise  # the folder is not to be entered; nothing is wrong with the program
        raise ProgramNotRunError(name, command[0], fault) from fault
    if run.returncode:
        said = run.stderr + run.stdout
        if _NO_ROOM.search(said):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(out))
        if run.returncode == _ENDED_FROM_OUTSIDE or _NO_MEMORY.search(said):
            raise MemoryError(name)
    return run
