"""The chrome as everyone else knows it: shells, hand-written pages and assets, whoever built them."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from generator.chrome.stamp import Shell
from generator.model.basics import Place
from generator.problems.problem import Problem, whole_file

_PAGES: Final = whole_file("content")
_LANGUAGE: Final = re.compile(r'<html lang="([a-z-]+)"')


class ChromeFailed(Exception):  # noqa: N818 - named after what happened, as all that `build` tells of
    """The chrome cannot be built. `str()` is the message for whoever edits it, in Japanese, over several lines.

    ``place`` is where, as far as that is known: a file, or the folder of the hand-written pages.
    """

    def __init__(self, message: str, place: Place = _PAGES) -> None:
        super().__init__(message)
        self.place = place


class ChromeInputsRefused(Exception):  # noqa: N818 - as above
    """Something among the hand-written files is not to be read: the builder, which reads whatever is there, was not started."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


class Chrome(msgspec.Struct, frozen=True):
    """What was built, cut and ready to be stamped.

    `shells`: page kind (`measure`, …) to its shell. `pages`: address of a hand-written page (`""` is the home page,
    `about/`, `404.html`) to the page, whose slots are filled like a shell's. `assets`: address of a file that is
    published as it is (`assets/css/chrome.css`) to the file on disk. `digest` names all of it: same digest, same chrome.
    `warnings`: what is odd about the site's own files of the frame, and does not stop a build.
    """

    digest: str
    shells: Mapping[str, Shell]
    pages: Mapping[str, Shell]
    assets: Mapping[str, Path]
    warnings: tuple[Problem, ...] = ()

    @property
    def language(self) -> str:
        """The language of the chrome (`theme.language` in mkdocs.yml), which the pages follow."""
        for shell in self.shells.values():
            found = _LANGUAGE.search(shell.chunks[0])
            if found is not None:
                return found[1]
        return "ja"  # a chrome of fewest parts, in tests
