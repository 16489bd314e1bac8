"""The workbook that is filled in: empty, with what a municipality has, or with a whole plan."""

from pathlib import Path

from generator.edited_data import read_site
from generator.model.site import MunicipalityFolder, PlanFolder
from generator.plan_books.collecting import find_city
from generator.plan_books.showing import show_book
from generator.plan_books.workbook import render_csv_files, render_plan_book
from generator.problems.problem import Problem, problem, whole_file
from generator.system.exchanging import exchange_content

_TITLE = "計画の表"


def hand_out_plan(data: Path, path: Path, city_id: str | None, plan_id: str | None) -> list[Path] | list[Problem]:
    """Write a workbook (``path`` ends in .xlsx) or a folder of CSV files; gives the files, or what is in the way. Raises ``OSError``.

    Without ``city_id`` that of a site with one municipality is meant; of a site with several, and where there is no site, all sheets are empty.
    Without ``plan_id`` all but departments and documents are.
    """
    found = _find(data, city_id, plan_id)
    if not isinstance(found, tuple):
        return found
    city, plan = found
    shown = show_book(city, plan)
    name = plan.plan.title if plan is not None else city.municipality.name if city is not None else ""
    title = f"{_TITLE}（{name}）" if name else _TITLE
    if path.suffix.lower() == ".xlsx":
        files = {path: render_plan_book(shown, title)}
    else:
        files = {path / name: content for name, content in render_csv_files(shown).items()}
    there = [each for each in files if each.exists()]
    if there:
        return [problem("K876", whole_file(str(there[0])), file=there[0].name)]
    for each, content in files.items():
        each.parent.mkdir(parents=True, exist_ok=True)
        exchange_content(each, content)
    return list(files)


def _find(
    data: Path, city_id: str | None, plan_id: str | None
) -> tuple[MunicipalityFolder | None, PlanFolder | None] | list[Problem]:
    """The municipality and the plan that are asked for, None for what is not; or what is in the way."""
    if city_id is None and plan_id is None and not (data / "site.yaml").is_file():
        return None, None
    site = read_site(data)
    if city_id is None and plan_id is None and (site.site_index is None or len(site.site_index.municipalities) != 1):
        return None, None
    city = find_city(site, city_id)
    if isinstance(city, Problem):
        return [city]
    if city is None or site.errors():
        return site.errors()
    plan = next((each for each in city.plans if each.plan.id == plan_id), None)
    if plan_id is not None and plan is None:
        known = "、".join(each.plan.id for each in city.plans) or "まだありません"
        return [problem("K888", whole_file(str(data)), city=f"{city.municipality.id}/{plan_id}", known=known)]
    return city, plan
