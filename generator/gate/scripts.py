"""The scripts that look at a page from inside the browser."""

from functools import cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "scripts"


@cache
def script(name: str) -> str:
    """The script `scripts/<name>.js` as one expression for Playwright's `evaluate`: a function of at most one argument."""
    shared = (_FOLDER / "shared.js").read_text(encoding="utf-8")
    own = (_FOLDER / f"{name}.js").read_text(encoding="utf-8")
    # In brackets, so that the comments above the function do no harm.
    return (
        f"(argument) => {{\n{shared}\nconst look = (\n{own.rstrip().removesuffix(';')}\n);\nreturn look(argument);\n}}"
    )
