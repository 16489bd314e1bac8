"""The rows of a round: what is asked of each department, from the map of the site."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias, TypeVar

from generator.calendars import fiscal_label
from generator.map.site_index import SiteIndex
from generator.model.basics import NOT_STATED, Absent, Place
from generator.model.figures import Figure, Indicator, Period, PeriodKind
from generator.model.money import Budget, BudgetKind, Money
from generator.model.periods import last_day
from generator.model.plans import Measure, Pillar, Plan, Round, Scale
from generator.model.results import Actual, MeasureResult, PillarResult, PlanResult, ResultFile
from generator.model.site import PlanFolder
from generator.sheets.asked_periods import periods_asked
from generator.sheets.earlier_answers import (
    EarlierFiles,
    before_of,
    earlier_files,
    show_earlier,
    show_earlier_amount,
)
from generator.sheets.figure_answers import answer_of, show_figure, show_page, show_period
from generator.sheets.rows import Plain, RowAnswer, SheetKind, SheetRow, Spot, Tree, choices_of

_Result: TypeAlias = MeasureResult | PillarResult | PlanResult
_Told = TypeVar("_Told", bound=_Result)


class _Holder(NamedTuple):
    """A measure, a pillar or the plan: what rows are about."""

    section: str
    id: str
    name: str
    record: Measure | Pillar | Plan
    results: tuple[_Result, ...]  # of this round
    actuals: tuple[Actual, ...]  # of this round
    earlier: tuple[_Result, ...]  # of earlier rounds, the earliest first
    files: EarlierFiles  # of earlier rounds


def ask_plan(site_index: SiteIndex, plan: str, its_round: Round) -> Iterator[tuple[str, SheetRow]]:
    """All rows of a plan's round, each with the id of every department that leads what it is about ("" where none is named)."""
    folder = site_index.plans[plan]
    held: dict[str, list[ResultFile]] = {its_round.id: []}
    for file in folder.results:
        held.setdefault(file.round.target, []).append(file)
    for holder in _holders(folder, its_round, held):
        rows = [
            *_figures(site_index, plan, folder, holder, its_round),
            *_texts(plan, holder),
            *_money(plan, holder, its_round),
        ]
        for department in _leads(holder.record, folder.plan):
            for row in rows:
                yield department, row


def _leads(record: Measure | Pillar | Plan, plan: Plan) -> tuple[str, ...]:
    departments = () if isinstance(record, Plan) or isinstance(record.departments, Absent) else record.departments.lead
    if departments:
        return tuple(dict.fromkeys(each.target for each in departments))
    return ("" if isinstance(plan.owner, Absent) else plan.owner.target,)


def _holders(folder: PlanFolder, its_round: Round, held: Mapping[str, list[ResultFile]]) -> Iterator[_Holder]:
    now, files = held[its_round.id], earlier_files(folder, its_round)
    order = [each.id for each in folder.plan.rounds]
    before = [file for each in order[: order.index(its_round.id)] for file in held.get(each, [])]
    yield _Holder(
        "plan",
        "",
        "計画全体",
        folder.plan,
        tuple(each.plan for each in now if not isinstance(each.plan, Absent)),
        tuple(each for file in now for each in file.plan_actuals),
        tuple(each.plan for each in before if not isinstance(each.plan, Absent)),
        files,
    )
    pillars = _by_id((each.pillar.target, each) for file in now for each in file.pillars)
    pillars_before = _by_id((each.pillar.target, each) for file in before for each in file.pillars)
    for pillar in folder.pillars:
        own = tuple(pillars.get(pillar.id, ()))
        actuals = tuple(actual for each in own for actual in each.actuals)
        name = _numbered(pillar.number, pillar.title)
        yield _Holder("pillars", pillar.id, name, pillar, own, actuals, tuple(pillars_before.get(pillar.id, ())), files)
    measures = _by_id((each.measure.target, each) for file in now for each in file.measures)
    measures_before = _by_id((each.measure.target, each) for file in before for each in file.measures)
    for measure in folder.measures:
        done = tuple(measures.get(measure.id, ()))
        actuals = tuple(actual for each in done for actual in each.actuals)
        name = _numbered(measure.number, measure.title)
        yield _Holder(
            "measures", measure.id, name, measure, done, actuals, tuple(measures_before.get(measure.id, ())), files
        )


def _by_id(pairs: Iterator[tuple[str, _Told]]) -> dict[str, list[_Told]]:
    held: dict[str, list[_Told]] = {}
    for name, result in pairs:
        held.setdefault(name, []).append(result)
    return held


def _numbered(number: str | Absent, title: str) -> str:
    return title if isinstance(number, Absent) else f"{number} {title}"


def _key(plan: str, holder: _Holder, *rest: object) -> str:
    return "|".join((plan, holder.section, holder.id, *map(str, rest)))


def _spot(plan: str, holder: _Holder, list_key: str = "", item: Place | None = None, **base: Tree) -> Spot:
    """The record of the item, else the round's first record of the holder."""
    entries = [each.place for each in holder.results]
    own = [place for place in entries if item is not None and place.file == item.file and place.line <= item.line]
    entry = max(own, key=lambda place: place.line) if own else (entries[0] if entries and item is None else None)
    file = item.file if item else entry.file if entry else ""
    return Spot(plan, holder.section, holder.id, file, entry, list_key, item, tuple(base.items()))


def _figures(
    site_index: SiteIndex, plan: str, folder: PlanFolder, holder: _Holder, its_round: Round
) -> Iterator[SheetRow]:
    scales = {each.id: each for each in folder.plan.scales}
    for indicator in holder.record.indicators:
        scale = None if isinstance(indicator.scale, Absent) else scales.get(indicator.scale.target)
        told = [each.figure for each in holder.actuals if each.indicator.target == indicator.id]
        judged = {each.place for result in holder.results for each in result.evaluations}
        reported = [each for each in told if each.place not in judged]
        if told and not reported:
            continue  # its value is the step of an evaluation, which is no answer of a row
        known = _known_figures(site_index, plan, holder, indicator)
        seen: dict[Period, int] = {}
        for figure in reported:
            seen[figure.period] = seen.get(figure.period, 0) + 1
            count = seen[figure.period]
            yield _figure_row(
                plan, holder, indicator, scale=scale, period=figure.period, count=count, figure=figure, known=known
            )
        own = {each.place for each in told}
        others = tuple(each for each in known if each.place not in own)
        for period in periods_asked(indicator, others, its_round, seen):
            yield _figure_row(plan, holder, indicator, scale=scale, period=period, count=1, figure=None, known=known)


def _known_figures(site_index: SiteIndex, plan: str, holder: _Holder, indicator: Indicator) -> tuple[Figure, ...]:
    match holder.section:
        case "measures":
            return site_index.actuals_of_measure(f"{plan}/{holder.id}", indicator)
        case "pillars":
            return site_index.actuals_of_pillar(f"{plan}/{holder.id}", indicator)
        case _:
            return site_index.actuals_of_plan(plan, indicator)


def _figure_row(
    plan: str,
    holder: _Holder,
    indicator: Indicator,
    *,
    scale: Scale | None,
    period: Period,
    count: int,
    figure: Figure | None,
    known: tuple[Figure, ...],
) -> SheetRow:
    year_before = before_of(period)
    targets = {each.figure.period: each.figure for each in indicator.targets}
    actual_before = next((each for each in reversed(known) if each.period == year_before), None)
    name = indicator.called if isinstance(indicator.called, str) else indicator.id
    unit = "" if isinstance(indicator.unit, Absent) else indicator.unit
    list_key = "plan_actuals" if holder.section == "plan" else "actuals"
    year_key = {PeriodKind.CALENDAR: "calendar_year", PeriodKind.SCHOOL: "school_year"}.get(period.kind, "fiscal_year")
    base: dict[str, Tree] = {"indicator": Plain(indicator.id), year_key: Plain(str(period.fiscal_year))}
    if period.part:
        base["part"] = Plain(period.part)
    item = figure.place if figure else None
    spot = _spot(plan, holder, list_key, item, **base)
    if holder.section == "plan":
        spot = spot._replace(section="plan_actuals", entry=item)
    labels = () if scale is None else tuple(each.label for each in scale.steps)
    fixed = "" if figure is None or isinstance(figure.second, Absent) else "併記された値（second）があります"
    return SheetRow(
        key=_key(plan, holder, "actual", indicator.id, *period_parts(period), count),
        kind=SheetKind.FIGURES,
        shown=(
            holder.name,
            name,
            unit,
            show_period(period),
            show_figure(targets.get(year_before)),
            show_earlier(period, known, holder.files),
            show_figure(targets.get(period)),
        ),
        now=RowAnswer() if figure is None else answer_of(figure, indicator, scale),
        spot=spot,
        field="as_published",
        before=show_figure(actual_before, noted=False),
        indicator=indicator,
        scale=scale,
        choices=choices_of(indicator, labels),
        fixed=fixed,
    )


def period_parts(period: Period) -> tuple[str, ...]:
    """A period as pieces of a key."""
    return (str(period.kind), str(period.fiscal_year), period.part, str(period.first_year or ""))


def _texts(plan: str, holder: _Holder) -> Iterator[SheetRow]:
    """What was done, in the words of the document: what stands there, and ``done`` where nothing does."""
    before = {key: text for result in holder.earlier for key, _, text, _ in _told(result)}
    found = False
    count: dict[str, int] = {}
    for result in holder.results:
        for key, heading, text, place in _told(result):
            found = True
            count[key] = count.get(key, 0) + 1
            list_key, field = ("", "done") if place is None else (key.partition(":")[0], "text")
            spot = _spot(plan, holder, list_key, place)._replace(file=result.place.file, entry=result.place)
            paged = place is None
            page = show_page(result.source) if paged else ""
            now = _answer_of_text(text, page)
            last = _shown(before.get(key, ""))
            yield _text_row(plan, holder, f"{key}|{count[key]}", (heading, last), now=now, spot=spot, field=field)
    if not found and (holder.section == "measures" or before):
        last = next((_shown(before[key]) for key in ("done", *before) if key in before), "")
        spot = _spot(plan, holder)
        yield _text_row(plan, holder, "done|1", ("したこと", last), now=RowAnswer(), spot=spot, field="done")


def _text_row(
    plan: str, holder: _Holder, key: str, shown: tuple[str, str], *, now: RowAnswer, spot: Spot, field: str
) -> SheetRow:
    """``shown`` are the heading and the wording of the round before."""
    whole = _key(plan, holder, "text", key)
    cells = (holder.name, *shown)
    return SheetRow(whole, SheetKind.TEXTS, cells, now, spot, field, shown[1], paged=not spot.list_key)


def _told(result: _Result) -> Iterator[tuple[str, str, str | Absent, Place | None]]:
    """The texts of a report: key, heading, text, the place of their own record."""
    if result.done != NOT_STATED:
        yield "done", "したこと", result.done, None
    if isinstance(result, MeasureResult):
        for each in result.reports:
            steps = ",".join(step.target for step in each.steps)
            yield f"reports:{steps}", f"報告 {steps}".strip(), each.text, each.place
    for section in result.sections:
        heading = section.heading if isinstance(section.heading, str) else ""
        yield f"sections:{heading}", heading or "文章", section.text, section.place


def _answer_of_text(text: str | Absent, page: str) -> RowAnswer:
    if isinstance(text, str):
        return RowAnswer(text, page=page)
    return RowAnswer("", "", text.reason.japanese[0], page, text.note)


def _shown(text: str | Absent) -> str:
    word = "" if isinstance(text, str) else text.reason.japanese[0]
    return text if isinstance(text, str) else f"{word}（{text.note}）" if text.note else word


def _money(plan: str, holder: _Holder, its_round: Round) -> Iterator[SheetRow]:
    """The amounts that the round reports; the settled one of a year that is over is asked for where the data know money of the holder."""
    earlier = [each for result in holder.earlier for each in result.budgets]
    known = [*holder.record.budgets, *earlier]
    own = [each for result in holder.results for each in result.budgets]
    count: dict[str, int] = {}
    for budget in own:
        key = _budget_key(budget)
        count[key] = count.get(key, 0) + 1
        spot = _spot(plan, holder, "budgets", budget.place)
        now = _answer_of_budget(budget)
        yield _money_row(plan, holder, budget, count=count[key], now=now, spot=spot, known=known)
    year = its_round.fiscal_year
    if known and not own and last_day(Period(year)) <= its_round.told_as_of:
        new = Budget(year, BudgetKind.SETTLED, known[0].amount, known[0].as_published, known[0].place)
        base: dict[str, Tree] = {"fiscal_year": Plain(str(year)), "kind": Plain(str(BudgetKind.SETTLED))}
        spot = _spot(plan, holder, "budgets", None, **base)
        yield _money_row(plan, holder, new, count=1, now=RowAnswer(), spot=spot, known=known)


def _money_row(
    plan: str, holder: _Holder, budget: Budget, *, count: int, now: RowAnswer, spot: Spot, known: list[Budget]
) -> SheetRow:
    label = f" {budget.label}" if isinstance(budget.label, str) else ""
    what = f"{fiscal_label(budget.fiscal_year)} {budget.kind.japanese[0]}{label}"
    last = show_earlier_amount(budget, ((each, _wording_of_budget(each)) for each in known), holder.files)
    key = _key(plan, holder, "budget", _budget_key(budget), count)
    return SheetRow(key, SheetKind.MONEY, (holder.name, what, last), now, spot, "amount", budget=budget)


def _budget_key(budget: Budget) -> str:
    last = "" if isinstance(budget.last_year, Absent) else budget.last_year
    label = budget.label if isinstance(budget.label, str) else ""
    return f"{budget.fiscal_year}:{last}:{budget.kind}:{label}"


def _wording_of_budget(budget: Budget) -> str:
    """What a locked cell shows of an amount: its wording, else the reason why there is none."""
    answer = _answer_of_budget(budget)
    return answer.wording or answer.reason


def _answer_of_budget(budget: Budget) -> RowAnswer:
    page, amount = show_page(budget.source), budget.amount
    if isinstance(amount, Absent):
        wording = budget.as_published if isinstance(budget.as_published, str) else ""
        return RowAnswer(wording, "", amount.reason.japanese[0], page, amount.note)
    return RowAnswer(budget.as_published if isinstance(budget.as_published, str) else show_money(amount), page=page)


def show_money(amount: Money) -> str:
    """An amount with its unit, as a cell holds it: 12,000千円."""
    return amount.as_published or f"{amount.number:,f}{amount.unit}"
