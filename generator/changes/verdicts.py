"""Which verdicts turned between two states. They follow from figures, so no record of the data says that they did."""

from typing import Final

from generator.addresses import indicator_anchor
from generator.changes.effects import VerdictChange
from generator.changes.following import follow_moves_apart
from generator.changes.snapshots import Fields, Snapshot
from generator.ledger import Moves

_NOTHING: Final[Fields] = {}
_NAMELESS: Final = "名前のない指標"
_OF_PERIOD: Final = "："


def compare_verdicts(before: Snapshot, after: Snapshot, moves: Moves | None = None) -> tuple[VerdictChange, ...]:
    """Which verdicts turned, of what is in both states. What ``moves`` say to be the same at another place is held against what stands there."""
    led = before if moves is None else follow_moves_apart(moves, before, after).snapshot(before)
    found = []
    for key in sorted(led.verdicts.keys() & after.verdicts.keys()):
        if led.verdicts[key] == after.verdicts[key]:
            continue
        indicator = after.indicators.get(key)
        holder = after.holders.get(key if indicator is None else indicator["of"], _NOTHING)
        before_words, after_words = _differing(led.verdicts[key], after.verdicts[key])
        if before_words == after_words:
            continue
        found.append(
            VerdictChange(
                title=holder.get("title", ""),
                address=holder.get("address", ""),
                before=before_words,
                after=after_words,
                name="" if indicator is None else indicator.get("name", _NAMELESS),
                anchor="" if indicator is None else indicator_anchor(key.rpartition("/")[2]),
            )
        )
    return tuple(found)


def period_verdict(period: str, words: str) -> str:
    """The line of a verdict that tells of one of several periods."""
    return f"{period}{_OF_PERIOD}{words}"


def _differing(before: str, after: str) -> tuple[str, str]:
    """Two verdicts without the periods of which both say the same, and without those that only say again how the whole stands.

    A period that only one of them tells of turned nothing: it came with its value, or went with it.
    """
    (one, *ones), (other, *others) = before.split("\n"), after.split("\n")
    both = {_period_of(each) for each in ones} & {_period_of(each) for each in others}
    of_one, of_other = (
        [each for each in own if each not in beside and _period_of(each) in both]
        for own, beside in ((ones, others), (others, ones))
    )
    if one != other and all(
        line.endswith(_OF_PERIOD + whole) for whole, lines in ((one, of_one), (other, of_other)) for line in lines
    ):
        return one, other
    return "\n".join((one, *of_one)), "\n".join((other, *of_other))


def _period_of(line: str) -> str:
    return line.rpartition(_OF_PERIOD)[0]


def has_verdicts(snapshot: Snapshot) -> bool:
    """Whether the state tells how things stand; where nothing stands anywhere, it does."""
    return bool(snapshot.verdicts) or not any(each.get("kind") == "measure" for each in snapshot.holders.values())
