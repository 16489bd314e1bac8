"""Feed Pagefind page by page over its standard input, so that its numbers of pages are ours and no disk's order decides them.

Given a folder, Pagefind numbers the pages as the file system lists them, which differs from one file system to another. As a
service it takes messages (JSON in base64, each with a comma after it), one after the other, and answers each the same way.
"""

import base64
import errno
import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self, cast

import msgspec
from pagefind_bin import get_executable

from generator.search.engine.promises import EngineFailedError, FormUnknownError, PagefindPromise
from generator.system.programs import ProgramNotRunError, end_program, run_program, start_program
from generator.system.shortages import NUMBERED, raise_shortage

_END: Final = b","
# Pagefind leaves its loop for a message that it cannot read, and finishes what it is writing. At the end of its input it stops at once,
# in the midst of its files.
_LEAVE: Final = b"!" + _END
_PATIENCE: Final = 60  # seconds for the files that are under way
_CHUNK: Final = 1 << 16


class _Answer(msgspec.Struct, frozen=True):
    """What Pagefind says to one message."""

    payload: dict[str, object]
    message_id: int | None = None


def read_engine_version(folder: Path, environment: Mapping[str, str]) -> str:
    """What Pagefind says of its version. ``folder``: where it runs. Raises ``OSError`` or ``RuntimeError``."""
    try:
        run = run_program("Pagefind", [str(get_executable()), "--version"], cwd=folder, env=environment, out=folder)
    except ProgramNotRunError as fault:
        raise fault.args[2] from None
    if run.returncode:
        raise RuntimeError((run.stderr or run.stdout).strip())
    return run.stdout.strip()


class Service:
    """One run of Pagefind, as a context."""

    def __init__(self, scratch: Path) -> None:
        """`scratch`: an empty folder in which it runs."""
        self._scratch = scratch
        self._asked = 0
        self._left = b""
        self._told: IO[bytes] = tempfile.TemporaryFile(dir=scratch)  # noqa: SIM115 - closed in __exit__
        # Settings for Pagefind that happen to stand in the environment would make one build differ from the next.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
        try:
            program = str(get_executable())
        except OSError as fault:
            self._told.close()
            raise EngineFailedError(f"Pagefind のプログラムがありません（{fault}）。") from fault
        try:
            self._process = start_program(
                [program, "--service"], cwd=scratch, env=environment, errors=self._told.fileno()
            )
        except OSError as fault:
            self._told.close()
            if fault.errno == errno.ENOMEM:
                raise MemoryError("Pagefind") from fault
            raise ProgramNotRunError("Pagefind", program, fault) from fault
        # Both were asked for, so both are there.
        self._to: IO[bytes] = cast("IO[bytes]", self._process.stdin)
        self._from: IO[bytes] = cast("IO[bytes]", self._process.stdout)

    def __enter__(self) -> Self:
        """Ready to be asked."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing of it goes on."""
        end_program(self._process)
        self._told.close()

    def make(self, documents: Iterable[tuple[str, str]], made: Path) -> None:
        """Index `documents` (addresses with HTML), numbered in the order in which they come, and write the files to `made`.

        Raises `EngineFailedError`; `FormUnknownError` for answers of another form; `OSError` where the machine was in its way.
        """
        index = self._ask("NewIndex", config={})["index_id"]
        for address, html in documents:
            self._ask("AddFile", index_id=index, file_path=None, url=f"/{address}", file_contents=html)
        self._ask("WriteFiles", index_id=index, output_path=str(made))
        self._leave()

    def _ask(self, kind: str, **said: object) -> Mapping[str, object]:
        message = msgspec.json.encode({"message_id": self._asked, "payload": {"type": kind, **said}})
        self._send(base64.b64encode(message) + _END)
        payload = self._receive(self._asked)
        self._asked += 1
        if payload.get("type") == "Error":
            raise self._failure(str(payload.get("message", "")))
        return payload

    def _send(self, message: bytes) -> None:
        try:
            self._to.write(message)
            self._to.flush()
        except BrokenPipeError as fault:
            raise self._failure() from fault

    def _receive(self, asked: int) -> Mapping[str, object]:
        parts = [self._left]
        while _END not in parts[-1]:
            part = os.read(self._from.fileno(), _CHUNK)
            if not part:
                raise self._failure()
            parts.append(part)
        message, _, self._left = b"".join(parts).partition(_END)
        try:
            answer = msgspec.json.decode(base64.b64decode(message, validate=True), type=_Answer)
        except ValueError as fault:
            raise FormUnknownError(PagefindPromise.SERVICE, str(fault)) from fault
        if answer.message_id not in (asked, None):
            raise FormUnknownError(PagefindPromise.SERVICE, f"{asked} → {answer.message_id}")
        return answer.payload

    def _leave(self) -> None:
        self._send(_LEAVE)
        try:
            code = self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired as fault:
            raise FormUnknownError(PagefindPromise.WHOLE_FILES) from fault
        if code:
            raise self._failure()

    def _failure(self, said: str = "") -> Exception:
        """Why it stopped: the machine's fault as what it is, anything else in Pagefind's own words."""
        if not said:
            try:
                self._process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()
        code = self._process.poll()
        self._told.seek(0)
        told = f"{said}\n{self._told.read().decode(errors='replace')}".strip()
        of_system = NUMBERED.search(told)
        if of_system:
            number = int(of_system[1])
            return OSError(number, os.strerror(number), str(self._scratch))
        try:
            raise_shortage(told, code or 0, self._scratch)
        except (MemoryError, OSError) as fault:
            return MemoryError("Pagefind") if isinstance(fault, MemoryError) else fault
        ended = "" if code is None else f"（終了コード {code}）"
        return EngineFailedError(f"Pagefind が索引を作れませんでした{ended}。\n{told}")
