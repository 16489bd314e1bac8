"""Find the plan of a booklet among what may be published of the data: checked as in a build, without what is held back."""

import datetime as dt
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Final

from generator.cache import Store
from generator.checks import check_salvaged
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.site_index import SiteIndex
from generator.orders import Order
from generator.problems.nearest_word import name_known
from generator.problems.problem import Problem, Refused, sort_problems
from generator.problems.reports import count_levels
from generator.publishable import find_publishable
from generator.system.scratch import scratch_folder

_SEVERAL: Final = "「{plan}」という計画は、いくつかの自治体にあります。--city で、{cities} のどれかを書いてください。"
_UNKNOWN_CITY: Final = "「{city}」という自治体はありません。{hint}"
_UNKNOWN: Final = "{where}「{plan}」という計画はありません。{hint}"


class NoSuchPlanError(Exception):
    """The plan that was asked for is not there; the message says in Japanese which there are."""


def read_published(project: Path, data: Path, day: dt.date) -> SiteIndex | list[Problem]:
    """The map of what may be published on the day; all problems, in order, where any of them stops a build."""
    files, problems = read_data(data)
    gathered = gather_site(files, {})
    problems += gathered.problems
    if isinstance(gathered.site, Refused):
        return sort_problems([*problems, *check_salvaged(gathered.salvaged, problems)])
    with scratch_folder(Path(tempfile.gettempdir()), "kokai-book-") as work:
        order = Order(project, data, work, work, write=False)
        known = find_publishable(order, Store(work), gathered, problems, day, versions=False)
    return sort_problems(problems) if count_levels(problems)[0] else known.site_index


def find_plan(site_index: SiteIndex, name: str, city: str) -> str:
    """The key of the plan that ``name`` means: its id, with or without the municipality (``komae/reform-6``), or its folder.

    ``city`` is the id of the municipality, "" where any will do. Raises :class:`NoSuchPlanError`.
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part]
    plan = parts[-1] if parts else ""
    city = city or (parts[-2] if len(parts) > 1 else "")
    if city and city not in site_index.municipalities:
        raise NoSuchPlanError(_UNKNOWN_CITY.format(city=city, hint=name_known(city, site_index.municipalities)))
    found = [key for key in site_index.plans if key.endswith(f"/{plan}") and key.startswith(f"{city}/" if city else "")]
    if len(found) > 1:
        cities = "、".join(key.partition("/")[0] for key in found)
        raise NoSuchPlanError(_SEVERAL.format(plan=plan, cities=cities))
    if not found:
        where = f"「{city}」に" if city else ""
        raise NoSuchPlanError(_UNKNOWN.format(where=where, plan=plan, hint=name_known(plan, _ids(site_index, city))))
    return found[0]


def _ids(site_index: SiteIndex, city: str) -> Collection[str]:
    return {key.partition("/")[2] for key in site_index.plans if not city or key.startswith(f"{city}/")}
