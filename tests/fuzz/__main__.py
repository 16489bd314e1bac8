"""Start the fuzzing from anywhere, with the project's own modules."""

import sys
from pathlib import Path
from typing import Final

_TESTS: Final = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    sys.path[:0] = [str(_TESTS.parent), str(_TESTS)]
    from fuzz.running import main

    sys.exit(main())
