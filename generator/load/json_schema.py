"""JSON Schemas of the files in ``data/``, made from the shapes that take them, so that an editor completes and checks what is written.

An editor's YAML gives numbers, flags and nulls where the reader sees text; the schemas take all of them where the reader takes the text
that was written. What only a whole site can tell (an id that is not there, a wording that says another number) no schema can.

Form: JSON Schema, draft-07, which is what editors' YAML support reads.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeAlias
from urllib.parse import quote

from generator.load import scalars
from generator.load.json_forms import FORMS, word_form
from generator.load.json_rules import rules_of
from generator.load.reference import FILES, describe_form
from generator.load.reference_forms import shapes_within
from generator.load.scalars import MemberOf
from generator.load.schema.money import OneOrListed
from generator.load.schema.narrative import PART_SHAPES, take_part
from generator.load.schema.pieces import ABSENT, WORDED_FIELDS, OrAbsent, named_words
from generator.load.site import KINDS, FileKind
from generator.load.take import Field, Listed, Shape

Schema: TypeAlias = dict[str, Any]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"


def schema_files() -> Mapping[str, Schema]:
    """The schema of each kind of file, by the kind's name (``measures``, ``results``, …)."""
    return MappingProxyType({kind.name: make_schema(kind) for kind in KINDS})


def write_schemas(folder: Path) -> None:
    """Write the files of :func:`render_schemas` into the folder. Raises ``OSError``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in render_schemas(folder).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def render_schemas(folder: Path) -> Mapping[str, str]:
    """By its name in the folder: ``<kind>.schema.json`` for each kind of file, and ``vscode-settings.json``, which says where each belongs."""
    files = {f"{name}.schema.json": schema for name, schema in schema_files().items()}
    belong = {(folder / f"{name}.schema.json").as_posix(): f"data/{place_of(name)}" for name in schema_files()}
    held = {**files, "vscode-settings.json": {"yaml.schemas": belong}}
    return {name: json.dumps(each, ensure_ascii=False, indent=1) + "\n" for name, each in held.items()}


def place_of(kind: str) -> str:
    """Where files of a kind lie below ``data/``, as a pattern."""
    return re.sub("<[^>]+>", "*", FILES[kind]).replace("s/*.yaml", "s/**/*.yaml")


def make_schema(kind: FileKind) -> Schema:
    """The schema of one kind of file, its shapes under ``definitions`` by their labels."""
    made: dict[str, Schema] = {}
    form = _Schemas(made).of_shape(kind.shape)
    return {"$schema": DRAFT, "title": kind.shape.label, **form, "definitions": dict(sorted(made.items()))}


class _Schemas:
    """Makes schemas of takers; each shape once."""

    def __init__(self, made: dict[str, Schema]) -> None:
        self._made = made

    def of_shape(self, shape: Shape[Any]) -> Schema:
        """A reference to the shape's schema, which is made where it is not there yet."""
        if shape.label not in self._made:
            self._made[shape.label] = {}  # a shape may hold itself
            self._made[shape.label] = self._mapping(shape)
        return {"$ref": f"#/definitions/{quote(shape.label.replace('/', '~1'))}"}

    def _mapping(self, shape: Shape[Any]) -> Schema:
        properties = {key: self._property(field) for key, field in shape.fields.items()}
        required = [field.key for field in shape.required]
        form: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
        return {**form, **({"required": required} if required else {}), **rules_of(shape)}

    def _property(self, field: Field) -> Schema:
        """The schema of a value, with what it is and how it is written as what an editor shows beside it."""
        if field.now:  # taken, and no longer taught
            told = f"前の書き方です。今は「{field.now}」と書きます（kokai upgrade で書き直せます）"
            return {**self._described(field, told), "deprecated": True, "deprecationMessage": told}
        about = f"{field.about}。{'必須。' if field.required else ''}書き方: {_plain(describe_form(field.take))}"
        return self._described(field, about)

    def _described(self, field: Field, about: str) -> Schema:
        form = self.of(field.take)
        # Beside a reference draft-07 reads nothing else.
        return {"description": about, **({"allOf": [form]} if "$ref" in form else form)}

    def of(self, take: Any) -> Schema:
        """The schema of what a taker takes."""
        match take:
            case Listed():
                return {"type": "array", "items": self.of(take.take)}
            case OrAbsent():
                return {"anyOf": [self.of(take.take), self.of_shape(ABSENT)]}
            case OneOrListed():
                return {"anyOf": [self.of(take.one), self.of(take.several)]}
            case MemberOf():
                return word_form(take.kind)
            case Shape():
                return self.of_shape(take)
            case _:
                return self._of_function(take)

    def _of_function(self, take: Callable[..., Any]) -> Schema:
        if take is named_words:
            text = FORMS[scalars.plain_text]
            return {"type": "object", "properties": dict.fromkeys(WORDED_FIELDS, text), "additionalProperties": False}
        if take is take_part:
            return self._part()
        within = shapes_within(take)
        forms = [*([FORMS[take]] if take in FORMS else []), *map(self.of_shape, within)]
        return forms[0] if len(forms) == 1 else {"anyOf": forms}

    def _part(self) -> Schema:
        """A narrative part: its ``part`` says of which shape it is, by the shape's name or by what it is called in Japanese."""
        names = [name for key, shape in PART_SHAPES.items() for name in (key, shape.label)]
        cases = [
            {
                "if": {"properties": {"part": {"enum": [key, shape.label]}}, "required": ["part"]},
                "then": self.of_shape(shape),
            }
            for key, shape in PART_SHAPES.items()
        ]
        return {"type": "object", "required": ["part"], "properties": {"part": {"enum": names}}, "allOf": cases}


def _plain(markdown: str) -> str:
    """The text of Markdown that has links and code marks alone."""
    return _LINKED.sub(r"\1", markdown).replace("`", "")


_LINKED: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
