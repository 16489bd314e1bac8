"""The folders of a site on disk: made, cleared and swept without ever following a link."""

import os
import shutil
import stat
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from generator.publish.file_list import WrittenFile, is_seen, see_folder

MARKER: Final = "kokai.json"
FOLDER_MODE: Final = 0o755
"""Whatever the umask of whoever builds: a web server of another user has to pass."""
_A_MOMENT: Final = 2_000_000_000
"""Nanoseconds; the clocks of some disks count in steps of two seconds."""


class SureFolders:
    """Folders below ``top`` in which no link leads elsewhere: what stood in the place of one, or of one above it, is removed when it is first asked for."""

    def __init__(self, top: str) -> None:
        self._top = top
        self._sure = {""}

    def make_sure(self, folder: str) -> None:
        """Have a folder or nothing at ``folder`` (``a/b``), and at each above it. To be asked before a file in it is looked at or written."""
        if folder in self._sure:
            return
        self.make_sure(folder.rpartition("/")[0])
        path = f"{self._top}/{folder}"
        try:
            if not stat.S_ISDIR(os.lstat(path).st_mode):
                os.unlink(path)  # noqa: PTH108 - as below
        except FileNotFoundError:
            pass
        self._sure.add(folder)


def find_strange(
    top: str, known: Mapping[str, WrittenFile], wanted: Mapping[str, WrittenFile], seen: Mapping[str, int]
) -> Iterator[str]:
    """What stands below ``top`` that neither its own list nor the new site's names.

    A folder that is as it was ``seen`` when it was swept holds what it held, and is not read again.
    """
    folders = {""}
    below: dict[str, list[str]] = {}
    for file in known:
        folder = file.rpartition("/")[0]
        while folder and f"{folder}/" not in folders:
            folders.add(f"{folder}/")
            above = folder.rpartition("/")[0]
            below.setdefault(f"{above}/" if above else "", []).append(f"{folder}/")
            folder = above
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        if folder in seen and see_folder(os.lstat(f"{top}/{folder}")) == seen[folder]:
            waiting += below.get(folder, ())
            continue
        with os.scandir(f"{top}/{folder}") as entries:
            for entry in entries:
                name = folder + entry.name
                if not entry.is_dir(follow_symlinks=False):
                    if name not in known and name not in wanted:
                        yield name
                elif f"{name}/" in folders:
                    waiting.append(f"{name}/")
                else:
                    yield f"{name}/"


def remove_site(folder: Path) -> None:
    """Remove a folder of ours, its marker last: what a kill leaves of it is still known as ours."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != MARKER:
            path.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def make_folder(path: str) -> None:
    """Have a folder at ``path``; nearly always the one above is there already. A Path would cost more than the call."""
    try:
        os.mkdir(path)  # noqa: PTH102
    except FileExistsError:
        if stat.S_ISDIR(os.lstat(path).st_mode):
            return
        os.unlink(path)  # noqa: PTH108 - what was a file in the site before
        os.mkdir(path)  # noqa: PTH102
    except (FileNotFoundError, NotADirectoryError):
        make_folder(path.rpartition("/")[0])
        os.mkdir(path)  # noqa: PTH102
    os.chmod(path, FOLDER_MODE)  # noqa: PTH101


def make_way(path: str) -> None:
    """Have nothing at ``path``."""
    try:
        os.unlink(path)  # noqa: PTH108 - ten thousand of them; a Path each would cost more than the call
    except FileNotFoundError:
        return
    except OSError:  # what was a folder in the site before
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            raise
        shutil.rmtree(path)


def sweep(top: str, folder: str, wanted: Mapping[str, WrittenFile], folders: dict[str, int]) -> tuple[int, int]:
    """Remove below ``folder`` (``a/b/`` or ``""``) all files but the ``wanted``, and empty folders; how many files are left, and went.

    Into ``folders`` come those folders in which there was nothing else, as they were just before they were read, so that whatever comes
    into one changes it. One that was changed this very moment is none of them: what comes into it at once would leave no later time.
    """
    kept = removed = 0
    with os.scandir(f"{top}/{folder}") as entries:
        found = list(entries)
    for entry in found:
        name = folder + entry.name
        if not entry.is_dir(follow_symlinks=False):
            # What a listing tells lacks the number of the file on Windows.
            if name in wanted and is_seen(os.lstat(entry.path), wanted[name]):
                kept += 1
            else:
                os.unlink(entry.path)  # noqa: PTH108 - as above
                removed += 1
            continue
        seen = entry.stat(follow_symlinks=False)
        if seen.st_mode & 0o777 != FOLDER_MODE:
            os.chmod(entry.path, FOLDER_MODE)  # noqa: PTH101
        below, gone = sweep(top, f"{name}/", wanted, folders)
        if not below:
            os.rmdir(entry.path)  # noqa: PTH106
        elif not gone and seen.st_mtime_ns < time.time_ns() - _A_MOMENT:
            folders[f"{name}/"] = see_folder(seen)
        kept, removed = kept + below, removed + gone
    return kept, removed
