"""What must be told at the top of a page before anything else."""

from collections.abc import Iterator, Sequence

from generator.judging.known import is_planned
from generator.map.site_index import MeasureReport
from generator.model.basics import Absent, Reason
from generator.model.plans import Measure
from generator.views.correction_texts import correction_text
from generator.views.formats import year_text
from generator.views.measure_lists import links_to
from generator.views.page_context import PageContext, PlanContext, measure_kind_name
from generator.views.pieces import Link, Notice


def view_corrections(context: PageContext) -> tuple[Notice, ...]:
    """The corrections that are told on this page, as one notice."""
    corrections = context.standings.corrections.get(context.address)
    if not corrections:
        return ()
    words = context.words.notice
    city = context.address.partition("/")[0]
    items = tuple(correction_text(context, city, each) for each in corrections)
    return (Notice("corrected", words.corrections, (), items),)


def measure_notices(context: PlanContext, measure: Measure, *, legible: bool) -> Iterator[Notice]:
    """How the measure ended, that it is printed twice, that not all of it can be read, what was corrected."""
    words = context.words.notice
    kind = measure_kind_name(context.plan, measure, context.words)
    ending = measure.ending
    if not isinstance(ending, Absent):
        told = words.ending_planned if is_planned(ending, context.standings.known_year) else words.ended
        text = told[ending.kind].format(year=year_text(ending.fiscal_year), kind=kind)
        items = () if isinstance(ending.reason, Absent) else (words.reason.format(reason=ending.reason),)
        yield Notice(ending.kind.value, text, links_to(context, ending.into), items)
    repeated: tuple[Link, ...] = links_to(context, (link.measure for link in measure.repeats))
    if repeated:
        yield Notice("repeated", words.repeats.format(kind=kind), repeated)
    if not legible:
        yield Notice("not-legible", words.not_legible)
    yield from view_corrections(context)


def not_legible(measure: Measure, reports: Sequence[MeasureReport]) -> bool:
    """Whether any text of the measure or of its reports could not be read in the source."""
    texts = [measure.summary, measure.target_text, measure.expected_effect, measure.note]
    texts += [each.text for each in measure.sections]
    for report in reports:
        texts += [report.result.done, *(each.as_published for each in report.result.evaluations)]
    return any(isinstance(text, Absent) and text.reason is Reason.NOT_LEGIBLE for text in texts)
