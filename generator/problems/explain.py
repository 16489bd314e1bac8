"""The page of a rule, for reading in a terminal: `kokai explain K303`."""

from typing import Final

from generator.problems.nearest_word import name_nearest
from generator.problems.rules import RULES
from generator.system.carried import CARRIED

PAGES: Final = CARRIED / "docs" / "problems"


_GUIDES: Final = {
    "進め方": "staff.md",
    "書き方": "data-format.md",
    "表": "sheets.md",
    "検査": "gate.md",
    "冊子": "book.md",
    "新しい版": "upgrading.md",
    "読み取り": "reading.md",
}
"""What else can be asked for: the guides for those who write the data and check the pages."""


def read_guide(name: str) -> str | None:
    """A guide's Markdown; None where there is none of that name, or where it is not at hand."""
    guide = CARRIED / "docs" / _GUIDES.get(name, "")
    return guide.read_text(encoding="utf-8") if guide.is_file() else None


def read_explanation(code: str) -> str | None:
    """The page's Markdown, the catalogue's own texts where the page is not at hand, or None where there is no such rule."""
    rule = RULES.get(code.upper())
    if rule is None:
        return None
    page = PAGES / f"{rule.code}.md"
    if page.is_file():
        return page.read_text(encoding="utf-8")
    return f"# {rule.code} {rule.title}\n\n{rule.what}\n\n直し方: {rule.mend}\n"


def hint_for(code: str) -> str:
    """What to try instead of an unknown code."""
    guides = "".join(f"「{name}」" for name in _GUIDES)
    return (
        name_nearest(code.upper(), RULES, "")
        or f"番号は問題の表示にあります（例: K303）。手引きの名前は {guides} です。"
    )
