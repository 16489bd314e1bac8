"""Installs a wheelhouse with the network cut, and makes, checks, collects, builds and serves a site with it.

    python tests/wheelhouse_proof.py dist/kokai-wheelhouse-VERSION-linux.zip

On Linux it runs in a network of its own that leads nowhere, where the system lets it; elsewhere pip and every program are told of a proxy that is not there.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_CUT: Final = "--network-is-cut"
_PORT: Final = 8731
_NOWHERE: Final = "http://127.0.0.1:9"
"""The port of nobody."""
_CITY: Final = ("--city", "272086", "--plan", "plan-2026", "--title", "貝塚市総合計画")
_EXAMPLES: Final = re.compile(r"(?m)^# (?=( *- |  |levels:|measure_kinds:))")
_PROMISED_SECONDS: Final = 60.0


def is_cut_by_system() -> bool:
    """Whether a network of its own can be had: Linux, and the right to make one."""
    if sys.platform != "linux":
        return False
    try:
        done = subprocess.run(["unshare", "--map-root-user", "--net", "true"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def raise_loopback() -> None:
    """In a new network not even this machine can be asked before its own interface is up."""
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - Windows has none
        import socket  # noqa: PLC0415
        import struct  # noqa: PLC0415

        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            fcntl.ioctl(asked, 0x8914, struct.pack("16sh", b"lo", 0x1 | 0x40))  # SIOCSIFFLAGS: up and running


def prove(wheelhouse: Path, folder: Path) -> list[tuple[str, float]]:
    """Every step with its seconds. Raises ``subprocess.CalledProcessError`` or ``AssertionError`` for what does not work."""
    cut = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    cut |= dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), _NOWHERE)
    environment = {**{key: text for key, text in os.environ.items() if not key.startswith(("PIP_", "PYTHON"))}, **cut}
    took: list[tuple[str, float]] = []

    def run(what: str, command: Sequence[str | Path], cwd: Path) -> None:
        began = time.monotonic()
        done = subprocess.run(command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, check=False)
        took.append((what, time.monotonic() - began))
        if done.returncode:
            raise subprocess.CalledProcessError(done.returncode, [str(part) for part in command])

    began = time.monotonic()
    with zipfile.ZipFile(wheelhouse) as archive:
        archive.extractall(folder)
    (held,) = folder.iterdir()
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    took.append(("unpack and make an environment", time.monotonic() - began))
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--no-index"]
    run("install", [*pip, "--find-links", "wheels", "--require-hashes", "--requirement", "requirements.txt"], held)
    (own,) = held.glob("wheels/kokai-*.whl")
    run("install Kokai", [*pip, "--no-deps", str(own)], held)
    kokai, site = programs / "kokai", folder / "site"
    run("new site", [kokai, "new", "site", site, *_CITY], folder)
    told = ["--name", "令和8年度実績", "--kind", "年度", "--year", "2026"]
    run("new round", [kokai, "new", "round", "yearly-2026", *told], site)
    data = site / "data"
    (plan,) = (path.parent for path in data.rglob("plan.yaml"))
    for file in (*plan.rglob("*.yaml"), plan.parent / "departments.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(_EXAMPLES.sub("", text).replace(": []", ":"), encoding="utf-8", newline="\n")
    run("check", [kokai, "check", "--quiet"], site)
    run("sheet out", [kokai, "sheet", "out", "--round", "yearly-2026", "sheets"], site)
    if not list((site / "sheets").rglob("*.xlsx")):
        raise AssertionError("no workbook was handed out")
    run("build", [kokai, "build", "--quiet"], site)
    began = time.monotonic()
    serving = subprocess.Popen([kokai, "serve", "--quiet", "--port", str(_PORT)], cwd=site, env=environment)
    try:
        page = ask(f"http://127.0.0.1:{_PORT}/")
    finally:
        serving.terminate()
        serving.wait()
    took.append(("serve", time.monotonic() - began))
    if "貝塚市総合計画" not in page:
        raise AssertionError("the page that was served does not name the plan")
    return took


def ask(address: str) -> str:
    """The page at an address of this machine, as soon as it answers. Raises ``AssertionError`` if it does not in time."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + _PROMISED_SECONDS
    while time.monotonic() < until:
        try:
            with opener.open(address) as answer:
                told: bytes = answer.read()
                return told.decode("utf-8")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


def main() -> int:
    """Prove the wheelhouse that is named; tell what each step took."""
    wheelhouse = Path(sys.argv[1]).resolve()
    if _CUT not in sys.argv and is_cut_by_system():
        command = ["unshare", "--map-root-user", "--net", sys.executable, __file__, str(wheelhouse), _CUT]
        return subprocess.run(command, check=False).returncode
    how = "proxies that are not there"
    if _CUT in sys.argv:
        raise_loopback()
        how = "a network of its own"
    with tempfile.TemporaryDirectory(prefix="kokai-wheelhouse-") as scratch:
        took = prove(wheelhouse, Path(scratch))
    print(f"network cut by {how}")
    for what, seconds in took:
        print(f"{what}: {seconds:.1f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
