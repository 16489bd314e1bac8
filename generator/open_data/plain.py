"""Records as plain values for lasting files: what is told, by the names of its fields, and nothing of where it stands in ``data/``.

What a record does not tell is left out, so that a field that is added later changes no file in which it says nothing.
"""

import datetime as dt
import enum
from collections.abc import Collection
from decimal import Decimal
from functools import cache
from typing import Final, TypeAlias

import msgspec

from generator.model.basics import NOT_STATED, Absent, Place, Record, Ref

Plain: TypeAlias = "str | int | bool | Decimal | list[Plain] | dict[str, Plain]"
NONE_LEFT_OUT: Final[Collection[str]] = frozenset()


def plain_record(record: Record, *, without: Collection[str] = NONE_LEFT_OUT) -> dict[str, Plain]:
    """The fields of a record that tell anything, but for those named ``without``."""
    told: dict[str, Plain] = {}
    values = msgspec.structs.astuple(record)
    for (name, default), value in zip(_fields(type(record)), values, strict=True):
        # Nearly all that is not told is the default itself.
        if value is not default and name not in without and not _is_unsaid(value, default):
            told[name] = plain_value(value)
    return told


def _is_unsaid(value: object, default: object) -> bool:
    if isinstance(value, str):
        return value == default
    if isinstance(value, tuple):
        return not value or value == default
    return isinstance(value, Place) or value in (NOT_STATED, default)


@cache
def _fields(shape: type[Record]) -> tuple[tuple[str, object], ...]:
    """The fields of a record with their defaults."""
    return tuple((field.name, field.default) for field in msgspec.structs.fields(shape))


def plain_value(value: object) -> Plain:
    """Any value of a record. Raises ``TypeError`` for one that no record holds."""
    told: Plain
    if isinstance(value, str) and not isinstance(value, enum.Enum):  # nearly always
        return value
    match value:
        case Absent():
            told = {"missing": value.reason.value, **({"note": value.note} if value.note else {})}
        case Ref():
            told = value.target
        case Record():
            told = plain_record(value)
        case enum.Enum():
            told = str(value.value)
        case dt.date():
            told = value.isoformat()
        case Decimal():
            told = plain_number(value)
        case str() | bool() | int():
            told = value
        case tuple():
            told = [plain_value(each) for each in value]
        case _:
            raise TypeError(f"no record holds a {type(value).__name__}")
    return told


def plain_number(value: Decimal) -> Decimal:
    """A number without an exponent: its digits as published."""
    return Decimal(f"{value:f}")
