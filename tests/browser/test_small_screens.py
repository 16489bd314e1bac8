"""No page of the real site is a column without an end on a phone, nor falls into more sections than can be kept in mind."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

from built import UNDER, real_site

pytestmark = [pytest.mark.browser, pytest.mark.demonstration]

WIDTH: Final = 390
TALLEST: Final = 12_000
"""About fourteen screens of a phone."""
MOST_SECTIONS: Final = 8
OF_NO_READER: Final = ("gallery",)
"""The samples of all components are offered to nobody who reads about a city."""
LOOK: Final = """() => ({
  tall: document.documentElement.scrollHeight,
  wide: document.documentElement.scrollWidth,
  sections: document.querySelectorAll("main h2").length,
  small: [...document.querySelectorAll("main .fold > summary")].filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44).length,
})"""


def faults_of(seen: dict[str, Any]) -> list[str]:
    """What is wrong with one page."""
    faults = []
    if seen["tall"] > TALLEST:
        faults.append(f"{seen['tall']} px high")
    if seen["wide"] > WIDTH:
        faults.append(f"{seen['wide']} px wide")
    if seen["sections"] > MOST_SECTIONS:
        faults.append(f"{seen['sections']} sections")
    if seen["small"]:
        faults.append(f"{seen['small']} folds too small for a finger")
    return faults


def pages_of(site: Path) -> list[str]:
    """The addresses of all pages that readers are led to."""
    found = (file.parent.relative_to(site).as_posix() for file in site.rglob("index.html"))
    return sorted(address for address in found if address not in OF_NO_READER)


def test_every_page_stays_short_enough_for_a_phone(browser: Browser, serve: Callable[[Path, str], str]) -> None:
    site = real_site()
    root = serve(site, UNDER)
    context = browser.new_context(locale="ja-JP", viewport={"width": WIDTH, "height": 844})
    page = context.new_page()
    faults = {}
    addresses = pages_of(site)
    for address in addresses:
        page.goto(f"{root}{address}/")
        found = faults_of(page.evaluate(LOOK))
        if found:
            faults[address] = found
    context.close()
    assert len(addresses) > 300
    assert faults == {}


def test_a_folded_table_of_indicators_says_what_it_holds_and_opens_for_a_link_into_it(
    browser: Browser, serve: Callable[[Path, str], str]
) -> None:
    root = serve(real_site(), UNDER)
    phone = browser.new_page(viewport={"width": WIDTH, "height": 844})
    phone.goto(f"{root}komae/reform-6/indicators/")
    fold = (
        phone.locator("details.fold")
        .filter(has=phone.locator(".indicator-table"))
        .filter(has_text="施策２ 方向性２ 基本事業２")
    )
    head, rows = fold.locator("summary"), fold.locator("tbody tr")
    assert rows.count() > 1
    assert f"全{rows.count()}件" in head.inner_text()
    assert rows.first.is_hidden()
    head.click()
    assert rows.first.is_visible()
    figure = phone.locator("tr[id$='-2020']").first
    assert figure.is_hidden()
    phone.goto(f"{root}komae/reform-6/indicators/#{figure.get_attribute('id')}")
    figure.wait_for(state="visible")
    phone.close()


def test_an_amount_stands_beside_its_measure_where_measures_are_sought_by_amounts(
    browser: Browser, serve: Callable[[Path, str], str]
) -> None:
    root = serve(real_site(), UNDER)
    phone = browser.new_page(viewport={"width": WIDTH, "height": 844})
    phone.goto(f"{root}browse/amounts/")
    row = phone.locator(".measure-table tbody tr").first
    amount = row.locator("td").first
    assert "円" in amount.inner_text()
    box = amount.bounding_box()
    assert box is not None
    assert box["x"] + 64 < WIDTH
    phone.close()
