"""Five-year plans of the whole city: three levels of pillars, items without a promise of their own, long yearly progress texts."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from benchmarks.plan_drafts import PlanDraft, Series, by_file, responsible, share_out
from benchmarks.quantities import Quantity, declare, draw_quantity, report
from benchmarks.yaml_text import Tree

_FIRST_YEAR: Final = 2022
_YEARS: Final = range(_FIRST_YEAR, _FIRST_YEAR + 5)
_REPORTED: Final = range(_FIRST_YEAR, _FIRST_YEAR + 3)
_POLICIES: Final = 3
_DIRECTIONS: Final = 8
_PLAN_QUANTITIES: Final = 7
_RATINGS: Final = (
    *(("a", "Ａ"),) * 5,
    *(("b", "Ｂ"),) * 3,
    *(("c", "Ｃ"),),
)


class _Item(NamedTuple):
    """A measure of the plan: the direction it stands under, and its indicators."""

    id: str
    direction: str
    tree: Tree
    quantities: tuple[Quantity, ...]


def draft_reforms(series: Series) -> list[PlanDraft]:
    """The one plan of the series."""
    return [_draft(series, size) for size in series.sizes]


def _draft(series: Series, size: int) -> PlanDraft:
    random, phrases = series.random, series.phrases
    plan = f"{series.name}-{_FIRST_YEAR}"
    title = f"見本大市 第{series.number}次 {phrases.aim()}のための推進計画"
    pillars, leaves = _pillars(series, plan)
    items = list(_items(series, plan, leaves, size))
    quantities = [
        draw_quantity(f"{phrases.counted()}の水準", each, _FIRST_YEAR, random, phrases)
        for each in range(1, _PLAN_QUANTITIES + 1)
    ]
    files: dict[str, dict[str, Tree]] = {
        "plan.yaml": _head(series, plan, title, quantities, leaves),
        "pillars.yaml": {"pillars": pillars},
        **by_file(((item.direction, item.tree) for item in items), "measures", {}),
    }
    for year in _REPORTED:
        results = ((f"{year}-{item.direction}", _result(series, item, year)) for item in items)
        files |= by_file(results, "results", {"round": f"yearly-{year}"})
        actuals: Tree = [report(each, year, random) for each in quantities]
        files[f"results/{year}-indicators.yaml"] = {"round": f"yearly-{year}", "plan_actuals": actuals}
    return PlanDraft(plan, title, _FIRST_YEAR, series.bureau.id, files)


def _pillars(series: Series, plan: str) -> tuple[list[Tree], list[str]]:
    """Policies with their directions and basic projects, and the ids of the basic projects."""
    phrases = series.phrases
    policies: list[Tree] = []
    leaves: list[str] = []
    source: Tree = {"document": plan}
    for policy, count in enumerate(share_out(_DIRECTIONS, _POLICIES), 1):
        directions: list[Tree] = []
        for direction in range(1, count + 1):
            below = [f"{policy}-{direction}-{project}" for project in range(1, series.random.randrange(2, 5))]
            leaves += below
            projects: list[Tree] = [
                {"id": leaf, "level": "basic-project", "number": f"基本事業{leaf[-1]}", "title": phrases.title(), "source": source, "text": phrases.promise(3)}
                for leaf in below
            ]  # fmt: skip
            text = "\n".join(f"■{phrases.promise(1)}" for _ in range(3))
            head: dict[str, Tree] = {
                "id": f"{policy}-{direction}",
                "level": "direction",
                "number": f"方向性{direction}",
            }
            directions.append({**head, "title": phrases.aim(), "source": source, "text": text, "children": projects})
        number = f"施策{policy}"
        policies.append(
            {
                "id": f"{policy}",
                "level": "policy",
                "number": number,
                "title": phrases.aim(),
                "source": source,
                "children": directions,
            }
        )
    return policies, leaves


def _items(series: Series, plan: str, leaves: list[str], size: int) -> Iterator[_Item]:
    random, phrases = series.random, series.phrases
    number = 0
    for leaf, count in zip(leaves, share_out(size, len(leaves)), strict=True):
        for _ in range(count):
            number += 1
            counted = 1 if random.random() < 0.3 else 0
            quantities = tuple(
                draw_quantity(phrases.counted(), each + 1, _FIRST_YEAR, random, phrases) for each in range(counted)
            )
            tree: dict[str, Tree] = {
                "id": f"{number:02}",
                "number": f"取組項目{number}",
                "title": phrases.title(),
                "kind": "item",
                "pillar": leaf,
                "source": {"document": plan, "page": f"P.{8 + number // 4}"},
                "departments": responsible(series),
            }
            if number > 1 and random.random() < 0.04:
                tree["repeats"] = [{"measure": f"{random.randrange(1, number):02}"}]
            if quantities:
                tree["indicators"] = [declare(each, _YEARS, baseline=True) for each in quantities]
            yield _Item(f"{number:02}", leaf.rpartition("-")[0], tree, quantities)


def _result(series: Series, item: _Item, year: int) -> Tree:
    random = series.random
    tree: dict[str, Tree] = {"measure": item.id, "done": series.phrases.report(random.randrange(1, 9))}
    if item.quantities:
        tree["actuals"] = [report(each, year, random) for each in item.quantities]
        rating, letter = random.choice(_RATINGS)
        tree["evaluations"] = [
            {
                "by": "division",
                "scale": "progress",
                "rating": rating,
                "as_published": letter,
                "reason": series.phrases.report(1),
            },
            {"by": "citizens_panel", "by_name": "推進市民会議", "as_published": series.phrases.effect()},
        ]
        tree["next_step"] = {"kind": "continue", "as_published": "継続"}
    return tree


def _head(series: Series, plan: str, title: str, quantities: list[Quantity], leaves: list[str]) -> dict[str, Tree]:
    phrases = series.phrases
    indicators: list[Tree] = []
    for number, each in enumerate(quantities, 1):
        declared = declare(each, _YEARS, baseline=True, definition=phrases.state())
        served: Tree = series.random.sample(leaves, 3)
        if isinstance(declared, dict):
            indicators.append({**declared, "number": f"{number}", "serves": served})
    source: Tree = {"document": plan}
    rounds: list[Tree] = [
        {
            "id": f"yearly-{year}",
            "name": f"{year}年度の主な取組状況",
            "kind": "yearly",
            "fiscal_year": year,
            "source": source,
        }
        for year in _REPORTED
    ]
    return {
        "title": title,
        "kind": "推進計画",
        "period": {"from": _YEARS[0], "to": _YEARS[-1]},
        "source": source,
        "levels": [
            {"id": "policy", "name": "施策"},
            {"id": "direction", "name": "方向性"},
            {"id": "basic-project", "name": "基本事業"},
        ],
        "measure_kinds": [{"id": "item", "name": "取組項目", "heading": "取組項目一覧"}],
        "words": {"departments": "推進部署", "done": "取組状況", "indicator": "指標"},
        "scales": [
            {
                "id": "progress",
                "name": "進捗評価",
                "axis": "進捗",
                "steps": [
                    {"id": "a", "label": "Ａ", "definition": "計画どおり", "reads_as": "reached"},
                    {"id": "b", "label": "Ｂ", "definition": "おおむね計画どおり", "reads_as": "on_the_way"},
                    {"id": "c", "label": "Ｃ", "definition": "遅れている", "reads_as": "not_reached"},
                ],
            }
        ],
        "rounds": rounds,
        "narrative": [
            {"id": "purpose", "part": "prose", "topic": "purpose", "number": "１．", "heading": "計画の目的", "text": phrases.promise(6)},
            {"id": "process", "part": "prose", "topic": "process", "number": "２．", "heading": "進行管理", "text": phrases.promise(5)},
            {"id": "notes", "part": "footnotes", "topic": "footnotes", "footnotes": [{"mark": "※１", "text": "各年度末現在の値です。"}]},
        ],
        "indicators": indicators,
    }  # fmt: skip
