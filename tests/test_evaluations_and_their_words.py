"""An evaluation beside its own words, its year and the figures: YAML in, the codes of what staff are asked out."""

from pathlib import Path

import pytest

from small_town import Town

ONE_STEP = "steps: [{id: b, label: B, definition: 概ね成果があった, reads_as: reached}]"
STEPS = "steps: [{id: a, label: A, reads_as: reached}, {id: b, label: B, reads_as: on_the_way}]"


def codes(folder: Path, evaluation: str, actuals: str = "", measure: str = "") -> list[str]:
    """The report of 2019 with one evaluation."""
    results = f"measures:\n  - measure: a\n    evaluations: [{{by: division, {evaluation}}}]\n{actuals}"
    return Town(folder, measure=measure, results=results).change("town/p/plan.yaml", ONE_STEP, STEPS).codes()


@pytest.mark.parametrize(
    ("wording", "asked"),
    [
        ("A（平成30年度）", True),
        ("A（H30評価）", True),
        ("A（平成30年度の評価）", True),
        ("'平成30年度：A'", True),
        ("A（令和元年度）", False),
        ("'令和元年度：A'", False),
        ("A（平成30年度はB）", False),
        ("A（平成30年度から継続）", False),
        ("A（令和2年3月）", False),
        ("A（平成30年度B、令和元年度A）", False),
    ],
)
def test_an_evaluation_of_another_year_by_its_wording_is_asked_about(
    tmp_path: Path, wording: str, *, asked: bool
) -> None:
    told = codes(tmp_path, f"scale: abc, rating: a, as_published: {wording}")
    assert ("K582" in told) is asked


@pytest.mark.parametrize(
    ("reason", "asked"),
    [
        ("B評価とした。", True),
        ("参加者が減ったため、B評価とした。", True),
        ("参加者が減ったため、評価はBとした。", True),
        ("参加者が増えたため、A評価とした。", False),
        ("平成30年度はB評価とした。", False),
        ("B評価とした前年度より参加者が増えた。", False),
        ("B地区での開催を見送ることとした。", False),
    ],
)
def test_a_reason_that_gives_another_step_is_asked_about(tmp_path: Path, reason: str, *, asked: bool) -> None:
    told = codes(tmp_path, f"scale: abc, rating: a, as_published: A, reason: {reason}")
    assert told == (["K582"] if asked else [])


def asks(folder: Path, by: str, wording: str, more: str = "", told: str = "") -> bool:
    """Whether the evaluation A of ``by`` is asked about, beside a report that is called ``told``."""
    results = f"measures:\n  - measure: a\n    evaluations: [{{by: {by}, scale: abc, rating: a, as_published: '{wording}'{more}}}]\n{told}"
    return "K582" in Town(folder, results=results).change("town/p/plan.yaml", ONE_STEP, STEPS).codes()


REMARKS = [
    *(("division", f"A（{each}）", True) for each in ("見込", "見込み", "仮", "予定", "案", "速報", "目標")),
    *(("division", wording, True) for wording in ("A見込", "見込：A", "A ※見込", "外部評価：A", "A（前年度）", "A（前回評価）")),
    *(("division", f"A（{each}）", True) for each in ("中間評価", "上半期", "9月末時点")),
    *(("division", f"A（{each}）", True) for each in ("外部評価", "外部評価委員会", "市民評価", "議会評価", "有識者", "本部評価")),
    *(("external", f"A（{each}）", True) for each in ("自己評価", "担当課評価", "内部評価", "所管課", "庁内評価")),
    ("headquarters", "A（担当課評価）", True),
    *(("division", f"A（{each}）", False) for each in ("自己評価", "担当課評価", "内部評価", "一次評価", "市の評価")),
    *(("division", f"A（{each}）", False) for each in ("見込みを上回る", "目標達成", "計画どおり", "前年度：B", "前年度と同じ")),
    *(("division", f"A（{each}）", False) for each in ("外部評価対象", "市民満足度", "3月末時点", "令和元年度末時点", "一部見込", "計画変更")),
    *(("external", f"A（{each}）", False) for each in ("外部評価", "外部評価委員会による評価", "市民評価", "行政評価")),
    ("city", "A（内部評価）", False),
    ("headquarters", "A（本部）", False),
    ("manager", "A（自己評価）", False),
    ("division", "総合評価：A", False),
    ("division", "A（暫定）", False),
    ("division", "担当課：A", False),
]  # fmt: skip


@pytest.mark.parametrize(("by", "wording", "asked"), REMARKS)
def test_a_remark_that_makes_of_a_grade_another_thing_or_another_raters_is_asked_about(
    tmp_path: Path, by: str, wording: str, *, asked: bool
) -> None:
    assert asks(tmp_path, by, wording) is asked


def test_a_remark_of_another_stage_than_the_typed_one_is_asked_about(tmp_path: Path) -> None:
    assert asks(tmp_path / "a", "division", "A（一次評価）", ", stage: second")
    assert not asks(tmp_path / "b", "division", "A（二次評価）", ", stage: second")


GRADES = [
    ("B評価である。", True),
    ("評価はB。", True),
    ("参加者が減ったため、Bランクと判断した。", True),
    ("評価をBに下げた。", True),
    ("AからBに引き下げた。", True),
    ("目標に届かずBとなった。", True),
    ("達成度をBと評価した。", True),
    ("平成30年度の評価である。", True),
    ("平成30年度の実績を評価した。", True),
    ("評価はA。", False),
    ("BからAに引き上げた。", False),
    ("前年度はB評価であった。", False),
    ("前回のB評価から改善した。", False),
    ("B評価には至らなかった。", False),
    ("外部評価はB。", False),
    ("有効性はBとした。", False),
    ("会場をAからBに変更した。", False),
    ("次年度はB評価とならないよう努める。", False),
    ("令和元年度の評価である。", False),
    ("平成30年度の評価を踏まえ改善した。", False),
]


@pytest.mark.parametrize(("reason", "asked"), GRADES)
def test_a_reason_may_give_another_grade_or_year_in_many_ways(tmp_path: Path, reason: str, *, asked: bool) -> None:
    assert asks(tmp_path, "division", "A", f", reason: {reason}") is asked


def test_a_grade_without_a_scale_is_held_against_its_reason_too(tmp_path: Path) -> None:
    assert codes(tmp_path / "a", "as_published: A, reason: 参加者が減ったため、B評価とした。") == ["K582"]
    assert codes(tmp_path / "b", "as_published: A評価, reason: 参加者が増えたため、A評価とした。") == []


def test_the_report_beside_its_one_evaluation_gives_no_other_grade(tmp_path: Path) -> None:
    assert asks(tmp_path / "a", "division", "A", told="    done: 参加者が減ったため、B評価とした。\n")
    assert not asks(tmp_path / "b", "division", "A", told="    done: 参加者が増えたため、A評価とした。\n")
    assert not asks(tmp_path / "c", "division", "A", told="    done: 対象の路線をB評価とした。\n")


@pytest.mark.parametrize(
    ("value", "wording", "asked"),
    [
        ("110件", "未達成", True),
        ("90件", "達成", True),
        ("110件", "達成", False),
        ("90件", "未達成", False),
        ("90件", "おおむね達成", False),
        ("90件", "順調", False),
    ],
)
def test_a_plain_word_beside_the_figures_is_held_against_them(
    tmp_path: Path, value: str, wording: str, *, asked: bool
) -> None:
    indicator = (
        "indicators:\n  - {id: i, name: 相談件数, unit: 件, kind: output, direction: at_least, accumulation: yearly,\n"
        "     targets: [{fiscal_year: 2019, as_published: 100件}]}\n"
    )
    actuals = f"    actuals: [{{indicator: i, fiscal_year: 2019, as_published: {value}}}]\n"
    assert codes(tmp_path, f"as_published: {wording}", actuals, indicator) == (["K572"] if asked else [])


@pytest.mark.breaks("K582")
def test_breaks_an_evaluation(tmp_path: Path) -> None:
    assert codes(tmp_path, "scale: abc, rating: a, as_published: A（平成30年度）") == ["K582"]


@pytest.mark.parametrize(
    ("evaluation", "shown"),
    [
        ("as_published: －, missing: not_done", "未実施"),
        ("as_published: ―, missing: not_applicable", "対象外"),
        ("as_published: '-', missing: not_yet", "まだ報告の時期ではありません"),
        ("as_published: /, missing: not_applicable", "対象外"),
        ("as_published: N/A, missing: not_applicable", "対象外"),
        ("as_published: 未評価, missing: not_done", "未評価"),
        ("as_published: 評価なし, missing: not_done", "評価なし"),
        ("as_published: 集計中, missing: being_compiled", "集計中"),
        ("as_published: －（新規事業）, missing: not_applicable", "新規事業"),
        ("as_published: 評価対象外, missing: not_applicable, note: 新規事業", "新規事業"),
    ],
)
def test_a_mark_in_the_place_of_an_evaluation_may_stand_beside_the_reason(
    tmp_path: Path, evaluation: str, shown: str
) -> None:
    results = f"measures:\n  - measure: a\n    evaluations: [{{by: division, {evaluation}}}]\n"
    town = Town(tmp_path, results=results)
    assert town.codes() == []
    assert shown in town.text("measure")


@pytest.mark.parametrize(
    "evaluation",
    [
        "as_published: B, missing: not_done",
        "as_published: ×, missing: not_done",
        "as_published: ○, missing: not_done",
        "as_published: 概ね順調, missing: being_compiled",
        "as_published: 集計中, missing: not_applicable",
        "as_published: 1, missing: not_done",
        "as_published: 見直し, missing: not_done",
        "scale: abc, rating: b, as_published: －, missing: not_done",
        "as_published: 順調（未評価）, missing: not_done",
        "scale: abc",
    ],
)
def test_a_grade_beside_a_reason_for_there_being_none_is_told(tmp_path: Path, evaluation: str) -> None:
    assert codes(tmp_path, evaluation) == ["K313"]
