"""Standard output and error that never stand in the way: missing, closed or full, they change no exit code and give no traceback."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO, cast


class _Patient(io.TextIOBase):
    """Writes to another stream as long as that takes it, then to nobody."""

    def __init__(self, to: TextIO | None) -> None:
        self._to = to

    def write(self, text: str) -> int:
        """Write, or let it go."""
        if self._to is not None:
            try:
                self._to.write(text)
            except (OSError, ValueError):  # full, or closed at the other end or at this
                self._to = None
        return len(text)

    def flush(self) -> None:
        """Flush, or let it go."""
        if self._to is not None:
            try:
                self._to.flush()
            except (OSError, ValueError):
                self._to = None

    def writable(self) -> bool:
        """Whatever is written is taken."""
        return True

    def isatty(self) -> bool:
        """Whether somebody sits before it."""
        try:
            return self._to is not None and self._to.isatty()
        except (OSError, ValueError):
            return False

    def fileno(self) -> int:
        """The number of the file. Raises ``OSError`` where there is none."""
        if self._to is None:
            raise OSError
        return self._to.fileno()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """As of the other stream."""
        return getattr(self._to, "encoding", None) or "utf-8"


@contextmanager
def patient_streams() -> Iterator[None]:
    """Japanese goes out as UTF-8 whatever the locale says, and whatever becomes of standard output and error, the run goes on."""
    before = sys.stdout, sys.stderr
    for stream in before:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with suppress(OSError, ValueError):
                reconfigure(encoding="utf-8", errors="replace")
    sys.stdout, sys.stderr = (cast("TextIO", _Patient(stream)) for stream in before)
    try:
        yield
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        sys.stdout, sys.stderr = before
