"""The system's Chromium or Chrome, which the browser tests drive (``generator.gate.browsers`` finds it).

Run as a program, this installs what the tests lack from Debian's packages: a browser, and a font with Japanese letters
(without one every page is a row of boxes, and its measures mean nothing). No browser is ever downloaded elsewhere.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from generator.gate.browsers import find_browser, has_japanese_font, read_version

BROWSER_PACKAGES = ("chromium",)
FONT_PACKAGES = ("fontconfig", "fonts-noto-cjk")


class CannotInstallError(Exception):
    """What is missing cannot be installed here; the message tells in Japanese and English what a person can do."""


def install_packages(packages: tuple[str, ...]) -> None:
    """Install Debian packages as root or through sudo.

    Raises:
        CannotInstallError: no apt-get, no right to use it, or it failed.

    """
    by_hand = f"sudo apt-get install {' '.join(packages)}"
    if not shutil.which("apt-get"):
        raise CannotInstallError(
            "apt-get がないため、ブラウザーとフォントを自動では導入できません。Chromium か Chrome と日本語フォントを導入し、"
            "必要なら KOKAI_BROWSER にブラウザーの場所を指定してください。\n"
            "There is no apt-get here. Install Chromium or Chrome and a Japanese font; KOKAI_BROWSER may name the browser."
        )
    apt = [*_right_to_install(by_hand), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    # Another run may be installing too: its lock is waited for.
    waiting = ["--option", "DPkg::Lock::Timeout=600"]
    # An old list still names packages, so only the installation itself decides.
    subprocess.run([*apt, "--quiet", "update", *waiting], check=False)
    done = subprocess.run(
        [*apt, "--quiet", "--yes", "--no-install-recommends", *waiting, "install", *packages], check=False
    )
    if done.returncode != 0:
        raise CannotInstallError(
            f"apt-get が失敗しました。上の表示を確かめ、手で導入してください: {by_hand}\n"
            f"apt-get failed. See the lines above, and install by hand: {by_hand}"
        )


def _right_to_install(by_hand: str) -> list[str]:
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        raise CannotInstallError(
            f"パッケージの導入には管理者の権限が必要です。管理者として実行してください: {by_hand}\n"
            f"Installing packages needs administrator rights. Run as administrator: {by_hand}"
        )
    # Where nobody can type a password, sudo must not wait for one.
    return ["sudo"] if sys.stdin.isatty() and not os.environ.get("CI") else ["sudo", "--non-interactive"]


def ensure_browser() -> Path:
    """Path of the browser, after installing what the tests need and the system lacks.

    Raises:
        CannotInstallError: it is still missing; the message tells what a person can do.

    """
    missing: tuple[str, ...] = ()
    if not find_browser():
        missing += BROWSER_PACKAGES
    if not has_japanese_font():
        missing += FONT_PACKAGES
    if missing:
        print(f"試験に必要なパッケージを導入します。 Installing {' '.join(missing)}", flush=True)
        install_packages(missing)
    found = find_browser()
    if not found or not has_japanese_font():
        raise CannotInstallError(
            "導入は終わりましたが、動くブラウザーか日本語フォントが見つかりません。Chromium か Chrome を導入し、"
            "KOKAI_BROWSER にその場所を指定してください。\n"
            "Still no working browser or Japanese font. Install Chromium or Chrome, and name it in KOKAI_BROWSER."
        )
    return found


def main() -> int:
    """Exit code 0 when the tests can run in a browser, 2 when they cannot."""
    try:
        browser = ensure_browser()
    except CannotInstallError as fault:
        print(fault, file=sys.stderr)
        return 2
    print(f"ブラウザー: {browser} ({read_version(browser)})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
