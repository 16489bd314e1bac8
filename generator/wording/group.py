"""What every group of words is."""

import msgspec


class WordGroup(msgspec.Struct, frozen=True, gc=False):
    """Words that belong together."""


class PageWords(WordGroup, frozen=True):
    """What only one kind of page says, declared beside its view; others that name that page take its words from there."""
