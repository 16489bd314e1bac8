"""The programs that read the published scripts and data blocks: ESLint, TypeScript and the types of schema.org, by a lock file, run by the environment's Node.js.

Run as a program, this installs what the lock file names.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

from gate.tools import ToolsMissingError, install, need

HERE: Final = Path(__file__).resolve().parent
PROJECT: Final = HERE.parents[1]
_FOLDER: Final = PROJECT / ".venv" / "javascript"
MODULES: Final = _FOLDER / "node_modules"

ESLINT: Final = MODULES / "eslint" / "bin" / "eslint.js"
TSC: Final = MODULES / "typescript" / "bin" / "tsc"


def main() -> int:
    """Exit code 0 when everything is there, 2 when npm could not bring it."""
    print("スクリプトを検査する道具を入れます。 Installing ESLint and TypeScript", flush=True)
    try:
        install(HERE, _FOLDER)
        for program in (ESLINT, TSC):
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
