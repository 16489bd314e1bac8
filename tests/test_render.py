"""Whole pages from views: their parts, their links and ids, the same bytes each time, and nothing from data as markup."""

import re
from html import escape
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
import yaml

from generator.addresses import GLOSSARY
from generator.chrome.stamp import SLOTS, TEXT_SLOTS
from generator.map.address_table import has_tags
from generator.render.renderer import Parts, render_page
from generator.views.pieces import Page
from page_reading import Shown, across_plans, show
from sample import City

STRANGE = "<x-strange>&\"'"


def every_page(shown: Shown) -> list[Page]:
    pages: list[Page] = [shown.measure(key) for key in shown.site_index.measures]
    pages += [shown.pillar(key) for key in shown.site_index.pillars]
    pages += [shown.indicators(key) for key in shown.site_index.plans]
    pages += [shown.tags(key) for key in shown.site_index.plans if has_tags(shown.site_index, key)]
    return pages


def whole(parts: Parts) -> str:
    return (
        f"<!doctype html><html lang=ja><head><meta charset=utf-8><title>{parts.title}</title>"
        f'<meta name=description content="{parts.description}">{parts.head}</head><body><ol>{parts.breadcrumb}</ol>'
        f"<main>{parts.lead}<ul>{parts.contents}</ul>{parts.main}</main></body></html>"
    )


def test_the_parts_of_a_page_are_slots_of_the_chrome(tmp_path: Path) -> None:
    slots = render_page(show(City(tmp_path)).measure("park")).slots()
    assert set(slots) <= set(SLOTS)
    for name in TEXT_SLOTS & set(slots):
        assert "<" not in slots[name]


def test_every_page_is_html_without_an_error_and_without_a_double_id(tmp_path: Path) -> None:
    for page in every_page(show(City(tmp_path))):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(whole(render_page(page)))
        assert parser.errors == [], page.head.address
        ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
        assert len(ids) == len(set(ids)), page.head.address


def test_links_within_a_page_lead_to_something_on_it(tmp_path: Path) -> None:
    seen = 0
    for page in every_page(show(City(tmp_path))):
        html = whole(render_page(page))
        ids = set(re.findall(r' id="([^"]+)"', html))
        for target in re.findall(r'href="#([^"]+)"', html):
            seen += 1
            assert target in ids, f"{page.head.address}#{target}"
    assert seen > 50


def test_links_to_figures_of_other_pages_lead_to_something_there(tmp_path: Path) -> None:
    shown = show(City(tmp_path))
    overviews = across_plans(shown).values()
    pages = {page.head.address: whole(render_page(page)) for page in (*every_page(shown), *overviews)}
    seen = 0
    for address, html in pages.items():
        up = "../" * address.count("/")
        for target, anchor in re.findall(rf'href="{re.escape(up)}([^"#]*)#([^"]+)"', html):
            if target == GLOSSARY:  # written by hand
                continue
            seen += 1
            assert f'id="{anchor}"' in pages[target], f"{address} -> {target}#{anchor}"
    assert seen


def test_headings_go_down_one_level_at_a_time(tmp_path: Path) -> None:
    for page in every_page(show(City(tmp_path))):
        levels = [int(level) for level in re.findall(r"<h([1-6])", whole(render_page(page)))]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), page.head.address


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    one = [render_page(page) for page in every_page(show(City(tmp_path / "one")))]
    two = [render_page(page) for page in every_page(show(City(tmp_path / "two")))]
    assert one == two


def test_no_part_is_empty_and_the_title_ends_with_the_site(tmp_path: Path) -> None:
    for page in every_page(show(City(tmp_path))):
        parts = render_page(page)
        for name, part in parts.slots().items():
            assert part.strip(), f"{page.head.address}: {name}"
        assert parts.title.endswith("｜見本市の計画と実績")


def test_nothing_on_a_page_asks_another_host(tmp_path: Path) -> None:
    for page in every_page(show(City(tmp_path))):
        html = whole(render_page(page))
        assert not re.findall(r'<(?:img|script|iframe|source|video|audio|link rel="stylesheet")', html)
        assert not re.findall(r"<[^<>]*\ssrc=", html)


def spoil(node: object) -> object:
    """Add markup to every text that is free to be anything: whatever is Japanese, but for units, states and steps of scales, which are read."""
    if isinstance(node, dict):
        return {key: value if key in {"unit", "state"} else spoil(value) for key, value in node.items()}
    if isinstance(node, list):
        return [spoil(value) for value in node]
    if node == "A評価":
        return node
    if isinstance(node, str) and re.search(r"[぀-ヿ一-鿿]", node):
        return node + STRANGE
    return node


@pytest.fixture
def spoilt(tmp_path: Path) -> Shown:
    """The sample city with markup in every published text."""
    city = City(tmp_path)
    for path in sorted(city.data.rglob("*.yaml")):
        tree = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (texts only)
        file = path.relative_to(city.data).as_posix()
        city.put(file, yaml.safe_dump(spoil(tree), allow_unicode=True, sort_keys=False, default_style='"'))
    return show(city)


@pytest.mark.long
def test_markup_in_any_published_text_comes_out_as_text(spoilt: Shown) -> None:
    seen = 0
    for page in every_page(spoilt):
        html = whole(render_page(page))
        seen += html.count(escape(STRANGE, quote=False)) + html.count("&lt;x-strange&gt;")
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(html)
        assert not list(tree.iter("x-strange")), page.head.address
    assert seen > 100
