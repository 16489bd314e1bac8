"""What must be told of a measure before anything else: that it ended, is printed again, cannot be read, was corrected."""

from collections.abc import Iterable, Sequence

from generator.map.site_index import MeasureReport
from generator.model.basics import Absent, Reason
from generator.model.plans import Measure
from generator.views.formats import date_text, year_text
from generator.views.measure_lists import links_to
from generator.views.page_context import PlanContext
from generator.views.pieces import Link, Notice


def view_notices(context: PlanContext, measure: Measure, reports: Sequence[MeasureReport]) -> Iterable[Notice]:
    """The notices of a measure's page, in the order in which they are told."""
    words = context.words.notice
    ending = measure.ending
    if not isinstance(ending, Absent):
        text = words.ended[ending.kind].format(year=year_text(ending.fiscal_year))
        items = () if isinstance(ending.reason, Absent) else (words.reason.format(reason=ending.reason),)
        yield Notice(ending.kind.value, text, links_to(context, ending.into), items)
    repeated: tuple[Link, ...] = links_to(context, (link.measure for link in measure.repeats))
    if repeated:
        yield Notice("repeated", words.repeats, repeated)
    if _not_legible(measure, reports):
        yield Notice("not-legible", words.not_legible)
    corrections = context.standings.corrections.get(context.address, ())
    if corrections:
        told = tuple(
            words.correction.format(
                date=date_text(each.corrected_on), wrong=each.wrong, right=each.right, reason=each.reason
            )
            for each in corrections
        )
        yield Notice("corrected", words.corrections, (), told)


def _not_legible(measure: Measure, reports: Sequence[MeasureReport]) -> bool:
    texts = [measure.summary, measure.target_text, measure.expected_effect, measure.note]
    texts += [each.text for each in measure.sections]
    for report in reports:
        texts += [report.result.done, *(each.as_published for each in report.result.evaluations)]
    return any(isinstance(text, Absent) and text.reason is Reason.NOT_LEGIBLE for text in texts)
