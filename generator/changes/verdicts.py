"""Which verdicts turned between two states. They follow from figures, so no record of the data says that they did."""

from typing import Final

from generator.addresses import indicator_anchor
from generator.changes.effects import VerdictChange
from generator.changes.following import follow_moves_apart
from generator.changes.snapshots import Fields, Snapshot
from generator.ledger import Moves

_NOTHING: Final[Fields] = {}
_NAMELESS: Final = "名前のない指標"


def compare_verdicts(before: Snapshot, after: Snapshot, moves: Moves | None = None) -> tuple[VerdictChange, ...]:
    """Which verdicts turned, of what is in both states. What ``moves`` say to be the same at another place is held against what stands there."""
    led = before if moves is None else follow_moves_apart(moves, before, after).snapshot(before)
    found = []
    for key in sorted(led.verdicts.keys() & after.verdicts.keys()):
        if led.verdicts[key] == after.verdicts[key]:
            continue
        indicator = after.indicators.get(key)
        holder = after.holders.get(key if indicator is None else indicator["of"], _NOTHING)
        found.append(
            VerdictChange(
                title=holder.get("title", ""),
                address=holder.get("address", ""),
                before=led.verdicts[key],
                after=after.verdicts[key],
                name="" if indicator is None else indicator.get("name", _NAMELESS),
                anchor="" if indicator is None else indicator_anchor(key.rpartition("/")[2]),
            )
        )
    return tuple(found)


def has_verdicts(snapshot: Snapshot) -> bool:
    """Whether the state tells how things stand; where nothing stands anywhere, it does."""
    return bool(snapshot.verdicts) or not any(each.get("kind") == "measure" for each in snapshot.holders.values())
