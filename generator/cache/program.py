"""What the program is: every file of the package, every installed package with its version, and Python itself.

Nothing is named by hand, so nothing can be forgotten: a template, a word, a thesaurus, a library of a library, a plugin that `mkdocs.yml`
names. The price is that any change to the program makes everything anew once.
"""

import os
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from generator.cache.digests import digest_of

_PACKAGE: Final = Path(__file__).resolve().parents[1]
_COMPILED: Final = "__pycache__"
_PACKAGE_NOTES: Final = (".dist-info", ".egg-info")


@cache
def digest_program() -> str:
    """A digest of the program as this process found it.

    A process keeps what it has loaded, so it keeps the digest too: what it makes later is made by what it loaded, not by what a file says
    by then.
    """
    return digest_of(digest_package(_PACKAGE), *list_installed())


def digest_package(package: Path) -> str:
    """A digest of each file below ``package`` but compiled ones, with its name."""
    parts: list[str | bytes] = []
    for path in _files(str(package)):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - some hundreds of them; a Path each would cost more than the read
            parts += [path[len(str(package)) :], file.read()]
    return digest_of(*parts)


def list_installed() -> list[str]:
    """Python, what it compresses with, and every installed package with its version, in the order in which imports look for them.

    The names of their folders tell both; asking each package for its version takes longer than a page. Packages that Kokai does not need
    are among them: which of them MkDocs loads, `mkdocs.yml` decides.
    """
    notes = [
        name
        for folder in dict.fromkeys(sys.path)
        if Path(folder or ".").is_dir()  # "": started with -c, from where it stands
        for name in sorted(os.listdir(folder or "."))  # noqa: PTH208 - as above
        if name.endswith(_PACKAGE_NOTES)
    ]
    return [sys.version, sys.platform, zlib.ZLIB_RUNTIME_VERSION, *notes]


def _files(folder: str) -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != _COMPILED:
                yield from _files(entry.path)
        elif entry.is_file():
            yield entry.path
