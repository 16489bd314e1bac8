"""What makes a value the same as before, and what declares that it is another."""

import unicodedata
from collections.abc import Callable, Collection
from decimal import Decimal
from typing import Final, TypeAlias

from generator.amounts import step_in
from generator.changes.differences import Difference
from generator.changes.snapshots import Fields, Snapshot
from generator.changes.telling import tell_text
from generator.model.basics import NOT_STATED, Absent
from generator.open_data.codes import Told

Formers: TypeAlias = Callable[[Fields], Collection[str]]
"""The wordings that the target in whose place a figure stands had before."""

_LONGEST: Final = 200
VALUE_FIELDS: Final = (
    *("as_published", "value", "value_low", "value_high", "open_end", "value_text", "done", "unit", "flag"),
    "missing_reason",
)


def value_of(fields: Fields) -> tuple[str, ...]:
    """What the value says, whatever is told beside it. 240億円台 says the same range, whether 240 was released for it or 240 to 250."""
    wording, unit = fields.get("as_published", ""), fields.get("unit", "")
    low, high = (fields.get(name) or fields.get("value", "") for name in ("value_low", "value_high"))
    step = step_in(wording, Decimal(low), Decimal(high), unit or NOT_STATED) if low and high else NOT_STATED
    if isinstance(step, Absent):
        return tuple(fields.get(name, "") for name in VALUE_FIELDS)
    return (wording, unit, f"{step.low:f}", f"{step.high:f}")


def former_targets(snapshot: Snapshot) -> Formers:
    """The former wordings of the snapshot's targets."""
    held: dict[tuple[str, str], list[str]] = {}
    for fields in snapshot.figures.values():
        if fields.get("kind") == "former_target":
            held.setdefault((fields["of"], fields.get("anchor", "")), []).append(fields.get("as_published", ""))
    return lambda fields: held.get((fields["of"], fields.get("anchor", "")), ())


def is_declared(was: Fields, now: Fields) -> bool:
    """Whether a correction that was not there before says that the value was as it was."""
    fresh = bool(now.get("correction_words")) and now.get("correction_words") != was.get("correction_words")
    return fresh and says(now.get("corrected_from", ""), was)


def says(text: str, fields: Fields) -> bool:
    """Whether a wording tells the value: as published, with or without its unit, or its number alone."""
    published, unit = fields.get("as_published", ""), fields.get("unit", "")
    ways = {published, published + unit, published.removesuffix(unit) if unit else published}
    if fields.get("value"):
        ways |= {fields["value"], fields["value"] + unit}
    return plain(text) in {plain(way) for way in ways if way}


def plain(text: str) -> str:
    """A wording without what does not change its meaning: width of letters, blanks, commas of thousands."""
    return "".join(unicodedata.normalize("NFKC", text).replace(",", "").split())


_SHOWN: Final = (
    "as_published",
    "value",
    "value_text",
    "title",
    "name",
    "departments",
    "position",
    "ending",
    "unit",
    "definition",
    "formula",
    "address",
)


def told_value(change: Difference) -> tuple[Told, Told]:
    """What was and what is, in short: the wording of a value, a title, who is responsible; "" and "" for what is too long or too much."""
    held = {each.name: (each.before, each.after) for each in change.fields}
    for name in _SHOWN:
        if name in held and max(map(len, held[name])) <= _LONGEST:
            before, after = (tell_text(change.section, name, text) for text in held[name])
            return before, after
    return Told("", ""), Told("", "")
