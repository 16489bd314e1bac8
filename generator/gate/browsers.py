"""Find a browser of this machine: the one that ``KOKAI_BROWSER`` names, a usual one, or one that Playwright was told to fetch.

Nothing is ever fetched here.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

NAMED: Final = "KOKAI_BROWSER"
"""The variable of the environment that names a browser: no other is then looked for where that one answers."""
PROGRAMS: Final = (
    # In the order of preference. On Ubuntu `chromium-browser` may be a stub that only tells how to install a snap.
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
    "microsoft-edge",
    "chrome",
    "msedge",
)
PLACES: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
    r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
)
"""Where macOS and Windows put a browser, which stands on no PATH there."""
_ON_WINDOWS: Final = sys.platform == "win32"
_FOR_AN_ANSWER: Final = 60  # seconds; the first start of a browser on a busy machine takes some


def find_browser(fetched: str = "") -> Path | None:
    """Path of a Chromium, Chrome or Edge that answers; None where there is none.

    ``fetched`` is where Playwright has a browser of its own, if it has fetched one; whoever has it running can say so.
    """
    return next((Path(candidate) for candidate in _candidates(fetched) if _answers(candidate)), None)


def read_version(program: str | Path) -> str:
    """What the browser says of its version; empty where there is no such browser, or only a stub of one."""
    try:
        answer = subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=_FOR_AN_ANSWER, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def has_japanese_font() -> bool:
    """Whether this machine can draw Japanese letters, as far as fontconfig tells. macOS and Windows have them and need no fontconfig."""
    if sys.platform == "darwin" or _ON_WINDOWS:
        return True
    if not shutil.which("fc-list"):
        return False
    fonts = subprocess.run(["fc-list", ":lang=ja"], capture_output=True, text=True, check=False)
    return bool(fonts.stdout.strip())


def _candidates(fetched: str) -> Iterator[str]:
    if named := os.environ.get(NAMED):
        yield named
    yield from filter(None, map(shutil.which, PROGRAMS))
    yield from map(os.path.expandvars, PLACES)
    yield from [fetched] if fetched else _of_playwright()


def _of_playwright() -> Iterator[str]:
    """The browser that `playwright install chromium` fetches, if somebody has had it do so; asked last, since it takes a second."""
    if find_spec("playwright") is None:
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not there without the extra

    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _answers(program: str) -> bool:
    """On Windows a browser shows a window in place of an answer, and a file that can be run is taken at its name."""
    return Path(program).is_file() if _ON_WINDOWS else bool(read_version(program))
