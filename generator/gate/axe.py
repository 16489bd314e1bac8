"""axe-core in the page that is open: every rule for A, AA and WCAG 2.2, the best practices, and target size."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from playwright.sync_api import Browser, Page

from generator.gate.findings import GateFinding
from generator.gate.needs import NoAxeError, find_axe
from generator.gate.scripts import script

TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
# Off unless they are asked for: they are young, or WCAG 2.2 alone wants them.
_SWITCHED_ON: Final = (
    "target-size",
    "label-content-name-mismatch",
    "td-has-header",
    "table-fake-caption",
    "p-as-heading",
)

RULES_OF_COLOUR: Final = ("color-contrast", "link-in-text-block")
"""The rules that look at colours; all others look at elements, what they say, and where they stand."""

_RULES: Final = "() => axe.getRules().map((rule) => ({ id: rule.ruleId, tags: rule.tags }))"


class Run(NamedTuple):
    """One run: what was found, the rules that were asked, and what axe leaves for a person to look at (rule, place)."""

    findings: list[GateFinding]
    rules: frozenset[str]
    to_look_at: list[tuple[str, str]]


@cache
def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _source() -> str:
    file = find_axe()
    if file is None:
        raise NoAxeError
    return _read(file)


def run_axe(page: Page, address: str, context: str, only: tuple[str, ...] = (), part: str = "") -> Run:
    """Run axe on the page as it stands. ``only`` names the rules to run instead of all, ``part`` selects what to look at.

    A contrast that axe cannot tell counts as a fault to be looked at, unless it is that of a picture (SVG), of what an open
    menu covers, or one that the styles tell plainly (scrolled out of sight, too few letters for axe) and that suffices.
    """
    _bring(page)
    seen: dict[str, Any] = page.evaluate(
        script("axe"), {"tags": TAGS, "on": _SWITCHED_ON, "only": list(only), "part": part}
    )
    findings = [
        GateFinding(f"axe:{one['rule']}", address, one["place"], one["reason"], context) for one in seen["violations"]
    ]
    findings += [
        GateFinding(
            f"axe:{one['rule']}", address, one["place"], "axe cannot tell the contrast: " + one["reason"], context
        )
        for one in seen["incomplete"]
        if one["rule"] == "color-contrast" and not one["known"]
    ]
    to_look_at = [(one["rule"], one["place"]) for one in seen["incomplete"] if one["rule"] != "color-contrast"]
    return Run(findings, frozenset(seen["rules"]), to_look_at)


def criteria_of_rules(browser: Browser) -> dict[str, list[str]]:
    """Success criteria (``1.4.3``) by axe rule, as axe itself tags them; rules of good practice have none."""
    page = browser.new_page()
    _bring(page)
    rules: list[dict[str, Any]] = page.evaluate(_RULES)
    page.close()
    return {
        rule["id"]: [_criterion(tag) for tag in rule["tags"] if re.fullmatch(r"wcag\d{3,4}", tag)] for rule in rules
    }


def _criterion(tag: str) -> str:
    digits = tag.removeprefix("wcag")
    return f"{digits[0]}.{digits[1]}.{digits[2:]}"


def _bring(page: Page) -> None:
    if not page.evaluate("() => typeof axe === 'object'"):
        page.evaluate(f"() => {{ {_source()} }}")
