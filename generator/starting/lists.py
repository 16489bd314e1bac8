"""Add an item to a list of a YAML file, and change nothing else of it."""

from typing import Final

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


def _after_last(text: str, held: yaml.SequenceNode, item: str, end: str) -> str:
    """A line after the last one that the list's last item has signs on."""
    last: yaml.Node = held.value[-1]
    while isinstance(last, (yaml.MappingNode, yaml.SequenceNode)) and not last.flow_style and last.value:
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    stop = len(text[: last.end_mark.index].rstrip())
    at = text.find("\n", stop) + 1
    return f"{text[:at]}{_item(item, held.start_mark.column, end)}{text[at:]}"


def _item(item: str, indent: int, end: str) -> str:
    """The lines of an item behind its dash."""
    first, *rest = item.split("\n")
    margin = " " * indent
    return "".join(f"{line}{end}" for line in (f"{margin}- {first}", *(f"{margin}{line}" for line in rest)))
