"""Texts beside what was recorded of the same thing (K594): text in, whether staff are asked about it."""

from decimal import Decimal
from pathlib import Path

import pytest

from generator.checks.told_moves import told_move
from generator.checks.told_numbers import number_told
from generator.checks.told_of_years import other_year_told
from generator.checks.told_targets import change_told, promise_told, target_told
from generator.model.basics import NOT_STATED, Place
from generator.model.figures import Accumulation, Direction, Figure, Indicator, IndicatorKind, Number, Period, Target
from small_town import Town

HERE = Place("a.yaml", 1, 1)


def figure(year: int, value: int, unit: str) -> Figure:
    return Figure(Period(year), f"{value}{unit}", Number(Decimal(value)), HERE)


def indicator(name: str, unit: str, **targets: int) -> Indicator:
    """Its targets by year (``y2024=110``); it set out from 90 in 2020."""
    return Indicator(
        "i", HERE, name, NOT_STATED, unit, IndicatorKind.OUTPUT, Direction.AT_LEAST, Accumulation.YEARLY,
        baseline=figure(2020, 90, unit),
        targets=tuple(Target(figure(int(year[1:]), value, unit)) for year, value in targets.items()),
    )  # fmt: skip


VISITORS = indicator("講座の参加者数", "人", y2023=100, y2024=110)
TALKS = indicator("相談件数", "件", y2024=300)


class TestAMoveInAReport:
    VALUES = (figure(2022, 100, "人"), figure(2023, 100, "人"), figure(2024, 120, "人"))

    @pytest.mark.parametrize(
        "text",
        [
            "参加者数は減少した。",
            "講座の参加者数は前年度より減少しました。",
            "前年度に比べ、参加者数が減少している。",
            "天候の影響が残ったため、参加者数は減少した。",
            "令和6年度の参加者数は、前年度から20人減少した。",
            "参加者は大幅に減った。",
            "参加者数は昨年度を下回った。",
            "参加者数は減少したものの、満足度は高い。",
            "実績は前年度より低下した。",
            "参加者数が減少傾向にある。",
            "参加者数は基準値を下回っています。",
        ],
    )
    def test_against_the_values_is_told(self, text: str) -> None:
        assert told_move(text, [(VISITORS, self.VALUES)], 2024)[0]

    @pytest.mark.parametrize(
        "text",
        [
            "参加者数は増加した。",
            "参加者数は前年度より増加した。",
            "参加者数の減少に歯止めをかけた。",
            "申込者数は減少した。",
            "参加者数は減少する見込みである。",
            "10月以降は参加者数が減少した。",
            "参加者の負担は減少した。",
            "令和5年度は参加者数が減少した。",
            "高齢者の参加者数は減少した。",
            "参加者数が減少した要因は天候である。",
            "参加者数は目標を下回った。",
            "参加者数は全国平均を下回った。",
            "参加者数は減少していない。",
            "参加者数は減少しなかった。",
            "減少した。",
        ],
    )
    def test_with_the_values_or_of_something_else_is_not(self, text: str) -> None:
        assert not told_move(text, [(VISITORS, self.VALUES)], 2024)[0]

    def test_since_nobody_knows_when_goes_against_all_values_before(self) -> None:
        falling = (figure(2022, 130, "人"), figure(2023, 125, "人"), figure(2024, 120, "人"))
        assert not told_move("参加者数は増加した。", [(VISITORS, falling)], 2024)[0]
        assert told_move("参加者数は前年度より増加した。", [(VISITORS, falling)], 2024)[0]


class TestHowFarAFigureMovedInAReport:
    VALUES = (figure(2023, 100, "人"), figure(2024, 120, "人"))

    @pytest.mark.parametrize(
        "text",
        [
            "参加者数は前年度より10人増加した。",
            "参加者数は前年度から50%増加した。",
            "参加者が前年比10%増となった。",
            "参加者数は前年度の3倍となった。",
            "参加者数は前年度と同数であった。",
        ],
    )
    def test_is_told_where_it_did_not(self, text: str) -> None:
        assert told_move(text, [(VISITORS, self.VALUES)], 2024)[0]

    @pytest.mark.parametrize(
        "text",
        [
            "参加者数は前年度より20人増加した。",
            "参加者数は前年度から20%増加した。",
            "参加者数は前年度から約20人増えた。",
            "参加者数は前年度の1.2倍となった。",
            "参加者数は前年度と同程度だった。",
            "参加者数は前年度比20%増となった。",
            "参加者数は前年度よりわずかに増加した。",
            "職員数は前年度と同数だった。",
            "参加者数は2年前の2倍となった。",
            "参加者数は横ばいだった。",
        ],
    )
    def test_is_not_told_where_it_did_or_may_have(self, text: str) -> None:
        assert not told_move(text, [(VISITORS, self.VALUES)], 2024)[0]

    def test_is_told_where_it_did_not_move_at_all(self) -> None:
        still = [(VISITORS, (figure(2023, 120, "人"), figure(2024, 120, "人")))]
        assert told_move("参加者数は前年度より増加した。", still, 2024)[0]
        assert not told_move("参加者数は前年度よりやや増加した。", still, 2024)[0]

    @pytest.mark.parametrize("text", ["順位が上昇した。", "順位が前年度より下がった。"])
    def test_is_not_heard_of_a_rank(self, text: str) -> None:
        """A rank that rises becomes a smaller number."""
        rank = [(indicator("県内順位", "位"), (figure(2023, 8, "位"), figure(2024, 6, "位")))]
        assert not told_move(text, rank, 2024)[0]


class TestANumberInAReport:
    HELD = ((VISITORS, (figure(2023, 100, "人"), figure(2024, 120, "人"))),)

    @pytest.mark.parametrize(
        "text",
        [
            "参加者数は115人であった。",
            "令和6年度の参加者は130人だった。",
            "参加者数はゼロだった。",
            "102人が参加した。",
            "210人の参加があった。",
            "達成率は90%だった。",
            "目標に対する達成率は85%となった。",
        ],
    )
    def test_that_is_not_the_value_is_told(self, text: str) -> None:
        assert number_told(text, self.HELD, 2024)[0]

    @pytest.mark.parametrize(
        "text",
        [
            "参加者数は120人であった。",
            "男性の参加者数は60人であった。",
            "参加者数は1回当たり10人だった。",
            "参加者数は延べ120人となった。",
            "達成率は109%だった。",
            "アンケートの達成率は80%だった。",
            "目標の達成率80%以上を目指した。",
            "12回開催し、120人が参加した。",
            "10回で102人が参加した講座もあった。",
            "定員210人の会場で開いた。",
            "申込者は201人だった。",
            "参加者数は、前年度は100人であった。",
            "参加者数は100人から120人になった。",
            "最も多い回の参加者数は30人であった。",
        ],
    )
    def test_that_is_the_value_or_of_something_else_is_not(self, text: str) -> None:
        assert not number_told(text, self.HELD, 2024)[0]


class TestAChangeInAText:
    AIMED = indicator("ごみの排出量", "t", y2024=81)

    @pytest.mark.parametrize("text", ["ごみの排出量を令和2年度比で20%削減する。", "排出量を基準年度より5%減らす"])
    def test_to_which_no_target_comes_is_told(self, text: str) -> None:
        assert change_told(text, [self.AIMED])[0]

    @pytest.mark.parametrize(
        "text",
        [
            "ごみの排出量を令和2年度比で10%削減する。",
            "ごみの排出量を平成25年度比で20%削減する。",
            "ごみの排出量を毎年2%削減する。",
            "生ごみの割合を現状より20%減らす。",
            "ごみの排出量を減らす。",
        ],
    )
    def test_to_which_one_comes_or_of_something_else_is_not(self, text: str) -> None:
        assert not change_told(text, [self.AIMED])[0]


class TestATargetInAText:
    @pytest.mark.parametrize(
        "text",
        [
            "目標の120人に対し、115人が参加した。",
            "目標値120人を上回った。",
            "参加者数は、目標の120人に届かなかった。",
            "120人の目標を達成した。",
            "目標120人に対して実績115人。",
            "年間目標は120人であり、達成した。",
            "相談件数の目標350件に対し、320件だった。",
            "参加者の目標である120人以上を確保した。",
        ],
    )
    def test_of_a_report_that_is_no_target_is_told(self, text: str) -> None:
        assert target_told(text, [VISITORS, TALKS], 2024)[0]

    @pytest.mark.parametrize(
        "text",
        [
            "目標の110人に対し、115人が参加した。",
            "目標の100人に対し、115人が参加した。",
            "1回当たりの目標20人に対し、15人だった。",
            "最終目標の150人に向けて進める。",
            "各回の目標20人を達成した。",
            "目標の5回に対し、3回だった。",
            "令和5年度の目標120人に対し、115人だった。",
            "スタッフの目標20人を確保した。",
            "目標を110人から120人に見直した。",
            "県の目標120人を上回った。",
            "目標の110人を上回る120人が参加した。",
        ],
    )
    def test_of_a_report_that_is_one_or_of_something_else_is_not(self, text: str) -> None:
        assert not target_told(text, [VISITORS, TALKS], 2024)[0]

    @pytest.mark.parametrize(
        "text",
        [
            "参加者を年120人以上とする。",
            "講座の参加者数を120人にする",
            "相談件数を年350件にする。",
            "参加者数 120人",
            "年間の参加者を120人確保する",
        ],
    )
    def test_of_a_plan_that_is_no_target_is_told(self, text: str) -> None:
        assert promise_told(text, [VISITORS, TALKS])[0]

    @pytest.mark.parametrize(
        "text",
        [
            "参加者を年110人以上とする。",
            "講座の参加者数を100人にする",
            "参加者満足度を80%にする。",
            "参加者20人の講座を6回開く",
            "参加者数を5年間で550人にする",
            "参加者を毎年10人増やす",
            "参加者を2倍にする",
            "子どもを対象に120人の体験を行う",
            "参加者数を1割増やす",
            "毎月10人の参加者",
            "参加者120人以上の事業所を訪ねる",
        ],
    )
    def test_of_a_plan_that_is_one_or_of_something_else_is_not(self, text: str) -> None:
        assert not promise_told(text, [VISITORS, TALKS])[0]


class TestAReportThatBeginsWithAnotherYear:
    @pytest.mark.parametrize(
        "text",
        [
            "令和5年度は12回開催した。",
            "R5は12回開催しました。",
            "2023年度は、講座を3回実施した。",
            "令和5年度の実績は12件でした。",
            "令和7年度は12回開催した。",
            "令和5年度に12回開催した。",
            "令和5年6月に講座を開催した。参加者は12人。",
            "令和6年3月に講座を開催した。",
            "令和5年度、パンフレットを配布した。",
            "・令和5年度は相談会を3回行いました。",
        ],
    )
    def test_is_one_of_that_year(self, text: str) -> None:
        assert other_year_told(text, 2024)

    @pytest.mark.parametrize(
        "text",
        [
            "令和6年度は12回開催した。",
            "令和5年度に策定した計画に基づき、工事を進めた。",
            "令和5年度は10回だったが、令和6年度は12回開催した。",
            "令和5年度に引き続き、講座を開催した。",
            "令和5年度から始めた事業を続けた。",
            "令和5年度は中止したが、今年度は3回開催した。",
            "令和7年3月に公表した。",
            "令和7年4月に新施設を供用開始した。",
            "令和5年度の反省を踏まえ、改善した。",
            "令和7年度は講座を2回実施する予定です。",
            "令和7年度に向けて準備を進めた。",
            "令和5年度に設計を終え、工事に入った。",
            "令和5年度版のパンフレットを配布した。",
            "令和5年度繰越分の工事を実施した。",
        ],
    )
    def test_is_not_where_that_year_is_only_the_way_to_this_one(self, text: str) -> None:
        assert not other_year_told(text, 2024)

    @pytest.mark.parametrize(("heading", "asked"), [("取組", True), ("経過", False)])
    def test_is_looked_for_where_the_year_is_told_of(self, tmp_path: Path, heading: str, *, asked: bool) -> None:
        text = f"sections: [{{heading: {heading}, text: 平成29年度は12回開催した。}}]"
        town = Town(tmp_path, results=f"measures:\n  - measure: a\n    {text}\n")
        assert town.codes() == (["K594"] if asked else [])


@pytest.mark.parametrize(
    ("text", "steps", "marks", "asked"),
    [
        ("(2) 工事を始めた。", '"1"', "()", True),
        ("（2）工事を始めた。", '"1"', "()", True),
        ("(1) 設計を終えた。", '"2"', "()", True),
        ("②工事完了", '"1"', "①②", True),
        ("(1) 設計を終えた。", '"1"', "()", False),
        ("(1)(2) 設計を終えた。", '"1", "2"', "()", False),
        ("(1)～(2) 設計を終えた。", '"2"', "()", False),
        ("①測量 ②設計を終えた。", '"1"', "()", False),
        ("(2) 配布 (3) 回収", '"1"', "()", False),
        ("② 配布をした。", '"1"', "()", False),
        ("設計を終えた（(2)は来年度）", '"1"', "()", False),
        ("工事を完了した。", '"1"', "()", True),
        ("設計が終わった。", '"2"', "()", True),
        ("工事のための設計を終えた。", '"1"', "()", False),
        ("入札を行った。", '"1"', "()", False),
    ],
)
def test_a_text_stands_under_its_step(tmp_path: Path, text: str, steps: str, marks: str, *, asked: bool) -> None:
    first, second = ("(1)", "(2)") if marks == "()" else (marks[0], marks[1])
    town = Town(
        tmp_path,
        measure=f'steps: [{{id: "1", number: {first}, title: 設計}}, {{id: "2", number: {second}, title: 工事}}]\n',
        results=f"measures:\n  - measure: a\n    reports: [{{steps: [{steps}], text: '{text}'}}]\n",
    )
    assert town.codes() == (["K594"] if asked else [])


@pytest.mark.parametrize(
    ("was", "now", "reason", "asked"),
    [
        ("100人", "80人", "上方修正", True),
        ("100人", "80人", "早期に達成したため、目標を引き上げた", True),
        ("100人", "80人", "Target raised", True),
        ("100人", "80人", "平成29年度の中間見直し", True),
        ("100人", "80人", "令和元年度に上方修正", True),
        ("80人", "100人", "利用が減ったため、目標値を下方修正しました", True),
        ("80人", "100人", "revised downwards", True),
        ("100人", "80人", "料金を引き上げたため", False),
        ("100人", "80人", "平成30年度の中間見直し", False),
        ("100人", "80人", "定員を増やしたため", False),
        ("100人", "80人", "平成27年度の実績を踏まえ見直し", False),
        ("100人", "80人", "平成31年3月に改定", False),
        ("100人", "80人", "国が目標を引き上げなかったため", False),
        ("100人", "80人", "下方修正", False),
        ("100人", "80人", "平成29年度に施設を廃止したため", False),
    ],
)
def test_a_target_moves_as_its_reason_says(tmp_path: Path, was: str, now: str, reason: str, *, asked: bool) -> None:
    moved = (
        f"{{fiscal_year: 2020, as_published: {now}, revisions: [{{fiscal_year: 2018, was: {was}, reason: {reason}}}]}}"
    )
    town = Town(
        tmp_path,
        measure="indicators:\n  - {id: i, name: 講座の参加者数, unit: 人, kind: output, direction: at_least, accumulation: yearly, "
        f"targets: [{moved}]}}\n",
    )
    assert town.codes() == (["K594"] if asked else [])


@pytest.mark.parametrize(
    ("kind", "reason", "asked"),
    [
        ("question", "定義を変更した", True),
        ("question", "調査方法を変更したため", True),
        ("method", "設問の文を変更", True),
        ("area", "集計方法の変更", True),
        ("definition", "Change in survey method", True),
        ("question", "Definition changed", True),
        ("method", "The boundary was changed", True),
        ("method", "指標の定義の見直し", True),
        ("definition", "定義を変更した", False),
        ("definition", "対象者を18歳以上に拡大した", False),
        ("other", "定義の変更", False),
        ("method", "対象者と調査方法を変更", False),
        ("question", "アンケートを見直した", False),
        ("method", "郵送からウェブへ変更", False),
        ("area", "市町合併による", False),
        ("method", "Series break", False),
    ],
)
def test_a_break_is_of_the_kind_that_its_reason_tells(tmp_path: Path, kind: str, reason: str, *, asked: bool) -> None:
    town = Town(
        tmp_path,
        measure="indicators:\n  - {id: i, name: 満足度, unit: '%', kind: outcome, direction: at_least, accumulation: point, "
        f"targets: [{{fiscal_year: 2020, as_published: 80%}}], breaks: [{{fiscal_year: 2018, kind: {kind}, reason: {reason}}}]}}\n",
    )
    assert town.codes() == (["K594"] if asked else [])


@pytest.mark.parametrize(
    ("schedule", "asked"),
    [
        ("as_published: 平成27年3月, begins: 2015-03, state: planned", True),
        ("as_published: H27.2～3, begins: 2015-02, ends: 2015-03, state: planned", True),
        ("as_published: 令和3年10月, begins: 2021-10, state: planned", True),
        ("as_published: 平成27年4月, begins: 2015-04, state: planned", False),
        ("as_published: 令和3年3月, begins: 2021-03, state: planned", False),
        ("as_published: 令和3年4月, begins: 2021-04, state: planned", False),
        ("as_published: H26.10～H28.3, begins: 2014-10, ends: 2016-03, state: planned", False),
        ("as_published: 平成26年10月から, begins: 2014-10, state: ongoing", False),
        ("as_published: 平成26年12月済み, begins: 2014-12, ends: 2014-12, state: done", False),
        ("as_published: 令和2年10月～令和4年3月, begins: 2020-10, ends: 2022-03, state: planned", False),
        ("as_published: H30.10～H30.3, begins: 2018-10, ends: 2019-03, state: planned", True),
        ("as_published: H30.10～H31.3, begins: 2018-10, ends: 2019-03, state: planned", False),
    ],
)
def test_a_schedule_lies_in_the_years_of_its_plan(tmp_path: Path, schedule: str, *, asked: bool) -> None:
    assert Town(tmp_path, measure=f"schedule: {{{schedule}}}\n").codes() == (["K594"] if asked else [])


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("平成27年3月", True),
        ("(1) 平成27年2月まで", True),
        ("平成27年4月", False),
        ("5月", False),
        ("平成26年10月から", False),
        ("平成27年3月に済み", False),
        ("平成27年3月着手、平成28年3月完成", False),
    ],
)
def test_a_deadline_lies_in_the_years_of_its_plan(tmp_path: Path, text: str, *, asked: bool) -> None:
    steps = "steps: [{id: '1', number: (1), title: 設計}]\n"
    town = Town(tmp_path, measure=f"{steps}deadlines: [{{steps: ['1'], text: '{text}'}}]\n")
    assert town.codes() == (["K594"] if asked else [])
