"""Measures of other cities that a measure's page tells of: which they are, and that the page follows them."""

import re
from pathlib import Path
from typing import Final

import pytest

from built import with_chrome
from generator.build import Order, build_site
from generator.cache import Store
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.site_index import SiteIndex, index_site
from generator.problems.problem import Refused
from generator.progress import Progress
from generator.search import SynonymGroup, find_similar
from generator.search.similar import ToldMeasure, compare_measures
from generator.search.topics import find_topics, names_of_things
from small_town import Town

PROJECT = Path(__file__).resolve().parent.parent
PAGE: Final = "town/p/measures/a/index.html"

# Judged by eye, one after the other: what stands here is about the same. Titles by their cities.
ALIKE: Final = {
    "komae 民間委託・指定管理者制度導入の検討": ["sagamihara 包括的民間委託の検討"],
    "komae 使用料及び手数料の受益者負担適正化に向けた見直しの検討": ["ueda 公の施設における受益と負担のあり方の検討"],
    "komae ワーク・ライフ・バランスの推進": [
        "sagamihara ワーク・ライフ・バランスの推進",
        "mitaka 職員のライフ・ワーク・バランスの推進",
    ],
    "komae 女性職員活躍の促進": ["sagamihara 女性職員の活躍推進"],
    "komae 職員の心と体の健康管理の実施": ["sagamihara 職員の健康管理の充実", "sagamihara 職員健康管理対策の推進"],
    # Both pay for qualifications (資格取得の助成制度), each as an indicator.
    "komae 職員の学ぶ意欲の支援": ["mitaka 人財育成基本方針に基づく職員力の向上及び職員定数の適切な管理"],
    "komae 情報公開制度・個人情報保護制度の適切な運用": ["sagamihara 情報公開の推進及び個人情報保護"],
    "mitaka 職員のライフ・ワーク・バランスの推進": [
        "komae ワーク・ライフ・バランスの推進",
        "sagamihara ワーク・ライフ・バランスの推進",
        "sagamihara 年休を取得しやすい環境づくり",
    ],
    "mitaka 人財育成基本方針に基づく職員力の向上及び職員定数の適切な管理": ["komae 職員の学ぶ意欲の支援"],
    "mitaka 災害対策本部・防災関係機関連携訓練等による公助の強化": ["ueda 市民主体の実戦的な上田市防災訓練の実施"],
    "sagamihara 年休を取得しやすい環境づくり": ["mitaka 職員のライフ・ワーク・バランスの推進"],
    "sagamihara 包括的民間委託の検討": ["komae 民間委託・指定管理者制度導入の検討"],
    "sagamihara 女性職員の活躍推進": ["komae 女性職員活躍の促進"],
    "sagamihara ワーク・ライフ・バランスの推進": [
        "komae ワーク・ライフ・バランスの推進",
        "mitaka 職員のライフ・ワーク・バランスの推進",
    ],
    "sagamihara 職員の健康管理の充実": ["komae 職員の心と体の健康管理の実施"],
    "sagamihara 職員健康管理対策の推進": ["komae 職員の心と体の健康管理の実施"],
    "sagamihara 情報公開の推進及び個人情報保護": ["komae 情報公開制度・個人情報保護制度の適切な運用"],
    "ueda 市民主体の実戦的な上田市防災訓練の実施": ["mitaka 災害対策本部・防災関係機関連携訓練等による公助の強化"],
    "ueda 公の施設における受益と負担のあり方の検討": ["komae 使用料及び手数料の受益者負担適正化に向けた見直しの検討"],
}


def index_of(data: Path) -> SiteIndex:
    files, _ = read_data(data)
    site = gather_site(files, {}).site
    assert not isinstance(site, Refused)
    return index_site(site)


def compare(*measures: ToldMeasure, groups: tuple[SynonymGroup, ...] = ()) -> dict[str, tuple[str, ...]]:
    named = names_of_things(groups)
    texts = {text for measure in measures for text in (measure.title, *measure.indicators)}
    return compare_measures(measures, {text: find_topics(text, named) for text in texts})


def measure(key: str, title: str, *indicators: str, again: bool = False) -> ToldMeasure:
    return ToldMeasure(key, key.partition("/")[0], title, indicators, again)


def among_others(*measures: ToldMeasure, groups: tuple[SynonymGroup, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Compared as measures of a site that has a hundred others."""
    others = (measure(f"far/p/{number}", f"架空の話題{chr(0x4E00 + 7 * number)}{number}号線") for number in range(100))
    return compare(*measures, *others, groups=groups)


class TestPublishedMeasures:
    @pytest.mark.long
    def test_are_alike_where_an_eye_says_so_and_nowhere_else(self, tmp_path: Path) -> None:
        site_index = index_of(PROJECT / "data")

        def named(key: str) -> str:
            return f"{key.partition('/')[0]} {site_index.measures[key].title}"

        found: dict[str, set[tuple[str, ...]]] = {}
        for key, others in find_similar(site_index, Store(tmp_path)).items():
            found.setdefault(named(key), set()).add(tuple(map(named, others)))
        assert found == {name: {tuple(others)} for name, others in ALIKE.items()}

    def test_of_last_year_are_told_where_a_measure_comes_again_each_year(self, tmp_path: Path) -> None:
        found = find_similar(index_of(PROJECT / "data"), Store(tmp_path))
        assert found["komae/reform-6/52"][0] == "sagamihara/general-affairs-policy-2019/work-life-balance"


class TestMeasures:
    def test_of_the_same_city_are_not_told(self) -> None:
        assert among_others(measure("east/p/1", "防災訓練の実施"), measure("east/q/1", "防災訓練の実施")) == {}

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("国際交流の推進", "都市農村交流の推進"),
            ("職員研修の充実", "職員研修の見直し"),  # any measure may have all of these words
            ("市民センターの改修", "コールセンターの運営"),
            ("ICT人財の育成", "専門職の人財の確保"),
        ],
    )
    def test_that_share_a_word_are_not_alike_for_it(self, one: str, other: str) -> None:
        assert among_others(measure("east/p/1", one), measure("west/p/1", other)) == {}

    def test_are_found_by_another_name_of_the_same_thing(self) -> None:
        overtime = SynonymGroup(("時間外勤務", "残業"), ("超過勤務",), same=True)
        pair = (measure("east/p/1", "残業の縮減"), measure("west/p/1", "時間外勤務の縮減"))
        assert among_others(*pair, groups=(overtime,)) == {"east/p/1": ("west/p/1",), "west/p/1": ("east/p/1",)}
        assert among_others(*pair) == {}

    def test_are_not_found_by_words_that_only_lead_to_each_other(self) -> None:
        leave = SynonymGroup(("休暇", "育児"), ("休み",))
        assert among_others(measure("east/p/1", "休暇の取得"), measure("west/p/1", "育児の取得"), groups=(leave,)) == {}

    def test_are_found_by_an_indicator(self) -> None:
        pair = (
            measure("east/p/1", "働く人の支え", "資格取得助成制度を利用した職員（人）"),
            measure("west/p/1", "学びの後押し", "資格取得の助成"),
        )
        assert among_others(*pair)["east/p/1"] == ("west/p/1",)

    def test_are_not_alike_by_one_word_of_their_indicators(self) -> None:
        pair = (measure("east/p/1", "里山の保全", "相談件数"), measure("west/p/1", "空き家の活用", "相談件数"))
        assert among_others(*pair) == {}

    def test_are_three_at_most_and_each_city_tells_one_title_once(self) -> None:
        west = [measure(f"west/p{number}/1", "防災訓練の実施") for number in range(5)]
        north = [
            measure(f"north/p/{number}", title)
            for number, title in enumerate(["防災訓練", "防災訓練の充実", "防災訓練の推進"])
        ]
        found = compare(measure("east/p/1", "防災訓練の実施"), *west, *north)["east/p/1"]
        assert found == ("west/p0/1", "north/p/0", "north/p/1")

    def test_that_are_printed_again_stand_behind_their_first(self) -> None:
        again = measure("west/p/1", "防災訓練の実施", again=True)
        assert compare(measure("east/p/1", "防災訓練の実施"), again, measure("west/p/2", "防災訓練の実施"))[
            "east/p/1"
        ] == ("west/p/2",)

    def test_do_not_depend_on_which_of_two_stands_first(self) -> None:
        pair = (measure("east/p/1", "防災訓練の実施"), measure("west/p/1", "総合防災訓練"))
        assert compare(*pair) == compare(*reversed(pair)) != {}


class TestPages:
    @staticmethod
    def two_towns(folder: Path, title: str) -> Town:
        town = Town(folder)
        for path in sorted((town.data / "town").rglob("*.yaml")):
            text = path.read_text(encoding="utf-8").replace("試験市", "隣市").replace("992011", "992020")
            text = text.replace("試験計画", "隣の計画").replace("雨水管の整備", title)
            town.put(f"next/{path.relative_to(town.data / 'town').as_posix()}", text)
        return town

    @staticmethod
    def build(folder: Path, town: Town, name: str) -> str:
        order = Order(
            PROJECT, town.data, folder / name, with_chrome(folder / f"work-{name}"), search=False, images=False
        )
        assert build_site(order, Progress(quiet=True)).published
        return (folder / name / PAGE).read_text(encoding="utf-8")

    @pytest.mark.long
    def test_follow_the_title_of_another_citys_measure(self, tmp_path: Path) -> None:
        town = self.two_towns(tmp_path, "雨水管の管理")
        first = self.build(tmp_path, town, "site")
        assert "雨水管の管理（隣の計画）" in first
        for title, said in (("雨水管の改善", True), ("学校給食の充実", False)):
            town.change(
                "next/p/measures/a.yaml", re.findall("title: (.*)", town.read("next/p/measures/a.yaml"))[0], title
            )
            warm = self.build(tmp_path, town, "site")
            assert warm == self.build(tmp_path, town, f"cold-{said}")
            assert (f"{title}（隣の計画）" in warm) is said
            assert ('id="similar"' in warm) is said

    def test_of_the_only_city_tell_of_none(self, tmp_path: Path) -> None:
        town = Town(tmp_path)
        town.put("town/q/plan.yaml", town.read("town/p/plan.yaml").replace("試験計画", "次の計画"))
        for file in ("pillars.yaml", "measures/a.yaml"):
            town.put(f"town/q/{file}", town.read(f"town/p/{file}"))
        assert find_similar(index_site(town.site()), Store(tmp_path / "kept")) == {}
        assert 'id="similar"' not in self.build(tmp_path, town, "site")

    def test_of_frozen_versions_tell_of_none(self) -> None:
        """Their bytes must not depend on what other cities publish: their view is given none."""
        text = (PROJECT / "generator" / "views" / "version_pages.py").read_text(encoding="utf-8")
        assert "similar" not in text
