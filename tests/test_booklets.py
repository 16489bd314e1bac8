"""The booklets of plans: text, contents, charts and structure, as programs find them that did not make them."""

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from msgspec.structs import replace

from booklet_reading import RADICALS, ReadBooklet
from built import PROJECT, made_once
from generator.book.gathering import read_published
from generator.book.letters import FontLetters
from generator.book.making import MadeBooklet, make_booklet
from generator.book.on_paper import on_paper
from generator.judging.standings import stand_all
from generator.map.site_index import SiteIndex, index_site
from generator.model.figures import Figure, Indicator
from generator.render.renderer import render_page
from generator.views.kinds.indicators import view_indicators
from generator.views.kinds.measure import MeasurePage, view_measure
from generator.views.kinds.pillar import PillarPage, view_pillar
from generator.views.kinds.plan import PlanPage, view_plan
from generator.views.pieces import Page
from generator.views.vocabularies import vocabulary_of
from held_city import HeldCity
from page_reading import unspaced, visible_text
from sample import SAMPLE, City
from small_town import Town
from test_fields_shown import plant

pytestmark = pytest.mark.long

_JAPANESE: Final = vocabulary_of("ja")
_TODAY: Final = dt.date(2026, 11, 28)
_DEMONSTRATION: Final = (
    "komae/reform-6",
    "sagamihara/general-affairs-policy-2018",
    "mitaka/general-affairs-policy-2017",
)
"""Measures in steps without figures below three levels of pillars; measures with figures, charts and evaluations; promises alone."""


@cache
def demonstration() -> SiteIndex:
    read = read_published(PROJECT, PROJECT / "data", _TODAY)
    assert isinstance(read, SiteIndex)
    return read


@cache
def booklet_of(key: str) -> ReadBooklet:
    def make(folder: Path) -> None:
        (folder / "booklet.pdf").write_bytes(make_booklet(demonstration(), key).content)

    return ReadBooklet((made_once(f"booklet-{key.replace('/', '-')}", make) / "booklet.pdf").read_bytes())


def made_of(city: City, key: str) -> MadeBooklet:
    return make_booklet(index_site(city.site()), key)


@cache
def sample() -> tuple[SiteIndex, ReadBooklet]:
    read = read_published(SAMPLE.parent, SAMPLE, _TODAY)
    assert isinstance(read, SiteIndex)
    return read, ReadBooklet(make_booklet(read, "mihon/basic-plan").content)


def pages_of(site_index: SiteIndex, key: str) -> Iterator[Page]:
    standings = stand_all(site_index)
    yield view_plan(site_index, standings, key, _JAPANESE)
    yield view_indicators(site_index, standings, key, _JAPANESE)
    for pillar in site_index.pillars:
        if pillar.startswith(f"{key}/"):
            yield view_pillar(site_index, standings, pillar, _JAPANESE)
    for measure in site_index.measures:
        if measure.startswith(f"{key}/"):
            yield view_measure(site_index, standings, measure, _JAPANESE)


def values_of(site_index: SiteIndex, key: str) -> Iterator[Figure]:
    """Targets, actual and baseline values of a plan and its measures."""
    folder = site_index.plans[key]
    held: list[tuple[Indicator, tuple[Figure, ...]]] = [
        (each, site_index.actuals_of_plan(key, each)) for each in folder.plan.indicators
    ]
    for measure in folder.measures:
        own = f"{key}/{measure.id}"
        held += [(each, site_index.actuals_of_measure(own, each)) for each in measure.indicators]
    for indicator, actuals in held:
        yield from (target.figure for target in indicator.targets)
        yield from actuals
        if isinstance(indicator.baseline, Figure):
            yield indicator.baseline


def _title(page: Page) -> str:
    return f"{page.head.number} {page.head.heading}".lstrip()


@pytest.mark.demonstration
@pytest.mark.parametrize("key", _DEMONSTRATION)
class TestABookletOfTheDemonstration:
    def test_holds_the_words_that_are_searched_for_and_no_radicals_in_their_place(self, key: str) -> None:
        text = booklet_of(key).text()
        assert text.count("目標") >= len(demonstration().plans[key].measures)
        assert not RADICALS.search(text)

    def test_tells_every_value_as_it_was_published(self, key: str) -> None:
        text = booklet_of(key).text()
        published = {
            each.as_published for each in values_of(demonstration(), key) if isinstance(each.as_published, str)
        }
        assert [each for each in published if unspaced(each) not in text] == []

    def test_has_a_bookmark_for_each_pillar_and_measure_in_the_order_of_the_plan(self, key: str) -> None:
        pages = [*pages_of(demonstration(), key)]
        titles = [each.title for each in booklet_of(key).bookmarks()]
        pillars = [_title(page) for page in pages if isinstance(page, PillarPage)]
        measures = [_title(page) for page in pages if isinstance(page, MeasurePage)]
        assert not Counter(pillars) - Counter(titles)
        assert [each for each in titles if each in measures] == measures

    def test_has_contents_with_the_pages_on_which_headings_stand(self, key: str) -> None:
        booklet = booklet_of(key)
        bodies, bookmarks = booklet.bodies(), booklet.bookmarks()
        contents = "".join(bodies[1 : bookmarks[0].page - 1]).replace(".", "")
        assert contents.startswith("目次")
        for title, _, page in bookmarks:
            own = unspaced(title)
            assert own in bodies[page - 1], (title, page)
            assert f"{own.replace('.', '')}{page}" in contents, (title, page)

    def test_draws_every_chart_of_its_pages_and_says_what_it_shows(self, key: str) -> None:
        charts = [
            chart.summary
            for page in pages_of(demonstration(), key)
            for held in (
                *(getattr(page, "own", ()) or getattr(page, "indicators", ())),
                *getattr(page, "courses", ()),
            )
            for chart in getattr(held, "charts", getattr(held, "trends", ()))
        ]
        if key != _DEMONSTRATION[0]:  # where there are most elements, this takes longest
            assert sorted(each.alt for each in booklet_of(key).elements() if each.kind == "/Figure") == sorted(charts)
        text = booklet_of(key).text()
        assert [each for each in charts if unspaced(each) not in text] == []


@pytest.mark.demonstration
def test_each_page_says_which_it_is_and_how_many_there_are() -> None:
    booklet = booklet_of(_DEMONSTRATION[2])
    whole, count = booklet.text_by_pdfminer, len(booklet.bodies())
    assert [page for page in range(2, count + 1) if f"{page}/{count}" not in whole] == []


@pytest.mark.demonstration
def test_each_reader_of_pdf_finds_a_word_as_often() -> None:
    booklet = booklet_of(_DEMONSTRATION[2])
    found = booklet.text().count("目標")
    heads = len(booklet.bodies()) - 1  # the plan's title, which holds the word, stands above each page but the first
    assert found > 0
    for text in (booklet.text_by_pypdf(), booklet.text_by_pdfminer):
        assert text.count("目標") == found + heads
        assert not RADICALS.search(text)


@pytest.mark.demonstration
def test_a_screen_reader_finds_headings_tables_and_lists() -> None:
    booklet = booklet_of(_DEMONSTRATION[1])
    elements = booklet.elements()
    kinds = {each.kind for each in elements}
    levels = [int(each.kind[2:]) for each in elements if re.fullmatch("/H[1-6]", each.kind)]
    assert booklet.is_marked()
    assert booklet.language().startswith("ja")
    assert "<pdfuaid:part>1</pdfuaid:part>" in booklet.says_of_itself()
    assert booklet.title() == "総務局 局・区運営方針（平成30年度）｜相模原市"
    assert {"/H1", "/H2", "/H3", "/H4", "/Table", "/TH", "/TD", "/Figure", "/TOC", "/TOCI", "/Link"} <= kinds
    assert levels[0] == 1
    assert all(later <= before + 1 for before, later in pairwise(levels))
    assert [each for each in elements if each.kind == "/Figure" and not each.alt] == []
    assert [each for each in elements if each.kind == "/Table" and "/THead" not in each.kinds_below] == []


@pytest.mark.demonstration
def test_its_fonts_are_two_and_go_along_with_their_letters() -> None:
    assert booklet_of(_DEMONSTRATION[1]).fonts() == {"NotoSansCJKjp-Regular": True, "NotoSansCJKjp-Bold": True}


def test_nothing_stands_out_of_the_column_of_text() -> None:
    assert sample()[1].beyond_the_margins() == []


@pytest.mark.demonstration
def test_the_same_data_give_the_same_bytes() -> None:
    key = _DEMONSTRATION[2]
    assert make_booklet(demonstration(), key).content == booklet_of(key).content


@pytest.mark.demonstration
def test_its_links_lead_to_the_site_and_to_documents_by_whole_addresses() -> None:
    links = booklet_of(_DEMONSTRATION[2]).links()
    assert "https://kokai.example/mitaka/general-affairs-policy-2017/" in links
    assert [each for each in links if not each.startswith(("https://", "http://", "mailto:", "tel:"))] == []


def test_every_text_that_the_pages_of_a_plan_show_is_in_its_booklet(tmp_path: Path) -> None:
    plant(tmp_path)
    site_index = index_site(City.site(_Planted(tmp_path / "data")))
    for key in site_index.plans:
        told = ReadBooklet(make_booklet(site_index, key).content).text()
        for page in pages_of(site_index, key):
            parts = render_page(_without_forms_of_citing(page))
            marks = set(re.findall(r"目印\d{4}番", visible_text(parts.lead + parts.main)))
            assert [mark for mark in sorted(marks) if mark not in told] == []


class _Planted(City):
    def __init__(self, data: Path) -> None:
        self.data = data


def _without_forms_of_citing(page: Page) -> Page:
    assert isinstance(page, PlanPage | PillarPage | MeasurePage) or page.kind == "indicators"
    return replace(page, sources=replace(page.sources, citation=()))  # type: ignore[attr-defined]


def test_what_is_held_back_is_not_in_it_before_its_day(tmp_path: Path) -> None:
    city = HeldCity(tmp_path)
    key = "mihon/basic-plan"

    def text_on(day: dt.date) -> str:
        read = read_published(tmp_path, city.data, day)
        assert isinstance(read, SiteIndex)
        return ReadBooklet(make_booklet(read, key).content).text()

    before, after = text_on(dt.date(2027, 6, 30)), text_on(dt.date(2027, 7, 1))
    assert [each for each in city.traces if each in before] == []
    assert "kxroundname" in after
    assert "7654.25" in after


def test_what_a_city_writes_is_never_code(tmp_path: Path) -> None:
    title = '#panic("x") *太字* $x^2$ @ref <b> \\u{41} // 注 #import "@preview/a:1.0.0"'
    town = Town(tmp_path, measure=f"summary: '{title}'").change(
        "town/p/plan.yaml", "title: 試験計画", f"title: '{title}'"
    )
    made = made_of(town, "town/p")
    booklet = ReadBooklet(made.content)
    assert booklet.title() == f"{title}｜試験市"
    assert unspaced(title) in booklet.text()
    assert made.refused == ""


@pytest.mark.parametrize(
    ("written", "shown", "lacking"),
    [
        ("葛󠄀城と葛城、髙橋と﨑", "葛󠄀城と葛城、髙橋と﨑", ()),
        ("10⁶人とCO₂と10¹²", "10⁶人とCO₂と10¹²", ()),
        ("か\u3099と㎡と①と㊙とα", "か\u3099と㎡と①と㊙とα", ()),
        ("家族👨\u200d👩\u200d👧と😀", "家族〓〓〓と〓", ("👦", "👧")),
        ("力\ufe0fと☎\ufe0e", "力と☎", ()),
        ("한국어와 中文", "한국어와中文", ()),
    ],
)
def test_letters_of_all_kinds_stand_or_are_told_to_be_lacking(
    written: str, shown: str, lacking: tuple[str, ...], tmp_path: Path
) -> None:
    town = Town(tmp_path, measure=f"summary: 前{written}後")
    made = made_of(town, "town/p")
    text = ReadBooklet(made.content).text()
    assert unicodedata.normalize("NFC", f"前{shown}後") in unicodedata.normalize("NFC", text)
    assert bool(made.lacking) == bool(lacking)
    assert ("この冊子の書体にない文字です" in text) == bool(lacking)
    assert made.refused == ""


def test_letters_are_left_as_they_are_but_for_those_that_cannot_be_shown() -> None:
    letters = FontLetters()
    assert letters.fit("神と神、ｶﾞと㌔\u2003\u2028次") == "神と神、ｶﾞと㌔ \n次"
    assert not letters.lacking
    assert letters.fit("\U0001f600\ue000a\x07b") == "〓〓ab"
    assert letters.lacking == {"\U0001f600", "\ue000"}


@pytest.mark.parametrize(
    "long",
    ["https://example.org/" + "abcdefghij" * 20, "9" * 150, "！" * 120, "ー" * 120, "とても長い題名" * 40, "ㄱ" * 90],
    ids=["address", "number", "marks", "long vowels", "title", "hangul"],
)
def test_long_words_break_and_stay_whole_for_who_searches_them(long: str, tmp_path: Path) -> None:
    town = Town(tmp_path, measure=f'summary: "{long}"').change("town/p/measures/a.yaml", "雨水管の整備", f'"{long}"')
    made = made_of(town, "town/p")
    booklet = ReadBooklet(made.content)
    assert booklet.beyond_the_margins() == []
    assert booklet.text().count(long) >= 2
    assert made.refused == ""


def deep(town: Town) -> Town:
    """Ten pillars, each below the one before."""
    pillars = "{id: s10, level: s, title: 深さ10の柱}"
    for n in range(9, 0, -1):
        pillars = f"{{id: s{n}, level: s, title: 深さ{n}の柱, children: [{pillars}]}}"
    town.put("town/p/pillars.yaml", f"pillars: [{pillars}]\n")
    town.change("town/p/measures/a.yaml", "pillar: s1", "pillar: s10")
    return town


def only_pillars(town: Town) -> Town:
    town.remove("town/p/measures/a.yaml")
    return town


def empty(town: Town) -> Town:
    town.remove("town/p/measures/a.yaml").remove("town/p/pillars.yaml")
    return town


@pytest.mark.parametrize(
    ("shape", "titles"),
    [
        (deep, [*(f"深さ{n}の柱" for n in range(1, 11)), "雨水管の整備"]),
        (only_pillars, ["災害に強いまち"]),
        (empty, []),
    ],
)
def test_plans_of_every_shape_have_a_booklet(shape: Callable[[Town], Town], titles: list[str], tmp_path: Path) -> None:
    made = made_of(shape(Town(tmp_path)), "town/p")
    booklet = ReadBooklet(made.content)
    marked = [each.title for each in booklet.bookmarks()]
    assert [each for each in marked if each in titles] == titles
    assert marked[0] == "この計画について"
    assert made.refused == ""


def test_the_ends_of_a_booklet_say_what_the_site_says() -> None:
    site_index, booklet = sample()
    bodies = booklet.bodies()
    assert "見本市基本計画" in bodies[0]
    assert "令和5年度～令和8年度" in bodies[0]
    assert "令和6年度実績" in bodies[0]
    end = "".join(bodies[-4:])
    words = on_paper(_JAPANESE).words
    meanings = words.status.meanings
    told = [each.format(kind="事業") for each in meanings.values()]
    assert [each for each in told if unspaced(each) not in end] == []
    documents = [each.title for each in site_index.municipalities["mihon"].documents if each.id == "report-2024"]
    assert [each for each in documents if unspaced(each) not in end] == []
    assert "利用の条件" in end
    assert "問い合わせ先" in end


def test_within_a_booklet_other_parts_are_named_with_their_pages() -> None:
    _, booklet = sample()
    pages = {each.title: each.page for each in booklet.bookmarks()}
    assert f"取組03窓口の改善→{pages['取組03 窓口の改善']}ページ" in booklet.text()
