"""Steps of a measure: each with its deadline, target and reports, and the original cells in their order."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.map.site_index import MeasureReport
from generator.model.basics import Absent
from generator.model.plans import Measure, RoundKind, Step, StepText, WordedField
from generator.views.page_context import PlanContext, measure_kind, measure_kind_name
from generator.views.pieces import Fact, StepPart, StepPiece, Steps
from generator.views.published import Notes, text_or_reason, view_text
from generator.wording.words import Words


class _Column(NamedTuple):
    """What the document says of the steps under one of its headings."""

    term: str
    texts: tuple[StepText, ...]
    promised: bool


def view_steps(
    context: PlanContext, measure: Measure, reports: Sequence[MeasureReport], notes: Notes
) -> tuple[Steps, ...]:
    """Everything published by step; nothing where the measure has neither steps nor texts about them.

    Reports on a measure without steps are no part of it: they are what was done as a whole.
    """
    columns = _columns(context, measure, reports)
    if not measure.steps and not any(column.promised for column in columns):
        return ()
    words = context.words
    known = {step.id: step for step in measure.steps}
    whole = tuple(
        StepPart(column.term, "", notes.view_told(text.text, words))
        for column in columns
        for text in column.texts
        if not _named(text, known) and (known or column.promised)
    )
    return (
        Steps(
            heading=context.term(WordedField.STEPS) if measure.steps else "",
            whole=whole,
            steps=tuple(
                StepPiece(
                    "" if isinstance(step.number, Absent) else step.number,
                    notes.view_text(step.title),
                    tuple(_parts(columns, step, known, notes, words)),
                )
                for step in measure.steps
            ),
            original=_original(context, measure, columns) if columns else (),
        ),
    )


def report_term(context: PlanContext, report: MeasureReport) -> str:
    """The document's heading over what a round reports by step."""
    match report.round.kind:
        case RoundKind.INTERIM:
            return context.term(WordedField.INTERIM)
        case RoundKind.FINAL:
            return context.term(WordedField.FINAL)
        case RoundKind.YEARLY:
            return context.term(WordedField.DONE)


def _columns(context: PlanContext, measure: Measure, reports: Sequence[MeasureReport]) -> tuple[_Column, ...]:
    columns = [
        _Column(context.term(WordedField.DEADLINE), measure.deadlines, promised=True),
        _Column(context.term(WordedField.STEP_TARGET), measure.step_targets, promised=True),
        *(_Column(report_term(context, report), report.result.reports, promised=False) for report in reports),
    ]
    return tuple(column for column in columns if column.texts)


def _named(text: StepText, known: dict[str, Step]) -> list[Step]:
    return [known[ref.target] for ref in text.steps if ref.target in known]


def _parts(
    columns: Iterable[_Column], step: Step, known: dict[str, Step], notes: Notes, words: Words
) -> Iterable[StepPart]:
    """A text that several steps share stands whole at the first of them; the others say where it is."""
    for column in columns:
        for text in column.texts:
            steps = _named(text, known)
            if step not in steps:
                continue
            shared = _numbers(steps) if len(steps) > 1 else ""
            if step is steps[0]:
                label = words.measure.shared.format(steps=shared) if shared else ""
                yield StepPart(column.term, label, notes.view_told(text.text, words))
            else:
                yield StepPart(column.term, words.measure.shared_above.format(step=_numbers(steps[:1])))


def _numbers(steps: Iterable[Step]) -> str:
    return "".join(step.title if isinstance(step.number, Absent) else step.number for step in steps)


def _original(context: PlanContext, measure: Measure, columns: Iterable[_Column]) -> tuple[Fact, ...]:
    """The cells of the document's table for this measure, each with its text in one piece."""
    first = [measure.title]
    if not isinstance(measure.summary, Absent):
        first.append(measure.summary)
    first += [step.title if isinstance(step.number, Absent) else step.number + step.title for step in measure.steps]
    kind = measure_kind(context.plan, measure)
    heading = kind if isinstance(kind, Absent) else kind.heading
    if isinstance(heading, Absent):
        name = measure_kind_name(context.plan, measure, context.words)
        heading = context.words.measure.original_title.format(kind=name)
    cells = [Fact(heading, view_text("\n".join(first)))]
    for column in columns:
        texts = (text_or_reason(text.text, context.words) for text in column.texts)
        cells.append(Fact(column.term, view_text("\n".join(text for text in texts if isinstance(text, str)))))
    return tuple(cells)
