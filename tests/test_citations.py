"""How a measure is cited: the forms on its page and on its frozen versions, and files that programs of others read back."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.richtext import Text

from generator.exports import page_style
from generator.model.basics import NOT_STATED, Absent
from generator.open_data.bibtex import render_bibtex
from generator.open_data.citing import Cited, CitedVersion, citation_key
from generator.open_data.csl_json import render_csl_json
from generator.views.citations import cite_by_sist
from generator.views.data_links import link_data
from page_reading import GREEN, show
from releasing import frozen_of, make_release
from sample import City

SCHEMAS: Final = os.environ.get("KOKAI_SCHEMAS", "")
PARK: Final = "https://mihon.example/keikaku/mihon/basic-plan/measures/park/"
SECOND: Final = CitedVersion(2, dt.date(2026, 5, 20))
ODD: Final = '髙木 "公園" {の} \\改修 100% #1 & 2_3 $5 ~^ 「取組」'


def cited(
    title: str = "公園の改修",
    author: str = "見本市企画部",
    site: str = "計画",
    edition: CitedVersion | Absent = NOT_STATED,
) -> Cited:
    return Cited(citation_key("mihon/basic-plan/park", edition), author, title, site, PARK, edition)


# What pybtex's own reader of TeX (latexcodec) leaves as it stands; TeX itself prints the sign.
LEFT: Final = {r"\textbraceleft": "{", r"\textbraceright": "}", r"\textasciicircum": "^", r"\$": "$"}


def read_tex(text: str) -> str:
    plain = str(Text.from_latex(text))
    return re.sub(r"\\(?:text\w+ ?|\$)", lambda found: LEFT[found[0].strip()], plain)


def read_bibtex(text: str) -> tuple[str, dict[str, str], str]:
    """Key, fields and author of the one entry, as pybtex reads them; the address word by word, all else as TeX."""
    ((key, entry),) = parse_string(text, "bibtex").entries.items()
    (person,) = entry.persons["author"]
    assert not person.first_names
    plain = {name: read_tex(value) for name, value in entry.fields.items() if name != "url"}
    return key, plain | {"url": entry.fields.get("url", "")}, read_tex(" ".join(person.last_names))


class TestBibtex:
    def test_is_read_back_as_it_was(self) -> None:
        key, fields, author = read_bibtex(render_bibtex(cited(edition=SECOND)))
        assert (key, author) == ("mihon-basic-plan-park-v2", "見本市企画部")
        assert fields == {
            "title": "公園の改修",
            "howpublished": "計画",
            "year": "2026",
            "month": "5",
            "day": "20",
            "version": "2",
            "url": PARK,
            "language": "japanese",
        }

    def test_signs_that_steer_tex_come_back_as_signs(self) -> None:
        _, fields, author = read_bibtex(render_bibtex(cited(ODD, ODD, ODD)))
        assert fields["title"] == fields["howpublished"] == author == ODD

    @pytest.mark.long
    @settings(max_examples=50, deadline=None)
    @given(st.text(alphabet='{}\\"%#&$_~^@,-= aあ髙\n', min_size=1).filter(str.strip))
    def test_no_title_ends_its_field(self, title: str) -> None:
        key, fields, author = read_bibtex(render_bibtex(cited(title)))
        assert (key, author, fields["url"]) == ("mihon-basic-plan-park", "見本市企画部", PARK)
        assert fields["title"].replace(" ", "") == "".join(title.split())

    def test_an_organisation_is_no_person_with_first_names(self) -> None:
        text = render_bibtex(cited(author="Mihon City and Planning, Office"))
        assert read_bibtex(text)[2] == "Mihon City and Planning, Office"

    def test_an_address_keeps_its_place_within_the_page(self) -> None:
        text = render_bibtex(cited()._replace(address=f"{PARK}#visitors-2024"))
        assert read_bibtex(text)[1]["url"] == f"{PARK}#visitors-2024"


class TestCslJson:
    def test_tells_version_and_day(self) -> None:
        (item,) = json.loads(render_csl_json(cited(ODD, edition=SECOND)))
        assert item == {
            "id": "mihon-basic-plan-park-v2",
            "type": "webpage",
            "title": ODD,
            "author": [{"literal": "見本市企画部"}],
            "container-title": "計画",
            "URL": PARK,
            "language": "ja",
            "issued": {"date-parts": [[2026, 5, 20]]},
            "version": "2",
        }

    @pytest.mark.parametrize("edition", [NOT_STATED, SECOND])
    def test_is_valid_by_the_schema_and_a_planted_fault_is_not(
        self, tmp_path: Path, edition: CitedVersion | Absent
    ) -> None:
        schema = Path(SCHEMAS) / "csl-data.json"
        if not SCHEMAS or not schema.is_file():
            pytest.skip(f"not checked: no csl-data.json in the folder KOKAI_SCHEMAS ({SCHEMAS or 'not set'})")
        good, bad = tmp_path / "good.json", tmp_path / "bad.json"
        text = render_csl_json(cited(ODD, edition=edition))
        good.write_text(text, encoding="utf-8")
        bad.write_text(text.replace('"language"', '"license"'), encoding="utf-8")
        for file, code in ((good, 0), (bad, 1)):
            program: list[str | Path] = [Path(sys.executable).parent / "check-jsonschema", "--schemafile", schema, file]
            assert subprocess.run(program, capture_output=True, check=False).returncode == code


@settings(max_examples=50)
@given(st.text())
def test_an_address_that_is_a_file_gives_its_text_back(text: str) -> None:
    address = link_data("text/plain", text)
    head, _, content = address.partition(",")
    assert head == "data:text/plain;charset=utf-8"
    assert unquote_to_bytes(content).decode() == text
    assert not re.search(r"[\x00-\x20\"'<>&{}#\\`^|\x7f-\xa0]", content)


class TestPage:
    def test_without_a_version_tells_its_own_address(self, tmp_path: Path) -> None:
        (piece,) = show(City(tmp_path)).measure("park").sources.citation
        address, *forms = piece.facts
        assert address.term == "このページのアドレス（内容は更新されます）"
        assert address.links[0].text == PARK
        assert [fact.text[0].text for fact in forms] == [
            f"見本市企画部. “取組01 中央公園の改修（見本市基本計画）”. 見本市の計画と実績. {PARK}, (参照　　　　年　月　日).",
            f"出典：「取組01 中央公園の改修（見本市基本計画）」（見本市企画部）（{PARK}）（　　　　年　月　日に利用）",
            f"「取組01 中央公園の改修（見本市基本計画）」（見本市企画部）（{PARK}）（　　　　年　月　日に利用）を加工して作成",
        ]
        assert piece.english.endswith(f"見本市の計画と実績. {PARK} (accessed [date]).")

    def test_every_figure_of_the_page_has_its_address(self, tmp_path: Path) -> None:
        page = show(City(tmp_path)).measure("park")
        (piece,) = page.sources.citation
        anchors = [row.anchor for each in page.indicators for table in each.tables for row in table.rows]
        told = [block.text for fact in piece.figures for block in fact.text]
        assert [text.partition(f" {PARK}#")[2] for text in told] == anchors
        assert len(anchors) > 2

    def test_holds_both_files_whatever_the_title(self, tmp_path: Path) -> None:
        title = "髙木 'の' 50% #1 {x} \\\\ <b>&amp;"
        city = City(tmp_path).change(GREEN, "title: 中央公園の改修", f'title: "{title}"')
        main = show(city).measure_parts("park").main
        files = dict(re.findall(r'<a href="data:[^",]*;charset=utf-8,([^"]*)" download="[^"]*\.(bib|json)"', main))
        read = {ending: unquote_to_bytes(unescape(content)).decode() for content, ending in files.items()}
        wanted = "取組01 髙木 'の' 50% #1 {x} \\ <b>&amp;（見本市基本計画）"
        assert read_bibtex(read["bib"])[1]["title"] == wanted
        assert json.loads(read["json"])[0]["title"] == wanted

    def test_the_municipality_is_the_author_where_nobody_else_is_told(self, tmp_path: Path) -> None:
        documents = "mihon/documents.yaml"
        city = City(tmp_path).change(documents, "    publisher_name: 見本市企画部\n", "")
        assert author_of(city) == "見本市企画部"
        city.change(documents, "    publisher: planning # documents may also give publisher_name (as published)\n", "")
        assert author_of(city) == "見本市"


def author_of(city: City) -> str:
    (piece,) = show(city).measure("park").sources.citation
    return piece.facts[1].text[0].text.partition(". ")[0]


def test_a_frozen_version_is_cited_as_that_version_for_ever(tmp_path: Path) -> None:
    city = City(tmp_path)
    archive = tmp_path / "archive"
    make_release(city.data, archive, "2026-05")
    page = frozen_of(archive, ["2026-05"])["mihon/basic-plan/measures/park/v/1/index.html"].decode()
    version = f"{PARK}v/1/"
    assert f"見本市の計画と実績. 2026-05-20. {version}, (参照　　　　年　月　日)." in page
    assert f"」（見本市企画部）（{version}）（　　　　年　月　日に利用）</p>" in page
    assert f"Version 1, 2026-05-20. {version} (accessed [date])." in page


def test_a_frozen_page_tells_what_it_says_once_and_in_few_bytes(tmp_path: Path) -> None:
    city = City(tmp_path)
    archive = tmp_path / "archive"
    make_release(city.data, archive, "2026-05")
    page = frozen_of(archive, ["2026-05"])["mihon/basic-plan/measures/park/v/1/index.html"].decode()
    style = page_style().content.decode()
    classes = {name for found in re.findall(r'class="([^"]*)"', page) for name in found.split()}
    assert {name for name in classes if f".{name}" not in style} == set()
    assert "trail" in classes
    assert "data:" not in page
    assert "引用するとき" not in page
    assert page.count('href="../../../../"') == 1  # in the trail, and not as the place of the measure again
    assert "\n\n" not in page


def test_the_day_of_a_version_stands_in_the_form_of_the_standard() -> None:
    assert cite_by_sist(cited(edition=SECOND)) == (
        f"見本市企画部. “公園の改修”. 計画. 2026-05-20. {PARK}, (参照　　　　年　月　日)."
    )
