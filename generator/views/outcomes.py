"""Measures with what came of them: the figures held against each other, the city's evaluation, the reasons that it states."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.addresses import key_anchor
from generator.judging import Judgement, Status
from generator.judging.standings import indicator_key
from generator.map.site_map import MeasureReport
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator
from generator.model.plans import Scale
from generator.model.results import Evaluation
from generator.views.badges import view_badge
from generator.views.evaluations import evaluator, round_text, scale_of, short_rating
from generator.views.figures import no_target_text
from generator.views.formats import figure_text, year_text
from generator.views.indicator_pieces import indicator_name
from generator.views.links import indicator_href, link_pillar, pillar_path
from generator.views.measure_lists import view_entry
from generator.views.overview_pieces import Comparison, Outcome, OutcomeGroup, Quote
from generator.views.pieces import Link
from generator.views.published import view_text
from generator.views.setting import PlanSetting, numbered
from generator.wording.overview_words import OverviewWords

_PATH = " › "


def group_by_pillar(
    setting: PlanSetting, own: OverviewWords, keys: Sequence[str], view: Callable[[str], Outcome]
) -> tuple[OutcomeGroup, ...]:
    """Measures in the order of the plan, put together by the pillar right above them.

    ``keys`` are in the plan's order, so that the measures below any pillar stand together.
    """
    held: dict[str, list[str]] = {}
    for key in keys:
        pillar = setting.atlas.measures[key].pillar
        held.setdefault("" if isinstance(pillar, Absent) else pillar.target, []).append(key)
    seen: set[str] = set()
    only_loose = set(held) == {""}
    return tuple(
        _group(setting, own, pillar, [view(key) for key in those], seen, only_loose=only_loose)
        for pillar, those in held.items()
    )


def _group(
    setting: PlanSetting, own: OverviewWords, pillar: str, outcomes: list[Outcome], seen: set[str], *, only_loose: bool
) -> OutcomeGroup:
    if not pillar:
        heading = () if only_loose else (Link(own.status.no_pillar, ""),)
        return OutcomeGroup("", (), "", heading, tuple(outcomes))
    record = setting.atlas.pillars[f"{setting.key}/{pillar}"]
    path = pillar_path(setting, record)
    anchors = [key_anchor(f"{setting.key}/{each.id}") for each in path if each.id not in seen]
    seen.update(each.id for each in path)
    above = [numbered(each.number, each.title, setting.words) for each in path[:-1]]
    return OutcomeGroup(
        anchor=anchors[-1] if anchors else "",
        anchors=tuple(anchors[:-1]),
        above=_PATH.join(above),
        pillars=(link_pillar(setting, f"{setting.key}/{pillar}"),),
        outcomes=tuple(outcomes),
    )


def view_outcome(setting: PlanSetting, own: OverviewWords, key: str) -> Outcome:
    """The measure with the key as it stands; of one that did not reach its target also what the city says about it."""
    measure = setting.atlas.measures[key]
    evaluations = setting.standings.evaluations[key]
    reports = setting.atlas.results_of_measure(key)
    quotes: tuple[Quote, ...] = ()
    nothing = ""
    if setting.standings.measures[key].status is Status.NOT_REACHED:
        quotes = tuple(_reasons(setting, own, evaluations, reports))
        nothing = "" if quotes else own.status.no_reason
    entry = view_entry(setting, key)
    return Outcome(
        href=entry.href,
        number=entry.number,
        mark=entry.mark,
        title=entry.title,
        departments=entry.departments,
        badges=(entry.badge,),
        lines=() if quotes else tuple(_rating_lines(setting, own, evaluations)),
        comparisons=tuple(compare_judged(setting, key, measure.indicators)),
        quotes=quotes,
        nothing=nothing,
    )


def view_outcome_of_year(setting: PlanSetting, own: OverviewWords, key: str, year: int) -> Outcome:
    """What was reported of the measure in one fiscal year."""
    atlas = setting.atlas
    reports = [report for report in atlas.results_of_measure(key) if report.round.fiscal_year == year]
    evaluations = [evaluation for report in reports for evaluation in report.result.evaluations]
    comparisons = tuple(compare_in_year(setting, key, atlas.measures[key].indicators, atlas.actuals_of_measure, year))
    missed = any(
        badge == view_badge(Status.NOT_REACHED, setting.words) for each in comparisons for badge in each.badges
    )
    quotes = tuple(_reasons(setting, own, evaluations, reports)) if missed else ()
    entry = view_entry(setting, key)
    return Outcome(
        href=entry.href,
        number=entry.number,
        mark=entry.mark,
        title=entry.title,
        departments=entry.departments,
        badges=(),
        lines=() if quotes else tuple(_rating_lines(setting, own, evaluations)),
        comparisons=comparisons,
        quotes=quotes,
        nothing="",
    )


def compare_judged(setting: PlanSetting, holder: str, indicators: Iterable[Indicator]) -> Iterator[Comparison]:
    """The figures that were held against each other, of each indicator that has a target."""
    words = setting.words
    for indicator in indicators:
        judgement = setting.standings.indicators[indicator_key(holder, indicator.id)]
        if judgement.status is Status.NO_TARGET:
            continue
        yield Comparison(
            name=indicator_name(indicator, words),
            href=indicator_href(setting, holder, indicator.id),
            year=_judged_year(judgement),
            target=no_target_text(indicator, words)
            if isinstance(judgement.target, Absent)
            else figure_text(judgement.target, words),
            actual=words.figure.not_in_report
            if isinstance(judgement.actual, Absent)
            else figure_text(judgement.actual, words),
            badges=(view_badge(judgement.status, words),),
            sentence=words.status.reasons[judgement.reason],
        )


def _judged_year(judgement: Judgement) -> str:
    return "" if isinstance(judgement.period, Absent) else year_text(judgement.period.fiscal_year)


def compare_in_year(
    setting: PlanSetting,
    holder: str,
    indicators: Iterable[Indicator],
    actuals_of: Callable[[str, Indicator], tuple[Figure, ...]],
    year: int,
) -> Iterator[Comparison]:
    """Targets and actual values of one fiscal year, of each indicator that has an actual value then."""
    words = setting.words
    for indicator in indicators:
        actuals = _of_year(actuals_of(holder, indicator), year)
        if not actuals:
            continue
        targets = _of_year((target.figure for target in indicator.targets), year)
        judgement = setting.standings.indicators[indicator_key(holder, indicator.id)]
        aim = judgement.target
        judged = not isinstance(aim, Absent) and aim.period.fiscal_year == year and aim.period == judgement.period
        yield Comparison(
            name=indicator_name(indicator, words),
            href=indicator_href(setting, holder, indicator.id),
            year="",
            target=_joined(setting, targets) if targets else words.figure.no_target_year,
            actual=_joined(setting, actuals),
            badges=(view_badge(judgement.status, words),) if judged else (),
            sentence="",
        )


def _of_year(figures: Iterable[Figure], year: int) -> list[Figure]:
    return [figure for figure in figures if figure.period.fiscal_year == year]


def _joined(setting: PlanSetting, figures: Iterable[Figure]) -> str:
    return setting.words.list_separator.join(figure_text(figure, setting.words) for figure in figures)


def _rating_lines(setting: PlanSetting, own: OverviewWords, evaluations: Iterable[Evaluation]) -> Iterator[str]:
    """The city's evaluations in a few words each."""
    for evaluation in evaluations:
        text = short_rating(evaluation, setting.plan.scales)
        if text:
            yield own.years.evaluation.format(city=setting.municipality.municipality.name, evaluation=text)


def _reasons(
    setting: PlanSetting, own: OverviewWords, evaluations: Iterable[Evaluation], reports: Sequence[MeasureReport]
) -> Iterator[Quote]:
    """The evaluations with their reasons; where there are none, what the last of the rounds reports."""
    told = False
    for evaluation in evaluations:
        label = _evaluation_label(setting, own, evaluation, setting.plan.scales)
        if not isinstance(evaluation.as_published, Absent):
            yield Quote(label, view_text(evaluation.as_published))
            told = True
        if not isinstance(evaluation.reason, Absent):
            city = setting.municipality.municipality.name
            yield Quote(own.status.reason.format(city=city), view_text(evaluation.reason))
            told = True
    if not told and reports:
        text = _report_text(reports[-1])
        if text:
            yield Quote(own.status.report.format(round=round_text(reports[-1].round, setting.words)), view_text(text))


def _evaluation_label(setting: PlanSetting, own: OverviewWords, evaluation: Evaluation, scales: Sequence[Scale]) -> str:
    city = setting.municipality.municipality.name
    found = scale_of(evaluation, scales)
    axis = evaluation.axis if isinstance(found, Absent) or not isinstance(evaluation.axis, Absent) else found[0].axis
    by = setting.words.list_separator.join(
        text for text in (evaluator(evaluation, setting.words), "" if isinstance(axis, Absent) else axis) if text
    )
    return own.status.evaluation_by.format(city=city, by=by) if by else own.status.evaluation.format(city=city)


def _report_text(report: MeasureReport) -> str:
    """What a round says of the measure as a whole and of its steps."""
    result = report.result
    texts = [] if isinstance(result.done, Absent) else [result.done]
    texts += [each.text for each in result.reports]
    texts += [each.text for each in result.sections]
    return "\n".join(texts)
