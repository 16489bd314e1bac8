"""Hold back what would end the run (Ctrl+C, TERM, HUP) in steps that must not be cut in the middle.

One is from the moment a site is published until that is told: whoever is told "stopped, the published site is as it was" must be able to
believe it. Handlers are changed, not masks: a second thread would take what one thread masks, and hand it to the main one.
"""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, Final

PUBLISHED: Final = "\nサイトはもう公開しました。そのあとの表示だけを中止しました。\n"
ENDING: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)


class _State:
    """Of this process. ``published``: since it began to tell, a site was put in its place; ``heard``: a signal came meanwhile."""

    tells = False
    published = False
    heard = False
    before: dict[int, Any] = {}  # noqa: RUF012 - there is one process


def is_published() -> bool:
    """Whether a build has published its site, so that "as it was" is no longer true."""
    return _State.published


def forget_published() -> None:
    """A run begins, and has published nothing."""
    _State.published = False


@contextmanager
def until_told() -> Iterator[None]:
    """What is held back while a site is published is held back to the end of this, where the reader has been told of it."""
    _State.tells, _State.published = True, False
    try:
        yield
    finally:
        _State.tells = False
        _let_through()


@contextmanager
def whole_step() -> Iterator[None]:
    """A step that is done or not begun: a program is started. What came meanwhile is raised at its end.

    Within a step that is held back already, that one's end is waited for.
    """
    own = _hold()
    try:
        yield
    finally:
        if own and _let_through():
            raise KeyboardInterrupt


@contextmanager
def held_back() -> Iterator[None]:
    """The step that must not be half told. What came meanwhile ends the run afterwards, unless it is ``until_told``."""
    _hold()
    try:
        yield
        _State.published = _State.tells
    finally:
        if not _State.published and _let_through():
            raise KeyboardInterrupt


def _hold() -> bool:
    """Note what comes from now on; whether it was not noted already."""
    if threading.current_thread() is not threading.main_thread() or _State.before:
        return False  # no other thread is interrupted
    _State.heard = False
    for number in ENDING:
        if signal.getsignal(number) not in (signal.SIG_IGN, None):
            _State.before[number] = signal.getsignal(number)
    for number in _State.before:
        signal.signal(number, _hear)
    return True


def _hear(_number: int, _frame: FrameType | None) -> None:
    if _State.heard and _State.published:  # who says so twice does not want to wait for a terminal that takes nothing
        say_at_once(PUBLISHED)
        os._exit(0)
    _State.heard = True


def _let_through() -> bool:
    """Have signals mean what they meant before; whether one came meanwhile."""
    for number, handler in _State.before.items():
        signal.signal(number, handler)
    _State.before.clear()
    heard, _State.heard = _State.heard, False
    return heard


def say_at_once(text: str) -> None:
    """Write to the terminal past everything that is open, if it takes it."""
    with suppress(OSError):  # nobody reads any more
        os.write(2, text.encode())
