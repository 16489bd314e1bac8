"""Style sheets and scripts as they are published: without comments, and without white space that says nothing."""

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


def shrink_script(text: str) -> str:
    """The same script without its indentation, empty lines and lines of comment. A text over several lines stays as it is."""
    kept = []
    inside = False  # a text between backticks
    for line in text.splitlines():
        bare = line.strip()
        if inside:
            kept.append(line)
        elif bare and not bare.startswith("//"):
            kept.append(bare)
        else:
            continue
        inside ^= line.count("`") % 2 == 1
    return "".join(f"{line}\n" for line in kept)
