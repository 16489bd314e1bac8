"""A site claims nothing that its own data does not hold: whom to ask, under which terms, of what it is made."""

import re
import shutil
from pathlib import Path
from typing import Final

import pytest

from generator.build import Order, build_site
from generator.map.site_index import index_site
from generator.progress import Progress
from generator.views.hand_written import view_terms_of_use, view_where_to_ask
from page_reading import JAPANESE, visible_text
from sample import City

pytestmark = pytest.mark.long

REPOSITORY: Final = Path(__file__).resolve().parent.parent
SITE: Final = "site.yaml"
MUNICIPALITY: Final = "mihon/municipality.yaml"


def without(text: str, field: str) -> str:
    """A file without one of its fields."""
    return re.sub(rf"(?m)^{field}:.*\n(?:[ ]+.*\n)*", "", text)


@pytest.mark.parametrize(
    ("site", "municipality", "said"),
    [
        (True, True, "お気づきのことは、このページのいちばん下にある問い合わせ先へお知らせください。"),
        (False, True, "お気づきのことは、自治体ごとのページにある問い合わせ先へお知らせください。"),
        (False, False, "このサイトには、問い合わせ先がまだ書かれていません。"),
    ],
)
def test_readers_are_sent_where_a_contact_stands(tmp_path: Path, *, site: bool, municipality: bool, said: str) -> None:
    assert (
        view_where_to_ask(
            index_site(told(tmp_path, "contact", site=site, municipality=municipality).site()), JAPANESE.site
        )
        == said
    )


@pytest.mark.parametrize(
    ("site", "municipality", "said"),
    [
        (
            True,
            True,
            "利用するときは、出典を書いてください。利用の条件は、このページのいちばん下と、自治体ごとのページに書いています。",
        ),
        (True, False, "利用するときは、出典を書いてください。利用の条件は、このページのいちばん下に書いています。"),
        (False, True, "利用するときは、出典を書いてください。利用の条件は、自治体ごとのページに書いています。"),
        (False, False, "このサイトには、利用の条件がまだ書かれていません。"),
    ],
)
def test_readers_are_sent_where_the_terms_stand(tmp_path: Path, *, site: bool, municipality: bool, said: str) -> None:
    city = told(tmp_path, "licence", site=site, municipality=municipality)
    assert view_terms_of_use(index_site(city.site()), JAPANESE.site).startswith(said)


def told(tmp_path: Path, field: str, *, site: bool, municipality: bool) -> City:
    """The sample city with or without the field, for the site and for the municipality."""
    line = {"contact": "contact: {tel: 000-000-0000}\n", "licence": "licence: {name: CC BY 4.0}\n"}[field]
    city = City(tmp_path)
    for file, wanted in ((SITE, site), (MUNICIPALITY, municipality)):
        city.put(file, without(city.read(file), field) + (line if wanted else ""))
    return city


@pytest.fixture(scope="module")
def emptied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own pages over data that holds nothing yet."""
    folder = tmp_path_factory.mktemp("emptied")
    data = folder / "data"
    data.mkdir()
    (data / SITE).write_text(
        "name: 計画の公開\ndescription: 準備中のサイトです。\naddress: https://sonogo.example/\ndemonstration: false\n",
        encoding="utf-8",
    )
    order = Order(REPOSITORY, data, folder / "site", folder / "work", search=False, images=False)
    outcome = build_site(order, Progress(quiet=True))
    assert outcome.published, outcome.problems
    return folder / "site"


class TestAnEmptiedSite:
    def test_says_that_there_is_nothing_yet(self, emptied: Path) -> None:
        assert "このサイトには、まだ計画を載せていません。" in text_of(emptied, "")
        assert "このサイトには、まだ文書を載せていません。" in text_of(emptied, "data/")

    def test_points_to_nothing_that_is_not_there(self, emptied: Path) -> None:
        for address in ("about/", "data/", "accessibility/", "404.html"):
            text = text_of(emptied, address)
            assert "このページのいちばん下に" not in text
            assert "自治体ごとのページ" not in text
        for address in ("about/", "accessibility/", "404.html"):
            page = emptied / address if address.endswith(".html") else emptied / address / "index.html"
            told = r"<p>(?:(?!</p>).)*このサイトには、問い合わせ先がまだ書かれていません。</p>"
            assert re.search(told, page.read_text(encoding="utf-8")), address

    def test_names_no_city_of_the_demonstration_on_any_page(self, emptied: Path) -> None:
        for page in emptied.rglob("*.html"):
            assert not re.search("相模原|上田市|狛江|三鷹|実演", page.read_text(encoding="utf-8")), page

    def test_claims_no_test(self, emptied: Path) -> None:
        assert "このサイトの試験は、まだ行っていません" in text_of(emptied, "accessibility/result/")


def text_of(site: Path, address: str) -> str:
    file = site / address if address.endswith(".html") else site / address / "index.html"
    return visible_text(file.read_text(encoding="utf-8"))


def test_the_vocabulary_of_cities_that_are_gone_is_told_once(tmp_path: Path) -> None:
    """Whoever puts own data in the place of the demonstration's gets one hint for all groups of words that lead nowhere."""
    city = City(tmp_path)
    shutil.rmtree(city.data / "vocabulary", ignore_errors=True)
    groups = "".join(
        f"  - id: group-{number}\n    terms: [よその町の言葉その{number}]\n    words: [言い換えその{number}]\n"
        for number in range(60)
    )
    city.put("vocabulary/elsewhere.yaml", f"groups:\n{groups}")
    found = [each for each in city.problems() if each.rule.startswith("K8")]
    assert [each.rule for each in found] == ["K804"]
