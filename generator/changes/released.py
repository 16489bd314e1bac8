"""Hold the data against the last release: which values differ from it without a reason."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from generator.cache import Store, digest_of
from generator.changes.differences import Differences
from generator.changes.records import FIGURES, UnreadableRecordError, parse_snapshot, read_history
from generator.changes.snapshots import RowsOf, snapshot_of_site
from generator.changes.undeclared import check_undeclared
from generator.ledger import Moves
from generator.map.site_index import SiteIndex
from generator.model.ledger import LEDGER
from generator.problems.problem import Problem, problem, whole_file

_NAME: Final = "passed-since-release"
_DECODE: Final = msgspec.msgpack.Decoder(dict[str, str]).decode


def hold_against_release(
    data: Path, site_index: SiteIndex, rows_of: RowsOf, store: Store, made_of: Mapping[str, str]
) -> tuple[list[Problem], tuple[Differences, ...]]:
    """What is wrong since the last release (as below), and what each release changed, the latest first."""
    history = read_history(data)
    if isinstance(history, Problem):
        return [history], ()
    return check_against_release(data, site_index, rows_of, store, made_of), history


def check_against_release(
    data: Path, site_index: SiteIndex, rows_of: RowsOf, store: Store, made_of: Mapping[str, str]
) -> list[Problem]:
    """Problems of values that differ from the last release. ``made_of`` names for each plan what it is made of: what passed is not asked again."""
    path = data / LEDGER / FIGURES
    if not path.is_file():
        return []
    file = f"{LEDGER}/{FIGURES}"
    content = path.read_bytes()
    moves = [repr((each.origin, each.move.kind, each.to)) for each in Moves(site_index.site).all]
    released = digest_of(digest_of(content), *moves)
    keys = {plan: digest_of(key, released) for plan, key in made_of.items()}
    known = store.read(_NAME, _DECODE) or {}
    plans = sorted(plan for plan, key in keys.items() if known.get(plan) != key)
    if not plans:
        return []
    if moves:
        plans = sorted(keys)  # a value of one plan may stand in another now
    try:
        before = parse_snapshot(content, file)
    except UnreadableRecordError as fault:
        return [problem("K552", whole_file(file), file=file, cause=fault.args[1])]
    found = list(check_undeclared(site_index, before, snapshot_of_site(site_index, rows_of, plans=plans)))
    if not found:
        store.write(_NAME, msgspec.msgpack.encode(keys))
    return found
