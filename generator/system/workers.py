"""Processes that do parts of the work beside this one, on the other cores.

Each is a program of its own, started anew: nothing of this process is copied into it, so that it is the same on every system. It hears and says frames, a number
of bytes and then so many: first how to begin, then one frame for each task. It writes to no disk. What it does not answer is done here.
"""

import contextlib
import gc
import os
import queue
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Final, Self

from generator.system.programs import end_program, start_program

_LENGTH: Final = struct.Struct(">Q")
_BEGIN: Final = (
    "import sys; sys.path[:] = sys.argv[2:]; import runpy; runpy.run_module(sys.argv[1], run_name='__main__')"
)
_CONTAINER: Final = Path("/sys/fs/cgroup")
_LEAST_MEMORY: Final = 600_000_000
_UNKNOWN: Final = 2
"""Bytes that one process of a large site may take; how many processes there are where the system does not tell what is free."""
_MOMENT: Final = 0.2  # seconds; somewhere a wait without an end would not hear Ctrl+C


class EndedError(Exception):
    """A process said nothing more."""


def write_frame(stream: IO[bytes], content: bytes) -> None:
    """Say one frame. Raises ``OSError``."""
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes:
    """Hear one frame. Raises ``EndedError`` where the other side is at its end, or says what is none: nothing has room for so many bytes."""
    count = _LENGTH.unpack(_read(stream, _LENGTH.size))[0]
    try:
        return _read(stream, count)
    except (OverflowError, MemoryError) as fault:
        raise EndedError from fault


def _read(stream: IO[bytes], count: int) -> bytes:
    content = stream.read(count)
    if len(content) < count:
        raise EndedError
    return content


def answer_tasks(begin: Callable[[bytes], Callable[[bytes], bytes] | None]) -> None:
    """Be such a process: hear how to ``begin``, say that it is ready, and answer each task until nothing more is heard. None begins nothing. It ends the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal tells every process of Ctrl+C; the build ends this one
    gc.disable()  # as the build itself
    heard, said = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what anything prints is no answer
    with contextlib.suppress(EndedError):
        answer = begin(read_frame(heard))
        if answer is not None:
            write_frame(said, b"")
            while True:
                write_frame(said, answer(read_frame(heard)))
    os._exit(0)


def count_workers() -> int:
    """For how many processes this machine has cores, and memory for a large site in each."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    free = _free_memory()
    return max(1, min(cores, _UNKNOWN if free is None else 1 + free // _LEAST_MEMORY))


def _free_memory() -> int | None:
    """Bytes that programs may still take, where the system says it."""
    found = []
    with contextlib.suppress(OSError, ValueError, LookupError):
        told = dict(line.split(":") for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines())
        found.append(int(told["MemAvailable"].split()[0]) * 1024)
    with contextlib.suppress(OSError, ValueError):  # where a container bounds it; "max" where it does not
        most, now = ((_CONTAINER / name).read_text(encoding="ascii") for name in ("memory.max", "memory.current"))
        found.append(int(most) - int(now))
    return max(0, min(found)) if found else None


def ask_apart(module: str, task: bytes) -> bytes | None:
    """What a process that runs ``module`` answers to the one task for which it is started; None where there is no answer. What it needs for that never lies in this process's memory."""
    try:
        process = start_program(_command_of(module), errors=subprocess.DEVNULL)
    except OSError:  # it is not to be had
        return None
    said, heard = process.stdin, process.stdout
    assert said is not None and heard is not None  # noqa: S101, PT018 (tells the type checker)
    try:
        write_frame(said, b"")
        read_frame(heard)  # it is ready
        write_frame(said, task)
        return read_frame(heard)
    except (EndedError, OSError):
        return None
    finally:
        end_program(process)


def _command_of(module: str) -> list[str]:
    utf8 = ("-X", "utf8") if sys.flags.utf8_mode else ()
    return [sys.executable, *utf8, "-P", "-c", _BEGIN, module, *sys.path]


class Workers:
    """Up to ``most`` processes that run ``module``, each begun with the frame ``first``; started when there is first something to share."""

    def __init__(self, module: str, first: bytes, most: int) -> None:
        """Start nothing yet."""
        self._command = _command_of(module)
        self._first = first
        self._most = most
        self._processes: list[subprocess.Popen[bytes]] = []
        self._tasks: queue.SimpleQueue[tuple[int, bytes]] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[int, bytes | None]] = queue.SimpleQueue()
        self._closing = False
        self.lost: list[str] = []
        """Why processes ended before their time."""

    def begin_with(self, first: bytes) -> None:
        """Begin processes that are started from now on with the frame ``first``."""
        self._first = first

    def share(self, tasks: Sequence[bytes]) -> Iterator[tuple[int, bytes | None]]:
        """The place of each task with its answer, in the order in which they become ready; without one, the caller is to do it now.

        The caller works along: a task that no process has begun is given to it while it would wait.
        """
        self._start(len(tasks))
        for task in enumerate(tasks):
            self._tasks.put(task)
        for _ in tasks:
            yield self._next()

    def _next(self) -> tuple[int, bytes | None]:
        with contextlib.suppress(queue.Empty):
            return self._answers.get_nowait()
        with contextlib.suppress(queue.Empty):
            return self._tasks.get_nowait()[0], None
        while True:
            with contextlib.suppress(queue.Empty):
                return self._answers.get(timeout=_MOMENT)

    def _start(self, tasks: int) -> None:
        """Start what is not started yet: no more than there are tasks."""
        while len(self._processes) < min(self._most, tasks):
            try:
                process = start_program(self._command, errors=subprocess.DEVNULL)
            except OSError as fault:  # so many processes are not to be had
                self.lost.append(str(fault.strerror))
                self._most = len(self._processes)
                return
            self._processes.append(process)
            threading.Thread(target=self._talk, args=(process,), daemon=True).start()

    def _talk(self, process: subprocess.Popen[bytes]) -> None:
        """Hand tasks to a process for as long as it answers."""
        said, heard = process.stdin, process.stdout
        assert said is not None and heard is not None  # noqa: S101, PT018 (tells the type checker)
        place = None
        try:
            write_frame(said, self._first)
            read_frame(heard)  # it is ready
            while True:
                place, task = self._tasks.get()
                write_frame(said, task)
                self._answers.put((place, read_frame(heard)))
                place = None
        except (EndedError, OSError, ValueError):  # the last where the pipe was closed here
            if not self._closing:
                self._note_end(process)
            if place is not None:
                self._answers.put((place, None))

    def _note_end(self, process: subprocess.Popen[bytes]) -> None:
        self.lost.append(f"終了コード {process.wait()}")

    def close(self) -> None:
        """End every process."""
        self._closing = True
        for process in self._processes:
            if process.poll() is not None:  # before it was told to
                self._note_end(process)
            end_program(process)
        self._processes.clear()

    def __enter__(self) -> Self:
        """Nothing is started before there is something to share."""
        return self

    def __exit__(self, *_: object) -> None:
        """End every process, whatever happened."""
        self.close()
