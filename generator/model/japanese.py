"""The enumerations that stand in ``data/``: each says of itself, and of its words, what staff have to know.

Each member has the Japanese words that staff may write in its place (the first names it in messages; no word belongs to two members of one
enumeration), and what it means, for the guide.
"""

from enum import StrEnum
from typing import Self


class Worded(StrEnum):
    """An enumeration of ``data/``: ``NAME = "word", ("言葉", …), "意味"``. ``about`` is what all its words tell of."""

    _value_: str
    japanese: tuple[str, ...]
    meaning: str
    about: str

    def __new__(cls, word: str, japanese: tuple[str, ...], meaning: str) -> Self:
        """A member that equals its word."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.japanese = japanese
        member.meaning = meaning
        return member

    def __init_subclass__(cls, about: str = "") -> None:
        super().__init_subclass__()
        cls.about = about


def name_member(member: Worded) -> str:
    """A member as messages name it: ``maintain（維持）``."""
    return f"{member}（{member.japanese[0]}）"
