"""Marks of notes that stand in a wording itself: of 1,320件※1 and 1,320件（注2） the note is the value's, whether or not its mark was typed again."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from generator.amounts import plain
from generator.model.figures import Figure

_MARK: Final = re.compile(r"(?:[※*†‡]{1,3}|注)[0-9]{0,2}")
"""What is a mark wherever it stands; a bare number or letter, between numbers, may be anything."""
_AROUND: Final = re.compile(r"[()\[\]〔〕【】\s]")
_NO_WORD: Final = "(?<![一-鿿])"  # the 注 of （受注） is none


def with_printed_marks(figures: Iterable[Figure], marks: Iterable[str]) -> list[Figure]:
    """The figures, each also with those of ``marks`` that are printed in its wording. Their order and all else stay."""
    known = tuple(marks)
    return [_with_marks(figure, known) if known else figure for figure in figures]


def _with_marks(figure: Figure, marks: tuple[str, ...]) -> Figure:
    if not isinstance(figure.as_published, str):
        return figure
    written = plain(figure.as_published)
    printed = tuple(mark for mark in marks if mark not in figure.footnotes and _is_printed(mark, written))
    return replace(figure, footnotes=(*figure.footnotes, *printed)) if printed else figure


@lru_cache(maxsize=4096)
def _form(mark: str) -> re.Pattern[str] | None:
    """How a mark is found: behind the value, in brackets or not, or before it; what follows a bare ※ is a remark."""
    bare = _AROUND.sub("", plain(mark))
    if not _MARK.fullmatch(bare):
        return None
    before = _NO_WORD if bare == "注" else r"(?<![※*†‡])"
    own = re.escape(bare).replace("注", r"注\s?").replace("※", r"※\s?")
    return re.compile(
        rf"{before}{own}(?=\s*(?:\Z|[()\[\]〔〕【】、,※†‡]|\*|注[0-9]))|\A(?:[(\[]|){own}(?:[)\]]|)\s+(?=[0-9約])"
    )


def _is_printed(mark: str, written: str) -> bool:
    form = _form(mark)
    return form is not None and form.search(written) is not None
