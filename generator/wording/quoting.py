"""Names that bring their own 「」: put into a text that quotes them, they get no second pair."""

import re
from typing import Final

_QUOTED: Final = re.compile(r"「\{(\w+)\}」")
_OPENING, _CLOSING = "「", "」"


def without_own_quotes(name: str) -> str:
    """A name without the 「」 that stand around the whole of it: 「花のまち」計画 and 「花」と「緑」 keep theirs."""
    if not _is_wholly_quoted(name):
        return name
    return name[1:-1]


def _is_wholly_quoted(name: str) -> bool:
    if len(name) < 3 or not name.startswith(_OPENING) or not name.endswith(_CLOSING):
        return False
    depth = 0
    for place, sign in enumerate(name):
        depth += (sign == _OPENING) - (sign == _CLOSING)
        if not depth:
            return place == len(name) - 1
    return False


class QuotingText(str):
    """A text of the catalogue that quotes a part: 「{plan}」 filled with 「花のまち」 says it once in 「」."""

    __slots__ = ()

    def format(self, *args: object, **parts: object) -> str:
        """The text with its parts filled in."""
        own = {name for name in _QUOTED.findall(self) if _is_wholly_quoted(str(parts.get(name, "")))}
        text = _QUOTED.sub(lambda found: f"{{{found[1]}}}" if found[1] in own else found[0], self) if own else str(self)
        return text.format(*args, **parts)


def quoting(text: str) -> str:
    """The text as one that knows which of its parts it quotes, where it quotes any."""
    return QuotingText(text) if _QUOTED.search(text) else text
