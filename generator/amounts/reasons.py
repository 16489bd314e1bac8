"""Words that stand in the place of a value and say why there is none: 集計中, 調整中（７月に公表）, ※現在確認中です。"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from generator.amounts.amount import mentions_of
from generator.amounts.parsing import parse_amount
from generator.model.basics import NOT_STATED, Absent, Reason

_OF_EDITORS: Final = (Reason.NOT_IN_SOURCE, Reason.NOT_LEGIBLE, Reason.NOT_YET, Reason.WITHDRAWN)
"""Of these an editor speaks; in a document their words may mean anything."""
_WORDS: Final = {word: reason for reason in Reason if reason not in _OF_EDITORS for word in reason.japanese}
_LONGEST: Final = 100
"""A text of more letters is no note in a cell."""
_SAID: Final = re.compile(
    r"(?:※|\*|現在|ただいま|目下|は|、|\s)*(?P<word>[^()\s、。,:]+?)(?:です|である|のため|につき|となっている|となっています)?"
    r"(?:\s*[(\[〔【<](?P<more>[^()\[\]〔〕【】<>]*)[)\]〕】>]|\s*[、,:。\s]\s*(?P<added>[^()]+?))?。?"
)


_CAUSE: Final = re.compile(r"(?P<cause>[^()。、,:]{1,30}?)(?:のため|により|につき|なので)[、,\s]*(?P<rest>.+)")


def reason_after_cause(wording: str) -> Reason | Absent:
    """The reason that a wording gives behind its cause: 隔年調査のため調査なし. Absent where it gives none, and where the cause holds a number."""
    found = _CAUSE.fullmatch(unicodedata.normalize("NFKC", wording).strip())
    if found is None or len(wording) > _LONGEST or mentions_of(parse_amount(found["cause"])):
        return NOT_STATED
    return reason_of(found["rest"])


@lru_cache(maxsize=4096)
def reason_of(wording: str) -> Reason | Absent:
    """The reason that a wording gives for having no value, with or without an addition in brackets; Absent where it gives none.

    An addition that holds a number may be the value: 集計中（50件）.
    """
    written = unicodedata.normalize("NFKC", wording).strip()
    found = _SAID.fullmatch(written) if len(written) <= _LONGEST else None
    if found is None or found["word"] not in _WORDS:
        return NOT_STATED
    more = found["more"] or found["added"] or ""
    return NOT_STATED if mentions_of(parse_amount(more)) else _WORDS[found["word"]]


def says_itself(wording: str, reason: Reason) -> bool:
    """Whether a wording is the reason in a document's own words (検討中, 調整中（７月に公表）), so that it need not be told beside the reason."""
    return wording in reason.japanese or reason_of(wording) is reason
