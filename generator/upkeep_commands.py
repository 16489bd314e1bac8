"""The commands that keep a site at its best with a new Kokai: `kokai upgrade` and `kokai doctor`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.command_options import add_project_option, finish_writing, resolve_path
from generator.load.data_format import PRESENT_FORMAT
from generator.load.inputs import explain_refused_write
from generator.problems.excerpts import lines_below, roots_of
from generator.problems.exit_codes import CLEAN, FAULT, exit_code_of
from generator.problems.problem import Problem, problem, whole_file
from generator.problems.reports import render_text

if TYPE_CHECKING:
    from generator.upgrading import Upgrade

Add = Callable[[str, str], argparse.ArgumentParser]


def add_upkeep_commands(add: Add) -> None:
    """What can be typed after `kokai upgrade` and `kokai doctor`."""
    _add_doctor(add)
    upgrade = add("upgrade", "データを今の形に書き直すと何が変わるかを示す。--write を付けると書き直す")
    upgrade.add_argument(
        "--data", type=Path, default=Path("data"), metavar="フォルダー", help="データのフォルダー（既定: data/）"
    )
    upgrade.add_argument("--write", action="store_true", help="書き直す（すべてのファイルか、一つも書き直さないか）")


def _add_doctor(add: Add) -> None:
    doctor = add("doctor", "サイトのフォルダーと環境を一通り見て、新しい版にしたあとに直すところを示す")
    add_project_option(doctor)
    doctor.add_argument("--data", type=Path, metavar="フォルダー", help="データのフォルダー（既定: data/）")
    doctor.add_argument("--format", choices=("text", "json"), default="text", help="表示の形（text / json）")
    doctor.add_argument(
        "--accept",
        nargs="*",
        metavar="ファイル",
        help="上書きしたファイルを見比べ終えたことを控える（名前がなければ、すべて）",
    )


def run_doctor(asked: argparse.Namespace) -> int:
    """Look, or keep that what was found has been seen; gives the exit code."""
    from generator.doctor import (  # noqa: PLC0415 - loads what only a look at everything needs
        examine_site,
        render_observations,
        worst_of,
    )

    project = resolve_path(asked.project)
    try:
        if asked.accept is not None:
            return _accept(project, asked.accept)
        found = examine_site(project, resolve_path(asked.data or project / "data"))
    except OSError as fault:
        file = str(fault.filename or project)
        told = problem("K902", whole_file(file), file=file, cause=explain_refused_write(fault))
        print(render_text([told], lambda _: ()), file=sys.stderr)
        return FAULT
    print(render_observations(found, asked.format), end="")
    return int(worst_of(found))


def _accept(project: Path, names: Sequence[str]) -> int:
    from generator.doctor import (  # noqa: PLC0415 - as above
        BASES,
        UnknownFileError,
        UnreadableBasesError,
        accept_files,
    )

    try:
        accepted = accept_files(project, names)
    except UnknownFileError as unknown:
        print(f"「{unknown.args[0]}」は、Kokai のファイルを上書きしているファイルではありません。", file=sys.stderr)
        return FAULT
    except UnreadableBasesError:
        print(
            f"{BASES} が壊れています。前のコミットのものに戻すか、消してから、もう一度実行してください。",
            file=sys.stderr,
        )
        return FAULT
    for name in accepted:
        print(f"控えました: {name}")
    print(f"{BASES} を、ほかのファイルと一緒にコミットしてください。" if accepted else "新しく控えるものはありません。")
    return CLEAN


def run_upgrade(asked: argparse.Namespace) -> int:
    """Show what would change, or change it; gives the exit code."""
    from generator.upgrading import (  # noqa: PLC0415 - loads what only an upgrade needs
        ChangedMeanwhileError,
        plan_upgrade,
        write_upgrade,
    )

    data = resolve_path(asked.data)
    finish_writing(data)
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
        _print_problems([problem("K902", whole_file(file), file=file, cause=explain_refused_write(fault))], upgrade)
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
    counted = f"{len(upgrade.texts)} 個のファイルの {upgrade.count_changes()} か所"
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
