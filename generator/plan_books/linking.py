"""Rows of all sheets tied together: every row its id, every reference the id that it means. What cannot be tied is told."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from generator.model.plans import Scale
from generator.model.site import MunicipalityFolder
from generator.plan_books.city_lists import CityList, LinkedRow, link_departments, link_documents
from generator.plan_books.columns import WHOLE, CellForm
from generator.plan_books.figures import scale_of
from generator.plan_books.lost_names import NAMING, LostNames, Rows
from generator.plan_books.names import (
    CalledRows,
    Scheme,
    digits_of,
    find_one,
    find_several,
    make_ids,
    plain_name,
    tell_twice,
)
from generator.plan_books.taking import TakenRow
from generator.problems.problem import Problem

_WHOLE: Final = (plain_name(WHOLE), "計画")
_LABEL: Final = re.compile(r"[a-z0-9][a-z0-9-]*\Z")


class LinkedBook(NamedTuple):
    """All rows by sheet, with the scales as records. ``problems``: what could not be tied."""

    rows: Mapping[str, tuple[LinkedRow, ...]]
    scales: Mapping[str, Scale]
    documents: CityList
    departments: CityList
    problems: tuple[Problem, ...]

    def of(self, key: str) -> tuple[LinkedRow, ...]:
        """The rows of a sheet."""
        return self.rows.get(key, ())


class _Linking:
    """What is known while rows are tied, sheet after sheet."""

    def __init__(self, rows: Rows, called: dict[str, CalledRows], unsure: frozenset[str]) -> None:
        self.names = LostNames(rows, unsure)
        self.rows = rows
        self.called = called
        self.linked: dict[str, tuple[LinkedRow, ...]] = {}

    def of(self, key: str) -> Sequence[TakenRow]:
        """The rows of a sheet."""
        return self.rows.get(key, ())

    def name(self, key: str, ids: Sequence[str], called: CalledRows, field: str = "title") -> None:
        """Have the rows of a sheet found by their ids and by what they are called."""
        for row, its_id in zip(self.of(key), ids, strict=True):
            called.add(its_id, row.said(field), row.said("number"))
        self.called[key] = called

    def tie(self, key: str, ids: Sequence[str]) -> None:
        """Tie the rows of a sheet to what they refer to."""
        rows = self.of(key)
        self.linked[key] = tuple(LinkedRow(row, its_id, self.refs(row)) for row, its_id in zip(rows, ids, strict=True))

    def refs(self, row: TakenRow) -> dict[str, tuple[str, ...]]:
        """The ids that a row's references mean. Indicators are looked for among those of their holder, elsewhere."""
        refs: dict[str, tuple[str, ...]] = {}
        for column in row.raw.sheet.columns:
            text = row.said(column.field)
            if not column.names or not text or column.field == "indicator":
                continue
            if column.field == "holder" and plain_name(text) in _WHOLE:
                refs["holder"] = ("",)
                continue
            called = self.called.get("/".join(column.names), CalledRows())
            if column.form is CellForm.NAMES:
                found, problems = find_several(row, column.field, called)
                refs[column.field] = tuple(found)
                self.names.tell_lost(problems, column.names)
                continue
            one = find_one(row, column.field, text, called)
            if isinstance(one, Problem):
                self.names.tell_lost([one], column.names)
            else:
                refs[column.field] = (one,)
        return refs


def link_rows(rows: Rows, city: MunicipalityFolder, plan_id: str, unsure: frozenset[str]) -> LinkedBook:
    """Tie the rows of a plan's workbook together, and to what the municipality has. ``unsure`` are sheets that could not be read whole."""
    documents = link_documents(rows.get("documents", ()), city, plan_id)
    departments = link_departments(rows.get("departments", ()), city)
    linking = _Linking(rows, {"documents": documents.called, "departments": departments.called}, unsure)
    linking.names.tell_unsure("documents", documents.problems)
    linking.names.tell_unsure("departments", departments.problems)
    for key, stem in (("levels", "level-"), ("measure_kinds", "kind-")):
        linking.names.tell_unsure(key, _tell_doubles(linking.of(key), "name"))
        ids = make_ids(linking.of(key), (), stem)
        linking.name(key, ids, CalledRows(), "name")
        linking.tie(key, ids)
    scales = _link_scales(linking)
    _link_rounds(linking)
    _link_pillars_and_measures(linking)
    _link_indicators(linking)
    linking.tie("budgets", [""] * len(linking.of("budgets")))
    linking.tie("plan", [plan_id] * len(linking.of("plan")))
    return LinkedBook(linking.linked, scales, documents, departments, linking.names.told())


def _tell_doubles(rows: Sequence[TakenRow], field: str) -> list[Problem]:
    """Rows with an id or a name that another has before them."""
    ids = tell_twice(rows, "id", lambda row: row.said("id") or None)
    return [*ids, *tell_twice(rows, field, lambda row: plain_name(row.said(field)) or None)]


def _link_scales(linking: _Linking) -> dict[str, Scale]:
    rows, scales, ids = linking.of("scales"), {}, [""] * len(linking.of("scales"))
    called = CalledRows()
    for scale_id in dict.fromkeys(filter(None, (row.said("scale") for row in rows))):
        places = [place for place, row in enumerate(rows) if row.said("scale") == scale_id]
        own = [rows[place] for place in places]
        linking.names.tell_unsure("scales", _tell_doubles(own, "label"))
        for field in ("name", "axis", "order"):
            for row in own[1:]:
                if row.said(field) and row.said(field) != own[0].said(field):
                    at = own[0].raw.cells[field].name
                    cause, hint = f"同じ尺度のセル {at} と違います", "同じ尺度の段階には、同じことを書いてください。"
                    linking.names.tell([row.tell("K880", field, shown=row.said(field), cause=cause, hint=hint)])
        by_label: Scheme = lambda place, own=own: _label_id(own[place].said("label"))  # type: ignore[misc] # noqa: E731
        made = make_ids(own, (by_label,), "s")
        for place, its_id in zip(places, made, strict=True):
            ids[place] = its_id
        scales[scale_id] = scale_of(own, made)
        called.add(scale_id, own[0].said("name"))
    linking.called["scales"] = called
    linking.tie("scales", ids)
    return scales


def _label_id(label: str) -> str:
    made = unicodedata.normalize("NFKC", label).lower()
    return made if _LABEL.match(made) else ""


def _link_rounds(linking: _Linking) -> None:
    rows = linking.of("rounds")
    linking.names.tell(_tell_doubles(rows, "name"))
    ids = make_ids(rows, (lambda place: f"{rows[place].said('kind')}-{rows[place].said('fiscal_year')}",), "round-")
    linking.tie("rounds", ids)


def _link_pillars_and_measures(linking: _Linking) -> None:
    pillars, measures = linking.of("pillars"), linking.of("measures")
    typed = [row.said("id") for row in (*pillars, *measures) if row.said("id")]
    for key, rows, fields in (
        ("pillars", pillars, ("title", "number", "parent", "level")),
        ("measures", measures, ("title", "number", "pillar", "kind")),
    ):
        linking.names.tell_unsure(key, _tell_same(rows, *fields))
    linking.names.tell_unsure("measures", tell_twice((*pillars, *measures), "id", lambda row: row.said("id") or None))
    parents = _parents(linking)
    ids = make_ids(pillars, (lambda place: _pillar_id(pillars, parents, place),), "p", typed)
    called, both = CalledRows(), CalledRows()
    linking.name("pillars", ids, called)
    linking.name("pillars", ids, both)
    linking.called["pillars"] = called
    above = [next(iter(called.find(row.said("pillar"))), "") if row.said("pillar") else "" for row in measures]
    schemes: tuple[Scheme, ...] = (
        lambda place: digits_of(measures[place].said("number")),
        lambda place: _joined(above[place], digits_of(measures[place].said("number"))),
    )
    measure_ids = make_ids(measures, schemes, "m", [*typed, *ids])
    linking.name("measures", measure_ids, both)
    linking.called["pillars/measures"] = both
    linking.tie("pillars", ids)
    linking.tie("measures", measure_ids)


def _tell_same(rows: Sequence[TakenRow], field: str, *others: str) -> list[Problem]:
    """Rows that say the same of themselves as one before them. One with an id of its own is meant to be another."""

    def key(row: TakenRow) -> object:
        said = tuple(map(row.said, (field, *others)))
        return said if any(said) and not row.said("id") else None

    return tell_twice(rows, field, key)


def _parents(linking: _Linking) -> list[int]:
    """The place of each pillar's parent in the list, -1 where it has none. A pillar below itself is told."""
    pillars, called = linking.of("pillars"), CalledRows()
    for place, row in enumerate(pillars):
        called.add(f"\0{place}", row.said("title"), row.said("number"))
    by_id = {row.said("id"): place for place, row in enumerate(pillars) if row.said("id")}
    parents = []
    for row in pillars:
        text = row.said("parent")
        found = called.find(text) if text and text not in by_id else []
        parents.append(by_id[text] if text in by_id else int(found[0][1:]) if len(found) == 1 else -1)
    for place, row in enumerate(pillars):
        above, seen = parents[place], {place}
        while above >= 0 and above not in seen:
            seen.add(above)
            above = parents[above]
        if above == place:
            cause, hint = "たどると、この柱に戻ります", "すぐ上の柱を書いてください。いちばん上の柱なら空けます。"
            linking.names.tell([row.tell("K880", "parent", shown=row.said("parent"), cause=cause, hint=hint)])
            parents[place] = -1
    return parents


def _pillar_id(pillars: Sequence[TakenRow], parents: Sequence[int], place: int) -> str:
    """The number in a pillar's number behind those of the pillars above it: 1, 1-2, 1-2-1."""
    row = pillars[place]
    own = digits_of(row.said("number"))
    if row.said("id") or parents[place] < 0 or not own:
        return row.said("id") or own
    return _joined(_pillar_id(pillars, parents, parents[place]), own)


def _joined(above: str, own: str) -> str:
    if not above or not own:
        return ""
    return own if own.startswith(f"{above}-") else f"{above}-{own}"


def _link_indicators(linking: _Linking) -> None:
    rows = linking.of("indicators")
    refs = [linking.refs(row) for row in rows]
    by_holder: dict[str, list[int]] = {}
    for place, own in enumerate(refs):
        for holder in own.get("holder", ()):
            by_holder.setdefault(holder, []).append(place)
    for row in rows:
        if bool(row.said("name")) == bool(row.said("editor_name")) and not row.asked & NAMING:
            hint = "文書にある名前か、編集者が付けた名前の、どちらか一方を書いてください。"
            linking.names.tell_unsure("indicators", [row.tell("K879", "name", hint=hint)])
    ids = [""] * len(rows)
    called: dict[str, CalledRows] = {}
    for holder, places in by_holder.items():
        own_rows = [rows[place] for place in places]
        made = make_ids(own_rows, (), "i")
        linking.names.tell_unsure("indicators", tell_twice(own_rows, "id", lambda row: row.said("id") or None))
        linking.names.tell(_tell_same(own_rows, "name", "number", "editor_name", "unit"))
        called[holder] = CalledRows()
        for place, its_id in zip(places, made, strict=True):
            ids[place] = its_id
            row = rows[place]
            called[holder].add(its_id, row.said("name") or row.said("editor_name"), row.said("number"))
    linking.linked["indicators"] = tuple(map(LinkedRow, rows, ids, refs))
    adrift = {
        plain_name(row.said("name") or row.said("editor_name"))
        for row, own in zip(rows, refs, strict=True)
        if not own.get("holder")
    }
    targets = []
    for row in linking.of("targets"):
        own = linking.refs(row)
        for holder in own.get("holder", ()):
            if not row.said("indicator"):
                continue
            found = find_one(row, "indicator", row.said("indicator"), called.get(holder, CalledRows()))
            if isinstance(found, Problem):
                if plain_name(row.said("indicator")) in adrift:
                    continue  # it is there: of whose it is, the sheet of indicators is asked
                linking.names.tell_lost([found], ("indicators",))
            else:
                own["indicator"] = (found,)
        targets.append(LinkedRow(row, "", own))
    linking.linked["targets"] = tuple(targets)
