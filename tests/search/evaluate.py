"""Type queries into the search page of the built site, in a real Chromium, and tell how well they are answered.

    python -m search.evaluate SITE FILE... [--write] [--firefox] [--quiet] [--weigh]     (from tests/; `make search-eval` builds the site first)

`--weigh` counts what a first search loads for each query of the files, not only for a few. `--write` puts the figures into docs/performance.md, between its marks.
"""

import argparse
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from playwright.sync_api import Browser, Page, expect, sync_playwright

from generator.gate.browsing import open_browser
from generator.gate.serving import serving
from search.firefox import open_firefox
from search.queries import Mark, Query, by_class, figures, mark, read_queries

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
BEGIN = "<!-- search figures: written by `make search-eval OPTIONS=--write` -->"
END = "<!-- end of search figures -->"
# A line on which little comes soon: seconds from one end to the other and back, bytes a second.
SLOW_LINE = {"offline": False, "latency": 562, "downloadThroughput": 180_000, "uploadThroughput": 90_000}
MOST_BYTES = 150_000
MOST_REQUESTS = 15
WEIGHED = ("下水道", "残業", "狛江市 人材育成", "市役所の職員は何人いますか", "overtime", "ぼうさい")


def answer(page: Page, root: str, typed: str) -> list[str]:
    """Type a query as a reader does; the addresses of the first ten results, best first."""
    page.goto(f"{root}search/")
    page.get_by_role("searchbox").fill(typed)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(re.compile("検索結果|ません"), timeout=20_000)
    links = page.locator("[data-search-result]").evaluate_all("links => links.map((link) => link.href)")
    return [str(link).removeprefix(root).strip("/") for link in links]


def evaluate(page: Page, root: str, queries: Sequence[Query]) -> Iterator[Mark]:
    """Answer each query with the site that answers at `root`."""
    for query in queries:
        yield mark(query, answer(page, root, query.typed))


def evaluate_in_firefox(site: Path, queries: Sequence[Query]) -> Iterator[Mark]:
    """The same in a Firefox, which cuts some queries otherwise; each query in the address, as from the header's form."""
    with serving() as serve, open_firefox() as firefox:
        root = serve(site, "/kokai/")
        for query in queries:
            firefox.open(f"{root}search/?q={quote(query.typed)}")
            for _ in range(200):
                told = firefox.run("return document.getElementById('search-count').textContent")
                if re.search("検索結果|ません", str(told)):
                    break
                time.sleep(0.05)
            links = firefox.run(
                "return Array.from(document.querySelectorAll('[data-search-result]'), (link) => link.href)"
            )
            yield mark(query, [str(link).removeprefix(root).strip("/") for link in links])


class Weight(NamedTuple):
    """What a first search adds to the page that it stands on: bytes over the wire, text packed as hosts do; how many requests; seconds."""

    size: int
    requests: int
    seconds: float


def weigh(browser: Browser, root: str, typed: str) -> Weight:
    """Search for the first time."""
    page = browser.new_page(locale="ja-JP")
    sizes: dict[str, int] = {}
    names: dict[str, str] = {}
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.responseReceived", lambda told: names.update({told["requestId"]: told["response"]["url"]}))
    wire.on("Network.loadingFinished", lambda told: sizes.update({told["requestId"]: int(told["encodedDataLength"])}))
    begun = time.perf_counter()
    page.goto(f"{root}search/?q={quote(typed)}")
    expect(page.get_by_role("status")).to_contain_text(re.compile("検索結果|ません"), timeout=20_000)
    seconds = time.perf_counter() - begun
    page.wait_for_load_state("networkidle")
    page.close()
    of_search = ("/pagefind/", "/assets/js/search")
    loaded = [size for name, size in sizes.items() if any(part in names[name] for part in of_search)]
    return Weight(sum(loaded), len(loaded), seconds)


def wait_on_a_slow_line(browser: Browser, root: str, typed: str) -> float:
    """Seconds from the key that sends a first query to its results, where the search page is there already."""
    page = browser.new_page(locale="ja-JP")
    page.goto(f"{root}search/")
    page.wait_for_load_state("networkidle")
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW_LINE)
    page.get_by_role("searchbox").press_sequentially(typed, delay=200)
    begun = time.perf_counter()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("検索結果", timeout=20_000)
    seconds = time.perf_counter() - begun
    page.close()
    return seconds


def render_weights(weights: Mapping[str, Sequence[Weight]]) -> str:
    """What the first searches for all queries of each file load: the one in the middle, the one of ten that loads most, and the most of all."""
    lines = [
        f"| first searches for all queries of | bytes, median | of ten | most | requests, median | of ten | most | more than {MOST_BYTES:,} bytes or {MOST_REQUESTS} requests |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, some in weights.items():
        columns = [sorted(one.size for one in some), sorted(one.requests for one in some)]
        told = [f"{column[len(column) * place // 100]:,}" for column in columns for place in (50, 90)]
        most = [f"{column[-1]:,}" for column in columns]
        over = sum(one.size > MOST_BYTES or one.requests > MOST_REQUESTS for one in some)
        lines.append(f"| {name} ({len(some)}) | {' | '.join([*told[:2], most[0], *told[2:], most[1]])} | {over} |")
    return "\n".join(lines)


def render(file: Path, marks: Sequence[Mark], where: str = "") -> str:
    """The figures as a table."""
    lines = [f"| {file.name}{where} | queries | recall@5 | recall@10 | MRR |", "|---|--:|--:|--:|--:|"]
    for kind, some in by_class(marks).items():
        if some:
            count, at_5, at_10, rank = figures(some)
            lines.append(f"| {kind} | {count} | {at_5:.3f} | {at_10:.3f} | {rank:.3f} |")
    return "\n".join(lines)


def misses(marks: Sequence[Mark]) -> Iterator[str]:
    """Queries that are not answered in full within five results."""
    for each in marks:
        if each.recall_5 < 1 or each.reciprocal < 1:
            first = "、".join(each.found[:5]) or "-"
            wanted = "、".join(sorted(min(pages) for pages in each.query.expected)) or "-"
            yield f"{each.query.kind} 「{each.query.typed}」 recall@5 {each.recall_5:.2f} rank {each.reciprocal:.2f}\n  found {first}\n  wanted {wanted}"


def main(arguments: Sequence[str]) -> int:
    """Evaluate every file; 0 unless something could not be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--quiet", action="store_true", help="without the misses, so that nobody works towards them")
    parser.add_argument("--firefox", action="store_true", help="in Firefox (apt-get install firefox-esr) besides")
    parser.add_argument("--weigh", action="store_true", help="count what is loaded for each query")
    given = parser.parse_args(arguments)
    tables = []
    weights: dict[str, list[Weight]] = {}
    with sync_playwright() as playwright, serving() as serve:
        browser = open_browser(playwright)
        page = browser.new_page(locale="ja-JP")
        root = serve(given.site, "/kokai/")
        for file in given.files:
            marks = list(evaluate(page, root, read_queries(file, given.site)))
            if not given.quiet:
                print("\n".join(misses(marks)))
            tables.append(render(file, marks))
            print(f"\n{tables[-1]}\n")
            if given.firefox:
                marks = list(evaluate_in_firefox(given.site, read_queries(file, given.site)))
                tables.append(render(file, marks, " in Firefox"))
                print(f"{tables[-1]}\n")
            if given.weigh:
                weights[file.name] = [weigh(browser, root, query.typed) for query in read_queries(file, given.site)]
        weighed = [(typed, weigh(browser, root, typed), wait_on_a_slow_line(browser, root, typed)) for typed in WEIGHED]
        browser.close()
    if weights:
        tables.append(render_weights(weights))
        print(f"{tables[-1]}\n")
    rows = [
        f"| {typed} | {one.size:,} | {one.requests} | {one.seconds:.2f} | {slow:.2f} |" for typed, one, slow in weighed
    ]
    heads = ["| first search | bytes | requests | seconds | on a slow line |", "|---|--:|--:|--:|--:|"]
    tables.append("\n".join([*heads, *rows]))
    print(tables[-1])
    if given.write:
        text = PAGE.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        _, _, after = rest.partition(END)
        PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n\n".join(tables) + f"\n\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
