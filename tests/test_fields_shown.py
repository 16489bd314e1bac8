"""Every field that a file of data/ may hold is shown on a page of the sample city, or ``not_shown`` says why it is not.

Two ways to see it. Fields of text get a mark each, which must come out in some page. Of all others (numbers, dates, flags, words, references) some view
must have asked for what was taken from them.
"""

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, get_args, get_type_hints

import msgspec
import pytest

from generator.chrome.frame import view_frame
from generator.load.parse import Mapping, Scalar, Sequence, parse_tree
from generator.load.read import read_data
from generator.load.reference import describe_form
from generator.load.reference_forms import shapes_below, shapes_within
from generator.load.schema.narrative import PART_SHAPES
from generator.load.schema.not_shown import NOT_SHOWN
from generator.load.site import KINDS, gather_site
from generator.load.take import Shape
from generator.map.site_index import index_site
from generator.model.basics import NOT_STATED, Record
from generator.pages.jobs import find_view
from generator.problems.problem import Refused
from generator.views.kinds.measure import MeasurePage, view_measure
from sample import SAMPLE
from test_pages import jobs_of

VIEWS: Final = str(Path(__file__).resolve().parent.parent / "generator" / "views")
FRAME: Final = str(Path(__file__).resolve().parent.parent / "generator" / "chrome" / "frame.py")
CHANGE_WORDS: Final = str(Path(__file__).resolve().parent.parent / "generator" / "open_data" / "change_words.py")
TIES: Final = str(Path(__file__).resolve().parent.parent / "generator" / "map" / "ties.py")


class FieldOf(NamedTuple):
    """A field: the label of its shape, and its key."""

    shape: str
    key: str


# Texts that a rule holds against another value, or that have a form: a mark in their place would be refused.
BOUND: Final = {
    *(
        "as_published",
        "unit",
        "mark",
        "footnote",
        "footnotes",
        "tel",
        "postal",
        "revisions",
        "was",
        "text_value",
        "part",
        "share",
    ),
    *("full_time_equivalents", "tag", "terms"),
}

# What a key becomes in the record, where it is called otherwise there or is one part of a value.
BECOMES: Final = {
    "from": "first",
    "to": "last",
    "fiscal_year": "period",
    "part": "period",
    **dict.fromkeys(("low", "high", "open", "text", "done", "approximate", "amount", "missing"), "value"),
    "missing_note": "note",
    "unit": "amount",
    "groups": "vocabulary",
    "children": "parent",
}


@cache
def shapes() -> dict[str, Shape[Any]]:
    return {shape.label: shape for kind in KINDS for shape in shapes_below(kind.shape)}


def all_fields() -> set[FieldOf]:
    return {FieldOf(label, key) for label, shape in shapes().items() for key in shape.fields}


def is_text(take: Any) -> bool:
    return describe_form(take).startswith("文字")


def fields_of_text() -> set[FieldOf]:
    return {
        FieldOf(label, key)
        for label, shape in shapes().items()
        for key, field in shape.fields.items()
        if is_text(field.take) and key not in BOUND
    }


def shape_of(file: Path) -> Shape[Any]:
    """The shape of a whole file, by where it lies."""
    folder = file.parent.name
    name = folder if folder in {"vocabulary", "measures", "results"} else file.stem
    return next(kind.shape for kind in KINDS if kind.name == name)


def scalars_of(shape: Shape[Any], node: object) -> Iterator[tuple[FieldOf, Scalar]]:
    """The single texts below a mapping, each with its field."""
    if not isinstance(node, Mapping):
        return
    held = {key.text: value for key, value in node.entries}
    for key, field in shape.fields.items():
        value = held.get(key)
        items = value.items if isinstance(value, Sequence) else [] if value is None else [value]
        for item in items:
            if isinstance(item, Scalar):
                if FieldOf(shape.label, key) in fields_of_text():
                    yield FieldOf(shape.label, key), item
                continue
            for inner in chosen(shapes_within(field.take), item):
                yield from scalars_of(inner, item)


def chosen(among: tuple[Shape[Any], ...], node: object) -> tuple[Shape[Any], ...]:
    """Of the shapes of a plan's parts the one that the part says it has."""
    if len(among) < 2 or not isinstance(node, Mapping):
        return among
    said = next((value.text for key, value in node.entries if key.text == "part" and isinstance(value, Scalar)), "")
    return tuple(shape for name, shape in PART_SHAPES.items() if name == said)


def number_mark(count: int) -> str:
    return f"目印{count:04}番"


READ = ("A", "B", "C", "A評価", "a", "b", "c")
"""Steps of a scale, and what names or says one: the program finds one by the other, so none can be another text."""


def plant(folder: Path, write: Callable[[int], str] = number_mark) -> dict[FieldOf, list[str]]:
    """Have a copy of the sample city in which each text on one line is a mark of its own; the marks by their fields."""
    if not (folder / "data").exists():
        shutil.copytree(SAMPLE, folder / "data")
    planted: dict[FieldOf, list[str]] = {}
    count = 0
    for file in sorted((folder / "data").rglob("*.yaml")):
        for field, mark in plant_in(file, write, count):
            count += 1
            planted.setdefault(field, []).append(mark)
    return planted


def plant_in(file: Path, write: Callable[[int], str] = number_mark, count: int = 0) -> list[tuple[FieldOf, str]]:
    """Make each text on one line of a file a mark of its own, counted on from ``count``; the marks with their fields."""
    planted: list[tuple[FieldOf, str]] = []
    text = file.read_text(encoding="utf-8")
    node, problems = parse_tree(file.name, text)
    assert problems == []
    lines = text.split("\n")
    found = sorted(scalars_of(shape_of(file), node), key=lambda each: (each[1].line, each[1].column), reverse=True)
    for field, scalar in found:
        if scalar.text in READ:
            continue
        row, begin = lines[scalar.line - 1], scalar.column - 1
        written = scalar.text if scalar.plain else row[begin] + scalar.text + row[begin]
        if not row[begin:].startswith(written):  # over several lines
            continue
        mark = write(count + len(planted) + 1)
        quoted = mark.replace('"', '\\"')
        lines[scalar.line - 1] = f'{row[:begin]}"{quoted}"{row[begin + len(written) :]}'
        planted.append((field, mark))
    file.write_text("\n".join(lines), encoding="utf-8")
    return planted


def everything_shown(data: Path) -> str:
    """All that the pages of a city say, its frame and what the search is told among it."""
    gathered = gather_site(read_data(data)[0], {})
    assert not isinstance(gathered.site, Refused), gathered.problems
    frame = view_frame(gathered.site.settings, index_site(gathered.site))
    said = [*frame.slots("").values()]
    for job in jobs_of(data):
        if job.kind.name == "gallery":
            continue
        rendered = job.render()
        finding = rendered.find()
        said += [*rendered.slots.values(), finding.title, str(finding.meta), str(finding.filters)]
    return re.sub(r"<wbr>", "", "\n".join(said))


def record_of(shape: Shape[Any]) -> type[Record] | None:
    """The record that a shape becomes, where it says so."""
    build: Any = shape.build
    named = [cell.cell_contents for cell in build.__closure__ or ()]
    named += get_args(get_type_hints(build).get("return"))
    records = [each for each in named if isinstance(each, type) and issubclass(each, Record)]
    return records[0] if records else None


def attributes_read() -> set[tuple[str, str]]:
    """The attributes (record, name) that views ask for while they make every page of the sample city."""
    read: set[tuple[str, str]] = set()
    plain = Record.__getattribute__

    def note(self: Record, name: str) -> Any:
        file = sys._getframe(1).f_code.co_filename
        if file.startswith(VIEWS) or file in (FRAME, TIES, CHANGE_WORDS):
            read.add((type(self).__name__, name))
        return plain(self, name)

    Record.__getattribute__ = note  # type: ignore[assignment, method-assign]
    try:
        everything_shown(SAMPLE)
    finally:
        del Record.__getattribute__
    return read


def is_read(field: FieldOf, read: set[tuple[str, str]]) -> bool:
    record = record_of(shapes()[field.shape])
    name = field.key
    if record is not None and name in record.__struct_fields__:
        return (record.__name__, name) in read
    name = BECOMES.get(name, name)
    if record is not None and name in record.__struct_fields__:
        return (record.__name__, name) in read
    return any(each == name for _, each in read)


def holds_more(field: FieldOf) -> bool:
    return bool(shapes_within(shapes()[field.shape].fields[field.key].take))


def not_shown() -> set[FieldOf]:
    return {FieldOf(*named) for named in NOT_SHOWN}


@pytest.mark.long
def test_every_text_of_the_sample_city_comes_out_on_a_page_or_is_named(tmp_path: Path) -> None:
    planted = plant(tmp_path)
    assert len(planted) > 100
    said = everything_shown(tmp_path / "data")
    vanished = {field for field, marks in planted.items() if not any(mark in said for mark in marks)}
    assert vanished - not_shown() == set(), "show the field, or say in not_shown why no page does"
    assert not_shown() & set(planted) <= vanished, "what is shown is no exception any more"


@pytest.mark.long
def test_every_other_field_is_asked_for_by_a_view_or_is_named(tmp_path: Path) -> None:
    planted = plant(tmp_path)
    others = {field for field in all_fields() - set(planted) if not holds_more(field)}
    assert len(others) > 100
    read = attributes_read()
    unread = {field for field in others if not is_read(field, read)}
    assert unread - not_shown() == set(), "show the field, or say in not_shown why no page does"
    assert not_shown() & others <= unread, "what is shown is no exception any more"


def test_exceptions_are_fields_with_a_reason() -> None:
    assert not_shown() <= all_fields()
    assert all(len(reason) > 20 for reason in NOT_SHOWN.values())


@pytest.mark.long
def test_a_field_that_nobody_shows_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a view that leaves out a text, its mark is gone."""
    planted = plant(tmp_path)
    field = FieldOf("施策", "target_text")
    assert any(mark in everything_shown(tmp_path / "data") for mark in planted[field])
    monkeypatch.setattr("generator.views.kinds.measure.view_measure", without_target_text)
    find_view.cache_clear()
    assert not any(mark in everything_shown(tmp_path / "data") for mark in planted[field])
    find_view.cache_clear()


def without_target_text(*given: Any, **more: Any) -> MeasurePage:
    site_index, standings, key, vocabulary = given
    measure = msgspec.structs.replace(site_index.measures[key], target_text=NOT_STATED)
    index = site_index._replace(measures={**site_index.measures, key: measure})
    return view_measure(index, standings, key, vocabulary, **more)
