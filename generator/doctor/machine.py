"""The machine: Python, Kokai itself, and the programs and fonts that a build needs."""

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Final

from generator import __version__
from generator.doctor.observations import Concern, Observation
from generator.drawing import font_of
from generator.search import try_search_parts

_OLDEST: Final = (3, 11)
_REINSTALL: Final = "部品を入れ直してください（pip install --require-hashes --requirement requirements.txt）。"
_BROWSERS: Final = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
_PATIENCE: Final = 30  # seconds for a browser to say its version


def look_at_machine(scratch: Path) -> Iterator[Observation]:
    """Everything below the site. ``scratch``: a folder in which programs may run."""
    yield _look_at_kokai()
    old = sys.version_info < _OLDEST
    do = "Python 3.11 以上で環境を作り直してください。" if old else ""
    yield Observation("python", Concern.BROKEN if old else Concern.FINE, f"Python: {platform.python_version()}", do)
    for name, said, fault in try_search_parts(scratch):
        if fault:
            yield Observation("search", Concern.BROKEN, f"{name}: 動きません（{fault}）", _REINSTALL)
        else:
            yield Observation("search", Concern.FINE, f"{name}: {said or '動きます'}")
    yield _look_at_font()
    if importlib.util.find_spec("playwright") is not None:  # whoever has it wants to look at pages
        yield _look_at_browser()


def _look_at_kokai() -> Observation:
    try:
        installed = metadata.version("kokai")
    except metadata.PackageNotFoundError:
        installed = __version__  # run from its own folder
    if installed == __version__:
        return Observation("kokai", Concern.FINE, f"Kokai: {__version__}")
    what = f"Kokai: 動いているのは {__version__}、入れた記録は {installed} です。"
    return Observation("kokai", Concern.LOOK, what, "Kokai を入れ直してください。")


def _look_at_font() -> Observation:
    try:
        font_of(12).getlength("公開")
    except (ImportError, OSError) as fault:
        return Observation("font", Concern.BROKEN, f"画像の文字（フォント）: 読めません（{fault}）", _REINSTALL)
    return Observation("font", Concern.FINE, "画像の文字（フォント）: 読めます")


def _look_at_browser() -> Observation:
    named = os.environ.get("KOKAI_BROWSER")
    for program in filter(None, (named, *map(shutil.which, _BROWSERS))):
        try:
            answer = subprocess.run(
                [program, "--version"], capture_output=True, text=True, timeout=_PATIENCE, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if answer.returncode == 0:
            return Observation("browser", Concern.FINE, f"ページの検査に使うブラウザー: {answer.stdout.strip()}")
    do = "Chromium か Google Chrome を入れてください。サイトを作るだけなら要りません。"
    return Observation("browser", Concern.LOOK, "ページの検査に使うブラウザー: 見つかりません", do)
