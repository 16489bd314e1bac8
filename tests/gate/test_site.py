"""Every page of the real site, held by the gate."""

import pytest

from gate.audit import Audit
from gate.checking import CHECKS, MET, WRITTEN
from generator.gate.findings import tell
from generator.gate.survey import address_of, page_files

pytestmark = [pytest.mark.site, pytest.mark.browser]


def hold(audit: Audit, check: str) -> None:
    """Fail with a report of what the check found."""
    report = tell(
        finding for finding in audit.findings if finding.check == check or finding.check.startswith(check + ":")
    )
    if report:
        pytest.fail(report, pytrace=False)


@pytest.mark.parametrize("check", WRITTEN)
def test_as_the_pages_are_written(sources: Audit, check: str) -> None:
    hold(sources, check)


@pytest.mark.parametrize("check", [check for check in MET if check != "lighthouse"])
def test_as_readers_meet_them(light: Audit, check: str) -> None:
    hold(light, check)


def test_no_rule_of_axe_is_broken_and_no_contrast_left_open(light: Audit) -> None:
    hold(light, "axe")


def test_every_kind_of_page_is_looked_at_in_full(full: Audit) -> None:
    assert len(full.surveyed.kinds) > 8
    for kind, pages in full.surveyed.kinds.items():
        assert set(pages) & set(full.full), f"no page stands for {kind}"


def test_a_search_is_looked_at_with_and_without_results(full: Audit) -> None:
    searches = [look for address, look in full.full.items() if "?q=" in address]
    assert len(searches) == 2


def test_every_page_is_read_and_every_skeleton_looked_at(light: Audit) -> None:
    leaves = light.surveyed.leaves
    assert {address_of(light.surveyed.folder, file) for file in page_files(light.surveyed.folder)} == set(leaves)
    looked_at = {address for address in (*light.full, *light.light) if "?" not in address}
    assert {leaves[address].skeleton for address in looked_at} == {leaf.skeleton for leaf in leaves.values()}


def test_axe_looks_at_every_skeleton_with_all_its_rules(light: Audit) -> None:
    leaves = light.surveyed.leaves
    seen = {
        leaves[address].skeleton
        for address, look in (*light.full.items(), *light.light.items())
        if look.counts["axe_runs"] and address in leaves
    }
    assert seen == {leaf.skeleton for leaf in leaves.values()}
    rules = set[str]().union(*(look.rules for look in light.full.values()))
    assert {"color-contrast", "target-size", "label-content-name-mismatch", "td-has-header", "region"} <= rules


def test_every_page_of_a_kind_is_met_on_ten_screens(full: Audit) -> None:
    # Three widths in two schemes, and the menu open on the two that have one.
    assert {look.counts["screens"] for look in full.full.values()} == {10}


@pytest.mark.alone
def test_a_phone_gets_a_measure_page_without_a_fault(phone: Audit) -> None:
    assert phone.scores == {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}


def test_every_finding_belongs_to_a_known_check(light: Audit) -> None:
    unknown = {finding.check for finding in light.findings if not finding.check.startswith("axe:")} - set(CHECKS)
    assert unknown == set()
