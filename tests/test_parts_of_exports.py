"""What whole files of data are put together from is what other programs would have made at once: archives, workbooks, tables that were kept."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

import msgspec
import pytest
import xlsxwriter

from generator.cache import Store
from generator.exports import Tables
from generator.exports.csv_tables import HEAD_ALONE, render_csv, render_lines
from generator.exports.kept_parts import forget_other_parts, read_part, write_part
from generator.exports.kept_tables import pack_rows, unpack_rows
from generator.exports.packing import join_archive, pack_file
from generator.exports.table_rules import check_files, check_lines, check_tables, sum_up
from generator.exports.workbook_rows import PlacedCells, SheetCell, clip_text, fill_frame, read_frame
from generator.map.cache_keys import CacheKeys
from generator.open_data.rows import ValueRow
from page_reading import PLAN, Shown, show
from sample import City

ODD: Final = (
    *("", "a", "b<c>&\"d'", "x\ny", " 前に空白", "後に空白 ", "\u3000全角", "_x0041_", "\x01\x1f", "タブ\t", "\r\n"),
    *("\ufffe\uffff", "😀", "=1+1", "長" * 32_767, "長" * 40_000, "😀" * 16_384, "=" * 20_000),
)


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    return show(City(tmp_path))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as ``zipfile`` packs them."""
    told = io.BytesIO()
    with zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o100644 << 16, 3
            archive.writestr(entry, content)
    return told.getvalue()


def test_an_archive_of_packed_files_is_the_one_that_zipfile_makes() -> None:
    files = {"b/data.json": "本文".encode() * 999, "a.csv": b"", "市/表.csv": b"1,2\n"}
    archive = join_archive(pack_file(name, content) for name, content in files.items())
    with zipfile.ZipFile(io.BytesIO(archive)) as read:
        assert read.testzip() is None
        manifest = read.read("manifest.json")
    assert archive == zipped({**files, "manifest.json": manifest})


def test_an_archive_of_more_files_than_a_small_list_holds_can_be_read() -> None:
    one = pack_file("", b"1")
    archive = join_archive(msgspec.structs.replace(one, name=f"{number:06}") for number in range(70_000))
    with zipfile.ZipFile(io.BytesIO(archive)) as read:
        assert len(read.namelist()) == 70_001
        assert read.read("069999") == b"1"


class TestWorkbooks:
    def written(self, rows: list[list[SheetCell]]) -> bytes:
        """The workbook as XlsxWriter writes it cell by cell."""
        content = io.BytesIO()
        with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
            book.set_properties({"created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)})
            sheet = book.add_worksheet("figures")
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, str):
                        if cell:
                            sheet.write_string(number, place, clip_text(cell))
                    else:
                        sheet.write_number(number, place, cell)
        return content.getvalue()

    def filled(self, rows: list[list[SheetCell]]) -> bytes:
        """The same workbook from a frame."""
        placed = []
        for row in rows:
            places = [place for place, cell in enumerate(row) if cell != ""]
            cells = [row[place] for place in places]
            placed.append(PlacedCells(places, [clip_text(cell) if isinstance(cell, str) else cell for cell in cells]))
        return fill_frame(read_frame(self.written([["枠"]])), {"xl/worksheets/sheet1.xml": placed})

    @pytest.mark.parametrize("height", [1, 2, 15, 16, 17, 40])
    def test_are_those_that_xlsxwriter_makes(self, height: int) -> None:
        numbers = (0, 2024, -1.5, 61.3, 1e21, 123456789012345.0, 1e-9)
        rows: list[list[SheetCell]] = [
            [f"行{number}", *ODD[number % 7 :: 3], numbers[number % 7], *[""] * 30, "", ODD[number % len(ODD)]]
            for number in range(height)
        ]
        assert self.filled(rows) == self.written(rows)

    def test_show_text_that_looks_like_markup_as_it_is(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.filled([["<r><t>赤</t></r>"]]))) as book:
            assert "&lt;r&gt;&lt;t&gt;赤" in book.read("xl/sharedStrings.xml").decode()

    def test_hold_no_text_that_is_longer_than_a_cell(self) -> None:
        assert clip_text("長" * 32_767) == "長" * 32_767
        assert clip_text("長" * 32_768) == "長" * 32_766 + "…"
        assert clip_text("😀" * 16_384) == "😀" * 16_383


class TestKeptTables:
    def test_have_the_rows_with_the_kinds_of_their_cells(self, shown: Shown) -> None:
        rows = tuple(Tables(shown.site_index, shown.standings).rows_of_plan(PLAN))
        odd = rows[0]._replace(value=Decimal("1E+3"), value_low=Decimal("0.10"), done=False, year=2024, remark="１\n２")
        again = unpack_rows(pack_rows([*rows, odd]))
        assert again == (*rows, odd)
        assert [list(map(type, row)) for row in again] == [list(map(type, row)) for row in (*rows, odd)]
        assert str(again[-1].value) == "1E+3"
        assert str(again[-1].value_low) == "0.10"

    def test_are_read_only_by_the_key_by_which_they_were_written(self, shown: Shown, tmp_path: Path) -> None:
        def told(program: str) -> tuple[bytes, list[ValueRow]]:
            tables = Tables(
                shown.site_index, shown.standings, Store(tmp_path), CacheKeys(shown.site_index, (), program)
            )
            return render_csv(tables.of_plan(PLAN).lines), list(tables.rows_of_plan(PLAN))

        made = told("one")
        entry = next((tmp_path / "kept" / "tables").iterdir())
        first = entry.read_bytes()
        assert told("one") == made
        assert entry.read_bytes() == first
        assert told("other") == made
        assert entry.read_bytes() != first


def test_a_part_is_kept_while_its_plan_is_there_and_made_of_the_same(tmp_path: Path) -> None:
    store = Store(tmp_path)
    write_part(store, "goals", "mihon/park", "key", "文")
    assert read_part(store, "goals", "mihon/park", "key", str) == "文"
    assert read_part(store, "goals", "mihon/park", "other key", str) is None
    assert read_part(store, "goals", "mihon/park", "key", int) is None
    forget_other_parts(store, "goals", ["mihon/park", "mihon/road"])
    assert read_part(store, "goals", "mihon/park", "key", str) == "文"
    forget_other_parts(store, "goals", ["mihon/road"])
    assert read_part(store, "goals", "mihon/park", "key", str) is None


class TestChecklist:
    def test_finds_in_the_lines_of_each_plan_what_it_finds_in_the_whole_table(self, shown: Shown) -> None:
        tables = Tables(shown.site_index, shown.standings)
        row = tables.rows_of_plan(PLAN)[0]
        odd = [
            row._replace(remark="①番", item=" 空白", unit="", holder_title="=1"),
            row._replace(year="", as_of="", municipality_code="", kind="知らない語"),
            row._replace(footnotes="* **", flag=""),
        ]
        lines = [[line] for line in render_lines(odd, "https://example.org/")]
        whole = check_tables(render_csv(line for part in lines for line in part), tables.workbook)
        assert sum_up([check_files(HEAD_ALONE, tables.workbook), *map(check_lines, lines)]) == whole
        assert {each.number for each in whole if not each.passed} == {
            *("1-2", "1-5", "1-6", "1-9", "1-10", "1-11", "1-12")
        }
        assert next(each for each in whole if each.number == "1-10") == ("1-10", 1, "remark: ①番")
        assert next(each for each in whole if each.number == "1-2").faults == 2

    def test_finds_a_cell_that_a_spreadsheet_would_run(self) -> None:
        assert check_lines(["=1+1,992020\n"])["1-7"] == (1, "id: =1+1")

    def test_finds_a_head_that_is_not_ours(self) -> None:
        told = check_tables(re.sub(rb"municipality_code", b"municipality", HEAD_ALONE), b"")
        assert [each.number for each in told if not each.passed] == ["1-6"]
