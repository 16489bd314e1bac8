"""The lexicon: what a reader may type, and which wordings of the site it means. The search page loads it piece by piece.

A line of a piece is a key (`folding.fold`), a tab, and the wordings that it leads to, parted by `|`: a letter for the kind of lead, and
the words of the wording with a space between, `~` before those that the index does not have. Kinds: `d` the wording itself with the number of its pages, `k` the same but
for kana that may be left out, `r` its reading (`r+:` one with small kana, which a key has not), and those of `vocabulary.Lead`. Where a key is the reading of a word that leads to the wording, that word stands after the letter, with `:` behind it (and `+` before it as in `r+:`).

A word that no page has and that leads nowhere, but differs by a slip from one that a page has, has a line too, with nothing behind its tab.

After a wording stand, behind `#`, the pages that have it, where they are few (`rare.find_pages_of_rare`).

A verb's forms have lines of their own (`verbs.find_verbs`), with `b` for the verb. The nouns that say it stand in the line of the verb itself (`w`).

Keys stand in the piece that their first character says, if that is a kanji, and else their first two: what a sentence needs lies together. In *tail* pieces, for slips at the beginning of a word, stand
the keys that a misspelt word may be taken for, by their last two characters; those of three kanji by their first and last too, and those of two by each.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from generator.search.folding import fold, fold_stem_said
from generator.search.phrases import TIE
from generator.search.readings import read_aloud
from generator.search.romaji import romaji_of
from generator.search.segmenting import cut_words
from generator.search.verbs import MARK, VerbLead
from generator.search.vocabulary import Lead
from generator.search.wordlists import find_other_words

_BYTES_OF_A_PIECE: Final = 16_000
_MOST_PIECES: Final = 4096
_WORDINGS_OF_A_KEY: Final = 8
_WORDS_READ: Final = 3  # longer wordings are found by the readings of their parts
_SHORTEST_MISSPELT: Final = 4
_SHORT_KANJI: Final = re.compile("[㐀-鿿]{2,3}")
_KINDS: Final = "bdkmrvsawjeh"
_KANJI: Final = re.compile("[㐀-鿿]")
_PAGES: Final = "#"
_SMALL: Final = "+"
_SMALL_KANA: Final = re.compile("[ぁぃぅぇぉっゃゅょ]")
_PARTING: Final = re.compile("[|#:~\\s]")

Entries = dict[str, dict[str, str]]


def make_entries(
    pages_with: Counter[str],
    leads: Iterable[Lead],
    verbs: Iterable[VerbLead] = (),
    read: Callable[[str], str] = read_aloud,
) -> Entries:
    """For each key the wordings that it leads to, each with the kind of its best lead.

    `pages_with` counts the pages that have a phrase (`phrases.find_phrases`). `read` gives readings (`readings.read_aloud`).
    """
    entries: Entries = {}
    for phrase, pages in sorted(pages_with.items()):
        key = fold(phrase)
        _lead(entries, key, phrase, f"d{pages}:")
        if " " not in phrase:
            _lead(entries, fold_stem_said(phrase), phrase, "k")
        if _is_read(phrase):
            reading = read(_plain(phrase))
            _lead(entries, fold(reading), phrase, f"r{_small(reading)}:" if _small(reading) else "r")
            _lead(entries, romaji_of(reading), phrase, "j")
    for lead in leads:
        spaced = lead.term if " " in lead.term else " ".join(word.term.lower() for word in cut_words(lead.term))
        if spaced in pages_with:
            aloud = "" if lead.kind in "eh" else read(lead.word)
            reading = fold(aloud)
            # Two words of one group that are read alike are one word: 子ども and 子供.
            alike = reading and reading == fold(read(_plain(spaced)))
            for key in (fold(lead.word), fold_stem_said(lead.word)):
                _lead(entries, key, spaced, "k" if alike else lead.kind)
            # A reading may be that of other words (公債, 交際): who is led by it is told which was taken.
            read_as = "" if alike or _PARTING.search(lead.word) else f"{_small(aloud)}{lead.word}:"
            _lead(entries, reading, spaced, "k" if alike else f"{lead.kind}{read_as}")
            _lead(entries, romaji_of(aloud), spaced, f"j{read_as}")
    keys = {key for key, held in entries.items() if any(kind[0] in "dv" for kind in held.values())}
    entries |= {key: {} for key in find_other_words(keys) if key not in entries}
    for verb in verbs:
        for form in verb.forms:
            entries.setdefault(f"{MARK}{form}", {verb.base: "b"} | dict(verb.wordings))
    return entries


def _small(reading: str) -> str:
    """The mark of a reading with small kana: りょう and りよう have one key."""
    return _SMALL if _SMALL_KANA.search(reading) else ""


def list_read(pages_with: Iterable[str], leads: Iterable[Lead]) -> Iterator[str]:
    """What is read aloud for the same entries, and a little more."""
    yield from map(_plain, filter(_is_read, pages_with))
    for lead in leads:
        yield from (lead.word, _plain(lead.term))


def _is_read(phrase: str) -> bool:
    return len(phrase) > 1 and phrase.count(" ") < _WORDS_READ


def _plain(phrase: str) -> str:
    return phrase.replace(" ", "").replace(TIE, "")


def _lead(entries: Entries, key: str, wording: str, kind: str) -> None:
    if len(key) < 2 and kind[0] != "d":
        return
    held = entries.setdefault(key, {})
    if wording not in held or _KINDS.index(kind[0]) < _KINDS.index(held[wording][0]):
        held[wording] = kind


def render_pieces(entries: Entries, places: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The text of each piece by its name, `00` onwards and `tail-00` onwards. Their number grows with the size of the whole.

    `places` are the pages of wordings, as they are to be written.
    """
    lines = {key: _line(key, _without_nouns(key, wordings, entries), places or {}) for key, wordings in entries.items()}
    size = sum(len(line.encode()) for line in lines.values())
    count = 1
    while count < _MOST_PIECES and size > count * _BYTES_OF_A_PIECE:
        count *= 2
    pieces: dict[str, list[str]] = {f"{number:02x}": [] for number in range(count)}
    tails: dict[str, list[str]] = {f"tail-{number:02x}": [] for number in range(max(1, count // 4))}
    for key, line in sorted(lines.items()):
        pieces[f"{_piece(key.removeprefix(MARK), count, 1):02x}"].append(line)
        if len(key) >= _SHORTEST_MISSPELT and any(kind[0] in "dv" for kind in entries[key].values()):
            tails[f"tail-{_piece(key[::-1], len(tails)):02x}"].append(key)
        elif _SHORT_KANJI.fullmatch(key) and any(kind[0] in "dv" for kind in entries[key].values()):
            begun = (key[0], key[1]) if len(key) < 3 else (key[::-1], key[2] + key[0])
            for ends in sorted({_piece(begin, len(tails)) for begin in begun}):
                tails[f"tail-{ends:02x}"].append(key)
    return {name: "".join(f"{line}\n" for line in held) for name, held in (*pieces.items(), *tails.items())}


def _without_nouns(key: str, wordings: Mapping[str, str], entries: Entries) -> Mapping[str, str]:
    """Of a verb's form only the verb, where the line of the verb itself says the same and lies in the same piece."""
    base = next((wording for wording, kind in wordings.items() if kind == "b"), "")
    own = f"{MARK}{base}"
    if base and key != own and _begin(base) == _begin(key[len(MARK) :]) and entries.get(own) == wordings:
        return {base: "b"}
    return wordings


def _begin(word: str) -> str:
    """As much of a word as tells its piece."""
    return word[:1] if _KANJI.match(word) else word[:2]


def _line(key: str, wordings: Mapping[str, str], places: Mapping[str, str]) -> str:
    # Within a kind by the number of pages, then as the vocabulary has them.
    best = sorted(wordings.items(), key=lambda item: (_KINDS.index(item[1][0]), -_pages(item[1])))
    return f"{key}\t" + "|".join(
        f"{kind}{wording}{_PAGES}{places[wording]}" if wording in places and kind != "b" else f"{kind}{wording}"
        for wording, kind in best[:_WORDINGS_OF_A_KEY]
    )


def _pages(kind: str) -> int:
    return int(kind[1:-1]) if kind[0] == "d" else 0


def _piece(key: str, count: int, signs_of_kanji: int = 2) -> int:
    """The number of the piece of a key, by two of its characters, or by as many as are told where it begins with a kanji."""
    first = ord(key[0]) if key else 0
    second = ord(key[1]) if len(key) > 1 and not (signs_of_kanji == 1 and _KANJI.match(key)) else 0
    return (first * 31 + second) % count


def said_by_key(pages_with: Iterable[str]) -> Mapping[str, str]:
    """A wording of the site for each key: the one that is nearest to plain characters, so that order decides nothing."""
    return dict(_by_key(sorted(pages_with, reverse=True)))


def _by_key(phrases: Iterable[str]) -> Iterator[tuple[str, str]]:
    for phrase in phrases:
        yield fold(phrase), phrase
