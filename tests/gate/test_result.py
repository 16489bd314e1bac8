"""The published result says what was tested, and nothing more."""

import json
from datetime import date
from pathlib import Path

import pytest

from gate.audit import Audit
from gate.checking import CHECKS
from gate.result import describe_report, describe_result, judge, today
from generator.gate.axe import criteria_of_rules
from generator.gate.browsing import look_at_all
from generator.gate.criteria import SCOPES
from generator.gate.findings import GateFinding
from generator.gate.looks import Look
from generator.gate.survey import Leaf, Survey
from generator.load.accessibility_result import read_result
from generator.model.accessibility import AccessibilityResult, CriterionResult, CriterionVerdict, NoTest, SiteOfTest
from generator.wording.criteria import CRITERIA

_RULES = {"color-contrast": ["1.4.3"], "html-has-lang": ["3.1.1"], "video-caption": ["1.2.2"]}
_DAY = date(2026, 4, 1)
_SITE = SiteOfTest("https://mihon.example/", "0" * 32)


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    """One page, looked at with two rules of axe."""
    (tmp_path / "index.html").write_text("<h1>見本</h1>", encoding="utf-8")
    counts = {"media": 0, "forms": 0, "tables": 0, "pictures": 0}
    leaf = Leaf("", "見本", frozenset({"h1"}), 2, (), (), "", ("", ""), counts)
    look = Look("", rules={"color-contrast", "html-has-lang"})
    look.counts["axe_runs"] = 1
    return Audit(Survey(tmp_path, {"": leaf}, {"": [""]}, []), full={"": look})


@pytest.fixture(scope="module")
def by_rule() -> dict[str, list[str]]:
    """Criteria by rule, as axe says."""
    return look_at_all([None], lambda browser, _: criteria_of_rules(browser))[0]


def result_of(audit: Audit, before: dict[str, CriterionResult] | None = None) -> AccessibilityResult:
    return describe_result(audit, _RULES, before or {}, site=_SITE, browser="156.0", day=_DAY, drawn=[""], seed="見本")


def test_every_criterion_of_both_standards_has_its_scope() -> None:
    assert set(SCOPES) == set(CRITERIA)
    assert sum(one.jis for one in CRITERIA.values()) == 38
    assert sum(one.wcag22 for one in CRITERIA.values()) == 55


def test_every_check_serves_criteria_that_there_are() -> None:
    assert {number for check in CHECKS.values() for number in check.criteria} <= set(SCOPES)


def test_what_no_check_looks_at_is_not_said_to_be_covered(by_rule: dict[str, list[str]]) -> None:
    served = {number for check in CHECKS.values() for number in check.criteria}
    served |= {number for numbers in by_rule.values() for number in numbers}
    claimed = {number for number, scope in SCOPES.items() if scope.covers and not scope.absent}
    assert claimed - served == set()


def test_axe_tells_the_criteria_of_its_rules(by_rule: dict[str, list[str]]) -> None:
    assert by_rule["color-contrast"] == ["1.4.3"]
    assert by_rule["target-size"] == ["2.5.8"]
    assert by_rule["heading-order"] == []


def test_a_criterion_that_was_looked_at_without_a_fault_says_what_remains(audit: Audit) -> None:
    contrast = result_of(audit).criteria["1.4.3"]
    assert (contrast.machine, contrast.hand) == (CriterionVerdict.PASSED, CriterionVerdict.NOT_TESTED)
    assert contrast.note.startswith("機械で見たこと：文字と背景のコントラスト")
    assert "人が見ること：訪問済みリンクの色" in contrast.note


def test_a_fault_is_told_at_its_criteria(audit: Audit) -> None:
    audit.findings.append(GateFinding("axe:color-contrast", "", "p", "too pale"))
    assert judge(audit, _RULES, "1.4.3") is CriterionVerdict.FAILED
    assert judge(audit, _RULES, "3.1.1") is CriterionVerdict.PASSED


def test_what_is_not_on_the_site_is_not_applicable(audit: Audit) -> None:
    assert judge(audit, _RULES, "1.2.2") is CriterionVerdict.NOT_APPLICABLE
    audit.surveyed.leaves[""].counts["media"] = 1
    assert judge(audit, _RULES, "1.2.2") is CriterionVerdict.NOT_TESTED


def test_what_only_people_can_tell_is_not_tested(audit: Audit) -> None:
    meaning = result_of(audit).criteria["3.1.2"]
    assert (meaning.machine, meaning.hand) == (CriterionVerdict.NOT_TESTED, CriterionVerdict.NOT_TESTED)


def test_what_people_have_written_is_kept_and_what_the_machine_wrote_is_written_anew(audit: Audit) -> None:
    before = {
        "1.4.3": CriterionResult(CriterionVerdict.FAILED, CriterionVerdict.PASSED, "訪問済みリンクも確かめました。"),
        "1.4.4": CriterionResult(CriterionVerdict.FAILED, CriterionVerdict.NOT_TESTED, "機械で見たこと：前の言い方。"),
    }
    after = result_of(audit, before).criteria
    assert after["1.4.3"] == CriterionResult(
        CriterionVerdict.PASSED, CriterionVerdict.PASSED, "訪問済みリンクも確かめました。"
    )
    assert after["1.4.4"].note == f"機械で見たこと：{SCOPES['1.4.4'].covers}"


def test_the_day_of_the_test_is_that_of_the_release_in_japan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1775055600")  # 2026-04-01 15:00 UTC
    assert today() == date(2026, 4, 2)


def test_the_report_counts_and_can_be_written(audit: Audit) -> None:
    report = describe_report(audit, _RULES, browser="156.0", day=_DAY, proof={"pale text": True, "empty link": False})
    assert json.loads(json.dumps(report)) == report
    assert report["defects"] == {"injected": 2, "caught": 1, "missed": ["empty link"]}
    assert report["criteria"]["1.4.3"] == ["hover-contrast", "axe:color-contrast"]
    assert report["tools"]["Chromium"] == "156.0"


def test_the_result_in_the_repository_tells_of_every_criterion_or_there_is_none_yet() -> None:
    held = read_result(Path(__file__).parents[2])
    assert isinstance(held, AccessibilityResult | NoTest), held
    assert isinstance(held, NoTest) or (set(held.criteria) == set(SCOPES) and len(held.drawn) == 40)
