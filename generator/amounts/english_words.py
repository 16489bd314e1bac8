"""English words around a number that are no unit of it, and those that frame it: 142 provisional, 1,234 against a target of 1,200, increase to 95%."""

import re
from typing import Final

NO_UNIT: Final = (
    r"per(?!\s+(?:cent|mille))|a(?=\s[a-z])|an|each|every|to|in|of|as|at|by|or|and|so|on|from|for|with|than|out|up|down|vs\.?|versus|against|compared|including|excluding"
    r"|provisional|preliminary|unaudited|forecast|projected|projection|expected|anticipated|planned|final|revised|actual|estimated?|est\.|approx\.?|approximately|cumulative|annually|yearly|monthly"
)
"""Words behind a number that are no unit of it, as a pattern: 3 per year, 142 provisional."""
FRAME: Final = re.compile(
    r"(?i:in total|on average|(?:a\s)?total(?: of)?|target|all(?=\s+[0-9])|(?:(?:to\s)?(?:increase|rise|raise|grow|reduce|fall|decrease|cut)\s+to|(?:maintain|keep|hold|remain|stay|maintained|kept)(?:\s+at)?|achieve|reach)(?=\s+[^0-9]{0,12}[0-9])"
    r"|revised|actual|final outturn|outturn|confirmed)(?![A-Za-z])"
)
"""Words before or behind a number that change nothing in it."""
_FULL: Final = re.compile(
    r"\s*(?:\(\s*)?(?i:out of|on a scale of(?: 1 to)?)\s+(?P<most>[0-9]{1,4}(?:\.[0-9]+)?)(?:\s*\))?(?=\Z|[\s),;*])"
)
NOTE: Final = r"[(\[]\s*(?i:(?:see\s+)?(?:foot)?notes?)\s*[0-9a-z]{0,2}\s*[)\]]"
"""The mark of a note, as a pattern: (note 1), [see note 2]."""
YEAR: Final = re.compile(
    r"\s*(?i:by|in)\s+(?:the\s+(?:end\s+of\s+)?)?(?:year\s+)?(?P<year>20[0-9]{2})(?=\s*(?:\Z|[);,.](?![0-9])))"
)
"""The year behind a number, as a pattern: by 2030, in 2024."""
MARK: Final = re.compile("[PpRr]")
"""Alone in brackets: provisional, revised."""
NO_VALUE: Final = r"tb[acd]|to be (?:announced|confirmed|decided|determined|agreed)|not (?:yet )?(?:available|known|reported|published|collected|measured|applicable|held|set)|no (?:data|target|survey)|(?:data )?(?:pending|unavailable|not (?:yet )?(?:available|collected))|suppressed|withheld|confidential|unknown|survey not held"
"""Words in the place of a value, in small letters, as a pattern."""
FALLING: Final = ("reduced", "reduce", "decreased", "decrease", "lowered", "lower", "fallen", "fall", "fell", "cut")
RISING: Final = ("increased", "increase", "raised", "raise", "rise", "rose", "grow", "grew")
"""Verbs before "by" and a number. The longer of two forms stands first, so that as parts of a pattern it is found whole."""
_PLAIN: Final = re.compile("[A-Za-z]+")


def end_of_full_mark(text: str, at: int) -> int:
    """Where the full mark ends that is told at ``at`` in plain text (4.2 out of 5); ``at`` where none is."""
    match = _FULL.match(text, at)
    return match.end() if match else at


def may_be_a_unit(word: str) -> bool:
    """Whether a word alone in brackets, which nobody declared, may name what was counted: (schools) may, (provisional) and (再掲) only tell of it."""
    return _PLAIN.fullmatch(word) is not None and word.endswith("s") and len(word) > 2
