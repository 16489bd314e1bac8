"""A correction stands beside the value it tells of: it has to tell that value, and who erred, as its own reason does."""

from pathlib import Path

import pytest

from sample import City, details

FILE = "mihon/corrections.yaml"
SOURCES = {"正誤表": "\n    source: {document: report-2024}"}


def told(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """What is told of the sample city's correction (12,300人 to 12,030人) after these changes."""
    city = City(folder)
    for before, after in changes:
        city.change(FILE, before, after)
    return [f"{each.rule} {details(each).get('what', '')}" for each in city.problems() if each.rule in {"K554", "K598"}]


@pytest.mark.parametrize("right", ["12,030人", "12030人", "12,030", "１２，０３０人", "約12,030人"])
def test_a_correction_that_gives_the_value_as_it_stands_is_not_asked_about(tmp_path: Path, right: str) -> None:
    assert told(tmp_path, ("right: 12,030人", f"right: {right}")) == []


@pytest.mark.parametrize("right", ["12,003人", "12,030件", "13,030人", "12,030回", "120,30人"])
def test_a_correction_that_gives_another_value_or_unit_is_asked_about(tmp_path: Path, right: str) -> None:
    assert told(tmp_path, ("right: 12,030人", f"right: {right}")) == [
        f"K598 今の内容（right）は「{right}」ですが、今のデータでは「11,000人以上」「12,030人」です"
    ]


def test_only_the_last_correction_of_a_value_is_held_against_it(tmp_path: Path) -> None:
    city = City(tmp_path).change(FILE, "right: 12,030人", "right: 12,200人")
    city.add(
        FILE,
        "  - {id: again, target: basic-plan/measures/park#visitors-2023, wrong: '12,200人', right: '12,030人', corrected_on: 2026-06-01, reason: 写し間違い}\n",
    )
    assert "K598" not in {each.rule for each in city.problems()}


def test_a_correction_of_nothing_is_asked_about(tmp_path: Path) -> None:
    assert told(tmp_path, ("wrong: 12,300人", "wrong: 12,030人")) == [
        "K598 前の内容（wrong）と今の内容（right）が、どちらも「12,030人」です"
    ]


def test_a_withdrawn_value_that_still_stands_is_asked_about(tmp_path: Path) -> None:
    withdrawn = ("  right: 12,030人\n", "  cause: 取下げ\n")
    assert told(tmp_path, withdrawn) == ["K598 取り下げたと書かれていますが、今のデータには「12,030人」があります"]
    city = City(tmp_path / "gone").change(FILE, *withdrawn)
    city.change("mihon/basic-plan/results/2023.yaml", 'as_published: "12,030人", value: 12030', "missing: 取下げ")
    assert "K598" not in {each.rule for each in city.problems()}


@pytest.mark.parametrize(
    ("cause", "reason", "read"),
    [
        ("転記", "市の正誤表による", "正誤表"),
        ("転記", "報告書の誤植を市が訂正したため", "正誤表"),
        ("転記", "速報値が確定したため", "予定"),
        ("転記", "確定値が公表されたため", "予定"),
        ("転記", "集計方法の変更", "方法"),
        ("転記", "算定方法を見直したため", "方法"),
        ("予定", "転記誤り", "転記"),
        ("予定", "入力ミス", "転記"),
        ("方法", "市の資料の誤り", "正誤表"),
        ("方法", "写し間違い", "転記"),
        ("正誤表", "速報値が確定したため", "予定"),
    ],
)
def test_a_reason_that_tells_another_cause_is_asked_about(tmp_path: Path, cause: str, reason: str, read: str) -> None:
    changes = (
        "reason: 集計表の転記誤り\n    cause: transcription",
        f"reason: {reason}\n    cause: {cause}{SOURCES.get(cause, '')}",
    )
    assert told(tmp_path, changes) == [
        f"K598 理由「{reason}」は「{read}」と読めますが、変わった訳（cause）は「{cause}」です"
    ]


@pytest.mark.parametrize(
    ("cause", "reason"),
    [
        ("転記", "市の報告書からの転記誤り"),
        ("転記", "正誤表を写し間違えたため"),
        ("転記", "桁の誤り"),
        ("転記", "集計方法の欄の数を書いていた"),
        ("予定", "速報値が確定したため"),
        ("予定", "確定値の公表による"),
        ("予定", "統計の定期改定"),
        ("方法", "集計方法の変更"),
        ("方法", "国の算定方法の見直しにより、過去の値も改められた"),
        ("方法", "対象を市全域に広げたため"),
        ("正誤表", "市の集計誤り"),
        ("正誤表", "報告書の転記誤りを市が訂正した"),
    ],
)
def test_a_reason_that_tells_the_cause_itself_or_none_is_not_asked_about(
    tmp_path: Path, cause: str, reason: str
) -> None:
    changes = (
        "reason: 集計表の転記誤り\n    cause: transcription",
        f"reason: {reason}\n    cause: {cause}{SOURCES.get(cause, '')}",
    )
    assert told(tmp_path, changes) == []


def test_our_own_error_is_put_right_after_the_version_that_had_it(tmp_path: Path) -> None:
    assert told(tmp_path, ("corrected_on: 2026-05-01", "corrected_on: 2026-03-01")) == ["K554 "]
