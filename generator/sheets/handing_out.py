"""Workbooks for a round: who gets which rows, under which name, written to a folder."""

import datetime as dt
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from generator.edited_data import read_site
from generator.map.site_index import SiteIndex
from generator.model.plans import Round
from generator.problems.problem import Problem, problem, whole_file
from generator.sheets.asking import ask_plan
from generator.sheets.covers import Cover
from generator.sheets.rows import SheetRow
from generator.sheets.workbooks import render_book

NOBODY: Final = "担当の記載なし"
_UNFIT: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


class Errand(NamedTuple):
    """What one department is asked: its workbook's cover, rows and file name."""

    cover: Cover
    rows: tuple[SheetRow, ...]
    file: str


class HandedOut(NamedTuple):
    """What was written, or what is in the way."""

    written: tuple[Path, ...]
    rows: int
    problems: tuple[Problem, ...] = ()


def hand_out(data: Path, its_round: str, plan: str | None, by: str, folder: Path) -> HandedOut:
    """Write a workbook for each department (or plan) into a folder; nothing where the data have errors. Raises ``OSError``."""
    site = read_site(data)
    if site.errors() or site.site_index is None:
        return HandedOut((), 0, tuple(site.errors()))
    errands = plan_errands(site.site_index, its_round, plan, by)
    if isinstance(errands, Problem):
        return HandedOut((), 0, (errands,))
    folder.mkdir(parents=True, exist_ok=True)
    taken = [folder / each.file for each in errands if (folder / each.file).exists()]
    if taken:
        found = [problem("K876", whole_file(str(path)), file=path.name) for path in taken]
        return HandedOut((), 0, tuple(found))
    for errand in errands:
        (folder / errand.file).write_bytes(render_book(errand.cover, errand.rows))
    return HandedOut(tuple(folder / each.file for each in errands), sum(len(each.rows) for each in errands))


def plan_errands(site_index: SiteIndex, its_round: str, plan: str | None, by: str) -> list[Errand] | Problem:
    """Who is asked what in a round; the problem where there is no such plan or round. ``by`` is ``department`` or ``plan``."""
    plans = find_plans(site_index, its_round, plan)
    if isinstance(plans, Problem):
        return plans
    groups: dict[tuple[str, str], dict[str, SheetRow]] = {}
    rounds: dict[tuple[str, str], tuple[Round, list[str]]] = {}
    for key, found in plans.items():
        city = key.partition("/")[0]
        for department, row in ask_plan(site_index, key, found):
            group = (city, department) if by == "department" else (key, "")
            groups.setdefault(group, {})[row.key] = row
            of_round = rounds.setdefault(group, (found, []))
            if key not in of_round[1]:
                of_round[1].append(key)
    names = _names(site_index, groups)
    return [
        Errand(
            _cover(*rounds[group], group, names[group]),
            tuple(rows.values()),
            f"{file_name(names[group])}.xlsx",
        )
        for group, rows in sorted(groups.items())
    ]


def find_plans(site_index: SiteIndex, its_round: str, plan: str | None) -> Mapping[str, Round] | Problem:
    """The plans that have the round, with it."""
    found = {
        key: each
        for key, folder in site_index.plans.items()
        for each in folder.plan.rounds
        if each.id == its_round and plan in (None, key, key.partition("/")[2])
    }
    if found:
        return found
    return problem("K852", whole_file(""), **_tell_known(site_index, plan), round=its_round, mend_hint=_ROUND_HINT)


_ROUND_HINT: Final = "--round（どの計画かも選ぶときは --plan も）を、そのとおりに書いてください。"


def _tell_known(site_index: SiteIndex, plan: str | None) -> dict[str, str]:
    """Which plans were looked through, and which rounds there are."""
    own = {key: each for key, each in site_index.plans.items() if plan in (None, key, key.partition("/")[2])}
    if plan is not None and not own:
        return {
            "where": f"計画「{plan}」には",
            "known": f"この計画がありません。計画は {'、'.join(site_index.plans) or 'まだありません'}。",
        }
    known = sorted(f"{each.id}（{key}「{each.name}」）" for key, folder in own.items() for each in folder.plan.rounds)
    told = (
        f"あるのは {'、'.join(known)} です。"
        if known
        else "報告の回は、まだ一つもありません。「kokai new round」で作ります。"
    )
    return {"where": f"計画「{plan}」には" if plan else "どの計画にも", "known": told}


def _cover(found: Round, plans: list[str], group: tuple[str, str], name: str) -> Cover:
    city = group[0].partition("/")[0]
    return Cover(found.id, found.name, city, group[1], name, tuple(plans), _date(found))


def _date(its_round: Round) -> dt.datetime:
    """The date that a workbook bears: SOURCE_DATE_EPOCH, else the day of the round, else the last of its fiscal year."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) < 11:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).replace(tzinfo=None)
    day = its_round.told_as_of
    return dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 (workbooks know no time zones)


def _names(site_index: SiteIndex, groups: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """What each is called: its name, after those above it where two are called alike."""
    cities = {city.partition("/")[0] for city, _ in groups}
    names: dict[tuple[str, str], str] = {}
    for group in groups:
        city, department = group
        path = site_index.department_paths.get(f"{city}/{department}", ())
        alike = [other for other in groups if other != group and _last(site_index, other) == _last(site_index, group)]
        own = "".join(path) if alike and path else _last(site_index, group)
        town = site_index.municipalities[city.partition("/")[0]].municipality.name if len(cities) > 1 else ""
        names[group] = f"{town}{own}"
    doubled = [name for name in names.values() if list(names.values()).count(name) > 1]
    return {group: f"{name}_{group[1] or group[0]}" if name in doubled else name for group, name in names.items()}


def _last(site_index: SiteIndex, group: tuple[str, str]) -> str:
    city, department = group
    if "/" in city:
        return site_index.plan_names[city]
    path = site_index.department_paths.get(f"{city}/{department}", ())
    return path[-1] if path else NOBODY


def file_name(name: str) -> str:
    """A name that every system takes for a file."""
    return _UNFIT.sub("_", name).strip(". ")[:80] or "_"
