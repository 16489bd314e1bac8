"""Which kanji sound alike, so that 下水動 is known for a slip of 下水道 and 非常食 for none of 非常勤."""

from pathlib import Path
from typing import Final

_LIST: Final = Path(__file__).parent / "thesaurus" / "sounds.txt"


def render_sounds() -> str:
    """A line for each reading, of all kanji that have it. The search page loads it where a word of kanji is not known."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    return "".join(f"{line.partition(chr(9))[2]}\n" for line in lines if not line.startswith("#"))
