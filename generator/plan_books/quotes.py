"""Texts of a cell, or in their place why there is none: 値なし：集計中（6月に公表）."""

import re
from typing import Final

from generator.model.basics import NOT_STATED, Absent, Reason
from generator.plan_books.taking import TakenRow
from generator.problems.problem import Problem
from generator.sheets import Plain, Tree

_ABSENT: Final = re.compile(r"値なし[：:]\s*([^（(]+)(?:[（(](.*)[）)])?", re.DOTALL)
_BEGINS: Final = ("値なし：", "値なし:")
_REASONS: Final = {word: reason for reason in Reason for word in (*reason.japanese, str(reason))}


def take_quote(row: TakenRow, field: str) -> "Tree | Problem":
    """What a cell says: its text, or the reason that stands in its place."""
    text = row.said(field)
    if not text.startswith(_BEGINS):
        return text
    found = _ABSENT.fullmatch(text)
    named = text[len(_BEGINS[0]) :] if found is None else found[1].strip()
    reason = _REASONS.get(named)
    if reason is None or found is None:
        words = "、".join(each.japanese[0] for each in Reason)
        return row.tell("K866", field, shown=named or "（空）", words=words)
    tree: dict[str, Tree] = {"missing": Plain(str(reason))}
    return tree | ({"note": found[2]} if found[2] else {})


def show_quote(text: str | Absent) -> str:
    """A text as a cell shows it."""
    if isinstance(text, str):
        return text
    if text == NOT_STATED:
        return ""
    return f"値なし：{text.reason.japanese[0]}" + (f"（{text.note}）" if text.note else "")
