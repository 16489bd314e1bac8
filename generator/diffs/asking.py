"""What is asked of ``kokai diff``, from the states to the report."""

import datetime as dt
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from generator.changes import compare_snapshots, tell_titles, titles_of_state
from generator.changes.records import UnreadableRecordError, parse_differences
from generator.diffs.effects import find_effects
from generator.diffs.lines import clean
from generator.diffs.reports import FORMATS
from generator.diffs.states import ComparedState, InTheWay, read_last, read_moves, read_state, read_titles
from generator.load.inputs import explain_cause
from generator.problems.problem import problem, whole_file
from generator.publishable import tell_held

_LARGEST: Final = 50_000_000
"""Bytes of differences that are read back; who wrote them may be anybody."""


def diff_states(  # noqa: PLR0917 - what the command is asked
    before: str, after: str, data: Path, form: str, day: dt.date | None, tell: Callable[[str], None]
) -> bytes | InTheWay:
    """The report of what differs, or what is in the way. Of folders what may be published on ``day`` is compared, or all where there is none.

    What moved is told by the entries of the folder that is compared, the later one first; where none is, by those in ``data``.
    ``before`` and ``after`` name states (`states.read_state`); "" is the last release before, the folder ``data`` after. ``tell`` is told which rounds are held back.
    """
    old = read_state(before, data, day) if before else read_last(data)
    if isinstance(old, InTheWay):
        return old
    new = read_state(after or str(data), data, day)
    if isinstance(new, InTheWay):
        return new
    for line in dict.fromkeys(line for each in (old, new) if each.held for line in tell_held(each.held, drafts=False)):
        tell(line)
    told = [each for each in (new.moves, old.moves) if each is not None]
    moves = next((each for each in told if each.all), told[0]) if told else read_moves(data)
    if isinstance(moves, InTheWay):
        return moves
    was, now = old.snapshot, new.snapshot
    found = compare_snapshots(was, now, moves)
    since = was.tag or before or "公開の記録がない状態"
    known = None if old.site or new.site else _read_here(data)
    effects = find_effects(old, new, found, moves, known)
    named = replace(
        found, since=since, tag=now.tag or after or "今のデータ", date=now.date or was.date, effects=effects
    )
    if form != "json":
        here = new.titles or (read_titles(data) if known is None else known.titles)
        named = tell_titles(named, {**titles_of_state(now, was), **here, **old.titles, **new.titles})
        named = clean(named)
    return FORMATS[form](named)


def _read_here(data: Path) -> ComparedState | None:
    """The data at hand, if they can be read: what two records do not know of the site is asked of them."""
    if not (data / "site.yaml").is_file():
        return None
    state = read_state(str(data), data, None)
    return None if isinstance(state, InTheWay) else state


def read_differences(file: Path, data: Path, form: str) -> bytes | InTheWay:
    """The report of differences that were written as JSON before, or what is in the way. Nothing in the file is believed but what it says of values.

    What its ids are called is told by the folder ``data``.
    """
    try:
        mode = file.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # a pipe would never end; a folder is told when it is opened
            return _unreadable(file, data, "ふつうのファイルではありません")
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
        found = parse_differences(content, str(file), released=False) if len(content) <= _LARGEST else None
        cause = "大きすぎます"
    except UnreadableRecordError as fault:
        found, cause = None, fault.args[1]
    except OSError as fault:
        found, cause = None, explain_cause(fault)
    if found is None:
        return _unreadable(file, data, cause)
    return FORMATS[form](found if form == "json" else clean(tell_titles(found, read_titles(data))))


def _unreadable(file: Path, data: Path, cause: str) -> InTheWay:
    return InTheWay([problem("K553", whole_file(str(file)), named=file, cause=cause)], data)
