"""How far a round has come: who has not answered, who sent a table with nothing or not everything in it, of whom something is asked, who is done, and what to write to them."""

import enum
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.edited_data import read_site
from generator.problems.problem import Problem, problem, whole_file
from generator.sheets.book_rounds import other_books, say_round
from generator.sheets.cell_texts import is_confirmation
from generator.sheets.collecting import BookResult, blank_rows, collect_sheets
from generator.sheets.handing_out import Errand, plan_errands
from generator.sheets.returning import question_of
from generator.sheets.rows import SheetRow


class State(enum.Enum):
    """How a department stands."""

    WANTING = "未提出"
    UNTOUCHED = "記入なし"
    ASKED = "質問あり"
    PARTLY = "一部未記入"
    DONE = "済"


class DepartmentState(NamedTuple):
    """A department with its state, the rows that are still empty, and what is asked."""

    name: str
    file: str
    state: State
    blank: int
    rows: int
    questions: tuple[str, ...]
    left: tuple[str, ...] = ()  # the rows that are empty and of which nobody says that they are to be, in words
    others: tuple[str, ...] = ()  # its workbooks of other rounds, each with its round


class States(NamedTuple):
    """All departments of a round, or what is in the way of telling."""

    round_name: str
    departments: tuple[DepartmentState, ...]
    problems: tuple[Problem, ...] = ()
    others: tuple[str, ...] = ()  # workbooks of other rounds, each with its round


def department_states(data: Path, its_round: str, plan: str | None, by: str, folder: Path) -> States:
    """How each department of a round stands, by the workbooks that lie in a folder. Nothing is written."""
    if not folder.is_dir():
        hint = (
            "返ってきた表を集めたフォルダーを書いてください。まだ一つも返ってきていなければ、空のフォルダーを作ります。"
        )
        cause = "ファイルがあります" if folder.is_file() else "そのフォルダーがありません"
        return States("", (), (problem("K850", whole_file(str(folder)), file=folder, cause=cause, mend_hint=hint),))
    site = read_site(data)
    if site.errors() or site.site_index is None:
        return States("", (), tuple(site.errors()))
    errands = plan_errands(site.site_index, its_round, plan, by)
    if isinstance(errands, Problem):
        return States("", (), (errands,))
    collected = collect_sheets(data, _returned_in(folder), its_round)
    mine: dict[tuple[str, str], list[BookResult]] = {}
    for book in collected.books:
        asked_round, municipality, department, _ = book.asks
        if asked_round == its_round:
            mine.setdefault((municipality, department), []).append(book)
    unread = tuple(found for found in collected.problems if found.rule in ("K850", "K851", "K852"))
    strange: dict[tuple[str, str], list[str]] = {}
    for each in collected.rounds:
        if each.own.id != its_round:
            strange.setdefault(each.group, []).append(say_round(each))
    told = tuple(
        _state_of(errand, mine.get(group, []))._replace(others=tuple(strange.get(group, ())))
        for errand in errands
        for group in [(errand.cover.municipality, errand.cover.department)]
    )
    round_name = errands[0].cover.round_name if errands else ""
    return States(round_name, told, unread, tuple(other_books(collected.rounds, its_round)))


_MEANT: Final = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".csv", ".tsv", ".numbers"})
"""How names of tables end. What is no workbook of ours is told, or whoever sent it would be asked for what has come."""


def _returned_in(folder: Path) -> list[Path]:
    """The tables that lie in a folder, but for what programs leave beside those that are open."""
    return sorted(
        path for path in folder.iterdir() if path.suffix.lower() in _MEANT and not path.name.startswith(("~$", "."))
    )


def _state_of(errand: Errand, books: Sequence[BookResult]) -> DepartmentState:
    cover, rows = errand.cover, len(errand.rows)
    questions = tuple(question_of(each.problem) for book in books for each in book.asked)
    empty = blank_rows(books) if books else {row.key: "" for row in errand.rows}
    untouched = all(not book.touched for book in books) and bool(empty)
    left = () if untouched else tuple(_name_left(row, empty[row.key]) for row in _left(errand, books, empty))
    if questions:
        state = State.ASKED
    elif untouched:
        state = State.UNTOUCHED if books else State.WANTING
    else:
        state = State.PARTLY if left else State.DONE
    return DepartmentState(cover.department_name, errand.file, state, len(empty), rows, questions, left)


def _left(errand: Errand, books: Sequence[BookResult], empty: Mapping[str, str]) -> list[SheetRow]:
    """The empty rows of which nobody says 確認済み and nothing is asked. Where nothing is answered at all, one 確認済み is enough for all that have no other remark."""
    asked = {each.key for book in books for each in book.asked}
    confirmed = all(book.all_confirmed for book in books)
    wanting = [row for row in errand.rows if row.key in empty and row.key not in asked]
    return [row for row in wanting if not is_confirmation(empty[row.key]) and (empty[row.key] or not confirmed)]


def _name_left(row: SheetRow, remark: str) -> str:
    name = f"{row.shown[0]}・{row.asks}"
    return f"{name}（備考「{remark}」）" if remark else name


def render_states(states: States) -> str:
    """The list, and below it a text for each department that something is wanted of, to be pasted into a mail."""
    lines = []
    for state in State:
        own = [each for each in states.departments if each.state is state]
        lines.append(f"{state.value}: {len(own)}")
        for each in own:
            empty = f"（空欄 {each.blank} / {each.rows} 行）" if each.blank else ""
            strange = "（ほかの回の表が届いています）" if each.others and each.state is State.WANTING else ""
            lines.append(f"  {each.name}{empty}{strange}")
    if states.others:
        lines += [f"ほかの回の表: {len(states.others)}", *(f"  {each}" for each in states.others)]
    for each in states.departments:
        if each.state is not State.DONE:
            lines += ["", f"---- {each.name} への連絡文 ----", *_reminder(each, states.round_name)]
    return "\n".join(lines)


def _reminder(each: DepartmentState, round_name: str) -> list[str]:
    about, lines = _letter(each, round_name)
    return [f"件名: {round_name} {about}", "", f"{each.name} 御担当者様", "", *lines]


def _letter(each: DepartmentState, round_name: str) -> tuple[str, list[str]]:
    """What a letter to the department is about, and its lines."""
    match each.state:
        case State.WANTING:
            return "実績の提出のお願い", [
                *_tell_others(each, round_name),
                f"{round_name}の実績の表「{each.file}」を、まだ受け取っていません（{each.rows} 行）。",
                "白いセルに記入し、このメールへの返信で送ってください。値がないときは「値がない理由」を選んでください。",
            ]
        case State.UNTOUCHED:
            return "実績の記入のお願い", [
                *_tell_others(each, round_name),
                f"{round_name}の実績の表を受け取りましたが、何も記入されていませんでした（空欄 {each.blank} / {each.rows} 行）。",
                "白いセルに記入し、送り直してください。値がないときは「値がない理由」を選んでください。",
                "どの行にも書くことがなければ、どれか一つの行の備考に「確認済み」と書いて送り返してください。",
            ]
        case State.PARTLY:
            return f"実績の記入のお願い（空欄 {len(each.left)} 件）", [
                f"{round_name}の実績の表を受け取りました。次の欄が空いています。",
                *(f"{number}. {words}" for number, words in enumerate(each.left, 1)),
                _FILL_IN,
            ]
        case _:
            left = [f"・{words}" for words in each.left]
            return f"実績についてのお尋ね（{len(each.questions)} 件）", [
                f"{round_name}の実績の表を受け取りました。次のことをお尋ねします。返却の表の黄色のセルを直し、送り返してください。",
                *(f"{number}. {words}" for number, words in enumerate(each.questions, 1)),
                *(["", "ほかに、次の欄が空いています。", *left, _FILL_IN] if left else []),
            ]


def _tell_others(each: DepartmentState, round_name: str) -> list[str]:
    """Whoever sent the workbook of another round believes to have answered."""
    if not each.others:
        return []
    return [
        f"送ってくださった表は、{round_name}の表ではありませんでした: {'、'.join(each.others)}。",
        f"{round_name}の答えを書いたのなら、「{each.file}」に書き直してください。",
    ]


_FILL_IN: Final = "白いセルに記入し、送り直してください。値がないときは「値がない理由」を選び、書くことがない行は備考に「確認済み」と書いてください。"
