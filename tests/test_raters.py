"""Who said so: the city's judgement is its own latest stage, others stand under their names, and disagreement is told."""

from pathlib import Path

import pytest

from generator.judging import standing_of
from generator.model.basics import NOT_STATED, Absent, Reason, Ref
from generator.model.plans import Scale, ScaleStep, Standing
from generator.model.raters import city_judgement, stage_of
from generator.model.results import Evaluation, Evaluator, Stage
from page_reading import show
from sample import City
from told_figures import HERE

MEASURES = "mihon/basic-plan/measures/zz.yaml"
RESULT = "mihon/basic-plan/results/zz.yaml"


def said(by: Evaluator, text: str | None, name: str = "", stage: Stage | None = None) -> Evaluation:
    return Evaluation(
        place=HERE,
        by=by,
        as_published=text if text is not None else Absent(Reason.NOT_DONE),
        by_name=name or NOT_STATED,
        stage=stage or NOT_STATED,
    )


def judged(city: City, evaluations: str, actual: int = 86) -> City:
    """A measure that was to reach 88 in 2024, with these evaluations."""
    return city.put(
        MEASURES,
        "measures:\n  - id: zz\n    title: 試し\n    kind: project\n    pillar: p2\n    indicators:\n"
        "      - {id: a, name: 指標, unit: 件, kind: outcome, direction: at_least, accumulation: yearly,"
        " targets: [{fiscal_year: 2024, as_published: 88件, value: 88}]}\n",
    ).put(
        RESULT,
        "round: yearly-2024\nmeasures:\n  - measure: zz\n"
        f"    actuals: [{{indicator: a, fiscal_year: 2024, as_published: {actual}件, value: {actual}}}]\n"
        f"    evaluations:\n{evaluations}",
    )


class TestTheCitysJudgement:
    @pytest.mark.parametrize(
        ("evaluations", "own"),
        [
            ([said(Evaluator.EXTERNAL, "B"), said(Evaluator.CITY, "C")], ["C"]),
            ([said(Evaluator.CITY, "C"), said(Evaluator.EXTERNAL, "B")], ["C"]),
            ([said(Evaluator.DIVISION, "A"), said(Evaluator.MANAGER, "B")], ["B"]),
            ([said(Evaluator.HEADQUARTERS, "C"), said(Evaluator.DIVISION, "A"), said(Evaluator.MANAGER, "B")], ["C"]),
            (
                [said(Evaluator.DIVISION, "A", stage=Stage.FIRST), said(Evaluator.DIVISION, "B", stage=Stage.SECOND)],
                ["B"],
            ),
            ([said(Evaluator.CITY, "B", "市の最終評価"), said(Evaluator.CITY, "A", "二次評価")], ["B"]),
            ([said(Evaluator.DIVISION, "C", stage=Stage.FINAL), said(Evaluator.MANAGER, "A")], ["C"]),
            ([said(Evaluator.MANAGER, "B"), said(Evaluator.MANAGER, "低い")], ["B", "低い"]),
            ([said(Evaluator.DIVISION, "A"), said(Evaluator.CITY, None)], ["A"]),
            ([said(Evaluator.NOT_STATED, "A"), said(Evaluator.DIVISION, "B")], ["B"]),
            ([said(Evaluator.NOT_STATED, "A")], []),
            ([said(Evaluator.CITIZENS_PANEL, "A"), said(Evaluator.EXTERNAL, "B"), said(Evaluator.COUNCIL, "C")], []),
        ],
    )
    def test_is_its_own_latest_stage(self, evaluations: list[Evaluation], own: list[str]) -> None:
        assert [each.as_published for each in city_judgement(evaluations)] == own

    def test_that_is_missing_everywhere_stays_with_its_reason(self) -> None:
        (only,) = city_judgement([said(Evaluator.DIVISION, None), said(Evaluator.EXTERNAL, "B")])
        assert isinstance(only.as_published, Absent)

    @pytest.mark.parametrize(
        ("name", "stage"),
        [
            ("第１次評価", Stage.FIRST),
            ("二次評価者（部長）", Stage.SECOND),
            ("最終評価", Stage.FINAL),
            ("総合評価", Stage.FINAL),
            ("計画課", None),
        ],
    )
    def test_has_the_stage_that_its_name_tells(self, name: str, stage: Stage | None) -> None:
        found = stage_of(said(Evaluator.CITY, "A", name))
        assert (None if isinstance(found, Absent) else found) is stage


class TestOnThePage:
    EVALUATIONS = (
        "      - {by: external, by_name: 外部評価委員会, scale: progress, rating: a, as_published: A}\n"
        "      - {by: city, by_name: 市の最終評価, scale: progress, rating: c, as_published: C}\n"
    )

    def test_the_panel_stands_under_its_name_and_the_city_under_its_own(self, tmp_path: Path) -> None:
        page = show(judged(City(tmp_path), self.EVALUATIONS)).measure("zz")
        box = page.standing
        assert [(each.text, each.detail) for each in box.ratings] == [("C", "市の最終評価、進捗")]
        assert [(each.by, [rating.text for rating in each.ratings]) for each in box.others] == [
            ("外部評価委員会（令和6年度）", ["A"])
        ]
        assert page.head.description.endswith("令和6年度の目標に届きませんでした。")

    def test_that_raters_differ_is_said(self, tmp_path: Path) -> None:
        box = show(judged(City(tmp_path), self.EVALUATIONS)).measure("zz").standing
        assert "評価は、評価した人によって違います：外部評価委員会は「A」、市の最終評価は「C」。" in box.remarks
        alike = self.EVALUATIONS.replace("rating: a, as_published: A", "rating: c, as_published: C")
        assert show(judged(City(tmp_path / "alike"), alike)).measure("zz").standing.remarks == ()

    def test_on_different_aspects_they_do_not_differ(self, tmp_path: Path) -> None:
        text = (
            "      - {by: division, axis: 進捗, as_published: A}\n      - {by: external, axis: 効果, as_published: B}\n"
        )
        remarks = show(judged(City(tmp_path), text)).measure("zz").standing.remarks
        assert not any("評価した人" in remark for remark in remarks)

    def test_a_city_that_contradicts_the_figures_is_quoted_and_a_panel_is_not(self, tmp_path: Path) -> None:
        swapped = (
            "      - {by: city, scale: progress, rating: a, as_published: A}\n"
            "      - {by: external, by_name: 委員会, scale: progress, rating: c, as_published: C}\n"
        )
        described = show(judged(City(tmp_path), swapped)).measure("zz").head.description
        assert "見本市の令和6年度の評価は進捗「A」ですが、同じ年度の目標と実績からの判定は「未達成」です" in described
        panel = "      - {by: citizens_panel, by_name: 市民会議, scale: progress, rating: a, as_published: A}\n"
        page = show(judged(City(tmp_path / "panel"), panel)).measure("zz")
        assert "見本市の評価は" not in page.head.description
        assert page.standing.ratings == ()
        assert [each.by for each in page.standing.others] == ["市民会議（令和6年度）"]

    def test_a_rating_without_a_scale_is_still_the_citys(self, tmp_path: Path) -> None:
        box = show(judged(City(tmp_path), "      - {by: city, as_published: ○}\n")).measure("zz").standing
        assert [each.text for each in box.ratings] == ["○"]
        assert box.remarks == (
            "自治体の評価は、達成・未達成・途中のどれに当たるかが文書に示されていないため、目標と実績からの判定とは比べません。",
        )

    def test_an_earlier_stage_stands_under_its_own_name(self, tmp_path: Path) -> None:
        text = (
            "      - {by: division, stage: 一次, as_published: A}\n"
            "      - {by: headquarters, by_name: 行政評価推進本部, stage: 二次, as_published: B}\n"
        )
        box = show(judged(City(tmp_path), text)).measure("zz").standing
        assert [(each.text, each.detail) for each in box.ratings] == [("B", "行政評価推進本部（二次評価）")]
        assert [each.by for each in box.others] == ["担当課（一次評価）（令和6年度）"]


class TestAScale:
    STEPS = (
        ScaleStep("good", "○", NOT_STATED, Standing.REACHED),
        ScaleStep("none", "－", NOT_STATED, Standing.OTHER),
        ScaleStep("three", "Ⅲ", NOT_STATED, Standing.NOT_REACHED),
    )

    @pytest.mark.parametrize(
        ("published", "standing"),
        [
            ("○", Standing.REACHED),
            ("〇", Standing.REACHED),
            ("-", Standing.OTHER),
            ("―", Standing.OTHER),
            ("III", Standing.NOT_REACHED),
            ("Ⅲ", Standing.NOT_REACHED),
        ],
    )
    def test_of_symbols_is_read_by_what_was_published(self, published: str, standing: Standing) -> None:
        evaluation = Evaluation(HERE, Evaluator.CITY, published, scale=Ref("marks", HERE))
        assert standing_of(evaluation, [Scale("marks", "記号", NOT_STATED, self.STEPS)]) is standing

    def test_that_is_not_named_is_not_guessed(self) -> None:
        evaluation = Evaluation(HERE, Evaluator.CITY, "○")
        assert isinstance(standing_of(evaluation, [Scale("marks", "記号", NOT_STATED, self.STEPS)]), Absent)

    def test_of_symbols_is_taken_from_data(self, tmp_path: Path) -> None:
        city = City(tmp_path)
        plan = city.read("mihon/basic-plan/plan.yaml").replace(
            "scales:",
            "scales:\n  - id: marks\n    name: 記号\n    steps:\n"
            "      - {id: good, label: ○, reads_as: reached}\n"
            '      - {id: none, label: "-", reads_as: other}\n'
            "      - {id: three, label: Ⅲ, reads_as: not_reached}",
            1,
        )
        city.put("mihon/basic-plan/plan.yaml", plan)
        page = show(judged(city, "      - {by: division, scale: marks, as_published: ○}\n")).measure("zz")
        assert (
            "見本市の令和6年度の評価は「○」ですが、同じ年度の目標と実績からの判定は「未達成」です"
            in page.head.description
        )


class TestWhoIsNotStated:
    """Of an evaluation whose evaluator the document does not name, nobody can say that it is the city's."""

    UNNAMED = "      - {by: not_stated, scale: progress, rating: a, as_published: A, reason: よくできた。}\n"

    def test_is_told_under_no_name_and_never_as_the_citys(self, tmp_path: Path) -> None:
        page = show(judged(City(tmp_path), self.UNNAMED)).measure("zz")
        assert page.standing.ratings == ()
        assert page.standing.no_rating == "自治体の評価と分かるものは、このサイトに収めた文書に載っていません"
        assert [(each.by, [one.text for one in each.ratings]) for each in page.standing.others] == [
            ("評価者の記載がない評価（令和6年度）", ["A"])
        ]
        assert "見本市の令和6年度の評価" not in page.head.description
        assert (page.answer.evaluation.term, page.answer.evaluation.text) == (
            "評価者の記載がない評価（令和6年度）",
            "進捗「A」",
        )

    def test_its_row_says_so(self, tmp_path: Path) -> None:
        (piece,) = show(judged(City(tmp_path), self.UNNAMED)).measure("zz").evaluations
        assert ("評価した人", "文書に書かれていません") in [(each.term, each.text[0].text) for each in piece.facts]

    def test_does_not_differ_from_a_rater_who_may_be_the_same(self, tmp_path: Path) -> None:
        both = self.UNNAMED + "      - {by: city, scale: progress, rating: c, as_published: C}\n"
        remarks = show(judged(City(tmp_path), both)).measure("zz").standing.remarks
        assert not any("評価した人によって" in each for each in remarks)

    def test_decides_no_target_that_is_a_grade(self, tmp_path: Path) -> None:
        for folder, by, label in (("a", "not_stated", "報告なし"), ("b", "division", "達成")):
            city = judged(
                City(tmp_path / folder), f"      - {{by: {by}, scale: progress, rating: a, as_published: A}}\n"
            )
            graded = (
                "measures:\n  - id: zz\n    title: 試し\n    kind: project\n    pillar: p2\n    indicators:\n"
                "      - {id: a, name: 評価, kind: outcome, direction: at_least, accumulation: yearly, scale: progress,"
                " targets: [{fiscal_year: 2024, as_published: A評価}]}\n"
            )
            actual = "    actuals: [{indicator: a, fiscal_year: 2024, as_published: 86件, value: 86}]\n"
            page = show(city.put(MEASURES, graded).change(RESULT, actual, "")).measure("zz")
            assert page.standing.badge.label == label


class TestAName:
    @pytest.mark.parametrize(
        ("by", "name"),
        [
            ("division", "外部評価委員会"),
            ("division", "行政評価委員会"),
            ("city", "市民会議"),
            ("city", "第三者評価"),
            ("headquarters", "総合計画審議会"),
            ("manager", "市議会"),
            ("city", "監査委員"),
            ("division", "有識者"),
            ("external", "企画課"),
            ("citizens_panel", "市民生活部長"),
            ("not_stated", "計画課"),
            ("not_stated", "外部評価委員会"),
        ],
    )
    def test_that_says_somebody_else_is_told(self, tmp_path: Path, by: str, name: str) -> None:
        evaluation = f"      - {{by: {by}, by_name: {name}, scale: progress, rating: a, as_published: A}}\n"
        assert judged(City(tmp_path), evaluation).codes() == ["K555"]

    @pytest.mark.parametrize(
        ("by", "name"),
        [
            ("division", "市民課"),
            ("division", "市民生活部"),
            ("division", "議会事務局"),
            ("division", "監査委員事務局"),
            ("division", "教育委員会"),
            ("division", "企画課（有識者の意見を聴いて）"),
            ("headquarters", "行政評価委員会"),
            ("headquarters", "庁内評価委員会"),
            ("city", "市の最終評価"),
            ("external", "外部評価委員会"),
            ("citizens_panel", "市民による評価"),
            ("not_stated", "一次評価"),
        ],
    )
    def test_that_may_be_that_person_is_not(self, tmp_path: Path, by: str, name: str) -> None:
        evaluation = f"      - {{by: {by}, by_name: {name}, scale: progress, rating: a, as_published: A}}\n"
        assert judged(City(tmp_path), evaluation).codes() == []


class TestSeveralAspects:
    TWO = (
        "      - {by: city, axis: 進捗, scale: progress, rating: a, as_published: A}\n"
        "      - {by: city, axis: 成果, as_published: C}\n"
    )
    WHOLE = TWO + "      - {by: city, axis: 総合評価, scale: progress, rating: b, as_published: B}\n"

    def test_are_all_said_where_none_is_the_whole(self, tmp_path: Path) -> None:
        page = show(judged(City(tmp_path), self.TWO, actual=90)).measure("zz")
        assert page.answer.evaluation.text == "進捗「A」、成果「C」"
        assert "達成・未達成" not in "".join(page.standing.remarks)

    def test_give_way_to_the_one_of_the_whole(self, tmp_path: Path) -> None:
        page = show(judged(City(tmp_path), self.WHOLE, actual=90)).measure("zz")
        assert (page.answer.evaluation.text, page.answer.evaluation.note) == ("B", "ほかに評価2件")

    @pytest.mark.parametrize(("evaluations", "label"), [(TWO, "評価あり"), (WHOLE, "評価：B")])
    def test_decide_no_status_one_by_one(self, tmp_path: Path, evaluations: str, label: str) -> None:
        city = City(tmp_path).put(MEASURES, "measures:\n  - {id: zz, title: 試し, kind: project, pillar: p2}\n")
        city.put(RESULT, f"round: yearly-2024\nmeasures:\n  - measure: zz\n    evaluations:\n{evaluations}")
        assert show(city).measure("zz").standing.badge.label == label
