"""What several commands are given: the same options in the same words, and paths."""

import argparse
import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

from generator.load.inputs import explain_cause
from generator.system.together import NoteNotOursError, finish_together


def add_project_option(command: argparse.ArgumentParser) -> None:
    """Give a command ``--project``: the folder of the site it is about."""
    command.add_argument(
        "--project",
        type=Path,
        default=Path(),
        metavar="フォルダー",
        help="サイトのフォルダー（data/ などのある所。既定: 今いる所）",
    )


def add_data_option(command: argparse.ArgumentParser) -> None:
    """Give a command ``--data``: the folder of the data it is about."""
    command.add_argument(
        "--data", type=Path, default=Path("data"), metavar="フォルダー", help="データのフォルダー（既定: data/）"
    )


def command_adder(
    parser: argparse.ArgumentParser, dest: str, parser_class: type[argparse.ArgumentParser], epilog: str
) -> Callable[[str, str], argparse.ArgumentParser]:
    """What adds a command (its name, what it does) below the ``parser``; the name that was typed is ``dest`` of what was asked."""
    commands = parser.add_subparsers(
        dest=dest, required=True, metavar="コマンド", title="コマンド", parser_class=parser_class
    )

    def add(name: str, about: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=about, description=about, epilog=epilog, add_help=False)
        command.add_argument("-h", "--help", action="help", help="この説明を表示する")
        return command

    return add


class NowhereError(Exception):
    """A path that was given cannot be followed. ``args`` are the path and the reason, in Japanese."""


def resolve_path(path: Path) -> Path:
    """The path with all links followed. Raises :class:`NowhereError`."""
    try:
        return check_path(path.resolve())
    except RuntimeError:  # what Python makes of links that lead round
        raise NowhereError(str(path), "リンクが輪になっています") from None
    except FileNotFoundError:
        raise NowhereError(str(path), "今いるフォルダーが消されています") from None
    except OSError as fault:
        raise NowhereError(str(path), explain_cause(fault)) from None


def check_path(path: Path) -> Path:
    """The path, if it is text: its name has to stand in messages, and MkDocs has to take it."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        raise NowhereError(str(path).encode(errors="replace").decode(), "名前が UTF-8 ではありません") from None
    return path


def finish_writing(folder: Path) -> None:
    """Finish what an earlier run was writing when it was ended, and say so. Where that cannot be, whoever reads the data is told (K114)."""
    with contextlib.suppress(NoteNotOursError, OSError):
        if names := finish_together(folder):
            print(f"前に途中で止まった書き込みを終えました（{len(names):,} ファイル）。", file=sys.stderr)
