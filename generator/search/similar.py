"""Which measures of other cities are about the same: those whose titles or indicators' names have nearly the same words.

Two wordings are held against each other by what they share of all their words, each counted by how rare it is among the site's measures.
Rather none than a wrong one: the bounds are above every pair of the published data that is not alike
(``tests/test_similar_measures.py`` has the pairs that were judged by eye).
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from generator.cache import Store, digest_of
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent, Record
from generator.search.topics import find_topics, names_of_things, tells_topic
from generator.search.vocabulary import SynonymGroup

MOST_SHOWN: Final = 3
_WITH_A_TITLE: Final = 300
_OF_INDICATORS: Final = 400
"""Of a thousand: so much must two wordings share that have two telling words in common. Names of indicators are alike sooner than what they count."""
_BY_ONE_WORD: Final = 550
"""Where it is one word, and one of the two is a title."""
_MOST_COMPARED: Final = 200
"""With so many others a wording is compared. Of a site with more that share its rarest word some may not be found; what is found is as near."""
_KEPT: Final = "similar"


class ToldMeasure(NamedTuple):
    """What decides about a measure: its key and its city's, its title, its indicators' names, and whether it is printed ``again``."""

    key: str
    city: str
    title: str
    indicators: tuple[str, ...]
    again: bool = False


class _KeptSimilar(Record, frozen=True):
    """What was found the last time, of what, and the topics of each text by the vocabulary that had the key."""

    key: str
    found: dict[str, tuple[str, ...]]
    vocabulary: str
    topics: msgspec.Raw


_DECODE: Final = msgspec.msgpack.Decoder(_KeptSimilar).decode
_DECODE_TOPICS: Final = msgspec.msgpack.Decoder(dict[str, tuple[str, ...]]).decode
_ENCODE: Final = msgspec.msgpack.Encoder().encode


def find_similar(site_index: SiteIndex, store: Store | None = None) -> Mapping[str, tuple[str, ...]]:
    """For the key of a measure those of similar ones of other cities, the most similar first, at most three. Most measures have none.

    What was found is kept in the ``store``, if there is one.
    """
    measures, groups, vocabulary = _made_of(site_index)
    key = digest_of(vocabulary, _ENCODE(measures))
    kept = None if store is None else store.read(_KEPT, _DECODE)
    if kept is not None and kept.key == key:
        return kept.found
    known = _DECODE_TOPICS(kept.topics) if kept is not None and kept.vocabulary == vocabulary else {}
    named = names_of_things(groups)
    topics: dict[str, tuple[str, ...]] = {}
    for text in dict.fromkeys(text for measure in measures for text in (measure.title, *measure.indicators)):
        topics[text] = known[text] if text in known else find_topics(text, named)
    found = compare_measures(measures, topics)
    if store is not None:
        store.write(_KEPT, _ENCODE(_KeptSimilar(key, found, vocabulary, msgspec.Raw(_ENCODE(topics)))))
    return found


def key_of_similar(site_index: SiteIndex) -> str:
    """What decides which measures are similar, as a digest: two sites with the same have the same."""
    measures, _, vocabulary = _made_of(site_index)
    return digest_of(vocabulary, _ENCODE(measures))


def _made_of(site_index: SiteIndex) -> tuple[list[ToldMeasure], list[SynonymGroup], str]:
    """The measures that are compared, the groups of words by which they are, and a digest of these."""
    several = sum(map(bool, site_index.latest_plans.values())) > 1
    measures = list(_told_measures(site_index)) if several else []
    groups = [SynonymGroup(group.terms, group.words, group.same) for group in site_index.site.vocabulary if group.same]
    return measures, groups, digest_of(_ENCODE(groups))


def _told_measures(site_index: SiteIndex) -> Iterator[ToldMeasure]:
    """The measures city by city, those of the plans that begin last first: of one that comes again each year, the last is told."""
    for city, plans in site_index.latest_plans.items():
        for plan in plans:
            for measure in site_index.plans[plan].measures:
                names = tuple(each.called for each in measure.indicators if not isinstance(each.called, Absent))
                yield ToldMeasure(f"{plan}/{measure.id}", city, measure.title, names, again=bool(measure.repeats))


class _Wording(NamedTuple):
    """The words of a title or of an indicator's name."""

    words: frozenset[str]
    is_title: bool


class _Counted(NamedTuple):
    """What is asked of a wording again and again: its words, those that tell what it is about (the rarest first), what all of them count."""

    words: frozenset[str]
    telling: tuple[str, ...]
    total: int
    is_title: bool
    city: str  # "" where several have it


def compare_measures(
    measures: Sequence[ToldMeasure], topics: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """The similar ones of each measure that has any. ``topics`` has the words (``topics.find_topics``) of every text."""
    owners: dict[_Wording, list[int]] = {}
    said: list[tuple[_Wording, ...]] = []
    for place, measure in enumerate(measures):
        texts = ((measure.title, True), *((name, False) for name in measure.indicators))
        wordings = tuple(dict.fromkeys(_Wording(frozenset(topics[text]), is_title) for text, is_title in texts))
        said.append(wordings)
        for wording in wordings:
            owners.setdefault(wording, []).append(place)
    weights = _weigh(frozenset().union(*(wording.words for wording in wordings)) for wordings in said)
    numbers = {wording: number for number, wording in enumerate(owners)}
    near = _Nearness(measures, owners, weights).near()
    found: dict[str, tuple[str, ...]] = {}
    for place, measure in enumerate(measures):
        others = _best((each for wording in said[place] for each in near[numbers[wording]]), measures, measure.city)
        if others:
            found[measure.key] = tuple(measures[other].key for other in others[:MOST_SHOWN])
    return found


def _weigh(wordings: Iterable[frozenset[str]]) -> dict[str, int]:
    """What each word counts, by how many measures have it. Whole numbers: sums are the same in any order."""
    having: Counter[str] = Counter()
    measures = 0
    for words in wordings:
        having.update(words)
        measures += 1
    return {
        word: round(math.log(1 + measures / count) * (1000 if tells_topic(word) else 200))
        for word, count in having.items()
    }


_Scored = tuple[
    int, bool, int
]  # how near, of a thousand, below zero; whether it is printed again; the place of the measure


def _best(scored: Iterable[_Scored], measures: Sequence[ToldMeasure], without: str) -> list[int]:
    """Places of measures of other cities than ``without``, the nearest first; of those that a city calls alike the first."""
    taken: dict[tuple[str, str], int] = {}
    for _, _, place in sorted(scored):
        other = measures[place]
        if other.city != without:
            taken.setdefault((other.city, other.title), place)
    return list(taken.values())


class _Nearness:
    """Finds the wordings that are near each other by an index of the words that tell what they are about."""

    def __init__(
        self, measures: Sequence[ToldMeasure], owners: Mapping[_Wording, Sequence[int]], weights: Mapping[str, int]
    ) -> None:
        self._measures = measures
        self._weights = weights
        self._counted = [self._count(wording, places) for wording, places in owners.items()]
        self._owners = [
            self._enough((0, measures[place].again, place) for place in sorted(places, key=self._order))
            for places in owners.values()
        ]

    def _order(self, place: int) -> tuple[bool, int]:
        return self._measures[place].again, place

    def _count(self, wording: _Wording, places: Sequence[int]) -> _Counted:
        telling = sorted(filter(tells_topic, wording.words), key=lambda word: (-self._weights[word], word))
        total = sum(self._weights[word] for word in wording.words)
        cities = {self._measures[place].city for place in places}
        city = cities.pop() if len(cities) == 1 else ""
        return _Counted(wording.words, tuple(telling), total, wording.is_title, city)

    def near(self) -> list[list[_Scored]]:
        """For each wording the measures that have one near it: for any city the nearest three of the others are among them."""
        having: dict[str, list[int]] = {}
        for number, counted in enumerate(self._counted):
            for word in counted.telling:
                having.setdefault(word, []).append(number)
        return [self._near(number, having) for number in range(len(self._counted))]

    def _near(self, number: int, having: Mapping[str, Sequence[int]]) -> list[_Scored]:
        one = self._counted[number]
        scored = []
        for held in self._candidates(number, having):
            other = self._counted[held]
            if not one.city or one.city != other.city:
                score = self._score(one, other)
                if score:
                    scored.append((-score, held))
        return self._enough(
            (score, again, place) for score, held in sorted(scored) for _, again, place in self._owners[held]
        )

    def _candidates(self, number: int, having: Mapping[str, Sequence[int]]) -> Iterable[int]:
        """The wording itself, and those that share its rarest words: never more than a bound, so that the work grows as the site does."""
        found = {number: None}
        for word in self._counted[number].telling:
            others = having[word][:_MOST_COMPARED]
            if len(found) > 1 and len(found) + len(others) > _MOST_COMPARED:
                break
            found.update(dict.fromkeys(others))
        return found

    def _score(self, one: _Counted, other: _Counted) -> int:
        """How near they are, of a thousand; 0 where that is not near enough."""
        shared = one.words & other.words
        telling = sum(map(tells_topic, shared))
        if one.is_title or other.is_title:
            least = _WITH_A_TITLE if telling > 1 else _BY_ONE_WORD
        else:
            least = _OF_INDICATORS
            telling -= 1
        common = sum(map(self._weights.__getitem__, shared))
        score = common * 1000 // (one.total + other.total - common) if telling > 0 else 0
        return score if score >= least else 0

    def _enough(self, scored: Iterable[_Scored]) -> list[_Scored]:
        """The first of ``scored`` (the nearest first) that any measure can need: three of each city, until three of any others are there."""
        kept: list[_Scored] = []
        cities: Counter[str] = Counter()
        seen: set[tuple[str, str]] = set()
        for each in scored:
            measure = self._measures[each[2]]
            if cities[measure.city] == MOST_SHOWN or (measure.city, measure.title) in seen:
                continue
            seen.add((measure.city, measure.title))
            cities[measure.city] += 1
            kept.append(each)
            if len(kept) - max(cities.values()) >= MOST_SHOWN:
                break
        return kept
