"""The dated result: what is published of it (`docs/accessibility/README.md` gives its form), and everything that was counted."""

import hashlib
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Final

from gate import tools
from gate.audit import Audit
from gate.checking import CHECKS
from generator.gate.criteria import SCOPES, Scope
from generator.model.accessibility import AccessibilityResult, CriterionResult, CriterionVerdict, SiteOfTest, Tool

SETTINGS: Final = (
    *(f"{width}px・{scheme}" for width in (320, 768, 1280) for scheme in ("明るい色", "暗い色")),
    "メニューを閉じた状態と開いた状態",
    "400%に拡大した状態",
    "文字と行の間隔を広げた状態",
    "強制カラー",
    "印刷",
    "動きを減らす設定",
    "キーボードだけの操作",
    "スクリプトが動かない状態",
)
"""Screens and states in which the pages are looked at in full."""

_JAPAN: Final = timezone(timedelta(hours=9))
_BY_MACHINE: Final = "機械で見たこと："
_BY_PEOPLE: Final = "人が見ること："


def today() -> date:
    """The day of the test in Japan: that of SOURCE_DATE_EPOCH where it is set, or the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return now.astimezone(_JAPAN).date()


def name_tools(browser: str) -> tuple[Tool, ...]:
    """The programs of the test with their versions; ``browser`` is that of Chromium."""
    return tuple(Tool(name, version) for name, version in sorted({**tools.versions(), "Chromium": browser}.items()))


def judge(audit: Audit, rules: Mapping[str, Sequence[str]], number: str) -> CriterionVerdict:
    """What the machine says of one criterion. ``rules`` gives the criteria of each axe rule.

    ``passed``: what a machine can see of it was looked at, and no fault found. ``not_applicable``: nothing on the site that it
    could apply to.
    """
    scope = SCOPES.get(number, Scope())
    asked = checks_of(audit, rules, number)
    if any(finding.check in asked for finding in audit.findings):
        return CriterionVerdict.FAILED
    if scope.absent:
        return CriterionVerdict.NOT_TESTED if audit.counts[scope.absent] else CriterionVerdict.NOT_APPLICABLE
    return CriterionVerdict.PASSED if asked and scope.covers else CriterionVerdict.NOT_TESTED


def checks_of(audit: Audit, rules: Mapping[str, Sequence[str]], number: str) -> list[str]:
    """The checks, axe's rules among them, that looked at the criterion in this audit."""
    asked = {rule for look in (*audit.full.values(), *audit.light.values()) for rule in look.rules}
    own = [name for name, check in CHECKS.items() if number in check.criteria]
    return own + [f"axe:{rule}" for rule in sorted(asked) if number in rules.get(rule, ())]


def describe_result(
    audit: Audit,
    rules: Mapping[str, Sequence[str]],
    before: Mapping[str, CriterionResult],
    *,
    site: SiteOfTest,
    browser: str,
    day: date,
    drawn: Sequence[str],
    seed: str,
) -> AccessibilityResult:
    """What is published of the test of ``site``. ``before`` is the last result's criteria: what people have written there is kept."""
    return AccessibilityResult(
        tested_on=day,
        site=site,
        pages=len(audit.surveyed.leaves),
        representative=tuple(sorted(set(audit.full) - set(drawn))),
        drawn=tuple(drawn),
        seed=seed,
        tools=name_tools(browser),
        settings=SETTINGS,
        criteria={
            number: _criterion(judge(audit, rules, number), SCOPES[number], before.get(number, CriterionResult()))
            for number in SCOPES
        },
    )


def _criterion(machine: CriterionVerdict, scope: Scope, before: CriterionResult) -> CriterionResult:
    written = before.note if not before.note.startswith((_BY_MACHINE, _BY_PEOPLE)) else ""
    seen = f"{_BY_MACHINE}{scope.covers}" if scope.covers else ""
    left = f"{_BY_PEOPLE}{scope.leaves}" if scope.leaves else ""
    return CriterionResult(machine=machine, hand=before.hand, note=written or seen + left)


def describe_report(
    audit: Audit, rules: Mapping[str, Sequence[str]], *, browser: str, day: date, proof: Mapping[str, bool]
) -> dict[str, Any]:
    """Everything that was counted, as plain values for JSON. ``proof`` says which injected defect was caught."""
    counts = audit.counts
    weights = audit.weights.values()
    return {
        "tested_on": day.isoformat(),
        "site": {"digest": _digest(audit), "pages": len(audit.surveyed.leaves)},
        "tools": {tool.name: tool.version for tool in name_tools(browser)},
        "counts": {name: counts[name] for name in sorted(counts)},
        "kinds": {kind or "/": len(pages) for kind, pages in audit.surveyed.kinds.items()},
        "full": sorted(audit.full),
        "heaviest": {
            "html_and_css": max((weight.html + weight.css for weight in weights), default=0),
            "css": max((weight.css for weight in weights), default=0),
        },
        "lighthouse": dict(sorted(audit.scores.items())),
        "defects": {
            "injected": len(proof),
            "caught": sum(proof.values()),
            "missed": [name for name in proof if not proof[name]],
        },
        "criteria": {number: checks_of(audit, rules, number) for number in SCOPES},
        "findings": dict(sorted(Counter(finding.check for finding in audit.findings).items())),
        "to_look_at": sorted({f"{rule}: {place}" for look in audit.full.values() for rule, place in look.to_look_at}),
    }


def _digest(audit: Audit) -> str:
    """A name for the very pages that were tested."""
    digest = hashlib.sha256()
    for address in sorted(audit.surveyed.leaves):
        file = audit.surveyed.folder / (address if address.endswith(".html") else f"{address}index.html")
        digest.update(f"{address} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
