"""The department that a plan prints and the one that the page links to are the same one."""

from pathlib import Path

import pytest

from sample import City, details

HALL = "mihon/basic-plan/measures/hall.yaml"
PILLARS = "mihon/basic-plan/pillars.yaml"
OWN = "departments: {as_published: 市民生活部, lead: [citizens-life]}"


def told(city: City) -> list[str]:
    return [details(each)["what"] for each in city.problems() if each.rule == "K599"]


@pytest.mark.parametrize(
    "departments",
    [
        "{as_published: 市民生活部（旧市民部）, lead: [citizens-life]}",
        "{as_published: 市民生活部 窓口課, lead: [citizens-life]}",
        "{as_published: 企画部, lead: [planning-section]}",
        "{as_published: 計画課, lead: [planning]}",
        "{as_published: 企画部計画課, lead: [planning-section]}",
        "{as_published: 企画部　計画課ほか関係課, lead: [planning-section]}",
        "{as_published: 計画課・市民生活部, lead: [planning-section, citizens-life]}",
        "{as_published: 計画課（市民生活部）, lead: [planning-section], related: [citizens-life]}",
        "{as_published: 主管課：計画課, lead: [planning-section]}",
        "{as_published: 見本市企画部, lead: [planning]}",
        "{as_published: 総務企画部, lead: [planning]}",
        "{as_published: 全庁, lead: [planning]}",
        "{as_published: 関係各課, related: [planning, citizens-life]}",
        "{as_published: 市民部, lead: [citizens]}",
        "{as_published: 市民生活部, lead: [citizens-life], related: [planning]}",
        "{as_published: 計画課, lead: [planning-section], former: [{years: {from: 2023, to: 2024}, as_published: 市民生活部, lead: [citizens-life]}]}",
        "{as_published: 計画課（令和5年度までは市民生活部）, lead: [planning-section], former: [{years: {from: 2023, to: 2023}, lead: [citizens-life]}]}",
    ],
)
def test_a_wording_of_the_same_departments_is_not_asked_about(tmp_path: Path, departments: str) -> None:
    assert told(City(tmp_path).change(HALL, OWN, f"departments: {departments}")) == []


@pytest.mark.parametrize(
    ("departments", "what"),
    [
        ("{as_published: 計画課、市民生活部, lead: [planning-section]}", "「市民生活部」は部署「citizens-life」の名前です"),
        ("{as_published: 計画課及び市民生活部, lead: [citizens-life]}", "「計画課」は部署「planning-section」の名前です"),
        ("{as_published: 計画課, lead: [planning-section, citizens-life]}", "担当部署（lead）に「citizens-life」があります"),
        ("{as_published: 計画課, lead: [planning-section], former: [{years: {from: 2022, to: 2023}, lead: [planning-section]}]}", "今の担当部署（lead）と同じです"),
        ("{as_published: 計画課, lead: [planning-section], former: [{years: {from: 2027, to: 2028}, lead: [citizens-life]}]}", "計画は 2026 年度で終わります"),
    ],
)  # fmt: skip
def test_a_wording_of_other_departments_is_asked_about(tmp_path: Path, departments: str, what: str) -> None:
    (found,) = told(City(tmp_path).change(HALL, OWN, f"departments: {departments}"))
    assert what.removesuffix("です") in found


def test_pillars_are_asked_about_as_measures_are(tmp_path: Path) -> None:
    (found,) = told(
        City(tmp_path).change(
            PILLARS,
            "{as_published: 企画部, lead: [planning]}",
            "{as_published: 企画部・市民生活部, lead: [planning]}",
        )
    )
    assert found.startswith("原文「企画部・市民生活部」の「市民生活部」は部署「citizens-life」の名前ですが")
