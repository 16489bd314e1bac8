"""The columns of the list of published values: each described once, in Japanese and English, for every format and for the page about them.

The descriptions stand in ``columns.yaml``.
"""

import enum
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

import msgspec
import yaml

from generator.open_data import codes
from generator.open_data.codes import Told


class Form(enum.StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    CODE = "code"
    """One of the column's codes."""
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    """``true`` or ``false``."""
    DATE = "date"
    URL = "url"
    """An address of the web, as the source has it."""
    ADDRESS = "address"
    """A place on this site: below its root in what is to last, whole in tables."""


FORM_NAMES: Final[Mapping[Form, Told]] = MappingProxyType(
    {
        Form.TEXT: Told("文字", "text"),
        Form.CODE: Told("決まった語", "code"),
        Form.INTEGER: Told("整数", "integer"),
        Form.NUMBER: Told("数", "number"),
        Form.FLAG: Told("true か false", "true or false"),
        Form.DATE: Told("日付（2024-04-01 の形）", "date (ISO 8601)"),
        Form.URL: Told("アドレス（URL）", "URL"),
        Form.ADDRESS: Told("アドレス（URL）", "URL"),
    }
)

NO_CODES: Final[Mapping[str, Told]] = MappingProxyType({})


class Column(NamedTuple):
    """One column. ``required``: no cell of it is empty. ``context``: the same for all values of one measure, pillar or plan."""

    name: str
    form: Form
    title: Told
    about: Told
    codes: Mapping[str, Told] = NO_CODES
    required: bool = False
    context: bool = False


class _Described(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column in the file of descriptions."""

    name: str
    form: Form
    title: dict[str, str]
    ja: str
    en: str
    codes: str = ""
    required: bool = False
    context: bool = False


def _read_columns() -> tuple[Column, ...]:
    text = Path(__file__).with_name("columns.yaml").read_text(encoding="utf-8")
    described = msgspec.convert(yaml.load(text, yaml.CSafeLoader), list[_Described])
    return tuple(
        Column(
            each.name,
            each.form,
            Told(**each.title),
            Told(each.ja, each.en),
            getattr(codes, each.codes.upper()) if each.codes else NO_CODES,
            each.required,
            each.context,
        )
        for each in described
    )


COLUMNS: Final = _read_columns()
"""Every column, in order. What a cell may be left empty for is told by its description."""

BY_NAME: Final[Mapping[str, Column]] = MappingProxyType({column.name: column for column in COLUMNS})
