"""The commands that keep a site at its best with a new Kokai: `kokai upgrade` and `kokai doctor`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.load.data_format import PRESENT_FORMAT
from generator.load.inputs import explain_cause
from generator.problems.excerpts import lines_below, roots_of
from generator.problems.exit_codes import FAULT, exit_code_of
from generator.problems.problem import Problem, problem, whole_file
from generator.problems.reports import render_text

if TYPE_CHECKING:
    from generator.upgrading import Upgrade

Add = Callable[[str, str], argparse.ArgumentParser]


def add_upgrade(add: Add) -> None:
    """What can be typed after `kokai upgrade`."""
    upgrade = add("upgrade", "データを今の形に書き直すと何が変わるかを示す。--write を付けると書き直す")
    upgrade.add_argument(
        "--data", type=Path, default=Path("data"), metavar="フォルダー", help="データのフォルダー（既定: data/）"
    )
    upgrade.add_argument("--write", action="store_true", help="書き直す（すべてのファイルか、一つも書き直さないか）")


def run_upgrade(asked: argparse.Namespace) -> int:
    """Show what would change, or change it; gives the exit code."""
    from generator.upgrading import (  # noqa: PLC0415 - loads what only an upgrade needs
        ChangedMeanwhileError,
        plan_upgrade,
        write_upgrade,
    )

    data = asked.data.resolve()
    upgrade = plan_upgrade(data)
    if upgrade.refused:
        _print_problems(upgrade.refused, upgrade)
        print("先に、上の問題を直してください。何も書き直していません。", file=sys.stderr)
        return exit_code_of(upgrade.refused)
    print("\n".join(_told(upgrade)))
    if upgrade.left:
        _print_problems(upgrade.left, upgrade)
    try:
        if asked.write:
            write_upgrade(upgrade)
    except ChangedMeanwhileError as changed:
        print(f"「{changed.args[0]}」が、調べたあとに変わりました。何も書き直していません。", file=sys.stderr)
        return FAULT
    except OSError as fault:
        file = str(fault.filename or data)
        _print_problems([problem("K902", whole_file(file), file=file, cause=explain_cause(fault))], upgrade)
        print("何も書き直していません。", file=sys.stderr)
        return FAULT
    print(_closing(upgrade, write=asked.write))
    return exit_code_of(upgrade.left) or int(bool(upgrade.questions))


def _told(upgrade: "Upgrade") -> list[str]:
    shown = roots_of(upgrade.data, Path.cwd(), upgrade.data).data
    told = [f"データの形: 版 {upgrade.before}（この Kokai の形: 版 {PRESENT_FORMAT}）"]
    for taken in upgrade.steps:
        told.append(f"版 {taken.step.before} から {taken.step.before + 1} へ: {taken.step.title}")
        for file, changes in sorted(taken.changes.items()):
            told += [f"  {shown}{file}:{change.line}  {_change(change.was, change.now)}" for change in changes]
    if upgrade.questions:
        told.append("人が決めること:")
    for file, questions in sorted(upgrade.questions.items()):
        told += [f"  {shown}{file}:{question.line}  {question.what}。" for question in questions]
    return told


def _change(was: str, now: str) -> str:
    if not was:
        return f"「{now}」を書き足す"
    return f"「{was}」→「{now}」" if now else f"「{was}」を消す"


def _closing(upgrade: "Upgrade", *, write: bool) -> str:
    more = "上の問題は、前からあるものです。直し方に従って直してください。\n" if upgrade.left else ""
    if not upgrade.texts:
        return f"{more}書き直すところはありません。"
    counted = f"{len(upgrade.texts)} 個のファイルの {upgrade.count()} か所"
    if write:
        return f"{more}{counted}を書き直しました。「kokai check」で確かめてください。"
    return f"{more}確かめただけです。{counted}を書き直すには --write を付けてください。"


def _print_problems(problems: Sequence[Problem], upgrade: "Upgrade") -> None:
    on_disk = lines_below(upgrade.data)

    def lines(file: str) -> Sequence[str]:
        after = upgrade.texts.get(file)
        return after[1].decode("utf-8-sig").splitlines() if after else on_disk(file)

    roots = roots_of(upgrade.data, Path.cwd(), upgrade.data)
    print(render_text(problems, lines, roots), end="\n\n", file=sys.stderr)
