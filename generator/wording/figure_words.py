"""The words for figures: statuses, tables, indicators and charts. See :mod:`generator.wording.words`."""

from collections.abc import Mapping

from generator.judging import Agreement, IndicatorProgress, JudgementReason, MeasureReason, Status
from generator.model.figures import Accumulation, BreakKind, Direction, IndicatorKind, Parts
from generator.model.money import AmountClass, BudgetKind
from generator.model.plans import EndKind, ScaleOrder, Standing
from generator.wording.group import WordGroup


class AgreementWords(WordGroup, frozen=True):
    """How the computed status and the city's own evaluation stand to each other; ``standings`` are how a step of its scale reads."""

    labels: Mapping[Agreement, str]
    standings: Mapping[Standing, str]
    nothing: str
    no_scale: str
    agree: str  # year, computed
    disagree: str  # year, said, computed
    other_year: str  # year
    axes: str
    not_comparable: Mapping[Status, str]


class PartWords(WordGroup, frozen=True):
    """Parts of a fiscal year, put behind it."""

    calendar_months: str  # first, last
    quarter: str  # number
    first_half: str
    second_half: str
    month: str  # number


class StatusWords(WordGroup, frozen=True):
    """Computed status and the city's own evaluation beside it."""

    labels: Mapping[Status, str]
    meanings: Mapping[Status, str]  # kind
    reasons: Mapping[
        JudgementReason, str
    ]  # target, actual, through: periods; value: of which period, where it is older than the reports; of_target: where it is another than that of the actual
    measure_reasons: Mapping[MeasureReason, str]
    agreement: AgreementWords
    endings: Mapping[EndKind, str]
    endings_planned: Mapping[EndKind, str]
    ended_in: str  # ending, year
    rated: str  # rating
    known: str
    known_evaluated: str  # city, year
    known_reported: str  # round
    known_not_reported: str  # year
    known_not_reported_since: str  # first, last
    known_partly: str  # year
    said: str  # when, told
    said_named: str  # names, when, told
    said_of_all: str  # said
    said_of_some: str  # said, names
    partly: str
    quoted: str  # name
    named_among: str  # name, count
    unsaid_named: str  # names, when
    said_sentence: str  # clause
    known_unreported: str
    known_repeated: str  # kind
    known_not_due: str  # year, time
    at_release: str  # date
    at_documents: str  # year
    heading: str
    spoken: str
    computed: str
    published: str  # city
    no_evaluation: str
    no_own_evaluation: str
    only_part_way: str
    approximate: str
    provisional: str
    rule: str
    clauses: Mapping[Status, str]  # of_year, through; ends a sentence
    clause_some_missed: str  # of_year
    clause_missed_before: str  # periods, clause
    missed_before: str  # periods
    missed_too: str  # periods
    moved: str  # period, target, moves: what it was before, in a few words
    some_moved: str
    some_missed_before: str  # periods
    months_apart: str  # term
    many_periods: str  # last, count
    clause_not_reached: str  # of_year
    clause_reached: str  # of_year
    clause_all_reached: str  # of_year
    clause_judged_reached: str  # of_year
    value: str
    value_of: str  # period
    of_year: str  # year
    up_to: str  # period
    by_period: str  # groups
    in_group: str  # periods, status
    period_join: str
    from_parts: Mapping[Parts, str]  # period, value
    raters_differ: str  # ratings
    rater_says: str  # by, rating
    other_rater: str  # city
    clause_disagree: str  # city (with the year), rating (in quotes), status
    clause_rating: str  # city (with the year), rating (in quotes)
    rater_of_year: str  # by, year
    of_part_way: str  # round, date
    said_of: str  # axis, rating
    next_of: str  # city
    clause_reported: str  # round
    clause_unreported: str
    clause_not_reported: str  # year
    clause_not_reported_since: str  # first, last
    clause_not_due: str  # year, time
    clause_ended: Mapping[EndKind, str]  # year


class ProgressWords(WordGroup, frozen=True):
    """Lists of indicators by what came of their targets, or where they move."""

    labels: Mapping[IndicatorProgress, str]
    meanings: Mapping[IndicatorProgress, str]
    titles: Mapping[IndicatorProgress, str]


class FigureWords(WordGroup, frozen=True):
    """Tables of indicators."""

    reached_at: Mapping[Direction, str]
    year: str
    part: PartWords
    target: str
    actual: str
    baseline: str
    final: str
    approximate: str
    provisional: str
    forecast: str
    undated: str
    since_break: str
    as_of: str  # date
    second: str  # label, value
    source: str  # source
    link: str
    link_to: str  # year
    no_target_year: str
    no_target: str
    no_target_because: str  # reason
    caption: str  # indicator
    not_yet: str
    not_in_report: str
    revised: str  # year, was
    revised_why: str  # year, was, reason
    withdrawn: str
    replaced: str  # by
    not_used: str  # by
    nothing: str
    wording_done: str
    wording_not_done: str
    range: str  # low, high
    printed_attainment: str  # share


class IndicatorWords(WordGroup, frozen=True):
    """What is told of an indicator besides its figures."""

    unit: str  # unit
    status: str
    definition: str
    formula: str
    data_source: str
    direction: str
    directions: Mapping[Direction, str]
    tolerance: str  # direction, tolerance
    points: str  # what a difference of shares is counted in
    scale: str
    scale_orders: Mapping[ScaleOrder, str]  # name, steps
    scale_or_better: str
    scale_exact: str
    accumulation: str
    accumulations: Mapping[Accumulation, str]
    breaks: str
    break_told: str  # period, what
    break_ahead: str  # period, what
    break_kinds: Mapping[BreakKind, str]
    break_reason: str  # reason
    break_footnote: str  # mark, reason
    break_note: str  # note
    parts: str
    rules_of_parts: Mapping[Parts, str]
    kind: str
    kinds: Mapping[IndicatorKind, str]
    attainment: str
    attainment_rule: str  # share
    attainment_differs: str  # printed
    serves: str
    held_by: str
    editor_name: str
    none: str  # kind
    served: str  # section
    none_because: str  # kind, reason
    overview: str
    name: str
    latest_target: str
    latest_actual: str
    newest_and_judged: str  # newest, judged
    index: str  # count


class ChartWords(WordGroup, frozen=True):
    """Charts: one sentence each, and their legends."""

    rose: str  # first_year, first, last_year, last
    fell: str
    place_rose: str
    place_fell: str
    place_rose_target: str  # the same, and target_year, target
    place_fell_target: str
    place_moved: str  # as place_rose
    place_moved_target: str  # as place_rose_target
    place_behind: str  # number
    place_within: str  # number
    same: str
    both: str  # the same
    both_target: str
    same_ends: str  # the same
    same_ends_target: str
    unclear: str
    unclear_target: str
    newest_undrawn: str  # told, period, text
    undrawn: str  # told, values
    undrawn_value: str  # period, text
    many_undrawn: str  # told, count
    rose_target: str  # the same, and target_year, target
    fell_target: str
    same_target: str
    bars: str  # year, target, actual
    bars_years: str  # target_year, target, actual_year, actual
    target: str
    actual: str
    approximate: str  # number
    quoted: str  # text
    bounds: Mapping[Direction, str]  # number
    range: str  # low, high
    only: str  # last_year, last
    only_target: str  # the same, and target_year, target
    since_break: str  # told, year
    gap: str  # told, years
    gaps: str  # told, count
    between: str  # first, last
    listed: str  # some, more
    axis_ranks: str  # told, low
    axis_from: str  # told, low
    axis_note: str
    break_sign: str
    powers: str  # words for powers of ten, each behind its power: 4万 8億


class MoneyWords(WordGroup, frozen=True):
    """Amounts."""

    year: str
    kind: str
    kinds: Mapping[BudgetKind, str]
    amount: str
    remarks: str
    amount_and_unit: str  # amount, unit
    funding: str  # name, amount
    staff_cost: str  # amount
    staff: str  # number
    sum_caption: str
    sum_kind: str  # kind, label
    sum_of: str  # carrying, all
    sum_of_own: str  # carrying, all
    sum_across: str  # told
    none: str
    part: str  # name, amount
    staff_cost_of: str  # name, amount
    staff_of: str  # name, number
    unit_cost: str  # name, amount
    in_short: str  # kind, years, amount
    replaced: str  # by
    editor_note: str  # note
    classes: Mapping[AmountClass, str]


class CourseWords(WordGroup, frozen=True):
    """An indicator over several plans."""

    caption: str  # indicator
    before: str  # period, was: what the plan before aimed at
    moved: str  # was_year, was, now_year, now
    renamed: str  # plan, was, now
    redefined: str  # plan, was, now
    reckoned: str  # plan, was, now
    redirected: str  # plan, was, now
    recounted: str  # plan, was, now
    retimed: str  # plan, was, now
    restated: str  # period, was_plan, was, plan, now
    not_joined: str
