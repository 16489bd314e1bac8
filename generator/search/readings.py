"""How a wording is read aloud, in hiragana, so that a reader who types no kanji finds it."""

import functools
from collections.abc import Iterable
from typing import Final, Protocol

from sudachipy import Dictionary, SplitMode

from generator.kana import TO_HIRAGANA

_LONGEST: Final = 200  # characters; the dictionary refuses texts of several thousand


class _Part(Protocol):
    def surface(self) -> str: ...
    def reading_form(self) -> str: ...
    def is_oov(self) -> bool: ...


class _Reader(Protocol):
    def tokenize(self, text: str) -> Iterable[_Part]: ...


@functools.cache
def _reader() -> _Reader:
    reader: _Reader = Dictionary(dict="core").tokenizer(SplitMode.C)
    return reader


def read_aloud(wording: str) -> str:
    """The reading of `wording`; "" for one that is too long or holds something that has none."""
    if len(wording) > _LONGEST:
        return ""
    parts = []
    for part in _reader().tokenize(wording):
        reading = part.reading_form()
        if part.is_oov() and not all("ぁ" <= sign <= "ー" for sign in part.surface()):
            return ""
        parts.append(reading)
    return "".join(parts).translate(TO_HIRAGANA)
