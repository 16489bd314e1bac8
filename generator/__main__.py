"""Run Kokai as `python -m generator`, or as `kokai` where the package is installed."""

import gc
import os
import sys
from typing import NoReturn


def main() -> int:
    """Run the command line; an environment that lacks a part is told of, not traced back."""
    try:
        from generator.cli import main as run  # noqa: PLC0415 - what is missing must be told in words
    except ImportError as lack:
        print(
            f"プログラムの部品「{lack.name}」がありません。「make site」で環境を作り直してください。", file=sys.stderr
        )
        return 2
    return run()


def leave() -> NoReturn:
    """Run the command line and leave at once: giving back the memory of ten thousand records piece by piece takes longer than changing one."""
    # One run makes no garbage that matters, and looking for it among a hundred thousand records costs a tenth of the time.
    gc.disable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # nobody reads any more
            code = code or 2
    os._exit(code)


if __name__ == "__main__":
    leave()
