"""Start a build: in a fork of this process, where everything is loaded already, or as a program of its own."""

import contextlib
import gc
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from generator.cli import main

PROJECT: Final = Path(__file__).resolve().parents[2]
_UNFORESEEN: Final = 70
_STEPS: Final = frozenset(
    {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.scandir", "subprocess.Popen"}
)


class Ended(NamedTuple):
    """How a build ended: its exit code (negative: the signal that ended it), what it said, and how many seconds it took."""

    code: int
    told: str
    seconds: float


class Started:
    """A build that runs."""

    def __init__(self, pid: int, log: Path) -> None:
        self._pid, self._log, self._since = pid, log, time.monotonic()

    def kill(self) -> None:
        """End it as the system ends a process, without a last word."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)

    def wait(self) -> Ended:
        """Wait for its end."""
        _, status = os.waitpid(self._pid, 0)
        took = time.monotonic() - self._since
        return Ended(os.waitstatus_to_exitcode(status), self.told(), took)

    def told(self) -> str:
        """What it has said so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")


def start(arguments: list[str], log: Path, *, real: bool = False, before: Callable[[], None] = lambda: None) -> Started:
    """Start ``kokai`` with ``arguments``; what it says goes to ``log``. ``before`` is called in the fork, not in a program of its own."""
    log.write_bytes(b"")
    if real:
        with log.open("wb") as said:
            run = subprocess.Popen(
                [sys.executable, "-m", "generator", *arguments], cwd=PROJECT, stdout=said, stderr=subprocess.STDOUT
            )
        run.returncode = 0  # waited for by its id, as the forks are
        return Started(run.pid, log)
    pid = os.fork()
    if pid:
        return Started(pid, log)
    code = _UNFORESEEN
    try:
        said_to = os.open(log, os.O_WRONLY | os.O_APPEND)
        for stream in (1, 2):
            os.dup2(said_to, stream)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - to the end of the process
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        gc.disable()
        before()
        code = main(arguments)
    except BaseException:  # noqa: BLE001 - told to the parent
        traceback.print_exc()
    with contextlib.suppress(Exception):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def end_at_step(number: int) -> Callable[[], None]:
    """For ``start``: the process ends itself just before its step of this number; steps are what it asks of the file system."""

    def watch() -> None:
        left = number

        def step(event: str, _: object) -> None:
            nonlocal left
            if event in _STEPS:
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(step)

    return watch


def count_steps(tell: Path) -> Callable[[], None]:
    """For ``start``: the number of steps so far is the size of the file ``tell``."""

    def watch() -> None:
        opened = os.open(tell, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)

        def step(event: str, _: object) -> None:
            if event in _STEPS:
                os.write(opened, b".")

        sys.addaudithook(step)

    return watch


def exchange_by_renames() -> None:
    """For ``start``: the system cannot exchange two names in one step."""
    from generator.publish import swap as write  # noqa: PLC0415 - in the fork alone

    write._exchange_names = lambda one, other: False  # noqa: ARG005
