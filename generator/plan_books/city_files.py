"""The municipality's own lists with what the workbook adds to them: departments and documents that they do not have yet."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.edited_data import ReadSite
from generator.model.site import MunicipalityFolder
from generator.plan_books.city_lists import LinkedRow
from generator.plan_books.linking import LinkedBook
from generator.plan_books.origins import BookEntry, BookItem, BookList, BookPart, OriginLine, render_item
from generator.problems.problem import Problem
from generator.sheets import Plain
from generator.starting import NoPlaceError, append_below, append_item


class AddedToCity(NamedTuple):
    """Files of the municipality as they were and will be, with the rows that their new lines come from."""

    changed: Mapping[str, tuple[str, str]]
    lines: Mapping[str, tuple[OriginLine, ...]]
    problems: tuple[Problem, ...]


def add_to_city(site: ReadSite, city: MunicipalityFolder, book: LinkedBook) -> AddedToCity:
    """What becomes of ``documents.yaml`` and ``departments.yaml``."""
    problems: list[Problem] = []
    known = {each.id for each in city.departments}
    fresh = book.departments.fresh
    items = {
        "documents": [("", _document(each)) for each in book.documents.fresh],
        "departments": [
            (each.ref("parent"), _department(each, fresh))
            for each in fresh
            if not each.ref("parent") or each.ref("parent") in known
        ],
    }
    changed: dict[str, tuple[str, str]] = {}
    lines: dict[str, tuple[OriginLine, ...]] = {}
    for key, own in items.items():
        file = f"{city.municipality.id}/{key}.yaml"
        before = after = site.text(file)
        for parent, item in own:
            item_lines = list(render_item(item, 0))
            text = "\n".join(line.text for line in item_lines)
            try:
                inner = text.removeprefix("- ")
                after = (
                    append_below(after, key, parent, "children", inner) if parent else append_item(after, key, inner)
                )
            except NoPlaceError:
                assert item.row is not None  # noqa: S101 (every item here is of a row)
                cause = f"「{file}」に書き足せません。次のように、自分で書き足してください: {text}"
                problems.append(item.row.tell("K871", item.row.raw.sheet.called, cause=cause))
        if own and after != before:
            changed[file] = (before, after)
            lines[file] = _with_origins(after, [item for _, item in own])
    return AddedToCity(changed, lines, tuple(problems))


def _document(each: LinkedRow) -> BookItem:
    said = each.row.said
    parts: list[BookPart] = [BookEntry("id", each.id, "id"), BookEntry("title", said("title"), "title")]
    parts.append(BookEntry("fiscal_year", Plain(said("fiscal_year")), "fiscal_year"))
    parts += [BookEntry(key, said(key), key) for key in ("issued", "file", "url") if said(key)]
    return BookItem(each.row, tuple(parts))


def _department(each: LinkedRow, fresh: Sequence[LinkedRow]) -> BookItem:
    said = each.row.said
    parts: list[BookPart] = [BookEntry("id", each.id, "id"), BookEntry("name", said("name"), "name")]
    parts += [BookEntry("reading", said("reading"), "reading")] if said("reading") else []
    parts.append(BookEntry("kind", Plain(said("kind")), "kind"))
    children = tuple(_department(child, fresh) for child in fresh if child.ref("parent") == each.id)
    return BookItem(each.row, (*parts, BookList("children", children)))


def _with_origins(text: str, items: Sequence[BookItem]) -> tuple[OriginLine, ...]:
    """The file's lines; those that were added, with their rows."""
    lines = [OriginLine(line) for line in text.split("\n")]
    for item in items:
        own = list(render_item(item, 0))
        wanted = [line.text.strip() for line in own]
        for at in range(len(lines)):
            if [line.text.strip() for line in lines[at : at + len(own)]] == wanted:
                lines[at : at + len(own)] = own
                break
    return tuple(lines)
