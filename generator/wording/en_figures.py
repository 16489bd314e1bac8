"""English words for figures."""

from typing import Final

from generator.judging import Status
from generator.model.figures import Accumulation, Direction, IndicatorKind
from generator.model.plans import EndKind
from generator.wording import en_statuses, figure_words, statuses


def part_of_year(part: str) -> str:
    """Quarter 1, first half, month 4; "" for the whole year."""
    if not part:
        return ""
    if part[0] == "q":
        return f", quarter {part[1:]}"
    if part[0] == "h":
        return ", first half" if part == "h1" else ", second half"
    return f", month {part[1:]}"


STATUS: Final = figure_words.StatusWords(
    labels=en_statuses.LABELS,
    meanings=en_statuses.MEANINGS,
    reasons=en_statuses.REASONS,
    measure_reasons=en_statuses.MEASURE_REASONS,
    agreement=en_statuses.agreement_sentence,
    attainment=statuses.attainment_text,
    heading="Status",
    computed="Judged from figures",
    published="Evaluation by {city}",
    no_evaluation="The source document holds no evaluation",
    approximate="The judgement rests on approximate values.",
    provisional="The judgement rests on provisional values.",
    rule="How statuses are judged",
    clauses={
        Status.REACHED: "the indicators that can be confirmed reached the target{of_year}",
        Status.NOT_REACHED: "an indicator did not reach the target{of_year}",
        Status.ON_THE_WAY: "it is on the way to the target year",
        Status.NO_TARGET: "no target is stated that figures could confirm",
        Status.NOT_REPORTED: "the documents of this site hold no result for the target{of_year}",
        Status.CANNOT_BE_JUDGED: "figures do not tell whether the target was reached",
    },
    clause_some_missed="an indicator did not reach the target{of_year}",
    clause_judged_reached="of the targets{of_year} those that can be judged were reached",
    of_year=" of {year}",
    clause_disagree="{city} evaluates it as “{rating}”, but judged from figures it is “{status}”",
    clause_rating="{city} evaluates it as “{rating}”",
    clause_reported="“{round}” has been published",
    clause_unreported="the documents of this site hold no result",
    clause_ended={
        EndKind.ENDED: "it ended in {year}",
        EndKind.SUSPENDED: "it has been suspended since {year}",
        EndKind.MERGED: "it was merged into another measure in {year}",
    },
)

FIGURE: Final = figure_words.FigureWords(
    year="Fiscal year",
    part=part_of_year,
    target="Target",
    actual="Actual",
    baseline="Baseline",
    final="Final target",
    approximate="Approximate",
    provisional="Provisional",
    as_of="As of {date}",
    second="{label} {value}",
    source="Source: {source}",
    link="Cite",
    link_to="Cite this figure ({year})",
    no_target_year="No target for this year",
    no_target="The source document states no target",
    no_target_because="No target. Reason: {reason}",
    caption="{indicator}: target and actual values by fiscal year",
    not_yet="Not in the documents",
    not_in_report="Not in the report",
    revised="Changed in {year} from “{was}”",
    revised_why="Changed in {year} from “{was}” (reason: {reason})",
    corrected="Corrected ({date}): “{wrong}” should read “{right}”. Reason: {reason}",
    corrected_since="Corrected ({date}): wrong as “{wrong}” since release {since}, should read “{right}”. Reason: {reason}",
    nothing="Neither target nor actual value",
    wording_done="Done",
    wording_not_done="Not done",
    range="{low}–{high}",
)

INDICATOR: Final = figure_words.IndicatorWords(
    unit=" ({unit})",
    status="Judged",
    definition="Definition",
    formula="Formula",
    data_source="Source of the data",
    direction="How it is compared",
    directions={
        Direction.INCREASE: "Increase (reached at or above the target)",
        Direction.DECREASE: "Decrease (reached at or below the target)",
        Direction.MAINTAIN: "Maintain (reached if equal to the target)",
        Direction.MAINTAIN_OR_INCREASE: "Maintain or increase (reached at or above the target)",
        Direction.MAINTAIN_OR_DECREASE: "Maintain or decrease (reached at or below the target)",
        Direction.AT_LEAST: "Reached at or above the target",
        Direction.MORE_THAN: "Reached above the target (not if equal)",
        Direction.LESS_THAN: "Reached below the target (not if equal)",
        Direction.AT_MOST: "Reached at or below the target",
        Direction.RANGE: "Reached within the target range",
        Direction.MILESTONE: "Reached when it is done",
        Direction.TEXT: "A target in words, not judged from figures",
    },
    tolerance="{direction}. A difference of up to {tolerance} counts as maintained",
    accumulation="How it is counted",
    accumulations={
        Accumulation.YEARLY: "By fiscal year",
        Accumulation.CUMULATIVE: "Total from the start",
        Accumulation.POINT: "At a point in time",
    },
    kind="Kind of indicator",
    kinds={
        IndicatorKind.INPUT: "Input (money and staff used)",
        IndicatorKind.ACTIVITY: "Activity (what was done)",
        IndicatorKind.OUTPUT: "Output (how much was done)",
        IndicatorKind.OUTCOME: "Outcome (what changed in people's lives)",
        IndicatorKind.CONTEXT: "Context",
        IndicatorKind.NOT_STATED: "",
    },
    attainment="Share of the target",
    attainment_rule="{share} (actual ÷ target)",
    serves="Pillars and measures it belongs to",
    held_by="Page",
    editor_name="The editors named this indicator",
    none="The source document states no target that figures could confirm.",
    none_because="There is no target that figures could confirm. Reason: {reason}",
    overview="Status",
    name="Indicator",
    latest_target="Target",
    latest_actual="Latest actual value",
)

CHART: Final = figure_words.ChartWords(
    rose="From {first} in {first_year} it rose to {last} in {last_year}.",
    fell="From {first} in {first_year} it fell to {last} in {last_year}.",
    same="It was {last} in both {first_year} and {last_year}.",
    rose_target="From {first} in {first_year} it rose to {last} in {last_year} (target for {target_year}: {target}).",
    fell_target="From {first} in {first_year} it fell to {last} in {last_year} (target for {target_year}: {target}).",
    same_target="It was {last} in both {first_year} and {last_year} (target for {target_year}: {target}).",
    bars="In {year} the result was {actual}, against a target of {target}.",
    bars_years="Against the target of {target} for {target_year}, the result in {actual_year} was {actual}.",
    target="Target",
    actual="Actual",
    approximate="about {number}",
    bounds={
        Direction.AT_LEAST: "at least {number}",
        Direction.AT_MOST: "at most {number}",
        Direction.MORE_THAN: "more than {number}",
        Direction.LESS_THAN: "less than {number}",
    },
    range="{low}–{high}",
)
