"""``schema.json``: what a ``data.json`` may hold, from the records and the descriptions of the columns of which it is made."""

import datetime as dt
import enum
import types
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import msgspec

from generator.exports.measure_json import FIGURES, FORMAT
from generator.judging import JudgementReason, MeasureReason, Status
from generator.model.basics import Absent, Place, Reason, Record, Ref
from generator.model.city import Correction, Document
from generator.model.figures import Indicator
from generator.model.plans import Measure, Round
from generator.model.results import MeasureResult
from generator.open_data.columns import COLUMNS, Column, Form

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_FORMS: Final[Mapping[Form, Mapping[str, Any]]] = MappingProxyType(
    {
        Form.INTEGER: {"type": "integer"},
        Form.NUMBER: {"type": "number"},
        Form.FLAG: {"type": "boolean"},
        Form.DATE: {"type": "string", "format": "date"},
    }
)
_NAMED: Final = {"type": "object", "properties": {"id": {"type": "string"}, "title": {"type": "string"}}}


def view_schema() -> dict[str, Any]:
    """The schema."""
    shapes = _Shapes()
    report = shapes.fields(MeasureResult, without=("measure", "actuals", "budgets"))
    report["properties"]["round"] = shapes.of(Round)
    measure = {
        "type": "object",
        "required": ["format", "address", "municipality", "plan", "measure", "figures", "reports", "standing"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "address": {"type": "string", "format": "uri-reference"},
            "municipality": {"type": "object", "required": ["id", "code", "name"]},
            "plan": {**_NAMED, "required": ["id", "title"]},
            "pillars": {"type": "array", "items": {**_NAMED, "required": ["id", "title"]}},
            "measure": shapes.fields(Measure, without=("indicators", "budgets")),
            "indicators": {"type": "array", "items": shapes.fields(Indicator, without=FIGURES)},
            "figures": {"type": "array", "items": {"$ref": "#/$defs/figure"}},
            "reports": {"type": "array", "items": report},
            "standing": _standing(),
            "corrections": {"type": "array", "items": shapes.of(Correction)},
            "documents": {"type": "array", "items": shapes.of(Document)},
            "licence": {"$ref": "#/$defs/licence"},
        },
    }
    return {
        "$schema": _DRAFT,
        "title": "data.json",
        "description": "施策の data.json と、計画・部署・自治体の data.json。 What is published of a measure, or the values of a plan, department or municipality.",
        "oneOf": [{"$ref": "#/$defs/of_measure"}, {"$ref": "#/$defs/of_several"}],
        "$defs": {
            "of_measure": measure,
            "of_several": _of_several(),
            "figure": _figure(),
            "missing": {
                "type": "object",
                "required": ["missing"],
                "additionalProperties": False,
                "properties": {"missing": {"enum": [reason.value for reason in Reason]}, "note": {"type": "string"}},
            },
            "licence": {
                "type": "object",
                "required": ["name"],
                "additionalProperties": False,
                "properties": {"name": {"type": "string"}, "url": {"type": "string"}},
            },
            **dict(sorted(shapes.defined.items())),
        },
    }


def _of_several() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["format", "of", "figures"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "of": {
                "type": "object",
                "required": ["kind", "id", "title", "address"],
                "additionalProperties": False,
                "properties": {
                    "kind": {"enum": ["plan", "department", "municipality"]},
                    "id": {"type": "string"},
                    "title": {"type": "string"},
                    "address": {"type": "string", "format": "uri-reference"},
                },
            },
            "figures": {"type": "array", "items": {"$ref": "#/$defs/figure"}},
            "licence": {"$ref": "#/$defs/licence"},
        },
    }


def _figure() -> dict[str, Any]:
    required = [column.name for column in COLUMNS if column.required and not column.context]
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "properties": {column.name: _of_column(column) for column in COLUMNS},
    }


def _of_column(column: Column) -> dict[str, Any]:
    told = {"title": column.title.ja, "description": f"{column.about.ja} {column.about.en}"}
    if column.codes:
        return {**told, "enum": list(column.codes)}
    if column.form is Form.ADDRESS:
        return {**told, "type": "string", "format": "uri-reference"}
    return {**told, **_FORMS.get(column.form, {"type": "string"})}


def _standing() -> dict[str, Any]:
    status = {"enum": [each.value for each in Status]}
    return {
        "type": "object",
        "required": ["status", "figures"],
        "additionalProperties": False,
        "properties": {
            "status": status,
            "year": {"type": "integer"},
            "partly": {"const": True},
            "figures": {
                "type": "object",
                "required": ["status", "reason"],
                "properties": {"status": status, "reason": {"enum": [each.value for each in MeasureReason]}},
            },
            "indicators": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["indicator", "status", "reason"],
                    "properties": {
                        "indicator": {"type": "string"},
                        "status": status,
                        "reason": {"enum": [each.value for each in JudgementReason]},
                        "period": {"type": "object", "required": ["from", "to"]},
                        "attainment": {"anyOf": [{"type": "number"}, {"$ref": "#/$defs/missing"}]},
                    },
                },
            },
        },
    }


class _Shapes:
    """The schemas of records, as ``open_data.plain`` writes them. ``defined`` gathers each once."""

    def __init__(self) -> None:
        self.defined: dict[str, Any] = {}

    def of(self, shape: type[Record]) -> dict[str, Any]:
        """A reference to the schema of a record."""
        if shape.__name__ not in self.defined:
            self.defined[shape.__name__] = {}
            self.defined[shape.__name__] = self.fields(shape)
        return {"$ref": f"#/$defs/{shape.__name__}"}

    def fields(self, shape: type[Record], without: tuple[str, ...] = ()) -> dict[str, Any]:
        """An object with the fields of a record, but for those named ``without``. Required is what can neither be absent nor empty."""
        hints = get_type_hints(shape)
        told = {
            field.name: hints[field.name]
            for field in msgspec.structs.fields(shape)
            if hints[field.name] is not Place and field.name not in without
        }
        needed = [
            field.name
            for field in msgspec.structs.fields(shape)
            if field.name in told and field.required and told[field.name] in (str, int, Ref)
        ]
        return {
            "type": "object",
            **({"required": needed} if needed else {}),
            "additionalProperties": False,
            "properties": {name: self.value(hint) for name, hint in told.items()},
        }

    def value(self, hint: Any) -> dict[str, Any]:
        """A value of a type."""
        if isinstance(hint, types.UnionType) or get_origin(hint) is Union:
            return {"anyOf": [self.value(each) for each in get_args(hint)]}
        if get_origin(hint) is tuple:
            return {"type": "array", "items": self.value(get_args(hint)[0])}
        if hint is Absent:
            return {"$ref": "#/$defs/missing"}
        if isinstance(hint, type) and issubclass(hint, Record) and hint is not Ref:
            return self.of(hint)
        if isinstance(hint, type) and issubclass(hint, enum.Enum):
            return {"enum": [each.value for each in hint]}
        return dict(_SIMPLE[hint])


_SIMPLE: Final[Mapping[Any, Mapping[str, Any]]] = MappingProxyType(
    {
        str: {"type": "string"},
        Ref: {"type": "string"},
        int: {"type": "integer"},
        bool: {"type": "boolean"},
        Decimal: {"type": "number"},
        dt.date: {"type": "string", "format": "date"},
    }
)
