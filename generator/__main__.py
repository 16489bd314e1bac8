"""Run Kokai as `python -m generator`, or as `kokai` where the package is installed."""

import sys

from generator.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
