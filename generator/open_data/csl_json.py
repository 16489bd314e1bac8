"""A citation as CSL-JSON, the form that Zotero, Pandoc and word processors read.

Rules: the schema ``csl-data.json`` 1.0 of the Citation Style Language. It knows no licence and refuses fields of one's own.
"""

from typing import Final

import msgspec

from generator.model.basics import Absent
from generator.open_data.citing import Cited, in_one_line

_ENCODER: Final = msgspec.json.Encoder()


def render_csl_json(cited: Cited) -> str:
    """A list of one item, with a line feed at its end. The day of access is left to whoever cites."""
    item: dict[str, object] = {
        "id": cited.key,
        "type": "webpage",
        "title": in_one_line(cited.title),
        "author": [{"literal": in_one_line(cited.author)}],
        "container-title": in_one_line(cited.site),
        "URL": cited.address,
        "language": "ja",
    }
    if not isinstance(cited.edition, Absent):
        date = cited.edition.date
        item |= {"issued": {"date-parts": [[date.year, date.month, date.day]]}, "version": f"{cited.edition.n}"}
    return _ENCODER.encode([item]).decode() + "\n"
