"""Where a Japanese title may break: between phrases, so that no word falls apart at the end of a line.

A city's titles are the same from build to build, and finding the phrases of one costs as much as rendering a small page. So they are
kept in the working folder, as the letters at which a title parts.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import budoux
import msgspec

from generator.model.basics import Record

_NAME: Final = "phrases.msgpack"
_SHORTEST: Final = 8
"""A text of fewer letters fits on every line."""

_OPENING: Final = "（(「『【［["
_CLOSING: Final = "）)」』】］]、。，．,."
_BEFORE_BRACKET: Final = re.compile(rf"(?<=[^{re.escape(_OPENING)}])(?=[{re.escape(_OPENING)}])")
_SPLITTER: Final = f"{budoux.__version__} {_OPENING} {_CLOSING}"
_found: dict[str, tuple[str, ...]] = {}
_read: set[str] = set()


class _Kept(Record, frozen=True):
    """What was kept: the version of the splitter and the phrases by text."""

    splitter: str
    phrases: dict[str, tuple[str, ...]]


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


def split_phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, in order; put together they are the text."""
    if len(text) < _SHORTEST:
        return (text,)
    phrases = _found.get(text)
    if phrases is None:
        phrases = _found[text] = tuple(_mend(_parser().parse(text)))
    return phrases


def _mend(phrases: Iterable[str]) -> list[str]:
    """Phrases that part before brackets, which the splitter does not always do (a title and its year), and never inside of one's edge."""
    mended: list[str] = []
    for piece in (piece for phrase in phrases for piece in _BEFORE_BRACKET.split(phrase)):
        if mended and (piece[:1] in _CLOSING or mended[-1][-1:] in _OPENING):
            mended[-1] += piece
        else:
            mended.append(piece)
    return mended


def read_phrases(work: Path) -> None:
    """Take over what the last build found; nothing where it cannot be read or another splitter found it."""
    try:
        kept = msgspec.msgpack.decode((work / _NAME).read_bytes(), type=_Kept)
    except (OSError, msgspec.DecodeError, ValueError):
        return
    if kept.splitter == _SPLITTER:
        sound = {text: phrases for text, phrases in kept.phrases.items() if "".join(phrases) == text}
        _found.update(sound)
        _read.update(sound)


def write_phrases(work: Path) -> None:
    """Keep what was found, if anything was that is not kept yet."""
    if _found.keys() <= _read:
        return
    work.mkdir(parents=True, exist_ok=True)
    new = work / f"{_NAME}.new"
    new.write_bytes(msgspec.msgpack.encode(_Kept(_SPLITTER, _found)))
    new.replace(work / _NAME)
    _read.update(_found)
