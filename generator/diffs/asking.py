"""What is asked of ``kokai diff``, from the states to the report."""

from pathlib import Path

from msgspec.structs import replace

from generator.changes import compare_snapshots
from generator.diffs.reports import FORMATS
from generator.diffs.states import read_last, read_state
from generator.problems.problem import Problem


def diff_states(before: str, after: str, data: Path, form: str) -> bytes | list[Problem]:
    """The report of what differs, or what is in the way.

    ``before`` and ``after`` name states (`states.read_state`); "" is the last release before, the folder ``data`` after.
    """
    old = read_state(before, data) if before else read_last(data)
    if isinstance(old, list):
        return old
    new = read_state(after or str(data), data)
    if isinstance(new, list):
        return new
    found = compare_snapshots(old, new)
    since = old.tag or before or "公開の記録がない状態"
    return FORMATS[form](replace(found, since=since, tag=new.tag or after or "今のデータ", date=new.date or old.date))
