"""Typed differences between two states of what is published. Values between which nothing differs are not told."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from generator.addresses import at_anchor
from generator.changes.effects import Effects, FieldChange
from generator.open_data.codes import Told

FORMAT: Final = "kokai-changes-1"


class ChangeKind(StrEnum):
    """What became of something that is published."""

    UNDECLARED = "undeclared"
    CORRECTED = "corrected"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"
    TARGET_MOVED = "target-moved"
    DEFINITION_CHANGED = "definition-changed"
    BREAK_ADDED = "break-added"
    ADDED = "added"
    MERGED = "merged"
    ENDED = "ended"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    REASSIGNED = "reassigned"
    VALUE_ADDED = "value-added"
    TEXT_CHANGED = "text-changed"
    TEXT_ADDED = "text-added"
    REPORTED = "reported"


KIND_NAMES: Final[Mapping[ChangeKind, Told]] = MappingProxyType(
    {
        ChangeKind.UNDECLARED: Told("理由の記載がない変更", "Changed without a reason"),
        ChangeKind.CORRECTED: Told("値の訂正", "Value corrected"),
        ChangeKind.REVISED: Told("値の改定", "Value revised"),
        ChangeKind.WITHDRAWN: Told("値の取下げ", "Value withdrawn"),
        ChangeKind.TARGET_MOVED: Told("目標の変更", "Target moved"),
        ChangeKind.DEFINITION_CHANGED: Told("指標の定義の変更", "Definition changed"),
        ChangeKind.BREAK_ADDED: Told("比べられない切れ目の追加", "Break in a series added"),
        ChangeKind.ADDED: Told("追加", "Added"),
        ChangeKind.MERGED: Told("統合", "Merged"),
        ChangeKind.ENDED: Told("終了・休止", "Ended"),
        ChangeKind.REMOVED: Told("掲載の取りやめ", "Removed"),
        ChangeKind.MOVED: Told("アドレスの変更（改称・移動）", "Moved to another address"),
        ChangeKind.RENAMED: Told("名前の変更", "Renamed"),
        ChangeKind.REASSIGNED: Told("担当や位置づけの変更", "Reassigned"),
        ChangeKind.VALUE_ADDED: Told("値の追加", "Value added"),
        ChangeKind.TEXT_CHANGED: Told("文の変更", "Text changed"),
        ChangeKind.TEXT_ADDED: Told("文の追加", "Text added"),
        ChangeKind.REPORTED: Told("新しい報告", "Newly reported"),
    }
)
"""What each kind is called, the weightiest first."""


class Difference(msgspec.Struct, frozen=True, omit_defaults=True):
    """One difference. ``section`` and ``key`` say in which state of what (`Snapshot`); no two differences tell of the same field of the same thing.

    ``title`` and ``address`` are of the plan, pillar or measure, ``anchor`` is where it stands there; ``name`` is what it is about (an indicator with its period).
    ``former`` is the key before, of what moved to another; whatever stands below it moved too, and is told only where it changed besides.
    ``cause`` and ``words`` are of the correction that declares it, ``sources`` the documents and pages before and after.
    """

    kind: ChangeKind
    section: str
    key: str
    title: str
    address: str
    anchor: str = ""
    name: str = ""
    cause: str = ""
    words: str = ""
    sources: tuple[str, str] = ("", "")
    fields: tuple[FieldChange, ...] = ()
    former: str = ""

    @property
    def place(self) -> str:
        """Where it stands on the site."""
        return at_anchor(self.address, self.anchor) if self.anchor else self.address


def tell_additions(changes: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """The same with what was new told as an addition: records of before it was told apart call any text that came a change.

    Of an indicator or holder each text is told by itself, a value is one thing. Whether a text came with a new report no such record tells.
    """
    if not any(map(_holds_additions, changes)):
        return changes
    told = [each for change in changes for each in (_apart(change) if _holds_additions(change) else (change,))]
    order = {kind: place for place, kind in enumerate(KIND_NAMES)}
    return tuple(sorted(told, key=lambda each: (order[each.kind], each.key, each.section)))


def _holds_additions(change: Difference) -> bool:
    if change.kind is not ChangeKind.TEXT_CHANGED or not change.fields:
        return False
    came = [not field.before for field in change.fields]
    if change.section == "figures":
        return all(came) and not any(field.name in {"state", "correction_words"} for field in change.fields)
    return any(came)


def _apart(change: Difference) -> tuple[Difference, ...]:
    replace = msgspec.structs.replace
    came = tuple(field for field in change.fields if not field.before)
    rest = tuple(field for field in change.fields if field.before)
    added = replace(change, kind=ChangeKind.TEXT_ADDED, fields=came)
    return (replace(change, fields=rest), added) if rest else (added,)


class Differences(msgspec.Struct, frozen=True):
    """All differences between the releases ``since`` and ``tag``, by kind, then by key. ``effects``: what they make of the pages, where that was looked for."""

    since: str = ""
    tag: str = ""
    date: str = ""
    changes: tuple[Difference, ...] = ()
    effects: Effects | None = None
    format: str = FORMAT

    @property
    def day(self) -> dt.date:
        """The day of the release. Raises ``ValueError`` where none is told."""
        return dt.date.fromisoformat(self.date)

    def counts(self) -> Mapping[ChangeKind, int]:
        """How many there are of each kind that there are any of, the weightiest first."""
        counted = Counter(each.kind for each in self.changes)
        return {kind: counted[kind] for kind in KIND_NAMES if counted[kind]}
