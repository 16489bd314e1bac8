"""What was ever released: releases, addresses with their anchors and files; and what became of those that no page answers any more."""

import datetime as dt
from typing import Final

from generator.model.basics import NOT_STATED, Absent, Place, Record
from generator.model.japanese import Worded

LEDGER: Final = "ledger"
"""The folder of all ledgers within ``data/``."""

HALF_RELEASE: Final = ".release.json"
"""The note within it that a release is being recorded: while it is there the ledger may be of two releases."""


class ReleaseEntry(Record, frozen=True):
    """What the machine knows of a release: ``tool`` is the version of the program, ``counts`` how much of what the site held, by name."""

    tag: str
    place: Place
    date: dt.date
    tool: str
    counts: tuple[tuple[str, int], ...]


class ReleasedAddress(Record, frozen=True):
    """An address of the site that was released, "" for the home page.

    ``kind`` is the kind of its page, ``since`` the tag of its first release, ``title`` that of the page at the last release in which it was.
    ``files`` (``data.csv``) stood beside it and ``anchors`` on it, each with the tag of its first release.
    """

    address: str
    place: Place
    kind: str
    since: str
    title: str
    files: tuple[tuple[str, str], ...] = ()
    anchors: tuple[tuple[str, str], ...] = ()


class MoveKind(Worded, about="なくなったアドレスの種類"):
    """What became of a page, or of a figure on it, that is no longer where it was."""

    MOVED = "moved", ("移動", "改称", "変更"), "移動・改称。同じものが別のアドレスにある（to が必要）"
    MERGED = "merged", ("統合",), "ほかのものに統合された（to が必要）"
    ENDED = "ended", ("終了", "廃止"), "終了した"
    WITHDRAWN = "withdrawn", ("取下げ", "取り下げ"), "取り下げた（誤って載せたなど）"


class WrittenAddress(Record, frozen=True):
    """An address as an editor wrote it, with or without an anchor (``reform-6/measures/05#overtime-2018``), and where."""

    text: str
    place: Place


class Move(Record, frozen=True):
    """What became of an address that was released: ``origin`` is where it stood, ``to`` where one finds now what stood there.

    ``archived`` leads to a copy of the page in an archive (国立国会図書館 WARP).
    """

    origin: WrittenAddress
    place: Place
    kind: MoveKind
    date: dt.date
    reason: str
    to: tuple[WrittenAddress, ...] = ()
    archived: str | Absent = NOT_STATED


class Ledger(Record, frozen=True):
    """The ledger of everything that was ever released, as ``kokai release`` writes it: releases in their order, addresses by their letters."""

    releases: tuple[ReleaseEntry, ...] = ()
    addresses: tuple[ReleasedAddress, ...] = ()
