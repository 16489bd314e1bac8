"""Cities that are built apart: what a part of a site is, how it is handed out, and how parts are taken in and held against each other."""

from generator.parts.handing import check_place, hand_out
from generator.parts.holding import check_made, hold_exports, lay_out
from generator.parts.opening import JoinedParts, check_cities, check_made_from, check_whole, open_parts
from generator.parts.records import CityScope, MadeFrom, PartDamagedError

__all__ = [
    "CityScope",
    "JoinedParts",
    "MadeFrom",
    "PartDamagedError",
    "check_cities",
    "check_made",
    "check_made_from",
    "check_place",
    "check_whole",
    "hand_out",
    "hold_exports",
    "lay_out",
    "open_parts",
]
