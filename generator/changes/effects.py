"""What two states of the data make of the pages, beside the differences of single records: verdicts that turn, shared data, pages.

A verdict follows from figures, a page from everything that it shows. So neither is a field of a record, and neither is undone (`comparing.undo`).
"""

from collections.abc import Mapping
from typing import Final

import msgspec

from generator.addresses import at_anchor


class FieldChange(msgspec.Struct, frozen=True, array_like=True):
    """A named text before and after; "" for one that is not there."""

    name: str
    before: str
    after: str


class VerdictChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """A measure or an indicator that stands otherwise, in the words of its page. ``title`` is of the plan, pillar or measure, ``name`` of the indicator, "" of a measure."""

    title: str
    address: str
    before: str
    after: str
    name: str = ""
    anchor: str = ""

    @property
    def place(self) -> str:
        """Where it stands on the site."""
        return at_anchor(self.address, self.anchor) if self.anchor else self.address


class SharedChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """A record that many pages share (a department, a document, a round, words of the search) and that says something else. All words are for people.

    ``sort`` is what such a record is called, ``place`` the file in ``data/`` in which it stands.
    """

    sort: str
    title: str
    place: str = ""
    fields: tuple[FieldChange, ...] = ()


class PageChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """A page whose content changes. ``what`` is one of `PAGE_CHANGES`, ``sort`` what pages of its kind are called."""

    address: str
    title: str
    sort: str = ""
    what: str = "changed"


PAGE_CHANGES: Final[Mapping[str, str]] = {
    "changed": "内容が変わるページ",
    "new": "新しくできるページ",
    "gone": "なくなるページ",
    "may": "内容が変わることがあるページ",
}
"""What becomes of pages. Of a state that is no folder of data nobody knows its pages: those that are tied to what differs may change."""


NOT_TOLD: Final[Mapping[str, str]] = {
    "verdicts": "判定の違いは示していません。比べたものの一方に、判定の記録がないためです。データのフォルダーどうしを比べると分かります。",
    "shared": "部署、文書、報告の回、検索の語彙などの違いは示していません。データのフォルダーどうしを比べると分かります。",
    "pages": "「内容が変わることがあるページ」は、違いのある計画のデータから作るページのすべてです。データのフォルダーどうしを比べると、内容が変わるページだけが分かります。",
    "other-pages": "ページは、違いのある計画・柱・施策のページだけを示しています。ほかのページも変わることがあります。",
}
"""What could not be told, and why."""


class Effects(msgspec.Struct, frozen=True, omit_defaults=True):
    """All of it. ``notes`` are of `NOT_TOLD`."""

    verdicts: tuple[VerdictChange, ...] = ()
    shared: tuple[SharedChange, ...] = ()
    pages: tuple[PageChange, ...] = ()
    notes: tuple[str, ...] = ()
