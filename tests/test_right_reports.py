"""Reports and plans that are right as cities write them, beside wrong ones that look alike: text in, whether staff are asked (K548, K567, K587, K593, K594)."""

from decimal import Decimal
from pathlib import Path

import pytest

from generator.checks.told_moves import told_move
from generator.checks.told_numbers import number_told
from generator.checks.told_of_years import other_year_told
from generator.checks.told_targets import change_told, promise_told, target_told
from generator.load.break_notes import kinds_in_note
from generator.load.placeholders import is_placeholder
from generator.model.basics import NOT_STATED, Place
from generator.model.figures import Accumulation, Direction, Figure, Indicator, IndicatorKind, Number, Period, Target
from small_town import Town

HERE = Place("a.yaml", 1, 1)
YEARLY, CUMULATIVE = Accumulation.YEARLY, Accumulation.CUMULATIVE


def figure(year: int, value: str, unit: str, wording: str = "") -> Figure:
    return Figure(Period(year), wording or f"{value}{unit}", Number(Decimal(value)), HERE)


def indicator(
    name: str, unit: str, *targets: tuple[int, str], start: str = "", counting: Accumulation = YEARLY
) -> Indicator:
    """With its targets by year, and what it set out from in 2020."""
    return Indicator(
        "i", HERE, name, NOT_STATED, unit, IndicatorKind.OUTPUT, Direction.AT_LEAST, counting,
        baseline=figure(2020, start, unit) if start else NOT_STATED,
        targets=tuple(Target(figure(year, value, unit)) for year, value in targets),
    )  # fmt: skip


def moved(text: str, before: str, now: str, name: str = "参加者数", unit: str = "人", **more: Accumulation) -> bool:
    """Whether a text of 2024 goes against what the indicator was in 2023 and in 2024."""
    values = (figure(2023, before, unit), figure(2024, now, unit))
    return bool(told_move(text, [(indicator(name, unit, **more), values)], 2024)[0])


class TestAMove:
    @pytest.mark.parametrize(
        ("text", "before", "now"),
        [
            ("参加者数は100人を上回った。", "130", "120"),
            ("参加者数は前年度とほぼ同数であった。", "100", "101"),
            ("参加者数は前年度とおおむね同じであった。", "100", "98"),
            ("参加者数は前年度から120人に増加した。", "100", "120"),
            ("参加者数は前年度の約1.2倍に増加した。", "100", "120"),
            ("参加者数は前年度比20%増となった。", "100", "120"),
            ("参加者数は前年度より20人増。", "100", "120"),
            ("参加者数の減少を防ぐことができた。", "100", "120"),
            ("コロナ禍の時期と比べると、参加者数は増加した。", "120", "100"),
            ("後半に入り参加者数は増加した。", "120", "100"),
            ("参加者数は人口千人当たりでは増加した。", "120", "100"),
            ("参加者数は増加が期待される。", "120", "100"),
            ("実績が上回った。", "120", "100"),
            ("参加者数は前年度の8割に減少した。", "120", "100"),
            ("参加者数は増加しているとは言えない。", "120", "100"),
            ("2年続けて参加者数は増加した。", "120", "100"),
        ],
    )
    def test_that_may_be_so_is_not_asked_about(self, text: str, before: str, now: str) -> None:
        assert not moved(text, before, now)

    @pytest.mark.parametrize(
        "text",
        [
            "参加者数は減少となった。",
            "参加者数は減少に転じた。",
            "令和六年度の参加者数は減少した。",
            "参加者数は前年度より20人減。",
            "参加者数は前年度比微減となった。",
            "参加者数は２０人減少した。",
            "参加者数は減少",
        ],
    )
    def test_that_did_not_come_is(self, text: str) -> None:
        assert moved(text, "100", "120")

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("1人1日当たりのごみ排出量", "ごみ排出量は減少した。"),
            ("新規相談件数", "相談件数は前年度より減少した。"),
            ("女性の参加者数", "参加者数は減少した。"),
        ],
    )
    def test_of_all_is_none_of_some_or_of_each(self, name: str, text: str) -> None:
        assert not moved(text, "100", "120", name, "件")

    def test_of_a_total_is_one_of_what_came_in_the_year(self) -> None:
        assert not moved("登録者数は前年度より減少した。", "300", "340", "登録者数", counting=CUMULATIVE)

    def test_of_rounded_values_may_be_the_last_digit_off(self) -> None:
        assert not moved("受診率は前年度より2.1ポイント上昇した。", "52.3", "54.5", "受診率", "%")
        assert moved("受診率は前年度より1.2ポイント上昇した。", "52.3", "54.5", "受診率", "%")
        assert not moved("寄附額は前年度より21百万円増加した。", "100", "122", "寄附額", "百万円")
        assert moved("参加者数は前年度より21人増加した。", "100", "122")


class TestANumber:
    def asked(self, text: str, value: str, own: Indicator, *, wording: str = "", before: str = "1") -> bool:
        unit = str(own.unit)
        return bool(
            number_told(text, [(own, (figure(2023, before, unit), figure(2024, value, unit, wording)))], 2024)[0]
        )

    @pytest.mark.parametrize(
        ("text", "asked"),
        [
            ("参加者は115名であった。", True),
            ("参加者は120名であった。", False),
            ("参加者数は１１５人であった。", True),
            ("令和六年度の参加者数は115人であった。", True),
            ("参加者数は1万2千人だった。", False),
            ("参加者数は一日平均30人だった。", False),
            ("隣町の参加者数は300人だった。", False),
            ("The number of participants was 115.", False),
        ],
    )
    def test_in_other_words(self, text: str, *, asked: bool) -> None:
        assert self.asked(text, "120", indicator("参加者数", "人")) is asked

    @pytest.mark.parametrize(
        ("text", "asked"),
        [
            ("スタッフ132人で運営した。", False),
            ("中学生132人を招いた。", False),
            ("参加者アンケートは132人から回答を得た。", False),
            ("職員132人を対象に研修をした。", False),
            ("132人が参加した。", True),
            ("講座に132人の参加があった。", True),
        ],
    )
    def test_of_which_digits_changed_places_is_the_years(self, text: str, *, asked: bool) -> None:
        assert self.asked(text, "123", indicator("参加者数", "人")) is asked

    def test_that_stands_beside_the_value_is_right(self) -> None:
        own = indicator("参加者数", "人")
        assert not self.asked("参加者数は100人であった。", "120", own, wording="120人（実人数100人）")

    def test_of_a_total_may_be_that_of_the_year(self) -> None:
        own = indicator("登録者数", "人", counting=CUMULATIVE)
        assert not self.asked("登録者数は50人であった。", "500", own, before="450")
        assert self.asked("登録者数は490人であった。", "500", own, before="450")

    def test_of_all_is_none_of_the_new_ones(self) -> None:
        assert not self.asked("相談件数は300件であった。", "55", indicator("新規相談件数", "件"))

    def test_is_a_share_of_any_target(self) -> None:
        own = indicator("参加者数", "人", (2024, "110"), (2028, "150"))
        assert not self.asked("達成率は80%であった。", "120", own)
        assert self.asked("達成率は90%であった。", "120", own)
        assert not self.asked("達成率は100%であった。", "199", indicator("参加者数", "人", (2024, "200")))


TALKS = indicator("講座の参加者数", "人", (2023, "100"), (2024, "110"))
RATE = indicator("受診率", "%", (2024, "60"))


@pytest.mark.parametrize(
    ("text", "own", "asked"),
    [
        ("目標20人に対し、15人の講師を養成した。", TALKS, False),
        ("目標120人に対し、115人の参加があった。", TALKS, True),
        ("夏の講座の参加者数の目標20人に対し、25人だった。", TALKS, False),
        ("総合計画の目標150人に向けて取り組んだ。", TALKS, False),
        ("目標の110人を10人上回った。", TALKS, False),
        ("目標110名を達成した。", TALKS, False),
        ("受診率は目標の95%を達成した。", RATE, False),
        ("目標の80%にとどまった。", RATE, False),
        ("目標の65%に対し、受診率は63%だった。", RATE, True),
    ],
)
def test_a_target_of_something_else_or_a_part_of_one(text: str, own: Indicator, *, asked: bool) -> None:
    assert bool(target_told(text, [own], 2024)[0]) is asked


def test_any_number_in_the_wording_of_a_target_is_one() -> None:
    held = Target(figure(2024, "100", "人", "100人（5年で500人）"))
    own = Indicator("i", HERE, "参加者数", NOT_STATED, "人", IndicatorKind.OUTPUT, Direction.AT_LEAST, YEARLY, targets=(held,))  # fmt: skip
    assert not target_told("目標の500人に対し、順調である。", [own], 2024)[0]
    assert target_told("目標の400人に対し、順調である。", [own], 2024)[0]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("講座の講師を20人確保する", False),
        ("新規参加者を30人以上とする", False),
        ("若い世代の参加者を30人以上とする。", False),
        ("参加者のうち30人を市外からとする", False),
        ("現在の参加者数は95人である", False),
        ("参加者を約115人とする", False),
        ("参加者を110名以上とする", False),
        ("月に参加者10人", False),
        ("参加者10人/回", False),
        ("市内の講座の参加者を年150人以上とする", True),
        ("防災訓練の参加者を年150人以上とする", True),
    ],
)
def test_a_plan_that_promises_something_else(text: str, *, asked: bool) -> None:
    assert bool(promise_told(text, [TALKS], "防災訓練")[0]) is asked


@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        ("ごみの排出量", "ごみの排出量を毎年前年比で2%削減する", False),
        ("ごみの排出量", "ごみの排出量を令和2年度比で8%以上削減する", False),
        ("ごみの排出量", "ごみの排出量を基準年度比で約12%削減する", False),
        ("ごみの排出量", "国はごみの排出量を令和2年度比で16%減らす", False),
        ("ごみの排出量", "ごみの排出量を令和2年度比で20%以上削減する", True),
        ("温室効果ガス排出量", "温室効果ガス排出量を基準年度比46%削減する", False),
        ("温室効果ガス排出量", "温室効果ガス排出量を令和2年度比46%削減する", True),
    ],
)
def test_a_change_of_another_kind_or_as_far_as_told(name: str, text: str, *, asked: bool) -> None:
    assert bool(change_told(text, [indicator(name, "t", (2024, "81"), start="90")])[0]) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("令和7年6月に条例を制定した。", False),
        ("令和5年度に採択された補助金を活用し、講座を3回開催した。", False),
        ("令和5年に改正された法律に基づき相談を実施した。", False),
        ("令和5年度に募集した市民委員が現地を確認しました。", False),
        ("令和5年度に購入した車両で巡回を行った。", False),
        ("令和5年度補正予算により、端末を配布した。", False),
        ("平成30年の豪雨で被災した橋を架け替えた。", False),
        ("In FY2023 we held 12 sessions.", False),
        ("令和5年3月に閉館した施設の跡地を整備した。", False),
        ("令和7年度は施設を移転することとした。", False),
        ("令和7年度に実施する調査の仕様を作成した。", False),
        ("令和7年度に入学する児童の健診を実施した。", False),
        ("令和5年度に市民が参加する講座を開催した。", True),
        ("令和5年3月に講座を開催した。", True),
        ("令和五年度は講座を十二回開催した。", True),
        ("令和六年度は講座を十二回開催した。", False),
        ("令和５年度は１２回開催した。", True),
        ("令和5年度に講座を12回開催しました。", True),
    ],
)
def test_another_year_that_only_the_work_rests_on(text: str, *, asked: bool) -> None:
    assert bool(other_year_told(text, 2024)) is asked


@pytest.mark.parametrize("text", ["【事業の内容】", "［評価の理由］", "〔施策の概要〕"])
def test_a_heading_in_brackets_is_no_word_of_a_template(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ("method", "調査票の配布方法を変更した"),
        ("method", "調査票の回収をウェブに変更"),
        ("method", "分母（母数）の変更"),
        ("method", "集計の対象期間を暦年に変更"),
        ("method", "調査の対象を抽出から全数に変更"),
        ("question", "調査票の設問を変更した"),
        ("area", "対象者の範囲を拡大した"),
    ],
)
def test_a_note_on_a_break_says_no_other_kind(kind: str, note: str) -> None:
    assert {each.value for each in kinds_in_note(note)} <= {kind}


def measure(
    target: str = "110人", *, name: str = "参加者数", unit: str = "人", counting: str = "yearly", way: str = "at_least", **more: str
) -> str:  # fmt: skip
    own = f"id: i, name: {name}, unit: {unit}, kind: output, direction: {way}, accumulation: {counting}"
    return f"indicators:\n  - {{{own}, {more.get('held', '')} targets: [{{fiscal_year: 2019, as_published: {target}}}], actuals: [{more.get('actuals', '')}]}}\n"


def results(told: str, year: int = 2019, value: str = "120人") -> str:
    actuals = f"    actuals: [{{indicator: i, fiscal_year: {year}, as_published: {value}}}]\n"
    return f"measures:\n  - measure: a\n    {told}\n{actuals}"


class TestAReport:
    BEFORE = "{fiscal_year: 2018, as_published: 100人}"

    @pytest.mark.parametrize(("year", "asked"), [(2018, False), (2019, True)])
    def test_on_values_that_come_a_year_late_begins_with_that_year(
        self, tmp_path: Path, year: int, *, asked: bool
    ) -> None:
        told = results("done: 平成30年度の実績は、120人でした。", year)
        assert Town(tmp_path, measure=measure(), results=told).codes() == (["K594"] if asked else [])

    @pytest.mark.parametrize(("kind", "asked"), [("yearly", True), ("final", False), ("interim", False)])
    def test_on_all_years_of_the_plan_begins_with_any(self, tmp_path: Path, kind: str, *, asked: bool) -> None:
        town = Town(tmp_path, results="measures:\n  - {measure: a, done: 平成28年度に講座を12回開催した。}\n")
        told = town.change("town/p/plan.yaml", "kind: yearly", f"kind: {kind}").codes()
        assert ("K594" in told) is asked

    @pytest.mark.parametrize(("heading", "asked"), [("背景・目的", False), ("成果", True)])
    def test_has_a_background_that_is_not_of_the_year(self, tmp_path: Path, heading: str, *, asked: bool) -> None:
        told = results(f"sections: [{{heading: {heading}, text: 参加者数は減少している。}}]")
        town = Town(tmp_path, measure=measure(actuals=self.BEFORE), results=told)
        assert town.codes() == (["K594"] if asked else [])

    @pytest.mark.parametrize(("steps", "asked"), [("['1']", False), ("['1', '2']", True), ("[]", True)])
    def test_of_one_step_is_none_of_the_whole(self, tmp_path: Path, steps: str, *, asked: bool) -> None:
        two = "steps: [{id: '1', number: (1), title: 夏の講座}, {id: '2', number: (2), title: 冬の講座}]\n"
        told = results(f"reports: [{{steps: {steps}, text: 参加者数は115人であった。}}]")
        town = Town(tmp_path, measure=two + measure(), results=told)
        assert town.codes() == (["K594"] if asked else [])

    def test_that_was_put_right_later_is_held_against_its_own_value(self, tmp_path: Path) -> None:
        town = Town(tmp_path, measure=measure(), results=results("done: 参加者数は115人であった。", value="115人"))
        town.change("town/p/plan.yaml", "rounds:\n", "rounds:\n  - {id: r2, name: R2事後評価, kind: yearly, fiscal_year: 2020, source: {document: d}}\n")  # fmt: skip
        town.put("town/p/results/b.yaml", "round: r2\n" + results("done: 講座を開いた。"))
        assert "K594" not in town.codes()

    @pytest.mark.parametrize(
        ("text", "asked"),
        [("計画を着実に実行した。", False), ("計画の見直しを知らせた。", False), ("計画を実施した。", False), ("計画が完了した。", True)],
    )  # fmt: skip
    def test_of_a_step_may_begin_with_what_another_is_called(self, tmp_path: Path, text: str, *, asked: bool) -> None:
        two = "steps: [{id: '1', number: (1), title: 計画}, {id: '2', number: (2), title: 実施}]\n"
        told = f"measures:\n  - measure: a\n    reports: [{{steps: ['2'], text: {text}}}]\n"
        assert Town(tmp_path, measure=two, results=told).codes() == (["K594"] if asked else [])

    def test_is_asked_about_in_its_own_words(self, tmp_path: Path) -> None:
        """参 is an old 三 where numbers are read."""
        town = Town(tmp_path, measure=measure(), results=results("done: 参加者数は９０人であった。"))
        assert [dict(each.details)["word"] for each in town.problems()] == ["参加者数は90人で"]

    def test_may_have_a_heading_in_brackets(self, tmp_path: Path) -> None:
        told = "measures:\n  - measure: a\n    sections: [{heading: ＜事業の内容＞, text: 講座を開いた。}]\n"
        assert Town(tmp_path, results=told).codes() == []


class TestAPlan:
    @pytest.mark.parametrize(
        ("start", "value", "held", "asked"),
        [
            ("12万人", "'120,345人'", "", False),
            ("12万人", "'132,345人'", "", True),
            ("90人", "95人", "breaks: [{fiscal_year: 2018, kind: method, reason: 集計方法を変更}],", False),
            ("90人", "95人}, {fiscal_year: 2017, as_published: 90人", "", False),
        ],
    )
    def test_sets_out_from_a_value_that_was_rounded_or_put_right(
        self, tmp_path: Path, start: str, value: str, held: str, *, asked: bool
    ) -> None:
        own = f"baseline: {{fiscal_year: 2017, as_published: {start}}}, {held}"
        town = Town(
            tmp_path, measure=measure("200万人", held=own, actuals=f"{{fiscal_year: 2017, as_published: {value}}}")
        )
        assert ("K587" in town.codes()) is asked

    def test_aims_at_a_mean_of_what_is_measured(self, tmp_path: Path) -> None:
        value = "{fiscal_year: 2019, as_published: 1.5mg/L}"
        own = measure("年平均2mg/L", name="河川のBOD", unit="mg/L", way="at_most", actuals=value)
        assert "K567" not in Town(tmp_path, measure=own).codes()

    def test_sets_out_from_a_total_of_as_many_years(self, tmp_path: Path) -> None:
        held = "baseline: {fiscal_year: 2014, as_published: 12人（5年間）},"
        own = measure("30人（5年累計）", name="移住者数", counting="cumulative", held=held)
        assert "K567" not in Town(tmp_path, measure=own).codes()

    @pytest.mark.parametrize(
        ("name", "unit", "part", "year"),
        [
            ("ごみの量", "t", "10.3t", "41.1t"),
            ("相談件数", "件", "40件, state: 速報", "158件"),
            ("継続支援件数", "件", "40件", "120件"),
        ],
    )
    def test_has_parts_that_come_to_more_by_rights(
        self, tmp_path: Path, name: str, unit: str, *, part: str, year: str
    ) -> None:
        parts = [f"{{fiscal_year: 2019, part: q{at}, as_published: {part}}}" for at in (1, 2, 3, 4)]
        actuals = ", ".join([*parts, f"{{fiscal_year: 2019, as_published: {year}}}"])
        assert "K548" not in Town(tmp_path, measure=measure(f"50{unit}", name=name, unit=unit, actuals=actuals)).codes()

    @pytest.mark.parametrize(
        ("text", "asked"),
        [
            ("平成27年3月改定の指針による", False),
            ("平成27年3月議会で議決後", False),
            ("平成27年3月31日現在の数", False),
            ("平成27年3月に開設した窓口で随時", False),
            ("平成27年3月末までに公表", True),
            ("平成27年2月中旬", True),
        ],
    )
    def test_has_a_deadline_that_names_what_it_rests_on(self, tmp_path: Path, text: str, *, asked: bool) -> None:
        own = f"steps: [{{id: '1', number: (1), title: 設計}}]\ndeadlines: [{{steps: ['1'], text: {text}}}]\n"
        assert Town(tmp_path, measure=own).codes() == (["K594"] if asked else [])

    def test_has_a_title_of_what_came_of_a_merger(self, tmp_path: Path) -> None:
        town = Town(tmp_path).change("town/p/measures/a.yaml", "title: 雨水管の整備", "title: 焼却場の運営（統合事業）")
        assert town.codes() == []

    @pytest.mark.parametrize(("target", "asked"), [("10%", False), ("2%", True)])
    def test_may_aim_at_another_size_than_all_years_before(self, tmp_path: Path, target: str, *, asked: bool) -> None:
        values = [
            f"{{fiscal_year: {year}, as_published: {value}}}"
            for year, value in ((2017, "1.2%"), (2018, "1.3%"), (2019, "12%"))
        ]
        own = measure(target, name="再生エネルギー率", unit="'%'", actuals=", ".join(values))
        assert ("K568" in Town(tmp_path, measure=own).codes()) is asked

    def test_moves_a_target_in_the_year_after_it_was_looked_at(self, tmp_path: Path) -> None:
        moves = "revisions: [{fiscal_year: 2018, was: 100人, reason: '平成29年度に見直し、平成30年度から適用'}]"
        own = measure(f"80人, {moves}")
        assert Town(tmp_path, measure=own).codes() == []
