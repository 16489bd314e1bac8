"""Every page under the content security policy that is published with it: nothing of ours is refused, and what is planted is."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from built import sample_site

pytestmark = pytest.mark.browser

PROJECT = Path(__file__).resolve().parents[2]
PARK = "mihon/basic-plan/measures/park/"
NOTE = """
addEventListener("securitypolicyviolation", (event) => {
  window.refused = [...(window.refused ?? []), `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`];
});
"""
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; frame-ancestors 'self'; form-action 'self'"
)


@pytest.fixture(scope="module")
def site() -> Path:
    """The sample city with everything a site has: search, pictures, the gallery of components."""
    return sample_site()


@pytest.fixture
def address(site: Path, serve: Callable[[Path, str], str]) -> str:
    return serve(site, "/keikaku/")


@pytest.fixture
def watched(page: Page) -> Page:
    """A page that notes what the policy refuses."""
    page.add_init_script(NOTE)
    return page


def refused(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.refused ?? []")
    return found


def without_headers(site: Path, folder: Path) -> Path:
    """The site at a host that sends no headers of ours: only what the pages say themselves holds."""
    copy = shutil.copytree(site, folder / "bare")
    (copy / "_headers").unlink()
    return copy


def test_the_host_sends_the_policy_with_every_file(page: Page, address: str) -> None:
    for file in ("", PARK, "assets/js/chrome.js", "nowhere/"):
        headers = page.request.get(address + file).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert "camera=()" in headers["permissions-policy"]


@pytest.mark.parametrize("sends", [True, False], ids=["headers", "meta alone"])
def test_no_page_has_anything_that_is_refused(
    watched: Page, site: Path, serve: Callable[[Path, str], str], tmp_path: Path, sends: bool
) -> None:
    address = serve(site if sends else without_headers(site, tmp_path), "/keikaku/")
    files = sorted(site.rglob("*.html"))
    assert len(files) > 30
    found = {}
    for file in files:
        watched.goto(address + file.relative_to(site).as_posix())
        if noted := refused(watched):
            found[file.relative_to(site).as_posix()] = noted
    assert found == {}


def test_the_search_works_under_it(watched: Page, address: str) -> None:
    watched.goto(f"{address}search/?q={quote('公園')}")
    expect(watched.get_by_role("status")).to_contain_text("「公園」の検索結果")
    watched.locator("#search-narrow summary").click()
    expect(watched.get_by_label("状態", exact=True)).to_be_enabled()
    assert refused(watched) == []


def test_the_little_scripts_work_under_it(watched: Page, address: str) -> None:
    watched.goto(f"{address}browse/")
    watched.get_by_label("状態", exact=True).select_option("not-reached")
    expect(watched.locator("main li[data-status]:visible")).to_have_count(1)
    watched.select_option("#theme-switch", "dark")
    watched.goto(address + PARK)
    watched.locator("#visitors-2024 .figure-table__link").click()
    expect(watched.locator(".figure-table__copied").first).not_to_be_empty()
    watched.emulate_media(media="print")
    assert refused(watched) == []


@pytest.mark.parametrize("sends", [True, False], ids=["headers", "meta alone"])
@pytest.mark.parametrize(
    ("planted", "directive"),
    [
        ('<p style="color: red">赤</p>', "style-src-attr inline"),
        ("<style>p { color: red }</style>", "style-src-elem inline"),
        ("<script>window.ran = true</script>", "script-src-elem inline"),
        ('<img src="x.png" alt="" onerror="window.ran = true">', "script-src-attr inline"),
        ('<img src="https://elsewhere.example/a.png" alt="">', "img-src https://elsewhere.example/a.png"),
        ('<iframe src="https://elsewhere.example/" title="a"></iframe>', "frame-src https://elsewhere.example"),
    ],
)
def test_what_is_planted_is_refused_and_seen(
    *,
    browser: Browser,
    site: Path,
    serve: Callable[[Path, str], str],
    tmp_path: Path,
    planted: str,
    directive: str,
    sends: bool,
) -> None:
    copy = shutil.copytree(site, tmp_path / "site") if sends else without_headers(site, tmp_path)
    file = copy / PARK / "index.html"
    text = file.read_text(encoding="utf-8")
    if sends:  # the header alone: the page says nothing itself
        text, count = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
        assert count == 1
    file.write_text(text.replace("</main>", planted + "</main>"), encoding="utf-8")
    page = browser.new_page()
    page.add_init_script(NOTE)
    page.goto(serve(copy, "/keikaku/") + PARK)
    page.wait_for_function("window.refused?.length")
    assert [one.strip() for one in refused(page)] == [directive]
    assert page.evaluate("window.ran") is None
    page.close()


def test_styles_and_scripts_of_a_site_opened_from_a_folder_are_not_refused(watched: Page, site: Path) -> None:
    watched.goto((site / PARK / "index.html").as_uri())
    assert watched.evaluate("getComputedStyle(document.body).margin") == "0px"
    assert watched.locator(".theme-switch").is_visible()
    assert refused(watched) == []


def test_no_other_site_can_frame_a_page(browser: Browser, address: str, tmp_path: Path) -> None:
    frame = tmp_path / "frame.html"
    frame.write_text(f'<iframe src="{address}{PARK}"></iframe>', encoding="utf-8")
    page = browser.new_page()
    page.goto(frame.as_uri())
    page.wait_for_timeout(500)
    assert [each.url for each in page.frames[1:]] == ["chrome-error://chromewebdata/"]
    page.close()
