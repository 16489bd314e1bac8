"""Have Typst set a booklet: plain values in, the bytes of a PDF out.

What a city wrote is handed over as JSON and never becomes part of a template, so nothing in it can be code. Typst sees the folder of the templates
alone, no font of the system, and no package of others: it asks no other host for anything.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, NamedTuple

import msgspec
import typst

from generator.book.letters import font_folders

_TEMPLATES: Final = Path(__file__).parent
_MAIN: Final = _TEMPLATES / "booklet.typ"


class SetBooklet(NamedTuple):
    """A PDF. ``refused`` says why it does not claim to be a PDF/UA-1, "" where it does."""

    content: bytes
    refused: str


def set_booklet(value: Mapping[str, object], *, made: dt.datetime | None) -> SetBooklet:
    """The PDF of the values. The same values give the same bytes. ``made`` is the time of making that it names, None for none."""
    given = {"booklet": msgspec.json.encode(value).decode()}
    try:
        return SetBooklet(_compile(given, made, "ua-1"), "")
    except typst.TypstError as fault:
        # A letter for which no shape can be found, say: a booklet without the claim is of more use than none.
        return SetBooklet(_compile(given, made, None), fault.message)


def _compile(given: dict[str, str], made: dt.datetime | None, standard: Literal["ua-1"] | None) -> bytes:
    """With ``ua-1`` (PDF/UA-1, ISO 14289-1) Typst refuses to write a PDF that lacks what a screen reader needs."""
    return typst.compile(
        _MAIN,
        root=_TEMPLATES,
        font_paths=font_folders(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs=given,
        pdf_standards=standard,
        timestamp=made,
    )
