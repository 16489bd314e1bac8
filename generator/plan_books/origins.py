"""YAML in the manner of the files of ``data/``, every line of which knows the row and the cell that it came from."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from generator.plan_books.taking import TakenRow
from generator.sheets import Tree, block, flow


class BookEntry(NamedTuple):
    """A key and its value, and the field that says it; ``row`` where another row than that of its item says it."""

    key: str
    tree: Tree
    field: str = ""
    row: TakenRow | None = None


class BookItem(NamedTuple):
    """An item of a list, from a row. ``in_line``: all of it in one line, as figures stand in the data."""

    row: TakenRow | None
    parts: tuple["BookPart", ...]
    in_line: bool = False


class BookList(NamedTuple):
    """A key and the items of its list."""

    key: str
    items: tuple[BookItem, ...]


BookPart: TypeAlias = BookEntry | BookList


class OriginLine(NamedTuple):
    """A line of a file to be written, and where in the workbook it came from: None for what no row says."""

    text: str
    row: TakenRow | None = None
    field: str = ""


def render_parts(parts: Sequence[BookPart], indent: int = 0, row: TakenRow | None = None) -> Iterator[OriginLine]:
    """The lines of keys and values, each list one item after the other."""
    for part in parts:
        if isinstance(part, BookEntry):
            for line in block(part.key, part.tree, indent):
                yield OriginLine(line, part.row or row, part.field)
        elif part.items:
            yield OriginLine(f"{' ' * indent}{part.key}:", row)
            for item in part.items:
                yield from render_item(item, indent + 2)


def render_item(item: BookItem, indent: int) -> Iterator[OriginLine]:
    """The lines of an item: its first key behind the dash."""
    margin = " " * indent
    if item.in_line:
        tree = {part.key: part.tree for part in item.parts if isinstance(part, BookEntry)}
        yield OriginLine(f"{margin}- {flow(tree)}", item.row, "" if item.row is None else item.row.raw.sheet.called)
        return
    lines = list(render_parts(item.parts, indent + 2, item.row))
    yield lines[0]._replace(text=f"{margin}- {lines[0].text.lstrip()}")
    yield from lines[1:]
