"""A plan's folder before the workbook: not there yet, or as `kokai new` began it and nobody has written into it since."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.model.basics import Absent, Ref
from generator.model.plans import Plan
from generator.model.site import MunicipalityFolder
from generator.plan_books.taking import TakenRow
from generator.problems.problem import Problem, problem, whole_file
from generator.starting import is_as_begun

_BEGUN: Final = {
    "plan.yaml": "plan/plan.yaml",
    "pillars.yaml": "plan/pillars.yaml",
    "measures/measures.yaml": "plan/measures.yaml",
}


class BegunPlan(NamedTuple):
    """The files of a plan that was only begun, by their paths below the data folder, and what it says of itself; none where there is no plan."""

    files: Mapping[str, str]
    plan: Plan | None

    def fill(self, rows: Mapping[str, Sequence[TakenRow]]) -> dict[str, Sequence[TakenRow]]:
        """The rows with what was said when the plan was begun, where the workbook says nothing of it."""
        if self.plan is None:
            return dict(rows)
        row = rows["plan"][0]
        known = {"from": _year(self.plan.period.first), "to": _year(self.plan.period.last)}
        if isinstance(self.plan.source.document, Ref):
            known["document"] = self.plan.source.document.target
        texts = {**{field: text for field, text in known.items() if text}, **row.texts}
        return {**rows, "plan": (row._replace(texts=texts),)}


def _year(year: int | Absent) -> str:
    return "" if isinstance(year, Absent) else str(year)


def find_begun(data: Path, city: MunicipalityFolder, plan_id: str) -> BegunPlan | Problem:
    """What is there of the plan; the problem where that is more than its beginning."""
    folder = data / city.municipality.id / plan_id
    if not folder.exists():
        return BegunPlan({}, None)
    files = (
        {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
        if folder.is_dir()
        else {}
    )
    texts = {
        name: path.read_bytes().decode("utf-8", errors="replace") for name, path in files.items() if name in _BEGUN
    }
    if folder.is_dir() and not files:
        return BegunPlan({}, None)
    begun = set(files) == set(_BEGUN) and all(is_as_begun(text, texts[name]) for name, text in _BEGUN.items())
    if not begun:
        place = whole_file(f"{city.municipality.id}/{plan_id}")
        return problem("K884", place, city=city.municipality.id, plan=plan_id)
    plan = next((each.plan for each in city.plans if each.plan.id == plan_id), None)
    return BegunPlan({f"{city.municipality.id}/{plan_id}/{name}": text for name, text in texts.items()}, plan)
