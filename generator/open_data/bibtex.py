"""A citation as BibTeX.

An organisation and a title stand in braces of their own, so that no program takes the one for a person or changes the letters of the
other. What TeX reads as a command is written as one. An address stays as it is but for what would end the field: programs read it word
by word, and an escaped ``#`` would come back as part of it.
"""

import re
from typing import Final
from urllib.parse import quote

from generator.model.basics import Absent
from generator.open_data.citing import Cited, in_one_line

_COMMANDS: Final = {
    "\\": r"\textbackslash{}",
    # A lone brace, even an escaped one, counts where BibTeX looks for the end of a field.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SPECIAL: Final = re.compile(r"[\\{}~^&%$#_]")
_JOINED: Final = re.compile(r"([-,'`])(?=\1)|[?!](?=`)")
"""What TeX joins to one sign: ``--``, ``,,``."""
_ENDS_ADDRESS: Final = re.compile(r'[\\{}"\s]')


def render_bibtex(cited: Cited) -> str:
    """One entry ``@misc``, UTF-8 once encoded, with a line feed at its end. The day of access is left to whoever cites."""
    fields = {
        "author": f"{{{escape_tex(cited.author)}}}",
        "title": f"{{{escape_tex(cited.title)}}}",
        "howpublished": escape_tex(cited.site),
    }
    if not isinstance(cited.edition, Absent):
        date = cited.edition.date
        fields |= {
            "year": f"{date.year}",
            "month": f"{date.month}",
            "day": f"{date.day}",
            "version": f"{cited.edition.n}",
        }
    fields |= {"url": _ENDS_ADDRESS.sub(lambda found: quote(found[0]), cited.address), "language": "japanese"}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{cited.key},\n{lines}}}\n"


def escape_tex(text: str) -> str:
    """Text as TeX reads it back: one line, each sign of a command written as a command."""
    written = _SPECIAL.sub(lambda found: _COMMANDS[found[0]], in_one_line(text))
    return _JOINED.sub(r"\g<0>{}", written)
