"""The commands of a plan's workbook: `kokai sheet plan out` and `in`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from generator.command_options import add_data_option, command_adder, resolve_path
from generator.problems.excerpts import lines_below, roots_of
from generator.problems.exit_codes import CLEAN, FAULT, exit_code_of
from generator.problems.problem import Problem
from generator.problems.reports import render_text

if TYPE_CHECKING:
    from generator.plan_books import TakenPlan


def add_plan_book_commands(
    plan: argparse.ArgumentParser, parser_class: type[argparse.ArgumentParser], epilog: str
) -> None:
    """Give `plan` its two commands."""
    add_bare = command_adder(plan, "plan_book", parser_class, epilog)

    def add(name: str, about: str) -> argparse.ArgumentParser:
        command = add_bare(name, about)
        add_data_option(command)
        return command

    out = add("out", "計画を書き込む表を作る。--plan を付けると、今ある計画の中身を入れる")
    out.add_argument(
        "--city", metavar="自治体", help="自治体の id（その部署と文書を入れる。既定: 一つだけなら、その自治体）"
    )
    out.add_argument("--plan", metavar="計画", help="計画の id（その中身を入れる。既定: 空の表）")
    out.add_argument(
        "path",
        type=Path,
        metavar="行き先",
        help="作る Excel ブック（.xlsx）。ほかの名前なら、そのフォルダーに CSV で作る",
    )
    back = add("in", "計画の表を読み、できる YAML を確かめる。--write を付けると書き込む")
    back.add_argument("--city", metavar="自治体", help="自治体の id（既定: 一つだけなら、その自治体）")
    back.add_argument(
        "--plan", required=True, metavar="id", help="計画の id。フォルダーとアドレスになる（例: plan-2026）"
    )
    back.add_argument("--write", action="store_true", help="データに書き込む")
    back.add_argument("path", type=Path, metavar="表", help="Excel ブック（.xlsx）か、CSV を入れたフォルダー")


def run_plan_book(asked: argparse.Namespace) -> int:
    """Run one of them and give its exit code. Raises ``OSError``."""
    return _out(asked) if asked.plan_book == "out" else _in(asked)


def _out(asked: argparse.Namespace) -> int:
    from generator.plan_books import hand_out_plan  # noqa: PLC0415 - loads what only spreadsheets need

    done = hand_out_plan(resolve_path(asked.data), asked.path.absolute(), asked.city, asked.plan)
    problems = [each for each in done if isinstance(each, Problem)]
    if problems:
        return _tell(problems, asked)
    if asked.path.suffix.lower() != ".xlsx":
        print("\n".join(each.name for each in cast("Sequence[Path]", done)))
    print(f"できあがり: {asked.path}")
    print("次に: 書き込んだら、「kokai sheet plan in --plan 計画の id 表」で確かめ、--write を付けて取り込みます。")
    return CLEAN


def _in(asked: argparse.Namespace) -> int:
    from generator.plan_books import take_plan, write_plan  # noqa: PLC0415 - loads what only spreadsheets need
    from generator.starting import FileInTheWayError, UnansweredError, take_id  # noqa: PLC0415

    try:
        plan = take_id(asked.plan)
    except ValueError as wrong:
        print(UnansweredError(f"--plan の「{asked.plan}」は使えません。{wrong}"), file=sys.stderr)
        return FAULT
    taken = take_plan(resolve_path(asked.data), asked.path.absolute(), asked.city, plan)
    code = _tell(taken.problems, asked, taken) if taken.problems else CLEAN
    if taken.counts:
        print(f"読み取った行: {'、'.join(f'{name} {count:,}' for name, count in taken.counts.items())}")
    if not taken.is_sound():
        print("このままでは取り込めないので、何も書いていません。", file=sys.stderr)
        return code
    for file in sorted(taken.starting.data):
        print(f"新しいファイル: {file}")
    for file in sorted(taken.starting.changed):
        print(f"変更: {file}")
    for sentence in taken.leftovers:
        print(f"残るもの: {sentence}")
    if not asked.write:
        print("確かめただけです。書き込むには --write を付けてください。")
        return code
    try:
        write_plan(resolve_path(asked.data), taken)
    except FileInTheWayError as there:
        print(f"「{there.args[0]}」がもうあるか、書き換えられています。何も書いていません。", file=sys.stderr)
        return FAULT
    print("データに書き込みました。次に: kokai build で作るか、kokai serve で見ます。")
    return code


def _tell(problems: Sequence[Problem], asked: argparse.Namespace, taken: "TakenPlan | None" = None) -> int:
    data = resolve_path(asked.data)
    on_disk = lines_below(data)
    texts = (
        {**taken.starting.data, **{file: after for file, (_, after) in taken.starting.changed.items()}} if taken else {}
    )

    def lines(file: str) -> Sequence[str]:
        return texts[file].split("\n") if file in texts else on_disk(file)

    print(render_text(problems, lines, roots_of(data, Path.cwd(), data)), end="\n\n", file=sys.stderr)
    return exit_code_of(problems)
