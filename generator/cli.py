"""The command line: `kokai build`, `check`, `serve`, `schema`, `sheet`, `explain`. Exit codes: 0 clean, 1 problems in the data, 2 our fault."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn, TextIO

from generator.build import BuildOutcome, Order, build_site
from generator.load.inputs import explain_cause
from generator.problems.excerpts import lines_below, roots_of
from generator.problems.explain import hint_for, read_explanation
from generator.problems.last_fence import tell_fault
from generator.problems.problem import Problem, problem, whole_file
from generator.problems.reports import count_levels, render_github, render_json, render_text
from generator.progress import Progress
from generator.sheet_commands import add_sheet_commands, run_sheet
from generator.system.interrupts import PUBLISHED, forget_published, is_published, until_told
from generator.system.streams import patient_streams

CLEAN: Final = 0
PROBLEMS: Final = 1
FAULT: Final = 2

_DESCRIPTION: Final = "自治体の計画と実績の YAML から、公開用の静的サイトを作ります。"
_EPILOG: Final = "終了コード: 0 問題なし / 1 データに問題がある / 2 プログラムか環境の問題"


class _Parser(argparse.ArgumentParser):
    """Argument parser that speaks Japanese."""

    def error(self, message: str) -> NoReturn:
        """Tell of a wrong call and leave with code 2."""
        print(
            f"使い方が違います: {_in_japanese(message)}\n「{self.prog} --help」で使い方を見られます。", file=sys.stderr
        )
        raise SystemExit(FAULT)

    def format_help(self) -> str:
        """The help text with Japanese headings."""
        text = super().format_help()
        pairs = (("usage: ", "使い方: "), ("positional arguments:", "引数:"), ("options:", "オプション:"))
        for english, japanese in pairs:
            text = text.replace(english, japanese)
        return text


def _seconds(text: str) -> float:
    """A time to wait. Raises ``ValueError``."""
    seconds = float(text)
    if not 0 <= seconds <= 86_400:
        raise ValueError(text)
    return seconds


def _in_japanese(message: str) -> str:
    """Argparse's complaint in Japanese; the name of the argument is kept."""
    what, _, rest = message.partition(": ")
    if what == "unrecognized arguments":
        return f"知らない引数です（{rest}）"
    if what == "the following arguments are required":
        return f"引数が足りません（{rest}）"
    name = what.removeprefix("argument ")
    return f"{name} の値が違います" if what.startswith("argument ") else f"引数を読み取れません（{message}）"


def _make_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="kokai", description=_DESCRIPTION, epilog=_EPILOG, add_help=False)
    parser.add_argument("-h", "--help", action="help", help="この説明を表示する")
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="コマンド", title="コマンド", parser_class=_Parser
    )

    def add(name: str, about: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=about, description=about, epilog=_EPILOG, add_help=False)
        command.add_argument("-h", "--help", action="help", help="この説明を表示する")
        return command

    def add_common(command: argparse.ArgumentParser) -> None:
        command.add_argument(
            "--project",
            type=Path,
            default=Path(),
            metavar="フォルダー",
            help="mkdocs.yml のあるフォルダー（既定: 今いる所）",
        )
        command.add_argument("--data", type=Path, metavar="フォルダー", help="データのフォルダー（既定: data/）")
        command.add_argument("--work", type=Path, metavar="フォルダー", help="作業用のフォルダー（既定: .kokai/）")
        command.add_argument("--no-cache", action="store_true", help="前回の読み取り結果を使わない")
        command.add_argument(
            "--wait",
            type=_seconds,
            default=60.0,
            metavar="秒数",
            help="同じフォルダーを使う、ほかの実行が終わるのを待つ秒数（既定: 60、0 なら待たない）",
        )
        command.add_argument("--quiet", action="store_true", help="途中経過を表示しない")

    def add_output(command: argparse.ArgumentParser) -> None:
        command.add_argument("--out", type=Path, metavar="フォルダー", help="サイトの出力先（既定: site/）")
        command.add_argument("--all-pages", action="store_true", help="変わっていないページも作り直す")
        command.add_argument("--no-search", action="store_true", help="検索の索引を作らない")
        command.add_argument(
            "--no-bulk", action="store_true", help="サイト全体のデータのファイルは、前回のままにする（なければ作る）"
        )
        command.add_argument("--no-images", action="store_true", help="共有されたときに出る画像を作らない")

    formats = ("text", "json", "github")
    build = add("build", "サイトを作る")
    add_common(build)
    add_output(build)
    build.add_argument("--format", choices=formats, default="text", help="問題の表示の形（text / json / github）")
    check = add("check", "書き出さずに、データとページを検査する")
    add_common(check)
    check.add_argument("--format", choices=formats, default="text", help="問題の表示の形（text / json / github）")
    check.add_argument(
        "--sources",
        type=Path,
        metavar="フォルダー",
        help="原典の文書（テキストか PDF）のフォルダー。データの文がすべて原典にあるかも調べる",
    )
    serve = add("serve", "手元でサイトを見ながら直す（保存すると画面に反映される）")
    add_common(serve)
    add_output(serve)
    serve.add_argument("--port", type=int, default=8000, help="ポート番号（既定: 8000）")
    schema = add("schema", "編集ソフトが項目を補い、書き間違いを知らせるための、データの形（JSON Schema）を書き出す")
    schema.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=Path(".kokai") / "schema",
        metavar="フォルダー",
        help="書き出す先（既定: .kokai/schema/）",
    )
    sheet = add("sheet", "実績を表計算の表で集める（out 配る、in 取り込む、status 集まり具合）")
    add_sheet_commands(sheet, _Parser, _EPILOG)
    explain = add("explain", "問題の番号（K303 など）の説明を読む")
    explain.add_argument("code", metavar="番号", help="問題の番号")
    return parser


_made: list[object] = []
"""What the last build has made, kept to the end: a process that leaves gives its memory back at once, a function piece by piece."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. No traceback ever leaves here."""
    forget_published()
    with patient_streams():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        asked = _make_parser().parse_args(arguments)
    except SystemExit as leave:
        return int(leave.code or 0)
    if asked.command == "explain":
        return _explain(asked.code)
    try:
        return {"schema": _write_schemas, "sheet": run_sheet}.get(asked.command, _build)(asked)
    except KeyboardInterrupt:
        if is_published():
            print(PUBLISHED, end="", file=sys.stderr)
            return CLEAN
        print("\n中止しました。公開中のサイトはそのままです。", file=sys.stderr)
        return FAULT
    except Exception as fault:  # noqa: BLE001 - the last fence: a reader of a traceback could do nothing with it
        return _tell_fault(fault, asked)


def _build(asked: argparse.Namespace) -> int:
    """Build, check or serve."""
    order = _order(asked)
    if asked.command == "serve":
        # Only here, so that a build does not load a server and a watcher.
        from generator.serve.rebuild import serve_site  # noqa: PLC0415

        gc.enable()  # it runs for hours
        return serve_site(order, asked.port)
    with until_told():
        outcome = build_site(order, Progress(quiet=asked.quiet))
        _made[:] = [outcome.made]
        code = _report(outcome, order, asked.format)
        sys.stdout.flush()
        sys.stderr.flush()
        return code


def _write_schemas(asked: argparse.Namespace) -> int:
    from generator.load.json_schema import write_schemas  # noqa: PLC0415 - a build has no use for it

    folder = _resolve(asked.folder)
    try:
        write_schemas(folder)
    except OSError as fault:
        return _tell(problem("K902", whole_file(str(folder)), file=folder, cause=explain_cause(fault)), asked)
    print(f"できあがり: {_shown(folder)}")
    return CLEAN


class _NowhereError(Exception):
    """A path that was given cannot be followed. ``args`` are the path and the reason, in Japanese."""


def _resolve(path: Path) -> Path:
    try:
        return _checked(path.resolve())
    except RuntimeError:  # what Python makes of links that lead round
        raise _NowhereError(str(path), "リンクが輪になっています") from None
    except FileNotFoundError:
        raise _NowhereError(str(path), "今いるフォルダーが消されています") from None
    except OSError as fault:
        raise _NowhereError(str(path), explain_cause(fault)) from None


def _checked(path: Path) -> Path:
    """The path, if it is text: its name has to stand in messages, and MkDocs has to take it."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        raise _NowhereError(str(path).encode(errors="replace").decode(), "名前が UTF-8 ではありません") from None
    return path


def _order(asked: argparse.Namespace) -> Order:
    project = _resolve(asked.project)
    return Order(
        project=project,
        data=_resolve(asked.data or project / "data"),
        out=_resolve(getattr(asked, "out", None) or project / "site"),
        work=_resolve(asked.work or project / ".kokai"),
        write=asked.command != "check",
        search=not getattr(asked, "no_search", False),
        images=not getattr(asked, "no_images", False),
        whole=not getattr(asked, "no_bulk", False),
        cached=not asked.no_cache,
        reuse_pages=not (asked.no_cache or getattr(asked, "all_pages", False)),
        sources=_checked(asked.sources) if getattr(asked, "sources", None) else None,
        wait=asked.wait,
    )


def _explain(code: str) -> int:
    page = read_explanation(code)
    if page is None:
        print(f"「{code}」という番号はありません。{hint_for(code)}", file=sys.stderr)
        return FAULT
    print(page)
    return CLEAN


def _report(outcome: BuildOutcome, order: Order, form: str) -> int:
    problems = outcome.problems

    roots = roots_of(order.data, order.project, order.out)
    if form == "json":
        print(render_json(problems, roots))
    elif form == "github":
        print(render_github(problems, roots))
    elif problems:
        print(render_text(problems, lines_below(order.data), roots), end="\n\n", file=sys.stderr)
    _summarise(outcome, order, sys.stderr)
    errors, _ = count_levels(problems)
    if any(found.rule.startswith("K9") for found in problems):
        return FAULT
    return PROBLEMS if errors else CLEAN


def _summarise(outcome: BuildOutcome, order: Order, stream: TextIO) -> None:
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
    if isinstance(fault, _NowhereError):
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
