"""The tables of ``docs/problems/index.md``, made from the catalogue of rules, so that a rule is a line there and a page.

``python -m generator.problems.listing`` writes them between the marks of that page; a test compares.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Final

from generator.problems.explain import PAGES
from generator.problems.rules import RULES, Rule

INDEX: Final = PAGES / "index.md"

CHAPTERS: Final[Mapping[str, str]] = {
    "K1": "ファイル（K1xx）",
    "K2": "YAML の書き方（K2xx）",
    "K3": "項目と値（K3xx）",
    "K4": "id と参照（K4xx）",
    "K5": "内容の食い違い（K5xx）",
    "K6": "原典との照合（K6xx）",
    "K7": "できあがったページ（K7xx）",
    "K80": "検索の言葉（K8xx）",
    "K8": "実績の表（K85x〜K89x）",
    "K9": "プログラムと環境（K9xx）",
}
"""The headings, by what the codes below them begin with: the longest that fits holds."""

_MARKS: Final = re.compile(r"(<!-- rules: begin[^\n]*-->\n).*?(<!-- rules: end -->)", re.DOTALL)


def chapter_of(code: str) -> str:
    """The heading under which a code stands. Raises ``KeyError`` for a code of a kind that has none."""
    fitting = [begin for begin in CHAPTERS if code.startswith(begin)]
    return CHAPTERS[max(fitting, key=len, default=code)]


def render_listing(rules: Iterable[Rule]) -> str:
    """A table for each chapter, in the order of the codes."""
    ordered = sorted(rules, key=lambda rule: rule.code)
    chapters = groupby(ordered, key=lambda rule: chapter_of(rule.code))
    return "\n\n".join(_table(heading, within) for heading, within in chapters)


def _table(heading: str, rules: Iterable[Rule]) -> str:
    rows = "\n".join(f"| [{rule.code}]({rule.code}.md) | {rule.title} |" for rule in rules)
    return f"## {heading}\n\n| 番号 | 何が起きているか |\n|---|---|\n{rows}"


def put_listing(page: str) -> str:
    """The page with fresh tables between its marks. Raises ``ValueError`` where the marks are missing."""
    listing = render_listing(RULES.values())
    new, count = _MARKS.subn(lambda found: f"{found[1]}\n{listing}\n\n{found[2]}", page)
    if count != 1:
        raise ValueError("the page needs one pair of marks for its tables")
    return new


def main() -> int:
    """Write the tables into the page."""
    INDEX.write_text(put_listing(INDEX.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
