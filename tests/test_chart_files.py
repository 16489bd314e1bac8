"""Charts as files: which there are, what stands inside, that SVG and PNG show what the page shows, and how pages lead there."""

import io
import re
import shutil
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from built import PROJECT, with_chrome
from drawn_indicators import draw
from exported_files import exported_of, write_exports
from generator.build import Order, build_site
from generator.cache import Store
from generator.drawing import draw_chart
from generator.drawing.chart import SCALE
from generator.drawing.letters import draw_text, fit_for_font, ink_of, lacks_letters
from generator.drawing.paths import outlines
from generator.exports import embeds
from generator.exports.embeds import export_embeds
from generator.judging import judge_indicator
from generator.judging.breaks import one_series
from generator.model.figures import Indicator
from generator.progress import Progress
from generator.render.renderer import renderer
from generator.views import chart_layers
from generator.views.chart_layers import ChartLayer
from generator.views.chart_sheets import WIDTH, ChartSheet, find_drawn, view_chart_sheet
from generator.views.charts import is_drawn, view_charts
from generator.views.embeds import view_embed
from generator.views.text_widths import LETTER, text_width
from generator.views.vocabularies import vocabulary_of
from one_indicator import put_indicator
from sample import SAMPLE, City

pytestmark = pytest.mark.long

JAPANESE = vocabulary_of("ja")
SVG = "{http://www.w3.org/2000/svg}"
MEASURES = "mihon/basic-plan/measures/"
PARK = f"{MEASURES}park/"
VISITORS = f"{PARK}embed/visitors"
KINDS = {"trend": "park/embed/visitors", "bullet": "hall/embed/waiting"}


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path / "city")


def sheets(data: Path) -> dict[str, ChartSheet]:
    """The sheets of a folder of data, by measure and indicator."""
    exported = exported_of(data)
    site_index, standings = exported.site_index, exported.standings
    return {
        f"{key.rpartition('/')[2]}/embed/{indicator.id}": view_chart_sheet(
            site_index, standings, key, indicator, JAPANESE
        )
        for key, indicator in find_drawn(site_index, standings)
    }


def svg(city: City, folder: Path, file: str) -> ET.Element:
    return ET.fromstring((write_exports(city.data, folder) / f"{MEASURES}{file}.svg").read_bytes())  # noqa: S314 (our own)


def texts(picture: ET.Element) -> list[str]:
    return [line.text or "" for line in picture.iter(f"{SVG}text")]


def _nothing_drawn(*_: object) -> tuple[Indicator, ...]:
    return ()


class TestWhichThereAre:
    @pytest.mark.parametrize(
        "data", [SAMPLE, pytest.param(PROJECT / "data", marks=pytest.mark.demonstration)], ids=["sample", "real"]
    )
    def test_one_for_each_indicator_of_a_measure_that_its_page_draws(self, data: Path) -> None:
        exported = exported_of(data)
        site_index, standings = exported.site_index, exported.standings
        wanted = [
            (key, indicator.id)
            for key, measure in site_index.measures.items()
            for indicator in measure.indicators
            if view_embed(site_index, standings, key, indicator, JAPANESE, style="").charts
        ]
        assert [(key, indicator.id) for key, indicator in find_drawn(site_index, standings)] == wanted
        assert wanted

    def test_which_they_are_is_kept_by_plan(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        exported = exported_of(SAMPLE)
        wanted = [file for file, _ in export_embeds(exported)]
        assert any(file.endswith(".svg") for file in wanted)
        exported = exported._replace(store=Store(tmp_path))
        assert [file for file, _ in export_embeds(exported)] == wanted
        monkeypatch.setattr(embeds, "find_drawn_of", _nothing_drawn)
        assert [file for file, _ in export_embeds(exported)] == wanted
        others = exported._replace(keys=exported.keys.made_by("another"))
        assert not any(file.endswith(".svg") for file, _ in export_embeds(others))

    def test_what_is_drawn_is_known_without_drawing(self) -> None:
        """Over hundreds of invented indicators."""
        found = set()
        for seed in range(400):
            indicator, actuals, _ = draw(seed)
            judgement = judge_indicator(indicator, actuals)
            series, known = one_series(indicator, actuals)
            drawn = view_charts(indicator, judgement, series, known, JAPANESE.words)
            assert is_drawn(indicator, judgement, actuals) is bool(drawn), seed
            found.add(drawn[0].drawn if drawn else "")
        assert found == {"", "trend", "bullet"}


class TestTheSvg:
    @pytest.mark.parametrize("file", KINDS.values())
    def test_stands_by_itself(self, city: City, tmp_path: Path, file: str) -> None:
        """Nothing is loaded, and colours are attributes: neither a style sheet nor a policy against styles in line changes it."""
        picture = svg(city, tmp_path / "site", file)
        assert picture.tag == f"{SVG}svg"
        for element in picture.iter():
            assert element.tag.removeprefix(SVG) in {"svg", "title", "desc", "path", "g", "text"}
            assert not set(element.attrib) & {"class", "style", "href", "src"}
            assert "url(" not in " ".join(element.attrib.values())
        assert picture.get("viewBox") == f"0 0 {picture.get('width')} {picture.get('height')}"

    def test_says_what_it_shows_whose_it_is_and_where_it_stands(self, city: City, tmp_path: Path) -> None:
        picture = svg(city, tmp_path / "site", "park/embed/visitors")
        assert picture.findtext(f"{SVG}title") == "来園者数（人）｜取組01 中央公園の改修｜見本市"
        told = picture.findtext(f"{SVG}desc") or ""
        shown = "".join(texts(picture))
        for each in (
            "令和4年度は約10,000人、令和6年度は11,500人です",
            "12,030人（訂正：2026年5月1日）。訂正前：12,300人。",
            "出典 「見本市基本計画」P.5",
            "出典 「令和6年度 進捗報告書」P.6",
            "出典：見本市「見本市基本計画」（見本市の計画と実績）",
            f"https://mihon.example/keikaku/{PARK}",
        ):
            assert each in told
            assert each.replace(" ", "") in shown.replace(" ", "")  # lines part at spaces
        assert shown.startswith("来園者数（人）取組01 中央公園の改修｜見本市")
        ids = {each.get("id") for each in picture if each.get("id")}
        assert set((picture.get("aria-labelledby") or "").split()) == ids

    def test_says_what_is_provisional_and_whose_name_it_is(self, city: City, tmp_path: Path) -> None:
        results = "mihon/basic-plan/results/2024.yaml"
        city.change(results, "as_published: 約10分", "state: 速報, as_published: 約10分")
        city.change(f"{MEASURES}hall.yaml", "name: 平均待ち時間", "editor_name: 平均待ち時間")
        shown = texts(svg(city, tmp_path / "site", "hall/embed/waiting"))
        assert "令和6年度（2024年度） 約10分（速報値）" in shown
        assert "指標名は編集者が付けました" in shown

    @pytest.mark.parametrize("kind", KINDS)
    def test_draws_what_the_page_draws(self, city: City, tmp_path: Path, kind: str) -> None:
        html = (write_exports(city.data, tmp_path / "site") / f"{MEASURES}{KINDS[kind]}.html").read_text("utf-8")
        drawn = html[html.index("<svg") : html.index("</svg>")]
        _, layer, _ = svg(city, tmp_path / "other", KINDS[kind]).findall(f"{SVG}g")
        paths = [path.get("d") or "" for path in layer.findall(f"{SVG}path")]
        same = [path for path in re.findall(r'<path[^>]* d="([^"]*)"', drawn) if path]
        assert [path for path in paths if path in same] == same
        rest = [path for path in paths if path not in same]  # circles and rectangles of the page are paths here
        circles = re.findall(r'<circle[^>]*cx="([^"]*)" cy="([^"]*)" r="([^"]*)"', drawn)
        rects = re.findall(r'<rect[^>]*x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"', drawn)
        boxes = [(float(x) - float(r), float(y) - float(r), 2 * float(r), 2 * float(r)) for x, y, r in circles]
        boxes += [(float(x), float(y), float(width), float(height)) for x, y, width, height in rects]
        assert sorted(map(in_tenths, map(box, rest))) == sorted(map(in_tenths, boxes))
        marks = re.findall(r"<text[^>]*>([^<]*)(?:<tspan[^>]*>([^<]*)</tspan>)?</text>", drawn)
        assert sorted(texts(layer)) == sorted(text for pair in marks for text in pair if text)

    @pytest.mark.parametrize("file", KINDS.values())
    def test_keeps_its_texts_within_its_edges(self, city: City, file: str) -> None:
        city.change(f"{MEASURES}green.yaml", "title: 中央公園の改修", f"title: {'中央公園の改修' * 12}")
        sheet = sheets(city.data)[file]
        head, _, foot = sheet.layers
        for line in (*head.letters, *foot.letters):
            width = text_width(line.text) * float(line.size) / LETTER
            assert float(line.x) + width <= WIDTH
            assert 0 < float(line.y) < float(sheet.height)

    def test_of_hostile_texts_is_whole(self, city: City, tmp_path: Path) -> None:
        city.change(f"{MEASURES}green.yaml", "title: 中央公園の改修", "title: '</text><script>&\"'''")
        picture = svg(city, tmp_path / "site", "park/embed/visitors")
        assert "</text><script>&\"'" in (picture.findtext(f"{SVG}title") or "")

    def test_in_a_site_of_another_language_speaks_it(self, city: City) -> None:
        exported = exported_of(city.data)
        key, indicator = next(iter(find_drawn(exported.site_index, exported.standings)))
        sheet = view_chart_sheet(exported.site_index, exported.standings, key, indicator, vocabulary_of("en"))
        told = ET.fromstring(renderer("en").drawing("chart_sheet", sheet))  # noqa: S314 (our own)
        assert told.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
        assert any("Source" in text for text in texts(told))


def draw_letters(line: chart_layers.Letters) -> bytes:
    """The picture of the text alone."""
    picture = Image.new("L", (400, 80))
    draw_text(picture, (10, 60), fit_for_font(line.text), 28, ink_of(range(256)))
    return picture.tobytes()


class TestLettersOfTheFont:
    @pytest.mark.parametrize(
        ("text", "drawn"),
        [
            ("3×10⁻¹²", "3×10⁻¹²"),
            ("km²とCO₂", "km²とCO₂"),
            ("葛\U000e0100城市", "葛城市"),
            ("か\u3099く", "がく"),
            ("مرحبا😀", "〓〓〓〓〓〓"),
            ("א市", "〓市"),
            ("𠮷野・髙橋", "𠮷野・髙橋"),
        ],
    )
    def test_no_letter_becomes_a_box(self, text: str, drawn: str) -> None:
        assert fit_for_font(text) == drawn
        assert lacks_letters([text]) is ("〓" in drawn)

    def test_a_sign_that_a_document_has_itself_is_no_lack(self) -> None:
        assert not lacks_letters(["〓〓市"])

    def test_raised_and_lowered_digits_are_each_their_own(self) -> None:
        for signs in ("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "₀₁₂₃₄₅₆₇₈₉₊₋"):
            assert len({draw_letters(chart_layers.Letters("0", "0", f"10{sign}")) for sign in signs}) == len(signs)


def box(path: str) -> tuple[float, float, float, float]:
    """Corner, width and height of a path."""
    points = [point for outline in outlines(path) for point in outline]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def in_tenths(lengths: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(round(each, 1) for each in lengths)


class TestThePng:
    @pytest.mark.parametrize("file", KINDS.values())
    def test_shows_the_same_and_is_the_same_each_time(self, file: str) -> None:
        sheet = sheets(SAMPLE)[file]
        content = draw_chart(sheet)
        assert content == draw_chart(sheet)
        assert len(content) < 60_000
        picture = Image.open(io.BytesIO(content)).convert("RGB")
        assert picture.size == (round(float(sheet.width)) * SCALE, round(float(sheet.height)) * SCALE)
        assert picture.getpixel((2, 2)) == (255, 255, 255)
        _, layer, _ = sheet.layers
        discs = [each for each in layer.strokes if each.fill == each.line == chart_layers.ACTUAL]
        assert discs
        for stroke in discs:
            x, y, width, height = box(stroke.path)
            middle = float(layer.x) + x + width / 2, float(layer.y) + y + height / 2
            at = round(middle[0] * SCALE), round(middle[1] * SCALE)
            assert picture.getpixel(at) == (0x00, 0x17, 0xC1)

    def test_has_ink_at_every_line_of_text_and_none_outside(self) -> None:
        sheet = sheets(SAMPLE)["park/embed/visitors"]
        picture = Image.open(io.BytesIO(draw_chart(sheet))).convert("L").point(lambda level: 255 if level > 120 else 0)
        head, _, foot = sheet.layers
        for line in (*head.letters, *foot.letters):
            bottom, size = float(line.y) * SCALE, float(line.size) * SCALE
            row = picture.crop((0, round(bottom - size * 0.8), picture.width, round(bottom)))
            assert row.getextrema() == (0, 255), line.text
        edge = picture.crop((picture.width - 16, 0, picture.width, picture.height))
        assert edge.getextrema() == (255, 255)

    def test_shows_a_power_as_digits_that_the_font_has(self, tmp_path: Path) -> None:
        """Each power is another picture: where a letter is not in the font, all of them are the same box."""
        drawn = set()
        for power in range(24, 29):
            value = "2" + "0" * power
            town = put_indicator(
                City(tmp_path / str(power)),
                unit="円",
                target=f'as_published: "{value}", value: {value}',
                actual=f'as_published: "{value}", value: {value}',
            )
            _, layer, _ = sheets(town.data)["zz/embed/a"].layers
            ticks = [each for each in layer.letters if "×10" in each.text]
            assert ticks
            sheet = ChartSheet("ja", "", "", "360", "40", (ChartLayer("0", "-200", (), tuple(ticks)),), "")
            assert not lacks_letters(each.text for each in ticks)
            drawn.add((ticks[0].text, draw_letters(ticks[0])))
            assert draw_chart(sheet)
        assert len({text for text, _ in drawn}) == len({picture for _, picture in drawn}) == 5

    def test_tells_of_letters_that_it_cannot_show(self, tmp_path: Path) -> None:
        name = "来園者😀の数"
        with_note, without = (
            sheets(
                put_indicator(
                    City(tmp_path / each),
                    name=each,
                    unit="人",
                    target="as_published: 5人, value: 5",
                    actual="as_published: 5人, value: 5",
                ).data
            )["zz/embed/a"]
            for each in (name, "来園者の数")
        )
        high, low = (Image.open(io.BytesIO(draw_chart(each))).height for each in (with_note, without))
        assert high > low == round(float(without.height)) * SCALE
        assert with_note.unshown == "「〓」は、この画像では表せない文字です。"
        assert with_note.title.startswith(name)
        assert any(
            name in each.text for each in with_note.layers[0].letters
        )  # the SVG, which readers' devices draw, has all

    @pytest.mark.parametrize(
        ("name", "unit"), [("長" * 60_000, "人"), ("数", "単位" * 5_000), ("長い 名前 " * 9_000, "W" * 9_000)]
    )
    def test_has_an_end_whatever_the_length_of_a_text(self, tmp_path: Path, name: str, unit: str) -> None:
        town = put_indicator(
            City(tmp_path),
            name=name,
            unit=unit,
            target='as_published: "5", value: 5',
            actual='as_published: "4", value: 4',
        )
        sheet = sheets(town.data)["zz/embed/a"]
        assert float(sheet.height) < 2_000
        shown = [each.text for layer in sheet.layers for each in layer.letters]
        assert any(each.endswith("…") for each in shown)
        assert "".join(shown[-2:]).endswith("mihon/basic-plan/measures/zz/")
        assert max(Image.open(io.BytesIO(draw_chart(sheet))).size) < 4_000

    def test_draws_each_piece_of_a_path_by_itself(self) -> None:
        assert outlines("M0 0L4 4M8 8L9 9L9 0") == [[(0, 0), (4, 4)], [(8, 8), (9, 9), (9, 0)]]
        assert outlines("M2 3m-1 0h4") == [[(1, 3), (5, 3)]]

    def test_draws_dashes_with_their_gaps(self) -> None:
        sheet = sheets(SAMPLE)["park/embed/visitors"]
        _, layer, _ = sheet.layers
        aim = next(each for each in layer.strokes if each.dash and "L" in each.path)
        (start, *_, end) = outlines(aim.path)[0]
        picture = Image.open(io.BytesIO(draw_chart(sheet))).convert("RGB")
        left, top = float(layer.x), float(layer.y)
        on = []
        for step in range(50, 350):
            x, y = (start[axis] + (end[axis] - start[axis]) * step / 400 for axis in (0, 1))
            on.append(picture.getpixel((round((x + left) * SCALE), round((y + top) * SCALE))) == (0x8A, 0x5A, 0x00))
        assert sum(one and not before for before, one in pairwise(on)) > 4


def test_colours_are_those_of_the_pages_by_day() -> None:
    css = (PROJECT / "overrides/assets/css/chrome.css").read_text(encoding="utf-8")
    for name, token in {
        "INK": "ink",
        "SOFT": "ink-soft",
        "GRID": "line",
        "EDGE": "line-strong",
        "ACTUAL": "accent",
        "TARGET": "chart-target",
        "GOOD": "status-reached-bg",
        "GOOD_EDGE": "status-reached-border",
    }.items():
        assert f"--{token}: light-dark({getattr(chart_layers, name)}," in css, token


class TestTheSite:
    @staticmethod
    def build(top: Path, *, images: bool, write: bool = True) -> str:
        """The page of a measure after a build without a problem; "" where nothing is written."""
        data = top / "data"
        if not data.is_dir():
            shutil.copytree(SAMPLE, data)
        work = with_chrome(top / "work")
        outcome = build_site(
            Order(PROJECT, data, top / "site", work, search=False, images=images, write=write), Progress(quiet=True)
        )
        assert outcome.problems == []
        return (top / "site" / PARK / "index.html").read_text(encoding="utf-8") if write else ""

    def test_leads_to_both_files_and_draws_them_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        html = self.build(tmp_path, images=True)
        for ending in ("svg", "png"):
            assert f'href="../../../../{VISITORS}.{ending}"' in html
            assert (tmp_path / "site" / f"{VISITORS}.{ending}").is_file()
        assert "embed/trees.svg" not in html
        assert not (tmp_path / "site" / PARK / "embed/trees.svg").exists()
        before = (tmp_path / "site" / f"{VISITORS}.png").read_bytes()
        drawn: list[ChartSheet] = []
        monkeypatch.setattr("generator.drawing.draw_chart", drawn.append)
        self.build(tmp_path, images=True)
        assert drawn == []
        assert (tmp_path / "site" / f"{VISITORS}.png").read_bytes() == before

    def test_without_pictures_leads_to_the_svg_alone(self, tmp_path: Path) -> None:
        html = self.build(tmp_path, images=False)
        assert f"{VISITORS}.svg" in html
        assert ".png" not in html
        assert list((tmp_path / "site").rglob("embed/*.png")) == []

    def test_is_checked_without_drawing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("generator.drawing.draw_chart", None)
        self.build(tmp_path, images=True, write=False)
