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
from generator.sheets.late_answers import find_late, tell_late
from generator.sheets.returning import question_of
from generator.sheets.rows import SheetRow
from generator.sheets.unreadable import TABLES, UnreadFile, find_unread, name_sender


class State(enum.Enum):
    """How a department stands."""

    WANTING = "未提出"
    UNTOUCHED = "記入なし"
    ASKED = "質問あり"
    PARTLY = "一部未記入"
    DONE = "済"
    LATE = "公開した後に届いた"


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
    unread: tuple[UnreadFile, ...] = ()  # what it sent instead of a workbook that can be read
    late: tuple[str, ...] = ()  # what its workbooks say otherwise than what is out already, in words
    is_out: bool = False  # whether readers have the round's results before them


class States(NamedTuple):
    """All departments of a round, or what is in the way of telling."""

    round_name: str
    departments: tuple[DepartmentState, ...]
    problems: tuple[Problem, ...] = ()
    others: tuple[str, ...] = ()  # workbooks of other rounds, each with its round
    unread: tuple[UnreadFile, ...] = ()
    nameless: tuple[UnreadFile, ...] = ()  # those among them whose department nobody can tell by their names


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
    files = find_unread(folder, unread)
    names = [errand.cover.department_name for errand in errands]
    sent = {each.file: name_sender(each.file, names) for each in files}
    late = find_late(data, site.site_index, its_round, collected.changes)
    told = []
    for errand in errands:
        group, name = (errand.cover.municipality, errand.cover.department), errand.cover.department_name
        own = mine.get(group, [])
        keys = {row.key for row in errand.rows}
        told.append(
            _state_of(errand, own)._replace(
                others=tuple(strange.get(group, ())),
                unread=tuple(each for each in files if sent[each.file] == name and each.wish and not own),
                late=tuple(words for key, words in late.words.items() if key in keys),
                is_out=any(plan in late.plans for plan in errand.cover.plans),
            )
        )
    round_name = errands[0].cover.round_name if errands else ""
    nameless = tuple(each for each in files if each.is_table and not sent[each.file])
    others = tuple(other_books(collected.rounds, its_round))
    return States(round_name, tuple(told), unread, others, tuple(files), nameless)


def _returned_in(folder: Path) -> list[Path]:
    """The tables that lie in a folder, but for what programs leave beside those that are open."""
    return sorted(
        path for path in folder.iterdir() if path.suffix.lower() in TABLES and not path.name.startswith(("~$", "."))
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
        own = [each for each in states.departments if _shown_state(each) is state]
        if state is State.LATE and not own:
            continue
        lines.append(f"{state.value}: {len(own)}")
        for each in own:
            empty = f"（空欄 {each.blank} / {each.rows} 行）" if each.blank else ""
            strange = "（ほかの回の表が届いています）" if each.others and each.state is State.WANTING else ""
            unread = "（読めないファイルが届いています）" if each.unread else ""
            lines.append(f"  {each.name}{empty}{strange}{unread}")
    if states.others:
        lines += [f"ほかの回の表: {len(states.others)}", *(f"  {each}" for each in states.others)]
    if states.unread:
        lines += [
            f"読めないファイル: {len(states.unread)}",
            *(f"  {each.file}（{each.cause}）" for each in states.unread),
        ]
    for each in states.departments:
        if each.state is not State.DONE or each.unread or each.late:
            lines += ["", f"---- {each.name} への連絡文 ----", *_reminder(each, states.round_name)]
    for file in states.nameless:
        lines += ["", f"---- 「{file.file}」を送った部署 への連絡文 ----"]
        lines += [
            f"件名: {states.round_name} {_SEND_AGAIN}",
            "",
            "御担当者様",
            "",
            *_tell_unread((file,), states.round_name),
        ]
    return "\n".join(lines)


def _shown_state(each: DepartmentState) -> State:
    return State.LATE if each.is_out and (each.late or each.questions) else each.state


_SEND_AGAIN: Final = "実績の表の送り直しのお願い"


def _tell_unread(files: Sequence[UnreadFile], round_name: str) -> list[str]:
    """For whoever sent files of which nothing can be read."""
    lines = []
    for file in files:
        lines += [
            f"{round_name}の実績として送ってくださった「{file.file}」を、読み取れませんでした（{file.cause}）。",
            file.wish,
        ]
    return lines


def _reminder(each: DepartmentState, round_name: str) -> list[str]:
    about, lines = _letter(each, round_name)
    return [f"件名: {round_name} {about}", "", f"{each.name} 御担当者様", "", *lines]


def _letter(each: DepartmentState, round_name: str) -> tuple[str, list[str]]:
    """What a letter to the department is about, and its lines."""
    if each.unread:
        return _SEND_AGAIN, _tell_unread(each.unread, round_name)
    match _shown_state(each):
        case State.LATE:
            return "公開した後に届いた実績について", tell_late(each.late, each.questions, round_name)
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
