"""What every group of words is."""

import msgspec


class WordGroup(msgspec.Struct, frozen=True, gc=False):
    """Words that belong together."""
