"""A page of another host shows an indicator in a frame, without a script and under the policy that the site sends; other pages are not framed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from built import sample_site

pytestmark = pytest.mark.browser
PARK = "mihon/basic-plan/measures/park/"


@pytest.fixture
def other(serve: Callable[[Path, str], str], tmp_path: Path) -> Callable[[str], str]:
    """The address of a page at another origin that frames an address."""

    def frame(address: str) -> str:
        text = f'<!doctype html><html lang="ja"><title>他</title><iframe src="{address}" width="420" height="620"></iframe>'
        (tmp_path / "index.html").write_text(text, encoding="utf-8")
        return serve(tmp_path, "/other/").replace("127.0.0.1", "localhost")

    return frame


@pytest.mark.parametrize(("file", "shown"), [("embed/visitors.html", True), ("", False)])
def test_only_what_is_made_for_frames_is_shown_in_those_of_others(
    browser: Browser, serve: Callable[[Path, str], str], other: Callable[[str], str], file: str, shown: bool
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(other(serve(sample_site(), "/keikaku/") + PARK + file))
    assert (
        page.frames[1].url.startswith("http") is shown
    )  # where a browser refuses a page, it shows one of its own, with a heading
    expect(page.frames[1].locator("h1", has_text="来園者数" if file else "中央公園の改修")).to_have_count(int(shown))
    if shown:
        assert page.frames[1].locator(".chart__picture").bounding_box()
    context.close()
