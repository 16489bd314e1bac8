"""Published wordings of numbers, read whole: sign, digits of every script, scale, unit, bound, about, period, second value.

This is the one place that knows how Japanese documents write a number. A wording is read or it is not; it is never guessed:
``parse_amount`` gives a :class:`ReadAmount`, a :class:`NoValue` (a mark that stands for no value) or an :class:`UnreadAmount`, which says
why it was not read and which numbers stand in it all the same. Nothing here raises, whatever the text.
"""

from generator.amounts.amount import (
    Band,
    Bound,
    BoundOf,
    Change,
    NamedPeriod,
    NoValue,
    Outcome,
    Quantity,
    ReadAmount,
    UnreadAmount,
    Why,
    ends_of,
    exact_product,
    mentions_of,
)
from generator.amounts.bases import Base, base_of, is_stricter, names_year_before, with_base
from generator.amounts.bounds import bounds_of
from generator.amounts.certainty import Certainty, Said, certainties_in, tells_an_estimate, without_what_follows
from generator.amounts.figures import (
    counts_places,
    ends_left_out,
    is_rank,
    names_a_bound,
    names_a_total,
    names_a_unit,
    open_ends,
    settle_figure,
    settle_indicator,
    step_in,
    unit_text,
    value_of_wording,
)
from generator.amounts.full_marks import full_marks_of_targets, of_one_scale, over_full_mark, tell_full_mark
from generator.amounts.moments import counts_shares, day_of, day_told, names_calendar_year, of_its_day, remark_of_a_part
from generator.amounts.notes import NoteSays, said_of_value, sentences_of_note
from generator.amounts.numerals import DIGITS, decimal_of, plain
from generator.amounts.other_readings import other_readings
from generator.amounts.parsing import parse_amount
from generator.amounts.periods import (
    ANY_YEAR,
    NAMED_YEAR,
    OF_ANOTHER_MOMENT,
    in_digits,
    names_several_years,
    periods_in,
)
from generator.amounts.plain_remarks import called_off_beside
from generator.amounts.ranks import first_is_best, is_higher_place, last_is_best
from generator.amounts.rates import TIMES, TIMES_A_YEAR, YEAR, over_in_name, over_in_unit
from generator.amounts.reasons import reason_after_cause, reason_of, says_itself
from generator.amounts.reckoned import around, fits, reckoned_from
from generator.amounts.roles import Role, other_role, word_of_result
from generator.amounts.scopes import (
    group_told,
    is_applied_for,
    is_incomplete,
    is_limited,
    is_of_others,
    mean_of_others,
    part_held,
    part_not_held,
    remarks_beside,
    word_not_held,
)
from generator.amounts.signs_in_words import word_below_zero
from generator.amounts.spans import spelled_out_years
from generator.amounts.steps import ends_within, head_of
from generator.amounts.sums import why_no_part, why_not_added
from generator.amounts.units import (
    FOREIGN_MONEY,
    Unit,
    converted,
    is_share,
    own_units,
    parse_printed,
    parse_unit,
    rounded,
    same_dimension,
    worth,
)
from generator.amounts.wanting import word_against

__all__ = [
    "ANY_YEAR",
    "DIGITS",
    "FOREIGN_MONEY",
    "NAMED_YEAR",
    "OF_ANOTHER_MOMENT",
    "TIMES",
    "TIMES_A_YEAR",
    "YEAR",
    "Band",
    "Base",
    "Bound",
    "BoundOf",
    "Certainty",
    "Change",
    "NamedPeriod",
    "NoValue",
    "NoteSays",
    "Outcome",
    "Quantity",
    "ReadAmount",
    "Role",
    "Said",
    "Unit",
    "UnreadAmount",
    "Why",
    "around",
    "base_of",
    "bounds_of",
    "called_off_beside",
    "certainties_in",
    "converted",
    "counts_places",
    "counts_shares",
    "day_of",
    "day_told",
    "decimal_of",
    "ends_left_out",
    "ends_of",
    "ends_within",
    "exact_product",
    "first_is_best",
    "fits",
    "full_marks_of_targets",
    "group_told",
    "head_of",
    "in_digits",
    "is_applied_for",
    "is_higher_place",
    "is_incomplete",
    "is_limited",
    "is_of_others",
    "is_rank",
    "is_share",
    "is_stricter",
    "last_is_best",
    "mean_of_others",
    "mentions_of",
    "names_a_bound",
    "names_a_total",
    "names_a_unit",
    "names_calendar_year",
    "names_several_years",
    "names_year_before",
    "of_its_day",
    "of_one_scale",
    "open_ends",
    "other_readings",
    "other_role",
    "over_full_mark",
    "over_in_name",
    "over_in_unit",
    "own_units",
    "parse_amount",
    "parse_printed",
    "parse_unit",
    "part_held",
    "part_not_held",
    "periods_in",
    "plain",
    "reason_after_cause",
    "reason_of",
    "reckoned_from",
    "remark_of_a_part",
    "remarks_beside",
    "rounded",
    "said_of_value",
    "same_dimension",
    "says_itself",
    "sentences_of_note",
    "settle_figure",
    "settle_indicator",
    "spelled_out_years",
    "step_in",
    "tell_full_mark",
    "tells_an_estimate",
    "unit_text",
    "value_of_wording",
    "why_no_part",
    "why_not_added",
    "with_base",
    "without_what_follows",
    "word_against",
    "word_below_zero",
    "word_not_held",
    "word_of_result",
    "worth",
]
