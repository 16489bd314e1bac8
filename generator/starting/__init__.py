"""`kokai new`: the first files of a site, a municipality, a plan and a round of reporting.

``municipalities`` knows every local government, ``questions`` asks on a terminal or takes options, ``making`` puts the texts together from
``texts/``, ``proving`` holds them against the checks before ``writing`` writes the first of them. Nothing that is there is overwritten.
"""

from generator.starting.lists import NoPlaceError, append_below, append_item
from generator.starting.making import Starting, make_city, make_plan, make_round, make_site
from generator.starting.proving import find_new_problems, prove_start
from generator.starting.questions import Questions, UnansweredError, take_id, take_year
from generator.starting.romaji import romanise
from generator.starting.texts import BESIDE as NAMES_BESIDE
from generator.starting.texts import holds_examples, is_as_begun, pinned_packages, unfilled
from generator.starting.writing import refuse_what_is_there, write_start
from generator.system.together import FileInTheWayError

__all__ = [
    "NAMES_BESIDE",
    "FileInTheWayError",
    "NoPlaceError",
    "Questions",
    "Starting",
    "UnansweredError",
    "append_below",
    "append_item",
    "find_new_problems",
    "holds_examples",
    "is_as_begun",
    "make_city",
    "make_plan",
    "make_round",
    "make_site",
    "pinned_packages",
    "prove_start",
    "refuse_what_is_there",
    "romanise",
    "take_id",
    "take_year",
    "unfilled",
    "write_start",
]
