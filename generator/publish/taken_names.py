"""Names in the new site that are taken: by pages, and by what the program itself puts beside them. No file of ``content/`` may have them."""

from collections.abc import Iterable
from typing import Final

from generator.addresses import file_of, image_address
from generator.publish.site_folders import MARKER

_FOLDERS_OF_OURS: Final = ("pagefind/",)


class Taken:
    """The names that are taken in a site."""

    def __init__(self, pages: Iterable[str], files: Iterable[str]) -> None:
        """``pages`` are addresses, ``files`` paths of what is put beside them."""
        self._pages = frozenset(pages)
        self._files = frozenset((*files, MARKER))
        self._folders: set[str] = set()
        for page in self._pages:
            folder = file_of(page).rpartition("/")[0]
            while folder and f"{folder}/" not in self._folders:
                self._folders.add(f"{folder}/")
                folder = folder.rpartition("/")[0]

    def stands_in_the_way(self, file: str) -> str | None:
        """The address of what ``file`` (a path in the site) would take the place of, or could not stand beside; None if it does not."""
        if file in self._files or f"{file}/" in _FOLDERS_OF_OURS or file.startswith(_FOLDERS_OF_OURS):
            return file
        if f"{file}/" in self._folders:
            return f"{file}/"
        folder = file.rpartition("/")[0]
        page = f"{folder}/" if folder else ""
        if page in self._pages and file in (file_of(page), image_address(page)):
            return file
        return next((page for page in _folders_of(file) if page.rstrip("/") in self._pages), None)


def _folders_of(file: str) -> Iterable[str]:
    parts = file.split("/")
    return ("/".join(parts[:depth]) + "/" for depth in range(1, len(parts)))
