"""Run another program (MkDocs, Pagefind, the reader of PDFs) and tell apart why it did not do its work: not allowed, no memory, no room on the disk."""

import contextlib
import ctypes
import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from generator.system.interrupts import whole_step
from generator.system.shortages import raise_shortage

_SET_DEATH_SIGNAL: Final = 1  # prctl(2), PR_SET_PDEATHSIG


def start_program(
    command: Sequence[str],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    errors: int = subprocess.PIPE,
) -> subprocess.Popen[bytes]:
    """Start ``command`` with pipes to it and from it; where ``errors`` go is a file's number or a mark of `subprocess`.

    It ends when this process ends in whatever way, so that nothing works on in a folder that another holds; elsewhere than on Linux only
    when this one is ended by something that can be heeded. What would end this process waits until it is started: in the middle of a
    fork Python cannot raise it, and a program that nobody knows of could not be ended.
    """
    process: subprocess.Popen[bytes] | None = None
    try:
        with whole_step():
            process = subprocess.Popen(
                command,
                cwd=cwd,
                env=env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                preexec_fn=_dies_with_us(),  # noqa: PLW1509 - it only tells the system something
            )
    except BaseException:
        if process is not None:
            end_program(process)
        raise
    return process


def _dies_with_us() -> Callable[[], None] | None:
    """For ``preexec_fn``; None where the system (Linux has it) cannot."""
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


def end_program(process: subprocess.Popen[bytes]) -> None:
    """Kill it and see its end: what was killed may still be writing into a folder that is about to be emptied."""
    process.kill()
    process.wait()
    for pipe in filter(None, (process.stdin, process.stdout, process.stderr)):
        with contextlib.suppress(BrokenPipeError):  # what it had not read any more
            pipe.close()


def talk_to(process: subprocess.Popen[bytes], said: bytes = b"", seconds: float | None = None) -> tuple[bytes, bytes]:
    """Say something to a program and hear all it has to say, to its end. Raises ``subprocess.TimeoutExpired``; whatever it raises, the program has ended."""
    try:
        return process.communicate(said, seconds)
    except BaseException:
        end_program(process)
        raise


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
        process = start_program(command, cwd=cwd, env=env)
    except OSError as fault:
        if fault.errno == errno.ENOMEM:
            raise MemoryError(name) from fault
        if str(fault.filename) == str(cwd) != command[0]:
            raise  # the folder is not to be entered; nothing is wrong with the program
        raise ProgramNotRunError(name, command[0], fault) from fault
    said, told = (part.decode("utf-8", "replace") for part in talk_to(process))
    run = subprocess.CompletedProcess(command, process.returncode, said, told)
    if run.returncode:
        try:
            raise_shortage(run.stderr + run.stdout, run.returncode, out)
        except MemoryError as fault:
            raise MemoryError(name) from fault
    return run
