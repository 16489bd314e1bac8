"""What a measure is called at the top of its page: the parts of the page's title, and the tags beside it."""

from collections.abc import Iterable

from generator.model.basics import Absent
from generator.model.plans import Measure, WordedField
from generator.views.page_context import PlanContext, measure_kind_name, told_number
from generator.views.published import text_or_reason


def title_parts(context: PlanContext, measure: Measure, name: str) -> tuple[str, ...]:
    """Two measures of a plan may have the same name: the kind, where there are several, and the department tell them apart."""
    words, kind = context.words, measure_kind_name(context.plan, measure, context.words)
    if told_number(measure.number) != measure.number:
        name = words.answer.numbered_title.format(title=measure.title, kind=kind, number=measure.number)
    parts = [name]
    if len(context.plan.measure_kinds) > 1:
        parts.append(kind)
    departments = measure.departments
    if (
        isinstance(measure.number, Absent)
        and not isinstance(departments, Absent)
        and not isinstance(departments.as_published, Absent)
    ):
        parts.append(departments.as_published)
    return (*parts, context.plan_name, context.municipality.municipality.name)


def measure_tags(context: PlanContext, measure: Measure) -> Iterable[str]:
    """The plan's word for such a measure, whether it is new, its priority."""
    words = context.words
    kind = measure_kind_name(context.plan, measure, words)
    bare = told_number(measure.number) != measure.number
    yield words.answer.numbered_kind.format(kind=kind, number=measure.number) if bare else kind
    if measure.new:
        yield words.measure.new
    if not isinstance(measure.priority, Absent):
        term = context.term(WordedField.PRIORITY)
        rank = text_or_reason(measure.priority.as_published, words)
        yield words.measure.number_and_title.format(number=term, title=rank) if isinstance(rank, str) else ""
