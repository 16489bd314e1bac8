"""An editor that knows the schemas accepts what the reader accepts, and marks what the reader refuses wherever a schema can say it."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from editor_view import view_as_editor
from generator.load import parse
from generator.load.json_schema import schema_files
from generator.load.parse import Node, Scalar, parse_tree
from generator.load.reference import word_lists
from generator.load.reference_forms import shapes_below, shapes_within
from generator.load.schema.narrative import PART_SHAPES
from generator.load.site import KINDS, find_kind
from generator.load.take import Shape, Taking
from generator.problems.explain import PAGES
from generator.problems.problem import Refused
from sample import SAMPLE

DATA = SAMPLE.parent.parent / "data"
FILES = sorted({*SAMPLE.rglob("*.yaml"), *DATA.rglob("*.yaml")})

TOLD_BY_SCHEMAS = {"K206", "K301", "K302", "K303", "K305", "K307", "K308", "K309", "K310", "K312", "K313", "K315"}
"""Rules that a schema can hold: they speak of one value, or of the keys of one mapping."""


@cache
def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(schema_files()[kind])


def told_of(shape: Shape[Any], node: Node) -> set[str]:
    """The rules that the reader says the mapping breaks."""
    taking = Taking("x.yaml", "x")
    shape(node, taking)
    return {found.rule for found in taking.problems}


def told(kind: str, node: Node) -> set[str]:
    """The rules that the reader says a file of this kind breaks."""
    return told_of(next(each for each in KINDS if each.name == kind).shape, node)


def accepted(kind: str, node: Node) -> bool:
    return bool(validator(kind).is_valid(view_as_editor(node)))


def read(path: Path) -> tuple[str, Node]:
    root = SAMPLE if path.is_relative_to(SAMPLE) else DATA
    found = find_kind(path.relative_to(root).as_posix())
    node, problems = parse_tree(path.name, path.read_text(encoding="utf-8"))
    assert found is not None
    assert not problems
    assert not isinstance(node, Refused)
    return found[0].name, node


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_each_is_a_schema_that_editors_can_read(kind: str) -> None:
    schema = schema_files()[kind]
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    labels = [shape.label for shape in shapes_below(next(each for each in KINDS if each.name == kind).shape)]
    assert set(schema["definitions"]) - {"値がない理由"} == set(labels) - {"値がない理由"}
    assert len(labels) == len(set(labels))
    targets = set(map(unquote, re.findall(r'"#/definitions/([^"]+)"', json.dumps(schema))))
    assert targets <= {label.replace("/", "~1") for label in schema["definitions"]}


def test_every_file_that_comes_with_the_program_is_accepted() -> None:
    for path in FILES:
        kind, node = read(path)
        assert list(validator(kind).iter_errors(view_as_editor(node))) == [], path


def test_every_field_says_in_japanese_what_it_is() -> None:
    for schema in schema_files().values():
        for label, form in schema["definitions"].items():
            for key, field in form["properties"].items():
                assert re.search("[ぁ-んァ-ヶ一-龠]", field["description"]), (label, key)
                assert "](" not in field["description"]


def test_every_word_is_offered_in_english_and_japanese() -> None:
    whole = json.dumps(dict(schema_files()), ensure_ascii=False)
    for kind in word_lists(shape for each in KINDS for shape in shapes_below(each.shape)):
        words = [str(member) for member in kind] + [word for member in kind for word in member.japanese]
        assert json.dumps(words, ensure_ascii=False) in whole


class TestThePagesOfProblems:
    """The examples of what breaks a rule, and of the mended file."""

    EXAMPLES = tuple(
        (page.stem, part, mark, text)
        for page in sorted(PAGES.glob("K[2-5]*.md"))
        for part, body in re.findall(
            r"^## (悪い例|直した例)\n(.*?)(?=^## |\Z)", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        )
        for mark, text in re.findall(r"^```yaml file=(\S+)\n(.*?)^```$", body, re.MULTILINE | re.DOTALL)
    )

    def test_are_read(self) -> None:
        assert len(self.EXAMPLES) > 60

    @pytest.mark.parametrize(("code", "part", "file", "text"), EXAMPLES)
    def test_are_judged_alike(self, code: str, part: str, file: str, text: str) -> None:
        found = find_kind(file)
        node, problems = parse_tree(file, text)
        if found is None or problems or isinstance(node, Refused):
            return
        rules = told(found[0].name, node)
        if not rules:
            assert accepted(found[0].name, node), (code, part)
        elif rules & TOLD_BY_SCHEMAS - {"K303"}:
            assert not accepted(found[0].name, node), (code, part, rules)


class Mapped(NamedTuple):
    """A mapping in a file of a kind, and the shape that takes it."""

    kind: str
    shape: Shape[Any]
    node: parse.Mapping


def mapped(kind: str, shape: Shape[Any], node: Node) -> Iterator[Mapped]:
    """The mapping and all below it, each with its shape."""
    if isinstance(node, parse.Sequence):
        for item in node.items:
            yield from mapped(kind, shape, item)
    if not isinstance(node, parse.Mapping):
        return
    keys = {key.text: value for key, value in node.entries}
    part = keys.get("part")
    if shape in PART_SHAPES.values() and isinstance(part, Scalar):
        shape = PART_SHAPES[part.text]
    if keys.keys() <= shape.fields.keys():
        yield Mapped(kind, shape, node)
        for key, value in keys.items():
            for inner in shapes_within(shape.fields[key].take)[:1]:
                yield from mapped(kind, inner, value)


ODD: tuple[tuple[str, Node], ...] = (
    ("a list", parse.Sequence((), 1, 1)),
    ("a mapping", parse.Mapping((), 1, 1)),
    ("signs", Scalar("★ ★", False, 1, 1)),
    ("nothing", Scalar("", True, 1, 1)),
    ("a number", Scalar("12", True, 1, 1)),
    ("a flag", Scalar("true", True, 1, 1)),
)


def changes(node: parse.Mapping) -> Iterator[tuple[str, parse.Mapping]]:
    """The mapping with one thing changed: a key left out or misspelt, a value of another form."""
    for at, (key, value) in enumerate(node.entries):
        before, after = node.entries[:at], node.entries[at + 1 :]
        yield f"without {key.text}", parse.Mapping(before + after, 1, 1)
        yield f"{key.text} misspelt", parse.Mapping((*before, (Scalar("zzz", True, 1, 1), value), *after), 1, 1)
        for name, other in ODD:
            yield f"{key.text} as {name}", parse.Mapping((*before, (key, other), *after), 1, 1)


@pytest.mark.long
def test_a_change_anywhere_in_the_sample_city_is_judged_alike() -> None:
    counted = {True: 0, False: 0}
    differing = []
    seen = set()
    for path in sorted(SAMPLE.rglob("*.yaml")):
        kind, node = read(path)
        top = next(each.shape for each in KINDS if each.name == kind)
        for found in mapped(kind, top, node):
            keys = tuple(key.text for key, _ in found.node.entries)
            if (found.shape.label, keys) in seen:
                continue
            seen.add((found.shape.label, keys))
            form = {**schema_files()[kind], "$ref": f"#/definitions/{quote(found.shape.label.replace('/', '~1'))}"}
            check = Draft7Validator(form)
            for what, changed in changes(found.node):
                rules = told_of(found.shape, changed)
                if rules and not rules & TOLD_BY_SCHEMAS:
                    continue
                counted[not rules] += 1
                if check.is_valid(view_as_editor(changed)) != (not rules):
                    differing.append((path.name, found.shape.label, what, rules))
    assert differing == []
    assert counted[True] > 200, counted
    assert counted[False] > 1500, counted
    assert len(seen) > 100
