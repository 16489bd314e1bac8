"""The command line: `kokai build`, `join`, `check`, `release`, `archive`, `serve`, `gate`, `book`, `diff`, `schema`, `sheet`, `remind`, `new`, `upgrade`, `doctor`, `read`, `explain`.

Exit codes: 0 clean, 1 problems in the data, 2 our fault.
"""

import argparse
import gc
import os
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TextIO

from generator.arguments import make_parser
from generator.asked_build import order_of
from generator.book_command import run_book
from generator.command_options import NowhereError, check_output, check_paths, files_in, resolve_path
from generator.gate_command import run_gate
from generator.load.inputs import explain_refused_write
from generator.load.today import read_today
from generator.new_commands import run_new
from generator.problems.excerpts import lines_below, roots_of
from generator.problems.exit_codes import CLEAN, FAULT, PROBLEMS, exit_code_of
from generator.problems.explain import hint_for, read_explanation, read_guide
from generator.problems.last_fence import tell_fault
from generator.problems.problem import Problem, problem, whole_file
from generator.problems.reports import Roots, count_levels, render_github, render_json, render_text
from generator.progress import Progress
from generator.read_command import run_read
from generator.sheet_commands import run_sheet
from generator.system.exchanging import exchange_content
from generator.system.interrupts import PUBLISHED, forget_published, is_published, until_told
from generator.system.scratch import sweep_scratch
from generator.system.streams import patient_streams
from generator.upkeep_commands import run_doctor, run_upgrade

if TYPE_CHECKING:
    from generator.orders import BuildOutcome, Order

_made: list[object] = []
"""What the last build has made, kept to the end: a process that leaves gives its memory back at once, a function piece by piece."""


_NO_ARCHIVE: Final = "「{folder}」というフォルダーがありません。「kokai release --archive」で版の保管ファイルを書き出したフォルダーを書いてください。"


def load(arguments: Sequence[str]) -> None:
    """Load what the command will need and nothing else, before anything is in the making. Raises ``ImportError``, ``MemoryError``."""
    __import__(_LOADED.get(arguments[0] if arguments else "", "generator.build"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. No traceback ever leaves here."""
    forget_published()
    with patient_streams():
        try:
            return _run(arguments)
        finally:
            sweep_scratch()


def _run(arguments: Sequence[str] | None) -> int:
    try:
        asked = make_parser().parse_args(arguments)
    except SystemExit as leave:
        return int(leave.code or 0)
    if asked.command == "explain":
        return _explain(asked.code)
    try:
        return _COMMANDS.get(asked.command, _build)(asked)
    except KeyboardInterrupt:
        if is_published():
            print(PUBLISHED, end="", file=sys.stderr)
            return CLEAN
        print("\n中止しました。公開中のサイトはそのままです。", file=sys.stderr)
        return FAULT
    except Exception as fault:  # noqa: BLE001 - the last fence: a reader of a traceback could do nothing with it
        return _tell_fault(fault, asked)


def _build(asked: argparse.Namespace) -> int:
    """Build, check, release or serve."""
    order = order_of(asked)
    if asked.command == "serve":
        # Only here, so that a build does not load a server and a watcher.
        from generator.serve.rebuild import serve_site  # noqa: PLC0415

        gc.enable()  # it runs for hours
        return serve_site(order, asked.port)
    with until_told():
        outcome = _walk(order, asked)
        _made[:] = [outcome.made]
        code = _report(outcome, order, asked)
        sys.stdout.flush()
        sys.stderr.flush()
        return code


def _walk(order: "Order", asked: argparse.Namespace) -> "BuildOutcome":
    progress = Progress(quiet=asked.quiet)
    if asked.command != "release":
        from generator.build import build_site  # noqa: PLC0415 - the other commands walk no road

        return build_site(order, progress)
    from generator.release import release_site  # noqa: PLC0415 - a build has no use for it

    return release_site(order, progress, asked.tag, day=asked.date)


def _tend_archive(asked: argparse.Namespace) -> int:
    from generator.archive.tending import tend_archive  # noqa: PLC0415 - a build has no use for it
    from generator.publish.folders import check_apart  # noqa: PLC0415

    data, out = resolve_path(asked.data or resolve_path(asked.project) / "data"), asked.out and resolve_path(asked.out)
    folder = resolve_path(asked.folder)
    if asked.act != "add" and not folder.is_dir():
        print(_NO_ARCHIVE.format(folder=asked.folder), file=sys.stderr)
        return FAULT
    if out and (apart := list(check_apart({"データ": data, "保管庫": folder}, {"出力先": out}))):
        return _tell(apart[0], asked)
    try:
        problems, said = tend_archive(asked.act, folder, data, files=[*map(resolve_path, asked.files)], out=out)
    except OSError as fault:
        file = str(fault.filename or folder)
        return _tell(problem("K902", whole_file(file), file=file, cause=explain_refused_write(fault)), asked)
    _print_problems(problems, asked.format, data, roots_of(data, asked.project, folder))
    print(said, file=sys.stderr)
    return exit_code_of(problems)


def _write_schemas(asked: argparse.Namespace) -> int:
    from generator.load.json_schema import write_schemas  # noqa: PLC0415 - a build has no use for it

    folder = resolve_path(asked.folder)
    try:
        write_schemas(folder)
    except OSError as fault:
        return _tell(problem("K902", whole_file(str(folder)), file=folder, cause=explain_refused_write(fault)), asked)
    print(f"できあがり: {_shown(folder)}")
    return CLEAN


def _diff(asked: argparse.Namespace) -> int:
    from generator.diffs import diff_states, read_differences  # noqa: PLC0415 - a build has no use for it

    day = None if asked.drafts else read_today()
    if isinstance(day, Problem):
        return _tell(day, asked)
    data = resolve_path(asked.data)
    check_paths(asked.before, asked.after, asked.read, asked.out)
    if asked.read is not None:
        told = read_differences(asked.read, data, asked.format)
    else:
        told = diff_states(asked.before, asked.after, data, asked.format, day, partial(print, file=sys.stderr))
    if isinstance(told, bytes):
        return _hand_over(told.decode(), asked)
    _print_problems(told.problems, "text", told.folder, roots_of(told.folder, data.parent, told.folder))
    return exit_code_of(told.problems)


def _remind(asked: argparse.Namespace) -> int:
    from generator.edited_data import read_site  # noqa: PLC0415 - a build has no use for it
    from generator.reminders import find_due, render_due  # noqa: PLC0415 - a build has no use for it

    day = read_today()
    if isinstance(day, Problem):
        return _tell(day, asked)
    site = read_site(resolve_path(asked.data))
    errors = site.errors()
    if errors or site.site_index is None:
        print(render_text(errors, lines_below(asked.data)), file=sys.stderr)
        return exit_code_of(errors)
    told = render_due(site.site_index, find_due(site.site_index, day), day, asked.days, asked.format)
    return _hand_over(told, asked)


def _hand_over(told: str, asked: argparse.Namespace) -> int:
    """Give what a command wrote to a file where one is named (a shell may change what goes through it), else to the screen."""
    if asked.out is None:
        # Where the stream itself makes of each end of a line what the system has, the two of a calendar's would be three.
        sys.stdout.write(told.replace("\r\n", "\n") if os.linesep == "\r\n" else told)
        return CLEAN
    if unfit := check_output(asked.out, asked.data, files=files_in(asked)):
        return _tell(unfit, asked)
    try:
        exchange_content(resolve_path(asked.out), told.encode())
    except OSError as fault:
        return _tell(
            problem("K902", whole_file(str(asked.out)), file=asked.out, cause=explain_refused_write(fault)), asked
        )
    print(f"できあがり: {asked.out}")
    return CLEAN


_COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = MappingProxyType(
    {
        "archive": _tend_archive,
        "schema": _write_schemas,
        "diff": _diff,
        "remind": _remind,
        "gate": run_gate,
        "book": run_book,
        "sheet": run_sheet,
        "new": run_new,
        "upgrade": run_upgrade,
        "doctor": run_doctor,
        "read": run_read,
    }
)
"""What runs a command that is no walk of the road."""
_LOADED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "archive": "generator.archive.tending",
        "schema": "generator.load.json_schema",
        "diff": "generator.diffs",
        "remind": "generator.reminders",
        "gate": "generator.gate_command",
        "book": "generator.book.gathering",
        "sheet": "generator.sheets",
        "new": "generator.starting",
        "upgrade": "generator.upgrading",
        "doctor": "generator.doctor",
        "read": "generator.reading",
        "explain": "generator.problems.explain",
    }
)
"""What such a command needs; every other one needs the road."""


def _explain(code: str) -> int:
    code = unicodedata.normalize("NFKC", code)  # Ｋ８５９, as it is typed with Japanese letters on
    page = read_guide(code) or read_explanation(code)
    if page is None:
        print(f"「{code}」という番号はありません。{hint_for(code)}", file=sys.stderr)
        return FAULT
    print(page)
    return CLEAN


def _report(outcome: "BuildOutcome", order: "Order", asked: argparse.Namespace) -> int:
    problems = outcome.problems
    _print_problems(problems, asked.format, order.data, roots_of(order.data, order.project, order.out))
    _summarise(outcome, order, sys.stderr)
    code = exit_code_of(problems)
    if asked.command == "release" and code == PROBLEMS:
        print("誤りがあるため、この版は記録していません。", file=sys.stderr)
    return code


def _print_problems(problems: Sequence[Problem], form: str, data: Path, roots: Roots) -> None:
    if form == "json":
        print(render_json(problems, roots))
    elif form == "github":
        print(render_github(problems, roots))
    elif problems:
        print(render_text(problems, lines_below(data), roots), end="\n\n", file=sys.stderr)


def _summarise(outcome: "BuildOutcome", order: "Order", stream: TextIO) -> None:
    errors, warnings = count_levels(outcome.problems)
    pages = "、".join(f"{name} {count:,}" for name, count in outcome.pages.items())
    seconds = "、".join(f"{name} {took:.2f}" for name, took in outcome.seconds.items())
    rows = []
    if pages:
        rows.append(f"ページ: {pages}（合計 {sum(outcome.pages.values()):,}）")
    rows += outcome.notes
    rows.append(f"問題: 誤り {errors:,} 件、注意 {warnings:,} 件")
    rows.append(f"秒数: {seconds}（合計 {sum(outcome.seconds.values()):.2f}）")
    if errors and order.write:
        rows.append("誤りがあるため、サイトは書き換えていません。")
    elif outcome.published:
        rows.append(f"できあがり: {_shown(order.out)}")
    print("\n".join(rows), file=stream)


def _shown(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix() + "/"
    except ValueError:
        return f"{path}/"


def _tell_fault(fault: Exception, asked: argparse.Namespace) -> int:
    """An unforeseen fault as one message; the details go to a file that can be sent to the developers."""
    if is_published():  # the problem's own words would say that the site is as it was
        print(f"サイトは公開しましたが、そのあとの表示に失敗しました（{type(fault).__name__}）。", file=sys.stderr)
        return FAULT
    if isinstance(fault, NowhereError):
        file, cause = fault.args
        return _tell(problem("K908", whole_file(file), file=file, cause=cause), asked)
    # As they were given: the folder where the program stands may be gone.
    work = getattr(asked, "work", None) or getattr(asked, "project", Path()) / ".kokai"
    return _tell(tell_fault(fault, work), asked)


def _tell(found: Problem, asked: argparse.Namespace) -> int:
    """A problem of which no build could tell."""
    print(render_text([found], lambda _: ()), file=sys.stderr)
    if os.environ.get("GITHUB_ACTIONS") == "true" and getattr(asked, "format", "") == "github":
        print(render_github([found]))
    return FAULT
