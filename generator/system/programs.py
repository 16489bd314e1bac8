"""Run another program (MkDocs, Pagefind) and tell apart why it did not do its work: not allowed, no memory, no room on the disk."""

import errno
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.system.shortages import raise_shortage


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
        try:
            raise_shortage(run.stderr + run.stdout, run.returncode, out)
        except MemoryError as fault:
            raise MemoryError(name) from fault
    return run
