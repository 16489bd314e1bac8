"""Tell of what stands twice in a list whose items must differ."""

from typing import TYPE_CHECKING

from generator.load.nodes import texts_of
from generator.load.parse import Scalar, Sequence

if TYPE_CHECKING:
    from generator.load.take import Taking


def report_doubles(node: Sequence, key: str, taking: "Taking") -> bool:
    """Tell of texts under ``key`` that stand twice; gives whether there are none."""
    seen: dict[str, Scalar] = {}
    unique = True
    for name in texts_of(node, key):
        first = seen.setdefault(name.text.casefold(), name)
        if first is name:
            continue
        unique = False
        where = f"{taking.file}:{first.line}"
        if first.text == name.text:
            taking.report("K401", name, id=name.text, first=where)
        else:
            taking.report("K402", name, id=name.text, other=first.text, first=where)
    return unique
