"""One fact stands in one place of a measure's page: no sentence of ours stands twice on it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from generator.judging.standings import stand_all
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.site_index import index_site
from generator.model.site import Site
from generator.render.renderer import render_page
from generator.views.link_cards import view_measure_card
from page_reading import JAPANESE, Shown, show, unspaced
from sample import SAMPLE, City
from village import VILLAGE, build_village

REAL: Final = Path(__file__).resolve().parents[1] / "data"
_WITHIN_A_LINE: Final = frozenset({"a", "b", "span", "small", "svg", "path"})
_SENTENCE: Final = re.compile(r"[^。]+。")


class _Blocks(HTMLParser):
    """The blocks of text of a page, each with the number of the indicator in which it stands; 0 for none.

    Left out are the line under a picture, which says how that very picture is read, and the notice at the top, which tells of a
    correction that stands at its figure as well: who comes for the measure and who comes for the figure must both see it. Left out are too the
    forms of a citation, in which the title stands once in each.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[int, str]] = [(0, "")]
        self._indicator = self._seen = 0
        self._left_out = ""
        self._citing = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "figcaption" or (tag == "div" and (dict(attrs).get("class") or "").startswith("notice ")):
            self._left_out = tag
        self._citing = self._citing or ("class", "source-note__cite") in attrs
        if tag == "details" and self._citing:
            self._left_out = tag
        if tag == "article" and ("class", "indicator") in attrs:
            self._seen += 1
            self._indicator = self._seen
        if tag not in _WITHIN_A_LINE:
            self.blocks.append((self._indicator, ""))
        if ("class", "status") in attrs:  # the badge is no part of the sentence after it
            self.blocks.append((self._indicator, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._left_out:
            self._left_out = ""
        if tag == "article":
            self._indicator = 0
        if tag not in _WITHIN_A_LINE:
            self.blocks.append((self._indicator, ""))

    def handle_data(self, data: str) -> None:
        indicator, text = self.blocks[-1]
        if not self._left_out:
            self.blocks[-1] = (indicator, text + data)


def sentences(html: str, published: str) -> Iterator[tuple[int, str]]:
    """The sentences of a page that stand in no data, each with the number of its indicator; a badge's words are left out."""
    reader = _Blocks()
    reader.feed(html)
    reader.close()
    labels = "|".join(JAPANESE.words.status.labels.values())
    for indicator, block in reader.blocks:
        text = re.sub(rf"^状態：(?:{labels})", "", unspaced(block))
        for sentence in _SENTENCE.findall(text):
            if sentence not in published:
                yield indicator, sentence


def said_again(html: str, published: str) -> list[str]:
    """What stands twice. A sentence may hold of several indicators, but of all of them it stands once, above them."""
    told = [*sentences(html, published)]
    places = Counter(sentence for _, sentence in {*enumerated(told)})
    again = [sentence for sentence, count in places.items() if count > 1]
    indicators = html.count('<article class="indicator"')
    standing = [
        _SENTENCE.findall(each) for each in re.findall(r'<p class="indicator__standing">(.*?)</p>', html, re.DOTALL)
    ]
    of_all = [each for each in standing if each and each == standing[0]]
    return again + (["of all indicators"] if indicators > 1 and len(of_all) == indicators else [])


def enumerated(told: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Each sentence outside of indicators with a place of its own; those within any have one place together but for repeats within one."""
    within: Counter[tuple[int, str]] = Counter()
    for place, (indicator, sentence) in enumerate(told, start=1):
        within[indicator, sentence] += 1
        yield (-within[indicator, sentence], sentence) if indicator else (place, sentence)


def all_pages(shown: Shown) -> Iterator[tuple[str, str]]:
    for key in shown.site_index.measures:
        parts = render_page(shown.measure(key))
        yield key, parts.lead + parts.main


def data_text(folder: Path) -> str:
    return unspaced("".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))))


def test_on_the_pages_of_the_sample_city(tmp_path: Path) -> None:
    published = data_text(SAMPLE)
    pages = dict(all_pages(show(City(tmp_path))))
    assert {key: again for key, html in pages.items() if (again := said_again(html, published))} == {}


@pytest.mark.long
def test_on_all_pages_of_the_real_data() -> None:
    site = gather_site(read_data(REAL)[0], {}).site
    assert isinstance(site, Site)
    site_index = index_site(site)
    published = data_text(REAL)
    pages = dict(all_pages(Shown(site_index, stand_all(site_index))))
    assert {key: again for key, html in pages.items() if (again := said_again(html, published))} == {}


@pytest.mark.parametrize(
    ("html", "again"),
    [
        ("<p>届きました。</p><p>届きました。</p>", ["届きました。"]),
        ('<p>届きました。</p><article class="indicator"><p>届きました。</p></article>', ["届きました。"]),
        ("<p>公表された文。</p><p>公表された文。</p>", []),
        (
            '<article class="indicator"><p class="indicator__standing">同じです。</p></article>' * 2,
            ["of all indicators"],
        ),
        (
            (
                '<article class="indicator"><p class="indicator__standing">一つです。</p></article>'
                '<article class="indicator"><p class="indicator__standing">二つです。</p></article>'
            ),
            [],
        ),
    ],
)
def test_what_stands_twice_is_found(html: str, again: list[str]) -> None:
    assert said_again(html, "公表された文。") == again


def measures(*indicators: str, departments: str = "{as_published: 企画課, lead: [kikaku]}") -> str:
    lines = "".join(f"      - {{{each}}}\n" for each in indicators)
    return f"  - id: a\n    title: 公園の整備\n    departments: {departments}\n    indicators:\n{lines}"


COUNTED: Final = "unit: 件, kind: output, direction: at_least, accumulation: yearly"
ROADS: Final = f"id: x, name: 道路, {COUNTED}, actuals: [{{fiscal_year: 2018, as_published: 3件}}, {{fiscal_year: 2019, as_published: 4件}}]"
PARKS: Final = f"id: y, name: 公園, {COUNTED}, actuals: [{{fiscal_year: 2019, as_published: 2件}}]"


def test_that_there_is_no_target_stands_once_at_each_table_and_not_in_each_row(tmp_path: Path) -> None:
    html = dict(all_pages(show(build_village(tmp_path, measures(ROADS)))))[f"{VILLAGE}/a"]
    assert html.count("目標値は、このサイトに収めた文書に載っていません") == 1
    assert html.count('<th scope="col">') == 2  # the period and the actual value


def test_a_card_of_one_of_several_indicators_names_it(tmp_path: Path) -> None:
    """Else a value that holds of one of them reads as that of the whole measure."""
    shown = show(build_village(tmp_path, measures(ROADS, PARKS)))
    card = view_measure_card(shown.site_index, shown.standings, f"{VILLAGE}/a", JAPANESE.words, JAPANESE.overview)
    assert card.answers == ("指標「道路（件）」（2件のうちの1件）", "実績 4件（令和元年度）")
    alone = show(build_village(tmp_path / "again", measures(ROADS)))
    card = view_measure_card(alone.site_index, alone.standings, f"{VILLAGE}/a", JAPANESE.words, JAPANESE.overview)
    assert card.answers == ("実績 4件（令和元年度）",)


def test_departments_of_which_none_leads_stand_as_the_document_has_them(tmp_path: Path) -> None:
    """The document's own heading and words, and not our 担当: it says of none of them that it is in charge."""
    related = measures(ROADS, departments="{as_published: 関係各課（企画課）, related: [kikaku]}")
    assert (
        show(build_village(tmp_path, related)).measure(f"{VILLAGE}/a").answer.contact.name
        == "担当部署 関係各課（企画課）"
    )
    plan = "title: 試験計画\nperiod: {from: 2015, to: 2020}\nsource: {document: d}\nmeasure_kinds: [{id: j, name: 事務事業}]\nwords: {departments: 推進部署}\n"
    named = show(build_village(tmp_path / "again", related, plan=plan))
    assert named.measure(f"{VILLAGE}/a").answer.contact.name == "推進部署 関係各課（企画課）"
