"""The pictures that other sites show with a link: what is on them, how they are kept, and how pages tell of them."""

import io
import re
import shutil
from pathlib import Path

import pytest
from budoux import load_default_japanese_parser
from hypothesis import given
from hypothesis.strategies import text
from msgspec import structs
from PIL import Image, ImageChops, ImageDraw

from built import with_chrome
from generator.build import BuildOutcome, Order, build_site
from generator.drawing.card import COLOURS, NEUTRAL, draw_card
from generator.drawing.fonts import font_of
from generator.drawing.letters import draw_text, fit_for_font, ink_of, width_of
from generator.drawing.lines import break_lines, cut_line
from generator.drawing.paths import fill, outlines
from generator.drawing.png import encode
from generator.judging import Status
from generator.progress import Progress
from generator.render.line_breaking import part_at_weights, split_phrases
from generator.views.badges import view_badge
from generator.views.link_cards import LinkCard, view_measure_card, view_site_card
from generator.views.vocabularies import vocabulary_of
from page_reading import PLAN, show
from sample import SAMPLE, City

pytestmark = pytest.mark.long

JAPANESE, JAPANESE_OVERVIEW = vocabulary_of("ja").words, vocabulary_of("ja").overview

PROJECT = Path(__file__).resolve().parent.parent
PARK = "mihon/basic-plan/measures/park/"
SHORT = "中央公園の改修"
LONG = "平成24年度に見直しをした「上田市定員適正化計画」に基づき、適正な職員配置を行うとともに、在日米軍基地の早期返還を求める取組を進める。"


def card(title: str = SHORT, status: Status = Status.NOT_REACHED, rating: str = "見本市の評価：Ａ") -> LinkCard:
    badge = view_badge(status, JAPANESE)
    return LinkCard(
        "見本市の計画と実績", "見本市", "見本市基本計画", title, (badge,), "目標と実績からの判定", rating, ""
    )


def picture(which: LinkCard) -> Image.Image:
    return Image.open(io.BytesIO(draw_card(which))).convert("RGB")


def differs(one: LinkCard, other: LinkCard) -> tuple[int, int, int, int] | None:
    """The box in which two pictures differ; None where they are the same."""
    return ImageChops.difference(picture(one), picture(other)).getbbox()


def by_letters(text: str) -> float:
    return float(len(text))


class TestLettersThatTheFontLacks:
    def test_are_told_at_the_foot_of_the_picture(self) -> None:
        lacking = structs.replace(card("😀の家"), unshown="「〓」は、この画像では表せない文字です。")
        box = differs(lacking, structs.replace(lacking, unshown=""))
        assert box is not None
        assert box[1] > 580
        whole = structs.replace(card("〓の家"), unshown="「〓」は、この画像では表せない文字です。")
        assert differs(whole, structs.replace(whole, unshown="")) is None

    def test_powers_are_told_apart(self) -> None:
        assert differs(card("10⁻⁵"), card("10⁻⁶")) is not None


class TestLettersDrawnOnce:
    """Letters and their widths are kept one by one: a line of them is what the font itself makes of the text."""

    LINES = (
        "見本市の計画と実績。「Wi-Fi」AVATo 12,345人（令和6年度）ﾊﾝｶｸ",
        "ＡＶ“To” fi ffl —〜…、。・ー",
        "髙﨑の𠮷野屋 ①Ⅲ㎡％ × ÷ ±",
        "か゚がぎ ア゙ 葛",
        "",
        "   ",
    )

    @pytest.mark.parametrize("size", [24, 36, 48, 72])
    @pytest.mark.parametrize("text", LINES)
    def test_are_as_wide_as_the_font_makes_them(self, text: str, size: int) -> None:
        assert width_of(fit_for_font(text), size) == font_of(size).getlength(fit_for_font(text))

    @pytest.mark.parametrize("text", LINES)
    def test_look_as_the_font_draws_them(self, text: str) -> None:
        ours, fonts = Image.new("L", (1800, 90)), Image.new("L", (1800, 90))
        draw_text(ours, (8, 60), fit_for_font(text), 48, ink_of(range(256)))
        ImageDraw.Draw(fonts).text((8, 60), fit_for_font(text), font=font_of(48), fill=255, anchor="ls")
        apart = ImageChops.difference(ours, fonts)
        assert sum(apart.histogram()[64:]) < 16  # where a mark touches its letter, it may cover an edge of it
        assert (ours.getbbox() is None) == (not text.strip())

    def test_are_put_only_into_the_picture(self) -> None:
        for at in ((-40, 60), (1_000, 60), (60, -40), (60, 1_000)):
            small = Image.new("L", (80, 80))
            draw_text(small, at, "国国", 48, ink_of(range(256)))
            assert small.size == (80, 80)
            assert (small.getbbox() is not None) == (at == (-40, 60))


class TestPackedPictures:
    @pytest.mark.parametrize(("colours", "bits"), [(2, 4), (16, 4), (17, 8), (200, 8)])
    @pytest.mark.parametrize("size", [(1, 1), (7, 5), (64, 33), (301, 3)])
    def test_are_what_was_drawn(self, colours: int, bits: int, size: tuple[int, int]) -> None:
        palette = bytes(channel for colour in range(colours) for channel in (colour, 255 - colour, colour * 7 % 256))
        drawn = Image.effect_noise(size, 90).point([level * colours // 256 for level in range(256)])
        levels = drawn.tobytes()
        content = encode(drawn, palette)
        shown = Image.open(io.BytesIO(content))
        assert shown.size == size
        assert content[24] == bits
        assert shown.convert("RGB").tobytes() == b"".join(palette[3 * each : 3 * each + 3] for each in levels)


class TestPhrases:
    @pytest.mark.parametrize("text", [SHORT, LONG, "", "A", "Wi-Fi を使えるようにする", "<b>&amp;"])
    def test_put_together_are_the_text(self, text: str) -> None:
        assert "".join(split_phrases(text)) == text

    def test_keep_names_whole(self) -> None:
        assert split_phrases("在日米軍基地の早期返還") == ("在日米軍基地の", "早期返還")

    @given(text(min_size=1))
    def test_they_part_where_the_splitter_parts_them(self, odd: str) -> None:
        titles = (odd, f"市民{odd}の安全", "子育て世帯への支援の充実", "ごみの減量", "道路・橋りょうの計画的な修繕")
        for title in titles:
            assert part_at_weights(title) == load_default_japanese_parser().parse(title)

    def test_part_before_brackets_and_never_at_their_edge(self) -> None:
        assert split_phrases("「運営方針と目標」(平成29年度)")[-1] == "(平成29年度)"
        assert split_phrases("総務局 局・区運営方針（平成30年度）")[-1] == "（平成30年度）"
        for phrase in split_phrases("狭い（（二重））括弧と「鍵『二重』括弧」の題名"):
            assert phrase[0] not in "）」』"
            assert phrase[-1] not in "（「『"


class TestLines:
    def test_break_between_phrases(self) -> None:
        assert break_lines("在日米軍基地の早期返還の実現", 13, by_letters) == ["在日米軍基地の", "早期返還の実現"]

    def test_are_about_equally_long(self) -> None:
        lines = break_lines(LONG, 30, by_letters)
        assert max(map(len, lines)) <= 30
        assert min(map(len, lines)) >= 15
        assert "".join(lines) == LONG

    def test_break_inside_of_what_is_longer_than_a_line(self) -> None:
        lines = break_lines("狛江市第６次行財政改革推進計画", 6, by_letters)
        assert "".join(lines) == "狛江市第６次行財政改革推進計画"
        assert max(map(len, lines)) <= 6

    @pytest.mark.parametrize(("width", "cut"), [(7, "中央公園の改修"), (5, "中央公園…"), (2, "中…")])
    def test_end_with_dots_where_they_are_cut(self, width: int, cut: str) -> None:
        assert cut_line(SHORT, width, by_letters) == cut


class TestOutlines:
    def test_of_lines_are_their_corners(self) -> None:
        assert outlines("M1 7h14v2H1z") == [[(1, 7), (15, 7), (15, 9), (1, 9)]]

    def test_of_arcs_go_around(self) -> None:
        disc = outlines("M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z")[0]
        assert all(((x - 8) ** 2 + (y - 8) ** 2) ** 0.5 == pytest.approx(7) for x, y in disc)
        assert {round(x) for x, _ in disc} >= {1, 15}

    def test_within_others_are_cut_out(self) -> None:
        ring = fill("M0 0h16v16H0zM4 4h8v8H4z", 16, 16)
        assert (ring.getpixel((1, 1)), ring.getpixel((8, 8))) == (255, 0)

    @pytest.mark.parametrize("status", list(Status))
    def test_of_every_status_can_be_drawn(self, status: Status) -> None:
        shape = fill(view_badge(status, JAPANESE).shape, 16, 48)
        assert shape.getbbox() is not None
        share = sum(shape.histogram()[128:]) / 48**2
        assert 0.05 < share < 0.9

    def test_that_are_not_known_are_refused(self) -> None:
        with pytest.raises(ValueError, match="C"):
            outlines("M0 0C1 1 2 2 3 3z")


class TestAPicture:
    def test_has_the_size_that_other_sites_show_large_and_weighs_little(self) -> None:
        for title in (SHORT, LONG, LONG * 3, "𠮷野家の髙橋さん﨑"):
            content = draw_card(card(title))
            assert len(content) < 21_000
            assert Image.open(io.BytesIO(content)).size == (1200, 630)

    def test_is_the_same_each_time(self) -> None:
        assert draw_card(card()) == draw_card(card())

    def test_shows_title_status_and_rating_each_at_its_place(self) -> None:
        title = differs(card(), card("中央公園の改築"))
        status = differs(card(), card(status=Status.REACHED))
        rating = differs(card(), card(rating="見本市の評価：Ｂ"))
        assert title is not None
        assert status is not None
        assert rating is not None
        assert 230 < title[1] < title[3] < 490 <= status[1]
        assert status[0] < rating[0]

    def test_has_a_glyph_for_every_letter(self) -> None:
        """A letter without a glyph is drawn as the same empty box as any other such letter."""
        missing = picture(card("\ufff0" * 4))
        for title in ("計画実績", "狛江相模", "𠮷髙﨑塚", "①Ⅲ㎡％"):
            assert ImageChops.difference(picture(card(title)), missing).getbbox() is not None
        assert differs(card("髙"), card("高")) is not None

    def test_of_a_long_title_stays_within_its_bounds(self) -> None:
        edges = picture(card(LONG * 3)).crop((1140, 20, 1200, 630))
        assert edges.getcolors() == [(60 * 610, (255, 255, 255))]

    def test_uses_the_colours_of_the_pages(self) -> None:
        css = (PROJECT / "overrides/assets/css/chrome.css").read_text(encoding="utf-8")
        for status, pair in {**COLOURS, "neutral": NEUTRAL}.items():
            for part, colour in zip(("fg", "bg"), pair, strict=True):
                assert f"--status-{status}-{part}: light-dark({colour}," in css


class TestTheCard:
    def test_of_a_measure_says_whose_it_is_and_how_it_stands(self, tmp_path: Path) -> None:
        shown = show(City(tmp_path))
        made = view_measure_card(shown.site_index, shown.standings, f"{PLAN}/park", JAPANESE, JAPANESE_OVERVIEW)
        assert (made.city, made.title) == ("見本市", "取組01 中央公園の改修")
        assert made.badges[0].label == "未達成"
        assert made.rating == "見本市の令和6年度の評価：進捗「A」"
        assert made.answers == (
            "指標「来園者数（人）」（5件のうちの1件）",
            "目標 12,000人以上（令和6年度）、実績 11,500人（令和6年度）",
        )
        assert made.description.endswith(
            "「取組01 中央公園の改修」。状態は「未達成」。指標「来園者数（人）」（5件のうちの1件）。目標 12,000人以上（令和6年度）、実績 11,500人（令和6年度）。"
        )

    def test_of_the_site_names_its_cities(self, tmp_path: Path) -> None:
        shown = show(City(tmp_path))
        made = view_site_card(shown.site_index, shown.standings, JAPANESE, JAPANESE_OVERVIEW)
        assert (made.title, made.city, made.plan) == ("見本市の計画と実績", "見本市", "2件の計画、5件の施策")


def build(top: Path, data: Path, *, images: bool = True) -> BuildOutcome:
    order = Order(
        project=PROJECT, data=data, out=top / "site", work=with_chrome(top / "work"), search=False, images=images
    )
    outcome = build_site(order, Progress(quiet=True))
    assert outcome.problems == []
    return outcome


class TestTheSite:
    @pytest.fixture
    def data(self, tmp_path: Path) -> Path:
        shutil.copytree(SAMPLE, tmp_path / "data")
        return tmp_path / "data"

    def test_tells_of_a_picture_on_every_page_and_has_it(self, tmp_path: Path, data: Path) -> None:
        outcome = build(tmp_path, data)
        assert "共有用の画像を作る" in outcome.seconds
        site = tmp_path / "site"
        seen = set()
        for page in site.rglob("index.html"):
            text = page.read_text(encoding="utf-8")
            found = re.findall(r'<meta property="og:image" content="https://mihon.example/keikaku/([^"]+)">', text)
            assert len(found) == 1, page
            assert (site / found[0]).is_file(), page
            seen.update(found)
        assert "card.png" in seen
        assert f"{PARK}card.png" in seen
        assert len(seen) == 6  # one for each measure, one for all other pages
        assert "og:image" not in (site / "404.html").read_text(encoding="utf-8")

    def test_of_a_measure_tells_title_and_standing_in_words(self, tmp_path: Path, data: Path) -> None:
        build(tmp_path, data)
        text = (tmp_path / "site" / PARK / "index.html").read_text(encoding="utf-8")
        assert re.search(r'<meta property="og:title" content="取組01 中央公園の改修', text)
        assert re.search(r'<meta property="og:description" content="見本市の「見本市基本計画」', text)
        assert re.search(
            r'<meta property="og:image:alt" content="[^"]*状態は「未達成」。指標「来園者数（人）」（5件のうちの1件）。目標 12,000人以上（令和6年度）',
            text,
        )

    def test_can_go_without(self, tmp_path: Path, data: Path) -> None:
        outcome = build(tmp_path, data, images=False)
        assert "共有用の画像を作る" not in outcome.seconds
        assert list((tmp_path / "site").rglob("card.png")) == []
        assert "og:image" not in (tmp_path / "site" / PARK / "index.html").read_text(encoding="utf-8")

    def test_draws_only_what_changed(self, tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        build(tmp_path, data)
        drawn: list[str] = []

        def note(made: LinkCard) -> bytes:
            drawn.append(made.title)
            return draw_card(made)

        monkeypatch.setattr("generator.drawing.draw_card", note)
        build(tmp_path, data)
        assert drawn == []
        file = data / "mihon/basic-plan/measures/green.yaml"
        file.write_text(
            file.read_text(encoding="utf-8").replace("title: 中央公園の改修", "title: 中央公園の改築"), "utf-8"
        )
        build(tmp_path, data)
        assert drawn == ["取組01 中央公園の改築"]
        assert len(list((tmp_path / "work" / "kept" / "drawn").glob("*"))) == 8  # the charts of two indicators besides


def test_a_font_for_which_there_is_no_room_is_a_want_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_room(*_: object, **__: object) -> None:
        raise OSError("unknown file format")

    monkeypatch.setattr("PIL.ImageFont.truetype", without_room)
    with pytest.raises(MemoryError):
        font_of.__wrapped__(23)
