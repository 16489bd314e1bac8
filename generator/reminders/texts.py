"""Reminders as text: a list of what is due, and below it a letter for each department of which something is wanted."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from generator.calendars import day_text, fiscal_label
from generator.model.basics import Absent
from generator.reminders.due import DueRound, DueState, WantedOf, day_after

_MOST_NAMED: Final = 12
"""So many measures are named in a letter; of more the rest is counted."""


def render_letters(rounds: Sequence[DueRound], day: dt.date, days: int) -> str:
    """What is due within so many days after the day, and the letters."""
    return "\n".join(_lines(rounds, day, days)) + "\n"


def _lines(rounds: Sequence[DueRound], day: dt.date, days: int) -> Iterator[str]:
    yield f"まだ済んでいない報告（{day_text(day)} 現在）"
    last = f"{days:,} 日先の{day_text(day_after(day, days))}までを見ました" if days else "今日までを見ました"
    yield f"{last}。" if rounds else f"ありません（{last}）。"
    for state, heading in ((DueState.OVERDUE, "過ぎたもの"), (DueState.AHEAD, "これからのもの")):
        own = [each for each in rounds if each.state is state]
        if own:
            yield ""
            yield f"{heading}: {len(own)} 件"
        for each in own:
            yield f"  {name_round(each)}：{tell_due(each)}"
            yield from (f"    {line}" for line in (*tell_wanted(each), *_tell_completing(each)))
    for department in dict.fromkeys(of.department for each in rounds for of in each.departments):
        yield from _letter(department, rounds, day)


def name_round(each: DueRound) -> str:
    """The plan and its round."""
    return f"{each.plan_name}「{each.round.name}」"


def tell_due(each: DueRound) -> str:
    """What its day is, and what is not there yet."""
    day, its_round, is_past = day_text(each.due), each.round, each.state is DueState.OVERDUE
    lack = _tell_lack(each)
    if not isinstance(its_round.publish_on, Absent):
        return (f"公開日（{day}）を過ぎました" if is_past else f"公開日は{day}です") + lack
    if not isinstance(its_round.as_of, Absent):
        return f"{day}現在の報告です{lack}"
    verb = "終わりました" if is_past else "終わります"
    return f"{fiscal_label(its_round.fiscal_year)}は{day}に{verb}{lack}"


def _tell_lack(each: DueRound) -> str:
    """A sentence more, without its end; "" where nothing is wanted."""
    if not each.reported:
        return "。実績は、まだデータにありません"
    if not each.departments:
        return ""
    return "。実績は、一部の部署がまだです" if each.answered else "。実績に、まだ空いている欄があります"


def tell_wanted(each: DueRound) -> list[str]:
    """What is still wanted, of whom, and who has reported everything: a line each."""
    if not each.departments:
        return ["まだの欄はありません。" if each.reported else "記入する欄がありません。"]
    blank = sum(of.blank for of in each.departments)
    lines = [f"まだの欄 {blank:,}（{'、'.join(map(_how_far, each.departments))}）"]
    if each.answered:
        lines.append(f"報告の済んだ部署: {'、'.join(of.name for of in each.answered)}")
    return lines


def _tell_completing(each: DueRound) -> list[str]:
    """What the office can do about rows that the round's document has nothing for; no department can."""
    if not (each.documented and each.reported and each.departments) or each.state is not DueState.OVERDUE:
        return []
    if each.round.complete:
        return ["「complete: true」がありますが、何も書かれていない施策や柱の欄は、まだの欄に数えています。"]
    what = "報告の文書にない欄だけが残ったら、plan.yaml のこの回に「complete: true」を書きます。"
    return [f"{what}その欄を尋ねなくなります。"]


def _how_far(of: WantedOf) -> str:
    if of.blank == of.rows:
        return f"{of.name} {of.rows:,} 欄すべて"
    return f"{of.name} {of.rows:,} 欄のうち {of.blank:,}"


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
        yield f"{each.name}（{each.blank:,} 欄）: {'、'.join(each.fields)}"
    if more := of.wanted[_MOST_NAMED:]:
        yield f"ほか {len(more):,} 件（{sum(each.blank for each in more):,} 欄）"
