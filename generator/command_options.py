"""Options that several commands have, each told in the same words."""

import argparse
from pathlib import Path


def add_project_option(command: argparse.ArgumentParser) -> None:
    """Give a command ``--project``: the folder of the site it is about."""
    command.add_argument(
        "--project",
        type=Path,
        default=Path(),
        metavar="フォルダー",
        help="サイトのフォルダー（data/ などのある所。既定: 今いる所）",
    )
