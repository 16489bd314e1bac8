"""What a value is a value of: another year, other people, a part of a promise, nothing at all, a thousand times too little.

Text in; what is told of it out.
"""

from pathlib import Path

import pytest

from generator.judging import Status
from generator.problems.rules import RULES, Severity
from one_indicator import judged, put_indicator
from sample import City, details

pytestmark = pytest.mark.long


def city(tmp_path: Path, *, unit: str = "人", target: str = "as_published: 100人", **written: str) -> City:
    """The sample city with one indicator more, counted in 人 and aimed at 100人 where nothing else is said."""
    return put_indicator(City(tmp_path), unit=unit, target=target, **written)


def share(tmp_path: Path, actual: str, note: str = "") -> City:
    """A share of which 60% is aimed at, with its note ※1."""
    more = f"footnotes: [{{mark: ※1, text: {note}}}]" if note else ""
    return city(tmp_path, unit="%", target="as_published: 60%", actual=actual, more=more)


class TestAValueOfAnotherYear:
    @pytest.mark.parametrize(
        "wording",
        [
            "62%※直近値（令和4年調査）",
            "62%（前回調査：令和4年度）",
            "62%（前回調査）",
            "62%（直近値）",
            "62%（令和4年度の値）",
        ],
    )
    def test_is_asked_about_where_its_wording_says_so(self, tmp_path: Path, wording: str) -> None:
        assert share(tmp_path / "a", f"as_published: {wording}, value: 62").codes() == ["K565"]
        told = f"as_published: {wording}, value: 62, as_of: 2025-03-31"
        assert "K565" not in share(tmp_path / "b", told).codes()

    @pytest.mark.parametrize(
        ("wording", "codes"), [("62%（R5実績）", ["K524"]), ("62%（R6実績）", []), ("62%（令和6年度の値）", [])]
    )
    def test_is_told_once(self, tmp_path: Path, wording: str, codes: list[str]) -> None:
        assert share(tmp_path, f"as_published: {wording}, value: 62").codes() == codes

    @pytest.mark.parametrize(
        "wording", ["62%（前回比+3%）", "62%（R5：58%）", "62%（前回調査：58%）", "58%（前回調査）、62%"]
    )
    def test_is_none_where_the_words_are_of_another_number(self, tmp_path: Path, wording: str) -> None:
        assert "K565" not in share(tmp_path, f"as_published: {wording}, value: 62").codes()

    @pytest.mark.parametrize(
        ("note", "codes"),
        [
            ("令和5年度の値", ["K565"]),
            ("令和5年度の調査結果。令和6年度は未実施", ["K565"]),
            ("直近値", ["K565"]),
            ("令和4年国勢調査による", ["K565"]),
            ("令和6年度の値", []),
            ("令和7年度に公表", []),
            ("令和5年度に新設した施設を含む", []),
            ("令和5年度", []),
        ],
    )
    def test_is_asked_about_where_its_note_says_so(self, tmp_path: Path, note: str, codes: list[str]) -> None:
        assert share(tmp_path, "as_published: 58%, footnotes: [※1]", note).codes() == codes

    @pytest.mark.parametrize(
        ("wording", "codes"), [("50%（直近値）", []), ("50%（令和2年度の値）", []), ("50%※平成30年度の値", ["K565"])]
    )
    def test_may_be_the_last_there_was_where_a_plan_sets_out(
        self, tmp_path: Path, wording: str, codes: list[str]
    ) -> None:
        baseline = f"as_published: {wording}, value: 50"
        assert city(tmp_path, unit="%", target="as_published: 60%", baseline=baseline).codes() == codes

    def test_is_not_asked_about_where_it_does_not_name_the_note(self, tmp_path: Path) -> None:
        assert share(tmp_path, "as_published: 58%", "令和5年度の値").codes() == []


class TestAZero:
    @pytest.mark.parametrize(
        ("wording", "codes"),
        [
            ("0件（未集計）", ["K526"]),
            ("0件※未実施のため", ["K526"]),
            ("0件（中止）", ["K526"]),
            ("0件（感染症により中止）", ["K526"]),
            ("0件（該当なし）", []),
            ("0件（実績なし）", []),
            ("0件", []),
        ],
    )
    def test_is_no_value_where_its_wording_says_that_there_is_none(
        self, tmp_path: Path, wording: str, codes: list[str]
    ) -> None:
        town = city(
            tmp_path,
            unit="件",
            direction="at_most",
            target="as_published: 3件",
            actual=f"as_published: {wording}, value: 0",
        )
        assert town.codes() == codes

    @pytest.mark.parametrize(
        ("wording", "unit"),
        [
            ("0人（中止）", "人"),
            ("0回（台風により中止）", "回"),
            ("0回（悪天候のため全て中止）", "回"),
            ("0人（休館）", "人"),
            ("0人（感染症のため開催せず）", "人"),
            ("0団体（延期）", "団体"),
            ("0件※未実施のため", "件"),
            ("0校（隔年のため実施なし）", "校"),
            ("0名（講座は休止）", "名"),
            ("0台（運行休止）", "台"),
        ],
    )
    def test_is_what_was_counted_of_a_thing_that_was_called_off(self, tmp_path: Path, wording: str, unit: str) -> None:
        town = city(tmp_path, unit=unit, target=f"as_published: 3{unit}", actual=f"as_published: {wording}, value: 0")
        assert town.codes() == []
        assert judged(town).status is Status.NOT_REACHED

    @pytest.mark.parametrize(
        ("wording", "unit"),
        [
            ("0件（未集計）", "件"),
            ("0人（調査中止）", "人"),
            ("0人（未報告）", "人"),
            ("0人（不明）", "人"),
            ("0回（対象外）", "回"),
            ("0件（アンケートを実施せず）", "件"),
            ("0人※集計できず", "人"),
            ("0％（中止）", "％"),
            ("0点（開催せず）", "点"),
            ("0分（休止）", "分"),
        ],
    )
    def test_is_none_where_nobody_counted_or_of_which_there_is_no_share(
        self, tmp_path: Path, wording: str, unit: str
    ) -> None:
        town = city(tmp_path, unit=unit, target=f"as_published: 3{unit}", actual=f"as_published: {wording}, value: 0")
        assert town.codes() == ["K526"]

    @pytest.mark.parametrize(
        ("done", "wording", "codes"),
        [
            ("感染症のため中止した。", "0分", ["K566"]),
            ("未実施", "0分", ["K566"]),
            ("調査を行った。待ち時間の調査は実施しなかった。", "0分", ["K566"]),
            ("窓口を見直した。待ち時間は調査しなかった。", "0分", ["K566"]),
            ("調査を行った。窓口の催しは実施しなかった。", "0分", []),
            ("催しの一部を中止した。", "0分", []),
            ("3回のうち1回を中止した。", "0分", []),
            ("感染症のため中止した。", "5分", []),
            ("窓口を見直した。", "0分", []),
        ],
    )
    def test_is_asked_about_beside_a_report_that_nothing_was_held(
        self, tmp_path: Path, done: str, wording: str, codes: list[str]
    ) -> None:
        town = City(tmp_path).put(
            "mihon/basic-plan/results/2023-hall.yaml",
            f"round: yearly-2023\nmeasures:\n  - measure: hall\n    done: {done}\n"
            f"    actuals: [{{indicator: waiting, fiscal_year: 2023, as_published: {wording}}}]\n",
        )
        assert town.codes() == codes

    @pytest.mark.parametrize(
        ("name", "direction", "done", "codes"),
        [
            ("待機児童数", "at_most", "入札不調のため増築は未実施。", []),
            ("待機児童数", "decrease", "保育士の追加募集は見送り。", []),
            ("火災死者数", "at_most", "訓練は雨のため中止した。", []),
            ("火災死者数", "at_most", "中止した。", []),
            ("相談者数", "at_least", "入札不調のため増築は未実施。", []),
            ("参加者数", "at_least", "催しは雨のため中止した。", ["K566"]),
            ("参加者数", "at_least", "感染症のため中止した。", ["K566"]),
            ("参加者数", "at_least", "開催を見合わせた。", ["K566"]),
            ("参加者数", "at_least", "実績なし。", ["K566"]),
            ("講座の参加者数", "at_least", "講座を中止した。", ["K566"]),
            ("参加者数", "at_least", "8月の回は中止した。", []),
        ],
    )
    def test_of_people_is_asked_about_where_what_they_come_to_was_not_held(
        self, tmp_path: Path, name: str, direction: str, done: str, codes: list[str]
    ) -> None:
        town = city(tmp_path, name=name, direction=direction, target="").put(
            "mihon/basic-plan/results/2024-zz.yaml",
            f"round: yearly-2024\nmeasures:\n  - measure: zz\n    done: {done}\n"
            "    actuals: [{indicator: a, fiscal_year: 2024, as_published: 0人}]\n",
        )
        assert town.codes() == codes


class TestSeveralNumbers:
    @pytest.mark.parametrize(
        ("target", "others"),
        [
            ("100人以上（うち女性50人以上）", "「50人」"),
            ("100人かつ満足度80％", "「80%」"),
        ],
    )
    def test_of_a_promise_of_two_conditions_are_told(self, tmp_path: Path, target: str, others: str) -> None:
        town = city(tmp_path, target=f"as_published: {target}, value: 100", actual="as_published: 110人")
        (found,) = town.problems()
        assert found.rule == "K539"
        assert details(found)["others"] == others

    def test_of_which_one_is_a_part_without_a_bound_are_one_promise(self, tmp_path: Path) -> None:
        assert city(tmp_path, target="as_published: 100人（うち女性50人）, value: 100").codes() == []

    @pytest.mark.parametrize(
        ("unit", "wording", "value"),
        [
            ("%", "52%（男54%、女50%）", "52"),
            ("%", "52.0％（男性：54.1％　女性：50.3％）", "52"),
            ("%", "52%（①北54%、②南50%）", "52"),
            ("歳", "82.5歳（男79.8歳、女85.1歳）", "82.5"),
            ("点", "3.8点（男3.9点・女3.7点）", "3.8"),
            ("%", "52%以上（男54%、女50%）", "52"),
            ("人", "50人（男20人・女30人）", "50"),
            ("人", "120人（うち女性45人）", "120"),
            ("か所", "３か所（東・西・南）", "3"),
            ("回", "2回（上半期1回、下半期1回）", "2"),
        ],
    )
    def test_in_brackets_behind_the_value_of_all_are_its_split(
        self, tmp_path: Path, unit: str, wording: str, value: str
    ) -> None:
        written = f"as_published: {wording}, value: {value}"
        assert city(tmp_path / "a", unit=unit, target=written).codes() == []
        if "以上" not in wording:
            assert city(tmp_path / "b", unit=unit, target="", actual=written).codes() == []

    @pytest.mark.parametrize(
        ("unit", "wording", "value"),
        [
            ("%", "60%（男54%、女50%）", "60"),
            ("%", "52%（男54%、女50%）", "54"),
            ("%", "男54%、女50%", "54"),
            ("歳", "86.5歳（男79.8歳、女85.1歳）", "86.5"),
            ("点", "3.8点（男4.9点・女4.7点）", "3.8"),
            ("人", "100人（男60人・女50人）", "100"),
            ("人", "55人（男60人・女50人）", "55"),
            ("人", "60人、男60人・女50人", "50"),
            ("%", "52%（①北64%、②南60%）", "52"),
            ("件", "①6件 ②5件", "6"),
        ],
    )
    def test_that_are_no_split_of_the_value_are_told(self, tmp_path: Path, unit: str, wording: str, value: str) -> None:
        written = f"as_published: {wording}, value: {value}"
        assert city(tmp_path, unit=unit, target="", actual=written).codes() == ["K539"]

    @pytest.mark.parametrize("wording", ["①60人 ②50人", "①市内60人、②市外50人", "男60人・女50人", "男性60人 女性50人"])
    def test_in_a_list_do_not_stand_for_each_other(self, tmp_path: Path, wording: str) -> None:
        (found,) = city(tmp_path, actual=f"as_published: {wording}, value: 60").problems()
        assert (found.rule, details(found)["split"]) == ("K539", "別のものを数えた値")

    @pytest.mark.parametrize(
        ("unit", "target", "value", "codes"),
        [
            ("%", "65%以上（5年後）", 65, []),
            ("回", "年12回（月1回）", 12, []),
            ("回", "月1回（年12回）", 1, []),
            ("回", "年4回（四半期に1回）", 4, []),
            ("回", "年12回（月2回）", 12, ["K539"]),
            ("件", "15件（3件×5年）", 15, []),
            ("件", "15件（3件×4年）", 15, ["K539"]),
            ("%", "100％（12校）", 100, []),
            ("%", "90％（12校）", 90, ["K539"]),
            ("%", "100％（満足度80％）", 100, ["K539"]),
            ("人", "100人（60%）", 100, ["K539"]),
        ],
    )
    def test_that_say_one_promise_twice_are_one(
        self, tmp_path: Path, unit: str, target: str, value: int, codes: list[str]
    ) -> None:
        assert city(tmp_path, unit=unit, target=f"as_published: {target}, value: {value}").codes() == codes


class TestOtherThings:
    @pytest.mark.parametrize(
        ("target", "actual", "codes"),
        [
            ("延べ1000人", "実人数250人, value: 250", ["K567"]),
            ("延べ1000人", "250人（実人数）, value: 250", ["K567"]),
            ("延べ1000人", "1100人", []),
            ("1000人", "延べ1100人", []),
            ("100人", "98人（県平均）, value: 98", ["K567"]),
            ("100人", "98人（全国）, value: 98", ["K567"]),
            ("100人", "98人（速報値）", []),
        ],
    )
    def test_are_not_held_against_each_other(self, tmp_path: Path, target: str, actual: str, codes: list[str]) -> None:
        assert city(tmp_path, target=f"as_published: {target}", actual=f"as_published: {actual}").codes() == codes

    @pytest.mark.parametrize("wording", ["5社（県内）", "5人（東京都）", "5件（県）"])
    def test_are_asked_about_without_stopping_where_a_place_stands_in_brackets(
        self, tmp_path: Path, wording: str
    ) -> None:
        town = city(
            tmp_path,
            unit=wording[1],
            target=f"as_published: 4{wording[1]}",
            actual=f"as_published: {wording}, value: 5",
        )
        (found,) = town.problems()
        assert (found.rule, RULES[found.rule].level) == ("K567", Severity.WARNING)
        assert details(found)["other"] == "目標や基準値には、そう書かれていません"

    def test_are_called_what_they_call_themselves(self, tmp_path: Path) -> None:
        values = {"baseline": "as_published: 3社（県内）", "target": "as_published: 4社（県内）"}
        (found,) = city(tmp_path / "1", unit="社", actual="as_published: 5社（全国）, value: 5", **values).problems()
        assert details(found)["other"] == "ほかに「県内」と書かれた値があります"
        assert city(tmp_path / "2", unit="社", actual="as_published: 5社（県内）", **values).codes() == []

    def test_are_told_once_of_one_value(self, tmp_path: Path) -> None:
        target = "as_published: 延べ100人"
        town = city(tmp_path, target=target, actual="as_published: 実人数98人（県平均）, value: 98")
        assert town.codes() == ["K567"]

    @pytest.mark.parametrize(
        ("actual", "codes"), [("全国10位, value: 10", ["K567"]), ("県内10位, value: 10", []), ("10位", [])]
    )
    def test_are_ranks_among_others(self, tmp_path: Path, actual: str, codes: list[str]) -> None:
        town = city(
            tmp_path,
            unit="位",
            direction="at_most",
            baseline="as_published: 県内12位",
            target="as_published: 県内10位以内",
            actual=f"as_published: {actual}",
        )
        assert town.codes() == codes

    @pytest.mark.parametrize(
        ("definition", "codes"),
        [
            ("令和5年度より対象を市内全域に拡大", ["K534"]),
            ("令和5年度から算定方法を変更", ["K534"]),
            ("市内全域の小学校を対象に調査する", []),
            ("対象を順次拡大する事業の利用者", []),
        ],
    )
    def test_are_counted_since_a_definition_changed(self, tmp_path: Path, definition: str, codes: list[str]) -> None:
        town = city(
            tmp_path, baseline="as_published: 50人", actual="as_published: 110人", more=f"definition: {definition}"
        )
        assert town.codes() == codes


class TestNamesAndSizes:
    @pytest.mark.parametrize(
        ("name", "counting", "codes"),
        [
            ("年間利用者数（累計）", "yearly", ["K569"]),
            ("累計登録者数", "yearly", ["K569"]),
            ("年間参加者数", "cumulative", ["K569"]),
            ("年間利用者数（累計）", "cumulative", []),
            ("累計登録者数", "point", []),
            ("年間参加者数", "yearly", []),
            ("5年間の参加者数", "cumulative", []),
            ("累積赤字比率", "yearly", []),
            ("4月からの累計入館者数", "yearly", []),
            ("平成27年4月からの累計入館者数", "yearly", ["K569"]),
            ("相談件数（年度累計）", "yearly", []),
            ("年度内累計相談件数", "yearly", []),
            ("累計1万人達成に向けた来場者数", "yearly", []),
            ("累積赤字額", "yearly", []),
            ("植樹本数（年間30本の植樹）", "cumulative", []),
        ],
    )
    def test_a_name_agrees_with_its_counting(self, tmp_path: Path, name: str, counting: str, codes: list[str]) -> None:
        assert city(tmp_path, name=name, counting=counting, actual="as_published: 110人").codes() == codes

    @pytest.mark.parametrize(
        ("unit", "target", "actual", "ratio"),
        [
            ("千円", "6000千円", "6100円", "およそ 984 分の 1"),
            ("人", "6000人", "61000人", "およそ 10 倍"),
            ("%", "96%", "961%", "およそ 10 倍"),
            ("%", "60%", "0.61%", "およそ 98 分の 1"),
            ("千円", "6000千円", "6100000千円", "およそ 1,017 倍"),
        ],
    )
    def test_a_slip_of_digits_is_told(self, tmp_path: Path, unit: str, target: str, actual: str, ratio: str) -> None:
        (found,) = city(
            tmp_path, unit=unit, target=f"as_published: {target}", actual=f"as_published: {actual}"
        ).problems()
        assert found.rule == "K568"
        assert details(found)["ratio"] == ratio

    @pytest.mark.parametrize(
        ("baseline", "target", "actual"),
        [
            ("", "100人", "1人"),
            ("", "100人", "350人"),
            ("", "6000人", "610人"),
            ("as_published: 5人", "500人", "6人"),
            ("as_published: 50人", "1000人", "12人"),
            ("", "100人", "0人"),
        ],
    )
    def test_a_poor_or_a_good_year_is_no_slip(self, tmp_path: Path, baseline: str, target: str, actual: str) -> None:
        town = city(tmp_path, baseline=baseline, target=f"as_published: {target}", actual=f"as_published: {actual}")
        assert town.codes() == []


class TestAPartOfTheYear:
    @pytest.mark.parametrize(
        ("wording", "codes"),
        [
            ("年度途中で9件", ["K524"]),
            ("9件 年度途中", ["K524"]),
            ("令和6年9月 9件", ["K524"]),
            ("令和7年3月 9件", []),
            ("年度末で9件", []),
            ("9件 (Apr-Dec)", ["K524"]),
            ("9件 (Apr–Mar)", []),
            ("9件 to date", ["K524"]),
            ("9件 (as of 30 September)", ["K524"]),
            ("9件 (as at 31 March 2025)", []),
            ("9件 (Q1–Q3)", ["K524"]),
            ("9件 (Q1–Q4)", []),
            ("9件 (first half)", ["K524"]),
            ("9件 (final)", []),
        ],
    )
    def test_is_not_taken_for_the_year(self, tmp_path: Path, wording: str, codes: list[str]) -> None:
        town = city(tmp_path, unit="件", target="as_published: 10件", actual=f"as_published: {wording}, value: 9")
        assert town.codes() == codes


class TestOrdinaryWordings:
    @pytest.mark.parametrize(
        ("unit", "wording"),
        [
            ("人", "98人（※3月に追加開催予定）, value: 98"),
            ("人", "98人（次年度開催予定）, value: 98"),
            ("件", "0件（該当なし）"),
            ("件", "0件（該当者なし）"),
            ("%", "83.3%（10/12校）"),
            ("%", "83.3%（10校/12校）"),
            ("%", "83.3%（12校中10校）"),
            ("回", "3回（うち1回はオンライン）"),
            ("人", "110人（うち女性20人）"),
            ("人", "前年度90人から110人に増加, value: 110"),
            ("人", "前年度120人から110人に減少, value: 110"),
            ("日", "1週間, value: 7"),
            ("日", "1週間"),
            ("位", "1位タイ"),
            ("人", "男60人・女50人, value: 110"),
            ("校", "小学校12校、中学校5校, value: 17"),
            ("回", "3 per year"),
            ("位", "9th"),
            ("位", "12th place"),
        ],
    )
    def test_are_read(self, tmp_path: Path, unit: str, wording: str) -> None:
        direction = "at_most" if unit in ("位", "日") else "at_least"
        town = city(tmp_path, unit=unit, target="", direction=direction, actual=f"as_published: {wording}")
        assert town.codes() == []

    @pytest.mark.parametrize(
        ("unit", "wording", "code"),
        [
            ("件", "5件（該当なし）", "K525"),
            ("%", "80.3%（10/12校）", "K525"),
            ("回", "3回（うち5回はオンライン）", "K525"),
            ("人", "前年度90人から110人に増加, value: 90", "K503"),
            ("人", "男60人・女50人, value: 120", "K503"),
            ("日", "1週間, value: 1", "K521"),
        ],
    )
    def test_are_still_asked_about_where_they_say_otherwise(
        self, tmp_path: Path, unit: str, wording: str, code: str
    ) -> None:
        assert city(tmp_path, unit=unit, target="", actual=f"as_published: {wording}").codes() == [code]


class TestWhatFollowsAValue:
    @pytest.mark.parametrize(
        "wording",
        ["実施設計完了（工事は令和7年度着手予定）", "策定済（令和7年度見直し予定）", "策定。令和7年度から実施予定"],
    )
    def test_says_nothing_of_what_is_done(self, tmp_path: Path, wording: str) -> None:
        values = {"target": "as_published: 策定, done: true", "actual": f"as_published: {wording}, done: true"}
        assert city(tmp_path, direction="milestone", unit="", **values).codes() == []

    @pytest.mark.parametrize(
        "wording",
        [
            "策定（予定）",
            "策定予定",
            "策定（令和7年3月予定）",
            "完了（令和7年3月完了予定）",
            "整備済（令和7年度完成予定）",
        ],
    )
    def test_is_asked_about_where_it_may_be_the_thing_itself(self, tmp_path: Path, wording: str) -> None:
        values = {"target": "as_published: 策定, done: true", "actual": f"as_published: {wording}, done: true"}
        assert "K536" in city(tmp_path, direction="milestone", unit="", **values).codes()

    @pytest.mark.parametrize(
        ("wording", "asked"),
        [
            ("令和7年度完成", True),
            ("令和7年度に完成", True),
            ("R7年度末に工事を完了した", True),
            ("整備（令和7年度完了）", True),
            ("令和８年度策定", True),
            ("令和7年度中に供用開始", True),
            ("令和6年度完成", False),
            ("令和5年度に完成", False),
            ("令和7年3月完成", False),
            ("令和7年度実施計画を策定", False),
            ("令和7年度版を作成し、公表した", False),
            ("令和7年度予算に反映した", False),
            ("策定済み", False),
            ("令和6年度に着工し、令和7年度工事を発注した", False),
            ("令和7年度の方針を決定した", False),
        ],
    )
    def test_is_asked_about_where_it_was_done_in_a_later_year(
        self, tmp_path: Path, wording: str, *, asked: bool
    ) -> None:
        values = {"target": "as_published: 策定, done: true", "actual": f"as_published: {wording}, done: true"}
        held = city(tmp_path, direction="milestone", unit="", **values).codes()
        assert held == (["K524"] if asked else [])

    @pytest.mark.parametrize(
        ("wording", "value", "codes"),
        [
            ("110人（次年度は120人を予定）", 110, []),
            ("110人。次年度は120人を予定", 110, []),
            ("110人（次年度は120人を予定）", 120, ["K536"]),
            ("110人（令和7年度に1人増員予定）", 110, []),
            ("110人（確定値は令和7年度公表予定）", 110, ["K536"]),
        ],
    )
    def test_says_nothing_of_a_number_but_its_own(
        self, tmp_path: Path, wording: str, value: int, codes: list[str]
    ) -> None:
        assert city(tmp_path, actual=f"as_published: {wording}, value: {value}").codes() == codes
