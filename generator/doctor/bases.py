"""Which file of Kokai each own file of a site was made of: kept beside the site, so that what changes in Kokai under it can be told.

`kokai new site` writes the first entries and `kokai doctor --accept` the others; both write the digest of Kokai's own file, never of the city's,
which may be edited at will. The file belongs among the files of the site, under version control: it is what makes a later Kokai comparable.
"""

import json
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from generator import __version__
from generator.cache import sha256_of
from generator.chrome.layers import FOLDERS, read_both
from generator.starting import unfilled
from generator.system.carried import CARRIED
from generator.system.exchanging import exchange_content

BASES: Final = ".kokai-base.json"
"""Its name in the site's folder."""
_ABOUT: Final = "手では直しません。自分のファイルが、どの Kokai のファイルをもとにしているかの控えです。kokai doctor が読み、kokai doctor --accept が書きます。"


class KeptBase(msgspec.Struct, frozen=True):
    """Of one own file: the version of Kokai, and the digest of its file of that name at that time."""

    kokai: str
    sha256: str


class KeptBases(msgspec.Struct, frozen=True):
    """The whole file."""

    files: dict[str, KeptBase]
    about: str = _ABOUT


class UnreadableBasesError(Exception):
    """The file is there and cannot be read as what it is. ``args`` is its name."""


class UnknownFileError(Exception):
    """A file that is to be accepted lies over none of Kokai's. ``args`` is its name."""


class Overlaid(msgspec.Struct, frozen=True):
    """The files of a site and those of Kokai under them, by their path: ``own`` with their content, ``ours`` likewise.

    ``bases`` is what was kept.
    """

    own: Mapping[str, bytes]
    ours: Mapping[str, bytes]
    bases: Mapping[str, KeptBase]

    def over(self) -> list[str]:
        """The own files that lie over one of Kokai's, or once did."""
        return sorted(name for name in self.own if name in self.ours or name in self.bases)

    def differs(self, name: str) -> bool:
        """Whether Kokai's file is another than the one that was kept."""
        return name in self.bases and name in self.ours and self.bases[name].sha256 != sha256_of(self.ours[name])


def read_overlaid(project: Path) -> Overlaid:
    """What a site has of its own over what Kokai has. Raises :class:`UnreadableBasesError` or ``OSError``."""
    own, carried = read_both(project)
    starters = unfilled()
    held = {name: content for name, content in own.items() if name.startswith(tuple(f"{each}/" for each in FOLDERS))}
    held |= {
        name: (project / name).read_bytes()
        for name in starters
        if name not in carried and not name.startswith("content/") and (project / name).is_file()
    }
    return Overlaid(held, {**starters, **carried}, _read(project))


def accept_files(project: Path, names: Collection[str] = ()) -> list[str]:
    """Keep Kokai's present files as what these own files were made of (all, where none is named); gives the names that are new or changed.

    What is kept of files that are no more is dropped. Raises :class:`UnknownFileError`, :class:`UnreadableBasesError` or ``OSError``.
    """
    overlaid = read_overlaid(project)
    unknown = next((name for name in names if name not in overlaid.over()), None)
    if unknown is not None:
        raise UnknownFileError(unknown)
    taken = [name for name in overlaid.over() if not names or name in names]
    kept = {name: base for name, base in overlaid.bases.items() if name in overlaid.own}
    for name in taken:
        if name not in overlaid.ours:
            kept.pop(name, None)
        elif name not in kept or overlaid.differs(name):
            kept[name] = KeptBase(__version__, sha256_of(overlaid.ours[name]))
    if kept != overlaid.bases:
        exchange_content(project / BASES, _render(kept).encode())
    return [name for name in taken if kept.get(name) != overlaid.bases.get(name)]


def render_first_bases() -> str:
    """The file for a new site."""
    starters = unfilled()
    carried = {name: CARRIED / name for name in starters if name.startswith("content/")}
    ours = {**starters, **{name: path.read_bytes() for name, path in carried.items() if path.is_file()}}
    return _render({name: KeptBase(__version__, sha256_of(content)) for name, content in ours.items()})


def _read(project: Path) -> dict[str, KeptBase]:
    path = project / BASES
    if not os.path.lexists(path):
        return {}
    try:
        if not path.is_file():  # a pipe would never end
            raise UnreadableBasesError(BASES)
        return msgspec.json.decode(path.read_bytes(), type=KeptBases).files
    except (msgspec.MsgspecError, ValueError, RuntimeError):
        raise UnreadableBasesError(BASES) from None


def _render(files: Mapping[str, KeptBase]) -> str:
    held: dict[str, Any] = {"about": _ABOUT, "files": {name: files[name] for name in sorted(files)}}
    return json.dumps(msgspec.to_builtins(held), ensure_ascii=False, indent=2) + "\n"
