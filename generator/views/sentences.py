"""One plain sentence for each page, made from the data: what it is, whose, and how it stands. Never empty."""

from generator.judging import (
    Agreement,
    MeasureJudgement,
    MeasureReason,
    MeasureStatus,
    Status,
    judge_agreement,
    judged_apart,
    standing_of,
    status_of_year,
)
from generator.judging.known import is_planned
from generator.judging.own_evaluations import Evaluated
from generator.judging.standings import Counts
from generator.map.years import tells_anything
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Period
from generator.model.periods import order
from generator.model.plans import Measure, Pillar
from generator.views.absences import clause_of_absences
from generator.views.badges import counts_text
from generator.views.evaluations import of_year, own_in_short
from generator.views.formats import period_in_sentence, year_text
from generator.views.judgement_sentences import join_periods, periods_told, some_periods
from generator.views.measure_statuses import time_text
from generator.views.page_context import PlanContext, level_name, measure_kind_name
from generator.views.responsible import department_names
from generator.wording.figure_words import StatusWords


def measure_sentence(context: PlanContext, key: str, measure: Measure, judgement: MeasureJudgement) -> str:
    """相模原市の「…」の事務事業で、担当は職員課です。平成30年度の目標に届きました。"""
    parts = {
        "city": context.municipality.municipality.name,
        "plan": context.plan.title,
        "kind": measure_kind_name(context.plan, measure, context.words),
        "clause": _standing_clause(context, key, measure, judgement),
    }
    departments = department_names(context, measure.departments)
    if departments:
        leads = not isinstance(measure.departments, Absent) and bool(measure.departments.lead)
        named = context.words.measure.sentence_by if leads else context.words.measure.sentence_named
        return named.format(departments=departments, **parts)
    return context.words.measure.sentence.format(**parts)


def _standing_clause(context: PlanContext, key: str, measure: Measure, judgement: MeasureJudgement) -> str:
    words = context.words.status
    if not isinstance(measure.ending, Absent) and not is_planned(measure.ending, context.standings.known_year):
        return words.clause_ended[measure.ending.kind].format(year=year_text(measure.ending.fiscal_year))
    city = context.municipality.municipality.name
    evaluated = context.standings.evaluations[key]
    rating = own_in_short(context, evaluated)
    by = of_year(city, evaluated.own[0], context.words) if evaluated.own else city
    if rating and _disagrees(context, evaluated, judgement):
        return words.clause_disagree.format(city=by, rating=rating, status=words.labels[judgement.status])
    if judgement.status in (Status.REACHED, Status.NOT_REACHED, Status.ON_THE_WAY):
        clause = _judged_clause(judgement, words).format(**_when(context, judgement))
        missed = judgement.missed_before
        if not missed or judgement.status is Status.NOT_REACHED:
            return clause
        return words.clause_missed_before.format(periods=some_periods(missed, context.words), clause=clause)
    if rating:
        return words.clause_rating.format(city=by, rating=rating)
    return _clause_without_judgement(context, key, judgement)


def _disagrees(context: PlanContext, evaluated: Evaluated, judgement: MeasureJudgement) -> bool:
    """Whether the city judges otherwise than the figures of the same year, where that is the year of which the status speaks."""
    overall = evaluated.overall
    if isinstance(overall, Absent):
        return False
    apart = judged_apart(judgement.judgements, overall.evaluation, context.plan.scales)
    figures = status_of_year(apart, overall.round.fiscal_year)
    standing = standing_of(overall.evaluation, context.plan.scales)
    return figures is judgement.status and judge_agreement(judgement.status, standing) is Agreement.DISAGREE


def _judged_clause(judgement: MeasureJudgement, words: StatusWords) -> str:
    """Of several indicators not all need have the measure's status."""
    if judgement.reason is MeasureReason.JUDGED_REACHED:
        return words.clause_judged_reached
    if judgement.status is Status.NOT_REACHED:
        missed_all = judgement.count(Status.NOT_REACHED) == len(judgement.judgements)
        return words.clause_not_reached if missed_all else words.clause_some_missed
    if judgement.status is Status.REACHED and judgement.count(Status.REACHED) == len(judgement.judgements):
        return words.clause_reached if len(judgement.judgements) == 1 else words.clause_all_reached
    return words.clauses[judgement.status]


def _clause_without_judgement(context: PlanContext, key: str, judgement: MeasureJudgement) -> str:
    """Neither figures nor an evaluation tell how it stands: what is known at least."""
    words = context.words.status
    reports = [report for report in context.site_index.results_of_measure(key) if tells_anything(report)]
    if reports and judgement.status is not Status.NOT_REPORTED:
        return words.clause_reported.format(round=reports[-1].round.name)
    found = context.standings.statuses[key]
    if found.repeated:
        return words.clauses[found.status].format(of_year="", through="")
    if found.status is Status.NOT_DUE and not isinstance(found.year, Absent):
        return words.clause_not_due.format(year=year_text(found.year), time=time_text(context))
    said = clause_of_absences(context, key) if judgement.status is Status.NOT_REPORTED else ""
    if said:
        return said
    if judgement.judgements:
        return words.clauses[judgement.status].format(**_when(context, judgement))
    return _owed_clause(found, words)


def _owed_clause(found: MeasureStatus, words: StatusWords) -> str:
    if isinstance(found.year, Absent):
        return words.clause_unreported
    if not isinstance(found.until, Absent):
        return words.clause_not_reported_since.format(first=year_text(found.year), last=year_text(found.until))
    return words.clause_not_reported.format(year=year_text(found.year))


def _when(context: PlanContext, judgement: MeasureJudgement) -> dict[str, str]:
    """The periods that were judged, if they are the same for all indicators with this status (平成30年度の), and how far the reports have come."""
    words = context.words.status
    those = [each for each in judgement.judgements if each.status is judgement.status]
    periods = {periods_told(each) for each in those}
    known = {each.through for each in those if isinstance(each.through, Period)}
    told = periods.pop() if len(periods) == 1 else ()
    last = max(known, key=order, default=NOT_STATED)
    return {
        "of_year": words.of_year.format(year=join_periods(told, context.words)) if told else "",
        "through": ""
        if isinstance(last, Absent)
        else words.up_to.format(period=period_in_sentence(last, context.words)),
    }


def pillar_sentence(
    context: PlanContext, pillar: Pillar, counts: Counts, kind: str, rating: tuple[str, str, str] = ("", "", "")
) -> str:
    """狛江市の「…」の基本事業で、取組項目が3件あります（達成2件、途中1件）。狛江市の令和4年度の評価は「B」です。"""
    told = _counted(context, pillar, counts, kind)
    by, said, status = rating
    if not said:
        return told
    if status:
        own = context.words.pillar.sentence_disagree
        return own.format(sentence=told, city=by, rating=said, status=status)
    return context.words.pillar.sentence_rating.format(sentence=told, city=by, rating=said)


def _counted(context: PlanContext, pillar: Pillar, counts: Counts, kind: str) -> str:
    words = context.words.pillar
    parts = {
        "city": context.municipality.municipality.name,
        "plan": context.plan.title,
        "level": level_name(context.plan, pillar, context.words),
    }
    if not counts.total:
        return words.sentence.format(**parts)
    told = counts_text(counts, context.words)
    return words.sentence_counts.format(kind=kind, total=counts.total, counts=told, **parts)


def indicators_sentence(context: PlanContext, count: int) -> str:
    """狛江市の「…」にある7件の指標の、目標値と実績値の一覧です。"""
    words = context.words.index
    parts = {"city": context.municipality.municipality.name, "plan": context.plan.title}
    return words.sentence.format(count=count, **parts) if count else words.none.format(**parts)
