"""What a booklet says is true on paper: no words of the screen, no address that leads nowhere, the plan's own words."""

import datetime as dt
import re
from pathlib import Path

import pytest

from booklet_reading import ReadBooklet
from generator.book.gathering import read_published
from generator.book.making import make_booklet
from generator.cli import main
from generator.map.site_index import SiteIndex, index_site
from page_reading import unspaced
from sample import SAMPLE, City
from small_town import Town
from test_booklets import demonstration

pytestmark = pytest.mark.long

ON_SCREEN = re.compile("このサイト|このページ|ページの上|ページの下|画面|クリック|選ぶと|リンク|タブ")
INDICATORS = """
indicators:
  - {id: x, name: 整備した長さ, unit: m, kind: output, direction: at_least, accumulation: yearly,
     source: {page: "12"}, targets: [{fiscal_year: 2019, value: "10m"}]}
  - {id: y, name: 整備した所, unit: か所, kind: output, direction: at_least, accumulation: yearly,
     source: {page: p.12}, targets: [{fiscal_year: 2019, value: "3か所", source: {page: 13ページ}}]}
"""


def booklet_of(city: City, key: str = "town/p") -> ReadBooklet:
    return ReadBooklet(make_booklet(index_site(city.site()), key).content)


def without_texts_of(data: Path, text: str) -> str:
    """A booklet's text without what the data themselves say of sites and screens."""
    for file in data.rglob("*.yaml"):
        for line in file.read_text(encoding="utf-8").splitlines():
            for sentence in re.split(r"[:：\"'{}。]|, ", line):
                if ON_SCREEN.search(sentence):
                    text = text.replace(unspaced(sentence), "")
    return text


def test_several_indicators_are_not_told_of_the_top_of_a_page(tmp_path: Path) -> None:
    text = booklet_of(Town(tmp_path, measure=INDICATORS)).text()
    assert "指標が2件あります。初めのまとめには、そのうちの1件を載せています。" in text
    assert ON_SCREEN.findall(text) == []


def test_what_is_not_in_the_documents_is_said_of_those_of_the_website(tmp_path: Path) -> None:
    text = booklet_of(Town(tmp_path, measure=INDICATORS)).text()
    assert "結果は、ウェブサイトに収めた文書に載っていません。" in text
    assert "この冊子は、ウェブサイト「試験サイト」と同じデータから作りました。" in text


def test_no_booklet_of_the_sample_city_or_of_real_data_speaks_of_a_screen() -> None:
    sample = read_published(SAMPLE.parent, SAMPLE, dt.date(2026, 11, 28))
    assert isinstance(sample, SiteIndex)
    for site_index, data in ((sample, SAMPLE), (demonstration(), SAMPLE.parents[2] / "data")):
        for key in site_index.plans:
            text = ReadBooklet(make_booklet(site_index, key).content).text()
            assert ON_SCREEN.findall(without_texts_of(data, text)) == [], key


def test_how_to_read_it_speaks_of_the_measures_as_the_plan_does(tmp_path: Path) -> None:
    text = booklet_of(Town(tmp_path, measure=INDICATORS)).text()
    reading = text[text.rindex("この冊子の読み方") :]
    assert reading.startswith("この冊子の読み方事務事業の状態")
    assert "報告あり事務事業ごとの、数字などで確かめられる目標は、" in reading
    assert "この事務事業は、「評価あり、報告あり、" in reading
    assert "施策" not in reading


def test_pages_of_documents_have_one_form_however_they_were_written(tmp_path: Path) -> None:
    text = booklet_of(Town(tmp_path, measure=INDICATORS)).text()
    assert text.count("出典「評価シート」P.12") == 2
    assert "出典「評価シート」P.13" in text
    assert "p.12" not in text


def test_a_correction_is_told_as_one_of_the_website() -> None:
    sample = read_published(SAMPLE.parent, SAMPLE, dt.date(2026, 11, 28))
    assert isinstance(sample, SiteIndex)
    text = ReadBooklet(make_booklet(sample, "mihon/basic-plan").content).text()
    assert "訂正前：12,300人。ウェブサイトの写し間違いの訂正。" in text


def test_the_notice_of_the_website_is_told_as_that(tmp_path: Path) -> None:
    town = Town(tmp_path).add("site.yaml", "demonstration: true\ndemonstration_text: このサイトは練習です。\n")
    assert "ウェブサイトのお断りこのサイトは練習です。" in booklet_of(town).text_by_pypdf()


class TestAWebsiteWithoutAnAddress:
    @pytest.fixture
    def town(self, tmp_path: Path) -> Town:
        town = Town(tmp_path, measure=INDICATORS)
        town.change("site.yaml", "https://town.example/", "https://mikettei.invalid/")
        return town

    def test_is_printed_without_one_and_that_is_told(
        self, town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "b.pdf"
        assert main(["book", "p", "--project", str(town.data.parent), "--out", str(out)]) == 0
        booklet = ReadBooklet(out.read_bytes())
        assert "invalid" not in booklet.text_by_pypdf()
        assert [each for each in booklet.links() if "invalid" in each] == []
        assert "ウェブサイトの公開先のアドレスは、まだ決まっていません。" in booklet.text_by_pypdf()
        assert "ウェブサイトのページ：" not in booklet.text()
        assert "引用するとき" not in booklet.text()
        told = capsys.readouterr().err
        assert told.startswith("公開先のアドレス（site.yaml の address）がまだ決まっていないので、")

    def test_has_its_address_once_it_is_decided(
        self, town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        town.change("site.yaml", "https://mikettei.invalid/", "https://town.example/")
        assert main(["book", "p", "--project", str(town.data.parent), "--out", str(tmp_path / "b.pdf")]) == 0
        assert "https://town.example/town/p/" in ReadBooklet((tmp_path / "b.pdf").read_bytes()).text_by_pypdf()
        assert capsys.readouterr().err == ""
