"""What staff do to a workbook, done to the file itself: cells typed, dates, formulas, merges, rows deleted or sorted, sheets renamed.

It knows the form of xlsx files (ECMA-376) and nothing of the program that wrote them.
"""

import datetime as dt
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree as Tree  # noqa: N812 (named as the standard one is)

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _CELL, _DATA = f"{_MAIN}row", f"{_MAIN}c", f"{_MAIN}sheetData"


class StaffEdits:
    """A workbook in somebody's hands. Each edit gives the workbook back, to chain them; ``save`` writes it."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        book = Tree.fromstring(self.parts["xl/workbook.xml"])
        self.names = [str(sheet.get("name")) for sheet in book.iter(f"{_MAIN}sheet")]
        self.sheets = {
            name: Tree.fromstring(self.parts[self._part(number)]) for number, name in enumerate(self.names, 1)
        }
        strings = Tree.fromstring(self.parts["xl/sharedStrings.xml"])
        self.strings = ["".join(text.text or "" for text in each.iter(f"{_MAIN}t")) for each in strings]

    def _part(self, number: int) -> str:
        return f"xl/worksheets/sheet{number}.xml"

    def rows(self, sheet: str) -> list[list[str]]:
        """The texts of a sheet's cells by row, the columns in order."""
        found = []
        for row in self.sheets[sheet].iter(_ROW):
            texts: list[str] = []
            for cell in row.iter(_CELL):
                place = _column(str(cell.get("r")))
                texts += [""] * (place + 1 - len(texts))
                texts[place] = self._text(cell)
            found.append(texts)
        return found

    def _text(self, cell: Tree.Element) -> str:
        value = cell.find(f"{_MAIN}v")
        if cell.get("t") == "s" and value is not None:
            return self.strings[int(value.text or 0)]
        return "".join(text.text or "" for text in cell.iter(f"{_MAIN}t")) or (
            (value.text or "") if value is not None else ""
        )

    def find(self, sheet: str, *words: str, column: str) -> str:
        """The name of the cell under a head, in the one row in which all the words stand."""
        rows = self.rows(sheet)
        head = rows[1].index(column)
        found = [
            number for number, row in enumerate(rows, 1) if number > 2 and all(any(w in t for t in row) for w in words)
        ]
        assert len(found) == 1, f"{words}: {len(found)} rows"
        return f"{_letters(head)}{found[0]}"

    def cell(self, sheet: str, name: str) -> Tree.Element:
        """A cell, made where there is none."""
        number = int(re.sub("[A-Z]", "", name))
        row = next(each for each in self.sheets[sheet].iter(_ROW) if each.get("r") == str(number))
        for each in row.iter(_CELL):
            if each.get("r") == name:
                return each
        made = Tree.SubElement(row, _CELL, {"r": name})
        row[:] = sorted(row, key=lambda each: _column(str(each.get("r"))))
        return made

    def type(self, sheet: str, name: str, value: str | bool | float | dt.date | None) -> "StaffEdits":
        """Type text, a number or a date into a cell, or empty it."""
        cell = self.cell(sheet, name)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            Tree.SubElement(Tree.SubElement(cell, f"{_MAIN}is"), f"{_MAIN}t").text = value
        elif isinstance(value, bool):
            cell.set("t", "b")
            Tree.SubElement(cell, f"{_MAIN}v").text = str(int(value))
        elif isinstance(value, dt.date):
            cell.set("t", "d")
            Tree.SubElement(cell, f"{_MAIN}v").text = value.isoformat()
        elif value is not None:
            Tree.SubElement(cell, f"{_MAIN}v").text = str(value)
        return self

    def compute(self, sheet: str, name: str, formula: str, shown: str) -> "StaffEdits":
        """Enter a formula; ``shown`` is what the program last computed."""
        self.type(sheet, name, None)
        cell = self.cell(sheet, name)
        cell.set("t", "str")
        Tree.SubElement(cell, f"{_MAIN}f").text = formula
        Tree.SubElement(cell, f"{_MAIN}v").text = shown
        return self

    def fail(self, sheet: str, name: str, error: str) -> "StaffEdits":
        """Leave the display of an error (#REF!) in a cell."""
        self.type(sheet, name, None)
        cell = self.cell(sheet, name)
        cell.set("t", "e")
        Tree.SubElement(cell, f"{_MAIN}v").text = error
        return self

    def merge(self, sheet: str, cells: str) -> "StaffEdits":
        """Merge a range of cells."""
        root = self.sheets[sheet]
        made = Tree.Element(f"{_MAIN}mergeCells", {"count": "1"})
        Tree.SubElement(made, f"{_MAIN}mergeCell", {"ref": cells})
        data = root.find(_DATA)
        assert data is not None
        after = next(
            (n for n, each in enumerate(root) if each.tag == f"{_MAIN}sheetProtection"), list(root).index(data)
        )
        root.insert(after + 1, made)
        return self

    def reorder(self, sheet: str, order: Callable[[list[Tree.Element]], Sequence[Tree.Element]]) -> "StaffEdits":
        """Put the rows below the head in another order, or leave some of them out."""
        data = self.sheets[sheet].find(_DATA)
        assert data is not None
        rows = list(data)
        data[:] = [*rows[:2], *order(rows[2:])]
        for number, row in enumerate(data, 1):
            for cell in row.iter(_CELL):
                cell.set("r", re.sub("[0-9]+", str(number), str(cell.get("r"))))
            row.set("r", str(number))
        return self

    def delete(self, sheet: str, number: int) -> "StaffEdits":
        """Delete the row with this number."""
        return self.reorder(sheet, lambda rows: [row for row in rows if row.get("r") != str(number)])

    def swap(self, sheet: str, columns: str, one: int, other: int) -> "StaffEdits":
        """Swap the contents of two rows in some columns only, as sorting a selection does."""
        for letter in columns:
            first, second = self.cell(sheet, f"{letter}{one}"), self.cell(sheet, f"{letter}{other}")
            kept = (list(first), dict(first.attrib))
            first[:], first_name = list(second), first.get("r")
            second[:], second_name = kept[0], second.get("r")
            first.attrib.update({**second.attrib, "r": str(first_name)})
            second.attrib.clear()
            second.attrib.update({**kept[1], "r": str(second_name)})
        return self

    def arrange(self, sheet: str, columns: Sequence[str]) -> "StaffEdits":
        """Put the columns into another order, by their letters; "" is one that is added, and what is not named is deleted."""
        for row in self.sheets[sheet].iter(_ROW):
            own = {re.sub("[0-9]", "", str(cell.get("r"))): cell for cell in row.iter(_CELL)}
            kept = [(place, own[letter]) for place, letter in enumerate(columns) if letter in own]
            for place, cell in kept:
                cell.set("r", f"{_letters(place)}{row.get('r')}")
            row[:] = [cell for _, cell in kept]
        return self

    def push(self, sheet: str, first: int, count: int = 1) -> "StaffEdits":
        """Insert empty rows before the one with this number; with a negative count those above it are deleted."""
        data = self.sheets[sheet].find(_DATA)
        assert data is not None
        data[:] = [row for row in data if not first + count <= int(str(row.get("r"))) < first]
        for row in data:
            number = int(str(row.get("r")))
            moved = number + count if number >= first else number
            for cell in row.iter(_CELL):
                cell.set("r", re.sub("[0-9]+", str(moved), str(cell.get("r"))))
            row.set("r", str(moved))
        return self

    def copy(self, sheet: str, number: int) -> "StaffEdits":
        """Copy a row below the last one."""

        def doubled(rows: list[Tree.Element]) -> list[Tree.Element]:
            own = next(row for row in rows if row.get("r") == str(number))
            return [*rows, Tree.fromstring(Tree.tostring(own))]

        return self.reorder(sheet, doubled)

    def rename(self, sheet: str, name: str) -> "StaffEdits":
        """Give a sheet another name."""
        text = self.parts["xl/workbook.xml"].decode()
        self.parts["xl/workbook.xml"] = text.replace(f'name="{sheet}"', f'name="{name}"').encode()
        return self

    def drop(self, sheet: str) -> "StaffEdits":
        """Delete a sheet."""
        text = self.parts["xl/workbook.xml"].decode()
        self.parts["xl/workbook.xml"] = re.sub(rf'<sheet name="{sheet}"[^>]*/>', "", text).encode()
        return self

    def draw(self, sheet: str, text: str, column: int = 8, row: int = 2, *, doubled: bool = False) -> "StaffEdits":
        """Put a text box on a sheet, its corner in the cell of this column and row (from 0). ``doubled``: as programs write it that think of older ones."""
        number = self.names.index(sheet) + 1
        lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.split("\n"))
        shape = f"<xdr:sp><xdr:txBody><a:bodyPr/>{lines}</xdr:txBody></xdr:sp>"
        if doubled:
            shape = (
                '<mc:AlternateContent xmlns:mc="urn:mc">'
                f'<mc:Choice Requires="a14">{shape}</mc:Choice><mc:Fallback>{shape}</mc:Fallback></mc:AlternateContent>'
            )
        self.parts[f"xl/drawings/drawing9{number}.xml"] = (
            f'<xdr:wsDr xmlns:xdr="urn:xdr" xmlns:a="urn:a"><xdr:twoCellAnchor><xdr:from><xdr:col>{column}</xdr:col>'
            f"<xdr:colOff>99</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>99</xdr:rowOff></xdr:from>"
            f"<xdr:to><xdr:col>40</xdr:col><xdr:row>50</xdr:row></xdr:to>{shape}</xdr:twoCellAnchor></xdr:wsDr>"
        ).encode()
        ties = f"xl/worksheets/_rels/sheet{number}.xml.rels"
        known = self.parts.get(ties, b'<Relationships xmlns="urn:r"></Relationships>')
        tie = f'<Relationship Id="rIdD" Type="urn:r/drawing" Target="../drawings/drawing9{number}.xml"/>'
        self.parts[ties] = known.replace(b"</Relationships>", f"{tie}</Relationships>".encode())
        return self

    def print_around(self, sheet: str, header: str = "", footer: str = "") -> "StaffEdits":
        """Give a sheet a header and a footer."""
        margins = Tree.SubElement(self.sheets[sheet], f"{_MAIN}headerFooter")
        Tree.SubElement(margins, f"{_MAIN}oddHeader").text = header
        Tree.SubElement(margins, f"{_MAIN}oddFooter").text = footer
        return self

    def strike(self, sheet: str, name: str, mark: str = "<strike/>") -> "StaffEdits":
        """Strike a whole cell out."""
        styles = self.parts["xl/styles.xml"].decode()
        fonts, looks = (len(re.findall(f"<{each}[ >/]", _between(styles, kind))) for kind, each in _LISTS)
        styles = styles.replace("</fonts>", f"<font>{mark}<sz val='11'/></font></fonts>")
        styles = styles.replace("</cellXfs>", f'<xf fontId="{fonts}" xfId="0"/></cellXfs>')
        self.parts["xl/styles.xml"] = styles.encode()
        self.cell(sheet, name).set("s", str(looks))
        return self

    def show_as(self, sheet: str, name: str, form: str) -> "StaffEdits":
        """Give a cell a number format."""
        styles = self.parts["xl/styles.xml"].decode()
        looks = len(re.findall("<xf[ >/]", _between(styles, "cellXfs")))
        number = 900 + looks
        told = form.replace('"', "&quot;")
        styles = re.sub("<numFmts.*</numFmts>", "", styles)
        listed = f'<numFmts count="1"><numFmt numFmtId="{number}" formatCode="{told}"/></numFmts><fonts'
        styles = styles.replace("<fonts", listed, 1)
        styles = styles.replace("</cellXfs>", f'<xf numFmtId="{number}" fontId="0" xfId="0"/></cellXfs>')
        self.parts["xl/styles.xml"] = styles.encode()
        self.cell(sheet, name).set("s", str(looks))
        return self

    def strike_part(self, sheet: str, name: str, kept: str, struck: str, mark: str = "<strike/>") -> "StaffEdits":
        """Type a text of two pieces into a cell, the second of which is struck out."""
        self.type(sheet, name, None)
        cell = self.cell(sheet, name)
        cell.set("t", "inlineStr")
        cell.append(
            Tree.fromstring(
                f'<is xmlns="{_MAIN[1:-1]}"><r><t>{kept}</t></r><r><rPr>{mark}<sz val="11"/></rPr><t>{struck}</t></r></is>'
            )
        )
        return self

    def save(self, path: Path) -> Path:
        """Write the workbook."""
        for number, name in enumerate(self.names, 1):
            self.parts[self._part(number)] = Tree.tostring(self.sheets[name], encoding="utf-8")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in self.parts.items():
                archive.writestr(part, content)
        return path


_LISTS = (("fonts", "font"), ("cellXfs", "xf"))


def _between(text: str, kind: str) -> str:
    return text.partition(f"<{kind}")[2].partition(f"</{kind}>")[0]


def _column(name: str) -> int:
    number = 0
    for letter in re.sub("[0-9]", "", name):
        number = number * 26 + ord(letter) - 64
    return number - 1


def _letters(number: int) -> str:
    return chr(65 + number) if number < 26 else _letters(number // 26 - 1) + chr(65 + number % 26)
