"""Workbooks and CSV files that are broken or hostile: read rightly or told by name, in bounded time, and none spoils another."""

import os
import re
import socket
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.sheets import collect_sheets, open_book, write_collected
from generator.sheets.cells import BookLimits, UnreadableBookError, open_books
from plan_sheets import PlanSheets
from sheet_round import FIGURES, RESULTS, SheetRound, codes

pytestmark = pytest.mark.long

SHEET = "xl/worksheets/sheet2.xml"
TEXTS = "xl/sharedStrings.xml"
BOOK = "xl/workbook.xml"
TIES = "xl/_rels/workbook.xml.rels"
SLOWEST = 8.0  # processor seconds of a hostile file, those of the reader's process included


@pytest.fixture
def sheets(tmp_path: Path) -> SheetRound:
    return SheetRound(tmp_path)


@pytest.fixture
def quick() -> Iterator[None]:
    """What is read within this has to be read in few seconds."""
    begun = sum(os.times()[:4])
    yield
    assert sum(os.times()[:4]) - begun < SLOWEST


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def save(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


class Spoilt:
    """A department's workbook whose parts somebody has changed."""

    def __init__(self, sheets: SheetRound) -> None:
        self.sheets = sheets
        self.parts = parts_of(sheets.save(sheets.type(FIGURES, ("来園者数",), "12,345人"), "plain"))

    def change(self, part: str, spoil: Callable[[bytes], bytes]) -> "Spoilt":
        before = self.parts[part]
        self.parts[part] = spoil(before)
        assert self.parts[part] != before
        return self

    def put(self, part: str, old: str, new: str) -> "Spoilt":
        return self.change(part, lambda content: content.replace(old.encode(), new.encode()))

    def into_sheet(self, cells: str) -> "Spoilt":
        """More XML at the end of the rows."""
        return self.put(SHEET, "</sheetData>", f"{cells}</sheetData>")

    def save(self, name: str = "spoilt.xlsx") -> Path:
        return save(self.sheets.folder / name, self.parts)

    def told(self) -> str:
        """Why it is not read; nothing is taken of it."""
        collected = collect_sheets(self.sheets.city.data, [self.save()])
        assert codes(collected) == ["K850"]
        assert dict(collected.texts) == {}
        return dict(collected.problems[0].details)["cause"]

    def taken(self) -> list[tuple[str, str]]:
        """The lines that change; nothing is asked."""
        collected = collect_sheets(self.sheets.city.data, [self.save()])
        assert codes(collected) == []
        write_collected(self.sheets.city.data, collected)
        return self.sheets.changed_lines()


@pytest.fixture
def spoilt(sheets: SheetRound) -> Spoilt:
    return Spoilt(sheets)


def is_whole(lines: list[tuple[str, str]]) -> bool:
    """Whether the one answer of the workbook was read."""
    return [after.partition("2024, ")[2] for _, after in lines] == ['as_published: "12,345人", value: 12345}']


@pytest.mark.usefixtures("quick")
class TestTime:
    def test_a_cell_that_never_ends(self, spoilt: Spoilt) -> None:
        assert spoilt.change(SHEET, lambda xml: xml + b'<c t="e" ' * 60_000).told().startswith("Excel ブック")

    def test_thousands_of_errors_without_a_value(self, spoilt: Spoilt) -> None:
        spoilt.into_sheet('<row r="500">' + '<c r="AA500" t="e"><x/></c>' * 40_000 + "</row>")
        assert spoilt.told().startswith("Excel ブック")

    def test_thousands_of_spaces_where_a_formula_may_stand(self, spoilt: Spoilt) -> None:
        spoilt.into_sheet('<row r="500">' + f'<c r="AA500">{" " * 400}<v/></c><f/>' * 4_000 + "</row>")
        assert is_whole(spoilt.taken())

    def test_twenty_thousand_merges(self, spoilt: Spoilt) -> None:
        merges = "".join(f'<mergeCell ref="X{n}:Y{n}"/>' for n in range(1, 20_001))
        spoilt.put(SHEET, "</sheetData>", f'</sheetData><mergeCells count="20000">{merges}</mergeCells>')
        assert is_whole(spoilt.taken())

    def test_merges_over_each_other(self, spoilt: Spoilt) -> None:
        merges = '<mergeCell ref="A1:XFD1048576"/>' * 20_000
        spoilt.put(SHEET, "</sheetData>", f'</sheetData><mergeCells count="20000">{merges}</mergeCells>')
        assert spoilt.told() == "結合されたセルが 200,000 を超えています"

    def test_texts_that_unpack_to_more_than_anybody_writes(self, spoilt: Spoilt) -> None:
        spoilt.put(TEXTS, "</sst>", "<si><t>" + "あ" * 60_000_000 + "</t></si></sst>")
        assert spoilt.told().startswith("広げると、上限の 100,000,000 バイト")

    def test_one_text_in_a_million_cells(self, spoilt: Spoilt) -> None:
        spoilt.put(TEXTS, "</sst>", "<si><t>" + "あ" * 32_000 + "</t></si></sst>")
        number = spoilt.parts[TEXTS].count(b"<si>") - 1
        rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{number}</v></c></row>' for n in range(1000, 19_000))
        assert "10,000,000 字" in spoilt.into_sheet(rows).told()

    def test_a_sheet_as_wide_as_it_is_high(self, spoilt: Spoilt) -> None:
        spoilt.into_sheet('<row r="19999"><c r="ZZ19999"><v>1</v></c></row>')
        assert spoilt.told().startswith("シートかセルが多すぎます")

    def test_entities_within_entities(self, spoilt: Spoilt) -> None:
        lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
        doctype = f'<!DOCTYPE x [<!ENTITY a0 "x">{lines}]>'
        spoilt.change(SHEET, lambda xml: re.sub(rb"(<worksheet)", doctype.encode() + rb"\1", xml, count=1))
        assert spoilt.told().startswith("Excel ブック")

    @pytest.mark.parametrize(
        ("shapes", "cause"),
        [
            ("<a:t>" * 60_000, "Excel ブック"),
            ("<from><col>9</col><row>" + "9" * 60_000 + "</row></from>" + "<r><t>あ</t></r>" * 20_000, ""),
            ("<r><t>" + "あ" * 11_000_000 + "</t></r>", "シートかセルが多すぎます"),
        ],
        ids=["deep", "many", "long"],
    )
    def test_shapes_that_nobody_draws(self, spoilt: Spoilt, shapes: str, cause: str) -> None:
        spoilt.parts["xl/drawings/drawing7.xml"] = f"<d><Anchor>{shapes}</Anchor></d>".encode()
        spoilt.parts["xl/worksheets/_rels/sheet2.xml.rels"] = (
            b'<Relationships><Relationship Id="r" Type="u/drawing" Target="../drawings/drawing7.xml"/></Relationships>'
        )
        if cause:
            assert spoilt.told().startswith(cause)
        else:
            assert codes(collect_sheets(spoilt.sheets.city.data, [spoilt.save()])) == ["K895"]

    def test_elements_within_elements(self, spoilt: Spoilt) -> None:
        assert spoilt.into_sheet("<x>" * 200_000 + "</x>" * 200_000).told().startswith("Excel ブック")


class TestOneOfMany:
    @pytest.mark.parametrize(
        ("limits", "cause"),
        [
            (BookLimits(seconds=0), "読み取りが 0 秒たっても終わりません"),
            (BookLimits(memory=1), "読み取りに使うメモリーが、上限の 1 バイトを超えました"),
            (BookLimits(unpacked=10_000), "広げると、上限の 10,000 バイト"),
            (BookLimits(cells=10), "シートかセルが多すぎます"),
            (BookLimits(characters=10), "シートかセルが多すぎます"),
        ],
    )
    def test_each_bound_is_told(self, sheets: SheetRound, limits: BookLimits, cause: str) -> None:
        (found,) = open_books([sheets.out / "計画課.xlsx"], limits)
        assert str(found).startswith(cause)

    def test_a_workbook_that_ends_its_process_is_told_by_name_and_the_others_are_read(
        self, spoilt: Spoilt, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder, data = spoilt.sheets.folder, spoilt.sheets.city.data
        rows = "".join(
            f'<row r="{n}">{f"<c><v>{n}</v></c>" * 100}</row>' for n in range(1000, 19_000)
        )  # more than the process may hold
        good, bad = spoilt.save("good.xlsx"), Spoilt(spoilt.sheets).into_sheet(rows).save("bad.xlsx")
        monkeypatch.setattr(open_books, "__defaults__", (BookLimits(memory=130_000_000),))
        files = [bad, good, bad, folder / "out" / "市民生活部.xlsx", bad]
        collected = collect_sheets(data, files)
        assert codes(collected) == ["K850"]
        assert dict(collected.problems[0].details)["file"] == "bad.xlsx"
        assert dict(collected.problems[0].details)["cause"].startswith("読み取り")
        assert [Path(book.file).name for book in collected.books] == ["good.xlsx", "市民生活部.xlsx"]
        assert list(collected.texts) == [RESULTS]

    def test_more_than_one_process_is_given_at_once(self, sheets: SheetRound, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("generator.sheets.cells._TOGETHER", 10)
        names = ["計画課", "none", "市民生活部", "企画部"]
        found = [*open_books([sheets.out / f"{name}.xlsx" for name in names])]
        assert [isinstance(each, UnreadableBookError) for each in found] == [False, True, False, False]


@pytest.mark.breaks("K850")
@pytest.mark.parametrize(
    "cell",
    [
        '<c r="{r}" t="str"><v>6,000人</v><f>1+1</f></c>',
        '<c r="{r}" t="str"><extLst/><f>1</f><v>6,000人</v></c>',
        '<c r="&#73;{n}" t="str"><f>1</f><v>6,000人</v></c>',
        '<c r="{r}" t="str"><v>6,000人</v><v>7,000人</v></c>',
    ],
)
def test_a_cell_that_two_readers_take_for_different_things(spoilt: Spoilt, cell: str) -> None:
    place = spoilt.sheets.edit("計画課").find(FIGURES, "来園者数", column="実績（文書のまま）")
    new = cell.format(r=place, n=place[1:]).encode()
    spoilt.change(SHEET, lambda xml: re.sub(rb'<c r="%s".*?</c>' % place.encode(), new, xml, flags=re.DOTALL))
    assert spoilt.told() in (f"「{FIGURES} {place}」を確かに読み取れません", "Excel ブック（.xlsx）として読めません")


@pytest.mark.breaks("K861")
class TestFormulas:
    """However a formula is written, it is told."""

    @pytest.mark.parametrize(
        "cell",
        [
            "<c r='{r}' t='str'><f>1+1</f><v>6,000人</v></c>",
            '<c t="str" r = "{r}" ><!-- x --><f>1+1</f><v>6,000人</v></c>',
            '<c r="{r}" t="str"><f\n/><v>6,000人</v></c>',
            '<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="{r}" t="str"><x:f>1</x:f><x:v>6,000人</x:v></x:c>',
            '<c r="{r}"><f>1+1</f></c>',
        ],
    )
    def test_told(self, spoilt: Spoilt, cell: str) -> None:
        place = spoilt.sheets.edit("計画課").find(FIGURES, "来園者数", column="実績（文書のまま）")
        new = cell.format(r=place, n=place[1:]).encode()
        spoilt.change(SHEET, lambda xml: re.sub(rb'<c r="%s".*?</c>' % place.encode(), new, xml, flags=re.DOTALL))
        assert codes(collect_sheets(spoilt.sheets.city.data, [spoilt.save()])) == ["K861"]

    def test_cells_that_the_formula_of_another_fills(self, spoilt: Spoilt) -> None:
        place = spoilt.sheets.edit("計画課").find(FIGURES, "来園者数", column="実績（文書のまま）")
        spoilt.into_sheet(f'<row r="900"><c r="A900" t="str"><f t="array" ref="{place}:{place}">1</f><v></v></c></row>')
        assert codes(collect_sheets(spoilt.sheets.city.data, [spoilt.save()])) == ["K861"]


class TestRowsThatOtherReadersLose:
    def test_letters_that_are_not_utf_8(self, spoilt: Spoilt) -> None:
        def recode(xml: bytes) -> bytes:
            return re.sub(r'encoding="[^"]*"', 'encoding="UTF-16"', xml.decode()).encode("utf-16")

        for part in (SHEET, TEXTS, BOOK, TIES):
            one = Spoilt(spoilt.sheets).change(part, recode)
            assert one.told() == "中の文字コードが UTF-8 ではありません", part

    def test_two_sheets_of_one_name(self, spoilt: Spoilt) -> None:
        assert (
            spoilt.put(BOOK, 'name="文章"', f'name="{FIGURES}"').told()
            == f"同じ名前のシート「{FIGURES}」が二つあります"
        )

    @pytest.mark.parametrize(
        ("part", "old", "new"),
        [
            (BOOK, "r:id=", "rel:id="),
            (BOOK, '"rId2"', "'rId2'"),
            (TIES, "worksheets/sheet2.xml", "/xl/worksheets/sheet2.xml"),
            (TIES, "worksheets/sheet2.xml", "../xl/worksheets/./sheet2.xml"),
            (TIES, "worksheets/sheet2.xml", "Worksheets/Sheet2.xml"),
            (TIES, '"rId2"', '"rId22"'),
            (TIES, "sharedStrings.xml", "strings.xml"),
            (TIES, "<Relationship ", "<pr:Relationship xmlns:pr='http://schemas.openxmlformats.org/package/2006/relationships' "),
            (SHEET, "<row ", "<x:row xmlns:x='urn:x' "),
            (SHEET, "</row>", "</x:row>"),
            (SHEET, "<v>", "<v><![CDATA[]]>"),
            (TEXTS, "</sst>", "<si/></sst>"),
            (TEXTS, "<t>", "<t><!-- -->"),
        ],
    )  # fmt: skip
    def test_parts_that_are_called_otherwise_are_read_or_told(
        self, spoilt: Spoilt, part: str, old: str, new: str
    ) -> None:
        spoilt.put(part, old, new)
        if (part, old) == (BOOK, "r:id="):
            spoilt.put(BOOK, "xmlns:r=", "xmlns:rel=")
        if old == "<row ":
            spoilt.put(SHEET, "</row>", "</x:row>")
        collected = collect_sheets(spoilt.sheets.city.data, [spoilt.save()])
        if codes(collected) != ["K850"]:
            assert codes(collected) == []
            write_collected(spoilt.sheets.city.data, collected)
            assert is_whole(spoilt.sheets.changed_lines())

    def test_a_workbook_that_is_another_than_the_one_that_is_shown(self, spoilt: Spoilt) -> None:
        spoilt.parts["xl/other.xml"] = spoilt.parts[BOOK]
        assert spoilt.put("_rels/.rels", "xl/workbook.xml", "xl/other.xml").told().startswith("Excel ブック")


class TestMacros:
    def test_a_workbook_with_a_program_under_another_name(self, spoilt: Spoilt) -> None:
        spoilt.parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
        assert spoilt.told() == "プログラム（マクロ）が入っています"

    def test_one_that_only_says_so(self, spoilt: Spoilt) -> None:
        plain, macro = (
            "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
            "vnd.ms-excel.sheet.macroEnabled.main",
        )
        assert spoilt.put("[Content_Types].xml", plain, macro).told() == "プログラム（マクロ）が入っています"


class TestWhatIsNoFile:
    """Pipes, sockets, devices, folders, links to nothing: told at once."""

    def every(self, folder: Path, ending: str) -> dict[str, str]:
        folder.mkdir(exist_ok=True)
        (folder / f"folder{ending}").mkdir()
        os.mkfifo(folder / f"pipe{ending}")
        (folder / f"zero{ending}").symlink_to("/dev/zero")
        (folder / f"round{ending}").symlink_to(f"round{ending}")
        (folder / f"nothing{ending}").symlink_to("nowhere")
        here = Path.cwd()
        with socket.socket(socket.AF_UNIX) as opened:
            os.chdir(folder)  # the path of a socket is short
            opened.bind(f"socket{ending}")
            os.chdir(here)
        return {
            "folder": "ファイルではなく、フォルダーです",
            "nothing": "ファイルがありません",
            "pipe": "ふつうのファイルではありません",
            "round": "リンクが輪になっています",
            "socket": "ふつうのファイルではありません",
            "zero": "ふつうのファイルではありません",
        }

    def test_among_the_workbooks(self, sheets: SheetRound, capfd: pytest.CaptureFixture[str]) -> None:
        causes = self.every(sheets.folder / "back", ".xlsx")
        good = sheets.save(sheets.type(FIGURES, ("来園者数",), "12,345人"), "good")
        given = [*map(str, sorted((sheets.folder / "back").iterdir())), str(good)]
        assert main(["sheet", "in", "--data", str(sheets.city.data), *given]) == 1
        said = capfd.readouterr()
        for name, cause in causes.items():
            assert f"「{name}.xlsx」を読めません（{cause}）" in said.err
        assert "11,500人 → 12,345人" in said.out

    def test_in_a_folder_of_returned_workbooks(self, sheets: SheetRound, capfd: pytest.CaptureFixture[str]) -> None:
        causes = self.every(sheets.out, ".xlsx")
        assert main(["sheet", "status", "--data", str(sheets.city.data), "--round", sheets.round, str(sheets.out)]) == 1
        said = capfd.readouterr()
        for name, cause in causes.items():
            assert f"「{name}.xlsx」を読めません（{cause}）" in said.err

    def test_a_link_to_a_workbook_is_that_workbook(self, sheets: SheetRound) -> None:
        (sheets.folder / "link.xlsx").symlink_to(sheets.out / "計画課.xlsx")
        assert open_book(sheets.folder / "link.xlsx") == open_book(sheets.out / "計画課.xlsx")

    def test_among_the_data(self, sheets: SheetRound, capfd: pytest.CaptureFixture[str]) -> None:
        self.every(sheets.city.data / "mihon/basic-plan/results", ".yaml")
        self.every(sheets.city.data / "mihon/basic-plan/results", ".csv")
        begun = time.monotonic()
        assert main(["sheet", "in", "--data", str(sheets.city.data), str(sheets.out / "計画課.xlsx")]) == 1
        assert time.monotonic() - begun < SLOWEST
        told = capfd.readouterr().err
        for name in ("pipe", "socket", "zero", "round", "nothing"):
            assert f"results/{name}.yaml" in told
            assert f"results/{name}.csv" in told


def test_no_reader_is_left_behind_when_a_command_is_broken_off(sheets: SheetRound) -> None:
    def running() -> set[str]:
        return {each for listed in Path("/proc/self/task").glob("*/children") for each in listed.read_text().split()}

    before = running()  # other tests of this process may have some
    found = open_books([sheets.out / "計画課.xlsx"] * 3)
    assert not isinstance(next(found), UnreadableBookError)
    found.close()  # type: ignore[attr-defined]
    assert running() <= before


class TestCsv:
    """A folder of CSV files."""

    @pytest.fixture
    def plan(self, tmp_path: Path) -> PlanSheets:
        return PlanSheets(tmp_path)

    def told(self, plan: PlanSheets, name: str, content: bytes) -> str:
        """What is told of one file of the folder: its name, and why."""
        folder = plan.csv_files()
        (folder / name).write_bytes(content)
        begun = time.process_time()
        found = [each for each in plan.take(folder).problems if dict(each.details).get("file") == name]
        assert time.process_time() - begun < SLOWEST
        assert [each.rule for each in found] in (["K850"], ["K886"])
        return dict(found[0].details).get("cause", "K886")

    @pytest.mark.breaks("K850")
    @pytest.mark.parametrize(
        ("content", "cause"),
        [
            (b"," * 19_000_000, "1 行目で、上限を超えています（20,000 行、1,000 列、3,000,000 セル）"),
            (b"\n" * 19_000_000, "20,001 行目で、上限を超えています（20,000 行、1,000 列、3,000,000 セル）"),
            (("," * 900 + "\n").encode() * 19_000, "3,330 行目で、上限を超えています（20,000 行、1,000 列、3,000,000 セル）"),
            ("あ".encode() * 6_000_000, '一つのセルに 32,767 字より長い文があるか、引用符「"」の対応など、CSV の形になっていません（1 行目）'),
            ('題名\n"柱\n'.encode(), '引用符「"」の対応など、CSV の形になっていません（2 行目）'),
            (b"x" * 20_000_001, "20 MB を超えています"),
        ],
    )  # fmt: skip
    def test_more_than_a_plan_can_have(self, plan: PlanSheets, content: bytes, cause: str) -> None:
        assert self.told(plan, "柱.csv", content) == cause

    @pytest.mark.breaks("K886")
    @pytest.mark.parametrize(
        "content",
        [
            "題名\n柱\n".encode("utf-16"),
            "題名\n柱\0\n".encode(),
            "題名＊,説明\n".encode() + "緑のまち,公園\n".encode("cp932"),
            "題名＊,説明\n".encode("cp932") + "緑のまち,公園\n".encode(),
            "題名,説明\r\n".encode("cp932") + "漢,字\r\n".encode(),
            b"\x81",
        ],
    )
    def test_letters_that_nobody_can_be_sure_of(self, plan: PlanSheets, content: bytes) -> None:
        assert self.told(plan, "柱.csv", content) == "K886"

    def test_what_is_no_file(self, plan: PlanSheets) -> None:
        folder = plan.csv_files()
        causes = TestWhatIsNoFile().every(folder, ".csv")
        told = {dict(each.details)["file"]: dict(each.details)["cause"] for each in plan.take(folder).problems}
        assert told == {f"{name}.csv": cause for name, cause in causes.items()}

    def test_files_without_end(self, plan: PlanSheets) -> None:
        folder = plan.csv_files()
        for number in range(101):
            (folder / f"{number}.csv").write_text("題名\n", encoding="utf-8")
        assert [dict(each.details).get("cause") for each in plan.take(folder).problems] == [
            "CSV のファイルが 100 を超えています"
        ]

    @pytest.mark.parametrize("name", ["pipe", "socket", "zero", "round", "nothing"])
    def test_the_argument_itself(self, plan: PlanSheets, name: str, capfd: pytest.CaptureFixture[str]) -> None:
        for ending in (".xlsx", ""):
            causes = TestWhatIsNoFile().every(plan.folder / f"odd{ending}", ending)
            given = str(plan.folder / f"odd{ending}" / f"{name}{ending}")
            assert main(["sheet", "plan", "in", "--data", str(plan.city.data), "--plan", "green", given]) == 1
            assert f"「{name}{ending}」を読めません（{causes[name]}）" in capfd.readouterr().err
