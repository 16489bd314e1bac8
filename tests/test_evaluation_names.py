"""What an evaluation is called: of which year, of which stage, by whom, and whether it is one at all."""

from pathlib import Path

import pytest

from sample import City, details

RESULTS = "mihon/basic-plan/results/2024.yaml"
OWN = "    - {by: division, by_name: 市民生活部, scale: progress, rating: b, as_published: B}"


def told(folder: Path, evaluation: str) -> list[str]:
    """What staff are asked of the one evaluation of a pillar in the report of 2024."""
    city = City(folder).change(RESULTS, OWN, f"    - {{{evaluation}}}")
    return [f"{each.rule} {details(each).get('what', '')}".strip() for each in city.problems()]


@pytest.mark.parametrize(
    "wording",
    ["未評価", "評価対象外", "（未評価）", "評価なし", "判定不能", "評価は行わない", "今年度は評価対象外", "評価保留", "該当なし", "集計中"],
)  # fmt: skip
def test_words_that_there_is_no_evaluation_are_asked_about(tmp_path: Path, wording: str) -> None:
    (found,) = told(tmp_path, f"by: division, scale: progress, rating: a, as_published: {wording}")
    assert found.startswith("K582 評価がないことを述べていると読めますが、段階「A」")
    (found,) = told(tmp_path / "bare", f"by: division, as_published: {wording}")
    assert found.startswith("K582 評価がないことを述べていると読めますが、評価の原文として")


@pytest.mark.parametrize(
    "wording",
    ["A", "A評価", "A（計画どおり）", "A 計画どおり", "計画どおり", "「A」", "順調", "対象者が増えた", "評価できる"],
)
def test_words_that_give_an_evaluation_are_not_asked_about(tmp_path: Path, wording: str) -> None:
    assert told(tmp_path, f"by: division, scale: progress, rating: a, as_published: {wording}") == []


@pytest.mark.parametrize("wording", ["Aではない", "A評価ではない", "A以外", "Aに達しない"])
def test_a_step_that_the_wording_denies_is_asked_about(tmp_path: Path, wording: str) -> None:
    assert told(tmp_path, f"by: division, scale: progress, rating: a, as_published: {wording}") == [
        "K582 段階「A」ではないと読めますが、その段階の評価として書かれています"
    ]


@pytest.mark.parametrize(
    "wording", ["計画どおり", "C（計画どおり）", "C 計画どおり", "C：計画どおり", "おおむね計画どおり"]
)
def test_the_definition_of_another_step_is_told(tmp_path: Path, wording: str) -> None:
    assert told(tmp_path, f"by: division, scale: progress, rating: c, as_published: '{wording}'") == ["K542"]


@pytest.mark.parametrize(
    ("named", "asked"),
    [
        ("axis: 令和5年度評価", True),
        ("axis: 令和5年度の実績評価", True),
        ("axis: 前年度評価", True),
        ("by_name: 令和5年度評価", True),
        ("by_name: 令和5年度 担当課評価", True),
        ("by_name: 担当課（令和5年度）", True),
        ("axis: 令和6年度評価", False),
        ("axis: 令和5年度からの改善", False),
        ("axis: 令和5年度の課題への対応", False),
        ("axis: 令和8年度目標に対する進捗", False),
        ("axis: 前年度比", False),
        ("by_name: 担当課（令和6年度）", False),
    ],
)
def test_a_name_of_another_year_is_asked_about(tmp_path: Path, named: str, *, asked: bool) -> None:
    found = told(tmp_path, f"by: division, {named}, scale: progress, rating: a, as_published: A")
    assert [each[:4] for each in found] == (["K582"] if asked else [])


@pytest.mark.parametrize(
    ("named", "asked"),
    [
        ("by: manager, stage: first, by_name: 二次評価（部長）", True),
        ("by: manager, stage: second, by_name: 企画課（一次）", True),
        ("by: division, stage: final, by_name: 一次評価", True),
        ("by: division, stage: first, by_name: 最終評価", True),
        ("by: manager, stage: second, by_name: 二次評価（部長）", False),
        ("by: manager, stage: final, by_name: 二次評価（部長）", False),
        ("by: manager, stage: second, by_name: 最終評価", False),
        ("by: manager, stage: second, by_name: 二次評価（一次評価は課長）", False),
        ("by: division, by_name: 一次評価", False),
    ],
)
def test_a_name_of_another_stage_is_asked_about(tmp_path: Path, named: str, *, asked: bool) -> None:
    found = told(tmp_path, f"{named}, scale: progress, rating: a, as_published: A")
    assert [each[:4] for each in found] == (["K582"] if asked else [])


@pytest.mark.parametrize(
    ("named", "other"),
    [
        ("by: city, by_name: 決算特別委員会", True),
        ("by: division, by_name: 議員", True),
        ("by: division, by_name: パブリックコメント", True),
        ("by: division, by_name: 内閣府", True),
        ("by: city, by_name: 利用者アンケート", True),
        ("by: citizens_panel, by_name: 庁内検討会", True),
        ("by: external, by_name: 政策会議", True),
        ("by: council, by_name: 決算特別委員会", False),
        ("by: external, by_name: 内閣府", False),
        ("by: city, by_name: 行政評価委員会（庁内）", False),
        ("by: division, by_name: 利用者支援担当", False),
        ("by: division, by_name: 協議員", False),
        ("by: headquarters, by_name: 庁内検討会", False),
        ("by: citizens_panel, by_name: 利用者の会", False),
    ],
)
def test_a_name_of_another_rater_is_told(tmp_path: Path, named: str, *, other: bool) -> None:
    found = told(tmp_path, f"{named}, as_published: 妥当")
    assert found == (["K555"] if other else [])
