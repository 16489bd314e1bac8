"""On paper a measure of usual length takes two sheets of A4, and any says on the first one where it comes from and how to cite it."""

import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from built import real_site
from page_reading import visible_text

pytestmark = [pytest.mark.browser, pytest.mark.demonstration]

USUAL: Final = 1950
"""Letters on a page, without what is folded away. Longer ones (measures with three indicators and more, or a dozen steps) may take a third sheet."""


def letters(file: Path) -> int:
    """How many letters a printed page has."""
    html = file.read_text(encoding="utf-8")
    main = html[html.index("<main") : html.index("</main>")]
    return len(re.sub(r"\s", "", visible_text(re.sub(r"<details.*?</details>", "", main, flags=re.DOTALL))))


def measures() -> dict[str, int]:
    """The letters on each measure's page of the real site by its address, the longest first."""
    site = real_site()
    told = {
        file.parent.relative_to(site).as_posix() + "/": letters(file) for file in site.glob("*/*/measures/*/index.html")
    }
    return dict(sorted(told.items(), key=lambda each: (-each[1], each[0])))


def sheets(page: Page, address: str) -> list[str]:
    """The text of each printed sheet, without white space."""
    page.goto(address)
    reader = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return [re.sub(r"\s", "", unicodedata.normalize("NFKC", sheet.extract_text())) for sheet in reader.pages]


@pytest.fixture(scope="module")
def printer(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def address(serve: Callable[[Path, str], str]) -> str:
    """Where the real site is served."""
    return serve(real_site(), "/kokai/")


def test_nine_of_ten_measures_are_of_usual_length() -> None:
    told = measures()
    assert sum(length <= USUAL for length in told.values()) >= 0.9 * len(told)


def test_the_longest_of_usual_length_and_others_take_two_sheets_at_most(printer: Page, address: str) -> None:
    usual = [measure for measure, length in measures().items() if length <= USUAL]
    chosen = [*usual[:6], *usual[len(usual) // 4 :: len(usual) // 4]]
    found = {measure: len(sheets(printer, address + measure)) for measure in chosen}
    assert {measure: count for measure, count in found.items() if count > 2} == {}


def test_source_and_citation_stand_on_the_first_sheet_however_long_the_page_is(printer: Page, address: str) -> None:
    every = list(measures())
    for measure in (*every[:3], every[len(every) // 2], every[-1]):
        first = sheets(printer, address + measure)[0]
        assert "出典" in first, measure
        assert "引用するとき" in first, measure
        assert f"/kokai/{measure}" in first, measure
