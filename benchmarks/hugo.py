"""Hugo as a case of the benchmark: where its program is, how it is started, and what changes before it builds once more."""

import itertools
import platform
from importlib import metadata
from pathlib import Path
from random import Random
from typing import Final

NO_HUGO: Final = "-"
_PACKAGE: Final = "hugo"
_PROGRAM: Final = "hugo.exe" if platform.system() == "Windows" else "hugo"
_CHANGED: Final = b'"description":"'
ADDED: Final = "書き足した文です。"
"""The sentence that is added before a build with one measure changed."""


def find_hugo() -> Path:
    """The program itself, which the package carries: its own way in is a Python program that would be measured too. Raises ``PackageNotFoundError``."""
    return Path(str(metadata.distribution(_PACKAGE).locate_file(f"hugo/binaries/{_PROGRAM}")))


def hugo_version() -> str:
    """Which Hugo there is, ``NO_HUGO`` where there is none."""
    try:
        return metadata.version(_PACKAGE)
    except metadata.PackageNotFoundError:
        return NO_HUGO


def hugo_command(site: Path, out: Path) -> list[str]:
    """The command that builds the site in the folder ``site`` into ``out``."""
    folders = ("--source", str(site), "--destination", str(out), "--cacheDir", str(out.with_name(f"{out.name}-cache")))
    return [str(find_hugo()), "build", "--quiet", "--noBuildLock", *folders]


class HugoChange:
    """Adds a sentence to the data of one measure's page, of another one each time."""

    def __init__(self, site: Path) -> None:
        files = [file for file in sorted((site / "content").rglob("*.md")) if b'"type":"measure"' in file.read_bytes()]
        Random(0).shuffle(files)
        self._files = itertools.cycle(files)

    def make(self) -> Path:
        """Write the sentence at the beginning of what the page says of itself; gives the file."""
        file = next(self._files)
        file.write_bytes(file.read_bytes().replace(_CHANGED, _CHANGED + ADDED.encode(), 1))
        return file
