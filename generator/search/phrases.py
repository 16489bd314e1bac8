"""Which runs of words in a text can be looked up as one: 防犯 カメラ, ワーク ライフ バランス."""

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from generator.search.kanji import plain
from generator.search.segmenting import Word, cut_words

_LONGEST_RUN: Final = 5  # words
_LONGEST_PHRASE: Final = 18  # characters
_SHORT_HIRAGANA: Final = re.compile(r"[ぁ-ん]")
_HIRAGANA: Final = re.compile(r"[ぁ-んー]+")
_KANA_NAME: Final = re.compile(r"(?<!\w)[ぁ-ん]{3,8}(?![ぁ-んー])")
_KATAKANA: Final = re.compile(r"[ァ-ヴー]")
JOINS: Final = frozenset("・-‐'’&/")
"""What joins the words on its two sides."""
_LATIN: Final = re.compile(r"[a-z0-9]+", re.IGNORECASE)
TIE: Final = "~"
_REMEMBERED: Final = 1 << 15  # words: more than the texts of a city of any size use again and again

# What inflected words end with and sentences are tied by, as ICU cuts them off: たら of 当たらない is no word.
_ENDINGS: Final = """
たら だら たり だり れば けれ ければ なけれ なければ かった かっ くて まい まれ べた わっ わら われ おら らしい しにくい にくい とせ とせず にせず せず ずに ないで なくて
ても でも って とは とも とか かも しか ずつ のみ ので のに のは のが など などが などで などと などの などは でした ですが でしょ でしょう だし だが だけでなく ている てき
とする とした として しています とします としています とされています されています となった となり となる になる になります によって により によります にわたる にあたり
すると そこで そこに ここで ここに ここでは それを それに それが それの それら これを これに これが これの これら これらの そのため そのために さん たち どうし たび どう どうか
もらう もらえ いただく いただき いただける くれる あげる やすく でなく のよう のような のように みたい
"""

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
        *_ENDINGS.split(),
    ]
)


def kana_names(text: str) -> Iterator[str]:
    """Names in hiragana that ICU cuts into single kana, which alone tell nothing: はやぶさ in 「はやぶさ2」.

    Only where a text or a part of it begins with them, so that no particle is taken for the beginning of a name.
    """
    for name in _KANA_NAME.findall(unicodedata.normalize("NFKC", text)):
        if any(tells_nothing(word.term) for word in cut_words(name)):
            yield name


@functools.lru_cache(maxsize=_REMEMBERED)
def tells_nothing(term: str) -> bool:
    """Whether `term` is a word that only ties others together."""
    return term in _TYING or _SHORT_HIRAGANA.fullmatch(term) is not None


class _Beginning(NamedTuple):
    """What of a word matters to the word before it."""

    term: str
    tells_nothing: bool
    is_number: bool
    is_latin: bool
    is_katakana: bool


class _End(NamedTuple):
    """What of a word's end matters to the word after it: whether anything parts the two, but for a space after Latin letters."""

    is_katakana: bool
    joins: bool
    joins_latin: bool


@functools.lru_cache(maxsize=_REMEMBERED)
def _begin(term: str) -> _Beginning:
    lower = term.lower()
    latin, katakana = _LATIN.fullmatch(term) is not None, _KATAKANA.match(term) is not None
    return _Beginning(lower, tells_nothing(lower), lower.isdecimal(), latin, katakana)


@functools.lru_cache(maxsize=_REMEMBERED)
def _end(shown: str) -> _End:
    text = plain(shown)
    if not text:  # one of several words that are one character: 株 of ㈱
        return _End(is_katakana=False, joins=False, joins_latin=False)
    joins = text[-1].isalnum() or text[-1] in JOINS
    return _End(
        _KATAKANA.match(text[-1]) is not None, joins, text[-1] == " " and _LATIN.fullmatch(text[:-1]) is not None
    )


def find_phrases(words: Sequence[Word]) -> Iterator[str]:
    """Each word and run of words of one text, as terms with a space between, repeated where they repeat."""
    begins = [_begin(word.term) for word in words]
    ends = [_end(word.shown) for word in words]
    # A space does not part Latin letters: 1 on 1.
    joins = [end.joins or (end.joins_latin and after.is_latin) for end, after in zip(ends, begins[1:], strict=False)]
    # The cut is within one katakana word that ICU does not know: コン プライア ン ス.
    cut = [end.is_katakana and after.is_katakana for end, after in zip(ends, begins[1:], strict=False)]
    cut.append(False)  # after the last; and, as the one before the first, at its place from the end
    for begin, first in enumerate(begins):
        if first.tells_nothing or cut[begin - 1]:
            continue
        phrase = first.term
        if not first.is_number and not cut[begin]:
            yield phrase
        only_numbers = first.is_number
        for end in range(begin + 1, min(begin + _LONGEST_RUN, len(begins))):
            following = begins[end]
            if not joins[end - 1] or following.tells_nothing:
                break
            phrase = f"{phrase} {following.term}"
            if len(phrase) > _LONGEST_PHRASE:
                break
            only_numbers = only_numbers and following.is_number
            if not only_numbers and not cut[end]:
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
