"""Tied rows to the files of a plan, line by line with the cells that they came from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from generator.plan_books.budgets import BudgetRows
from generator.plan_books.city_lists import LinkedRow
from generator.plan_books.figures import IndicatorSays, figure_pairs
from generator.plan_books.linking import LinkedBook
from generator.plan_books.origins import BookEntry, BookItem, BookList, BookPart, OriginLine, render_parts
from generator.plan_books.quotes import take_quote
from generator.problems.problem import Problem
from generator.sheets import Plain, Tree

_PLAN_ABOUT: Final = (
    "# 計画の設定です。表（kokai sheet plan）から作りました。項目の意味は「kokai explain 書き方」で読めます。"
)
_COMMENTS: Final = {
    "levels": "# 施策より上のまとまり（柱）の呼び名を、上から順に。",
    "measure_kinds": "# 施策の呼び名。",
    "scales": "# 評価の尺度。文書が使う段階と、その読み方。",
    "rounds": "# 報告の回。「kokai new round」で足せます。",
    "indicators": "# 計画全体の指標。",
    "budgets": "# 計画全体の予算。",
}
_PILLARS_ABOUT: Final = "# 計画の柱です。表（kokai sheet plan）から作りました。下の柱は children に入れます。"
_MEASURES_ABOUT: Final = (
    "# 計画の施策です。表（kokai sheet plan）から作りました。一つの施策が、一つのページになります。"
)


class PlanTexts(NamedTuple):
    """The lines of a plan's files, by their names in its folder, and what could not be written."""

    files: Mapping[str, tuple[OriginLine, ...]]
    problems: tuple[Problem, ...]


def build_plan(book: LinkedBook) -> PlanTexts:
    """The files of a plan: ``plan.yaml``, ``pillars.yaml`` where there are pillars, ``measures/measures.yaml``."""
    return _Building(book).build()


class _Building:
    """What is known while a plan's files are put together."""

    def __init__(self, book: LinkedBook) -> None:
        self.book = book
        self.problems: list[Problem] = []
        self.budgets = BudgetRows(book.of("budgets"))
        self.indicators = _group(book.of("indicators"), "holder")
        self.targets: dict[tuple[str, str], list[LinkedRow]] = {}
        for each in book.of("targets"):
            if "holder" in each.refs and "indicator" in each.refs:
                self.targets.setdefault((each.ref("holder"), each.ref("indicator")), []).append(each)

    def build(self) -> PlanTexts:
        files = {"plan.yaml": tuple(self._plan())}
        pillars = _group(self.book.of("pillars"), "parent", otherwise="")
        if self.book.of("pillars"):
            top = BookList("pillars", tuple(self._pillar(each, pillars) for each in pillars.get("", ())))
            files["pillars.yaml"] = (OriginLine(_PILLARS_ABOUT), *render_parts([top]))
        measures = BookList("measures", tuple(map(self._measure, self.book.of("measures"))))
        lines = render_parts([measures]) if measures.items else [OriginLine("measures: []")]
        files["measures/measures.yaml"] = (OriginLine(_MEASURES_ABOUT), *lines)
        return PlanTexts(files, (*self.problems, *self.budgets.problems))

    # ---- plan.yaml -------------------------------------------------------------------------------------------------

    def _plan(self) -> Iterable[OriginLine]:
        own = self.book.of("plan")[0]
        said = own.row.said
        ends: dict[str, Tree] = {key: Plain(said(key)) for key in ("from", "to") if said(key)}
        parts: list[BookPart] = [
            *self._texts(own, "title", "kind"),
            BookEntry("period", ends, "from"),
            *([BookEntry("owner", own.ref("owner"), "owner")] if own.ref("owner") else []),
            BookEntry("source", dict(self._source(own)), "document"),
            *([BookEntry("published", Plain(said("published")), "published")] if said("published") else []),
            *self._texts(own, "summary", "plain_summary", "editor_note", "predecessor"),
        ]
        lists = [
            BookList("levels", self._in_lines("levels", "name")),
            BookList("measure_kinds", self._in_lines("measure_kinds", "name", "heading")),
            BookList("scales", self._scales()),
            BookList("rounds", tuple(map(self._round, self.book.of("rounds")))),
            BookList("indicators", self._indicators("")),
            BookList("budgets", self.budgets.items("", self._source)),
        ]
        yield OriginLine(_PLAN_ABOUT)
        yield from render_parts(parts, row=own.row)
        for each in lists:
            if each.items:
                yield OriginLine(_COMMENTS[each.key])
                yield from render_parts([each])
        if not self.book.of("rounds"):
            yield OriginLine(_COMMENTS["rounds"])
            yield OriginLine("rounds: []")

    def _in_lines(self, key: str, *fields: str) -> tuple[BookItem, ...]:
        return tuple(
            BookItem(each.row, (BookEntry("id", each.id), *self._texts(each, *fields)), in_line=True)
            for each in self.book.of(key)
        )

    def _scales(self) -> tuple[BookItem, ...]:
        items = []
        for scale_id, scale in self.book.scales.items():
            rows = [each for each in self.book.of("scales") if each.row.said("scale") == scale_id]
            steps = tuple(
                BookItem(
                    each.row,
                    (BookEntry("id", each.id), *self._texts(each, "label", "definition"), *_plain(each, "reads_as")),
                    in_line=True,
                )
                for each in rows
            )
            first = rows[0]
            head = (BookEntry("id", scale.id, "scale"), *self._texts(first, "name", "axis"), *_plain(first, "order"))
            items.append(BookItem(first.row, (*head, BookList("steps", steps))))
        return tuple(items)

    def _round(self, each: LinkedRow) -> BookItem:
        source = self._source_entry(each)
        parts = (
            BookEntry("id", each.id),
            *self._texts(each, "name"),
            *_plain(each, "kind", "fiscal_year", "as_of", "publish_on"),
            *source,
            *_plain(each, "complete"),
        )
        return BookItem(each.row, parts, in_line=True)

    # ---- pillars and measures --------------------------------------------------------------------------------------

    def _pillar(self, each: LinkedRow, by_parent: Mapping[str, Sequence[LinkedRow]]) -> BookItem:
        children = tuple(self._pillar(child, by_parent) for child in by_parent.get(each.id, ()))
        parts: list[BookPart] = [BookEntry("id", each.id, "id")]
        parts += _one(each, "level")
        parts += self._texts(each, "number", "title")
        parts += self._source_entry(each)
        parts += self._departments(each)
        parts += self._texts(each, "text", "plain_summary", "editor_note")
        parts.append(BookList("indicators", self._indicators(each.id)))
        parts += [BookList("budgets", self.budgets.items(each.id, self._source)), BookList("children", children)]
        return BookItem(each.row, tuple(parts))

    def _measure(self, each: LinkedRow) -> BookItem:
        parts: list[BookPart] = [BookEntry("id", each.id, "id"), *self._texts(each, "number", "title")]
        parts += [*_one(each, "kind"), *_one(each, "pillar")]
        parts += self._source_entry(each)
        parts += self._departments(each)
        parts += _plain(each, "new")
        parts += self._texts(each, "summary", "plain_summary", "target_text", "expected_effect")
        schedule = [*self._named(each, "as_published", "schedule"), *_pairs(each, "begins", "ends", "state")]
        if schedule and not each.row.said("schedule") and "schedule" not in each.row.asked:
            hint = "「始まり」「終わり」「時期の確かさ」は、文書に書かれた時期と一緒に書きます。"
            self.problems.append(each.row.tell("K879", "schedule", hint=hint))
        parts += [BookEntry("schedule", dict(schedule), "schedule")] if schedule else []
        parts += self._texts(each, "note")
        parts.append(BookList("indicators", self._indicators(each.id)))
        parts += self._reason(each, "no_indicator")
        parts.append(BookList("budgets", self.budgets.items(each.id, self._source)))
        parts += self._texts(each, "editor_note")
        return BookItem(each.row, tuple(parts))

    def _departments(self, each: LinkedRow) -> list[BookPart]:
        tree: dict[str, Tree] = dict(self._named(each, "as_published", "departments"))
        tree |= {field: each.refs[field] for field in ("lead", "related") if each.refs.get(field)}
        return [BookEntry("departments", tree, "departments")] if tree else []

    # ---- indicators ------------------------------------------------------------------------------------------------

    def _indicators(self, holder: str) -> tuple[BookItem, ...]:
        return tuple(map(self._indicator, self.indicators.get(holder, ())))

    def _indicator(self, each: LinkedRow) -> BookItem:
        said = each.row.said
        scale = self.book.scales.get(each.ref("scale"))
        says = IndicatorSays(said("unit"), said("direction"), said("accumulation"), scale)
        figures = self.targets.get((each.ref("holder"), each.id), [])
        baselines = [row for row in figures if row.row.said("role") == "baseline"]
        self.problems += [
            row.row.tell("K883", "role", shown="基準値", other=baselines[0].row.raw.cells["role"].name)
            for row in baselines[1:]
        ]
        parts: list[BookPart] = [
            BookEntry("id", each.id, "id"),
            *self._texts(each, "number", "name", "editor_name", "unit"),
        ]
        parts += [*_plain(each, "kind", "direction", "accumulation"), *_one(each, "scale"), *_plain(each, "tolerance")]
        parts += self._texts(each, "definition", "formula", "data_source")
        for row in baselines[:1]:
            parts.append(BookEntry("baseline", dict(self._figure(row, says)), "as_published", row.row))
        parts.append(BookList("targets", self._figures(figures, ("target", "final"), says)))
        parts += self._reason(each, "no_target")
        parts.append(BookList("actuals", self._figures(figures, ("actual",), says)))
        serves = each.refs.get("serves", ())
        parts += [BookEntry("serves", serves, "serves")] if serves else []
        parts += self._source_entry(each)
        parts += self._texts(each, "editor_note")
        return BookItem(each.row, tuple(parts))

    def _figures(self, rows: Sequence[LinkedRow], roles: tuple[str, ...], says: IndicatorSays) -> tuple[BookItem, ...]:
        own = [row for row in rows if row.row.said("role") in roles]
        pairs = [(row, self._figure(row, says)) for row in own]
        return tuple(
            BookItem(row.row, tuple(BookEntry(key, tree) for key, tree in told), in_line=True)
            for row, told in pairs
            if told
        )

    def _figure(self, row: LinkedRow, says: IndicatorSays) -> list[tuple[str, Tree]]:
        source = self._source(row)
        found = figure_pairs(row.row, says, [("source", dict(source))] if source else [])
        if isinstance(found, Problem):
            self.problems.append(found)
            return []
        return found

    # ---- pieces ----------------------------------------------------------------------------------------------------

    def _texts(self, each: LinkedRow, *fields: str) -> list[BookEntry]:
        """An entry of each field that says something."""
        found = [(field, self._named(each, field, field)) for field in fields]
        return [BookEntry(field, pairs[0][1], field) for field, pairs in found if pairs]

    def _named(self, each: LinkedRow, key: str, field: str) -> list[tuple[str, Tree]]:
        """A key with what a field says, none where it says nothing."""
        if not each.row.said(field):
            return []
        tree = take_quote(each.row, field)
        if isinstance(tree, Problem):
            self.problems.append(tree)
            return []
        return [(key, tree)]

    def _source(self, each: LinkedRow) -> list[tuple[str, Tree]]:
        document: list[tuple[str, Tree]] = [("document", each.ref("document"))] if each.ref("document") else []
        return [*document, *self._named(each, "page", "page")]

    def _source_entry(self, each: LinkedRow) -> list[BookEntry]:
        source = self._source(each)
        return [BookEntry("source", dict(source), "document" if each.ref("document") else "page")] if source else []

    def _reason(self, each: LinkedRow, field: str) -> list[BookEntry]:
        """Why something is wanting, with its remark."""
        reason, note = each.row.said(field), each.row.said(f"{field}_note")
        if not reason:
            if note:
                hint = "補足は、理由と一緒に書きます。理由を一覧から選んでください。"
                self.problems.append(each.row.tell("K879", field, hint=hint))
            return []
        tree: dict[str, Tree] = {"missing": Plain(reason)}
        return [BookEntry(field, tree | ({"note": note} if note else {}), field)]


def _pairs(each: LinkedRow, *fields: str) -> list[tuple[str, Tree]]:
    return [(field, Plain(each.row.said(field))) for field in fields if each.row.said(field)]


def _plain(each: LinkedRow, *fields: str) -> list[BookEntry]:
    """Entries of words and numbers, which stand without quotation marks."""
    return [BookEntry(field, tree, field) for field, tree in _pairs(each, *fields)]


def _one(each: LinkedRow, field: str) -> list[BookEntry]:
    return [BookEntry(field, each.ref(field), field)] if each.ref(field) else []


def _group(rows: Iterable[LinkedRow], field: str, otherwise: str | None = None) -> dict[str, list[LinkedRow]]:
    """Rows by what a reference of theirs means."""
    groups: dict[str, list[LinkedRow]] = {}
    for each in rows:
        key = each.ref(field) if field in each.refs else otherwise
        if key is not None:
            groups.setdefault(key, []).append(each)
    return groups
