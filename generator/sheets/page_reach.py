"""What a page reaches that is answered beside a text: the text has no source of its own, the page is that of the whole report."""

from collections.abc import Iterable, Iterator, Mapping

from generator.map.site_index import SiteIndex
from generator.model.basics import Absent, Place
from generator.model.results import MeasureResult, PillarResult, PlanResult
from generator.sheets.deciding import RecordEdit
from generator.sheets.rows import SheetKind, SheetRow


def find_reach(
    site_index: SiteIndex, changes: Iterable[RecordEdit], rows: Mapping[str, SheetRow]
) -> dict[str, tuple[str, ...]]:
    """By the key of an answered row, in Japanese what else of its report is said to stand on the new page: whatever names no source itself.

    ``rows`` are the rows as they are asked now. What is given a page of its own by another answer is left out.
    """
    paged = {change.row.key: change for change in changes if change.page}
    reach = {}
    for key, change in paged.items():
        spot = change.row.spot
        result = _report_at(site_index, spot.folder, spot.entry)
        if change.row.kind is not SheetKind.TEXTS or result is None:
            continue
        free = set(_without_source(result))
        others = (row for other, row in rows.items() if other not in paged and row.spot.entry == spot.entry)
        names = [row.shown[1] for row in others if row.kind is SheetKind.TEXTS or row.spot.item in free]
        judged = sum(isinstance(each.source, Absent) for each in result.evaluations)
        reach[key] = (*names, *([f"評価 {judged:,} 件"] if judged else []))
    return reach


def _report_at(
    site_index: SiteIndex, plan: str, place: Place | None
) -> MeasureResult | PillarResult | PlanResult | None:
    for file in site_index.plans[plan].results:
        for result in file.reports:
            if result.place == place:
                return result
    return None


def _without_source(result: MeasureResult | PillarResult | PlanResult) -> Iterator[Place]:
    """Where the amounts and values stand that name no source."""
    figures = () if isinstance(result, PlanResult) else tuple(each.figure for each in result.actuals)
    yield from (each.place for each in result.budgets if isinstance(each.source, Absent))
    yield from (each.place for each in figures if isinstance(each.source, Absent))
