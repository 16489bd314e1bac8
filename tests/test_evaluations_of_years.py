"""Ratings belong to years and axes: each is told with its year, and held only against figures of the same year."""

from pathlib import Path

import pytest

from generator.judging.own_evaluations import axis_of, evaluate, is_direction
from generator.model.basics import NOT_STATED, Absent
from generator.model.plans import RoundKind, Scale, ScaleStep, Standing
from generator.model.results import Evaluation, Evaluator
from generator.views.kinds.year import view_year
from page_reading import JAPANESE, Shown, show
from sample import City
from told_figures import HERE

PLAN = "mihon/basic-plan"
MEASURE = (
    "measures:\n  - id: zz\n    title: 試し\n    kind: project\n    pillar: p2\n    indicators:\n"
    "      - {id: a, name: 指標, unit: 件, kind: outcome, direction: at_least, accumulation: yearly,"
    " targets: [{fiscal_year: 2022, as_published: 50件}, {fiscal_year: 2023, as_published: 60件}]}\n"
)
ROUNDS = {"r22": "yearly-2022", "r23": "yearly-2023", "r24": "yearly-2024"}


def judged(folder: Path, **rounds: str) -> Shown:
    """A measure that reached 50 in 2022 and missed 60 in 2023, with the evaluations of rounds r22, r23, r24 (YAML of each, parted by |)."""
    city = City(folder)
    first = "  - {id: interim-2024,"
    new = (
        "  - {id: yearly-2022, name: 令和4年度実績, kind: yearly, fiscal_year: 2022, source: {document: report-2024}}\n"
    )
    city.change(f"{PLAN}/plan.yaml", first, new + first)
    city.put(f"{PLAN}/measures/zz.yaml", MEASURE)
    values = {"r22": (2022, "50件"), "r23": (2023, "59件")}
    for name, its_round in ROUNDS.items():
        text = f"round: {its_round}\nmeasures:\n  - measure: zz\n"
        if name in values:
            text += (
                f"    actuals: [{{indicator: a, fiscal_year: {values[name][0]}, as_published: {values[name][1]}}}]\n"
            )
        if rounds.get(name):
            text += "    evaluations:\n" + "".join(f"      - {{{each}}}\n" for each in rounds[name].split("|"))
        if name in values or rounds.get(name):
            city.put(f"{PLAN}/results/{name}.yaml", text)
    return show(city)


A, C = "by: 市, scale: progress, rating: a, as_published: A", "by: 市, scale: progress, rating: c, as_published: C"
PANEL = "by: 市民会議, by_name: 市民評価会, as_published: {}"


class TestTheYear:
    def test_of_the_citys_rating_is_named_and_another_years_figures_do_not_contradict_it(self, tmp_path: Path) -> None:
        shown = judged(tmp_path, r22=A)
        page = shown.measure("zz")
        assert page.standing.badge.label == "未達成"
        assert page.standing.published == "見本市の令和4年度の評価"
        assert "令和4年度の自治体の評価も、同じ年度の目標と実績からの判定も「達成」です。" in page.standing.remarks
        assert "ですが" not in page.head.description
        assert page.head.description.endswith("令和5年度の目標に届きませんでした。")

    def test_of_rating_and_figures_is_the_same_where_they_are_compared(self, tmp_path: Path) -> None:
        page = judged(tmp_path, r23=A).measure("zz")
        assert (
            "見本市の令和5年度の評価は進捗「A」ですが、同じ年度の目標と実績からの判定は「未達成」です"
            in page.head.description
        )

    def test_without_figures_is_not_compared(self, tmp_path: Path) -> None:
        page = judged(tmp_path, r22=C, r24=A).measure("zz")
        assert page.standing.published == "見本市の令和6年度の評価"
        told = "".join(page.standing.remarks)
        assert "令和6年度の自治体の評価は、同じ年度の目標と実績がそろっていないため" in told
        assert "ですが" not in page.head.description

    def test_of_a_newer_panel_stands_beside_the_older_rating_of_the_city(self, tmp_path: Path) -> None:
        standing = judged(tmp_path, r22=A, r24=PANEL.format("C")).measure("zz").standing
        assert standing.published == "見本市の令和4年度の評価"
        assert [(each.by, [one.text for one in each.ratings]) for each in standing.others] == [
            ("市民評価会（令和6年度）", ["C"])
        ]

    def test_of_a_panel_that_judged_twice_is_the_newest(self, tmp_path: Path) -> None:
        standing = judged(tmp_path, r22=f"{A}|{PANEL.format('B')}", r24=PANEL.format("C")).measure("zz").standing
        assert [(each.by, [one.text for one in each.ratings]) for each in standing.others] == [
            ("市民評価会（令和6年度）", ["C"])
        ]

    def test_in_which_no_evaluation_was_made_is_told_before_the_one_that_was(self, tmp_path: Path) -> None:
        standing = judged(tmp_path, r22=A, r23="by: 市, missing: 未実施").measure("zz").standing
        assert (standing.published, standing.no_rating) == ("見本市の令和5年度の評価", "未実施")
        assert [(each.by, [one.text for one in each.ratings]) for each in standing.others] == [
            ("見本市の令和4年度の評価", ["A"])
        ]

    def test_has_on_its_page_only_the_ratings_of_its_own_rounds(self, tmp_path: Path) -> None:
        shown = judged(tmp_path, r22=A, r23=f"{C}|{PANEL.format('B')}")

        def lines(year: str) -> str:
            page = view_year(shown.site_index, shown.standings, year, JAPANESE)
            return "".join(
                "".join((*outcome.lines, *(quote.label + quote.text[0].text for quote in outcome.quotes)))
                for city in page.cities
                for plan in city.plans
                for group in plan.groups
                for outcome in group.outcomes
                if outcome.title == "試し"
            )

        assert "見本市の令和4年度の評価：A" in lines("2022")
        assert "令和5年度" not in lines("2022")
        assert "令和4年度" not in lines("2023")
        assert "市民評価会の令和5年度の評価" in lines("2023")


SCALES = (
    Scale(
        "s",
        "進捗",
        NOT_STATED,
        (
            ScaleStep("a", "A", NOT_STATED, Standing.REACHED),
            ScaleStep("k", "継続", NOT_STATED, Standing.OTHER),
            ScaleStep("z", "拡充", NOT_STATED, Standing.REACHED),
        ),
    ),
)


def said(text: str, axis: str = "", by: Evaluator = Evaluator.CITY) -> Evaluation:
    return Evaluation(place=HERE, by=by, as_published=text, axis=axis or NOT_STATED)


class TestADirection:
    @pytest.mark.parametrize(
        "text",
        ["拡充", "継続", "見直しの上で継続", "現状維持", "現状のまま継続", "縮小", "廃止", "休止・統合", "改善して継続", "事業の縮小を検討", "一部見直し", "継続（拡充）"],
    )  # fmt: skip
    def test_is_what_comes_next(self, text: str) -> None:
        assert is_direction(said(text), SCALES)

    @pytest.mark.parametrize(
        "text",
        [
            "A",
            "○",
            "達成",
            "概ね順調",
            "順調",
            "改善",
            "改善が見られた",
            "完了",
            "おおむね計画どおり",
            "維持",
            "遅れている",
        ],
    )
    def test_is_no_rating_of_attainment(self, text: str) -> None:
        assert not is_direction(said(text), SCALES)

    def test_is_told_by_the_axis_too(self) -> None:
        assert is_direction(said("Ａ", "今後の方向性"), SCALES)

    def test_is_none_where_the_scale_reads_it_as_attained(self) -> None:
        step = Evaluation(place=HERE, by=Evaluator.CITY, as_published="拡充", scale=NOT_STATED)
        assert is_direction(step, SCALES)
        from_scale = Evaluation(place=HERE, by=Evaluator.CITY, as_published="拡充", rating=_ref("z"), scale=_ref("s"))
        assert not is_direction(from_scale, SCALES)

    def test_of_headquarters_does_not_take_the_place_of_the_departments_rating(self, tmp_path: Path) -> None:
        page = judged(
            tmp_path,
            r23="by: 担当課, axis: 達成度, scale: progress, rating: b, as_published: B"
            "|by: 本部, axis: 方向性, as_published: 拡充",
        ).measure("zz")
        assert [each.text for each in page.standing.ratings] == ["B"]
        assert ("見本市の令和5年度の評価で示された今後の方向", "拡充") in [
            (each.by, each.ratings[0].text) for each in page.standing.others
        ]


def _ref(name: str):  # type: ignore[no-untyped-def]
    from generator.model.basics import Ref  # noqa: PLC0415

    return Ref(name, HERE)


class TestSeveralAxes:
    @pytest.mark.parametrize(
        ("axes", "overall"),
        [
            ({"必要性": "A", "総合評価": "B", "効率性": "C"}, "B"),
            ({"効率性": "C", "達成度": "B"}, None),
            ({"進捗": "B", "成果": "C"}, None),
            ({"総合計画への貢献": "A", "進捗": "C"}, None),
            ({"達成度": "A", "総合": "C"}, "C"),
            ({"必要性": "A", "有効性": "C", "効率性": "B"}, None),
            ({"必要性": "A", "有効性": "C", "総合評価": "見直しの上で継続"}, None),
            ({"必要性": "A"}, None),
            ({"成果": "A"}, "A"),
            ({"": "A", "必要性": "C"}, None),
            ({"進捗": "A"}, "A"),
        ],
    )
    def test_are_headed_by_the_one_of_the_whole_or_by_none(self, axes: dict[str, str], overall: str | None) -> None:
        found = evaluate([_Report(tuple(said(text, axis) for axis, text in axes.items()))], SCALES).overall  # type: ignore[list-item]
        assert (None if isinstance(found, Absent) else found.evaluation.as_published) == overall

    def test_without_one_of_the_whole_are_all_told_and_compared_with_nothing(self, tmp_path: Path) -> None:
        axis = "by: 市, axis: {}, scale: progress, rating: {}, as_published: {}"
        page = judged(
            tmp_path,
            r23="|".join(
                (
                    axis.format("必要性", "a", "A"),
                    axis.format("有効性", "c", "C"),
                    "by: 市, axis: 総合評価, as_published: 見直しの上で継続",
                )
            ),
        ).measure("zz")
        assert "ですが" not in page.head.description
        assert "に当たります" not in "".join(page.standing.remarks)
        assert [(each.text, each.detail) for each in page.standing.ratings] == [("A", "必要性"), ("C", "有効性")]
        assert "見直しの上で継続" in [one.text for each in page.standing.others for one in each.ratings]

    def test_have_their_names(self) -> None:
        assert axis_of(said("A", "必要性"), SCALES) == "必要性"


class _Round:
    id, fiscal_year, kind = "r", 2023, RoundKind.YEARLY


class _Result:
    def __init__(self, evaluations: tuple[Evaluation, ...]) -> None:
        self.evaluations = evaluations


class _Report:
    round = _Round()

    def __init__(self, evaluations: tuple[Evaluation, ...]) -> None:
        self.result = _Result(evaluations)
