"""Style sheets as they are published: without comments, and without white space that says nothing."""

import re
from typing import Final

# Strings are kept as they stand; what is not a string, a comment or white space passes by.
_PARTS: Final = re.compile(r"""(?P<string>"[^"]*"|'[^']*')|(?P<comment>/\*.*?\*/)|(?P<space>\s+)""", re.DOTALL)
_AROUND: Final = re.compile(r"""("[^"]*"|'[^']*')|\s*([{};,])\s*|(?<=[\w)-]):\s+""")


def shrink_styles(text: str) -> str:
    """The same rules in fewer bytes."""
    spaced = _PARTS.sub(lambda part: part["string"] or ("" if part["comment"] else " "), text)
    tight = _AROUND.sub(lambda part: part[1] or part[2] or ":", spaced)
    return tight.replace(";}", "}").strip() + "\n"
