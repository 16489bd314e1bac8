"""The languages that pages can be had in: one catalogue each, read when it is first asked for."""

from functools import cache
from typing import Final

from generator.wording.catalogue import CATALOGUES, read_catalogue
from generator.wording.catalogue import Vocabulary as Vocabulary  # noqa: PLC0414 (part of what this module offers)

LANGUAGES: Final = tuple(sorted(path.stem for path in CATALOGUES.glob("*.yaml")))
"""The languages there are, by the name of their catalogue."""


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """Every word of a language. Raises ``CatalogueError``, ``OSError`` where there is no such catalogue."""
    return read_catalogue(CATALOGUES / f"{language}.yaml")
