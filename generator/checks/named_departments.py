"""Who is responsible is printed as published, and beside it stand links to departments: both have to name the same ones."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.map.site_index import SiteIndex
from generator.model.basics import Absent, Place, Ref, YearSpan
from generator.model.plans import Departments, Measure, Pillar
from generator.problems.problem import Problem, problem

_APART: Final = re.compile(
    r"[、,/()::;\n【】\[\]「」→⇒]+|(?<=[課部局室所係])(?:及び|および|並びに|ならびに|又は|または|と|ほか|他|等|など|・)"
)
_OF_OTHERS: Final = re.compile("[(（]|関係|協力|連携|協議|まで|から|旧")
"""Where these stand, not everybody who is named has to be one of the present ones."""
_ABOVE: Final = re.compile(r".*[部局室所区市町村]\Z")
"""What may stand before a name: the names of what it is a part of."""


class _City(NamedTuple):
    """The departments of a municipality: ids by every name that a document may call one, and ids above and below each."""

    named: Mapping[str, frozenset[str]]
    families: Mapping[str, frozenset[str]]
    titles: Mapping[str, str]


def check_named_departments(site_index: SiteIndex, passed: Collection[str] = ()) -> Iterator[Problem]:
    """The departments of every pillar and measure. Plans in ``passed`` are passed over."""
    cities: dict[str, _City] = {}
    for key, folder in site_index.plans.items():
        if key in passed:
            continue
        own = key.partition("/")[0]
        city = cities[own] = cities.get(own) or _city(site_index, own)
        units: tuple[Pillar | Measure, ...] = (*folder.pillars, *folder.measures)
        for unit in units:
            if not isinstance(unit.departments, Absent):
                yield from _check(unit.departments, city, unit.place)
                yield from _check_former(unit.departments, folder.plan.period, city)


def _city(site_index: SiteIndex, own: str) -> _City:
    paths = {
        key.partition("/")[2]: [_plain(each) for each in path]
        for key, path in site_index.department_paths.items()
        if key.startswith(f"{own}/")
    }
    above = {
        each: "" if isinstance(department.parent, Absent) else department.parent.target
        for each in paths
        for department in (site_index.departments[f"{own}/{each}"],)
    }
    named: dict[str, set[str]] = {}
    families: dict[str, set[str]] = {each: {each} for each in paths}
    for each, path in paths.items():
        for start in range(len(path)):
            named.setdefault("".join(path[start:]), set()).add(each)
        higher = above[each]
        while (
            higher in families and higher not in families[each]
        ):  # a circle, which other checks refuse, ends where it closes
            families[each].add(higher)
            families[higher].add(each)
            higher = above[higher]
    return _City(
        {name: frozenset(ids) for name, ids in named.items()},
        {each: frozenset(ids) for each, ids in families.items()},
        {each: path[-1] for each, path in paths.items() if path},
    )


def _check(departments: Departments, city: _City, place: Place) -> Iterator[Problem]:
    given = (*departments.lead, *departments.related)
    was = {each.target for former in departments.former for each in former.lead}
    if not given or not isinstance(departments.as_published, str):
        return
    where = given[0].place if departments.lead else place
    what = _differing(departments.as_published, departments.lead, departments.related, was, city)
    if what:
        yield problem("K599", where, what=what)


def _check_former(departments: Departments, period: YearSpan, city: _City) -> Iterator[Problem]:
    now = {each.target for each in departments.lead}
    for former in departments.former:
        if not former.lead:
            continue
        place = former.lead[0].place
        if {each.target for each in former.lead} == now:
            what = f"以前の担当部署（former）の「{_names(former.lead, city)}」は、今の担当部署（lead）と同じです"
            yield problem("K599", place, what=what)
        first, last = former.years.first, period.last
        if isinstance(first, int) and isinstance(last, int) and first > last:
            what = f"以前の担当部署（former）の年度が {first} からになっていますが、計画は {last} 年度で終わります"
            yield problem("K599", place, what=what)
        if isinstance(former.as_published, str) and (
            what := _differing(former.as_published, former.lead, (), (), city)
        ):
            yield problem("K599", place, what=f"以前の担当部署（former）の{what}")


def _differing(wording: str, lead: Sequence[Ref], related: Sequence[Ref], was: Iterable[str], city: _City) -> str:
    """What the wording and the departments beside it say of each other; "" where they may be the same, or nobody can tell."""
    ids = [each.target for each in (*lead, *related)]
    if any(each not in city.families for each in ids):
        return ""  # a missing one is told elsewhere
    known = [(each, _called(each, city)) for each in _parts(wording)]
    meant = {each for _, found in known for each in found}
    given = {each for one in (*ids, *(old for old in was if old in city.families)) for each in city.families[one]}
    if _OF_OTHERS.search(wording) or not all(found for _, found in known) or not meant & given:
        return ""  # where none is the same, who leads is told otherwise (``leaders``)
    for name, found in known:
        if not given & found:
            return f"原文「{wording}」の「{name}」は部署「{min(found)}」の名前ですが、lead にも related にもありません（今は「{_names((*lead, *related), city)}」）"
    for each in lead:
        if not city.families[each.target] & meant:
            return f"原文「{wording}」に「{city.titles[each.target]}」はありませんが、担当部署（lead）に「{each.target}」があります"
    return ""


def _parts(wording: str) -> list[str]:
    return [each.strip() for each in _APART.split(unicodedata.normalize("NFKC", wording)) if each.strip()]


def _called(part: str, city: _City) -> frozenset[str]:
    """The departments that a part of a wording names: by their name, or by it behind the names of what they are a part of."""
    whole = _plain(part)
    if whole in city.named:
        return city.named[whole]
    ends = (whole[start:] for start in range(1, len(whole)) if _ABOVE.fullmatch(whole[:start]))
    return next((city.named[each] for each in ends if each in city.named), frozenset())


def _names(refs: Iterable[Ref], city: _City) -> str:
    return "」「".join(city.titles.get(each.target, each.target) for each in refs)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
