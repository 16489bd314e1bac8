"""The languages that pages can be had in, and the names under which templates find their words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from generator.wording.en import ENGLISH
from generator.wording.en_overview import ENGLISH_OVERVIEW
from generator.wording.en_site import ENGLISH_SITE
from generator.wording.ja import JAPANESE
from generator.wording.ja_overview import JAPANESE_OVERVIEW
from generator.wording.ja_site import JAPANESE_SITE
from generator.wording.overview_words import OverviewWords
from generator.wording.site_words import SiteWords
from generator.wording.words import WordGroup, Words


class Vocabulary(NamedTuple):
    """Every word of one language: of measures and their figures, of the pages that lead to them, of pages across plans."""

    words: Words
    site: SiteWords
    overview: OverviewWords


VOCABULARIES: Final[Mapping[str, Vocabulary]] = MappingProxyType(
    {
        "ja": Vocabulary(JAPANESE, JAPANESE_SITE, JAPANESE_OVERVIEW),
        "en": Vocabulary(ENGLISH, ENGLISH_SITE, ENGLISH_OVERVIEW),
    }
)

LANGUAGES: Final[Mapping[str, Mapping[str, WordGroup]]] = MappingProxyType(
    {language: MappingProxyType(vocabulary._asdict()) for language, vocabulary in VOCABULARIES.items()}
)
"""For each language the groups of words by the name that templates use: ``{{ words.figure.target }}``."""
