"""Which words lead to which by public lists (`thesaurus/`), as far as they touch what the site says. Each lead is (word, term, kind), as in `vocabulary.Lead`."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final, NamedTuple

from generator.search.folding import fold

_KANJI: Final = re.compile("[㐀-鿿]")
_KATAKANA: Final = re.compile("[ァ-ヴー]{3,}")
_KANA: Final = re.compile("[ぁ-んー]+")  # led by the readings
_LATIN: Final = re.compile("[a-z0-9]{2,}")
_LISTS: Final = Path(__file__).parent / "thesaurus"
_SHORTEST_MISSPELT: Final = 4
_THREE_KANJI: Final = re.compile("[㐀-鿿]{3}")
_MAY_BE_MISSPELT: Final = re.compile("[ァ-ヴー]{4,}|[㐀-鿿]{3,}")  # no key of these has more characters than its word
_MOST_ALIKE: Final = 3
_MOST_LONGER: Final = 3


def find_public_leads(said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """All leads of the lists to wordings that the site has. `said` gives a wording for the key (`fold`) of each."""
    nouns, loans = _nouns("english.txt", said), _nouns("loanwords.txt", said)
    yield from _spelt_otherwise(said)
    yield from _everyday(said)
    yield from _synonyms(said)
    yield from _english(nouns)
    yield from _english(loans)
    yield from _in_katakana(loans | nouns, said)
    yield from _alike(said)
    yield from _read_alike(said)


def find_other_words(keys: AbstractSet[str]) -> Iterator[str]:
    """The keys of words that the lists have and no page, as near to one of ``keys`` as a slip is: チケット beside ロケット."""
    slips = {short for key in keys for short in _shortened(key)}
    listed = (
        word
        for name in ("english.txt", "loanwords.txt", "synonyms.txt")
        for line in _lines(name)
        for word in (line.split(",") if name == "synonyms.txt" else [line.partition("\t")[0]])
    )
    for key in dict.fromkeys(fold(word) for word in listed if _MAY_BE_MISSPELT.fullmatch(word)):
        if key not in keys and not slips.isdisjoint(_shortened(key)):
            yield key


def _shortened(key: str) -> Iterator[str]:
    """The key, and it without one of its characters: keys that differ by a slip have one of them in common. Of three kanji only one may be another (商店街, 商店会)."""
    if _THREE_KANJI.fullmatch(key):
        yield from (f"{key[:at]}*{key[at + 1 :]}" for at in range(3))
    elif len(key) >= _SHORTEST_MISSPELT:
        yield key
        yield from (key[:at] + key[at + 1 :] for at in range(len(key)))


def _lines(name: str) -> Iterator[str]:
    for line in (_LISTS / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line


class _Noun(NamedTuple):
    """The site's wording for a noun of a list, if it has one, and English words for the noun."""

    term: str | None
    glosses: tuple[str, ...]


def _nouns(name: str, said: Mapping[str, str]) -> dict[str, _Noun]:
    parted = (line.partition("\t") for line in _lines(name))
    return {head: _Noun(said.get(fold(head)), tuple(glosses.split(","))) for head, _, glosses in parted}


def _spelt_otherwise(said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for line in _lines("spellings.txt"):
        words = line.split(",")
        for term in dict.fromkeys(said[key] for key in map(fold, words) if key in said):
            yield from ((word, term, "k") for word in words if not _KANA.fullmatch(word) and fold(word) != fold(term))


def _everyday(said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Nouns that the site does not have, and what is done to a thing (力を合わせる), lead to what plans say."""
    for line in _lines("everyday_words.txt"):
        word, _, nouns = line.partition("\t")
        if fold(word) not in said:
            yield from ((word, said[key], "w") for key in map(fold, nouns.split(",")) if key in said)


def _said_with(word: str, said: Mapping[str, str], keys: Sequence[str]) -> Iterator[str]:
    """The wording of ``word``; of a katakana word that stands nowhere alone (ランチ), those that begin with it."""
    key = fold(word)
    if key in said:
        yield said[key]
    elif _KATAKANA.fullmatch(word):
        begin = bisect_left(keys, key)
        near = keys[begin : begin + _MOST_LONGER]
        yield from (said[other] for other in near if other.startswith(key) and _begins_with(word, said[other]))


def _begins_with(word: str, wording: str) -> bool:
    """Whether ``word`` is the first word or words of ``wording``, whose words stand with a space between.

    A key does not tell: without its long mark マネー begins マネジメント, and パート begins パトロール.
    """
    return word in itertools.accumulate(wording.split(" "))


def _synonyms(said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    keys = sorted(said)
    for line in _lines("synonyms.txt"):
        # A word with a dash before it may be found by the others, but means too many things to find them.
        marked = line.split(",")
        terms = [term for word in marked for term in _said_with(word.removeprefix("-"), said, keys)]
        for word in marked:
            if not word.startswith("-"):
                yield from ((word, term, "s") for term in dict.fromkeys(terms) if fold(term) != fold(word))


def _english(nouns: Mapping[str, _Noun]) -> Iterator[tuple[str, str, str]]:
    for noun in nouns.values():
        if noun.term is not None:
            yield from ((gloss, noun.term, "e") for gloss in noun.glosses)


def _in_katakana(nouns: Mapping[str, _Noun], said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What a page has in Latin letters is typed in katakana: ズーム for Zoom; チームズ for Teams, of which the list has the singular."""
    for head, (term, glosses) in nouns.items():
        if _KATAKANA.fullmatch(head):
            for gloss in filter(_LATIN.fullmatch, glosses):
                if term is None and gloss in said:
                    yield head, said[gloss], "e"
                if f"{gloss}s" in said:
                    yield from ((f"{head}{ending}", said[f"{gloss}s"], "e") for ending in "ズス")


def _alike(said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Nouns that the site does not have lead to those of nearly the same English: 練習 to 訓練, 給料 to 給与."""
    for line in _lines("alike.txt"):
        word, _, nouns = line.partition("\t")
        terms = [said[key] for key in map(fold, nouns.split(",")) if key in said]
        if terms and fold(word) not in said:
            yield from ((word, term, "a") for term in terms[:_MOST_ALIKE])


def _read_alike(said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Words that a slip of the keyboard puts in each other's place: 仕訳 for 仕分け. A kanji in common keeps 講演 and 公園 apart."""
    for line in _lines("homophones.txt"):
        words = line.split(",")
        for term in (said[key] for key in map(fold, words) if key in said):
            own = set(_KANJI.findall(term))
            yield from ((word, term, "h") for word in words if fold(word) not in said and own & set(word))
