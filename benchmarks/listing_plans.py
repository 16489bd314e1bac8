"""Plans without pillars: lists of one-line initiatives, and projects with their target indicators."""

from typing import Final

from benchmarks.plan_drafts import LAST_YEAR, PlanDraft, Series, by_file, era_year, numbered, resources, responsible
from benchmarks.quantities import declare, draw_quantity, report
from benchmarks.yaml_text import Tree

_SCHEDULES: Final[tuple[Tree, ...]] = (
    {"as_published": "随時", "state": "as_needed"},
    {"as_published": "毎年5月", "state": "yearly"},
    {"as_published": "毎月実施", "state": "monthly"},
)


def draft_initiatives(series: Series) -> list[PlanDraft]:
    """One list a year."""
    return [_initiatives(series, year, size) for year, size in zip(series.years(), series.sizes, strict=True)]


def _initiatives(series: Series, year: int, size: int) -> PlanDraft:
    random, phrases = series.random, series.phrases
    plan = f"{series.name}-{year}"
    title = f"{era_year(year)} {phrases.aim()}に向けた{series.bureau.name}の取組について"
    measures: list[tuple[str, Tree]] = []
    for number in range(1, size + 1):
        month = random.randrange(4, 13)
        begins: Tree = {"as_published": f"R{year - 2018}.{month}～", "begins": f"{year}-{month:02}", "state": "ongoing"}
        schedule = begins if random.random() < 0.7 else random.choice(_SCHEDULES)
        tree: dict[str, Tree] = {
            "id": f"initiative-{number:02}",
            "title": phrases.title(),
            "kind": "initiative",
            "source": {"document": plan},
            "departments": responsible(series),
            "summary": phrases.promise(1),
            "schedule": schedule,
        }
        measures.append((f"{(number - 1) // 8 + 1:02}", tree))
    head: dict[str, Tree] = {
        "title": title,
        "period": {"from": year, "to": year},
        "source": {"document": plan},
        "plain_summary": f"{series.bureau.name}が{era_year(year)}に新しく始める取組の一覧です。",
        "measure_kinds": [
            {"id": "initiative", "name": "取組", "heading": "各局・区の取組", "words": {"summary": "概要", "schedule": "実施時期", "note": "備考"}}
        ],
        "narrative": [numbered("overview", "purpose", "概要", series.bureau.id, (phrases.promise(1) for _ in range(3)))],
    }  # fmt: skip
    return PlanDraft(plan, title, year, series.bureau.id, {"plan.yaml": head, **by_file(measures, "measures", {})})


def draft_missions(series: Series) -> list[PlanDraft]:
    """One statement of mission and projects a year."""
    return [_missions(series, year, size) for year, size in zip(series.years(), series.sizes, strict=True)]


def _missions(series: Series, year: int, size: int) -> PlanDraft:
    random, phrases, bureau = series.random, series.phrases, series.bureau
    plan = f"{series.name}-{year}"
    title = f"{bureau.name}の「運営方針と目標」（{era_year(year)}）"
    measures: list[tuple[str, Tree]] = []
    results: list[Tree] = []
    for number in range(1, size + 1):
        count = random.choice((1, 2, 2, 3))
        quantities = [draw_quantity(phrases.counted(), each, year, random, phrases) for each in range(1, count + 1)]
        tree: dict[str, Tree] = {
            "id": f"project-{number:02}",
            "number": f"{number}",
            "title": phrases.title(),
            "kind": "project",
            "source": {"document": plan},
            "departments": responsible(series),
            "priority": {"as_published": f"{number}", "rank": number},
            "summary": phrases.promise(4),
            "target_text": "\n".join(f"・{each.name}の目標の達成" for each in quantities),
            "indicators": [declare(each, (year,), baseline=False) for each in quantities],
        }
        measures.append((f"{(number - 1) // 10 + 1:02}", tree))
        actuals: Tree = [report(each, year, random) for each in quantities]
        results.append({"measure": f"project-{number:02}", "done": phrases.report(2), "actuals": actuals})
    head: dict[str, Tree] = {
        "title": title,
        "kind": "運営方針と目標",
        "period": {"from": year, "to": year},
        "owner": bureau.id,
        "source": {"document": plan},
        "measure_kinds": [{"id": "project", "name": "個別事業", "words": {"target_text": "【目標指標】", "indicator": "目標指標"}}],
        "words": {"priority": "重点課題順"},
        "rounds": [{"id": f"yearly-{year}", "name": "年度末の報告", "kind": "yearly", "fiscal_year": year, "source": {"document": plan}}],
        "narrative": [
            numbered("mission", "mission", "部の使命・目標に関する認識", bureau.id, (phrases.promise(1) for _ in range(7))),
            {"id": "roles", "part": "prose", "topic": "role", "heading": "各課の役割", "department": bureau.id, "text": phrases.promise(4)},
            resources(series, year),
            numbered("policies", "policies", "実施方針", bureau.id, (phrases.promise(3) for _ in range(5))),
        ],
    }  # fmt: skip
    files: dict[str, dict[str, Tree]] = {"plan.yaml": head, **by_file(measures, "measures", {})}
    if year < LAST_YEAR:
        files[f"results/{year}.yaml"] = {"round": f"yearly-{year}", "measures": results}
    return PlanDraft(plan, title, year, bureau.id, files)
