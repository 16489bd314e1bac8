"""Where a Japanese title may break: between phrases, so that no word falls apart at the end of a line."""

from functools import cache, lru_cache

import budoux

_SHORTEST = 8
"""A text of fewer letters fits on every line."""


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=65536)
def split_phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, in order; put together they are the text."""
    return tuple(_parser().parse(text)) if len(text) >= _SHORTEST else (text,)
