"""Records that are not there yet, as lines of a results file: a file a department, the round at its head."""

from collections.abc import Iterable, Sequence
from typing import Final

from generator.sheets.deciding import RecordEdit
from generator.sheets.rows import Plain, Tree
from generator.sheets.yaml_edits import new_item
from generator.sheets.yaml_writing import block, entry, flow, scalar

_NAMED_BY: Final = {"measures": "measure", "pillars": "pillar"}
_ORDER: Final = ("plan", "plan_actuals", "pillars", "measures")


def write_records(text: str, round_id: str, changes: Iterable[RecordEdit]) -> str | None:
    """The text of a file ("" where there is none) with new records at the end of their lists; None where a list is not written as a block."""
    by_section: dict[str, list[RecordEdit]] = {}
    for change in changes:
        by_section.setdefault(change.row.spot.section, []).append(change)
    lines = text.split("\n") if text else [f"round: {scalar(round_id)}", ""]
    for section in _ORDER:
        if section in by_section:
            added = _insert(lines, section, by_section[section])
            if added is None:
                return None
            lines = added
    return "\n".join(lines)


def _insert(lines: Sequence[str], section: str, changes: Sequence[RecordEdit]) -> list[str] | None:
    heads = [number for number, line in enumerate(lines) if line.startswith(f"{section}:")]
    if heads and (section == "plan" or lines[heads[0]].partition("#")[0].strip() != f"{section}:"):
        return None
    end = _last_line(lines) + 1
    if not heads:
        return [*lines[:end], f"{section}:", *_render(section, changes, 2), *lines[end:]]
    end, indent = heads[0] + 1, None
    for number in range(heads[0] + 1, len(lines)):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        depth = len(line) - len(line.lstrip(" "))
        if depth == 0 and not line.startswith("-"):
            break
        indent = depth if indent is None else indent
        end = number + 1
    return [*lines[:end], *_render(section, changes, 2 if indent is None else indent), *lines[end:]]


def _last_line(lines: Sequence[str]) -> int:
    return max((number for number, line in enumerate(lines) if line.strip()), default=-1)


def _render(section: str, changes: Sequence[RecordEdit], indent: int) -> list[str]:
    if section == "plan_actuals":
        return [line for change in changes for line in _item_lines(change, indent)]
    by_holder: dict[str, list[RecordEdit]] = {}
    for change in changes:
        by_holder.setdefault(change.row.spot.holder, []).append(change)
    lines: list[str] = []
    for holder, own in by_holder.items():
        pairs = _record(own)
        if section == "plan":
            lines += [line for key, tree in pairs for line in block(key, tree, indent)]
        else:
            lines += entry([(_NAMED_BY[section], scalar_id(holder)), *pairs], indent)
    return lines


def scalar_id(name: str) -> Tree:
    """An id: in quotation marks where it is made of digits, as the files of ``data/`` have them."""
    return name if not name[:1].isalpha() else Plain(name)


def _item_lines(change: RecordEdit, indent: int) -> list[str]:
    return [f"{' ' * indent}- {flow(dict(new_item(change)))}"]


def _record(changes: Sequence[RecordEdit]) -> list[tuple[str, Tree]]:
    """The keys of one record: its own texts, its source, its lists."""
    own: list[tuple[str, Tree]] = []
    lists: dict[str, list[Tree]] = {}
    page = ""
    for change in changes:
        if change.row.spot.list_key:
            lists.setdefault(change.row.spot.list_key, []).append(dict(new_item(change)))
        else:
            own += change.put
            page = change.page or page
    source: list[tuple[str, Tree]] = [("source", {"page": page})] if page else []
    return [*own, *source, *((key, tuple(items)) for key, items in lists.items())]
