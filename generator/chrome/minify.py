"""Style sheets and scripts as they are published: without comments, without white space that says nothing, and each module with those that it needs."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import rcssmin
import rjsmin

_IMPORT: Final = re.compile(r'^import \{[^}]*\} from "\./([\w.-]+)";\n', re.MULTILINE)


def shrink_styles(text: str) -> str:
    """The same rules in fewer bytes."""
    return f"{rcssmin.cssmin(text)}\n"


def join_scripts(assets: Mapping[str, Path]) -> dict[str, str]:
    """Of the scripts among ``assets`` (by their files) those that pages ask for, shrunk.

    One that imports others from beside it has them in itself, each once, so that a browser loads one file instead of a chain of them; these are no
    files of their own then. What stands at the top of such modules must have different names.
    """
    texts = {file: source.read_text(encoding="utf-8") for file, source in assets.items() if source.suffix == ".js"}
    imported = {beside for file in texts for beside in _imports(file, texts)}
    return {file: shrink_script("".join(_joined(file, texts, set()))) for file in texts if file not in imported}


def _imports(file: str, texts: Mapping[str, str]) -> Iterator[str]:
    folder = file.rpartition("/")[0]
    return (f"{folder}/{name}" for name in _IMPORT.findall(texts[file]))


def _joined(file: str, texts: Mapping[str, str], had: set[str]) -> Iterator[str]:
    if file in had:
        return
    had.add(file)
    for beside in _imports(file, texts):
        yield from _joined(beside, texts, had)
    yield _IMPORT.sub("", texts[file])


def shrink_script(text: str) -> str:
    """The same script without comments and idle white space."""
    return f"{rjsmin.jsmin(text)}\n"
