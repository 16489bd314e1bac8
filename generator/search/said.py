"""What a block of text says: its words, the phrases by which it can be looked up, its numbers and names.

Nearly every text is read by joining what is known of its clauses, and these of their segments (`_Known`): a site's words are few, its texts have them
again and again, and offices like to say a thing as they said it before.
What is of an odder form (a sign at a word's end) is read word by word, as ``read_any_block`` reads any text; a test holds the two together.
"""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from generator.search.engine import WORD_SEPARATOR
from generator.search.phrases import JOINS, find_phrases, kana_names, tells_nothing
from generator.search.quantities import Quantities, find_quantities, join_quantities, quantity_words
from generator.search.remembering import Remembered
from generator.search.segmenting import Word, cut_together, cut_words, term_of

_MOST_KNOWN: Final = 1 << 16  # segments
_CLAUSES_KEPT: Final = 1 << 14
_RUNS: Final = 1 << 15  # that are remembered

# A clause ends with its mark, and the next begins with a letter or digit: no other character can hang on the mark.
_CLAUSES: Final = re.compile(r"(?<=[、。])(?=\w)")

# What stands for a segment in the line of a text's runs. Words are letters and digits, so none of these is in one.
_WORD: Final = " "  # before each
_JOIN: Final = "+"
_PART: Final = "|"
_TIE: Final = "#"
_SPACE: Final = "_"
_JOINING_SPACE: Final = "~"  # between two Latin words: 1 on 1
_SIGNED: Final = "."  # after a Latin word with a sign in it, which no space joins to the next: 12.6
_OTHER: Final = "\n"
_MARKS: Final = _JOIN + _JOINING_SPACE + _SIGNED
_LATIN_PAIR: Final = re.compile(r"( [A-Za-z0-9]+)_(?= [A-Za-z0-9]+(?:[ +|#_.]|\Z))")
_LED: Final = re.compile(r"\A([|+_]+ [^\W_]+)")  # signs before the first word of a text belong to it
_SEVERAL: Final = re.compile(r"[|+]*([|+])")  # the last of them decides
_SIGNS: Final = frozenset({_JOIN, _PART, _SPACE})
_ENDS: Final = re.compile(r"[|#]")


class SaidText(NamedTuple):
    """A text: its phrases; its words (`terms`) with a space between, and as they are shown with a separator between; and those that are found but not shown."""

    phrases: tuple[str, ...]
    terms: str
    shown: str
    hidden: str


NOTHING: Final = SaidText((), "", "", "")


class _Known(NamedTuple):
    """What a segment adds to the words of its text, to what is shown (before its own characters), and to the line of runs."""

    term: str
    before: str
    run: str


class _Segments(dict[str, _Known]):
    """What is known of each segment, worked out when it is first met."""

    def __missing__(self, segment: str) -> _Known:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        known = self[segment] = _look_at(segment)
        return known


_SEGMENTS: Final = _Segments()


def _look_at(segment: str) -> _Known:
    term = term_of(segment)
    if not term:
        run = _SPACE if segment == " " else _JOIN if segment[-1] in JOINS else _PART
        return _Known("", "", run)
    if tells_nothing(term):
        return _Known("", "", _TIE)
    if not segment[-1].isalnum():
        return _Known(f" {term}", WORD_SEPARATOR, _OTHER)
    return _Known(f" {term}", WORD_SEPARATOR, f"{_WORD}{term}{_SIGNED * (term != segment and term.isascii())}")


class _Clause(NamedTuple):
    """A part of a text that neither words nor phrases go across, from one mark to the next: what it adds to that of its text. ``phrases`` are its own where no sign stands before them."""

    line: str
    terms: str
    shown: str
    phrases: tuple[str, ...]
    quantities: Quantities
    names: tuple[str, ...]


_EMPTY: Final = _Clause("", "", "", (), find_quantities(""), ())
_ODD: Final = _EMPTY._replace(line=_OTHER)


class _Clauses(Remembered[_Clause]):
    """The clauses that were read."""

    def learn(self, texts: Sequence[str]) -> None:
        """Read those that are not known: ICU is asked once for all of them."""
        new = self.unknown(texts)
        for text, (segments, parts) in zip(new, cut_together(new), strict=True):
            self[text] = _read_clause(text, segments, parts)


_KNOWN_CLAUSES: Final = _Clauses(_CLAUSES_KEPT)


def forget_clauses() -> None:
    """Give back the memory of the clauses that were read."""
    _KNOWN_CLAUSES.forget()


def read_block(text: str) -> SaidText:
    """Read a text."""
    return read_blocks([text])[0]


def read_blocks(texts: Iterable[str]) -> list[SaidText]:
    """Read texts together, which takes less than one by one."""
    parted = [(text, _CLAUSES.split(text)) for text in texts]
    _KNOWN_CLAUSES.learn([clause for _, clauses in parted for clause in clauses])
    return [_join_clauses(text, [*map(_KNOWN_CLAUSES.__getitem__, clauses)]) for text, clauses in parted]


def _join_clauses(text: str, clauses: Sequence[_Clause]) -> SaidText:
    line = "".join([clause.line for clause in clauses])
    if _OTHER in line or WORD_SEPARATOR in text:
        return read_any_block(text)
    # A sign before the first word of the text stands in a clause of its own: 、１ on １.
    if not clauses[0].terms or any(clause.line[:1] in _SIGNS for clause in clauses[1:]):
        phrases = tuple(_phrases_in(line))
    else:
        phrases = tuple(itertools.chain.from_iterable([clause.phrases for clause in clauses]))
    shown = "".join([clause.shown for clause in clauses]).replace(WORD_SEPARATOR, "", 1)
    names = tuple(itertools.chain.from_iterable([clause.names for clause in clauses]))
    hidden = join_quantities([clause.quantities for clause in clauses])
    return _say(phrases, names, "".join([clause.terms for clause in clauses])[1:], shown, hidden)


def _read_clause(text: str, segments: Sequence[str], parts: Sequence[str]) -> _Clause:
    """Read a clause that is cut into ``segments``, each with what of the text it stands for."""
    if sum(map(len, segments)) != len(text):  # a character may stand for more than one word
        return _ODD
    if not segments:
        return _EMPTY
    terms, befores, runs = zip(*map(_SEGMENTS.__getitem__, segments), strict=True)
    line = "".join(runs)
    shown = "".join(itertools.chain.from_iterable(zip(befores, parts, strict=True)))
    phrases = tuple(_phrases_in(line))
    return _Clause(line, "".join(terms), shown, phrases, find_quantities(text), tuple(kana_names(text)))


def read_any_block(text: str) -> SaidText:
    """Read a text of any form."""
    words = cut_words(text)
    told = telling(words)
    shown = WORD_SEPARATOR.join(word.shown for word in told)
    return _say(tuple(find_phrases(words)), tuple(kana_names(text)), spaced(told), shown, quantity_words(text))


def _say(
    phrases: tuple[str, ...], names: tuple[str, ...], terms: str, shown: str, quantities: tuple[str, ...]
) -> SaidText:
    """What is hidden is one form of each number, year and uncut name."""
    if not terms:
        return SaidText((*phrases, *names), "", "", "")
    hidden = (*quantities, *names)
    return SaidText((*phrases, *names), terms, shown + WORD_SEPARATOR * len(hidden), " ".join(hidden))


def _phrases_in(line: str) -> Iterator[str]:
    if _SPACE in line:
        line = _LED.sub(rf"\1{_SIGNED}", line)
        line = _LATIN_PAIR.sub(rf"\1{_JOINING_SPACE}", line).replace(_SPACE, _PART)
    if _JOIN in line:
        line = _SEVERAL.sub(r"\1", line)
    return itertools.chain.from_iterable([_phrases_of_run(run) for run in _ENDS.split(line) if run])


@functools.lru_cache(maxsize=_RUNS)
def _phrases_of_run(run: str) -> tuple[str, ...]:
    """The phrases of words that nothing parts."""
    return tuple(find_phrases([*map(_word_of, run.lstrip(_JOIN).split(_WORD)[1:])]))


def _word_of(run: str) -> Word:
    term = run.rstrip(_MARKS)
    return Word(term, term + "・" * run.endswith(_JOIN) + " " * run.endswith(_JOINING_SPACE))


def telling(words: Iterable[Word]) -> list[Word]:
    """The words without those that only tie others together, which are shown with the word before them."""
    told: list[Word] = []
    waiting = ""
    for word in words:
        if not tells_nothing(word.term):
            told.append(Word(word.term, waiting + word.shown) if waiting else word)
            waiting = ""
        elif told:
            told[-1] = Word(told[-1].term, told[-1].shown + word.shown)
        else:
            waiting += word.shown
    return told


def spaced(words: Iterable[Word]) -> str:
    """The words with a space between."""
    # Only letters and digits are left in a term, so it needs no escape.
    return " ".join(word.term for word in words)
