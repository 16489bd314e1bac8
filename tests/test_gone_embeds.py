"""A frame of an indicator that was released and is gone: it goes on to where the indicator is now, or says what became of it."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from exported_files import exported_of
from generator.addresses import file_of
from generator.drawing import draw_chart
from generator.publish.pictures import plan_pictures
from generator.views.chart_sheets import ChartSheet
from generator.views.vocabularies import vocabulary_of
from released import build, recorded
from sample import City
from test_addresses_kept import HALL, RESULTS, entry, moved, rename_hall, unreached

pytestmark = pytest.mark.long

MEASURES = "mihon/basic-plan/measures/"
FRAME = f"{MEASURES}hall/embed/waiting"
ROOT = "https://mihon.example/keikaku/"
OUT = "../../../../../"


def read(site: Path, file: str) -> str:
    return (site / file).read_text(encoding="utf-8")


def told(html: str) -> str:
    """What a reader sees in the frame."""
    return re.sub(r"<[^>]*>", "", html[html.index("<main>") :]).strip()


def onward(html: str) -> list[str]:
    """Where a browser goes on to by itself."""
    return re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]*)">', html)


def links(html: str) -> list[tuple[str, str]]:
    """Where links lead, and in which window."""
    return re.findall(r'<a href="([^"]*)"(?: target="([^"]*)")?>', html)


def rename_indicator(city: City) -> City:
    city.change(HALL, "- id: waiting\n", "- id: minutes\n")
    return city.change(RESULTS, "indicator: waiting", "indicator: minutes")


@pytest.fixture
def city(tmp_path: Path) -> City:
    """The sample city, once released."""
    return recorded(City(tmp_path), "v1")


def built(city: City, *entries: str) -> Path:
    """Its site after the entries were written; nothing that was released is missing."""
    site = build(city.put("mihon/moved.yaml", moved(*entries)))
    assert unreached(city, site) == []
    return site


def test_of_a_measure_that_moved_goes_on_to_the_same_indicator(city: City) -> None:
    site = built(rename_hall(city), entry("basic-plan/measures/hall", "moved", "basic-plan/measures/counter"))
    html, now = read(site, f"{FRAME}.html"), f"{MEASURES}counter/embed/waiting"
    assert onward(html) == [f"{OUT}{now}.html"]
    assert links(html) == [(f"{OUT}{now}.html", "")]  # within the frame, where a browser does not go on by itself
    assert told(html).splitlines() == [
        "平均待ち時間（移動のお知らせ）",
        "お探しのところ（平均待ち時間）は、2026年10月1日に移りました。",
        "今の場所：窓口の改善の「平均待ち時間」",
    ]
    assert f'<link rel="canonical" href="{ROOT}{MEASURES}counter/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert "<script" not in html
    assert (site / f"{now}.html").is_file()
    assert read(site, f"{FRAME}.json") == read(site, f"{now}.json")
    assert onward(read(site, f"{now}.html")) == []


def test_of_an_indicator_that_got_another_id_does_too(city: City) -> None:
    hall = "basic-plan/measures/hall"
    site = built(rename_indicator(city), entry(f"{hall}#indicator-waiting", "moved", f"{hall}#indicator-minutes"))
    html = read(site, f"{FRAME}.html")
    assert onward(html) == [f"{OUT}{MEASURES}hall/embed/minutes.html"]
    assert "お探しのところ（平均待ち時間）は、2026年10月1日に移りました。" in told(html)


def test_of_what_moved_to_where_no_frame_is_leads_there_and_stays(city: City) -> None:
    site = built(rename_indicator(city), entry("basic-plan/measures/hall#indicator-waiting", "moved", "basic-plan"))
    html = read(site, f"{FRAME}.html")
    assert onward(html) == []
    assert links(html) == [(f"{OUT}mihon/basic-plan/", "_top")]
    description = json.loads(read(site, f"{FRAME}.json"))
    assert (description["version"], description["type"]) == ("1.0", "link")
    assert "2026年10月1日に移りました" in description["title"]


@pytest.mark.parametrize(
    ("kind", "to", "said"),
    [
        ("ended", (), "2026年10月1日に終了したため、なくなりました。理由：別の値だったため"),
        ("withdrawn", (), "2026年10月1日に取り下げられました。理由：別の値だったため"),
        (
            "merged",
            ("basic-plan/measures/hall#indicator-minutes",),
            "2026年10月1日にほかのものへ統合されたため、なくなりました。理由：別の値だったため",
        ),
    ],
)
def test_of_an_indicator_that_is_no_more_says_so_and_leads_to_its_place(
    city: City, kind: str, to: tuple[str, ...], said: str
) -> None:
    origin = "basic-plan/measures/hall#indicator-waiting"
    html = read(built(rename_indicator(city), entry(origin, kind, *to, reason="別の値だったため")), f"{FRAME}.html")
    assert said in told(html)
    assert onward(html) == []
    assert links(html) == [(f"{OUT}{MEASURES}hall/#indicator-waiting", "_top")]
    assert "<svg" not in html


def test_of_a_measure_that_is_no_more_tells_of_the_measure(city: City) -> None:
    site = built(rename_hall(city), entry("basic-plan/measures/hall", "ended", reason="窓口をなくしたため"))
    html = read(site, f"{FRAME}.html")
    assert told(html).splitlines() == [
        "取組03 窓口の改善（終了のお知らせ）",
        "「取組03 窓口の改善」は、2026年10月1日に終了し、ページはなくなりました。理由：窓口をなくしたため",
        "取組03 窓口の改善",
    ]
    assert onward(html) == []
    ((href, window),) = links(html)
    assert (href, window) == (f"{OUT}{MEASURES}hall/#indicator-waiting", "_top")
    assert 'id="indicator-waiting"' in read(site, file_of(f"{MEASURES}hall/"))


def test_of_what_no_release_knows_there_is_none(tmp_path: Path) -> None:
    city = City(tmp_path).put("mihon/moved.yaml", moved(entry("basic-plan/measures/9", "ended")))
    assert not (build(city) / MEASURES / "9" / "embed").exists()


def test_a_later_release_and_a_second_build_change_nothing_of_it(city: City) -> None:
    rename_hall(city)
    site = built(city, entry("basic-plan/measures/hall", "moved", "basic-plan/measures/counter"))
    before = read(site, f"{FRAME}.html")
    recorded(city, "v2")
    assert read(build(city), f"{FRAME}.html") == before


SVG = "{http://www.w3.org/2000/svg}"


def drawing(site: Path, file: str = f"{FRAME}.svg") -> tuple[str, int]:
    """What is written in a chart's file, and how much is drawn on its paper."""
    picture = ET.fromstring((site / file).read_bytes())  # noqa: S314 (our own)
    text = "".join(line.text or "" for line in picture.iter(f"{SVG}text"))
    return text, len(list(picture.iter(f"{SVG}path"))) - 1


class TestAChartAsAFile:
    def test_of_a_measure_that_moved_is_that_of_today(self, city: City) -> None:
        site = built(rename_hall(city), entry("basic-plan/measures/hall", "moved", "basic-plan/measures/counter"))
        assert read(site, f"{FRAME}.svg") == read(site, f"{MEASURES}counter/embed/waiting.svg")
        assert drawing(site)[1] > 3

    def test_of_a_measure_that_is_no_more_says_so_and_shows_no_old_state(self, city: City) -> None:
        site = built(rename_hall(city), entry("basic-plan/measures/hall", "ended", reason="窓口をなくしたため"))
        text, drawn = drawing(site)
        assert drawn == 0
        assert text.startswith("取組03 窓口の改善（終了のお知らせ）「取組03 窓口の改善」は、2026年10月1日に終了し")
        assert text.endswith(f"理由：窓口をなくしたため{ROOT}{MEASURES}hall/#indicator-waiting")

    def test_of_an_indicator_that_moved_to_where_none_is_names_the_place(self, city: City) -> None:
        site = built(rename_indicator(city), entry("basic-plan/measures/hall#indicator-waiting", "moved", "basic-plan"))
        text, drawn = drawing(site)
        assert drawn == 0
        assert "2026年10月1日に移りました" in text
        assert text.endswith(f"{ROOT}mihon/basic-plan/")

    def test_that_was_released_and_is_drawn_no_more_says_so(self, city: City) -> None:
        ledger = city.read("ledger/addresses.yaml")
        assert ledger.count("embed/visitors.svg: v1\n") == 1
        city.put(
            "ledger/addresses.yaml",
            ledger.replace("embed/visitors.svg: v1\n", "embed/visitors.svg: v1\n    embed/trees.svg: v1\n"),
        )
        text, drawn = drawing(build(city), f"{MEASURES}park/embed/trees.svg")
        assert drawn == 0
        assert text.startswith("植えた木の数この指標の図は、今はありません。")
        assert text.endswith(f"{ROOT}{MEASURES}park/#indicator-trees")

    def test_answers_as_a_picture_too(self, city: City) -> None:
        city = rename_hall(city)
        city.put("mihon/moved.yaml", moved(entry("basic-plan/measures/hall", "moved", "basic-plan/measures/counter")))
        exported = exported_of(city.data)
        wanted = plan_pictures(
            exported.site_index, exported.standings, exported.table, exported.keys, vocabulary_of("ja")
        )
        views = {job.file: job.view for job in wanted}
        old, new = views[f"{FRAME}.png"](), views[f"{MEASURES}counter/embed/waiting.png"]()
        assert isinstance(old, ChartSheet)
        assert isinstance(new, ChartSheet)
        assert draw_chart(old) == draw_chart(new)
