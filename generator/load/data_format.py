"""The version of the data format: one number for a whole data folder, in its ``site.yaml``.

Data without a number are of the first format: it was written before there were numbers. Everything that was ever taken is still taken
(``take.once``), so that only data newer than the program are refused.
"""

import re
from typing import Final

from generator.load.parse import Mapping, Node, Scalar, parse_tree
from generator.load.scalars import plain_text
from generator.load.take import Taking
from generator.problems.problem import Refused

FIRST_FORMAT: Final = 1
"""That of data which name none."""
PRESENT_FORMAT: Final = 2
"""The format that this program teaches and writes."""
FORMAT_KEY: Final = "format"
NEWER_FORMAT: Final = "K111"
"""The rule of data that only a later program can read: whatever else is told of them says nothing."""
_NUMBER: Final = re.compile(r"[1-9]\d{0,3}\Z", re.ASCII)


def data_format(node: Node, taking: Taking) -> int | Refused:
    """The number of a format that this program knows."""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    if not _NUMBER.match(text):
        return taking.report("K113", node, text=text, present=PRESENT_FORMAT)
    number = int(text)
    if number > PRESENT_FORMAT:
        return taking.report(NEWER_FORMAT, node, format=number, present=PRESENT_FORMAT)
    if number < PRESENT_FORMAT:
        taking.report("K112", node, format=number, present=PRESENT_FORMAT)
    return number


def written_format(text: str) -> int | None:
    """The number that a ``site.yaml`` names, known or not, :data:`FIRST_FORMAT` where it names none; None where it cannot be read."""
    root, _ = parse_tree("", text)
    if not isinstance(root, Mapping):
        return None
    value = next((value for key, value in root.entries if key.text == FORMAT_KEY), None)
    if value is None:
        return FIRST_FORMAT
    return int(value.text) if isinstance(value, Scalar) and _NUMBER.match(value.text) else None
