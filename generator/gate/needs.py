"""What the gate needs besides the program: Playwright, the file of axe-core, a browser, a Japanese font; and what to do where one is missing."""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from generator.gate.browsers import NAMED as NAMED_BROWSER
from generator.gate.browsers import find_browser, has_japanese_font
from generator.system.extras import explain_missing

NAMED_AXE: Final = "KOKAI_AXE"
"""The variable of the environment that names another file of axe-core: the tests of this repository take a newer one."""
_PLAYWRIGHT: Final = "playwright"
_AXE: Final = "axe_playwright_python"
_AXE_FILE: Final = "axe.min.js"

_BROWSER_MISSING: Final = (
    "ブラウザーがありません。Chromium、Google Chrome、Microsoft Edge のどれかを入れてください"
    "（Debian では「sudo apt-get install chromium」）。\n"
    "入っているのに見つからないときは、{named} にブラウザーのプログラムの場所を書いてください。"
)
_FONT_MISSING: Final = (
    "日本語のフォントがありません。文字の幅を測れないので、検査できません。"
    "入れてください（Debian や Ubuntu では「sudo apt-get install fontconfig fonts-noto-cjk」）。"
)


class NoAxeError(Exception):
    """axe-core is not there."""

    def __init__(self) -> None:
        super().__init__(f"axe-core is missing; install kokai[gate], or name its file in {NAMED_AXE}")


def find_axe() -> Path | None:
    """The file of axe-core: the one that ``KOKAI_AXE`` names, or that of the package that the extra brings; None where there is none.

    Of that package the file alone is used.
    """
    if named := os.environ.get(NAMED_AXE):
        return Path(named) if Path(named).is_file() else None
    package = find_spec(_AXE)
    folders = (package.submodule_search_locations or ()) if package else ()
    return next((file for folder in folders if (file := Path(folder) / _AXE_FILE).is_file()), None)


def tell_missing() -> list[str]:
    """What is missing on this machine and how to get it, in Japanese; nothing where the gate can be run."""
    return list(_missing())


def _missing() -> Iterator[str]:
    there = {"playwright": find_spec(_PLAYWRIGHT), "axe-core（axe-playwright-python）": find_axe()}
    parts = [name for name, found in there.items() if found is None]
    if parts:
        yield explain_missing("gate", "gate", parts)
    if find_browser() is None:
        yield _BROWSER_MISSING.format(named=NAMED_BROWSER)
    if not has_japanese_font():
        yield _FONT_MISSING
