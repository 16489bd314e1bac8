"""On paper a measure takes two sheets of A4 at most and says on the first one where it comes from and how to cite it; nothing stays folded."""

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

UEDA: Final = "ueda/general-affairs-goals-2013/measures/"
FULLEST: Final = (
    f"{UEDA}workplace-culture/",
    f"{UEDA}disaster-relief/",
    f"{UEDA}citizen-disaster-drill/",
    f"{UEDA}citizen-collaboration-training/",
    f"{UEDA}rain-gauges/",
    "sagamihara/general-affairs-policy-2018/measures/city-promotion/",
    "sagamihara/general-affairs-policy-2019/measures/city-promotion/",
    "sagamihara/general-affairs-policy-2019/measures/public-relations/",
    "komae/reform-6/measures/32/",
    "komae/reform-6/measures/55/",
)
"""Of those with the most indicators, charts, steps and years: what fills a sheet is seldom text alone."""
SMALLEST: Final = 8.0
"""Points of a letter."""


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


@pytest.fixture(scope="module")
def printed(printer: Page, address: str) -> dict[str, list[str]]:
    """The sheets of the fullest measures, of the longest ones, and of some of every length."""
    every = list(measures())
    return {each: sheets(printer, address + each) for each in dict.fromkeys((*FULLEST, *every[:3], *every[3::50]))}


def test_no_measure_takes_more_than_two_sheets(printed: dict[str, list[str]]) -> None:
    assert {measure: len(told) for measure, told in printed.items() if len(told) > 2} == {}


def test_source_and_citation_stand_on_the_first_sheet_however_long_the_page_is(printed: dict[str, list[str]]) -> None:
    for measure, (first, *_) in printed.items():
        assert "出典" in first, measure
        assert "引用するとき" in first, measure
        assert f"/kokai/{measure}" in first, measure


def letter_sizes(page: Page, address: str) -> list[float]:
    """The size of each printed piece of text in points."""
    page.goto(address)
    found: list[float] = []

    def note(text: str, outer: list[float], inner: list[float], _: object, size: float) -> None:
        if text.strip():
            found.append(abs(size * inner[3] * outer[3]))

    for sheet in PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages:
        sheet.extract_text(visitor_text=note)
    return found


def test_no_printed_letter_is_smaller_than_eight_points(printer: Page, address: str) -> None:
    """Neither as the style sheet sets it, nor because something is too wide for the sheet, which makes the browser shrink all of it."""
    for measure in FULLEST[:3]:
        sizes = letter_sizes(printer, address + measure)
        assert len(sizes) > 50
        assert min(sizes) > SMALLEST - 0.05, measure


def test_what_is_folded_on_a_screen_is_printed(printer: Page, address: str) -> None:
    told = "".join(sheets(printer, address + "komae/reform-6/"))
    assert "取組項目12情報セキュリティ対策の徹底" in told
    assert "「わからない」と回答した人数を分母から差し引いた値" in told
    assert "取組項目12情報セキュリティ対策の徹底" in "".join(sheets(printer, address + "browse/"))
