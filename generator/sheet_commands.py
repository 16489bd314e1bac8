"""The commands of spreadsheets: `kokai sheet out`, `in` and `status`, and those of a whole plan in `plan_book_commands`."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.command_options import add_data_option, command_adder, finish_writing, resolve_path
from generator.load.inputs import explain_refused_write
from generator.plan_book_commands import add_plan_book_commands, run_plan_book
from generator.problems.excerpts import lines_below, roots_of
from generator.problems.exit_codes import CLEAN, FAULT, exit_code_of
from generator.problems.problem import Problem, problem, whole_file
from generator.problems.reports import render_text
from generator.system.together import FileInTheWayError

if TYPE_CHECKING:
    from generator.sheets import Collected

Add = Callable[..., argparse.ArgumentParser]


def add_sheet_commands(
    sheet: argparse.ArgumentParser, parser_class: type[argparse.ArgumentParser], epilog: str
) -> None:
    """Give `sheet` its commands."""
    add_bare = command_adder(sheet, "sheet", parser_class, epilog)

    def add(name: str, about: str) -> argparse.ArgumentParser:
        command = add_bare(name, about)
        add_data_option(command)
        return command

    def add_round(command: argparse.ArgumentParser) -> None:
        command.add_argument("--round", required=True, metavar="回", help="報告の回の id（plan.yaml の rounds）")
        command.add_argument("--plan", metavar="計画", help="計画の id（既定: その回のある計画すべて）")
        command.add_argument(
            "--by",
            choices=("department", "plan"),
            default="department",
            help="部署ごとか、計画ごとか（既定: department）",
        )

    out = add("out", "実績を記入してもらう表（Excel ブック）を、部署ごとに作る")
    add_round(out)
    out.add_argument("folder", type=Path, metavar="フォルダー", help="書き出す先")
    back = add("in", "返ってきた表を読み、データとの違いを示す。--write を付けると書き込む")
    back.add_argument("files", type=Path, nargs="+", metavar="ファイル", help="返ってきた表（.xlsx）")
    back.add_argument("--round", metavar="回", help="この回の表だけを取り込む（公開した回や、前の回に書き込むとき）")
    back.add_argument("--write", action="store_true", help="データに書き込み、尋ねることのある表を書き出す")
    back.add_argument(
        "--returns",
        type=Path,
        metavar="フォルダー",
        help="返却する表の書き出し先（既定: --write のとき、最初の表の隣）",
    )
    status = add("status", "どの部署がまだか、何を尋ねるかを示し、連絡文を作る")
    add_round(status)
    status.add_argument("folder", type=Path, metavar="フォルダー", help="返ってきた表のあるフォルダー")
    about = "計画そのもの（柱・施策・指標・目標値）を表で作る（out 表を作る、in 取り込む）"
    add_plan_book_commands(add_bare("plan", about), parser_class, epilog)


def run_sheet(asked: argparse.Namespace) -> int:
    """Run one of them and give its exit code."""
    try:
        finish_writing(resolve_path(asked.data))
        match asked.sheet:
            case "out":
                return _out(asked)
            case "in":
                return _in(asked)
            case "plan":
                return run_plan_book(asked)
            case _:
                return _status(asked)
    except FileInTheWayError as there:
        print(
            f"「{there.args[0]}」が、読んだあとに書き換えられています。データには何も書いていません。もう一度、同じコマンドを実行してください。",
            file=sys.stderr,
        )
        return FAULT
    except OSError as fault:
        file = fault.filename or asked.data
        return _tell([problem("K902", whole_file(str(file)), file=file, cause=explain_refused_write(fault))], asked)


def _out(asked: argparse.Namespace) -> int:
    from generator.sheets import hand_out  # noqa: PLC0415 - loads what only spreadsheets need

    done = hand_out(resolve_path(asked.data), asked.round, asked.plan, asked.by, resolve_path(asked.folder))
    if done.problems:
        return _tell(done.problems, asked)
    print("\n".join(path.name for path in done.written))
    print(f"できあがり: {asked.folder}（{len(done.written)} 冊、{done.rows:,} 行）")
    return CLEAN


def _in(asked: argparse.Namespace) -> int:
    from generator.sheets import check_unchanged, collect_sheets, name_row, write_collected, write_returns  # noqa: PLC0415 - loads what only spreadsheets need

    files = [path.absolute() for path in asked.files if not path.name.startswith("~$")] or asked.files
    collected = collect_sheets(resolve_path(asked.data), files, asked.round)
    code = _tell(collected.problems, asked, collected) if collected.problems else CLEAN
    for line in _rounds_of(collected):
        print(line)
    for file in sorted(collected.texts):
        print(f"変更: {file}")
    for change in collected.changes:
        row, answer = change.row, change.answer
        print(
            f"  {name_row(row.kind, row.shown)}: {row.now.in_a_line() or '（空欄）'} → {answer.in_a_line() or '（空欄）'}"
        )
        if answer.reason and answer.remark not in ("", row.now.remark):
            print(f"    備考は、値がない理由の補足として公開します: 「{answer.remark}」")
        if reached := collected.reach.get(row.key):
            print(
                f"    ページは、この報告全体の出典に書きます。出典を別に書いていない次の所も {change.page} ページになります: {'、'.join(reached)}"
            )
    returns = asked.returns or (Path(os.path.realpath(asked.files[0])).parent if asked.write else None)
    if asked.write:
        check_unchanged(resolve_path(asked.data), collected)
    if returns is not None and collected.returns:
        for path in write_returns(returns, collected.returns):
            print(f"返却: {path.name}")
    if asked.write:
        write_collected(resolve_path(asked.data), collected)
    asked_count = sum(len(book.asked) for book in collected.books)
    print(f"読み取った答え: {len(collected.changes)} 件、お尋ね: {asked_count} 件、空欄: {collected.count_blank()} 行")
    for line in _not_taken(collected):
        print(line)
    print(_closing(collected, write=asked.write))
    return code


_NOT_TAKEN = {
    "K850": "読めません",
    "K851": "配った表ではありません",
    "K852": "その報告の回がありません",
    "K892": "今の回の表ではありません",
}


def _not_taken(collected: "Collected") -> list[str]:
    """The workbooks of which no answer is taken and nothing is asked, each with the reason: no workbook goes back for them."""
    found = {
        Path(each.place.file).name: _NOT_TAKEN[each.rule]
        for each in collected.problems
        if each.rule in _NOT_TAKEN and each.place.file
    }
    if not found:
        return []
    told = [f"  {name}: {cause}" for name, cause in found.items()]
    return [
        f"受け取らなかった表: {len(found)} 冊（お尋ねには数えず、返却の表も作りません。直し方は「誤り」の文にあります）",
        *told,
    ]


def _rounds_of(collected: "Collected") -> list[str]:
    """A line for each round of the workbooks: which of them are its."""
    books: dict[tuple[str, str], list[str]] = {}
    for each in collected.rounds:
        books.setdefault((each.own.id, each.own.name), []).append(Path(each.file).name)
    return [f"回: {name}（{own}）の表 {len(files)} 冊: {'、'.join(files)}" for (own, name), files in books.items()]


def _closing(collected: "Collected", *, write: bool) -> str:
    if not collected.texts:
        return "データと違う所はありません。" if not collected.problems else "データに書き込むことはありません。"
    return "データに書き込みました。" if write else "確かめただけです。書き込むには --write を付けてください。"


def _status(asked: argparse.Namespace) -> int:
    from generator.sheets import department_states, render_states  # noqa: PLC0415 - loads what only spreadsheets need

    states = department_states(resolve_path(asked.data), asked.round, asked.plan, asked.by, resolve_path(asked.folder))
    code = _tell(states.problems, asked) if states.problems else CLEAN
    if states.departments:
        print(render_states(states))
    return code


def _tell(problems: Sequence[Problem], asked: argparse.Namespace, collected: "Collected | None" = None) -> int:
    data = resolve_path(asked.data)
    on_disk = lines_below(data)
    texts = collected.texts if collected else {}

    def lines(file: str) -> Sequence[str]:
        return texts[file].split("\n") if file in texts else on_disk(file)

    print(render_text(problems, lines, roots_of(data, Path.cwd(), data)), end="\n\n", file=sys.stderr)
    return exit_code_of(problems)
