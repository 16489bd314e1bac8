"""What English reports call their amounts, raters and next steps, beside what was typed of them; and next steps that deny their kind."""

from pathlib import Path

import pytest

from small_town import Town


def of_amount(folder: Path, amount: str) -> list[str]:
    return Town(folder, measure=f"budgets: [{{fiscal_year: 2019, {amount}}}]\n").codes()


def of_report(folder: Path, report: str) -> list[str]:
    return Town(folder, results=f"measures:\n  - {{measure: a, {report}}}\n").codes()


@pytest.mark.parametrize(
    ("amount", "codes"),
    [
        ("kind: settled, label: Budget 2019/20, amount: '1,200', unit: £", ["K583"]),
        ("kind: settled, label: Revised budget, amount: '1,200', unit: £", ["K583"]),
        ("kind: initial, label: Outturn, amount: '1,200', unit: £", ["K583"]),
        ("kind: initial, label: Actual spend 2019/20, amount: '1,200', unit: £", ["K583"]),
        ("kind: settled, as_published: '£1,200 (forecast)', amount: '1,200', unit: £", ["K583"]),
        ("kind: settled, label: Forecast outturn, amount: '1,200', unit: £", ["K583"]),
        ("kind: settled, label: Spend (£m), amount: '1,200', unit: £", ["K521"]),
        ("kind: settled, amount: '1,200', unit: £, funding: [{name: Grant, amount: '900', unit: £}, {name: Total, amount: '300', unit: £}]", ["K583"]),
        ("kind: settled, label: Outturn 2019/20, amount: '1,200', unit: £", []),
        ("kind: settled, label: Budget outturn, amount: '1,200', unit: £", []),
        ("kind: initial, label: Approved budget, amount: '1,200', unit: £", []),
        ("kind: estimate, label: Forecast outturn, amount: '1,200', unit: £", []),
        ("kind: settled, label: Spend (£m), amount: '1.2', unit: £m", []),
        ("kind: settled, label: Participatory budgeting, amount: '1,200', unit: £", []),
    ],
)  # fmt: skip
def test_amounts_are_what_they_are_called(tmp_path: Path, amount: str, codes: list[str]) -> None:
    assert of_amount(tmp_path, amount) == codes


@pytest.mark.parametrize(
    ("rated", "codes"),
    [
        ("by: division, by_name: External Scrutiny Panel, as_published: Good", ["K555"]),
        ("by: city, by_name: Residents' panel, as_published: Good", ["K555"]),
        ("by: external, by_name: Planning Department, as_published: Good", ["K555"]),
        ("by: division, as_published: Not assessed", ["K582"]),
        ("by: division, as_published: not yet rated", ["K582"]),
        ("by: external, by_name: External Scrutiny Panel, as_published: Good", []),
        ("by: council, by_name: Overview and Scrutiny Committee, as_published: Good", []),
        ("by: division, by_name: External Affairs Department, as_published: Good", []),
        ("by: external, by_name: Independent Director, as_published: Good", []),
        ("by: division, by_name: Planning Department, as_published: Good", []),
        ("by: division, as_published: Not good", []),
    ],
)
def test_raters_are_whom_their_names_say(tmp_path: Path, rated: str, codes: list[str]) -> None:
    assert of_report(tmp_path, f"evaluations: [{{{rated}}}]") == codes


@pytest.mark.parametrize(
    ("kind", "wording", "asked"),
    [
        ("continue", "Discontinue", True),
        ("expand", "Close the scheme", True),
        ("continue", "Expand to all wards", True),
        ("abolish", "Continue", True),
        ("continue", "継続しない", True),
        ("improve", "改善の必要なし", True),
        ("expand", "拡充はしない", True),
        ("abolish", "廃止せず", True),
        ("complete", "未完了のため継続", True),
        ("continue", "Continue", False),
        ("abolish", "Discontinued", False),
        ("improve", "Close the attainment gap", False),
        ("expand", "Expand", False),
        ("continue", "見直しはせず継続する", False),
        ("improve", "改善して継続", False),
        ("complete", "完了", False),
        ("continue", "縮小しない", False),
    ],
)
def test_next_steps_are_what_their_wording_says(tmp_path: Path, kind: str, wording: str, *, asked: bool) -> None:
    told = of_report(tmp_path, f"next_step: {{kind: {kind}, as_published: {wording}}}")
    assert told == (["K557"] if asked else [])
