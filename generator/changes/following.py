"""Which steps lead from one state to another: what entries of ``moved.yaml`` say of whatever the later state does not hold under the same key.

The entries name the places of today. So that two earlier states can be compared too, both sides are asked where they stand today.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.addresses import indicator_anchor, plan_of_indicators
from generator.changes.leading import Leading, Relocation, name_in_key, plan_of
from generator.changes.snapshots import Fields, Snapshot
from generator.ledger import Moves, SitePlace
from generator.model.ledger import MoveKind


def follow_moves(moves: Moves, before: Snapshot, after: Snapshot) -> Leading:
    """What leads from ``before`` to ``after``. Two things may be led to the same place."""
    return _Following(moves, before, after, apart=False).leading()


def follow_moves_apart(moves: Moves, before: Snapshot, after: Snapshot) -> Leading:
    """The same, but that each thing keeps a place of its own: the way back gives ``before`` again."""
    leading = _Following(moves, before, after, apart=True).leading()
    back = Leading(step.turned for step in leading.steps)
    return leading if back.snapshot(leading.snapshot(before)) == before else Leading(())


class _Following:
    def __init__(self, moves: Moves, before: Snapshot, after: Snapshot, *, apart: bool) -> None:
        self._moves = moves
        self._before = before
        self._after = after
        self._apart = apart
        self._places: Mapping[str, str] = {}

    def leading(self) -> Leading:
        found = Leading(())
        if not self._moves.all:
            return found
        self._places = self._places_of_holders()
        before = self._before
        held: Iterable[str] = before.holders
        found = self._with(found, held, {key: found.holder(key) for key in held}, self._of_holders(plans=True))
        found = self._with(found, held, {key: found.holder(key) for key in held}, self._of_holders(plans=False))
        held = before.indicators
        found = self._with(found, held, {key: found.indicator(key) for key in held}, self._of_indicators())
        steps = list(self._of_figures())
        if steps:
            implied = {key: found.figure(key, fields)[0] for key, fields in before.figures.items()}
            found = self._with(found, before.figures, implied, steps)
        return found

    def _with(
        self, leading: Leading, held: Iterable[str], implied: Mapping[str, str], steps: Iterable[Relocation]
    ) -> Leading:
        """With more steps: those that lead elsewhere than they would go by themselves, and if wanted where nothing else stands or goes."""
        more = [step for step in steps if implied[step.before] != step.after]
        if self._apart:
            own = {step.before for step in more}
            taken = {implied[key] for key in held if key not in own}
            for step in [*more]:
                if step.after in taken or _changes_sort(step):
                    more.remove(step)
                taken.add(step.after)
        return Leading((*leading.steps, *more))

    def _places_of_holders(self) -> Mapping[str, str]:
        """Keys of the later state's holders by where they stand, or stand today."""
        held = self._after.holders
        places = {fields["address"]: key for key, fields in held.items() if "address" in fields}
        for address, key in [*places.items()]:
            for spot in self._moves.follow(SitePlace(address, ""), living=False):
                places.setdefault(spot.address, key)
        return places

    def _of_holders(self, *, plans: bool) -> Iterator[Relocation]:
        for key, fields in self._before.holders.items():
            if (plan_of(key) == key) is not plans or key in self._after.holders or "address" not in fields:
                continue
            for spot in self._moves.follow(SitePlace(fields["address"], ""), living=False):
                to = self._places.get(spot.address, "")
                if to and not (plans and plan_of(to) != to):
                    yield Relocation("holders", key, to, fields["address"], self._after.holders[to]["address"])
                    break

    def _of_indicators(self) -> Iterator[Relocation]:
        after = self._after
        places: dict[SitePlace, str] = {}
        for key in after.indicators:
            spot = _place_of_indicator(after, key)
            for there in (spot, *self._moves.follow(spot, living=False)):
                places.setdefault(there, key)
        for key, fields in self._before.indicators.items():
            if key in after.indicators:
                continue
            spot = _place_of_indicator(self._before, key)
            for there in self._moves.follow(spot, living=fields["of"] in after.holders):
                to = places.get(there) or places.get(SitePlace(plan_of_indicators(there.address), there.anchor))
                if to:
                    yield Relocation("indicators", key, to, spot.href, _place_of_indicator(after, to).href)
                    break

    def _of_figures(self) -> Iterator[Relocation]:
        """Single values that moved by themselves: to another year, or to another indicator."""
        for key, fields in self._before.figures.items():
            anchor = fields.get("anchor", "")
            if not anchor or key in self._after.figures:
                continue
            spot = SitePlace(self._before.holders.get(fields["of"], {}).get("address", ""), anchor)
            said = self._moves.named(spot)
            if said is None or said.move.kind is not MoveKind.MOVED:
                continue
            rest = key.removeprefix(f"{fields['of']}/").removeprefix(name_in_key(anchor))
            ways = [
                Relocation(
                    "figures", key, f"{self._places[to.address]}/{name_in_key(to.anchor)}{rest}", spot.href, to.href
                )
                for to in said.to
                if to.address in self._places
            ]
            there = [way for way in ways if way.after in self._after.figures]
            yield from [*there, *ways][:1]


def is_said_to_be_gone(moves: Moves, state: Snapshot, figure: Fields, *, living: bool) -> bool:
    """Whether an entry says of where a figure of the state stood that it ended, was withdrawn or is part of another. ``living``: its page is there."""
    address, anchor = state.holders.get(figure["of"], {}).get("address", ""), figure.get("anchor", "")
    return bool(address and anchor) and not moves.follow(SitePlace(address, anchor), living=living)


def _changes_sort(step: Relocation) -> bool:
    """Whether it leads from a plan to what lies in one, or the other way."""
    of_plans = [plan_of(key) == key for key in (step.before, step.after)]
    return step.section == "holders" and of_plans[0] is not of_plans[1]


def _place_of_indicator(state: Snapshot, key: str) -> SitePlace:
    of, _, own = key.rpartition("/")
    holder: Fields = state.holders.get(of, {})
    return SitePlace(holder.get("address", ""), indicator_anchor(own))
