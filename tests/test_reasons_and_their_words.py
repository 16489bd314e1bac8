"""Why a value is wanting, and whether it is one that came about, beside the words of the document: YAML in, codes out."""

from pathlib import Path

import pytest

from one_indicator import told_of_each
from small_town import Town

pytestmark = pytest.mark.long

ACTUAL = {"unit": "件", "target": "as_published: 100件"}


def wanting(folder: Path, cases: list[tuple[str, str]]) -> list[tuple[str, str, list[str]]]:
    told = told_of_each(
        folder, [{**ACTUAL, "actual": f"as_published: '{text}', missing: {why}"} for text, why in cases]
    )
    return [(text, why, codes) for (text, why), codes in zip(cases, told, strict=True)]


def test_a_reason_that_the_words_rule_out_is_asked_about(tmp_path: Path) -> None:
    cases = [
        ("集計中", "not_done"),
        ("現在集計中", "not_applicable"),
        ("県で集計中です。", "not_public"),
        ("－（集計中）", "not_done"),
        ("12月公表予定", "not_done"),
        ("調査中", "not_done"),
        ("中止", "being_compiled"),
        ("台風のため開催中止", "being_compiled"),
        ("事業休止", "under_investigation"),
        ("令和6年度は未実施", "not_public"),
        ("調査を実施していない", "being_compiled"),
        ("実績なし", "being_compiled"),
        ("非公表", "not_done"),
        ("個人情報保護のため非公表", "being_compiled"),
        ("未公表", "not_applicable"),
        ("対象外", "not_done"),
        ("該当なし", "being_compiled"),
        ("不明", "not_done"),
    ]
    assert wanting(tmp_path, cases) == [(*each, ["K579"]) for each in cases]


def test_a_reason_that_the_words_allow_is_not(tmp_path: Path) -> None:
    cases = [
        ("集計中", "being_compiled"),
        ("集計中", "under_investigation"),
        ("集計中", "not_yet"),
        ("未公表", "being_compiled"),
        ("中止", "not_done"),
        ("中止", "not_applicable"),
        ("該当なし", "not_done"),
        ("未実施", "not_in_source"),
        ("－", "not_done"),
        ("隔年調査のため調査なし", "not_applicable"),
        ("一部中止のため集計中", "being_compiled"),
        ("中止した前年の分を含め集計中", "being_compiled"),
        ("休止していた事業を再開し、集計中", "being_compiled"),
        ("中止（代替事業は集計中）", "not_done"),
        ("5件は調査中", "not_done"),
        ("廃止を検討中", "under_coordination"),
        ("未実施（令和7年度実施予定）", "not_done"),
    ]
    assert wanting(tmp_path, cases) == [(*each, []) for each in cases]


@pytest.mark.parametrize(("why", "codes"), [("not_done", ["K579"]), ("being_compiled", [])])
def test_the_reason_of_an_amount_and_its_own_note_are_held_alike(tmp_path: Path, why: str, codes: list[str]) -> None:
    budget = f"budgets: [{{fiscal_year: 2019, kind: settled, as_published: 集計中, missing: {why}}}]\n"
    assert Town(tmp_path / "a", measure=budget).codes() == codes
    noted = {**ACTUAL, "actual": f"as_published: '－', missing: {why}, missing_note: 県で集計中"}
    assert told_of_each(tmp_path / "b", [noted]) == [codes]


@pytest.mark.parametrize(
    ("wording", "marks", "asked"),
    [
        ("80件（実績）", "forecast: true", True),
        ("80件（R6実績）", "forecast: true", True),
        ("80件（実績ベース）", "forecast: true", True),
        ("80件※実績", "forecast: true", True),
        ("実績80件", "forecast: true", True),
        ("80件（決算）", "forecast: true", True),
        ("80件（確定値）", "forecast: true", True),
        ("80件（見込）", "state: 確定", True),
        ("80件（速報値）", "state: 確定", True),
        ("80件（実績見込）", "forecast: true", False),
        ("80件（確定見込）", "forecast: true", False),
        ("80件（12月末実績からの見込）", "forecast: true", False),
        ("80件（前年度実績75件）", "forecast: true", False),
        ("80件（見込み。R5実績75件）", "forecast: true", False),
        ("80件（実績をもとに推計）", "forecast: true", False),
        ("80件（実績あり）", "forecast: true", False),
        ("80件（実績）", "state: 速報", False),
        ("80件（見込みを上回る）", "state: 確定", False),
    ],
)
def test_a_result_is_no_forecast_and_what_was_expected_is_not_final(
    tmp_path: Path, wording: str, marks: str, *, asked: bool
) -> None:
    case = {**ACTUAL, "actual": f"as_published: '{wording}', value: 80, {marks}"}
    assert told_of_each(tmp_path, [case]) == [["K536"] if asked else []]


def test_of_two_numbers_the_word_is_that_of_its_own(tmp_path: Path) -> None:
    both = {**ACTUAL, "actual": "as_published: '実績80件、年度末見込100件', value: 100, forecast: true"}
    assert told_of_each(tmp_path, [both]) == [[]]
