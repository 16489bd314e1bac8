"""What the checks find, in the words of city staff: the catalogue ``japanese.yaml``, by the name of the check.

The checks themselves note what they see in English, for those who work on pages.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
import yaml

from generator.gate.findings import GateFinding

AXE: Final = "axe:"
"""How the names of axe's rules begin among those of checks."""
_FILE: Final = Path(__file__).with_suffix(".yaml")
_WIDTH: Final = re.compile(r"\d+")
_OTHER_RULE: Final = "axe-core の規則「{rule}」に合いません。"
_OTHER_MEND: Final = "場所の HTML を確かめてください。"


class ToldCheck(NamedTuple):
    """What is wrong where a check finds something, and what to do about it."""

    wrong: str
    mend: str


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    wrong: str
    mend: str = _OTHER_MEND
    says: tuple[tuple[str, str], ...] = ()


class _Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checks: dict[str, _Entry]
    axe: dict[str, _Entry]
    contexts: dict[str, str]
    parts: dict[str, str]


@cache
def _catalogue() -> _Catalogue:
    text = _FILE.read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, yaml.CSafeLoader), _Catalogue)


@cache
def _patterns(check: str) -> list[tuple[re.Pattern[str], str]]:
    entry = _entry(check)
    return [(re.compile(pattern), said) for pattern, said in entry.says] if entry else []


def _entry(check: str) -> _Entry | None:
    held = _catalogue()
    return held.axe.get(check.removeprefix(AXE)) if check.startswith(AXE) else held.checks.get(check)


def told_checks() -> frozenset[str]:
    """The checks that the catalogue has, axe's rules as ``axe:…``."""
    held = _catalogue()
    return frozenset(held.checks) | {AXE + rule for rule in held.axe}


def tell_check(check: str) -> ToldCheck:
    """What is wrong where this check finds something. A rule of a newer axe-core than the catalogue knows is told by its name."""
    entry = _entry(check)
    if entry is None:
        return ToldCheck(_OTHER_RULE.format(rule=check.removeprefix(AXE)), _OTHER_MEND)
    return ToldCheck(entry.wrong, entry.mend)


def tell_detail(finding: GateFinding) -> str | None:
    """What the check noted, in Japanese: "" where that says no more than the check itself, None where the catalogue does not know the note."""
    for pattern, said in _patterns(finding.check):
        if found := pattern.fullmatch(finding.what):
            return said.format("", *found.groups())
    return None


def tell_where(finding: GateFinding) -> str:
    """The way to the element, or the part of the look that could not be finished; "" for the page as a whole."""
    held: Mapping[str, str] = _catalogue().parts if finding.check == "unusable" else {}
    return held.get(finding.where, finding.where)


def tell_context(context: str) -> str:
    """On which screen and in which state (``320 dark menu``); "" for what stands in the page's source."""
    held = _catalogue().contexts
    said = []
    left = context.replace(",", " ")
    for english, japanese in held.items():
        if english in left:
            left = left.replace(english, " ")
            said.append(japanese)
    width = _WIDTH.search(left)
    return "・".join(filter(None, [f"幅 {width[0]} px" if width else "", *said]))
