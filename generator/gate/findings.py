"""What a check found wrong: which check, on which page, at which element, under which context."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple


class GateFinding(NamedTuple):
    """One fault. ``check`` is its name (``table-caption``, ``axe:color-contrast``), ``address`` the page below the root.

    ``where`` leads to the element, ``what`` says what is wrong, ``context`` under which screen it was seen (``320 dark``).
    """

    check: str
    address: str
    where: str
    what: str
    context: str = ""


def likeness(finding: GateFinding) -> tuple[str, str]:
    """What faults have in common that are one fault on many pages: the check, and what is wrong but for its numbers."""
    return finding.check, re.sub(r"\d+(\.\d+)?", "#", finding.what)


def merge(findings: Iterable[GateFinding]) -> list[GateFinding]:
    """The findings in order, each once: one fault that shows under several settings names them all."""
    settings: dict[GateFinding, list[str]] = defaultdict(list)
    for finding in findings:
        same = finding._replace(context="")
        if finding.context not in settings[same]:
            settings[same].append(finding.context)
    return [
        finding._replace(context=", ".join(filter(None, seen)))
        for finding, seen in sorted(settings.items(), key=lambda item: item[0])
    ]


def tell(findings: Iterable[GateFinding], most: int = 40, each: int = 4) -> str:
    """A report for a person, by check and fault: at most ``most`` faults, each with ``each`` of its places."""
    alike: dict[tuple[str, str], list[GateFinding]] = defaultdict(list)
    for finding in merge(findings):
        alike[likeness(finding)].append(finding)
    lines = []
    for (check, _), found in sorted(alike.items(), key=lambda item: (item[0][0], -len(item[1]))):
        lines.append(f"{check}: {found[0].what}  ({len(found)} times)")
        for finding in found[:each]:
            context = f"  [{finding.context}]" if finding.context else ""
            lines.append(f"    {finding.address or '(home)'}: {finding.where}{context}")
        if len(lines) > most * (each + 1):
            lines.append("…")
            break
    return "\n".join(lines)
