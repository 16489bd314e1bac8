"""The XML of a workbook, which may be broken or hostile, read as a stream: beside ``book_reader`` in its process, never in ours."""

from collections.abc import Callable, Container, Iterator, Mapping
from pyexpat import ParserCreate
from typing import Final

_DEEPEST: Final = 100
_FURTHEST: Final = (20_000, 702)
"""Rows and columns of the furthest cell that holds anything: the reader of values makes room for every cell up to it."""
_LAST: Final = (1_048_576, 16_384)
_MARGINS: Final = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_YES: Final = ("1", "true")

Place = tuple[int, int]
Range = tuple[int, int, int, int]
Start = Callable[[str, dict[str, str]], None]


class UnfitError(Exception):
    """A workbook that is not read. ``args``: the fault, and what is told of it."""


def check_coding(part: bytes) -> None:
    """Raise :class:`UnfitError` for anything but UTF-8: the reader of values takes everything for that, and other letters would be none."""
    head = part[:200]
    told = head.partition(b"?>")[0].lower()
    strange = (
        b"encoding" in told and b"<?xml" in told and not any(name in told for name in (b"utf-8", b"utf8", b"ascii"))
    )
    if strange or b"\0" in head or head.startswith((b"\xfe\xff", b"\xff\xfe")):
        raise UnfitError("coding")


def _parse(part: bytes, start: Start, end: Callable[[str], None], text: Callable[[str], None] | None = None) -> None:
    """Read XML that declares nothing of its own. Raises ``ExpatError`` or :class:`UnfitError`."""
    check_coding(part)
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.StartDoctypeDeclHandler = _refuse
    parser.Parse(part, True)


def _refuse(*_: object) -> None:
    raise UnfitError("no-book")


def elements(part: bytes) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
    """Every element of a small part: the name of the one above it and its own, and what is written into its tag."""
    found: list[tuple[tuple[str, str], dict[str, str]]] = []
    above = [""]

    def start(name: str, given: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        found.append(((above[-1], name), given))
        above.append(name)
        if len(above) > _DEEPEST:
            raise UnfitError("no-book")

    def end(_: str) -> None:
        above.pop()

    _parse(part, start, end)
    return iter(found)


class TextXml:
    """XML whose texts stand in some elements. ``below`` are those above them: the reading of a word is no text of a cell."""

    elements: tuple[str, ...] = ("t",)
    below: tuple[str, ...] = ("si", "r")

    def __init__(self, part: bytes) -> None:
        self.above = [""]
        self._text: list[str] | None = None
        _parse(part, self.start, self.end, self.say)

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        if ":" in name:
            name = name.rpartition(":")[2]
        above = self.above[-1]
        if name in self.elements and above in self.below:
            self._text = []
        else:
            self.begin(name, above, given)
        self.above.append(name)
        if len(self.above) > _DEEPEST:
            raise UnfitError("no-book")

    def end(self, _: str) -> None:
        """An element ends."""
        name = self.above.pop()
        if self._text is not None and name in self.elements:  # most elements have none
            self.take("".join(self._text))
            self._text = None

    def say(self, text: str) -> None:
        """A text, or a part of one."""
        if self._text is not None:
            self._text.append(text)

    def begin(self, name: str, above: str, given: dict[str, str], /) -> None:
        """An element without a text of its own begins below another."""

    def take(self, text: str) -> None:
        """The text of an element."""


class SharedTexts(TextXml):
    """The texts that cells share, in their order; by their numbers, what is struck out of some."""

    def __init__(self, part: bytes = b"") -> None:
        self.texts: list[str] = []
        self.struck: dict[int, str] = {}
        self._is_struck = False
        if part:
            super().__init__(part)

    def begin(self, name: str, above: str, given: dict[str, str]) -> None:
        """One more text begins, or a piece of one."""
        if name == "si":
            self.texts.append("")
        self._is_struck = _goes_on_struck(name, above, given, self._is_struck)

    def take(self, text: str) -> None:
        """A piece of the last one."""
        self.texts[-1] += text
        if self._is_struck and text.strip():
            number = len(self.texts) - 1
            self.struck[number] = self.struck.get(number, "") + text


def is_set(given: Mapping[str, str]) -> bool:
    """Whether a mark is set: it is where nothing is said beside it."""
    return given.get("val", "1") in _YES


def _goes_on_struck(name: str, above: str, given: Mapping[str, str], was: bool) -> bool:
    """Whether the text that follows the beginning of an element is struck out: each piece (``r``) says so of itself."""
    if name == "strike" and above == "rPr":
        return is_set(given)
    return was and name not in ("r", "si", "is", "c")


class CommentsXml(TextXml):
    """The comments on the cells of a sheet: the name of the cell, and the text."""

    below = ("text", "r")

    def __init__(self, part: bytes) -> None:
        self.texts: dict[str, str] = {}
        self._cell = ""
        super().__init__(part)

    def begin(self, name: str, _: str, given: dict[str, str]) -> None:
        """One more comment begins."""
        if name == "comment":
            self._cell = given.get("ref", "")[:20]

    def take(self, text: str) -> None:
        """A piece of it."""
        self.texts[self._cell] = self.texts.get(self._cell, "") + text


class SheetXml(TextXml):
    """What the XML of a sheet says. Rows and columns count from 0.

    ``filled`` are the cells that hold more than blanks: the form and what is written in it (``s`` and a number: a shared text). ``spread`` is what
    one formula fills. ``struck`` is what is struck out: the whole of a cell by its look (of ``struck_styles``: ""), or a piece. ``formats`` show numbers (of ``number_formats``). ``margins`` are printed above and below.
    ``height`` and ``width`` reach to the furthest cell that holds anything.
    """

    elements = ("v", "t", *_MARGINS)
    below = ("c", "is", "r", "headerFooter")

    def __init__(self, part: bytes, struck_styles: Container[str] = (), formats: Mapping[str, str] = {}) -> None:
        self.formats: dict[Place, str] = {}
        self._formats, self._format = formats, ""
        self.struck: dict[Place, str] = {}
        self.margins: list[str] = []
        self._struck_styles = struck_styles
        self._is_struck = self._is_piece_struck = False
        self.filled: dict[Place, tuple[str, str]] = {}
        self.formulas: set[Place] = set()
        self.spread: list[Range] = []
        self.merged: list[Range] = []
        self.rows: set[int] = set()
        self.columns: list[tuple[int, int]] = []
        self.height, self.width = 0, 0
        self._row, self._column, self._form = -1, -1, ""
        self._digits = "?"  # of the row, as its cells bear them
        super().__init__(part)

    def begin(self, name: str, above: str, given: dict[str, str]) -> None:
        """A row, a cell, or what tells of them."""
        if name in ("r", "strike"):
            self._is_piece_struck = _goes_on_struck(name, above, given, self._is_piece_struck)
        if name == "c" and above == "row":
            self._begin_cell(given)
        elif name == "f" and above == "c":
            self.formulas.add(self._reach())
            if given.get("t") in ("array", "dataTable"):
                self.spread.append(_range_of(given.get("ref") or name_of(self._row, self._column)))
        elif name == "row":
            self._begin_row(given)
        elif name == "mergeCell":
            self.merged.append(_range_of(given.get("ref", "")))
        elif name == "col" and given.get("hidden") in _YES:
            self.columns.append((max(int(given.get("min", "1")) - 1, 0), int(given.get("max", "1"))))

    def take(self, text: str) -> None:
        """A value, or a piece of one."""
        if self.above[-1] == "headerFooter":
            self.margins.append(text)
        elif text and not text.isspace():
            place = self._reach()
            there = self.filled.get(place)
            self.filled[place] = (self._form, there[1] + text if there else text)
            if self._format and self._form == "n":
                self.formats[place] = self._format
            if self._is_struck:
                self.struck[place] = ""
            elif self._is_piece_struck:
                self.struck[place] = self.struck.get(place, "") + text

    def _reach(self) -> Place:
        """The present cell, which holds something."""
        place = self._row, self._column
        if self._row >= _FURTHEST[0] or self._column >= _FURTHEST[1]:
            raise UnfitError("far", name_of(*place))
        if self._row >= self.height:
            self.height = self._row + 1
        if self._column >= self.width:
            self.width = self._column + 1
        return place

    def _begin_row(self, given: Mapping[str, str]) -> None:
        self._row = int(given["r"]) - 1 if "r" in given else self._row + 1
        self._column = -1
        if not 0 <= self._row < _LAST[0]:
            raise UnfitError("far", given.get("r", "")[:20])
        self._digits = given.get("r", "?")
        if given.get("hidden") in _YES:
            self.rows.add(self._row)

    def _begin_cell(self, given: Mapping[str, str]) -> None:
        name = given.get("r")
        if name is None:
            self._column += 1
        elif name.endswith(self._digits) and (column := _COLUMNS.get(name[: -len(self._digits)])) is not None:
            self._column = column  # nearly always, and ten times as fast
        else:
            self._row, self._column = _place_of(name)
            self._digits = "?"
        self._form = given.get("t", "n")
        look = given.get("s", "")
        self._is_struck = look in self._struck_styles
        self._format = self._formats.get(look, "")
        self._is_piece_struck = False


def _letters_of(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_COLUMNS: Final = {_letters_of(column): column for column in range(_FURTHEST[1])}


def _place_of(name: str) -> Place:
    """Row and column of a cell's name. Raises :class:`UnfitError` for one beyond the last cell of a sheet, and for what is no name."""
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    column = 0
    for letter in letters[:8].upper():
        column = column * 26 + ord(letter) - 64
    if not letters.isascii() or not letters.isalpha() or not digits:
        raise UnfitError("no-book")
    if column > _LAST[1] or len(digits) > 7 or not 0 < int(digits) <= _LAST[0]:
        raise UnfitError("far", name[:20])
    return int(digits) - 1, column - 1


def _range_of(name: str) -> Range:
    first, _, last = name.replace("$", "").partition(":")
    (top, left), (bottom, right) = _place_of(first), _place_of(last or first)
    return top, left, bottom, right


def name_of(row: int, column: int) -> str:
    """A cell as spreadsheets call it."""
    return f"{_letters_of(column)}{row + 1}"
