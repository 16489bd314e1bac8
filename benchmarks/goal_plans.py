"""Yearly goal sheets of a department: goals with priority and background, work items with numbered steps, interim and final reports."""

from typing import Final

from benchmarks.plan_drafts import LAST_YEAR, PlanDraft, Series, by_file, era_year, numbered, responsible, share_out
from benchmarks.quantities import Quantity, declare, draw_quantity, report
from benchmarks.yaml_text import Tree

_GOALS: Final = 5
_DEADLINES: Final = ("5月", "6月から通年", "8月", "9月末", "10月から通年", "12月", "3月", "随時")
_WORDS: Final[Tree] = {
    "steps": "方法・手段（何をどのように）",
    "deadline": "期間・期限（いつ・いつまでに）",
    "step_target": "数値目標（どの水準まで）",
    "indicator": "数値目標",
    "interim": "中間報告（目標に対する進捗状況・進捗度）",
    "final": "期末報告（目標に対する達成状況・達成度）",
}


def draft_goals(series: Series) -> list[PlanDraft]:
    """One sheet a year."""
    return [_draft(series, year, size) for year, size in zip(series.years(), series.sizes, strict=True)]


def _draft(series: Series, year: int, size: int) -> PlanDraft:
    plan = f"{series.name}-{year}"
    title = f"{series.bureau.name} {era_year(year)} 重点目標管理シート"
    aims = [series.phrases.aim() for _ in range(_GOALS)]
    measures: list[tuple[str, Tree]] = []
    interim: list[tuple[str, Tree]] = []
    final: list[tuple[str, Tree]] = []
    for goal, count in enumerate(share_out(size, _GOALS), 1):
        for number in range(1, count + 1):
            name = f"{goal}-{number:02}"
            steps = series.random.randrange(2, 5)
            quantity = draw_quantity(series.phrases.counted(), 1, year, series.random, series.phrases)
            measures.append((f"goal-{goal}", _measure(series, plan, name, steps, quantity)))
            interim.append((f"{year}-1-interim", {"measure": name, "reports": _reports(series, steps)}))
            reports = _reports(series, steps)
            actuals: Tree = [report(quantity, year, series.random)]
            final.append((f"{year}-2-final", {"measure": name, "reports": reports, "actuals": actuals}))
    files: dict[str, dict[str, Tree]] = {
        "plan.yaml": _head(series, year, plan, title, aims),
        "pillars.yaml": {"pillars": [_goal(series, plan, number, aim) for number, aim in enumerate(aims, 1)]},
        **by_file(measures, "measures", {}),
    }
    if year < LAST_YEAR:
        sections: list[Tree] = [
            {
                "pillar": f"{number}",
                "sections": [{"heading": "取組による効果・残された課題", "text": series.phrases.report(4)}],
            }
            for number in range(1, _GOALS + 1)
        ]
        files |= by_file(interim, "results", {"round": f"interim-{year}"})
        files |= by_file(final, "results", {"round": f"final-{year}", "pillars": sections})
    return PlanDraft(plan, title, year, series.bureau.id, files)


def _head(series: Series, year: int, plan: str, title: str, aims: list[str]) -> dict[str, Tree]:
    source: Tree = {"document": plan}
    return {
        "title": title,
        "kind": "重点目標管理シート",
        "period": {"from": year, "to": year},
        "owner": series.bureau.id,
        "source": source,
        "levels": [{"id": "goal", "name": "重点目標"}],
        "measure_kinds": [
            {"id": "work-item", "name": "取組項目", "heading": "取組項目及び方法・手段", "words": _WORDS}
        ],
        "words": {"departments": "部局名", "priority": "優先順位"},
        "rounds": [
            {"id": f"interim-{year}", "name": "中間報告", "kind": "interim", "fiscal_year": year, "source": source},
            {"id": f"final-{year}", "name": "期末報告", "kind": "final", "fiscal_year": year, "source": source},
        ],
        "narrative": [numbered("goals", "policies", "重点目標", series.bureau.id, aims)],
    }


def _goal(series: Series, plan: str, number: int, aim: str) -> Tree:
    phrases = series.phrases
    return {
        "id": f"{number}",
        "level": "goal",
        "number": f"{number}",
        "title": aim,
        "priority": {"as_published": f"{number}位", "rank": number},
        "departments": {"as_published": series.bureau.name, "lead": [series.bureau.id]},
        "positions": [
            {"label": "総合計画における位置付け", "text": f"第{number}編 第1章 {phrases.aim()}"},
            {"label": "市長公約における位置付け", "text": f"{number} - (2)"},
        ],
        "source": {"document": plan},
        "sections": [
            {"heading": "現況・課題", "text": "\n".join(f"・{phrases.promise(2)}" for _ in range(4))},
            {"heading": "目的・効果", "text": phrases.promise(5)},
            {"heading": "特記事項 市民参加・協働の推進", "text": phrases.promise(2)},
        ],
    }


def _measure(series: Series, plan: str, name: str, steps: int, quantity: Quantity) -> Tree:
    random, phrases = series.random, series.phrases
    numbers = range(1, steps + 1)
    return {
        "id": name,
        "title": phrases.title(),
        "kind": "work-item",
        "pillar": name.partition("-")[0],
        "source": {"document": plan},
        "departments": responsible(series),
        "steps": [{"id": f"{number}", "number": f"({number})", "title": phrases.step()} for number in numbers],
        "deadlines": [
            {"steps": [f"{number}"], "text": f"({number}) {random.choice(_DEADLINES)}"} for number in numbers
        ],
        "step_targets": [{"steps": [f"{number}"], "text": f"({number}) {phrases.promise(1)}"} for number in numbers],
        "indicators": [declare(quantity, (quantity.first_year,), baseline=False)],
    }


def _reports(series: Series, steps: int) -> Tree:
    return [
        {"steps": [f"{number}"], "text": f"({number}) {series.phrases.report(series.random.randrange(1, 4))}"}
        for number in range(1, steps + 1)
    ]
