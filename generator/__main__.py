"""Run Kokai as `python -m generator`, or as `kokai` where the package is installed."""

import sys


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


if __name__ == "__main__":
    sys.exit(main())
