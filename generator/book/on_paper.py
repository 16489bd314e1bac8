"""The words of the pages as a booklet says them: on paper there is no page to click through, and no site that one is on."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec.structs import replace

from generator.model.city import Cause
from generator.open_data.codes import CAUSES
from generator.wording.group import WordGroup
from generator.wording.languages import Vocabulary

_ON_PAPER: Final = (
    ("このページの内容を", "ここに書いた内容を"),
    ("ページの上のまとめ", "初めのまとめ"),
    ("このサイトに載せた内容", "この冊子に載せた内容"),
    ("このサイト", "ウェブサイト"),
)
"""What a page says and what a booklet says for it, by turns: the cover names the website."""


_MISCOPIED: Final = CAUSES[Cause.TRANSCRIPTION.value].ja


def correction_on_paper(told: str) -> str:
    """What is told of a correction: the one thing in it that speaks of the site is why it was made."""
    return told.replace(_MISCOPIED, _MISCOPIED.replace("このサイト", "ウェブサイト"))


def on_paper(vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary with our own words as paper says them. What a city wrote is no part of it and stays as it is."""
    return Vocabulary(*map(_group, vocabulary))


def _group(group: WordGroup) -> Any:
    return replace(group, **{name: _told(getattr(group, name)) for name in group.__struct_fields__})


def _told(value: object) -> object:
    if isinstance(value, WordGroup):
        return _group(value)
    if isinstance(value, Mapping):
        return {key: _told(each) for key, each in value.items()}
    if isinstance(value, str):
        for page, paper in _ON_PAPER:
            value = value.replace(page, paper)
    return value
