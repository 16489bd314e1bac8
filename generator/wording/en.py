"""English: everything around what cities publish, which stays in their own language."""

from typing import Final

from generator.model.basics import Reason
from generator.model.money import BudgetKind
from generator.model.plans import EndKind
from generator.model.results import Evaluator, NextStepKind
from generator.wording import en_figures, words

_SECTION: Final = words.SectionWords(
    figures="Targets and results",
    promise="What the measure is",
    done="What was done",
    evaluation="Evaluation",
    money="Budget and cost",
    responsible="Who is responsible",
    place="Place in the plan",
    history="Other fiscal years",
    source="Source",
    text="Text",
    sub_pillars="Pillars within this one",
    measures="Measures",
    counts="How the measures stand",
    results="Reported results",
    indicators="Indicators",
    own_indicators="Indicators of the plan",
    pillar_indicators="Indicators of pillars",
    measure_indicators="Indicators of measures",
    footnotes="Notes",
)

_MEASURE: Final = words.MeasureWords(
    kind="measure",
    number_and_title="{number} {title}",
    new="New",
    sentence="A {kind} of “{plan}” of {city}; {clause}.",
    sentence_by="A {kind} of “{plan}” of {city}, in charge: {departments}; {clause}.",
    and_others="{names} and others",
    join=", ",
    summary="Summary",
    target_text="Indicators and targets",
    expected_effect="Expected effect",
    note="Remarks",
    schedule="Schedule",
    priority="Priority",
    plain_summary="Summary by the editors",
    editor_note="Note by the editors",
    steps="Steps",
    deadline="Deadline",
    step_target="Target",
    interim="Interim report",
    final="Final report",
    yearly="Result",
    shared="{steps} together",
    shared_above="The text for {steps} stands above",
    original_order="Read in the order of the document",
    original_title="{kind} and steps",
    done="Result",
    no_report="The documents of this site hold no result.",
    reports_in_steps="“{round}” by step stands under “{section}”.",
    next_step="Next year's direction",
    next_steps={
        NextStepKind.EXPAND: "Expand",
        NextStepKind.CONTINUE: "Continue",
        NextStepKind.IMPROVE: "Improve",
        NextStepKind.REDUCE: "Reduce",
        NextStepKind.ABOLISH: "Abolish",
        NextStepKind.COMPLETE: "Completed",
        NextStepKind.OTHER: "",
    },
    absent="{reason}",
)

_EVALUATION: Final = words.EvaluationWords(
    rating="Evaluation",
    by="Evaluated by",
    evaluators={
        Evaluator.DIVISION: "the division in charge",
        Evaluator.MANAGER: "the manager",
        Evaluator.CITIZENS_PANEL: "citizens",
        Evaluator.EXTERNAL: "an external evaluator",
        Evaluator.CITY: "",
        Evaluator.NOT_STATED: "",
    },
    axis="Aspect",
    scale="Step of the scale ({name})",
    step="Step of the scale",
    step_means="{label}: {definition}",
    reason="Reason",
    absent="The evaluation cannot be shown. Reason: {reason}",
    none="The documents of this site hold no evaluation.",
)

_MONEY: Final = words.MoneyWords(
    caption="Budget and cost",
    year="Fiscal year",
    kind="Kind",
    kinds={
        BudgetKind.INITIAL: "Initial budget",
        BudgetKind.SUPPLEMENTARY: "Supplementary budget",
        BudgetKind.SETTLED: "Settled account",
        BudgetKind.PLANNED: "Planned",
        BudgetKind.ESTIMATE: "Estimate",
        BudgetKind.NOT_STATED: "",
    },
    amount="Amount",
    remarks="Details",
    amount_and_unit="{amount}{unit}",
    funding="{name}: {amount}",
    staff_cost="Staff cost: {amount}",
    staff="Staff: {number} (full-time equivalents)",
    sum_caption="Sums of amounts (only of the same year, kind and unit)",
    sum_kind="{kind} ({label})",
    sum_share="Measures with an amount",
    sum_of="{carrying} of {all}",
    none="No amount is stated",
)

_PLACE: Final = words.PlaceWords(
    plan="Plan",
    positions="Place in other plans",
    repeats="Listed first as",
    repeated_by="Listed again as",
    related="Related measures",
    served_by="Related indicators",
    continues="Measure before",
    continued_by="Measure after",
    merged_from="Measure merged into this one",
    merged_into="Merged into",
    of_plan="{plan} ({period})",
    result="{indicator}: target {target}, actual {actual}",
    evaluation="Evaluation by {city}: {evaluation}",
    period="{first}–{last}",
)

_DEPARTMENT: Final = words.DepartmentWords(
    heading="Departments in charge",
    lead="In charge",
    related="Related",
    until="until {year}",
    successors="now {names}",
    none="The source document names no department.",
    ask="Contact",
    tel="Telephone",
    postal="Address",
    email="Email",
    site="Website",
    official_site="Official site of {city}",
)

_SOURCE: Final = words.SourceWords(
    document="Document",
    page="Page",
    publisher="Published by",
    issued="Issued",
    year="Fiscal year",
    used_for="Holds",
    cite="How to cite",
    page_number="p. {page}",
    cite_text="{city}, “{documents}” ({site}, “{title}”, {address})",
    cite_join="”, “",
    document_page="“{document}” {page}",
    licence="Licence",
    back="Back to where {mark} stands",
)

_NOTICE: Final = words.NoticeWords(
    ended={
        EndKind.ENDED: "This measure ended in {year}.",
        EndKind.SUSPENDED: "This measure has been suspended since {year}.",
        EndKind.MERGED: "This measure was merged into another one in {year}.",
    },
    ended_into="Merged into: ",
    reason="Reason: {reason}",
    repeats="This measure is listed again here. First listed as: ",
    not_legible="Letters are missing in the source document, so that parts of it cannot be read.",
    correction="{date}: “{wrong}” was corrected to “{right}”. Reason: {reason}",
    corrections="This page was corrected.",
)

_TALLY: Final = words.TallyWords(
    caption="Status of {total} ({kind})",
    status="Status",
    count="Number",
    number="{number}",
    total="Total",
    share="{status} {number}",
)

_PILLAR: Final = words.PillarWords(
    level="Pillar",
    sentence="A {level} of “{plan}” of {city}.",
    sentence_counts="A {level} of “{plan}” of {city} with {total} ({kind}): {counts}.",
    sub_count="{total} ({kind})",
    page="{page}",
    repeated="Listed again",
    departments=" ({departments})",
    no_measures="No measure belongs to this pillar directly.",
)

_INDEX: Final = words.IndexWords(
    title="Indicators",
    sentence="Target and actual values of the {count} indicators of “{plan}” of {city}.",
    none="“{plan}” of {city} has no indicators that figures could confirm.",
)

ENGLISH: Final = words.Words(
    language="en",
    title_separator=" | ",
    list_separator=", ",
    reasons={
        Reason.NOT_DONE: "Not carried out",
        Reason.BEING_COMPILED: "Being compiled",
        Reason.UNDER_INVESTIGATION: "Under investigation",
        Reason.UNDER_COORDINATION: "Under coordination",
        Reason.NOT_APPLICABLE: "Not applicable",
        Reason.NOT_CALCULATED: "Not calculated",
        Reason.NOT_PUBLIC: "Not public",
        Reason.NOT_LEGIBLE: "Not legible in the source document",
        Reason.NOT_IN_SOURCE: "Not in the source document",
        Reason.NOT_YET: "Not due yet",
    },
    reason_and_note="{reason} ({note})",
    status=en_figures.STATUS,
    figure=en_figures.FIGURE,
    indicator=en_figures.INDICATOR,
    chart=en_figures.CHART,
    section=_SECTION,
    measure=_MEASURE,
    evaluation=_EVALUATION,
    money=_MONEY,
    place=_PLACE,
    department=_DEPARTMENT,
    source=_SOURCE,
    notice=_NOTICE,
    tally=_TALLY,
    pillar=_PILLAR,
    index=_INDEX,
)
