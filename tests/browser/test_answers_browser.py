"""On a telephone the answer stands before the first scroll, on every measure of the real site, and says what the page says below."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

from built import UNDER, real_site

pytestmark = [pytest.mark.browser, pytest.mark.demonstration]

WIDTH: Final = 390
LOWEST: Final = 700
PARTS: Final = ("promised", "result", "standing", "evaluation", "contact")
LOOK: Final = """() => {
  const text = (element) => (element?.innerText ?? "").replace(/\\s+/g, "");
  const bottom = (element) => element.getBoundingClientRect().bottom + scrollY;
  const card = document.querySelector("[data-answer]");
  const parts = {};
  for (const part of card?.querySelectorAll("[data-answer-part]") ?? [])
    parts[part.dataset.answerPart] = {bottom: bottom(part), said: text(part.querySelector("dd")), full: text(part)};
  const link = card?.querySelector("a[href^='#indicator-']");
  const article = link && document.getElementById(link.hash.slice(1))?.closest("article");
  return {
    bottom: card ? bottom(card) : null,
    wide: document.documentElement.scrollWidth,
    parts,
    // A table without any target has no column of targets.
    rows: [...(article?.querySelectorAll("tbody tr") ?? [])].map((row) => {
      const cells = [...row.cells].map(text);
      return cells.length < 3 ? [cells[0], "", cells[1]] : cells;
    }),
    status: text(document.querySelector(".standing .status")),
    ratings: [...document.querySelectorAll(".standing__judgement:nth-child(2) dd")].map(text),
    reports: text(document.querySelector("main")),
    folded: !document.querySelector(".contents details")?.open,
    headings: document.querySelectorAll("h2").length,
  };
}"""


def faults_of(seen: dict[str, Any]) -> list[str]:
    """What is wrong with the card of one page."""
    if seen["bottom"] is None:
        return ["no card"]
    faults = []
    if seen["bottom"] > LOWEST:
        faults.append(f"the card ends at {seen['bottom']:.0f} px")
    if seen["wide"] > WIDTH:
        faults.append(f"the page is {seen['wide']} px wide")
    if tuple(seen["parts"]) != PARTS:
        faults.append(f"parts: {seen['parts']}")
        return faults
    said = {name: part["said"] for name, part in seen["parts"].items()}
    faults += [f"{name} says nothing" for name, text in said.items() if not text]
    if not said["standing"].startswith(seen["status"]):
        faults.append(f"{said['standing']} above, {seen['status']} below")
    for place, name in ((1, "promised"), (2, "result")):
        cells = [row[place] for row in seen["rows"]]
        unknown = "載っていません" in said[name] and all(
            not cell or "ありません" in cell or "基準値" in cell for cell in cells
        )
        known = any(said[name] in cell or (cell and cell in said[name]) for cell in cells)
        if seen["rows"] and not unknown and not known and said[name].rstrip("…") not in seen["reports"]:
            faults.append(f"{name}: {said[name]} is in none of {cells}")
    if "載っていません" not in said["evaluation"] and not any(
        said["evaluation"].rstrip("…") in text or text in said["evaluation"] for text in seen["ratings"]
    ):
        faults.append(f"evaluation: {said['evaluation']} is none of {seen['ratings']}")
    if not seen["folded"]:
        faults.append("the list of contents is open")
    if seen["headings"] > 8:
        faults.append(f"{seen['headings']} headings")
    return faults


def test_the_answer_stands_on_the_first_screen_of_every_measure(
    browser: Browser, serve: Callable[[Path, str], str]
) -> None:
    site = real_site()
    root = serve(site, UNDER)
    addresses = sorted(path.parent.relative_to(site).as_posix() for path in site.glob("*/*/measures/*/index.html"))
    context = browser.new_context(locale="ja-JP", viewport={"width": WIDTH, "height": 844}, java_script_enabled=True)
    page = context.new_page()
    faults = {}
    for address in addresses:
        page.goto(f"{root}{address}/", wait_until="load")
        found = faults_of(page.evaluate(LOOK))
        if found:
            faults[address] = found
    context.close()
    assert len(addresses) > 100
    assert faults == {}
