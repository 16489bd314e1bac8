"""A page of another host shows an indicator in a frame, without a script and under the policy that the site sends; other pages are not framed."""

import io
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from built import sample_site
from released import build, recorded
from sample import City
from test_addresses_kept import entry, moved, rename_hall

pytestmark = pytest.mark.browser
PARK = "mihon/basic-plan/measures/park/"


OLD, NEW = (f"mihon/basic-plan/measures/{own}/embed/waiting.html" for own in ("hall", "counter"))


@pytest.fixture
def other(serve: Callable[[Path, str], str], tmp_path: Path) -> Callable[..., str]:
    """The address of a page at another origin that frames an address."""

    def frame(address: str, attributes: str = "") -> str:
        frame = f'<iframe src="{address}" width="420" height="620"{attributes}></iframe>'
        text = f'<!doctype html><html lang="ja"><title>他</title>{frame}'
        (tmp_path / "index.html").write_text(text, encoding="utf-8")
        return serve(tmp_path, "/other/").replace("127.0.0.1", "localhost")

    return frame


@pytest.mark.parametrize(("file", "shown"), [("embed/visitors.html", True), ("", False)])
def test_only_what_is_made_for_frames_is_shown_in_those_of_others(
    browser: Browser, serve: Callable[[Path, str], str], other: Callable[..., str], file: str, shown: bool
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    said: list[str] = []
    failed: list[tuple[str, str | None]] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: failed.append((request.url, request.failure)))
    framed = serve(sample_site(), "/keikaku/") + PARK + file
    with urlopen(framed) as answer:  # noqa: S310 - our own server: the page is there, whoever refuses to show it
        assert "来園者数" in answer.read().decode()
    page.goto(other(framed))
    # Where a browser refuses a page it shows one of its own and says why; a frame that stays empty does neither.
    if shown:
        assert (page.frames[1].url, failed, said) == (framed, [], [])
    else:
        assert page.frames[1].url.startswith("chrome-error://")
        assert failed == [(framed, "net::ERR_BLOCKED_BY_RESPONSE")]
        assert [each for each in said if "frame-ancestors" in each]
    expect(page.frames[1].locator("h1", has_text="来園者数" if file else "中央公園の改修")).to_have_count(int(shown))
    if shown:
        assert page.frames[1].locator(".chart__picture").bounding_box()
    context.close()


@pytest.fixture(scope="module")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample city's site after a measure got another id."""
    city = rename_hall(recorded(City(tmp_path_factory.mktemp("moved")), "v1"))
    return build(
        city.put("mihon/moved.yaml", moved(entry("basic-plan/measures/hall", "moved", "basic-plan/measures/counter")))
    )


@pytest.mark.parametrize("scripts", [True, False])
def test_a_frame_of_what_moved_goes_on_to_the_indicator(
    browser: Browser, serve: Callable[[Path, str], str], other: Callable[..., str], moved_site: Path, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    site = serve(moved_site, "/keikaku/")
    page.goto(other(site + OLD))
    expect(page.frame_locator("iframe").locator("h1")).to_have_text("平均待ち時間（分）")
    assert page.frames[1].url == site + NEW
    assert page.url.endswith("/other/")  # the page around it stays
    context.close()


def test_a_frame_that_may_do_nothing_by_itself_shows_the_way(
    browser: Browser, serve: Callable[[Path, str], str], other: Callable[..., str], moved_site: Path
) -> None:
    context = browser.new_context()
    page = context.new_page()
    site = serve(moved_site, "/keikaku/")
    page.goto(other(site + OLD, ' sandbox=""'))
    inside = page.frame_locator("iframe")
    expect(inside.locator("h1")).to_have_text("平均待ち時間（移動のお知らせ）")
    inside.get_by_role("link").click()
    expect(inside.locator("h1")).to_have_text("平均待ち時間（分）")
    assert page.frames[1].url == site + NEW
    context.close()


def _coarse(colour: object) -> tuple[int, ...]:
    """A colour but for what a screen's own rounding changes."""
    assert isinstance(colour, tuple)
    return tuple(channel // 8 for channel in colour)


def test_a_chart_as_a_file_is_drawn_in_its_colours_under_the_policy_of_the_site(
    browser: Browser, serve: Callable[[Path, str], str], tmp_path: Path
) -> None:
    """By itself, where the policy of the site holds and refuses styles in line, and as a picture on a page of another host."""
    address = serve(sample_site(), "/keikaku/") + PARK + "embed/visitors.svg"
    (tmp_path / "index.html").write_text(
        f'<!doctype html><html lang="ja"><title>他</title><img src="{address}" alt="">'
    )
    page = browser.new_page(viewport={"width": 400, "height": 700})
    for each in (address, serve(tmp_path, "/other/").replace("127.0.0.1", "localhost")):
        page.goto(each)
        page.wait_for_load_state("networkidle")
        seen = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        colours = {_coarse(colour) for _, colour in seen.getcolors(1 << 20) or ()}
        assert {_coarse(colour) for colour in ((0x00, 0x17, 0xC1), (0x8A, 0x5A, 0x00))} <= colours, each
    page.close()


def test_texts_of_a_chart_as_a_file_fit_in_a_real_font(browser: Browser, serve: Callable[[Path, str], str]) -> None:
    page = browser.new_page(viewport={"width": 400, "height": 700})
    page.goto(serve(sample_site(), "/keikaku/") + PARK + "embed/visitors.svg")
    width = float(page.locator("svg").get_attribute("width") or 0)
    boxes = [each.bounding_box() for each in page.locator("text").all()]
    assert len(boxes) > 15
    for box in boxes:
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    page.close()
