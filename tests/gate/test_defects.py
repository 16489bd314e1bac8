"""The gate's proof: faults put into copies of a real page are caught by the check that claims them, and by no accident."""

from collections import Counter
from pathlib import Path

import pytest

from gate.checking import CHECKS
from gate.defects import DEFECTS, Defect, Edit, body, cut, style, swap
from gate.proof import find_ground, pick_page
from generator.gate.findings import GateFinding, tell
from generator.gate.japanese import tell_detail, told_checks

pytestmark = [pytest.mark.site, pytest.mark.browser]

# Held by the programs themselves or by what the other checks are made of: there is no page to spoil for them.
_WITHOUT_DEFECT = {"unusable", "lighthouse", "main"}


@pytest.mark.parametrize("defect", DEFECTS, ids=[defect.name for defect in DEFECTS])
def test_defect_is_caught(planted: dict[str, list[GateFinding]], defect: Defect) -> None:
    by_check = [finding for finding in planted[defect.name] if finding.check == defect.check]
    assert by_check, f"{defect.check} finds nothing; all that was found:\n{tell(planted[defect.name])}"


def test_nothing_is_found_on_the_sound_copy(planted: dict[str, list[GateFinding]]) -> None:
    claimed = {defect.check for defect in DEFECTS}
    report = tell(finding for finding in planted[""] if finding.check in claimed)
    if report:
        pytest.fail(report, pytrace=False)


def test_everything_that_is_found_can_be_told_in_japanese(planted: dict[str, list[GateFinding]]) -> None:
    """But for axe's own notes, of which only those about colours are told, and the checks that cities do not have."""
    found = {finding for findings in planted.values() for finding in findings if finding.check in told_checks()}
    untold = {
        (finding.check, finding.what)
        for finding in found
        if tell_detail(finding) is None
        and (not finding.check.startswith("axe:") or finding.check == "axe:color-contrast")
    }
    assert len(found) > 60
    assert untold == set()


def test_every_check_has_a_defect_that_it_must_catch() -> None:
    assert set(CHECKS) - {defect.check for defect in DEFECTS} == _WITHOUT_DEFECT


def test_no_two_defects_have_the_same_name() -> None:
    assert [name for name, count in Counter(defect.name for defect in DEFECTS).items() if count > 1] == []


@pytest.mark.parametrize(
    "edit",
    [swap("<em>", "<i>"), cut("<em>", "</em>"), style("p {}"), body("<p>")],
    ids=["swap", "cut", "style", "body"],
)
def test_a_defect_that_finds_nothing_to_spoil_is_told(edit: Edit) -> None:
    with pytest.raises(AssertionError, match="nothing to spoil"):
        edit("<html><p>ここには何もない</p></html>")


def test_a_site_without_a_page_to_spoil_borrows_one_of_the_sample_city(tmp_path: Path) -> None:
    site = tmp_path / "site"
    page = site / "mihon" / "basic-plan" / "measures" / "park" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>表もグラフもない施策", encoding="utf-8")
    ground = find_ground(site, tmp_path / "ground")
    assert ground != site
    assert pick_page(ground).startswith("mihon/basic-plan/measures/")
    assert find_ground(ground, tmp_path / "none") == ground
