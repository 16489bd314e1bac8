"""Run another program (MkDocs, Pagefind) and tell apart why it did not do its work: not allowed, no memory, no room on the disk."""

import ctypes
import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from generator.system.shortages import raise_shortage

_SET_DEATH_SIGNAL: Final = 1  # prctl(2), PR_SET_PDEATHSIG


def dies_with_us() -> Callable[[], None] | None:
    """For ``preexec_fn``: what is started ends when this process ends in whatever way, so that nothing works on in a folder that another holds.

    None where the system (Linux has it) cannot: there it ends with us when we are ended by something that can be heeded.
    """
    if sys.platform != "linux":
        return None
    try:
        prctl = ctypes.CDLL(None).prctl  # before the fork: after it nothing may be loaded
    except (OSError, AttributeError):
        return None
    parent = os.getpid()

    def bind() -> None:
        prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it ended before this was said
            os._exit(1)

    return bind


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
            command,
            check=False,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            preexec_fn=dies_with_us(),
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
