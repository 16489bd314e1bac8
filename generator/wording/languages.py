"""The languages that pages can be had in, and the names under which templates find their words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.wording.ja import JAPANESE
from generator.wording.ja_site import JAPANESE_SITE
from generator.wording.words import WordGroup

LANGUAGES: Final[Mapping[str, Mapping[str, WordGroup]]] = MappingProxyType(
    {"ja": MappingProxyType({"words": JAPANESE, "site": JAPANESE_SITE})}
)
"""For each language the groups of words by the name that templates use: ``{{ words.figure.target }}``."""
