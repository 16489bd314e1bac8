"""An indicator for the frames of other sites: what its page says, what it may load, who may frame it, and how programs find it."""

import json
import re
from pathlib import Path

import pytest

from built import PROJECT
from exported_files import write_exports
from page_reading import RESULTS, show
from sample import City

PARK = "mihon/basic-plan/measures/park/"
ROOT = "https://mihon.example/keikaku/"
DRAWN = "visitors"


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path / "city")


def embeds(city: City, folder: Path, measure: str = "park") -> dict[str, str]:
    """The pages beside the measure, by indicator."""
    written = write_exports(city.data, folder) / f"mihon/basic-plan/measures/{measure}/embed"
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(written.glob("*.html"))}


def test_each_indicator_of_a_measure_has_a_page_and_a_description(city: City, tmp_path: Path) -> None:
    page = show(city).measure("park")
    wanted = {piece.anchor.removeprefix("indicator-"): piece for piece in page.indicators}
    pages = embeds(city, tmp_path / "site")
    assert set(pages) == set(wanted)
    for indicator, html in pages.items():
        piece = wanted[indicator]
        assert f"<h1>{piece.heading}</h1>" in html
        assert html.count('class="chart__picture"') == len(piece.charts)
        assert html.count("<table") == len(piece.tables)
        assert "この数値を引用する" not in html
    assert "<svg" in pages[DRAWN]


def test_the_page_stands_by_itself_and_leads_to_the_measure(city: City, tmp_path: Path) -> None:
    html = embeds(city, tmp_path / "site")[DRAWN]
    assert "<script" not in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="{ROOT}{PARK}">' in html
    assert "出典：見本市「見本市基本計画」（見本市の計画と実績）" in html
    links = re.findall(r'<a href="([^"#]*)(?:#([^"]*))?" target="_top">[^<]*</a></p>', html)
    assert links == [(f"../../../../../{PARK}", f"indicator-{DRAWN}")]
    anchors = set(re.findall(r' id="([^"]*)"', html))
    assert set(re.findall(r' href="#([^"]*)"', html)) <= anchors
    assert (tmp_path / "site" / "assets" / "css" / "embed.css").is_file()
    assert '<link rel="stylesheet" href="../../../../../assets/css/embed.css">' in html


def test_a_corrected_figure_is_told_as_corrected_there_too(city: City, tmp_path: Path) -> None:
    assert "12,030人（訂正：2026年5月1日）。訂正前：12,300人。" in embeds(city, tmp_path / "site")[DRAWN]


def test_an_indicator_without_a_chart_shows_its_figures_open(city: City, tmp_path: Path) -> None:
    drawn = {piece.anchor.removeprefix("indicator-"): piece.charts for piece in show(city).measure("park").indicators}
    for indicator, html in embeds(city, tmp_path / "site").items():
        assert ("<details>" in html) == bool(drawn[indicator])


def test_whose_name_it_is_and_that_there_is_no_target_is_told_there_too(city: City, tmp_path: Path) -> None:
    city.put(
        "mihon/basic-plan/measures/zz.yaml",
        """\
measures:
  - id: zz
    title: 新しい取組
    kind: project
    pillar: p1
    indicators:
      - {id: named, editor_name: 広告の収入, unit: 円, kind: not_stated, direction: increase, accumulation: yearly}
""",
    )
    results = city.read(RESULTS)
    city.put(
        RESULTS,
        results
        + '  - measure: zz\n    actuals:\n      - {indicator: named, fiscal_year: 2024, as_published: "1,224円", value: 1224}\n',
    )
    html = embeds(city, tmp_path / "site", "zz")["named"]
    assert "<p>指標名は編集者が付けました</p>" in html
    assert "目標値は、このサイトに収めた文書に載っていません" in html
    assert "<p></p>" not in html


def test_programs_are_told_by_oembed_how_to_frame_it(city: City, tmp_path: Path) -> None:
    html = embeds(city, tmp_path / "site")[DRAWN]
    (address,) = re.findall(r'<link rel="alternate" type="application/json\+oembed" href="([^"]*)">', html)
    told = json.loads((tmp_path / "site" / address.removeprefix(ROOT)).read_bytes())
    assert (told["version"], told["type"], told["provider_name"]) == ("1.0", "rich", "見本市の計画と実績")
    assert f'src="{ROOT}{PARK}embed/{DRAWN}.html"' in told["html"]
    assert f'width="{told["width"]}" height="{told["height"]}"' in told["html"]


def test_the_page_of_the_measure_offers_the_line_to_copy(city: City) -> None:
    main = show(city).measure_parts("park").main
    assert f"&lt;iframe src=&#34;{ROOT}{PARK}embed/{DRAWN}.html&#34; title=&#34;" in main
    assert f'href="../../../../{PARK}embed/{DRAWN}.html"' in main


def test_colours_are_those_of_all_other_pages() -> None:
    def tokens(file: str) -> dict[str, str]:
        text = (PROJECT / file).read_text(encoding="utf-8").replace(" ", "")
        return dict(re.findall(r"(--[a-z-]+):([^;}]+)", text[text.index(":root{") : text.index("}") + 1]))

    own, chrome = tokens("generator/render/lasting/embed.css"), tokens("overrides/assets/css/chrome.css")
    assert len(own) > 10
    for name in own.keys() - {"--text-s"}:
        assert own[name] == chrome[name], name
    style = (PROJECT / "generator/render/components/chart/style.css").read_text(encoding="utf-8")
    assert set(re.findall(r"var\((--[a-z-]+)\)", style)) <= set(own)
