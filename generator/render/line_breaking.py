"""Where a Japanese title may break: between phrases, so that no word falls apart at the end of a line.

A city's titles are the same from build to build, and finding the phrases of one costs as much as rendering a small page. So they are
kept in the working folder, as the letters at which a title parts.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

import budoux
import msgspec

from generator.cache import Store

_NAME: Final = "phrases"
_SHORTEST: Final = 8
"""A text of fewer letters fits on every line."""

_OPENING: Final = "（(「『【［["
_CLOSING: Final = "）)」』】］]、。，．,."
_BEFORE_BRACKET: Final = re.compile(rf"(?<=[^{re.escape(_OPENING)}])(?=[{re.escape(_OPENING)}])")
_DECODE: Final = msgspec.msgpack.Decoder(dict[str, tuple[str, ...]]).decode
_found: dict[str, tuple[str, ...]] = {}
_read: set[str] = set()


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


def read_breaks(store: Store) -> None:
    """Take over what the last build found."""
    kept = store.read(_NAME, _DECODE) or {}
    sound = {text: phrases for text, phrases in kept.items() if "".join(phrases) == text}
    _found.update(sound)
    _read.clear()
    _read.update(sound)


def write_breaks(store: Store) -> None:
    """Keep what was found, if anything was that is not kept yet."""
    if _found.keys() <= _read:
        return
    store.write(_NAME, msgspec.msgpack.encode(_found))
    _read.update(_found)
