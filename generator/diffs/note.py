"""The differences in short as Markdown, for a comment on a pull request: which pages change, which figures.

Whoever opens a pull request chooses every word of its data, and a comment is read by others, with links and bells in it. So all that is
not ours stands in code, where Markdown and whoever shows it leave everything as it is: no link, picture, HTML, ``@name`` or ``#1`` of it works.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.changes import (
    KIND_NAMES,
    NOT_TOLD,
    PAGE_CHANGES,
    Difference,
    Differences,
    Effects,
    FieldChange,
    PageChange,
    SharedChange,
    VerdictChange,
)
from generator.changes.names import name_field
from generator.changes.telling import tell_text, told_fields
from generator.diffs.decision_page import HOME_PAGE, SHARED, VERDICTS
from generator.diffs.lines import UNSEEN_MARK, in_line, set_apart
from generator.diffs.pages import pages_of
from generator.problems.unseen_characters import UNSEEN

NOTE_MARK: Final = "<!-- kokai-note -->"
"""The first line of every note: by it the note of an earlier state is found and renewed. Nothing of the data can stand in a line's beginning."""
MOST_LISTED: Final = 50
"""Items of a list; the rest is counted."""
LONGEST_NOTE: Final = 40_000
"""Characters; hosts refuse comments of more than 65,536."""
_LONGEST_TEXT: Final = 80
_MOST_FIELDS: Final = 6
_UNSURE: Final = "may"
_LISTS: Final = 5
"""Lists of a note, among which its room is shared."""
_FIGURES: Final = "figures"
_WORDING: Final = "as_published"
_TICKS: Final = re.compile("`+")


def render_note(differences: Differences) -> bytes:
    """The note, at most about `LONGEST_NOTE` characters; what does not find room is counted."""
    changes = differences.changes
    effects, pages = differences.effects or Effects(), pages_of(differences)
    sure = [page for page in pages if page.what != _UNSURE]
    figures = [each for each in changes if each.section == _FIGURES]
    lines = [NOTE_MARK, f"### 公開の内容の変更（{as_code(differences.since)} → {as_code(differences.tag)}）", ""]
    if changes:
        told = f"変更 {len(changes):,} 件（変わったページ {len(sure):,}、変わった数値 {len(figures):,}）"
        kinds = "、".join(f"{KIND_NAMES[kind].ja} {count:,} 件" for kind, count in differences.counts().items())
        lines += [f"{told}。種類ごとには、{kinds}です。"]
    else:
        lines += ["計画・柱・施策の数値と文に、変更はありません。"]
    for note in effects.notes:
        lines += ["", NOT_TOLD[note]]
    if verdicts := effects.verdicts:
        lines += _listed(f"{VERDICTS}（{len(verdicts):,}）", map(_verdict, verdicts), len(verdicts), "件")
    if shared := effects.shared:
        lines += _listed(f"{SHARED}（{len(shared):,}）", map(_shared, shared), len(shared), "件")
    if changes or pages:
        lines += _listed(f"変わったページ（{len(sure):,}）", map(_page, sure), len(sure), "ページ")
    if unsure := [page for page in pages if page.what == _UNSURE]:
        lines += _listed(f"{PAGE_CHANGES[_UNSURE]}（{len(unsure):,}）", map(_page, unsure), len(unsure), "ページ")
    if changes:
        lines += _listed(f"変わった数値（{len(figures):,}）", map(_figure, figures), len(figures), "件")
    return "\n".join([*lines, ""]).encode()


def as_code(text: str) -> str:
    """A text in one line as code in Markdown, cut where it is long; signs that nobody sees are shown as �. "" is 「なし」."""
    shown = in_line(UNSEEN.sub(UNSEEN_MARK, " ".join(text.split())), _LONGEST_TEXT)
    if not shown:
        return "なし"
    # The marks around it are one longer than any within, so none within ends it; a space at each end is taken away again.
    ticks = "`" * (1 + max(map(len, _TICKS.findall(shown)), default=0))
    blank = " " if "`" in {shown[0], shown[-1]} else ""
    return f"{ticks}{blank}{shown}{blank}{ticks}"


def _listed(heading: str, items: Iterator[str], count: int, unit: str) -> Iterator[str]:
    """A list under its heading, with as many of its ``count`` items as may be and find room."""
    yield from ("", f"#### {heading}", "")
    if not count:
        yield "ありません。"
        return
    told, room = 0, LONGEST_NOTE // _LISTS
    for item in items:
        room -= len(item) + 1
        if told == MOST_LISTED or room < 0:
            break
        told += 1
        yield item
    if told < count:
        yield f"- ほか {count - told:,} {unit}"


def _page(page: PageChange) -> str:
    told = f"（{PAGE_CHANGES[page.what]}）" if page.what in {"new", "gone"} else ""
    return f"- {as_code(page.address or HOME_PAGE)}：{as_code(page.title)}{told}"


def _verdict(verdict: VerdictChange) -> str:
    who = "　".join(as_code(each) for each in (verdict.title, verdict.name) if each)
    before, after = map(as_code, set_apart(verdict.before, verdict.after, _LONGEST_TEXT))
    return f"- {who}：{before} → {after}"


def _shared(shared: SharedChange) -> str:
    told = "、".join(as_code(field.name) for field in shared.fields[:_MOST_FIELDS])
    return f"- {as_code(shared.sort)}　{as_code(shared.title)}：{told}"


def _figure(change: Difference) -> str:
    who = "　".join(as_code(each) for each in (change.title, change.name) if each)
    return "：".join(filter(None, (f"- {KIND_NAMES[change.kind].ja}", who, *map(_field, _weightiest(change)))))


def _weightiest(change: Difference) -> Iterable[FieldChange]:
    """What is told of a figure in one line: its wording where that changed, else the first that did."""
    fields = told_fields(change)
    worded = [each for each in fields if each.name == _WORDING]
    return worded or fields[:1]


def _field(field: FieldChange) -> str:
    told = [tell_text(_FIGURES, field.name, each).ja for each in (field.before, field.after)]
    before, after = map(as_code, set_apart(told[0], told[1], _LONGEST_TEXT))
    name = "" if field.name == _WORDING else f"{as_code(name_field(_FIGURES, field.name).ja)} "
    return f"{name}{before} → {after}"
