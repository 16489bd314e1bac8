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
from test_published_versions import RESULTS, Published

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
        for _ in range(200):  # the page of the browser's own comes after the answer; a busy machine takes its time
            if page.frames[1].url.startswith("chrome-error://") and failed and said:
                break
            page.wait_for_timeout(50)
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


FROZEN = f"{PARK}v/1/embed/visitors.html"


@pytest.fixture(scope="module")
def corrected_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample city's site after a value was corrected that stands in a frozen version."""
    city = Published(tmp_path_factory.mktemp("frozen"))
    city.release("r1")
    city.change(RESULTS, "11,500人", "11,600人").change(RESULTS, "value: 11500", "value: 11600")
    city.add(
        "mihon/corrections.yaml",
        "  - id: park-2024\n    target: basic-plan/measures/park#visitors-2024\n    wrong: 11,500人\n    right: 11,600人\n"
        "    corrected_on: 2026-11-01\n    reason: 写し間違い\n",
    )
    assert city.build().problems == []
    return city.site_folder


@pytest.mark.parametrize("attributes", ["", ' sandbox=""'])
def test_a_chart_of_a_version_stays_as_it_was_and_tells_of_its_correction_in_the_frame_of_another_site(
    browser: Browser,
    serve: Callable[[Path, str], str],
    other: Callable[..., str],
    corrected_site: Path,
    attributes: str,
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    site = serve(corrected_site, "/keikaku/")
    page.goto(other(site + FROZEN, attributes))
    inside = page.frame_locator("iframe")
    expect(inside.locator("aside > p")).to_have_text("この図は2026年5月20日時点のもの（第1版）です。最新版はこちら")
    expect(inside.locator(".chart__number", has_text="11,500")).to_be_visible()
    expect(inside.locator("body")).not_to_contain_text("11,600")
    notice = inside.frame_locator("iframe").locator("body")
    expect(notice).to_contain_text("11,600人（訂正：2026年11月1日）。訂正前：11,500人。")
    assert (
        notice.evaluate("body => getComputedStyle(body).padding") == "8px"
    )  # its style sheet is let in, two frames deep
    context.close()


def test_what_a_reader_copies_shows_a_chart_of_a_version_without_scrolling(
    browser: Browser, serve: Callable[[Path, str], str], corrected_site: Path
) -> None:
    """The line that the page of the measure offers, as it stands there."""
    page = browser.new_page()
    address = serve(corrected_site, "/keikaku/")
    page.goto(address + PARK)
    (line,) = (text for text in page.locator("dd p").all_text_contents() if "/v/1/embed/visitors.html" in text)
    page.set_content(line.replace("https://mihon.example/keikaku/", address).replace(' loading="lazy"', ""))
    frame = page.frames[1]
    frame.wait_for_load_state()
    assert frame.title().endswith("（2026年5月20日の版）")
    inner, outer = (frame.evaluate(f"document.documentElement.{name}") for name in ("scrollHeight", "clientHeight"))
    assert inner <= outer
    assert frame.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.close()
