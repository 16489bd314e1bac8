"""What the gate found, in the words of city staff: as text, as JSON, as annotations for a pull request."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from generator.gate.audit import SiteAudit
from generator.gate.checks import CHECKS
from generator.gate.criteria import SCOPES
from generator.gate.findings import GateFinding, likeness, merge
from generator.gate.japanese import AXE, tell_check, tell_context, tell_detail, tell_where
from generator.gate.origins import Origin, OwnFiles, ToldOrigin, tell_origins
from generator.gate.survey import count_apart
from generator.problems.reports import workflow_property, workflow_text
from generator.problems.unseen_characters import UNSEEN
from generator.wording.criteria import CRITERIA

_MOST_PLACES: Final = 5
_MOST_LETTERS: Final = 400  # of a note; a script's own message may be as long as it likes
_MOST_FILES: Final = 4
_MOST_CONTEXTS: Final = 2
_GITHUB_MOST: Final = 50

_SAME: Final[Mapping[str, str]] = MappingProxyType(
    {
        "button-name": "label",
        "document-title": "title",
        "empty-heading": "heading-empty",
        "empty-table-header": "table-header",
        "heading-order": "heading-order",
        "html-has-lang": "language",
        "html-lang-valid": "language",
        "image-alt": "image-alt",
        "label": "label",
        "landmark-one-main": "main",
        "link-name": "link-name",
        "meta-viewport": "zoom",
        "page-has-heading-one": "one-h1",
        "role-img-alt": "image-alt",
        "select-name": "label",
        "skip-link": "skip-link",
        "summary-name": "label",
        "svg-img-alt": "image-alt",
        "tabindex": "tab-order",
    }
)
"""Rules of axe, and the check of our own that tells the same."""
_ORIGINS: Final[Mapping[Origin, str]] = MappingProxyType(
    {
        Origin.CONTENT: "自治体のページです（{files}）。まず、そのファイルを確かめてください。",
        Origin.OVERRIDES: "自治体のファイルです（{files}）。",
        Origin.KOKAI: "Kokai のひな形です。自治体のファイルではないので、Kokai の開発者に知らせてください。",
        Origin.DATA_OR_KOKAI: "データの文か、Kokai のひな形です。文の長さや題名に心当たりがなければ、Kokai の開発者に知らせてください。",
        Origin.OPEN: "自治体のファイルか、Kokai のひな形かは、分かりません{files}。",
    }
)


class AlikeFaults(NamedTuple):
    """One fault wherever it was seen: all its places, each once, and the success criteria that it concerns (none: good practice)."""

    check: str
    places: tuple[GateFinding, ...]
    criteria: tuple[str, ...]
    origin: ToldOrigin

    @property
    def pages(self) -> int:
        """In how many pages it was seen; a search with and without results is one page."""
        return len({place.address.partition("?")[0] for place in self.places})

    @property
    def what(self) -> str:
        """What is wrong, in Japanese."""
        detail = tell_detail(self.places[0]) or ""
        return _short(f"{tell_check(self.check).wrong}{detail}")


class GateReport(NamedTuple):
    """Everything to be told. ``counts``: pages, kinds, pages looked at fully and lightly, screens, pages that are not looked at, by the names of JSON."""

    faults: tuple[AlikeFaults, ...]
    counts: Mapping[str, int]

    @property
    def findings(self) -> int:
        """How many places are at fault."""
        return sum(len(fault.places) for fault in self.faults)


def make_report(audit: SiteAudit, rules: Mapping[str, Sequence[str]], own: OwnFiles) -> GateReport:
    """Put alike findings together, those of most pages first. ``rules`` gives the criteria of axe's rules."""
    found = _once(merge(audit.findings))
    origins = tell_origins(found, own)
    alike: dict[tuple[object, ...], list[GateFinding]] = defaultdict(list)
    for one in found:
        alike[*likeness(one), origins[one]].append(one)
    faults = [
        AlikeFaults(places[0].check, tuple(places), _criteria(places[0].check, rules), origins[places[0]])
        for places in alike.values()
    ]
    counts = audit.counts
    return GateReport(
        tuple(sorted(faults, key=lambda fault: (-fault.pages, fault.check))),
        {name: counts[name] for name in ("pages", "kinds", "full_pages", "light_pages", "screens")}
        | {"apart_pages": count_apart(audit.surveyed.folder)},
    )


def _once(findings: Sequence[GateFinding]) -> list[GateFinding]:
    """Without what axe finds on a page on which our own check has told the same of it."""
    told = {(one.check, one.address) for one in findings}
    return [
        one
        for one in findings
        if not (one.check.startswith(AXE) and (_SAME.get(one.check.removeprefix(AXE)), one.address) in told)
    ]


def render_text(report: GateReport) -> str:
    """A block for each fault: what, rule, pages, places, origin, mend; then the counts."""
    return "\n\n".join([*map(_block, report.faults), _summary(report)])


def render_json(report: GateReport) -> str:
    """``counts``, ``faults`` with their places, and what no machine can look at. ``noted`` is the check's own note, in English."""
    told = {
        "counts": {**report.counts, "faults": len(report.faults), "findings": report.findings},
        "faults": [
            {
                "check": fault.check,
                "criteria": [{"number": number, "name": _name(number)} for number in fault.criteria],
                "what": fault.what,
                "mend": tell_check(fault.check).mend,
                "pages": fault.pages,
                "origin": {
                    "kind": fault.origin.origin.value,
                    "files": list(fault.origin.files),
                    "told": _origin(fault.origin),
                },
                "places": [
                    {
                        "page": f"/{place.address}",
                        "where": tell_where(place),
                        "what": tell_detail(place) or "",
                        "seen": _contexts(place),
                        "noted": place.what,
                    }
                    for place in fault.places
                ],
            }
            for fault in report.faults
        ],
        "left_to_people": [
            {"number": number, "name": _name(number), "what": scope.leaves}
            for number, scope in SCOPES.items()
            if scope.leaves
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def render_github(report: GateReport) -> str:
    """Workflow commands: one for each fault, at the city's file where that is known; then the counts as a notice."""
    rows = []
    for fault in report.faults[:_GITHUB_MOST]:
        file = f"file={workflow_property(fault.origin.files[0])}," if fault.origin.origin in _AT_A_FILE else ""
        lines = [fault.what, *_places(fault), f"直し方: {tell_check(fault.check).mend}"]
        title = workflow_property(f"{_rule(fault)} {fault.pages} ページ")
        rows.append(f"::error {file}title={title}::{workflow_text(chr(10).join(lines))}")
    rows.append(f"::notice title={workflow_property('公開前のページの検査')}::{workflow_text(_summary(report))}")
    return "\n".join(rows)


_AT_A_FILE: Final = (Origin.CONTENT, Origin.OVERRIDES)


def _criteria(check: str, rules: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    if check.startswith(AXE):
        return tuple(rules.get(check.removeprefix(AXE), ()))
    return CHECKS[check].criteria


def _name(number: str) -> str:
    return CRITERIA[number].japanese if number in CRITERIA else ""


def _rule(fault: AlikeFaults) -> str:
    """The check and its criteria: ``image-alt（WCAG 1.1.1 非テキストコンテンツ）``."""
    criteria = "、".join(f"{number} {_name(number)}".strip() for number in fault.criteria)
    return f"{fault.check}（{f'WCAG {criteria}' if criteria else '達成基準にはなく、Kokai が守ること'}）"


def _block(fault: AlikeFaults) -> str:
    lines = [
        f"[{fault.pages:,} ページ] {fault.what}",
        f"規則: {_rule(fault)}",
        *_places(fault),
        f"どこから: {_origin(fault.origin)}",
        f"直し方: {tell_check(fault.check).mend}",
    ]
    return "\n  ".join(lines)


def _places(fault: AlikeFaults) -> Iterator[str]:
    """The first places, of different pages as long as there are any."""
    first: dict[str, GateFinding] = {}
    for place in fault.places:
        first.setdefault(place.address, place)
    chosen = list(dict.fromkeys([*first.values(), *fault.places]))[:_MOST_PLACES]
    for place in chosen:
        where, seen = tell_where(place), _contexts(place)
        yield _short(f"場所: /{place.address}{f' の {where}' if where else ''}{f'（{seen}）' if seen else ''}")
    if len(fault.places) > len(chosen):
        yield f"場所: ほかに {len(fault.places) - len(chosen):,} か所"


def _contexts(place: GateFinding) -> str:
    seen = [*dict.fromkeys(filter(None, map(tell_context, place.context.split(", "))))]
    more = f" など {len(seen)} 通り" if len(seen) > _MOST_CONTEXTS else ""
    return "、".join(seen[:_MOST_CONTEXTS]) + more


def _origin(told: ToldOrigin) -> str:
    files = "、".join(told.files[:_MOST_FILES]) + (" など" if len(told.files) > _MOST_FILES else "")
    if told.origin is Origin.OPEN and files:
        files = f"（自治体が替えているもの: {files}）"
    return _ORIGINS[told.origin].format(files=files)


def _summary(report: GateReport) -> str:
    counts = report.counts
    left = sum(bool(scope.leaves) for scope in SCOPES.values())
    pages = f"調べたページ: {counts['pages']:,}（{counts['kinds']:,} 種類）。"
    looks = f"くわしく {counts['full_pages']:,}、軽く {counts['light_pages']:,}、画面は合わせて {counts['screens']:,}"
    lines = [
        pages + looks,
        f"見つかったこと: {len(report.faults):,} 種類、{report.findings:,} か所"
        if report.faults
        else "見つかったことはありません。",
        f"機械では分からないことが、達成基準のうち {left} にあります。人が確かめてください（--format json に一覧があります）。",
    ]
    if counts["apart_pages"]:
        lines.insert(1, f"調べないページ: {counts['apart_pages']:,}（凍結した版など、ページの枠のないもの）")
    return "\n".join(lines)


def _short(text: str) -> str:
    """On one line, not longer than can be read, and without what a terminal would obey."""
    line = UNSEEN.sub("\ufffd", " ".join(text.split()))
    return line if len(line) <= _MOST_LETTERS else f"{line[: _MOST_LETTERS - 1]}…"
