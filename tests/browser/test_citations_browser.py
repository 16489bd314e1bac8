"""Files that a page holds within itself: the browser keeps them under their names, with the bytes that were meant, under the policy of the site."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pybtex.database import parse_string

from built import sample_site

pytestmark = pytest.mark.browser
PARK = "mihon/basic-plan/measures/park/"


@pytest.mark.parametrize("width", [320, 1280])
def test_citations_are_kept_as_files(page: Page, serve: Callable[[Path, str], str], tmp_path: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(serve(sample_site(), "/keikaku/") + PARK)
    page.locator("summary", has_text="引用の書き方").click()
    kept = {}
    for name in ("BibTeX", "CSL-JSON"):
        with page.expect_download() as download:
            page.get_by_role("link", name=name, exact=True).click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        kept[name] = file
    assert [file.name for file in kept.values()] == ["mihon-basic-plan-park.bib", "mihon-basic-plan-park.json"]
    (entry,) = parse_string(kept["BibTeX"].read_text(encoding="utf-8"), "bibtex").entries.values()
    assert entry.fields["title"] == "{取組01 中央公園の改修（見本市基本計画）}"
    (item,) = json.loads(kept["CSL-JSON"].read_bytes())
    assert item["author"] == [{"literal": "見本市企画部"}]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
