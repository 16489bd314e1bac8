"""Values of one indicator that contradict each other or its name: YAML in, the codes of what staff are asked out, and how it is judged."""

from pathlib import Path

import pytest

from generator.judging import Status
from generator.judging.standings import stand_all
from generator.map.site_index import index_site
from small_town import Town


def town(
    folder: Path,
    *,
    name: str = "講座の開催回数",
    unit: str = "回",
    direction: str = "at_least",
    counting: str = "yearly",
    targets: str = "",
    actuals: str = "",
    more: str = "",
) -> Town:
    """A town with one indicator. Targets and actual values are YAML of their lists."""
    unit = f"unit: '{unit}', " if unit else ""
    return Town(
        folder,
        measure=f"indicators:\n  - {{id: i, name: {name}, {unit}kind: output, direction: {direction}, accumulation: {counting}, {more}\n"
        f"     targets: [{targets}], actuals: [{actuals}]}}\n",
    )


def of(year: int, told: str, more: str = "") -> str:
    return f"{{fiscal_year: {year}, {more}as_published: '{told}'}}"


class TestAPartOfAYearBesideTheYear:
    @pytest.mark.parametrize(
        ("more", "half", "year", "asked"),
        [
            ({}, "14回", "12回", True),
            ({}, "12回", "12回", False),
            ({}, "6回", "12回", False),
            ({}, "約14回", "12回", False),
            ({"name": "来館者数", "unit": "人"}, "1,400人", "1,200人", True),
            ({"name": "待機児童数", "unit": "人", "counting": "point", "direction": "at_most"}, "14人", "12人", False),
            ({"name": "一日の最大利用者数", "unit": "人"}, "14人", "12人", False),
            ({"name": "純増加数", "unit": "人"}, "14人", "12人", False),
            ({"name": "利用率", "unit": "%"}, "14%", "12%", False),
            ({"name": "平均利用者数", "unit": "人"}, "14人", "12人", False),
        ],
    )
    def test_is_not_more_than_the_year(
        self, tmp_path: Path, more: dict[str, str], half: str, year: str, *, asked: bool
    ) -> None:
        actuals = f"{of(2019, half, 'part: h1, ')}, {of(2019, year)}"
        held = town(tmp_path, targets=of(2019, year), actuals=actuals, **more)
        assert held.codes() == (["K548"] if asked else [])


class TestPersonsCountedOnce:
    @pytest.mark.parametrize(
        ("name", "status", "asked"),
        [
            ("移住者数（実人数）", Status.NOT_REPORTED, True),
            ("利用した実世帯数", Status.NOT_REPORTED, True),
            ("移住者数", Status.REACHED, False),
            ("参加者数（延べ人数）", Status.REACHED, False),
            ("実施回数", Status.REACHED, False),
            ("実績額", Status.REACHED, False),
        ],
    )
    def test_of_several_years_are_not_added(self, tmp_path: Path, name: str, status: Status, *, asked: bool) -> None:
        actuals = f"{of(2018, '150人')}, {of(2019, '160人')}"
        target = of(2018, "300人", "through: 2019, ")
        held = town(tmp_path, name=name, unit="人", targets=target, actuals=actuals, more="parts: sum,")
        assert held.codes() == (["K548"] if asked else [])
        if not asked:
            assert stand_all(index_site(held.site())).indicators["town/p/a#i"].status is status


class TestANumberOfEachYear:
    @pytest.mark.parametrize(
        ("counting", "years", "told", "asked"),
        [
            ("cumulative", "every_year_until: 2019, ", "毎年10件", True),
            ("cumulative", "", "年間10件", True),
            ("cumulative", "", "累計10件", False),
            ("cumulative", "", "10件", False),
            ("cumulative", "", "10件（毎年2件）", False),
            ("yearly", "every_year_until: 2019, ", "毎年10件", False),
            ("yearly", "through: 2019, ", "毎年10件", True),
            ("yearly", "through: 2019, ", "10件", False),
            ("yearly", "through: 2019, ", "年平均10件", False),
            ("point", "through: 2019, ", "毎年10件", False),
        ],
    )
    def test_is_no_total(self, tmp_path: Path, counting: str, years: str, told: str, *, asked: bool) -> None:
        target = f"{{fiscal_year: 2018, {years}as_published: {told}, value: 10}}"
        held = town(tmp_path, name="除却した空家", unit="件", counting=counting, targets=target)
        assert ("K537" in held.codes()) is asked


class TestANameThatTellsTheGoodWay:
    @pytest.mark.parametrize(
        ("name", "unit", "direction", "asked"),
        [
            ("苦情件数", "件", "at_least", True),
            ("交通事故発生件数", "件", "increase", True),
            ("待機児童数", "人", "at_least", True),
            ("時間外勤務時間", "時間", "at_least", True),
            ("がん検診受診率", "%", "at_most", True),
            ("特定健診の受診率（40歳以上）", "%", "decrease", True),
            ("自治会加入率", "%", "at_most", True),
            ("ごみ削減率", "%", "at_most", True),
            ("待機児童解消率", "%", "at_most", True),
            ("魅力度ランキング", "", "at_least", True),
            ("給水原価", "円", "at_least", True),
            ("汚水処理原価", "円", "increase", True),
            ("企業債残高", "百万円", "at_least", True),
            ("市債の現在残高", "百万円", "at_least", True),
            ("実質公債費比率", "%", "at_least", True),
            ("不登校児童生徒の割合", "%", "at_least", True),
            ("市民の喫煙率", "%", "at_least", True),
            ("管路更新率", "%", "at_most", True),
            ("管路の耐震適合率", "%", "at_most", True),
            ("個別施設計画の策定率", "%", "decrease", True),
            ("定員充足率", "%", "at_most", True),
            ("供給単価", "円", "at_least", False),
            ("基金残高", "百万円", "at_least", False),
            ("市債残高の削減額", "百万円", "at_least", False),
            ("市債残高の減少率", "%", "at_least", False),
            ("不登校児童生徒のうち相談を受けた割合", "%", "at_least", False),
            ("禁煙に成功した人の率", "%", "at_least", False),
            ("空き家の利活用率", "%", "at_least", False),
            ("管路の未更新率", "%", "at_most", False),
            ("苦情件数", "件", "at_most", False),
            ("待機児童数", "人", "decrease", False),
            ("がん検診受診率", "%", "at_least", False),
            ("ごみ削減率", "%", "at_least", False),
            ("待機児童解消率", "%", "at_least", False),
            ("苦情解決率", "%", "at_least", False),
            ("苦情対応件数", "件", "at_least", False),
            ("事故防止講座の開催回数", "回", "at_least", False),
            ("交通事故防止教室の参加者数", "人", "increase", False),
            ("交通事故減少件数", "件", "at_least", False),
            ("無事故の日数", "日", "at_least", False),
            ("火災予防の査察件数", "件", "at_least", False),
            ("犯罪の検挙件数", "件", "at_least", False),
            ("未受診率", "%", "at_most", False),
            ("健康保険未加入率", "%", "at_most", False),
            ("不満足度", "%", "at_most", False),
            ("がん検診未受診者への勧奨数", "人", "at_least", False),
            ("ランキング掲載件数", "件", "at_least", False),
            ("住みたい街ランキングの点数", "点", "at_least", False),
            ("不登校児童の支援件数", "件", "at_least", False),
            ("来館者数", "人", "at_least", False),
            ("CO2排出量（削減量）", "t", "at_least", False),
            ("経常収支比率", "%", "at_most", False),
        ],
    )
    def test_is_held_against_the_direction(
        self, tmp_path: Path, name: str, unit: str, direction: str, *, asked: bool
    ) -> None:
        held = town(tmp_path, name=name, unit=unit, direction=direction, targets=of(2019, f"10{unit}"))
        assert held.codes() == (["K585"] if asked else [])

    @pytest.mark.parametrize(
        "more",
        [
            {"targets": of(2019, "10件以上")},
            {"targets": f"{of(2018, '10件')}, {of(2019, '20件')}"},
            {"targets": of(2019, "20件"), "more": "baseline: {fiscal_year: 2015, as_published: 10件},"},
        ],
    )
    def test_is_not_where_the_plan_tells_the_way(self, tmp_path: Path, more: dict[str, str]) -> None:
        assert town(tmp_path, name="苦情件数", unit="件", **more).codes() == []


class TestTextsThatTellTheGoodWay:
    @pytest.mark.parametrize(
        ("text", "direction"),
        [
            ("値が小さいほど良い", "at_least"),
            ("減少が望ましい", "increase"),
            ("数値が低いほど望ましい。", "more_than"),
            ("1年間に寄せられた苦情の件数。少ないほど良い。", "at_least"),
            ("苦情の件数が少ないほど良いことを示す", "at_least"),
            ("減少を目指す指標である", "at_least"),
            ("苦情の件数を減らすことを目標とする", "at_least"),
            ("小さければ小さいほどよい", "maintain_or_increase"),
            ("値の低下が改善を示す", "at_least"),
            ("値が大きいほど良い", "at_most"),
            ("増加が望ましい", "decrease"),
            ("高いほど良好", "maintain_or_decrease"),
        ],
    )
    def test_are_held_against_the_direction(self, tmp_path: Path, text: str, direction: str) -> None:
        held = town(
            tmp_path,
            name="苦情の指数",
            unit="",
            direction=direction,
            targets=of(2019, "10"),
            more=f"definition: '{text}', baseline: {{fiscal_year: 2015, as_published: '10'}},",
        )
        assert held.codes() == ["K585"]
        assert f"に「{text.removesuffix('。').split('。')[-1]}」とあり" in held.report()

    def test_are_heard_in_the_name_and_in_a_note(self, tmp_path: Path) -> None:
        for number, (name, more) in enumerate(
            (
                ("利用の指数（少ないほど良い）", ""),
                ("利用の指数（減少目標）", ""),
                ("利用の指数", "footnotes: [{mark: ※1, text: 値が小さいほど良い}],"),
            )
        ):
            held = town(tmp_path / str(number), name=name, unit="", targets=of(2019, "10"), more=more)
            assert held.codes() == ["K585"]

    @pytest.mark.parametrize(
        "text",
        [
            "値が大きいほど良い",
            "所得が低い世帯の割合",
            "待ち時間が短いほど満足度が高い。",
            "一概に少ないほど良いとは言えない",
            "値が小さいほど良いとは限らない",
            "低所得者が多いほど値が大きい",
            "ごみの減少を目指す講座の回数",
            "事故の減少を目的とする講座の数",
            "少ない方がよい項目と多い方がよい項目がある",
            "交通事故の減少が目標",
            "温室効果ガスの低減を目標に掲げる事業所の数",
            "前年度より減少した件数",
        ],
    )
    def test_say_nothing_of_it_where_they_speak_of_other_things(self, tmp_path: Path, text: str) -> None:
        assert town(tmp_path, targets=of(2019, "10回"), more=f"definition: '{text}',").codes() == []


class TestAYearBeforeTheNumber:
    @pytest.mark.parametrize(
        ("told", "asked"),
        [
            ("令和10年度までに10回", True),
            ("令和2年度に10回", True),
            ("R2に10回", True),
            ("平成30年度に10回", True),
            ("令和元年度に10回", False),
            ("令和元年度末までに10回", False),
            ("2019年度に10回", False),
            ("平成30年度に8回、令和元年度に10回", False),
            ("平成30年度に開始し、10回", False),
            ("10回", False),
        ],
    )
    def test_is_the_year_of_the_value(self, tmp_path: Path, told: str, *, asked: bool) -> None:
        value = f"{{fiscal_year: 2019, as_published: {told}, value: 10}}"
        assert ("K524" in town(tmp_path / "1", targets=of(2019, "10回"), actuals=value).codes()) is asked
        assert ("K524" in town(tmp_path / "2", targets=value).codes()) is asked

    @pytest.mark.parametrize(
        ("told", "asked"),
        [
            ("令和3年度までに工事完了", True),
            ("令和3年度 工事完了", True),
            ("令和3年度までに条例を制定", True),
            ("令和元年度までに工事完了", False),
            ("令和元年度 工事完了", False),
            ("令和3年度に開館する施設の設計完了", False),
            ("令和3年度に向けた設計の完了", False),
            ("令和3年度までに廃止する施設の選定完了", False),
            ("令和3年度予算への反映", False),
            ("令和3年度計画の策定", False),
            ("令和3年度計画策定", False),
            ("第3次計画（令和3年度～）の策定", False),
        ],
    )
    def test_is_the_year_of_what_is_to_be_done(self, tmp_path: Path, told: str, *, asked: bool) -> None:
        value = f"{{fiscal_year: 2019, as_published: {told}, done: true}}"
        held = town(tmp_path, name="工事", unit="", direction="milestone", counting="not_stated", targets=value)
        assert ("K524" in held.codes()) is asked


class TestANumberWithAWordAgainstIt:
    @pytest.mark.parametrize(
        ("told", "asked"),
        [
            ("10回（正しくは8回）", True),
            ("10回（訂正後8回）", True),
            ("8回（正しくは10回）", False),
            ("10回（訂正前8回）", False),
            ("10回（訂正）", False),
        ],
    )
    def test_is_not_the_one_that_was_mended(self, tmp_path: Path, told: str, *, asked: bool) -> None:
        value = f"{{fiscal_year: 2019, as_published: {told}, value: 10}}"
        assert ("K503" in town(tmp_path, targets=of(2019, "10回"), actuals=value).codes()) is asked

    @pytest.mark.parametrize(
        ("name", "told", "asked"),
        [
            ("収支", "10人の赤字", True),
            ("社会増減", "転出超過10人", True),
            ("社会増減", "10人（転出超過）", True),
            ("参加者数", "昨年より2人少ない10人", False),
            ("参加者数", "10人（受入れは2人不足）", False),
            ("人手の不足", "10人不足", False),
            ("社会増減", "転入超過10人", False),
            ("参加者数", "10人（悪天候）", False),
        ],
    )
    def test_is_below_nothing(self, tmp_path: Path, name: str, told: str, *, asked: bool) -> None:
        value = f"{{fiscal_year: 2019, as_published: {told}, value: 10}}"
        held = town(tmp_path, name=name, unit="人", targets=of(2019, "0人"), actuals=value)
        assert ("K520" in held.codes()) is asked

    def test_is_what_is_counted_where_the_target_has_the_word_too(self, tmp_path: Path) -> None:
        value = "{fiscal_year: 2019, as_published: 10人の転出超過, value: 10}"
        target = "{fiscal_year: 2019, as_published: 12人の転出超過, value: 12}"
        assert "K520" not in town(tmp_path, unit="人", targets=target, actuals=value).codes()


class TestADigitMoreThanInOtherYears:
    @pytest.mark.parametrize(
        ("values", "asked"),
        [
            (("11,800人", "12,100人", "118,500人"), True),
            (("11,800人", "12,100人", "1,185人"), True),
            (("11,800人", "1,210人", "11,850人"), True),
            (("11,800人", "12,100人", "13,500人"), False),
            (("11,800人", "12,100人", "3,200人"), False),
            (("11,800人", "12,100人", "0人"), False),
            (("11,800人", "12,100人", "650人"), False),
            (("118人", "1,210人", "11,850人"), False),
            (("8人", "9人", "85人"), False),
            (("11,800人", "118,500人"), False),
        ],
    )
    def test_is_asked_about(self, tmp_path: Path, values: tuple[str, ...], *, asked: bool) -> None:
        actuals = ", ".join(of(2020 - len(values) + at, value) for at, value in enumerate(values))
        assert town(tmp_path, name="来園者数", unit="人", actuals=actuals).codes() == (["K568"] if asked else [])

    @pytest.mark.parametrize(("value", "asked"), [("1,185人", True), ("118,500人", True), ("11,850人", False)])
    def test_is_asked_about_once_beside_a_target(self, tmp_path: Path, value: str, *, asked: bool) -> None:
        actuals = f"{of(2017, '11,800人')}, {of(2018, '12,100人')}, {of(2019, value)}"
        held = town(tmp_path, name="来園者数", unit="人", targets=of(2019, "12,000人"), actuals=actuals)
        assert held.codes() == (["K568"] if asked else [])

    def test_is_what_a_total_may_come_to(self, tmp_path: Path) -> None:
        actuals = f"{of(2017, '100人')}, {of(2018, '120人')}, {of(2019, '1,150人')}"
        assert town(tmp_path, name="会員の数", unit="人", counting="cumulative", actuals=actuals).codes() == []


class TestASignOfTheTargetAlone:
    @pytest.mark.parametrize(
        ("start", "target", "value", "asked"),
        [
            ("100人", "+10人", "+12人", True),
            ("+8人", "+10人", "+12人", False),
            ("100人", "110人", "112人", False),
            ("0人", "+10人", "+12人", False),
        ],
    )
    def test_is_asked_about(self, tmp_path: Path, start: str, target: str, value: str, *, asked: bool) -> None:
        baseline = f"baseline: {{fiscal_year: 2015, as_published: '{start}'}},"
        held = town(
            tmp_path, name="会員数", unit="人", targets=of(2019, target), actuals=of(2019, value), more=baseline
        )
        assert held.codes() == (["K563"] if asked else [])


class TestAMeanOfSomeYearsAndTheEndOfDecember:
    @pytest.mark.parametrize(
        ("told", "asked"),
        [
            ("12回（H29-R1平均）", ["K537"]),
            ("12回（３か年平均）", ["K537"]),
            ("3か年平均 12回", ["K537"]),
            ("平均12回（3年間）", ["K537"]),
            ("12回（過去3年の平均）", ["K537"]),
            ("12回（3か年平均10回）", []),
            ("12回（過去3年平均を上回る）", []),
            ("12回（月平均1回）", []),
            ("年末までに12回", ["K524"]),
            ("12回（年末まで）", ["K524"]),
            ("12回（年末現在）", ["K524"]),
            ("12回（年度末まで）", []),
            ("12回（年末年始を除く）", []),
        ],
    )
    def test_is_none_of_a_year(self, tmp_path: Path, told: str, asked: list[str]) -> None:
        held = town(tmp_path, targets=of(2019, "10回"), actuals=of(2019, told, "value: 12, "))
        assert held.codes() == asked

    @pytest.mark.parametrize(
        "more", [{"name": "過去3年の平均開催回数"}, {"more": "definition: 直近3か年の平均,"}, {"more": "baseline: {fiscal_year: 2015, as_published: 9回（H25-H27平均）, value: 9},"}]
    )  # fmt: skip
    def test_is_what_the_plan_means_by_it(self, tmp_path: Path, more: dict[str, str]) -> None:
        told = "12回" if "baseline" in str(more) else "12回（３か年平均）"
        held = town(tmp_path, targets=of(2019, "10回"), actuals=of(2019, told, "value: 12, "), **more)
        assert held.codes() == []


class TestPartsThatAreTotalsUpToThen:
    @pytest.mark.parametrize(
        ("values", "target", "asked"),
        [
            (("2回", "5回", "8回", "9回"), "10回", True),
            (("100回", "250回", "390回", "520回"), "500回", True),
            (("2回", "3回", "3回", "3回"), "10回", False),
            (("1回", "2回", "3回", "6回"), "10回", False),
            (("2回", "5回", "4回", "9回"), "10回", False),
            (("1回", "3回", "8回", "12回"), "24回", False),
            (("5回", "6回", "7回", "8回"), "8回", False),
        ],
    )
    def test_are_asked_about_where_they_would_be_added(
        self, tmp_path: Path, values: tuple[str, ...], target: str, *, asked: bool
    ) -> None:
        actuals = ", ".join(of(2019, value, f"part: q{at}, ") for at, value in enumerate(values, 1))
        held = town(tmp_path, targets=of(2019, target), actuals=actuals, more="parts: sum,")
        assert held.codes() == (["K548"] if asked else [])


class TestAPointThatMoved:
    @pytest.mark.parametrize(
        ("name", "unit", "start", "target", "value", "asked"),
        [
            ("職員数", "人", "300人", "290人", "29.1人", True),
            ("放置自転車の台数", "台", "120台", "110台", "11.5台", True),
            ("再生可能エネルギー自給率", "%", "3.2%", "3.5%", "35.1%", True),
            ("職員数", "人", "300人", "290人", "291人", False),
            ("職員数", "人", "300人", "290人", "29人", False),
            ("一日平均利用者数", "人", "30.2人", "29.0人", "2.9人", False),
            ("再生可能エネルギー自給率", "%", "3.2%", "3.5%", "7.1%", False),
            ("再生可能エネルギー自給率", "%", "3%", "4%", "35%", False),
            ("相談件数", "件", "3件", "4件", "38件", False),
        ],
    )
    def test_is_asked_about(
        self, tmp_path: Path, name: str, unit: str, *, start: str, target: str, value: str, asked: bool
    ) -> None:
        baseline = f"baseline: {{fiscal_year: 2015, as_published: '{start}'}},"
        told = {"targets": of(2019, target), "actuals": of(2019, value), "more": baseline}
        direction = "at_least" if target > start else "at_most"
        held = town(tmp_path, name=name, unit=unit, direction=direction, **told)
        assert held.codes() == (["K568"] if asked else [])


class TestWhatComesAboutInAYear:
    @pytest.mark.parametrize(
        ("name", "asked"),
        [
            ("年間来館者数", True),
            ("年間延べ利用者数", True),
            ("年間の貸出冊数", True),
            ("年間会員数", False),
            ("年間パスポートの保有者数", False),
            ("年間指導計画を作った学校の数", False),
            ("年間100日以上利用できる施設数", False),
            ("来館者数", False),
        ],
    )
    def test_is_no_state_of_a_day(self, tmp_path: Path, name: str, *, asked: bool) -> None:
        held = town(tmp_path, name=name, unit="人", counting="point", targets=of(2019, "10人"))
        assert held.codes() == (["K569"] if asked else [])


class TestATargetOfAPartOfTheYearOrOfSeveralYears:
    def asked(self, folder: Path, wording: str, *, unit: str = "回", **more: str) -> list[str]:
        """What is told of a target of 2019 in these words, whose number is 12."""
        target = f"{{fiscal_year: 2019, as_published: {wording}, value: 12}}"
        return town(folder, unit=unit, targets=target, actuals=of(2019, f"12{unit}"), **more).codes()

    @pytest.mark.parametrize(
        "wording",
        [
            "年末までに12回",
            "12回（年末まで）",
            "年内に12回",
            "12月末までに12回",
            "12回（9月末まで）",
            "12回（暦年）",
            "12回（半年分）",
        ],
    )
    def test_is_not_the_years(self, tmp_path: Path, wording: str) -> None:
        assert self.asked(tmp_path, wording) == ["K524"]

    @pytest.mark.parametrize(
        "wording",
        ["年度末までに12回", "3月末までに12回", "令和2年3月末までに12回", "年間12回", "年度内に12回", "12回（11月10日開催）"],
    )  # fmt: skip
    def test_of_the_whole_year_is(self, tmp_path: Path, wording: str) -> None:
        assert self.asked(tmp_path, wording) == []

    def test_is_typed_as_what_it_is(self, tmp_path: Path) -> None:
        for number, target in enumerate(
            (
                "{as_of: 2019-12-31, as_published: 12月末までに12回}",
                "{calendar_year: 2019, as_published: 年末までに12回, value: 12}",
                "{fiscal_year: 2019, part: h1, as_published: 9月末までに12回}",
                "{fiscal_year: 2019, as_of: 2020-03-31, as_published: 年末までに12回, value: 12}",
            )
        ):
            assert town(tmp_path / str(number), targets=target, actuals=of(2019, "12回")).codes() == []

    def test_levels_and_shares_are_there_on_a_day(self, tmp_path: Path) -> None:
        assert self.asked(tmp_path / "1", "12月末までに12回", counting="point") == []
        assert self.asked(tmp_path / "2", "12月末までに12%", unit="%") == []

    @pytest.mark.parametrize("counting", ["yearly", "point", "not_stated"])
    def test_a_mean_of_years_is_none_of_one(self, tmp_path: Path, counting: str) -> None:
        for number, wording in enumerate(("12回（H29-H31平均）", "3か年平均12回", "12回（平成29〜31年度の平均値）")):
            assert self.asked(tmp_path / str(number), wording, counting=counting) == ["K537"]
        assert self.asked(tmp_path / "name", "12回（H29-H31平均）", name="平均回数", counting=counting) == ["K537"]
        meant = {"name": "開催回数（3か年平均）", "counting": counting}
        assert self.asked(tmp_path / "meant", "12回（H29-H31平均）", **meant) == []

    @pytest.mark.parametrize(
        "wording", ["12回（過去3年平均以上）", "12回（過去3年平均10回）", "12回（H29-H31平均を上回る）"]
    )
    def test_a_mean_may_be_what_the_target_is_held_against(self, tmp_path: Path, wording: str) -> None:
        assert "K537" not in self.asked(tmp_path, wording)


class TestPartsThatMakeMoreThanTheYear:
    @pytest.mark.parametrize(
        ("name", "unit", "year", "asked"),
        [
            ("相談件数", "件", "120件", True),
            ("講座の実施回数", "回", "120回", True),
            ("売上額", "千円", "120千円", True),
            ("参加者数", "人", "120人", True),
            ("施設の利用者数（延べ）", "人", "159人", True),
            ("相談件数", "件", "160件", False),
            ("相談件数", "件", "180件", False),
            ("相談件数", "件", "約120件", False),
            ("相談者の実人数", "人", "120人", False),
            ("利用世帯数", "世帯", "120世帯", False),
            ("開いている講座の数", "講座", "120講座", False),
            ("利用者登録数", "人", "120人", False),
        ],
    )
    def test_are_asked_about(self, tmp_path: Path, name: str, unit: str, year: str, *, asked: bool) -> None:
        quarters = ", ".join(of(2019, f"40{unit}", f"part: q{at}, ") for at in (1, 2, 3, 4))
        held = town(tmp_path, name=name, unit=unit, actuals=f"{quarters}, {of(2019, year)}")
        assert held.codes() == (["K548"] if asked else [])

    def test_are_those_of_one_length(self, tmp_path: Path) -> None:
        parts = [of(2019, "30回", "part: q1, "), of(2019, "30回", "part: q2, "), of(2019, "60回", "part: h1, ")]
        assert town(tmp_path, actuals=", ".join([*parts, of(2019, "100回")])).codes() == []


class TestAnotherSizeThanAllOtherYears:
    @pytest.mark.parametrize(
        ("values", "asked"),
        [
            (("3.5人", "3.5人", "350人"), True),
            (("3.5人", "350人", "3.6人", "3.5人"), True),
            (("3.5人", "3.6人", "35人"), True),
            (("12,000人", "12,500人", "12人"), True),
            (("12,000人", "12,500人", "1,250,000人"), True),
            (("0.35人", "0.36人", "35人"), True),
            (("3.5人", "3.5人", "5人"), False),
            (("3.5人", "350人"), False),
            (("1,200人", "1,250人", "13人"), False),
            (("12,000人", "12,500人", "300人"), False),
            (("1人", "1人", "100人"), False),
            (("2人", "3人", "120人"), False),
            (("10人", "30人", "1,000人"), False),
        ],
    )
    def test_is_asked_about_of_values(self, tmp_path: Path, values: tuple[str, ...], *, asked: bool) -> None:
        actuals = ", ".join(of(2020 - len(values) + at, value) for at, value in enumerate(values))
        assert town(tmp_path, name="担当職員数", unit="人", actuals=actuals).codes() == (["K568"] if asked else [])

    @pytest.mark.parametrize(("staff", "asked"), [("350", True), ("35", True), ("5.0", False), ("1.2", False)])
    def test_is_asked_about_of_staff(self, tmp_path: Path, staff: str, *, asked: bool) -> None:
        years = {2017: "3.5", 2018: "3.6", 2019: staff}
        budgets = "".join(
            f"  - {{fiscal_year: {year}, kind: settled, amount: '1,100', unit: 千円, full_time_equivalents: '{each}'}}\n"
            for year, each in years.items()
        )
        assert Town(tmp_path, measure="budgets:\n" + budgets).codes() == (["K568"] if asked else [])

    @pytest.mark.parametrize(
        ("amount", "asked"),
        [("12,400,000", True), ("12", True), ("124,000", False), ("125", False), ("2,400,000", False)],
    )
    def test_is_asked_about_of_amounts(self, tmp_path: Path, amount: str, *, asked: bool) -> None:
        years = {2017: "12,000", 2018: "12,500", 2019: amount}
        budgets = "".join(
            f"  - {{fiscal_year: {year}, kind: settled, amount: '{each}', unit: 千円}}\n"
            for year, each in years.items()
        )
        assert Town(tmp_path, measure="budgets:\n" + budgets).codes() == (["K584"] if asked else [])
