"""Some hundreds of invented charts in a real browser: nothing is clipped, no text lies over another or over a mark."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

from chart_geometry import draw_course
from generator.render.renderer import read_component_styles, renderer

pytestmark = pytest.mark.browser

PROJECT: Final = Path(__file__).resolve().parents[2]
SEEDS: Final = range(10_000, 10_340)
MEASURE: Final = """() => {
  const faults = [];
  const meets = (a, b, by) => a.left + by < b.right && b.left + by < a.right && a.top + by < b.bottom && b.top + by < a.bottom;
  const letters = box => ({left: box.left, right: box.right, top: box.top + box.height * 0.28, bottom: box.bottom - box.height * 0.12});
  for (const svg of document.querySelectorAll("svg.chart__picture")) {
    const name = svg.getAttribute("aria-labelledby");
    const edge = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect()]);
    const marks = [...svg.querySelectorAll("circle, .chart__mark, .chart__band")].map(mark => mark.getBoundingClientRect());
    for (const [text, box] of texts) {
      if (box.left < edge.left - 0.5 || box.right > edge.right + 0.5 || box.top < edge.top - 0.5 || box.bottom > edge.bottom + 0.5)
        faults.push(`${name}: ${text} is clipped`);
      if (marks.some(mark => meets(letters(box), mark, 0.5))) faults.push(`${name}: ${text} lies over a mark`);
    }
    texts.forEach(([text, box], place) => texts.slice(place + 1).forEach(([other, there]) => {
      if (meets(box, there, 0.5)) faults.push(`${name}: ${text} lies over ${other}`);
    }));
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push("the page is wider than the screen");
  return [document.querySelectorAll("svg.chart__picture").length, faults];
}"""


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One page of charts, in the styles of the site."""
    drawn = [(seed, course) for seed in SEEDS if (course := draw_course(seed))]
    figures = "".join(
        renderer("ja").component("chart", "trend", course.chart).replace("indicator-drawn.chart", f"chart-{seed}")
        for seed, course in drawn
    )
    chrome = (PROJECT / "overrides" / "assets" / "css" / "chrome.css").read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("charts")
    (folder / "index.html").write_text(
        '<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>図</title><style>{chrome}{read_component_styles()}</style><main class='wrap'>{figures}</main></html>",
        encoding="utf-8",
    )
    return folder


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_clipped_and_nothing_overlaps(
    page: Page, charts: Path, serve: Callable[[Path, str], str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(serve(charts, "/charts/"))
    count, faults = page.evaluate(MEASURE)
    assert count > len(SEEDS) * 0.8
    assert faults == []
