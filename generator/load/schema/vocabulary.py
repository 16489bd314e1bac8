"""Shape of the vocabulary's files."""

from typing import Final

from generator.load.scalars import flag, identifier, plain_text
from generator.load.schema.pieces import NAMED
from generator.load.take import Held, Shape, Taking, listed, listed_once, may, need, record
from generator.model.vocabulary import Synonyms

SYNONYMS: Final = Shape(
    "検索の言葉",
    (
        need("id", identifier, "言葉の組の id"),
        need("terms", listed(plain_text), "計画などのページにある言葉"),
        need("words", listed(plain_text), "市民が使う言葉、言い換え、英語"),
        may("same", flag, "すべてが同じものの書き方や呼び名であるか", default=False),
        may("source", NAMED, "ほかの辞書から採ったときの、その名前"),
    ),
    record(Synonyms),
)


def _vocabulary(held: Held, _taking: Taking) -> tuple[Synonyms, ...]:
    groups: tuple[Synonyms, ...] = held.values["groups"]
    return groups


VOCABULARY_FILE: Final = Shape(
    "vocabulary/*.yaml", (need("groups", listed_once(SYNONYMS), "言葉の組の一覧"),), _vocabulary
)
