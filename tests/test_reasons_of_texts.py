"""Why a text, an evaluation, a target or an indicator is wanting, beside the remark on it."""

from pathlib import Path

import pytest

from small_town import Town


@pytest.mark.parametrize(
    ("reason", "note", "asked"),
    [
        ("not_applicable", "集計中", True),
        ("being_compiled", "事業中止", True),
        ("not_done", "集計中", True),
        ("not_applicable", "調整中", True),
        ("being_compiled", "集計中", False),
        ("under_coordination", "検討中", False),
        ("not_done", "中止", False),
        ("not_applicable", "毎年の維持管理のため", False),
        ("not_in_source", "欄がない", False),
        ("being_compiled", "6月に公表", False),
    ],
)
def test_a_remark_that_rules_out_the_reason_is_asked_about(
    tmp_path: Path, reason: str, note: str, *, asked: bool
) -> None:
    why = f"{{missing: {reason}, note: {note}}}"
    report = Town(tmp_path / "a", results=f"measures:\n  - {{measure: a, done: {why}}}\n")
    section = Town(tmp_path / "b", measure=f"sections: [{{heading: 課題, text: {why}}}]\n")
    lacking = Town(tmp_path / "c", measure=f"no_indicator: {why}\n")
    rated = Town(
        tmp_path / "d",
        results=f"measures:\n  - {{measure: a, evaluations: [{{by: division, missing: {reason}, note: {note}}}]}}\n",
    )
    for town in (report, section, lacking, rated):
        assert town.codes() == (["K579"] if asked else [])
