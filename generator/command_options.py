"""What several commands are given: the same options in the same words, and paths."""

import argparse
from pathlib import Path

from generator.load.inputs import explain_cause


def add_project_option(command: argparse.ArgumentParser) -> None:
    """Give a command ``--project``: the folder of the site it is about."""
    command.add_argument(
        "--project",
        type=Path,
        default=Path(),
        metavar="フォルダー",
        help="サイトのフォルダー（data/ などのある所。既定: 今いる所）",
    )


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
