"""A target that is a grade: read from its wording, held against what the city judged on that very scale, told as reached or not."""

import random
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from generator.judging import judge_indicator
from generator.model.basics import NOT_STATED, Absent, Ref
from generator.model.figures import Direction, Figure, Period, Rating, Target
from generator.model.plans import Scale, ScaleOrder, ScaleStep, Standing
from generator.model.ratings import rank_of, step_in_wording
from generator.views.judgement_sentences import judgement_sentence
from page_reading import JAPANESE, PLAN, Shown, show
from sample import City
from told_figures import HERE, told_indicator

MEASURES = "mihon/basic-plan/measures/zz.yaml"
RESULT = "mihon/basic-plan/results/zz.yaml"
PLAN_FILE = "mihon/basic-plan/plan.yaml"
TARGET = "{fiscal_year: 2024, as_published: A評価以上}"


def scale(order: ScaleOrder, *labels: str) -> Scale:
    steps = tuple(
        ScaleStep(f"s{place}", label, NOT_STATED, Standing.OTHER) for place, label in enumerate(labels, start=1)
    )
    return Scale("told", "尺度", NOT_STATED, steps, order)


def graded(
    tmp_path: Path,
    *,
    target: str = TARGET,
    evaluation: str = "scale: progress, as_published: B",
    actual: str = "",
    order: str = "best_first",
    direction: str = "at_least",
    more: str = "",
) -> City:
    """A measure that is to be graded A in 2024, as the city grades it on its own scale of A, B and C."""
    city = City(tmp_path)
    line = next(line for line in city.read(PLAN_FILE).splitlines() if "order: best_first" in line)
    city.change(PLAN_FILE, line, f"    order: {order or 'none'}")
    city.put(
        MEASURES,
        "measures:\n  - id: zz\n    title: 試し\n    kind: project\n    pillar: p2\n    indicators:\n"
        f"      - {{id: grade, name: 進捗評価, kind: outcome, direction: {direction}, accumulation: yearly, scale: progress,"
        f" {more} targets: [{target}]}}\n",
    )
    judged = f"    evaluations: [{{by: division, {evaluation}}}]\n" if evaluation else ""
    told = f"    actuals: [{{indicator: grade, fiscal_year: 2024, {actual}}}]\n" if actual else ""
    return city.put(RESULT, f"round: yearly-2024\nmeasures:\n  - measure: zz\n    done: しました。\n{told}{judged}")


def said(city: City) -> tuple[str, str]:
    page = show(city).measure("zz")
    (piece,) = page.indicators
    return piece.badge.label, piece.sentence or page.answer.sentence


class TestAWording:
    @pytest.mark.parametrize(
        ("wording", "step"),
        [
            ("A", "A"), ("Ａ", "A"), ("A評価", "A"), ("A判定", "A"), ("A評価以上", "A"), ("「A」評価", "A"), ("A以上", "A"), ("評価A", "A"), ("評価はA以上とする", "A"), ("総合評価：B", "B"), ("C評価を維持", "C"),
            ("A または B", ""), ("AA", ""), ("A評価未満", ""), ("A評価が5件", ""), ("おおむねA", ""), ("D", ""), ("A評価以下", ""),
        ],
    )  # fmt: skip
    def test_says_one_step_or_none(self, wording: str, step: str) -> None:
        found = step_in_wording(wording, scale(ScaleOrder.BEST_FIRST, "A", "B", "C"))
        assert ("" if isinstance(found, Absent) else found.label) == step

    @pytest.mark.parametrize(
        ("wording", "step"),
        [("○", "○"), ("〇", "○"), ("◯以上", "○"), ("－", "－"), ("-", "－"), ("Ⅲ", "Ⅲ"), ("III", "Ⅲ"), ("順調", "順調"), ("順調を維持", "順調"), ("概ね順調", "概ね順調"), ("4", "4"), ("４以上", "4"), ("4.5", "")],
    )  # fmt: skip
    def test_is_compared_as_the_scale_means_it(self, wording: str, step: str) -> None:
        found = step_in_wording(wording, scale(ScaleOrder.NONE, "○", "－", "Ⅲ", "順調", "概ね順調", "4"))
        assert ("" if isinstance(found, Absent) else found.label) == step


class TestATarget:
    @pytest.mark.parametrize(
        ("target", "given", "order", "expected"),
        [
            ("A評価以上", "A", "best_first", ("達成", "令和6年度の評価が、目標の段階に届いています。")),
            ("A評価以上", "B", "best_first", ("未達成", "令和6年度の評価が、目標の段階に届いていません。")),
            ("B評価", "A", "best_first", ("達成", "令和6年度の評価が、目標の段階に届いています。")),
            ("B評価", "A", "worst_first", ("未達成", "令和6年度の評価が、目標の段階に届いていません。")),
            ("B評価", "C", "worst_first", ("達成", "令和6年度の評価が、目標の段階に届いています。")),
            ("B評価", "B", "", ("達成", "令和6年度の評価が、目標の段階に届いています。")),
            (
                "B評価",
                "A",
                "",
                (
                    "判定できない",
                    "評価の段階のどれが上かが示されていないため、令和6年度の評価を目標の段階と比べられません。",
                ),
            ),
        ],
    )
    def test_is_held_against_the_citys_own_rating(
        self, tmp_path: Path, target: str, given: str, order: str, expected: tuple[str, str]
    ) -> None:
        told = f"{{fiscal_year: 2024, as_published: {target}}}"
        city = graded(tmp_path, target=told, evaluation=f"scale: progress, as_published: {given}", order=order)
        assert said(city) == expected

    @pytest.mark.parametrize("rating", ["a", "A", "Ａ"])
    def test_is_typed_by_the_id_of_the_step_or_its_label(self, tmp_path: Path, rating: str) -> None:
        city = graded(tmp_path, target=f"{{fiscal_year: 2024, as_published: 最も高い評価, rating: {rating}}}")
        assert said(city)[0] == "未達成"

    def test_is_held_against_a_value_that_is_written(self, tmp_path: Path) -> None:
        assert said(graded(tmp_path, actual="as_published: A評価"))[0] == "達成"
        assert said(graded(tmp_path / "typed", actual="as_published: 最高, rating: a", evaluation=""))[0] == "達成"

    def test_to_be_kept_is_missed_by_any_other_step(self, tmp_path: Path) -> None:
        keep = "{fiscal_year: 2024, as_published: B評価を維持}"
        judged = "scale: progress, rating: {}, as_published: 評価"
        assert said(graded(tmp_path, target=keep, direction="maintain", evaluation=judged.format("b")))[0] == "達成"
        other = graded(tmp_path / "other", target=keep, direction="maintain", evaluation=judged.format("a"))
        assert said(other) == ("未達成", "令和6年度の実績値が目標値と違います。")

    def test_of_a_later_year_tells_whether_it_comes_closer(self, tmp_path: Path) -> None:
        ahead = "{fiscal_year: 2026, as_published: A評価}"
        baseline = "baseline: {fiscal_year: 2022, as_published: C},"
        city = graded(tmp_path, target=ahead, more=baseline)
        assert said(city) == (
            "近づいている",
            "令和6年度までの報告では、実績値は基準値より令和8年度の目標に近づいています。",
        )

    def test_of_labels_that_are_digits_is_no_number(self, tmp_path: Path) -> None:
        city = graded(
            tmp_path,
            target="{fiscal_year: 2024, as_published: 4以上}",
            evaluation="scale: points, as_published: '5'",
        )
        city.change(MEASURES, "scale: progress", "scale: points").change(
            PLAN_FILE,
            "scales:\n",
            "scales:\n  - id: points\n    name: 点数\n    order: worst_first\n    steps:\n"
            + "".join(f"      - {{id: p{each}, label: '{each}', reads_as: other}}\n" for each in range(1, 6)),
        )
        assert said(city) == ("達成", "令和6年度の評価が、目標の段階に届いています。")

    def test_without_a_rating_of_the_year_is_not_reported(self, tmp_path: Path) -> None:
        assert said(graded(tmp_path, evaluation=""))[0] == "報告なし"
        missing = graded(tmp_path / "missing", evaluation="scale: progress, missing: being_compiled")
        assert said(missing) == ("報告なし", "令和6年度の実績は、「集計中」とされています。")

    def test_is_not_held_against_other_raters_or_other_scales(self, tmp_path: Path) -> None:
        panel = "}, {by: external, scale: progress, as_published: A"
        assert said(graded(tmp_path, evaluation=f"scale: progress, as_published: B{panel}"))[0] == "未達成"
        effect = graded(tmp_path / "effect", evaluation="scale: effect, as_published: 高い")
        assert said(effect)[0] == "報告なし"

    def test_of_which_two_aspects_are_judged_is_not_guessed(self, tmp_path: Path) -> None:
        two = (
            "axis: 進捗, scale: progress, as_published: A}, {by: division, axis: 費用, scale: progress, as_published: C"
        )
        assert said(graded(tmp_path, evaluation=two))[0] == "報告なし"


class TestThePage:
    def shown(self, tmp_path: Path, **more: str) -> Shown:
        return show(graded(tmp_path, **more))

    def test_shows_both_as_published_and_the_scale_and_no_chart_or_share(self, tmp_path: Path) -> None:
        shown = self.shown(tmp_path)
        (piece,) = shown.measure("zz").indicators
        (row,) = piece.tables[0].rows
        assert (row.target[0].text, row.actual[0].text) == ("A評価以上", "B")
        assert piece.charts == ()
        text = shown.measure_text("zz")
        assert "評価の尺度 進捗評価（良い順に A、B、C）" in text
        assert "目標の段階か、それより良ければ達成" in text
        assert "達成率" not in text

    def test_of_indicators_tells_the_same(self, tmp_path: Path) -> None:
        page = self.shown(tmp_path).indicators()
        said = [str(each) for each in [page] if "A評価以上（令和6年度）" in str(each)]
        assert said, PLAN

    def test_says_of_a_scale_without_order_that_it_has_none(self, tmp_path: Path) -> None:
        text = self.shown(tmp_path, order="").measure_text("zz")
        assert "進捗評価（A、B、C。どれが上かは示されていません）" in text


class TestTheCitysGradeThatWasTheTarget:
    """What the figures say was made of that very grade: it is no second opinion."""

    NUMBER = (
        "      - {{id: n, name: 件数, unit: 件, kind: outcome, direction: at_least, accumulation: yearly,"
        " targets: [{{fiscal_year: 2024, as_published: 10件以上}}], actuals: [{{fiscal_year: 2024, as_published: {actual}件}}]}}\n"
    )

    @pytest.mark.parametrize("reads_as", ["on_the_way", "reached"])
    def test_is_not_said_to_differ_from_the_status(self, tmp_path: Path, reads_as: str) -> None:
        city = graded(tmp_path).change(PLAN_FILE, "reads_as: on_the_way", f"reads_as: {reads_as}")
        text = show(city).measure_text("zz")
        assert "令和6年度の評価が、目標の段階に届いていません。" in text
        assert "ですが、同じ年度の" not in text
        assert "に当たりますが" not in text
        assert "そろっていない" not in text

    def test_is_still_said_to_differ_from_other_figures(self, tmp_path: Path) -> None:
        city = graded(tmp_path).add(MEASURES, self.NUMBER.format(actual=9))
        city.change(PLAN_FILE, "reads_as: on_the_way", "reads_as: reached")
        told = "見本市の令和6年度の評価は進捗「B」ですが、同じ年度の目標と実績からの判定は「未達成」です"
        assert told in show(city).measure_text("zz")
        met = graded(tmp_path / "met").add(MEASURES, self.NUMBER.format(actual=11))
        met.change(PLAN_FILE, "reads_as: on_the_way", "reads_as: reached")
        text = show(met).measure_text("zz")
        assert "ですが、同じ年度の" not in text
        assert "同じ年度の目標と実績からの判定も" not in text


class TestWhatDoesNotFit:
    def test_is_a_step_of_no_scale_or_of_another(self, tmp_path: Path) -> None:
        city = graded(tmp_path, target="{fiscal_year: 2024, as_published: S評価}")
        assert city.codes() == ["K541"]
        assert "尺度の段階は a（A）、b（B）、c（C） です。" in city.report()
        other = graded(tmp_path / "other", target="{fiscal_year: 2024, as_published: 高い, rating: high}")
        assert other.codes() == ["K541"]
        assert "「high」は、別の尺度「effect」の段階です。" in other.report()

    def test_is_a_scale_that_the_plan_does_not_have(self, tmp_path: Path) -> None:
        city = graded(tmp_path).change(MEASURES, "scale: progress", "scale: progres")
        assert city.codes() == ["K403"]

    def test_is_a_step_against_its_wording(self, tmp_path: Path) -> None:
        assert graded(tmp_path, target="{fiscal_year: 2024, as_published: B評価, rating: a}").codes() == ["K542"]

    @pytest.mark.parametrize("direction", ["at_most", "range", "milestone", "text", "decrease"])
    def test_is_a_direction_that_no_step_has(self, tmp_path: Path, direction: str) -> None:
        assert graded(tmp_path, direction=direction).codes() == ["K543"]

    def test_is_a_bound_on_a_step_to_be_kept(self, tmp_path: Path) -> None:
        assert graded(tmp_path, direction="maintain").codes() == ["K522"]

    def test_is_a_number_or_done(self, tmp_path: Path) -> None:
        number = "{fiscal_year: 2024, as_published: 80点, value: 80}"
        assert graded(tmp_path, target=number).codes() == ["K541"]
        assert graded(tmp_path / "done", actual="as_published: 完了, done: true").codes() == ["K541"]

    @pytest.mark.parametrize("written", ["as_published: A評価", "as_published: ○", "as_published: 順調"])
    def test_is_a_grade_where_no_scale_is_named(self, tmp_path: Path, written: str) -> None:
        unscaled = graded(tmp_path).change(MEASURES, "scale: progress, ", "")
        assert unscaled.codes() == ["K525"]
        reported = graded(tmp_path / "reported", actual=written, evaluation="").change(
            MEASURES,
            "scale: progress,  targets: [{fiscal_year: 2024, as_published: A評価以上}]",
            "unit: 件, no_target: {missing: not_in_source}",
        )
        assert reported.codes() == ["K525"]
        assert "評価の段階なら、指標に scale を書いてください" in reported.report()

    def test_is_a_typed_step_where_no_scale_is_named(self, tmp_path: Path) -> None:
        target = "{fiscal_year: 2024, as_published: A評価, rating: a}"
        assert graded(tmp_path, target=target).change(MEASURES, "scale: progress, ", "").codes() == ["K504"]


class TestARating:
    """In an evaluation, too, the document's own label may stand where the id of the step would."""

    @pytest.mark.parametrize("rating", ["b", "B", "Ｂ"])
    def test_of_an_evaluation_is_written_by_id_or_label(self, tmp_path: Path, rating: str) -> None:
        city = graded(tmp_path, evaluation=f"scale: progress, rating: {rating}, as_published: おおむね計画どおり")
        assert said(city)[0] == "未達成"

    def test_that_the_scale_does_not_have_is_told(self, tmp_path: Path) -> None:
        assert graded(tmp_path, evaluation="scale: progress, rating: D, as_published: D").codes() == ["K403"]


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_no_sentence_of_a_grade_contradicts_the_order_of_its_scale(first: int) -> None:
    for seed in range(first, first + 100):
        chance = random.Random(seed)  # noqa: S311 (a seed, not a secret)
        order = chance.choice(tuple(ScaleOrder))
        labels = chance.sample(("A", "B", "C", "○", "Ⅲ", "順調", "5"), chance.randint(2, 6))
        own = scale(order, *labels)
        target, actual = (chance.randrange(len(labels)) for _ in range(2))
        indicator = msgspec.structs.replace(
            told_indicator("なし", direction=Direction.AT_LEAST),
            scale=Ref("told", HERE),
            targets=(Target(rated(own, target)),),
        )
        judgement = judge_indicator(indicator, [rated(own, actual)])
        better = target >= actual if order is ScaleOrder.BEST_FIRST else target <= actual
        known = order is not ScaleOrder.NONE or target == actual
        expected = "判定できない" if not known else "達成" if better or target == actual else "未達成"
        assert JAPANESE.words.status.labels[judgement.status] == expected, (seed, order, labels, target, actual)
        assert not isinstance(judgement.attainment, Decimal)
        sentence = judgement_sentence(judgement, JAPANESE.words)
        assert ("届いています" in sentence, "届いていません" in sentence) == (expected == "達成", expected == "未達成")


def rated(own: Scale, place: int) -> Figure:
    step = own.steps[place]
    return Figure(Period(2024), step.label, Rating(step.label, step=step.id, rank=rank_of(step, own)), HERE)
