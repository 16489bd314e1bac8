"""What stands beside a number and belongs to it: 1日当たり, 累計, 概算, 速報値, and the period of its own (R5：140件)."""

import re
from typing import Final, NamedTuple

from msgspec.structs import replace

from generator.amounts.amount import Band, NamedPeriod, Quantity
from generator.amounts.certainty import ABOUT_WORDS, CERTAIN_WORDS
from generator.amounts.rates import find_over
from generator.model.basics import NOT_STATED, Absent, Record

_SUMMED: Final = re.compile(r"(?:累計|累積|通算)(?:で|値)?|(?i:cumulative(?:ly)?(?:\s+total)?(?:\s+of)?\b)")
_ABOUT: Final = re.compile(ABOUT_WORDS)
_SURE: Final = re.compile(CERTAIN_WORDS)


class Beside(Record, frozen=True):
    """What a number is counted over, whether it is a total since the start, whether it is one of about that size, and when it was."""

    over: tuple[str, ...] = ()
    summed: bool = False
    about: bool = False
    when: NamedPeriod | Absent = NOT_STATED

    def at(self, of: Quantity | Band) -> Quantity | Band:
        """The quantity or band with what stands beside it."""
        return replace(of, low=self.on(of.low), high=self.on(of.high)) if isinstance(of, Band) else self.on(of)

    def on(self, of: Quantity) -> Quantity:
        """The quantity with what stands beside it."""
        return replace(
            of,
            counted_over=tuple(dict.fromkeys((*of.counted_over, *self.over))),
            summed=of.summed or self.summed,
            approximate=of.approximate or self.about,
            when=self.when if isinstance(of.when, Absent) else of.when,
        )

    def joined(self, other: "Beside") -> "Beside":
        """All that the two say."""
        when = other.when if isinstance(self.when, Absent) else self.when
        over = tuple(dict.fromkeys((*self.over, *other.over)))
        return Beside(over, self.summed or other.summed, self.about or other.about, when)


NOTHING_BESIDE: Final = Beside()


class FoundBeside(NamedTuple):
    """What such words say, and where they end."""

    beside: Beside
    end: int


def beside_of(quantity: Quantity) -> Beside:
    """What was found beside a quantity, for another that is made of it."""
    return Beside(quantity.counted_over, quantity.summed, when=quantity.when)


def find_beside(text: str, at: int) -> FoundBeside | None:
    """The words at ``at`` in plain text that belong to a number without being a part of it; None where none do."""
    over = find_over(text, at)
    if over is not None:
        return FoundBeside(Beside(over=over.what), over.end)
    for pattern, beside in (
        (_SUMMED, Beside(summed=True)),
        (_ABOUT, Beside(about=True)),
        (_SURE, NOTHING_BESIDE),
    ):
        match = pattern.match(text, at)
        if match:
            return FoundBeside(beside, match.end())
    return None
