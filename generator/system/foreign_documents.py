"""Read documents that may be broken or hostile, by a process of its own within bounds of time and memory."""

import contextlib
import json
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

from generator.system.programs import end_program, start_program

_PROGRAM: Final = Path(__file__).with_name("foreign_reader.py")
_HALVES: Final = re.compile("[\ud800-\udfff]")
_LONGEST_CAUSE: Final = 160
_PLACE_IN_MEMORY: Final = re.compile(r"\b0x[0-9a-f]+\b|\b\d{9,}\b")  # another one in each run
_TIME_IS_OVER: Final = -getattr(signal, "SIGXCPU", 0)


class ReaderBounds(NamedTuple):
    """What the process may take: bytes of memory where the system can bound them (Windows and macOS cannot), seconds of each document."""

    memory: int
    seconds: int


def read_foreign(reader: Path, content: bytes, bounds: ReaderBounds, limits: Sequence[int]) -> dict[str, Any]:
    """What the ``reader`` (a file with a function ``read``) answers of the document, or ``{"fault": …}``, with its ``cause`` where one is known.

    Faults besides the reader's own: ``empty``, ``memory``, ``time``, ``nesting``, ``broken``; none at all where the process was ended in the
    middle, by a bound of the system or by a fault below Python. Raises ``OSError`` where no program can be started.
    """
    return read_all_foreign(reader, [content], bounds, limits)[0]


def read_all_foreign(
    reader: Path, contents: Sequence[bytes], bounds: ReaderBounds, limits: Sequence[int]
) -> list[dict[str, Any]]:
    """The same of several documents, which share one process. One that ends it leaves the others untouched: they get another."""
    answers: list[dict[str, Any]] = []
    while len(answers) < len(contents):
        answers += _read_on(reader, contents[len(answers) :], bounds, limits)
    return answers


def _read_on(
    reader: Path, contents: Sequence[bytes], bounds: ReaderBounds, limits: Sequence[int]
) -> Iterator[dict[str, Any]]:
    """The answers of one process; the last of them is of the document at which it ended."""
    numbers = (bounds.memory, bounds.seconds)
    command = [sys.executable, "-P", "-X", "utf8", str(_PROGRAM), *map(str, numbers), str(reader), *map(str, limits)]
    process = start_program(command, errors=subprocess.DEVNULL)
    assert process.stdin  # noqa: S101 (tells the type checker)
    feeding = threading.Thread(target=_feed, args=(process.stdin, contents), daemon=True)
    feeding.start()
    try:
        for _ in contents:
            is_late = threading.Event()
            said = _hear(process, bounds.seconds, is_late)
            answer = _take(said)
            yield {"fault": "time"} if is_late.is_set() or (not said and _ran_out_of_time(process)) else answer
            if not said.endswith(b"\n"):
                return
    finally:
        end_program(process)
        feeding.join()


def _hear(process: subprocess.Popen[bytes], seconds: int, is_late: threading.Event) -> bytes:
    """One line; what there is of it where the program ends, or is ended when its time is over."""

    def end() -> None:
        is_late.set()
        process.kill()

    waiting = threading.Timer(seconds, end)
    waiting.daemon = True
    waiting.start()
    try:
        assert process.stdout  # noqa: S101 (tells the type checker)
        return process.stdout.readline()
    finally:
        waiting.cancel()


def _ran_out_of_time(process: subprocess.Popen[bytes]) -> bool:
    """Whether the system ended it when its processor time was over."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        return process.wait(1) == _TIME_IS_OVER != 0
    return False


def _feed(stream: IO[bytes], contents: Sequence[bytes]) -> None:
    with contextlib.suppress(OSError, ValueError):  # it has ended, and its pipe with it
        for content in contents:
            stream.write(len(content).to_bytes(8, "big"))
            stream.write(content)
        stream.close()


def _take(said: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(said)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def cause_in(answer: dict[str, Any]) -> str:
    """The cause that a reader told, in one short line that is the same in each run."""
    return " ".join(_PLACE_IN_MEMORY.sub("…", str(answer.get("cause", ""))).split())[:_LONGEST_CAUSE]


def whole_letters(text: str) -> str:
    """A text of an answer without halves of characters."""
    return _HALVES.sub("\ufffd", text)
