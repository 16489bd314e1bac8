"""What cities publish is Japanese in every language of the site: mark it, so that a screen reader changes its voice for it."""

import re
from typing import Final

_JAPANESE: Final = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f"
_RUN: Final = re.compile(rf"[「『（]?[{_JAPANESE}](?:[^<>&\nA-Za-z“”]*?(?:[A-Za-z]+)?[{_JAPANESE}])*[」』）。、]*")
_TAG: Final = re.compile(r"(<[^>]*>)")
_NAME: Final = re.compile(r"</?([a-z0-9]+)")
_TEXT_ONLY: Final = frozenset({"title", "option", "script", "style", "textarea"})


def mark_japanese(html: str) -> str:
    """HTML whose language is not Japanese, with ``lang="ja"`` around Japanese text.

    A picture (``svg``) is marked as a whole, since its texts hold no elements of ours. Attributes cannot be marked.
    """
    pieces = _TAG.split(html)
    within = ""  # the element whose text stays as it is
    for place, piece in enumerate(pieces):
        if piece.startswith("<"):
            found = _NAME.match(piece)
            name = found[1] if found else ""
            if within:
                within = "" if piece == f"</{within}>" else within
            elif name == "svg" and not piece.startswith("</"):
                within = name
                pieces[place] = piece.replace("<svg", '<svg lang="ja"', 1)
            elif name in _TEXT_ONLY and not piece.startswith("</"):
                within = name
        elif not within and piece:
            pieces[place] = _RUN.sub(lambda run: f'<span lang="ja">{run[0]}</span>', piece)
    return "".join(pieces)
