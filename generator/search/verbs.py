"""Verbs as residents say them (減らしたい, 払えない) lead to the nouns with which plans say the same (削減, 納付), in any inflection.

So do nouns of one kanji (服, 夜), which plans say in two (被服, 夜間).

A line of the lexicon for a verb has as its key `MARK` and as much of one of its forms as tells it from others (払え, 払っ); its first wording
is the verb itself, of kind `b`; then come its forms that pages have (`k`), and nouns that they have (`w`).
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from generator.search.folding import fold

MARK: Final = "="
"""Before the form of a verb: no reader types it, so that forms are no words like others."""

_LISTS: Final = Path(__file__).parent / "thesaurus"
_MOST_NOUNS: Final = 6
_MOST_FORMS: Final = 2

# What may follow the stem of a verb of five rows, by its last kana: the rows, and the form before た and て.
_FIVE_ROWS: Final = {
    "う": "わいうえおっ", "く": "かきくけこい", "ぐ": "がぎぐげごい", "す": "さしすせそ", "つ": "たちつてとっ",
    "ぬ": "なにぬねのん", "ぶ": "ばびぶべぼん", "む": "まみむめもん", "る": "らりるれろっ",
}  # fmt: skip
_ONE_ROW: Final = "るたてなまらよれず"
_ADJECTIVE: Final = "いくかけさ"


class VerbLead(NamedTuple):
    """A verb: `base` as a dictionary has it, what of it tells its `forms`, and which wordings of the site say it, best first, with their kinds."""

    base: str
    forms: tuple[str, ...]
    wordings: tuple[tuple[str, str], ...]


def find_verbs(said: Mapping[str, str]) -> Iterator[VerbLead]:
    """All verbs that lead to something that the site says. `said` gives a wording for the key (`fold`) of each."""
    for base, (kind, nouns) in _read_verbs().items():
        forms = forms_of(base, kind)
        own = dict.fromkeys(
            said[key] for form in _words(forms) if (key := fold(form)) in said and _is_whole(form, said[key])
        )
        meant = dict.fromkeys(said[key] for noun in nouns.split(",") if (key := fold(noun)) in said)
        wordings = [(wording, "k") for wording in own][:_MOST_FORMS]
        wordings += [(wording, "w") for wording in meant if wording not in own][:_MOST_NOUNS]
        if wordings:
            yield VerbLead(base, forms, tuple(wordings))


def _read_verbs() -> Mapping[str, tuple[str, str]]:
    """Of each verb its kind and its nouns: those chosen for plans before what a dictionary has in common."""
    verbs: dict[str, tuple[str, str]] = {}
    for name in ("everyday_verbs.txt", "verbs.txt"):
        for line in (_LISTS / name).read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                base, kind, nouns = line.split("\t")
                verbs.setdefault(base, (kind, nouns))
    return verbs


def forms_of(base: str, kind: str) -> tuple[str, ...]:
    """The beginnings of all forms of a verb (`kind` 5 or 1, by its rows) or an adjective (i), the dictionary's first; a noun (n) has one."""
    stem, last = base[:-1], base[-1]
    if kind == "n":
        return (base,)
    if kind == "5":
        return tuple(dict.fromkeys([base, *(stem + row for row in _FIVE_ROWS.get(last, ""))]))
    if kind == "i":
        return tuple(dict.fromkeys([base, *(stem + ending for ending in _ADJECTIVE)]))
    # 届け is told by itself, 見る only with what follows.
    alone = () if len(stem) < 2 or not "ぁ" <= stem[-1] <= "ん" else (stem,)
    return (base, *(alone or (stem + ending for ending in _ONE_ROW if stem + ending != base)))


def _words(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a verb's forms that may be words of a page. 行い is none of 行く."""
    return tuple(form for form in forms if not (forms[0][-1] in "くぐ" and form == f"{forms[0][:-1]}い"))


def _is_whole(form: str, wording: str) -> bool:
    """Whether the wording is the form, not another word that is only spelt alike."""
    return wording.replace(" ", "") == form
