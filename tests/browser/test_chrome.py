"""The frame of every page in a real browser: menu, keyboard, colours, folders on disk, and no script at all."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from built import with_chrome
from generator.chrome import build_chrome
from generator.chrome.stamp import root_of, stamp

PROJECT = Path(__file__).parents[2]
MEASURE = "mihon/plan/measures/05/"
LONG = "年度ごとの目標値と実績値" * 12
BODY = f"""<h2 id="a">目標と実績</h2><p>{LONG}</p>
<div class="scroller" role="region" tabindex="0" aria-label="広い表"><table style="inline-size:90rem"><tr><td>広い</td></tr></table></div>
<div class="scroller" role="region" tabindex="0" aria-label="狭い表"><table><tr><td>狭い</td></tr></table></div>"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hand-written pages and one data page, stamped with the words of an invented city."""
    folder = tmp_path_factory.mktemp("site")
    chrome = build_chrome(PROJECT, with_chrome(tmp_path_factory.mktemp("chrome") / "work"))
    for address, file in chrome.assets.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, folder / address)
    slots = {"site-name": "見本市の計画と結果", "notice": "見本です。", "release": "第1版", "title": "施策05"}
    slots |= {"lead": "<h1>施策05</h1>", "contents": '<li><a href="#a">目標と実績</a></li>', "main": BODY}
    for address, shell in {**chrome.pages, MEASURE: chrome.shells["measure"]}.items():
        file = folder / (address if address.endswith(".html") else f"{address}index.html")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(stamp(shell, slots, root_of(address)), encoding="utf-8")
    return folder


@pytest.fixture
def address(site: Path, serve: Callable[[Path, str], str]) -> str:
    """Where the site is served: below a path, as a project's site on a shared host is."""
    return serve(site, "/kokai/")


@pytest.fixture
def phone(page: Page, address: str) -> Page:
    """The data page on a small screen."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + MEASURE)
    return page


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


def focused(page: Page) -> str:
    return str(page.evaluate("(document.activeElement.textContent || document.activeElement.id).trim()"))


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_the_first_stop_of_the_keyboard_leads_to_the_text(phone: Page) -> None:
    phone.keyboard.press("Tab")
    assert focused(phone) == "本文へ移動"
    box = phone.locator(".skip-link").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    phone.keyboard.press("Enter")
    assert phone.url.endswith("#main")


def test_the_menu_opens_and_closes_by_keyboard_and_gives_the_focus_back(phone: Page) -> None:
    menu = phone.locator("#sections")
    assert not menu.is_visible()
    phone.focus(".menu-button")
    phone.keyboard.press("Enter")
    assert menu.is_visible()
    phone.keyboard.press("Tab")
    assert focused(phone) == "施策の柱"
    phone.keyboard.press("Escape")
    assert not menu.is_visible()
    assert focused(phone) == "メニュー"


def test_a_closed_menu_is_no_stop_of_the_keyboard(phone: Page) -> None:
    phone.focus(".menu-button")
    phone.keyboard.press("Tab")
    assert focused(phone) == "site-search"


def test_the_menu_closes_when_the_focus_moves_on_into_the_page(phone: Page) -> None:
    phone.focus(".menu-button")
    phone.keyboard.press("Enter")
    for _ in range(phone.locator("#sections a").count() + 1):
        phone.keyboard.press("Tab")
    assert not phone.locator("#sections").is_visible()
    assert focused(phone) == "site-search"


def test_the_open_menu_leaves_its_button_in_sight(phone: Page) -> None:
    phone.click(".menu-button")
    button = phone.locator(".menu-button").bounding_box()
    menu = phone.locator("#sections").bounding_box()
    assert button is not None
    assert menu is not None
    assert button["y"] + button["height"] <= menu["y"]


def test_wide_screens_show_the_sections_without_a_menu(page: Page, address: str) -> None:
    page.goto(address + MEASURE)
    assert page.locator("#sections").is_visible()
    assert not page.locator(".menu-button").is_visible()


def test_the_menu_works_without_a_script(without_script: Page, address: str) -> None:
    without_script.goto(address + MEASURE)
    without_script.click(".menu-button")
    assert without_script.locator("#sections a").first.is_visible()
    assert not without_script.locator(".theme-switch").is_visible()


@pytest.mark.parametrize("width", [256, 320, 768, 1280])
def test_no_page_is_wider_than_the_screen(page: Page, address: str, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    for file in sorted(site.rglob("*.html")):
        page.goto(address + file.relative_to(site).as_posix())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), file.name


def test_colours_follow_the_device_until_the_reader_chooses(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address + MEASURE)
    light = background(page)
    page.emulate_media(color_scheme="dark")
    dark = background(page)
    assert light != dark
    page.select_option("#theme-switch", "light")
    assert background(page) == light
    page.goto(address)
    assert background(page) == light
    assert page.input_value("#theme-switch") == "light"
    page.select_option("#theme-switch", "")
    assert background(page) == dark


def test_paper_is_always_light(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(address + MEASURE)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert background(page) == "rgb(255, 255, 255)"
    assert not page.locator(".site-search").is_visible()


def test_only_a_table_that_scrolls_is_a_stop_of_the_keyboard(phone: Page) -> None:
    assert phone.get_by_role("region", name="広い表").get_attribute("tabindex") == "0"
    assert phone.get_by_role("region", name="狭い表").get_attribute("tabindex") is None


def test_links_lead_on_when_the_site_is_opened_from_a_folder(page: Page, site: Path) -> None:
    page.goto((site / MEASURE / "index.html").as_uri())
    page.locator(".site-footer").get_by_role("link", name="このサイトについて").click()
    assert page.url == (site / "about" / "index.html").as_uri()
    page.get_by_role("link", name="データの出どころ").click()
    assert page.url == (site / "about" / "index.html").as_uri() + "#sources"
    page.fill("#site-search", "防犯")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.startswith((site / "search" / "index.html").as_uri() + "?q=")


def test_slots_left_empty_leave_no_trace(page: Page, address: str) -> None:
    page.goto(address + MEASURE)
    assert page.get_by_text("公開している版").is_visible()
    assert not page.get_by_text("データの利用条件", exact=True).is_visible()
    assert not page.locator(".site-footer").get_by_text("自治体と計画").is_visible()
