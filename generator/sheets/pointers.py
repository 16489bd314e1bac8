"""Words that say nothing by themselves: 同上, 〃, 前年度と同じ. On a page of its own nobody sees what they point at."""

import enum
import re
from typing import Final

from generator.sheets.cell_texts import bare


class Pointer(enum.Enum):
    """At what a cell points: at another cell, or at what was reported before."""

    ELSEWHERE = "elsewhere"
    BEFORE = "before"


_SAME: Final = "同(?:じ|様|値|額|数|一|内容|文)"
_ELSEWHERE: Final = re.compile(
    rf"同[上左右下前断]?|{_SAME}|[上下左右](?:記|欄|行|段|項)?[のにと]*{_SAME}|[上左右]記のとおり|[〃々仝\"″′']+|同+上*"
)
_BEFORE: Final = re.compile(
    rf"[前昨](?:年度?|期|回|四半期|半期|月)(?:の(?:値|実績|内容|報告|文章?))?[とに]?(?:{_SAME}|同上)(?:です|である)?"
)
POINTED_AT: Final = "指している言葉や値を、このセルにも、そのまま書いてください。"
"""How to mend a cell that points elsewhere."""


def pointer_in(text: str) -> Pointer | None:
    """What the whole text of a cell points at; None where it says something itself (前年度と同じ会場で開催)."""
    words = bare(text)
    if _ELSEWHERE.fullmatch(words):
        return Pointer.ELSEWHERE
    return Pointer.BEFORE if _BEFORE.fullmatch(words) else None
