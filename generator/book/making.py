"""Make the booklet of a plan: views, plain values, PDF."""

import datetime as dt
import io
from typing import NamedTuple

from pypdf import PdfReader

from generator.book.booklet import view_booklet
from generator.book.letters import FontLetters
from generator.book.on_paper import on_paper
from generator.book.plain import plain_booklet, plain_words
from generator.book.setting import set_booklet
from generator.judging.standings import stand_all
from generator.map.site_index import SiteIndex
from generator.views.vocabularies import vocabulary_of


class MadeBooklet(NamedTuple):
    """A booklet as PDF, with how many pages and charts it has.

    ``lacking`` are the letters that its fonts lack, ``refused`` why it does not claim to be a PDF/UA-1 ("" where it does).
    """

    content: bytes
    pages: int
    charts: int
    lacking: tuple[str, ...]
    refused: str


def make_booklet(site_index: SiteIndex, key: str) -> MadeBooklet:
    """The booklet of the plan with the key, in Japanese. Raises KeyError for an unknown one.

    The time of making that it names is midnight (UTC) of the day of its data, so that the same data give the same bytes.
    """
    vocabulary = on_paper(vocabulary_of("ja"))
    booklet = view_booklet(site_index, stand_all(site_index), key, vocabulary)
    letters = FontLetters()
    settings = site_index.site.settings
    book, charts = plain_booklet(booklet, settings.address if settings.is_address_decided else "", letters)
    book["lacking"] = bool(letters.lacking)
    day = dt.date.fromisoformat(booklet.date) if booklet.date else None
    made = None if day is None else dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    done = set_booklet({"book": book, "words": plain_words(vocabulary._asdict(), FontLetters())}, made=made)
    pages = len(PdfReader(io.BytesIO(done.content)).pages)
    return MadeBooklet(done.content, pages, charts, tuple(sorted(letters.lacking)), done.refused)
