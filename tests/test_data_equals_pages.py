"""What the files of data say is what the built pages say, read back from the site: each wording in CSV, JSON, workbook and StratML."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from lxml import etree, html
from python_calamine import CalamineWorkbook

from built import real_site, sample_site

Row = Mapping[str, str]
FIGURES: Final = {"baseline", "target", "actual", "interim", "forecast"}
STRATML: Final = {"s": "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"}

pytestmark = [pytest.mark.site, pytest.mark.long]


@pytest.fixture(scope="module", params=["sample", "real"])
def site(request: pytest.FixtureRequest) -> Path:
    return sample_site() if request.param == "sample" else real_site()


def read_csv(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [{name: cell.removeprefix("'") for name, cell in row.items()} for row in rows]


def read_page(folder: Path) -> html.HtmlElement:
    return html.parse(folder / "index.html", html.HTMLParser(encoding="utf-8"))


def plain(text: str) -> str:
    """Without what breaks lines: that is the page's own."""
    return re.sub(r"\s+|\u200b", "", text)


def shown(row: Row) -> set[str]:
    """What a page may show of a value: its wording, or the number where none was recorded; with the unit where the wording has none."""
    unit = row["unit"]
    if row["as_published"]:
        said = row["as_published"]
        told = {said, said + unit}
    elif row["value"]:
        number = f"{Decimal(row['value']):,f}"
        told = {number, number + unit, f"約{number}"}
    elif row["value_low"]:
        told = {f"{Decimal(row['value_low']):,f}～{Decimal(row['value_high']):,f}"}
    else:
        told = {row["value_text"], *({"達成", "未達成", "済", "未"} if row["done"] else ())}
    return set(map(plain, told))


def by_place(rows: list[dict[str, str]], kinds: set[str]) -> dict[str, list[Row]]:
    held: dict[str, list[Row]] = {}
    for row in rows:
        if row["kind"] in kinds and (row["flag"] != "missing" or row["as_published"]):
            held.setdefault(row["address"], []).append(row)
    return held


def matches(rows: list[Row], texts: list[str]) -> bool:
    """Whether each text is one of a row's own, and each row has one."""
    left = [plain(text) for text in texts]
    for row in rows:
        found = next((text for text in left if text in shown(row)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def test_every_figure_on_a_page_is_a_row_and_every_row_is_on_its_page(site: Path) -> None:
    rows = read_csv(site / "data" / "figures.csv")
    root = root_of(site)
    held = by_place(rows, FIGURES)
    pages = {address.partition("#")[0] for address in held}
    pages |= {root + path.parent.relative_to(site).as_posix() + "/" for path in site.glob("*/*/*/*/index.html")}
    told = 0
    for address in sorted(pages):
        page = read_page(site / address.removeprefix(root))
        for line in page.xpath("//table[@class='figure-table']//tr[@id]"):
            texts = [cell.text_content() for cell in line.xpath(".//span[@class='figure-table__value']")]
            place = f"{address}#{line.get('id')}"
            assert matches(held.pop(place, []), texts), (place, texts)
            told += len(texts)
    assert held == {}, "rows that no page shows"
    assert told > 20


def test_every_amount_on_a_measure_is_a_row(site: Path) -> None:
    rows = read_csv(site / "data" / "figures.csv")
    root = root_of(site)
    held = by_place([row for row in rows if row["holder_kind"] == "measure"], {"budget"})
    assert held
    for address, own in held.items():
        page = read_page(site / address.removeprefix(root))
        texts = [cell.text_content() for cell in page.xpath("//span[@class='budget__amount']")]
        assert matches(own, texts), (address, texts)


def test_json_and_workbooks_hold_the_same_cells(site: Path) -> None:
    rows = {row["id"]: row for row in read_csv(site / "data" / "figures.csv")}
    files = sorted(site.rglob("data.json"))
    seen: Counter[str] = Counter()
    for file in files:
        for figure in json.loads(file.read_text(encoding="utf-8"), parse_float=str, parse_int=str)["figures"]:
            row = rows[figure["id"]]
            for name, cell in figure.items():
                said = row[name].partition(root_of(site))[2] if name == "address" else row[name]
                assert said == (str(cell).lower() if isinstance(cell, bool) else cell), (file, name)
            seen[figure["id"]] += 1
    assert set(seen) == set(rows)
    for file in sorted(site.rglob("*.xlsx")):
        for told in read_workbook(file):
            row = rows[str(told["id"])]
            assert {name: cell for name, cell in told.items() if not same(row[name], cell)} == {}, file


def test_the_table_beside_a_page_is_a_part_of_the_whole(site: Path) -> None:
    rows = {row["id"]: row for row in read_csv(site / "data" / "figures.csv")}
    tables = sorted(site.rglob("data.csv"))
    assert len(tables) > 5
    for table in tables:
        for row in read_csv(table):
            assert rows[row["id"]] == row, table


def test_stratml_holds_the_wordings_of_targets_and_actual_values(site: Path) -> None:
    rows = read_csv(site / "data" / "figures.csv")
    for file in sorted((site / "data").glob("*.stratml.xml")):
        told = Counter(element.text for element in etree.parse(file).findall(".//s:DescriptorValue", STRATML))
        wanted = Counter(
            row["as_published"]
            for row in rows
            if row["kind"] in {"target", "actual"}
            and row["as_published"]
            and row["municipality"] == file.name.partition(".")[0]
        )
        assert told == wanted


def test_no_cell_of_a_workbook_is_a_formula_and_no_cell_of_a_table_would_become_one(site: Path) -> None:
    text = (site / "data" / "figures.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert cells
    assert [cell for cell in cells if re.match(r"[=@\t\r＝＠]", cell)] == []


def root_of(site: Path) -> str:
    catalogue = json.loads((site / "data" / "catalog.jsonld").read_text(encoding="utf-8"))
    root: str = catalogue["dct:publisher"]["@id"]
    return root


def read_workbook(file: Path) -> Iterator[dict[str, object]]:
    head, *rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_name("figures").to_python()
    for row in rows:
        yield dict(zip(map(str, head), row, strict=True))


def same(text: str, cell: object) -> bool:
    """Whether a cell of a workbook says what the table does: numbers there have no digits of their own."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return Decimal(text) == Decimal(str(cell))
    return text == cell
