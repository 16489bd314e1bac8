"""What was found, for people and for programs."""

import json
import platform
from collections.abc import Sequence
from typing import Final

from generator import __version__
from generator.doctor.observations import Concern, Observation, worst_of
from generator.load.data_format import PRESENT_FORMAT

_MARKS: Final = {Concern.FINE: "よし", Concern.LOOK: "確認", Concern.BROKEN: "だめ"}
_CLOSING: Final = {
    Concern.FINE: "見てほしいところはありません。",
    Concern.LOOK: "見てほしいところがあります（「確認」の項目）。",
    Concern.BROKEN: "このままでは動きません（「だめ」の項目）。",
}


def render_observations(observations: Sequence[Observation], form: str) -> str:
    """As ``text`` or ``json``, with the end of the last line."""
    if form == "json":
        return _json(observations)
    rows = []
    for each in observations:
        rows.append(f"[{_MARKS[each.concern]}] {each.what}")
        if each.concern is not Concern.FINE:
            rows += [f"    {name}" for name in each.files]
        rows += [f"  {'すること: ' if not at else ''}{line}" for at, line in enumerate(each.do.splitlines())]
    return "\n".join([*rows, "", _CLOSING[worst_of(observations)], ""])


def _json(observations: Sequence[Observation]) -> str:
    held = {
        "kokai": __version__,
        "format": PRESENT_FORMAT,
        "python": platform.python_version(),
        "exit_code": int(worst_of(observations)),
        "observations": [
            {
                "code": each.code,
                "concern": each.concern.name.lower(),
                "what": each.what,
                "do": each.do,
                "files": each.files,
            }
            for each in observations
        ],
    }
    return json.dumps(held, ensure_ascii=False, indent=2) + "\n"
