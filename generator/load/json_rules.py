"""Which keys of a mapping go together: what the shapes hold while they build a record, as JSON Schema says it.

A test takes every shape apart and holds these against the reader.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from generator.load.schema.breaks import BREAK
from generator.load.schema.city import CORRECTION, DOCUMENT
from generator.load.schema.figures import ACTUAL, FIGURE, INDICATOR, TARGET
from generator.load.schema.money import BUDGET, COST_PART, FUNDING, MONEY, UNIT_COST
from generator.load.schema.narrative import ITEM
from generator.load.schema.pieces import POSITION
from generator.load.schema.results import EVALUATION
from generator.load.take import Shape
from generator.model.city import Cause

Rule = dict[str, Any]

_YEARS: Final = ("fiscal_year", "calendar_year", "school_year")


def _has(*keys: str) -> Rule:
    return {"required": list(keys)}


def _one_of(*keys: str) -> Rule:
    return {"oneOf": [_has(key) for key in keys]}


def _any_of(*keys: str) -> Rule:
    return {"anyOf": [_has(key) for key in keys]}


def _none_of(*keys: str) -> Rule:
    return {"not": _any_of(*keys)}


def _with(key: str, *keys: str) -> Rule:
    """Where ``key`` stands, one of the others has to."""
    return {"if": _has(key), "then": _any_of(*keys)}


def _number_of(key: str) -> Rule:
    """The key holds a number, not the wording of a document."""
    digits = r"^\s*[+＋\-－]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?\s*$"
    return {"properties": {key: {"type": ["number", "string"], "pattern": digits}}, **_has(key)}


_PERIOD: Final = (
    {"oneOf": [*map(_has, _YEARS), {"allOf": [_has("as_of"), _none_of(*_YEARS)]}]},
    _with("through", *_YEARS),
    _with("part", *_YEARS),
    {"not": _has("through", "part")},
)
_WORDED: Final = {"properties": {"as_published": {"type": ["string", "number", "boolean"]}}, **_has("as_published")}
_FIGURE: Final = (
    *_PERIOD,
    {
        "oneOf": [
            {"allOf": [_number_of("value"), _has("as_published")]},
            {"allOf": [_has("value"), {"not": _number_of("value")}, _none_of("as_published")]},
            _has("low", "as_published"),
            _has("text", "as_published"),
            _has("done", "as_published"),
            _has("rating", "as_published"),
            _has("missing"),
            {"allOf": [_WORDED, _none_of("value", "low", "text", "done", "rating", "missing")]},
        ]
    },
    _with("low", "high"),
    _with("high", "low"),
    _with("missing_note", "missing"),
    {"not": _has("state", "provisional")},
    {"if": _has("approximate"), "then": _none_of("text", "done", "rating", "missing")},
    {
        "if": _has("open"),
        "then": {"not": {"anyOf": [*map(_has, ("text", "done", "rating", "missing")), _number_of("value")]}},
    },
)
_AMOUNT: Final = (
    _one_of("amount", "missing"),
    _with("note", "missing"),
    {"if": _number_of("amount"), "then": _has("unit")},
)


def _caused_by(cause: Cause) -> Rule:
    """The key ``cause`` holds the cause, by any of its words."""
    return {"properties": {"cause": {"enum": [str(cause), *cause.japanese]}}, **_has("cause")}


_CORRECTION: Final = (
    {"if": _caused_by(Cause.WITHDRAWN), "then": _none_of("right"), "else": _has("right")},
    {"if": _caused_by(Cause.SOURCE_CORRECTED), "then": _has("source")},
)

_RULES: Final[tuple[tuple[Shape[Any], tuple[Rule, ...]], ...]] = (
    (FIGURE, _FIGURE),
    (ACTUAL, _FIGURE),
    (TARGET, (*_FIGURE, _none_of("forecast"), {"not": _has("every_year_until", "through")})),
    (BREAK, (*_PERIOD, {"not": _has("reason", "footnote")})),
    (INDICATOR, (_one_of("name", "editor_name"),)),
    (CORRECTION, _CORRECTION),
    (DOCUMENT, (_any_of("file", "url"),)),
    (ITEM, (_any_of("title", "text"),)),
    (POSITION, ({"not": _has("text", "missing")}, _with("note", "missing"))),
    (EVALUATION, (_one_of("as_published", "missing"), _with("note", "missing"))),
    (MONEY, ({"if": _number_of("amount"), "then": _has("unit")},)),
    (FUNDING, _AMOUNT),
    (UNIT_COST, _AMOUNT),
    (COST_PART, _AMOUNT),
    (BUDGET, _AMOUNT),
)
_BY_LABEL: Final[Mapping[str, tuple[Rule, ...]]] = MappingProxyType({shape.label: rules for shape, rules in _RULES})


def rules_of(shape: Shape[Any]) -> Rule:
    """What a shape asks of its keys beyond their being known and there."""
    rules = _BY_LABEL.get(shape.label, ())
    return {"allOf": list(rules)} if rules else {}
