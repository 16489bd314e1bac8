"""A released state under the names of today: what `moved.yaml` says to be the same thing at another place keeps its values.

A step names one holder, indicator or figure before and after. What stands below it goes with it and needs none. Led by the same steps turned
round, a state is again what it was.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from generator.addresses import follow_indicator, indicator_anchor, part_anchor
from generator.changes.snapshots import Fields, Snapshot


class Relocation(NamedTuple):
    """One thing with another name: its section, its key and its place on the site before and after."""

    section: str
    before: str
    after: str
    place_before: str
    place_after: str

    @property
    def turned(self) -> "Relocation":
        """The way back."""
        return Relocation(self.section, self.after, self.before, self.place_after, self.place_before)


class Leading:
    """Leads keys and their fields by steps."""

    def __init__(self, steps: Iterable[Relocation]) -> None:
        self.steps = tuple(steps)
        self._of: Mapping[tuple[str, str], Relocation] = {(each.section, each.before): each for each in self.steps}

    def holder(self, key: str) -> str:
        """The key of a plan, pillar or measure."""
        step, rest = self._step_of_holder(key)
        return step.after + rest if step else key

    def indicator(self, key: str) -> str:
        """The key of an indicator."""
        step = self._of.get(("indicators", key))
        if step is not None:
            return step.after
        of, _, own = key.rpartition("/")
        return f"{self.holder(of)}/{own}"

    def figure(self, key: str, fields: Fields) -> tuple[str, Fields]:
        """The key and fields of a value."""
        step = self._of.get(("figures", key))
        if step is not None:
            of = holder_of_figure(step.after)
            return step.after, _told({**fields, "of": of, "anchor": step.place_after.partition("#")[2]})
        if not fields.get("indicator"):
            of = self.holder(fields["of"])
            return of + key.removeprefix(fields["of"]), {**fields, "of": of}
        of, _, own = self.indicator(f"{fields['of']}/{fields['indicator']}").rpartition("/")
        was, anchor = fields["indicator"], fields.get("anchor", "")
        rest, now = key.removeprefix(f"{fields['of']}/"), anchor
        if own != was:
            now = follow_indicator(anchor, indicator_anchor(was), indicator_anchor(own)) or anchor
            rest = now + rest.removeprefix(anchor) if rest.startswith(anchor) else rest
        return f"{of}/{rest}", _told({**fields, "of": of, "indicator": own, "anchor": now})

    def snapshot(self, state: Snapshot) -> Snapshot:
        """The whole state."""
        if not self.steps:
            return state
        return replace(
            state,
            holders=dict(sorted((self.holder(key), self._holder(key, each)) for key, each in state.holders.items())),
            indicators=dict(
                sorted(
                    (new := self.indicator(key), {**each, "of": new.rpartition("/")[0]})
                    for key, each in state.indicators.items()
                )
            ),
            figures=dict(
                sorted((self.figure(key, each) for key, each in state.figures.items()), key=lambda each: each[0])
            ),
            verdicts=dict(
                sorted(
                    (self.indicator(key) if key in state.indicators else self.holder(key), each)
                    for key, each in state.verdicts.items()
                )
            ),
        )

    def _step_of_holder(self, key: str) -> tuple[Relocation | None, str]:
        """The step that leads a holder, its own or its plan's, and what stands behind the key that it names."""
        own = self._of.get(("holders", key))
        plan = plan_of(key)
        return (own, "") if own else (self._of.get(("holders", plan)), key.removeprefix(plan))

    def _holder(self, key: str, fields: Fields) -> Fields:
        step, _ = self._step_of_holder(key)
        told = dict(fields)
        if step is not None and "address" in told:
            told["address"] = step.place_after + told["address"].removeprefix(step.place_before)
        if "position" in told:
            pillar = self.holder(f"{plan_of(key)}/pillar/{told['position']}")
            if plan_of(pillar) == plan_of(self.holder(key)):
                told["position"] = pillar.rpartition("/")[2]
        return told


def plan_of(key: str) -> str:
    """The key of the plan that the holder with a key is or lies in."""
    return "/".join(key.split("/", 2)[:2])


def holder_of_figure(key: str) -> str:
    """The key of the holder whose value has a key."""
    parts = key.split("/")
    return "/".join(parts[: 4 if len(parts) > 3 and parts[2] in {"measure", "pillar"} else 2])


def name_in_key(anchor: str) -> str:
    """How keys of values name the place on the page at which they stand."""
    return anchor.removeprefix(part_anchor(""))


def _told(fields: Fields) -> Fields:
    return {name: text for name, text in fields.items() if text}
