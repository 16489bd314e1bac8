"""Reminders as text: a list of what is due, and below it a letter for each department of which something is wanted."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from generator.calendars import day_text, fiscal_label
from generator.model.basics import Absent
from generator.reminders.due import DueRound, DueState, WantedOf

_MOST_NAMED: Final = 12
"""So many measures are named in a letter; of more the rest is counted."""
_NO_RESULTS: Final = "実績は、まだデータにありません"
NOTHING_DUE: Final = "期限の近い報告と、期限の過ぎた報告はありません。"


def render_letters(rounds: Sequence[DueRound], day: dt.date) -> str:
    """What is due on the day, and the letters."""
    return "\n".join(_lines(rounds, day)) + "\n"


def _lines(rounds: Sequence[DueRound], day: dt.date) -> Iterator[str]:
    yield f"報告の期限（{day_text(day)} 現在）"
    if not rounds:
        yield NOTHING_DUE
    for state, heading in ((DueState.OVERDUE, "過ぎたもの"), (DueState.AHEAD, "これからのもの")):
        own = [each for each in rounds if each.state is state]
        if own:
            yield ""
            yield f"{heading}: {len(own)} 件"
        for each in own:
            yield f"  {name_round(each)}：{tell_due(each)}"
            yield f"    {tell_wanted(each)}"
    for department in dict.fromkeys(of.department for each in rounds for of in each.departments):
        yield from _letter(department, rounds, day)


def name_round(each: DueRound) -> str:
    """The plan and its round."""
    return f"{each.plan_name}「{each.round.name}」"


def tell_due(each: DueRound) -> str:
    """Why the round is due on its day."""
    day, its_round, is_past = day_text(each.due), each.round, each.state is DueState.OVERDUE
    if not isinstance(its_round.publish_on, Absent):
        return f"公開日（{day}）を過ぎました。{_NO_RESULTS}" if is_past else f"公開日は{day}です"
    if not isinstance(its_round.as_of, Absent):
        return f"{day}現在の報告です。{_NO_RESULTS}"
    verb = "終わりました" if is_past else "終わります"
    return f"{fiscal_label(its_round.fiscal_year)}は{day}に{verb}。{_NO_RESULTS}"


def tell_wanted(each: DueRound) -> str:
    """What is still wanted, of whom."""
    if not each.departments:
        return "空いている欄はありません。"
    blank = sum(of.blank for of in each.departments)
    named = "、".join(f"{of.name} {of.blank:,}" for of in each.departments)
    return f"空いている欄 {blank:,}（{named}）"


def _letter(department: str, rounds: Sequence[DueRound], day: dt.date) -> Iterator[str]:
    wanted = [(each, of) for each in rounds for of in each.departments if of.department == department]
    name = wanted[0][1].name
    yield ""
    yield f"---- {name} への連絡文 ----"
    yield f"件名: 実績の提出のお願い（{len(wanted)} 件）"
    yield ""
    yield f"{name} 御担当者様"
    yield ""
    yield f"次の報告に、まだ書かれていない欄があります（{day_text(day)} 現在）。実績をお知らせください。値がないときは、その理由をお知らせください。"
    for each, of in wanted:
        yield ""
        yield f"・{name_round(each)}：{tell_due(each)}"
        yield from (f"  {line}" for line in _named(of))


def _named(of: WantedOf) -> Iterator[str]:
    for each in of.wanted[:_MOST_NAMED]:
        yield f"{each.name}（{each.blank:,} 欄）"
    if more := of.wanted[_MOST_NAMED:]:
        yield f"ほか {len(more):,} 件（{sum(each.blank for each in more):,} 欄）"
