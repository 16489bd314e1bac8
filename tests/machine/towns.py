"""Invented municipalities for the machine: small plans, many of them, tied to each other in every way."""

from random import Random
from typing import Any, Final

Tree = dict[str, Any]

_WORDS: Final = ("公園", "道路", "窓口", "水道", "防災", "図書館", "子育て", "緑化", "観光", "文化財", "河川", "農業")
_ACTS: Final = ("整備", "改善", "見直し", "充実", "調査", "推進")


def make_towns(seed: int, towns: int = 3, plans: int = 34, large: int = 0, apart: int = 1) -> dict[str, Tree]:
    """The files of several municipalities (three at most) with so many plans all together, two measures each: path below ``data/`` -> tree.

    The first plan has so many measures more as ``large`` says, all of one department and under several pillars. Ties between plans are so many times
    rarer as ``apart`` says: what is tied is made anew together, and hides what a key does not name.
    """
    chance = Random(seed)
    files: dict[str, Tree] = {
        "site.yaml": {
            "name": "見本郡の計画と実績",
            "description": "見本郡（架空）の計画と実績です。",
            "address": "https://mihon-gun.example/keikaku/",
            "releases": [{"tag": "v1.0.0", "date": "2026-04-01", "notes": "最初の公開"}],
        },
        "vocabulary/words.yaml": {"groups": [{"id": "park", "terms": ["公園"], "words": ["広場", "遊び場"]}]},
    }
    names = [f"town-{number + 1}" for number in range(towns)]
    for number, town in enumerate(names):
        files |= _town_files(town, number)
    ids: list[tuple[str, str]] = []
    for number in range(plans):
        town = names[number % towns]
        plan = f"plan-{number // towns + 1:02}"
        files |= _plan_files(chance, town, plan, number, ids, apart=apart)
        ids.append((town, plan))
    if large:
        files |= _more_measures(*ids[0], large)
    return files


def _town_files(town: str, number: int) -> dict[str, Tree]:
    return {
        f"{town}/municipality.yaml": {
            "name": f"見本{'一二三'[number]}町",
            "reading": "みほんまち",
            "prefecture": "見本県",
            "code": ("993018", "993026", "993034")[number],
        },
        f"{town}/departments.yaml": {
            "departments": [
                {
                    "id": "affairs",
                    "name": "総務部",
                    "kind": "department",
                    "children": [{"id": "planning", "name": "企画課", "kind": "division"}],
                },
                {"id": "works", "name": "建設部", "kind": "department"},
                {"id": "old-works", "name": "土木部", "kind": "department", "successors": ["works"]},
            ]
        },
        f"{town}/documents.yaml": {
            "documents": [
                {"id": "book", "title": "計画書", "publisher": "affairs", "fiscal_year": 2020, "file": "book.txt"}
            ]
        },
        f"{town}/corrections.yaml": {
            "corrections": [
                {
                    "id": "c1",
                    "target": "plan-01/measures/m1",
                    "wrong": "誤",
                    "right": "正",
                    "since": "v1.0.0",
                    "corrected_on": "2026-05-01",
                    "reason": "転記の誤り",
                }
            ]
        },
    }


def _more_measures(town: str, plan: str, number: int) -> dict[str, Tree]:
    """Pillars of the plan, and below them so many measures more, which nothing reports on."""
    pillars = [{"id": f"p{place}", "title": f"{place}つ目のまち"} for place in (1, 2, 3)]
    measures = [
        {
            "id": f"more-{place}",
            "title": f"{_WORDS[place % len(_WORDS)]}を維持し、地域の人々とともに見守る取組{place}",
            "pillar": f"p{place % 3 + 1}",
            "departments": {"lead": ["works"]},
        }
        for place in range(number)
    ]
    top = f"{town}/{plan}"
    return {f"{top}/pillars.yaml": {"pillars": pillars}, f"{top}/measures/more.yaml": {"measures": measures}}


def _plan_files(
    chance: Random, town: str, plan: str, number: int, before: list[tuple[str, str]], *, apart: int
) -> dict[str, Tree]:
    first = 2015 + number // 6
    topic = _WORDS[number % len(_WORDS)]
    head: Tree = {
        "title": f"{topic}計画{number // len(_WORDS) + 1}",
        "period": {"from": first, "to": first + 3},
        "source": {"document": "book"},
        "scales": [
            {
                "id": "s",
                "name": "評価",
                "axis": "進み",
                "steps": [
                    {"id": "a", "label": "A", "reads_as": "reached"},
                    {"id": "b", "label": "B", "reads_as": "not_reached"},
                ],
            }
        ],
        "rounds": [
            {"id": "r1", "name": "一年目の報告", "kind": "yearly", "fiscal_year": first, "source": {"document": "book"}}
        ],
    }
    if number % 2:
        head["owner"] = chance.choice(["affairs", "planning", "works"])
    own = [other for other in before if other[0] == town]
    if own and number % (3 * apart) == 0:
        head["predecessor"] = own[-1][1]
    pillar: Tree = {"id": "p1", "title": f"{topic}のまち", "departments": {"lead": ["affairs"]}}
    measures: list[Tree] = []
    for place in (1, 2):
        measure: Tree = {
            "id": f"m{place}",
            "title": f"{topic}の{chance.choice(_ACTS)}{place}",
            "pillar": "p1",
            "summary": f"{topic}を{chance.choice(_ACTS)}します。",
            "departments": {"lead": [chance.choice(["planning", "works"])]},
            "indicators": [_indicator(first)],
        }
        if place == 1:
            del measure["pillar"]
        measures.append(measure)
    if before and chance.random() < 0.6 / apart:
        other = chance.choice(before)
        target = f"{other[1]}/m1" if other[0] == town else f"{other[0]}/{other[1]}/m1"
        measures[1][chance.choice(["continues", "repeats", "related"])] = [{"measure": target}]
    top, rating = f"{town}/{plan}", "b" if number % 3 else "a"
    return {
        f"{top}/plan.yaml": head,
        f"{top}/pillars.yaml": {"pillars": [pillar]},
        f"{top}/measures/all.yaml": {"measures": measures},
        f"{top}/results/r1.yaml": {
            "round": "r1",
            "measures": [
                {
                    "measure": "m1",
                    "done": "進めました。",
                    "actuals": [{"indicator": "n", "fiscal_year": first, "as_published": "9人", "value": 9}],
                    "evaluations": [{"by": "division", "scale": "s", "rating": rating, "as_published": rating.upper()}],
                }
            ],
        },
    }


def _indicator(first: int) -> Tree:
    return {
        "id": "n",
        "name": "参加者",
        "unit": "人",
        "kind": "output",
        "direction": "at_least",
        "accumulation": "yearly",
        "targets": [{"fiscal_year": first, "as_published": "10人", "value": 10}],
    }
