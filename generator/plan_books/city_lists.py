"""Documents and departments: what the workbook says of those that the municipality has, and what is to be added to its lists."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.model.basics import Absent, Ref
from generator.model.site import MunicipalityFolder
from generator.plan_books.names import CalledRows, find_one, plain_name, tell_twice
from generator.plan_books.taking import TakenRow
from generator.problems.problem import Problem
from generator.starting import romanise


class LinkedRow(NamedTuple):
    """A row with its id, and the ids that its references mean, by field."""

    row: TakenRow
    id: str
    refs: Mapping[str, tuple[str, ...]]

    def ref(self, field: str) -> str:
        """The one id that a field means, "" where it means none."""
        return next(iter(self.refs.get(field, ())), "")


class CityList(NamedTuple):
    """A list of the municipality as it will be: everything by what it is called, and the rows that are new."""

    called: CalledRows
    fresh: tuple[LinkedRow, ...]
    problems: tuple[Problem, ...]


def link_documents(rows: Sequence[TakenRow], city: MunicipalityFolder, plan_id: str) -> CityList:
    """The documents of the workbook; the first that is new and has no id gets that of the plan."""
    called = CalledRows()
    there: dict[str, dict[str, str]] = {}
    for each in city.documents:
        called.add(each.id, each.title)
        optional = {key: text_of(getattr(each, key)) for key in ("issued", "url", "file")}
        there[each.id] = {"title": each.title, "fiscal_year": str(each.fiscal_year), **optional}
    fresh, problems = _hold_against(rows, there, called, "title")
    used = {*there, *(row.said("id") for row in fresh)}
    unused = (each for each in (plan_id, *(f"{plan_id}-{number}" for number in range(2, 1000))) if each not in used)
    linked = tuple(LinkedRow(row, row.said("id") or next(unused), {}) for row in fresh)
    for new in linked:
        called.add(new.id, new.row.said("title"))
    return CityList(called, linked, tuple(problems))


def link_departments(rows: Sequence[TakenRow], city: MunicipalityFolder) -> CityList:
    """The departments of the workbook; the id of one that is new is its reading in Latin letters, where none is given."""
    called = CalledRows()
    names = {each.id: each.name for each in city.departments}
    there: dict[str, dict[str, str]] = {}
    for each in city.departments:
        above = names.get(each.parent.target, "") if isinstance(each.parent, Ref) else ""
        called.add(each.id, each.name, above=above)
        there[each.id] = {"name": each.name, "reading": text_of(each.reading), "kind": str(each.kind)}
    fresh, problems = _hold_against(rows, there, called, "name")
    ids, told = _ids_of_departments(fresh, called, set(there))
    problems += told
    for row, its_id in zip(fresh, ids, strict=True):
        called.add(its_id, row.said("name"), above=row.said("parent"))
    linked = []
    for row, its_id in zip(fresh, ids, strict=True):
        parent = find_one(row, "parent", row.said("parent"), called) if row.said("parent") else ""
        problems += [parent] if isinstance(parent, Problem) else []
        linked.append(LinkedRow(row, its_id, {"parent": (parent,)} if parent and isinstance(parent, str) else {}))
    return CityList(called, tuple(linked), tuple(problems))


def _ids_of_departments(
    fresh: Sequence[TakenRow], called: CalledRows, known: set[str]
) -> tuple[list[str], list[Problem]]:
    """The typed ids, else the readings; of readings that several have, with the id of the department above before them."""
    first = [row.said("id") or romanise(row.said("reading")) for row in fresh]
    count = Counter([*known, *first])
    by_name = {plain_name(row.said("name")): its_id for row, its_id in zip(fresh, first, strict=True)}
    ids: list[str] = []
    problems: list[Problem] = []
    for row, own in zip(fresh, first, strict=True):
        made = own
        if own and not row.said("id") and count[own] > 1:
            parent = plain_name(row.said("parent"))
            above = by_name.get(parent) or next(iter(called.find(row.said("parent"))), "")
            made = f"{above}-{own}" if above and count[f"{above}-{own}"] == 0 else ""
            if not made or made in ids:
                hint = f"読みから作った id「{own}」は、ほかの部署と重なります。id を書いてください。"
                problems.append(row.tell("K879", "id", hint=hint))
        elif not own and row.said("reading"):
            cause, hint = (
                "ひらがなではないので、id を作れません",
                "読みをひらがなで書くか、「id」に半角の小文字で書いてください。",
            )
            problems.append(row.tell("K880", "reading", shown=row.said("reading"), cause=cause, hint=hint))
        elif not own:
            problems.append(row.tell("K879", "id", hint="id を空けるときは、「読み」をひらがなで書いてください。"))
        ids.append(made or f"row-{row.raw.number}")  # only to go on: a problem was told
    return ids, problems


def _hold_against(
    rows: Sequence[TakenRow], there: Mapping[str, Mapping[str, str]], called: CalledRows, field: str
) -> tuple[list[TakenRow], list[Problem]]:
    """The rows that are new; of the others it is told where they say something else than the data."""
    fresh: list[TakenRow] = []
    problems = tell_twice(rows, "id", lambda row: row.said("id") or None)
    for row in rows:
        own = row.said("id")
        found = ([own] if own in there else []) if own else called.find(row.said(field))
        if not found:
            fresh.append(row)
            continue
        if len(found) > 1:
            problems.append(
                row.tell("K882", field, shown=row.said(field), sheets=f"「{row.raw.sheet.name}」", ids="、".join(found))
            )
            continue
        for key, stands in there[found[0]].items():
            said = row.said(key)
            if said and plain_name(said) != plain_name(stands):
                words = {value: written[0] for value, written in row.raw.sheet.column(key).words}
                shown, data = words.get(said, said), words.get(stands, stands)
                problems.append(row.tell("K889", key, shown=shown, id=found[0], data=data or "（空）"))
    return fresh, problems


def text_of(value: str | Absent) -> str:
    """A text, "" where there is none."""
    return value if isinstance(value, str) else ""
