"""Tell how far a build is: one line that is rewritten on a terminal, plain lines elsewhere (CI)."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TextIO

_SILENCE: Final = 10.0
"""Seconds after which a line says that a stage goes on, where no line can be rewritten (a log, a file)."""


class Progress:
    """Stages with their seconds. ``seconds`` keeps them in order for the closing summary."""

    def __init__(self, stream: TextIO | None = None, *, quiet: bool = False) -> None:
        self._stream = stream or sys.stderr
        self._quiet = quiet
        self._live = not quiet and self._stream.isatty()
        self._last = 0.0
        self._told = 0.0
        self.seconds: dict[str, float] = {}
        self._stage = ""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """One stage of the road, by its Japanese name."""
        self._stage = name
        started = self._told = time.perf_counter()
        if self._live:
            self._rewrite(f"… {name}")
        try:
            yield
        finally:
            took = time.perf_counter() - started
            self.seconds[name] = self.seconds.get(name, 0.0) + took
            if self._live:
                self._rewrite("")
        if not self._quiet:
            self._stream.write(f"✓ {name}（{took:.2f} 秒）\n")
            self._stream.flush()

    def tell(self, text: str) -> None:
        """A line that somebody has to know while the stage goes on."""
        if not self._quiet:
            self._stream.write(f"{text}\n")
            self._stream.flush()

    def count(self, done: int, total: int) -> None:
        """How much of the stage is done."""
        now = time.perf_counter()
        if not self._live:
            if not self._quiet and now - self._told > _SILENCE:
                self._told = now
                self.tell(f"… {self._stage} {done:,} / {total:,}")
            return
        if now - self._last > 0.1 or done == total:  # seconds; more often only costs time
            self._last = now
            self._rewrite(f"… {self._stage} {done:,} / {total:,}")

    def _rewrite(self, text: str) -> None:
        self._stream.write(f"\r\x1b[2K{text}")
        self._stream.flush()
