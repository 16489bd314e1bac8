"""Where a Japanese title may break: between phrases, so that no word falls apart at the end of a line.

A city's titles are the same from build to build, and finding the phrases of one costs as much as rendering a small page. So they are
kept in the working folder, as the letters at which a title parts.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

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


_BEFORE: Final = 3
_AFTER: Final = 3
"""So many letters before a place and behind it decide whether phrases part there."""
_OUTSIDE: Final = "\0"
"""Stands for the letters before a text and behind it; the model knows of none."""


class _Weights(NamedTuple):
    """What the splitter has learned: for each run of letters, as (from, to) within the letters around a place, how much it speaks for parting there."""

    level: int
    """So much must speak for it, doubled: half of all there is."""
    runs: tuple[tuple[int, int, Mapping[str, int]], ...]


_RUNS: Final = {"UW": (0, 1, 6), "BW": (1, 2, 3), "TW": (0, 3, 4)}
"""Of each kind of runs where the first begins, how long they are and how many there are."""


@cache
def _weights() -> _Weights:
    model = budoux.load_default_japanese_parser().model
    runs = (
        (begin + number, begin + number + length, model.get(f"{kind}{number + 1}", {}))
        for kind, (begin, length, count) in _RUNS.items()
        for number in range(count)
    )
    return _Weights(sum(sum(each.values()) for each in model.values()), tuple(runs))


@lru_cache(maxsize=65536)  # titles share their words, and so the letters around a place
def _parts_at(around: str) -> bool:
    """Whether phrases part in the middle of these six letters, as ``budoux.Parser.parse`` reckons it."""
    level, runs = _weights()
    return 2 * sum(told.get(around[begin:end], 0) for begin, end, told in runs) > level


def part_at_weights(text: str) -> list[str]:
    """What ``budoux.Parser.parse`` gives, which looks up what it knows anew at each letter of each text. Of no text one empty piece."""
    within = _OUTSIDE * _BEFORE + text + _OUTSIDE * _AFTER
    places = [place for place in range(1, len(text)) if _parts_at(within[place : place + _BEFORE + _AFTER])]
    return [text[begin:end] for begin, end in pairwise((0, *places, len(text)))]


def split_phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, in order; put together they are the text."""
    if len(text) < _SHORTEST:
        return (text,)
    phrases = _found.get(text)
    if phrases is None:
        phrases = _found[text] = tuple(_mend(part_at_weights(text)))
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
