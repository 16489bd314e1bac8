"""The cells of one workbook, which is given as bytes and may be broken or hostile: a reader for `system/foreign_reader`, in whose process it runs.

Each sheet is read twice: its values by a foreign reader that knows dates and shared texts, its XML by ours (``sheet_xml``), for what the other
does not tell. Where the two do not see the same cells, the workbook is refused: a row that one passes over would be lost in silence.
"""

import datetime as dt
import io
import math
import posixpath
import runpy
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from pyexpat import ExpatError
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from generator.sheets import drawn_xml, sheet_xml
else:  # the process of a reader knows no package of ours
    drawn_xml = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("drawn_xml.py"))))
    sheet_xml = drawn_xml.sheet_xml

_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MOST_PARTS: Final = 5_000
_MOST_SHEETS: Final = 200
_BOOK: Final = "xl/workbook.xml"
_TEXTS: Final = "xl/sharedStrings.xml"
_FIXED: Final = {"sharedStrings": _TEXTS, "styles": "xl/styles.xml"}
"""Parts that the reader of values looks for under these names, whatever the workbook calls them."""
_TYPES: Final = "[Content_Types].xml"


class _Tie(NamedTuple):
    """What a part is tied to: the kind of the tie, and the path of the other part."""

    kind: str
    part: str


class _Page(NamedTuple):
    """A sheet before its values are read."""

    name: str
    hidden: bool
    xml: "sheet_xml.SheetXml"
    comments: dict[str, str]
    shapes: list[tuple[str, str]]


def read(content: bytes, limits: Sequence[int]) -> dict[str, Any]:
    """The sheets, or a fault with its ``cause``: the name of a sheet, a cell.

    Faults: ``old-excel``, ``password``, ``macros``, ``unpacked``, ``coding``, ``twice``, ``far``, ``cells``, ``merges``, ``lost``, ``no-book``.
    ``limits``: bytes of XML unpacked; cells up to the furthest one, of all sheets; characters in them; cells that are merged.
    A sheet is ``{name, hidden, cells, dates, formulas, errors, merged, rows, columns, comments, shapes, margins, struck, formats}``: rows of plain values; ``comments`` are by cell; ``dates`` are row, column and kind
    of those that stand there in ISO form; ``merged`` are ranges (top, left, bottom, right); ``rows`` and ``columns`` are hidden. All count from 0. ``shapes`` are cells with the texts of shapes near them,
    ``margins`` headers and footers with their codes, ``struck`` by cell what is struck out ("": all of it), ``formats`` by cell how a number is shown.
    """
    unpacked, most_cells, most_letters, most_merged = limits
    try:
        parts = _open(content, unpacked)
        pages = [*_read_pages(parts, most_cells)]
        return {"sheets": [*_read_values(pages, content, parts, most_letters, most_merged)]}
    except sheet_xml.UnfitError as unfit:
        return {"fault": unfit.args[0], "cause": "".join(unfit.args[1:])}
    except (ExpatError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, NotImplementedError):
        return {"fault": "no-book"}
    except BaseException as fault:
        kind = type(fault)  # of a module that is loaded only later; a panic is no `Exception`
        if kind.__name__ == "PanicException" or "calamine" in kind.__module__:
            return {"fault": "password" if kind.__name__ == "PasswordError" else "no-book"}
        raise


def _open(content: bytes, unpacked: int) -> dict[str, bytes]:
    """The XML parts of a workbook by their paths."""
    if content.startswith(_OLD):
        raise sheet_xml.UnfitError("password" if _ENCRYPTED in content else "old-excel")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        listed = [part for part in archive.infolist() if part.filename.lower().endswith((".xml", ".rels"))]
        names = [name.lower() for name in archive.namelist()]
        if len(names) > _MOST_PARTS or sum(part.file_size for part in listed) > unpacked:
            raise sheet_xml.UnfitError("unpacked")
        if len({*names}) < len(names):
            raise sheet_xml.UnfitError("no-book")
        types = archive.read(_TYPES)
        sheet_xml.check_coding(types)
        if any(name.endswith("vbaproject.bin") for name in names) or b"macroenabled" in types.lower():
            raise sheet_xml.UnfitError("macros")
        return {part.filename: archive.read(part) for part in listed if part.filename.startswith(("xl/", "_rels/"))}


def _read_pages(parts: Mapping[str, bytes], most_cells: int) -> Iterator[_Page]:
    """The worksheets in their order, with what their XML says."""
    if _Tie("officeDocument", _BOOK) not in _ties(parts, "").values():
        raise sheet_xml.UnfitError("no-book")
    ties = _ties(parts, _BOOK)
    for kind, part in ties.values():
        if _FIXED.get(kind, part) != part:
            raise sheet_xml.UnfitError("lost", part)
    seen: set[str] = set()
    looks = parts.get(_FIXED["styles"])
    struck, formats = ((), {}) if looks is None else (drawn_xml.struck_styles(looks), drawn_xml.number_formats(looks))
    for names, given in sheet_xml.elements(parts[_BOOK]):
        if names != ("sheets", "sheet"):
            continue
        name, tied = given.get("name", ""), next((given[each] for each in given if each.endswith(":id")), "")
        kind, part = ties.get(tied, _Tie("", ""))
        if name in seen:
            raise sheet_xml.UnfitError("twice", name)
        seen.add(name)
        if kind.lower().endswith("macrosheet"):
            raise sheet_xml.UnfitError("macros")
        if kind in ("chartsheet", "dialogsheet"):
            continue
        if kind != "worksheet" or part not in parts:
            raise sheet_xml.UnfitError("lost", name)
        xml = sheet_xml.SheetXml(parts[part], struck, formats)
        most_cells -= xml.height * xml.width
        if most_cells < 0 or len(seen) > _MOST_SHEETS:
            raise sheet_xml.UnfitError("cells")
        hidden = given.get("state") in ("hidden", "veryHidden")
        yield _Page(name, hidden, xml, _comments_of(parts, part), _shapes_of(parts, part))


def _comments_of(parts: Mapping[str, bytes], sheet: str) -> dict[str, str]:
    """The comments on a sheet's cells."""
    found: dict[str, str] = {}
    for part in _tied(parts, sheet, "comments"):
        found |= sheet_xml.CommentsXml(parts[part]).texts
    return found


def _shapes_of(parts: Mapping[str, bytes], sheet: str) -> list[tuple[str, str]]:
    """The texts in a sheet's shapes and diagrams."""
    drawings = [*_tied(parts, sheet, "drawing")]
    drawings += [each for drawing in drawings for each in _tied(parts, drawing, "diagramData")]
    return [shape for drawing in drawings for shape in drawn_xml.ShapesXml(parts[drawing]).texts]


def _tied(parts: Mapping[str, bytes], part: str, kind: str) -> Iterator[str]:
    """The parts of a kind that a part is tied to, each once."""
    folder, _, name = part.rpartition("/")
    if f"{folder}/_rels/{name}.rels" in parts:
        found = dict.fromkeys(tie.part for tie in _ties(parts, part).values() if tie.kind == kind)
        yield from (each for each in found if each in parts)


def _ties(parts: Mapping[str, bytes], part: str) -> dict[str, _Tie]:
    """What a part is tied to, by the names of the ties."""
    folder, _, name = part.rpartition("/")
    found = {}
    for (_, element), given in sheet_xml.elements(parts[f"{folder}/_rels/{name}.rels".lstrip("/")]):
        if element == "Relationship" and given.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, given.get("Target", "")))
            found[given.get("Id", "")] = _Tie(given.get("Type", "").rpartition("/")[2], path.lstrip("/"))
    return found


def _read_values(
    pages: Sequence[_Page], content: bytes, parts: Mapping[str, bytes], most_letters: int, most_merged: int
) -> Iterator[dict[str, Any]]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - the limits hold before a line of a foreign parser runs

    shared = sheet_xml.SharedTexts(parts.get(_TEXTS, b""))
    texts = shared.texts
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name, hidden, xml, comments, shapes in pages:
        if name not in book.sheet_names:
            raise sheet_xml.UnfitError("lost", name)
        beside = (*comments.values(), *(text for _, text in shapes), *xml.margins)
        most_letters -= sum(_count_letters(each, texts) for each in xml.filled.values()) + sum(map(len, beside))
        if most_letters < 0:
            raise sheet_xml.UnfitError("cells")
        rows: list[list[Any]] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        if lost := _find_lost(xml, rows, texts):
            raise sheet_xml.UnfitError("lost", f"{name} {lost}")
        rows += [[] for _ in range(xml.height - len(rows))]
        merged, spread = ([*_clip(each, xml)] for each in (xml.merged, xml.spread))
        most_merged -= sum(map(_count, (*merged, *spread)))
        if most_merged < 0:
            raise sheet_xml.UnfitError("merges")
        merged = [each for each in merged if any(place in xml.filled for place in _cells_of(each))]
        formulas = xml.formulas.union(*map(_cells_of, spread))
        yield {
            "name": name,
            "hidden": hidden,
            "comments": comments,
            "shapes": shapes,
            "margins": xml.margins,
            "struck": {sheet_xml.name_of(*place): text for place, text in _find_struck(xml, shared.struck)},
            "formats": {sheet_xml.name_of(*place): form for place, form in xml.formats.items()},
            "dates": [*_plain_values(rows)],
            "cells": rows,
            "formulas": [sheet_xml.name_of(*place) for place in sorted(formulas)],
            "errors": {sheet_xml.name_of(*place): text for place, (form, text) in xml.filled.items() if form == "e"},
            "merged": merged,
            "rows": sorted(row for row in xml.rows if row < xml.height),
            "columns": sorted({each for first, end in xml.columns for each in range(first, min(end, xml.width))}),
        }


def _find_struck(xml: "sheet_xml.SheetXml", shared: Mapping[int, str]) -> Iterator[tuple["sheet_xml.Place", str]]:
    """The cells of which anything is struck out, with that ("": all of it)."""
    for place, (form, written) in xml.filled.items():
        if place in xml.struck:
            yield place, xml.struck[place]
        elif form == "s" and int(written) in shared:
            yield place, shared[int(written)]


def _count_letters(cell: tuple[str, str], texts: Sequence[str]) -> int:
    """How long the text of a cell is; one that many share counts in each."""
    form, written = cell
    number = int(written) if form == "s" else -1
    return len(texts[number]) if 0 <= number < len(texts) else len(written)


def _find_lost(xml: "sheet_xml.SheetXml", rows: Sequence[Sequence[Any]], texts: Sequence[str]) -> str:
    """A cell that only one of the two readings has, or in which they have other texts; "" where they agree."""
    height = len(rows)
    for place, (form, written) in xml.filled.items():
        row, column = place
        cell = rows[row][column] if row < height and column < len(rows[row]) else ""
        if form != "e" and not _is_same(form, written, cell, texts):
            return sheet_xml.name_of(*place)
    if sum(len(row) - row.count("") for row in rows) <= sum(form != "e" for form, _ in xml.filled.values()):
        return ""
    for number, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if str(cell).strip() and (number, column) not in xml.filled:
                return sheet_xml.name_of(number, column)
    return ""


def _is_same(form: str, written: str, cell: Any, texts: Sequence[str]) -> bool:
    """Whether the other reading has in its cell what ours has."""
    if form not in ("s", "str", "inlineStr"):
        return bool(cell != "")
    if form == "s":
        number = int(written)
        if not 0 <= number < len(texts):
            return False
        written = texts[number]
    return written == cell or _plain(written) == _plain(str(cell))


def _plain(text: str) -> str:
    """A text without blanks, for holding against another: what a space or an end of a line is written as is no difference."""
    return "".join(text.replace("_x000D_", "").split())


def _plain_values(rows: Sequence[list[Any]]) -> Iterator[tuple[int, int, str]]:
    """Put text in the place of dates and of numbers that are none; the place and kind of each date."""
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if type(cell) is str or isinstance(cell, bool | int):
                continue
            if isinstance(cell, float):
                row[column] = cell if math.isfinite(cell) else str(cell)
            elif isinstance(cell, dt.timedelta):
                row[column] = cell.total_seconds()
                yield number, column, "timedelta"
            else:
                row[column] = cell.isoformat()
                yield number, column, type(cell).__name__


def _clip(ranges: Iterable["sheet_xml.Range"], xml: "sheet_xml.SheetXml") -> Iterator["sheet_xml.Range"]:
    """Ranges as far as there are cells that hold anything."""
    for top, left, bottom, right in ranges:
        if top < xml.height and left < xml.width and top <= bottom and left <= right:
            yield top, left, min(bottom, xml.height - 1), min(right, xml.width - 1)


def _count(cut: "sheet_xml.Range") -> int:
    top, left, bottom, right = cut
    return (bottom - top + 1) * (right - left + 1)


def _cells_of(cut: "sheet_xml.Range") -> "list[sheet_xml.Place]":
    top, left, bottom, right = cut
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
