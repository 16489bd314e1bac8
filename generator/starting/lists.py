"""Add an item to a list of a YAML file, or to a list of one of its records, and change nothing else of it."""

from typing import Any, Final

import yaml

_MARKED_END: Final = ("...", "---")


class NoPlaceError(Exception):
    """The list is written in a way that cannot be added to. ``args`` is its name."""


def append_item(text: str, key: str, item: str) -> str:
    """The text with an item at the end of the list ``key`` at the top of the file, and nothing else in it changed.

    ``item`` is one line of YAML, or several, those after the first with two blanks before them.

    Raises :class:`NoPlaceError`, also where that cannot be had by a line more.
    """
    made = _append(text, key, item)
    try:
        wanted = yaml.safe_load(text) or {}
        wanted = {**wanted, key: [*(wanted.get(key) or ()), *yaml.safe_load(f"- {item}")]}
        if yaml.safe_load(made) == wanted:
            return made
    except (yaml.YAMLError, TypeError, ValueError):
        pass
    raise NoPlaceError(key)


def _append(text: str, key: str, item: str) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    whole = text if text.endswith("\n") or not text else text + end
    try:
        root = yaml.compose(whole, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise NoPlaceError(key) from None
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise NoPlaceError(key)
    held = next((value for name, value in root.value if name.value == key), None)
    if held is None:
        if any(line.startswith(_MARKED_END) for line in whole.splitlines()):
            raise NoPlaceError(key)
        return f"{whole}{key}:{end}{_item(item, 2, end)}"
    if not isinstance(held, yaml.SequenceNode):
        raise NoPlaceError(key)
    if not held.value and held.flow_style:
        before, after = whole[: held.start_mark.index].rstrip(" "), whole[held.end_mark.index :]
        return f"{before}{end}{_item(item, 2, end).removesuffix(end)}{after}"
    if held.flow_style:
        raise NoPlaceError(key)
    return _after_last(whole, held, item, end)


def line_of(text: str, key: str, its_id: str) -> int:
    """The line, counted from 1, of the id of the record in the list ``key`` at the top of the file that bears it, in whatever case; 0 where none does."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        held = _value_of(root, key)
        ids = [_value_of(item, "id") for item in held.value if isinstance(item, yaml.MappingNode) and _has(item, "id")]
    except (yaml.YAMLError, AttributeError, StopIteration, TypeError, ValueError):
        return 0  # what is wrong with the file is told when it is added to
    return next((each.start_mark.line + 1 for each in ids if str(each.value).casefold() == its_id.casefold()), 0)


def append_below(text: str, key: str, its_id: str, below: str, item: str) -> str:
    """The text with an item at the end of the list ``below`` of the record ``its_id``, which stands in the list ``key`` or below one of it.

    Raises :class:`NoPlaceError`, as :func:`append_item` does.
    """
    try:
        made = _append_below(text, key, its_id, below, item)
        wanted = yaml.safe_load(text)
        record = _find_record(wanted[key], its_id, below)
        record[below] = [*(record.get(below) or ()), *yaml.safe_load(f"- {item}")]
        if yaml.safe_load(made) == wanted:
            return made
    except (yaml.YAMLError, TypeError, ValueError, KeyError, AttributeError, StopIteration):
        pass
    raise NoPlaceError(key)


def _find_record(records: list[dict[str, Any]], its_id: str, below: str) -> dict[str, Any]:
    """The record with the id. Raises ``StopIteration`` where there is none."""
    waiting = list(records)
    for each in waiting:
        if each["id"] == its_id:
            return each
        waiting += each.get(below) or ()
    raise StopIteration


def _append_below(text: str, key: str, its_id: str, below: str, item: str) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    text += "" if text.endswith("\n") else end
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    waiting = list(_value_of(root, key).value)
    for node in waiting:
        if _value_of(node, "id").value == its_id:
            break
        waiting += _value_of(node, below).value if _has(node, below) else ()
    else:
        raise NoPlaceError(key)
    if node.flow_style:
        raise NoPlaceError(key)
    if not _has(node, below):
        at = _end_of(text, node)
        margin = " " * node.start_mark.column
        return f"{text[:at]}{margin}{below}:{end}{_item(item, node.start_mark.column + 2, end)}{text[at:]}"
    held = _value_of(node, below)
    if not isinstance(held, yaml.SequenceNode) or held.flow_style or not held.value:
        raise NoPlaceError(key)
    return _after_last(text, held, item, end)


def _has(node: yaml.Node, key: str) -> bool:
    return any(name.value == key for name, _ in node.value)


def _value_of(node: Any, key: str) -> Any:
    """The value of a mapping's key. Raises ``StopIteration`` where it has none."""
    return next(value for name, value in node.value if name.value == key)


def _after_last(text: str, held: yaml.SequenceNode, item: str, end: str) -> str:
    """A line after the last one that the list's last item has signs on."""
    at = _end_of(text, held)
    return f"{text[:at]}{_item(item, held.start_mark.column, end)}{text[at:]}"


def _end_of(text: str, held: yaml.Node) -> int:
    """Where the line ends that is the last one on which a list or record has signs."""
    last = held
    while isinstance(last, (yaml.MappingNode, yaml.SequenceNode)) and not last.flow_style and last.value:
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    stop = len(text[: last.end_mark.index].rstrip())
    return text.find("\n", stop) + 1


def _item(item: str, indent: int, end: str) -> str:
    """The lines of an item behind its dash."""
    first, *rest = item.split("\n")
    margin = " " * indent
    return "".join(f"{line}{end}" for line in (f"{margin}- {first}", *(f"{margin}{line}" for line in rest)))
