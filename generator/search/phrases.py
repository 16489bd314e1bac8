"""Which runs of words in a text can be looked up as one: 防犯 カメラ, ワーク ライフ バランス."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from generator.search.kanji import plain
from generator.search.segmenting import Word, cut_words

_LONGEST_RUN: Final = 5  # words
_LONGEST_PHRASE: Final = 18  # characters
_SHORT_HIRAGANA: Final = re.compile(r"[ぁ-ん]")
_HIRAGANA: Final = re.compile(r"[ぁ-んー]+")
_KANA_NAME: Final = re.compile(r"(?<!\w)[ぁ-ん]{3,8}(?![ぁ-んー])")
_KATAKANA: Final = re.compile(r"[ァ-ヴー]")
_JOINS: Final = frozenset("・-‐'’&/")
_LATIN: Final = re.compile(r"[a-z0-9]+", re.IGNORECASE)
TIE: Final = "~"

# Words that only tie others together: no run goes across them, and alone they tell nothing.
_TYING: Final = frozenset(
    [
        "ある",
        "いる",
        "する",
        "した",
        "して",
        "しない",
        "しよ",
        "され",
        "させ",
        "せる",
        "れる",
        "られ",
        "られる",
        "なる",
        "なっ",
        "なり",
        "なら",
        "ない",
        "なく",
        "なお",
        "ます",
        "まし",
        "せん",
        "ありま",
        "ません",
        "です",
        "でし",
        "でき",
        "できる",
        "こと",
        "もの",
        "ため",
        "とき",
        "ところ",
        "よう",
        "など",
        "まで",
        "から",
        "より",
        "だけ",
        "ほど",
        "また",
        "および",
        "および",
        "ならびに",
        "さらに",
        "ともに",
        "とも",
        "そして",
        "これ",
        "それ",
        "この",
        "その",
        "どの",
        "どこ",
        "いつ",
        "なに",
        "なん",
        "として",
        "について",
        "により",
        "による",
        "において",
        "における",
        "にて",
        "では",
        "には",
        "への",
        "との",
        "での",
        "からの",
        "及び",
        "並びに",
        "又は",
        "若しくは",
        "通じて",
        "おり",
        "おいて",
        "おける",
        "よっ",
        "よる",
        "つい",
        "つき",
        "つつ",
        "ながら",
        "あり",
        "あっ",
        "あり",
        "いう",
        "いく",
        "いき",
        "いた",
        "いて",
        "いっ",
        "きた",
        "くる",
        "くれ",
        "しま",
        "しまし",
        "たい",
        "たく",
        "てい",
        "という",
        "といった",
        "ごと",
        "ごとの",
        "もしくは",
        "または",
        "あるいは",
        "かつ",
        "ただし",
        "すべて",
        "ほか",
        "ほしい",
        "ください",
        "わたし",
    ]
)


def kana_names(text: str) -> Iterator[str]:
    """Names in hiragana that ICU cuts into single kana, which alone tell nothing: はやぶさ in 「はやぶさ2」.

    Only where a text or a part of it begins with them, so that no particle is taken for the beginning of a name.
    """
    for name in _KANA_NAME.findall(unicodedata.normalize("NFKC", text)):
        if any(tells_nothing(word.term) for word in cut_words(name)):
            yield name


def tells_nothing(term: str) -> bool:
    """Whether `term` is a word that only ties others together."""
    return term in _TYING or _SHORT_HIRAGANA.fullmatch(term) is not None


def find_phrases(words: Sequence[Word]) -> Iterator[str]:
    """Each word and run of words of one text, as terms with a space between, repeated where they repeat."""
    terms = [word.term.lower() for word in words]
    for begin, first in enumerate(terms):
        if tells_nothing(first) or (begin and _is_cut_between(words[begin - 1], words[begin])):
            continue
        phrase = first
        if not first.isdecimal() and _may_end(words, begin):
            yield phrase
        for end in range(begin + 1, min(begin + _LONGEST_RUN, len(terms))):
            following = terms[end]
            if not _joins(words[end - 1], words[end]) or tells_nothing(following):
                break
            phrase = f"{phrase} {following}"
            if len(phrase) > _LONGEST_PHRASE:
                break
            if not phrase.replace(" ", "").isdecimal() and _may_end(words, end):
                yield phrase


def mark_ties(wording: str) -> str:
    """The words of `wording` as a phrase in which those that only tie others together are marked: 市民 ~の 声.

    The index has no such words, so that a page says it where it has the others one after the other (`without_ties`).
    """
    terms = [word.term.lower() for word in cut_words(wording)]
    return " ".join(f"{TIE}{term}" if tells_nothing(term) else term for term in terms)


def without_ties(phrase: str) -> str:
    """The words of a phrase that the index has."""
    return " ".join(term for term in phrase.split() if not term.startswith(TIE))


def _may_end(words: Sequence[Word], end: int) -> bool:
    return end + 1 == len(words) or not _is_cut_between(words[end], words[end + 1])


def _is_cut_between(word: Word, following: Word) -> bool:
    """Whether the cut is within one katakana word that ICU does not know: コン プライア ン ス."""
    last, first = plain(word.shown)[-1], following.term[0]
    return _KATAKANA.match(last) is not None and _KATAKANA.match(first) is not None


def _joins(word: Word, following: Word) -> bool:
    """Whether a word follows this one without anything that parts them; a space does not part Latin letters: 1 on 1."""
    shown = plain(word.shown)
    if shown[-1].isalnum() or shown[-1] in _JOINS:
        return True
    return shown == f"{shown[:-1]} " and all(_LATIN.fullmatch(text) for text in (shown[:-1], following.term))
