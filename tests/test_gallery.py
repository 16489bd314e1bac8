"""The gallery: every component in every state, on a page that is offered to nobody but those who know of it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from generator.page_kinds import PAGE_KINDS
from generator.pages.gallery import fit_in, view_gallery
from generator.render.examples import read_components
from generator.render.renderer import render_page, renderer
from generator.views.kinds.gallery import GalleryPage
from generator.views.vocabularies import vocabulary_of
from page_reading import show, visible_text
from sample import City


@pytest.fixture
def page(tmp_path: Path) -> GalleryPage:
    shown = show(City(tmp_path))
    return view_gallery(shown.site_index, shown.standings, renderer(), vocabulary_of("ja"))


def test_shows_every_component_in_every_state(page: GalleryPage) -> None:
    components = read_components()
    assert [each.name for each in page.components] == [each.name for each in components]
    assert sum(len(each.examples) for each in page.components) == sum(len(each.examples) for each in components)
    text = visible_text(render_page(page).main)
    for component in components:
        assert component.purpose in text
        for example in component.examples:
            assert example.name in text


def test_has_each_id_once_and_links_only_within_itself(page: GalleryPage) -> None:
    html = render_page(page).main
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert {link for link in re.findall(r' href="([^"]*)"', html) if link[1:] not in ids} == set()
    for named in re.findall(r' aria-labelledby="([^"]*)"', html):
        assert set(named.split()) <= set(ids)


def test_has_headings_that_go_down_one_step_at_a_time(page: GalleryPage) -> None:
    parts = render_page(page)
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", parts.lead + parts.main)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    ("html", "fitted"),
    [
        ('<h2 id="a">A</h2><h3>B</h3>', '<h4 id="x.1.a">A</h4><h5>B</h5>'),
        ('<svg aria-labelledby="a b"></svg>', '<svg aria-labelledby="x.1.a x.1.b"></svg>'),
        ('<section class="s" aria-labelledby="a"></section>', '<section class="s"></section>'),
        ('<a href="../../b/#c">B</a>', '<a href="#x.1">B</a>'),
    ],
)
def test_makes_examples_fit_beside_each_other(html: str, fitted: str) -> None:
    assert fit_in(html, "x.1") == fitted


def test_is_neither_searched_nor_listed() -> None:
    assert [kind.name for kind in PAGE_KINDS.values() if not kind.listed] == ["gallery"]
    assert PAGE_KINDS["gallery"].weight == 0
