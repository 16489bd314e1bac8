"""Indicators of the invented city: how they are declared, and what is reported for them year by year."""

from collections.abc import Iterable
from random import Random
from typing import Final, NamedTuple

from benchmarks.phrases import Phrases
from benchmarks.yaml_text import Tree

_DIRECTIONS: Final = (
    *("at_least",) * 30, *("at_most",) * 12, *("increase",) * 20, *("decrease",) * 6, *("maintain",) * 5, *("range",) * 3,
    *("milestone",) * 16, *("text",) * 8,
)  # fmt: skip
_KINDS: Final = ("not_stated", "not_stated", "not_stated", "output", "outcome", "activity", "input", "context")
_MISSING: Final = ("being_compiled", "not_done", "under_investigation", "not_applicable")
_AFTER: Final = {"at_least": "以上", "at_most": "以下", "maintain": "を維持"}
_FALLING: Final = frozenset({"at_most", "decrease"})


class Quantity(NamedTuple):
    """An indicator through the years. ``start`` and ``step`` are whole units, or tenths where ``tenths`` is true."""

    id: str
    name: str
    unit: str
    kind: str
    direction: str
    accumulation: str
    first_year: int
    start: int
    step: int
    tenths: bool


def draw_quantity(name: str, number: int, first_year: int, random: Random, phrases: Phrases) -> Quantity:
    """A new indicator with the id ``i<number>``."""
    direction = random.choice(_DIRECTIONS)
    share = random.random() < 0.3 and direction not in {"milestone", "text"}
    start = random.randrange(100, 900) if share else random.randrange(10, 900) * random.choice((1, 1, 10, 50))
    step = max(1, start // random.randrange(12, 60))
    return Quantity(
        id=f"i{number}",
        name=name,
        unit="%" if share else phrases.unit(),
        kind=random.choice(_KINDS),
        direction=direction,
        accumulation="cumulative" if direction == "increase" and not share else random.choice(("yearly", "point")),
        first_year=first_year,
        start=start,
        step={"maintain": 0}.get(direction, -min(step, start // 20) if direction in _FALLING else step),
        tenths=share,
    )


def declare(quantity: Quantity, years: Iterable[int], *, baseline: bool, definition: str = "") -> Tree:
    """The indicator as a plan declares it, with a target for each of ``years``."""
    wanted = tuple(years)
    tree: dict[str, Tree] = {"id": quantity.id, "name": quantity.name}
    if quantity.direction not in {"milestone", "text"}:
        tree["unit"] = quantity.unit
    tree |= {"kind": quantity.kind, "direction": quantity.direction, "accumulation": quantity.accumulation}
    if definition:
        tree["definition"] = definition
    if baseline and quantity.direction not in {"milestone", "text", "range"}:
        year = wanted[0] - 1
        tree["baseline"] = {"fiscal_year": year, **_number(quantity, _level(quantity, year), "")}
    last = wanted[-1]
    targets: list[Tree] = []
    for year in wanted:
        figure: dict[str, Tree] = {"fiscal_year": year, **_target(quantity, year)}
        targets.append({**figure, "final": True} if year == last and len(wanted) > 1 else figure)
    return {**tree, "targets": targets}


def report(quantity: Quantity, year: int, random: Random) -> dict[str, Tree]:
    """The actual value of one year, as a results file gives it."""
    head: dict[str, Tree] = {"indicator": quantity.id, "fiscal_year": year}
    if random.random() < 0.04:
        return {**head, "missing": random.choice(_MISSING)}
    if quantity.direction == "milestone":
        done = random.random() < 0.8
        return {**head, "as_published": "予定どおり完了した" if done else "完了に至らなかった", "done": done}
    if quantity.direction == "text":
        share = random.randrange(4, 10)
        return {**head, "as_published": f"対象の{share}割で実施", "text": f"{share}割"}
    level = _level(quantity, year)
    value = max(1, level + level * random.randrange(-14, 16) // 100)
    if quantity.accumulation == "cumulative":  # a running total never falls
        half = quantity.step // 2
        value = min(max(value, level - half), level + half)
    if random.random() < 0.05:
        return {**head, **_number(quantity, value, "", "約"), "approximate": True}
    return {**head, **_number(quantity, value, "")}


def _target(quantity: Quantity, year: int) -> dict[str, Tree]:
    if quantity.direction == "milestone":
        return {"as_published": f"{quantity.name}を含む計画を年度内に完了する", "done": True}
    if quantity.direction == "text":
        return {"as_published": "対象のすべてで実施する", "text": "すべて"}
    level = _level(quantity, year)
    if quantity.direction == "range":
        high = level + max(2, level // 10)
        low_text, high_text = _digits(quantity, level), _digits(quantity, high)
        wording = f"{low_text}～{high_text}{quantity.unit}"
        return {"as_published": wording, "low": low_text.replace(",", ""), "high": high_text.replace(",", "")}
    return _number(quantity, level, _AFTER.get(quantity.direction, ""))


def _level(quantity: Quantity, year: int) -> int:
    return max(1, quantity.start + quantity.step * (year - quantity.first_year))


def _number(quantity: Quantity, value: int, after: str, before: str = "") -> dict[str, Tree]:
    digits = _digits(quantity, value)
    return {"as_published": f"{before}{digits}{quantity.unit}{after}", "value": digits.replace(",", "")}


def _digits(quantity: Quantity, value: int) -> str:
    return f"{value // 10:,}.{value % 10}" if quantity.tenths else f"{value:,}"
