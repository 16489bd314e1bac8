"""Yearly policies of a bureau: roles, priority projects with targets and evaluations, main initiatives with their cost.

Later years go on with most projects of the year before, under the same ids.
"""

from typing import Final, NamedTuple

from benchmarks.plan_drafts import LAST_YEAR, PlanDraft, Series, by_file, era_year, numbered, resources, responsible
from benchmarks.quantities import Quantity, declare, draw_quantity, report
from benchmarks.yaml_text import Tree

_KEPT: Final = 0.7
_PROJECTS: Final = 0.45
_RATINGS: Final = (
    *(("reached", "目標を達成"),) * 7,
    *(("nearly", "おおむね目標を達成"),) * 2,
    ("not-reached", "目標を達成することができなかった"),
)


class _Thread(NamedTuple):
    """A measure through the years."""

    id: str
    title: str
    project: bool
    role: int
    summary: str
    effect: str
    quantities: tuple[Quantity, ...]
    departments: dict[str, Tree]
    amount: int


def draft_policies(series: Series) -> list[PlanDraft]:
    """One plan a year."""
    random, phrases = series.random, series.phrases
    aims = [phrases.aim() for _ in range(random.randrange(4, 9))]
    drafts: list[PlanDraft] = []
    threads: list[_Thread] = []
    before = ""
    for year, size in zip(series.years(), series.sizes, strict=True):
        kept = [thread for thread in threads if random.random() < _KEPT][:size]
        new = [_draw(series, year, number, len(aims)) for number in range(1, size - len(kept) + 1)]
        held = {thread.id for thread in kept}
        threads = sorted((*kept, *new), key=lambda thread: (thread.role, not thread.project))
        draft = _draft(series, year, aims, threads, (before, held))
        drafts.append(draft)
        before = draft.id
    return drafts


def _draw(series: Series, year: int, number: int, roles: int) -> _Thread:
    random, phrases = series.random, series.phrases
    project = random.random() < _PROJECTS
    count = random.choice((0, 1, 1, 1, 2)) if project else 0
    quantities = (draw_quantity(phrases.counted(), each, year, random, phrases) for each in range(1, count + 1))
    return _Thread(
        id=f"{'project' if project else 'initiative'}-{year % 100}-{number:02}",
        title=phrases.title(),
        project=project,
        role=random.randrange(roles) + 1,
        summary=phrases.promise(random.randrange(2, 4)),
        effect=phrases.effect(),
        quantities=tuple(quantities),
        departments=responsible(series),
        amount=random.randrange(80, 90_000) if random.random() < 0.6 else 0,
    )


def _draft(
    series: Series, year: int, aims: list[str], threads: list[_Thread], before: tuple[str, set[str]]
) -> PlanDraft:
    plan = f"{series.name}-{year}"
    predecessor, held = before
    reported = year < LAST_YEAR
    pillars: list[Tree] = [
        {"id": f"role-{number}", "level": "role", "number": f"{number}.", "title": aim, "source": {"document": plan}}
        for number, aim in enumerate(aims, 1)
    ]
    measures = [
        (f"role-{thread.role}", _measure(thread, number, year, plan, predecessor if thread.id in held else ""))
        for number, thread in enumerate(threads, 1)
    ]
    title = f"{series.bureau.name} 局・区運営方針（{era_year(year)}）"
    head = {"title": title, **_head(series, year, plan, aims)}
    files: dict[str, dict[str, Tree]] = {
        "plan.yaml": {**head, "predecessor": predecessor} if predecessor else head,
        "pillars.yaml": {"pillars": pillars},
        **by_file(measures, "measures", {}),
    }
    if reported:
        results: list[Tree] = [_result(series, thread, year) for thread in threads]
        files[f"results/{year}.yaml"] = {"round": f"yearly-{year}", "measures": results}
    return PlanDraft(plan, title, year, series.bureau.id, files)


def _head(series: Series, year: int, plan: str, aims: list[str]) -> dict[str, Tree]:
    phrases, bureau = series.phrases, series.bureau.id
    issues: list[Tree] = [
        {"number": f"{number}", "current": phrases.state(), "issue": phrases.promise(1)} for number in range(1, 7)
    ]
    narrative: list[Tree] = [
        {"id": "catchphrase", "part": "prose", "topic": "catchphrase", "heading": "キャッチフレーズ", "department": bureau, "text": f"～{aims[0]}へ～"},
        numbered("roles", "role", "局・区の役割・目標", bureau, (phrases.promise(2) for _ in aims)),
        numbered("viewpoints", "viewpoints", "経営の視点・方針", bureau, (phrases.effect() for _ in range(8))),
        {
            "id": "issues",
            "part": "pairs",
            "topic": "current_state",
            "heading": "現状と課題",
            "department": bureau,
            "current_heading": "現状",
            "issue_heading": "課題",
            "pairs": issues,
        },
        resources(series, year),
    ]  # fmt: skip
    source: Tree = {"document": plan}
    return {
        "kind": "局・区運営方針",
        "period": {"from": year, "to": year},
        "owner": bureau,
        "source": source,
        "plain_summary": f"{series.bureau.name}が{era_year(year)}に重点を置く事務事業と主な取組です。",
        "levels": [{"id": "role", "name": "局・区の役割・目標"}],
        "measure_kinds": [
            {"id": "project", "name": "事務事業", "words": {"summary": "事務事業の概要", "target_text": "指標・目標", "expected_effect": "目標達成により得られる成果"}},
            {"id": "initiative", "name": "主な取組", "heading": "主な取組", "words": {"summary": "内容", "departments": "部名 / 課名", "budget": "事業費"}},
        ],
        "scales": [
            {
                "id": "achievement",
                "name": "評価",
                "steps": [
                    {"id": "reached", "label": "目標を達成", "reads_as": "reached"},
                    {"id": "nearly", "label": "おおむね目標を達成", "reads_as": "on_the_way"},
                    {"id": "not-reached", "label": "目標を達成することができなかった", "reads_as": "not_reached"},
                ],
            }
        ],
        "rounds": [{"id": f"yearly-{year}", "name": "年度末の評価", "kind": "yearly", "fiscal_year": year, "source": source}],
        "narrative": narrative,
    }  # fmt: skip


def _measure(thread: _Thread, number: int, year: int, plan: str, continued: str) -> Tree:
    tree: dict[str, Tree] = {
        "id": thread.id,
        "number": str(number),
        "title": thread.title,
        "kind": "project" if thread.project else "initiative",
        "pillar": f"role-{thread.role}",
        "source": {"document": plan},
        "departments": thread.departments,
    }
    if continued:
        tree["continues"] = [{"measure": f"{continued}/{thread.id}"}]
    elif year > LAST_YEAR - 7:
        tree["new"] = True
    tree["summary"] = thread.summary
    if thread.project:
        tree |= {"target_text": f"{thread.title}を{era_year(year)}末までに進める。", "expected_effect": thread.effect}
    if thread.quantities:
        tree["indicators"] = [
            declare(each, (year,), baseline=each.accumulation == "point") for each in thread.quantities
        ]
    if thread.amount:
        amount = f"{thread.amount + (year - 2018) * 37:,}"
        tree["budgets"] = [
            {
                "fiscal_year": year,
                "kind": "initial",
                "amount": amount,
                "unit": "千円",
                "as_published": amount,
                "label": "事業費",
            }
        ]
    return tree


def _result(series: Series, thread: _Thread, year: int) -> Tree:
    random = series.random
    tree: dict[str, Tree] = {"measure": thread.id, "done": series.phrases.report(random.randrange(2, 5))}
    if thread.quantities:
        tree["actuals"] = [report(each, year, random) for each in thread.quantities]
    if thread.project:
        rating, words = random.choice(_RATINGS)
        tree["evaluations"] = [{"by": "city", "scale": "achievement", "rating": rating, "as_published": words}]
    if thread.amount:
        settled = f"{(thread.amount + (year - 2018) * 37) * random.randrange(80, 101) // 100:,}"
        tree["budgets"] = [
            {"fiscal_year": year, "kind": "settled", "amount": settled, "unit": "千円", "as_published": settled}
        ]
    return tree
