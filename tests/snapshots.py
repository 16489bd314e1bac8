"""The whole HTML of one page of each kind that the sample city has: what it was when somebody last looked at it.

`make snapshots` (``python tests/snapshots.py``) writes the files below ``tests/snapshots/`` anew. They are there for review: a change to
a template or a view shows in them what becomes of the page, and what should not have changed.
"""

import re
import sys
from pathlib import Path
from typing import Final

_TESTS: Final = Path(__file__).resolve().parent
sys.path[:0] = [str(_TESTS), str(_TESTS.parent)]

from built import sample_site  # noqa: E402 - found only now, where this is run as a program
from generator.page_kinds import PAGE_KINDS  # noqa: E402

FOLDER: Final = _TESTS / "snapshots"
LEFT_OUT: Final = frozenset({"gallery", *(name for name, kind in PAGE_KINDS.items() if not kind.lasting)})
"""No list of the sample city is too long for one page (`test_list_parts.py` looks at parts of lists). The gallery shows every component in every state: each has its own tests, and all of them would change it."""
_HAND_WRITTEN: Final = {"hand_written": "", "not_found": "404.html"}


def find_pages(site: Path) -> dict[str, Path]:
    """A file of ``site`` for each kind of page, the longest; and of those written by hand the first page and that of what is missing."""
    files = {path.relative_to(site).as_posix().removesuffix("index.html"): path for path in site.rglob("*.html")}
    found = {kind: files[address] for kind, address in _HAND_WRITTEN.items()}
    for name, kind in PAGE_KINDS.items():
        if name not in LEFT_OUT:
            pattern = re.compile(re.sub(r"\{\w+\}", "[^/]+", kind.address))
            others = {each.address for each in PAGE_KINDS.values()}
            own = [
                address for address in files if pattern.fullmatch(address) and address not in others - {kind.address}
            ]
            if own:  # there may be a kind of which it has none: no release is recorded there
                chosen = max(own, key=lambda address: (files[address].stat().st_size, address))
                found[name] = files[chosen]
    return found


def show(html: str) -> str:
    """The HTML with a line for each element, so that a difference is short; without the digest that every change of a template changes."""
    html = re.sub(r'(data-tested-made-of=")[0-9a-f]+', r"\1…", html)
    return re.sub(r">\s*<", ">\n<", html).strip() + "\n"


def make_snapshots() -> dict[str, str]:
    """The text of each snapshot by the name of its file."""
    return {f"{kind}.html": show(path.read_text(encoding="utf-8")) for kind, path in find_pages(sample_site()).items()}


def main() -> int:
    """Write them all."""
    FOLDER.mkdir(exist_ok=True)
    made = make_snapshots()
    for path in FOLDER.glob("*.html"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(made)} snapshots in {FOLDER}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
