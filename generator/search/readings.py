"""How a wording is read aloud, in hiragana, so that a reader who types no kanji finds it."""

import contextlib
import functools
from collections.abc import Iterable
from typing import Final, Protocol

import msgspec
from sudachipy import Dictionary, SplitMode

from generator.cache import Store
from generator.kana import TO_HIRAGANA
from generator.system.workers import ask_apart

_KEPT: Final = "readings"
_DECODE: Final = msgspec.msgpack.Decoder(dict[str, str]).decode
_ENCODE: Final = msgspec.msgpack.Encoder(order="deterministic").encode
_WORKER: Final = "generator.search.reading_worker"
_DECODE_TASK: Final = msgspec.msgpack.Decoder(list[str]).decode
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


class Readings:
    """Readings that are kept from build to build: the dictionary is asked for those alone that are new."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept = store.read(_KEPT, _DECODE) or {}
        self._last = dict(self._kept)
        self._now: dict[str, str] = {}

    def learn(self, wordings: Iterable[str]) -> None:
        """Have those that are new read by a process of its own: the dictionary, once it was asked for much, takes 150 MB. What is not read there is read here when it is asked for."""
        new = sorted(set(wordings).difference(self._last))
        answer = ask_apart(_WORKER, _ENCODE(new)) if new else None
        with contextlib.suppress(msgspec.MsgspecError, ValueError):
            self._last |= dict(zip(new, _DECODE_TASK(answer or b""), strict=True))

    def read_aloud(self, wording: str) -> str:
        """As ``read_aloud`` alone."""
        reading = self._now.get(wording)
        if reading is None:
            reading = self._last[wording] if wording in self._last else read_aloud(wording)
            self._now[wording] = reading
        return reading

    def write(self) -> None:
        """Keep those that were asked for."""
        if self._now != self._kept:
            self._store.write(_KEPT, _ENCODE(self._now))


def answer_wordings(task: bytes) -> bytes:
    """What another process answers: the readings of the wordings, in their order; nothing where it is not able to read."""
    with contextlib.suppress(Exception):  # the build reads them itself, and tells what is in its way
        return _ENCODE([read_aloud(wording) for wording in _DECODE_TASK(task)])
    return b""
