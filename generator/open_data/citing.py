"""What a citation of a measure tells, whatever the form in which it is written."""

import datetime as dt
from typing import NamedTuple

from generator.model.basics import Absent


class CitedVersion(NamedTuple):
    """The version of a measure that is cited: its number, and the day of its release."""

    n: int
    date: dt.date


class Cited(NamedTuple):
    """A measure as it is cited. ``key`` is ASCII and belongs to this citation alone; ``author`` is an organisation; ``address`` is a whole one.

    ``edition`` is Absent where no version was released: then ``address`` is that of the page, which follows the data.
    """

    key: str
    author: str
    title: str
    site: str
    address: str
    edition: CitedVersion | Absent


def citation_key(measure: str, edition: CitedVersion | Absent) -> str:
    """The key of a citation: ``mihon/basic-plan/park`` in its second version is ``mihon-basic-plan-park-v2``."""
    key = measure.replace("/", "-")
    return key if isinstance(edition, Absent) else f"{key}-v{edition.n}"


def in_one_line(text: str) -> str:
    """Text without line ends, tabs and signs that steer a machine: forms of citations are lines."""
    if text.isprintable():  # nearly always
        return " ".join(text.split())
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
