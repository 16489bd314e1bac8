"""A link to a page or figure that has moved, with scripts and without, in a real browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from released import SECOND, build, recorded
from sample import City
from test_addresses_kept import entry, moved, rename_hall

OLD = "mihon/basic-plan/measures/hall/"
NEW = "mihon/basic-plan/measures/counter/"
PARK = "mihon/basic-plan/measures/park/"


@pytest.fixture(scope="module")
def address(serve: Callable[[Path, str], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the sample city is served after a measure got another id, and a figure was withdrawn."""
    city = recorded(City(tmp_path_factory.mktemp("moved")), "v1")
    rename_hall(city)
    ledger = city.read("ledger/addresses.yaml")
    city.put(
        "ledger/addresses.yaml",
        ledger.replace("    visitors-2023: v1\n", "    visitors-2020: v1\n    visitors-2023: v1\n"),
    )
    city.put(
        "mihon/moved.yaml",
        moved(
            entry("basic-plan/measures/hall", "moved", "basic-plan/measures/counter"),
            entry("basic-plan/measures/park#visitors-2020", "withdrawn", reason="別の年度の値だったため"),
            entry("basic-plan/measures/fountain", "ended", reason="噴水をなくしたため"),
        ),
    )
    recorded(city, "v2", SECOND)
    return serve(build(city), "/kokai/")


@pytest.fixture
def plain(browser: Browser) -> Page:
    """A page without scripts."""
    return browser.new_context(locale="ja-JP", java_script_enabled=False).new_page()


@pytest.mark.parametrize("anchor", ["", "#waiting-2024", "#indicator-waiting"])
def test_a_script_takes_readers_on_to_the_same_figure(page: Page, address: str, anchor: str) -> None:
    page.goto("about:blank")
    page.goto(address + OLD + anchor)
    page.wait_for_url(address + NEW + anchor)
    assert page.get_by_role("heading", level=1).inner_text().endswith("窓口の改善")
    page.go_back()
    assert page.url == "about:blank"  # the old address is not in the way back


def test_a_query_goes_along(page: Page, address: str) -> None:
    page.goto(address + OLD + "?status=reached#waiting-2024")
    page.wait_for_url(address + NEW + "?status=reached#waiting-2024")


def test_without_scripts_the_page_shows_where_the_figure_is(plain: Page, address: str) -> None:
    plain.goto(address + OLD + "#waiting-2024")
    place = plain.locator(".old-places > li:visible")
    expect(place).to_have_count(1)
    assert "平均待ち時間 令和6年度" in place.inner_text()
    expect(place).to_be_in_viewport()
    place.get_by_role("link").click()
    assert plain.url == address + NEW + "#waiting-2024"


def test_without_scripts_a_link_to_the_whole_page_shows_no_figure(plain: Page, address: str) -> None:
    plain.goto(address + OLD)
    expect(plain.locator(".old-places > li:visible")).to_have_count(0)
    plain.locator(".notice").get_by_role("link").click()
    assert plain.url == address + NEW


def test_what_ended_stays_to_be_read(page: Page, address: str) -> None:
    page.goto(address + "mihon/basic-plan/measures/fountain/")
    page.wait_for_load_state("networkidle")
    assert page.url.endswith("/fountain/")
    assert "噴水をなくしたため" in page.locator("main").inner_text()


def test_a_figure_that_left_its_page_is_told_of_there_alone_to_who_asks(page: Page, address: str) -> None:
    page.goto(address + PARK)
    expect(page.locator(".old-places > li:visible")).to_have_count(0)
    page.goto(address + PARK + "#visitors-2020")
    expect(page.locator(".old-places > li:visible")).to_contain_text("別の年度の値だったため")
    expect(page.locator(".old-places > li:visible")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_stub_fits_its_window(plain: Page, address: str, width: int) -> None:
    plain.set_viewport_size({"width": width, "height": 800})
    plain.goto(address + OLD + "#waiting-2024")
    box = plain.locator("main").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
