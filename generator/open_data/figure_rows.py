"""The rows of an indicator: its baseline, targets, actual values and forecasts, and what the source prints beside them."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from generator.addresses import figure_anchor
from generator.amounts import settle_figure, value_of_wording
from generator.map.interim_values import date_actuals
from generator.model.basics import NOT_STATED, Absent, Reason, SourceRef
from generator.model.figures import Figure, Indicator, Missing, Number, Range, SecondValue, Target, TargetRevision
from generator.model.plans import Round
from generator.open_data.row_making import Cells, RowMaker, missing_cells, text_of, value_cells
from generator.open_data.rows import ValueRow
from generator.open_data.times import span_of_period

_INTERIM: Final = "interim"


def rows_of_indicator(maker: RowMaker, indicator: Indicator) -> Iterator[ValueRow]:
    """Every value of the indicator, each period's together with what was corrected there."""
    by_anchor: dict[str, list[ValueRow]] = {}
    for anchor, row in _rows(maker, indicator):
        by_anchor.setdefault(anchor, []).append(row)
    for anchor, rows in by_anchor.items():
        yield from maker.corrected(rows, anchor)


def _rows(maker: RowMaker, indicator: Indicator) -> Iterator[tuple[str, ValueRow]]:
    if not isinstance(indicator.baseline, Absent):
        yield from _rows_of_figure(maker, indicator, indicator.baseline, "baseline", NOT_STATED)
    for target in indicator.targets:
        yield from _rows_of_target(maker, indicator, target)
    for figure in indicator.actuals:
        yield from _rows_of_figure(maker, indicator, figure, "actual", NOT_STATED)
    told = [(each.round, each.actuals) for each in maker.holder.reports]
    for report in maker.holder.reports:
        for actual in date_actuals(report.actuals, report.round, told):
            if actual.indicator.target == indicator.id:
                figure, kind = _of_its_row(actual.figure)
                yield from _rows_of_figure(
                    maker, indicator, figure, kind, report.round, actual.figure.source, report.source
                )


def _of_its_row(figure: Figure) -> tuple[Figure, str]:
    """A reported value under the period that the report tells it of, and its kind: one of a period that had not ended is only up to that day."""
    if isinstance(figure.told_for, Absent):
        return figure, "actual"
    day = dt.date.fromisoformat(figure.period.part)
    return replace(figure, period=figure.told_for, told_for=NOT_STATED, as_of=day), _INTERIM


def _rows_of_target(maker: RowMaker, indicator: Indicator, target: Target) -> Iterator[tuple[str, ValueRow]]:
    for number, revision in enumerate(target.revisions, 1):
        yield _former(maker, indicator, target.figure, revision, number)
    for anchor, row in _rows_of_figure(maker, indicator, target.figure, "target", NOT_STATED):
        if row.kind != "target":
            yield anchor, row
        elif target.revisions:
            moved = target.revisions[-1].fiscal_year
            yield anchor, row._replace(final_target=target.final, state="revised", revised_in=moved)
        else:
            yield anchor, row._replace(final_target=target.final)


def _former(
    maker: RowMaker, indicator: Indicator, figure: Figure, revision: TargetRevision, number: int
) -> tuple[str, ValueRow]:
    """A target before it was moved: its wording, and the number that this says by itself."""
    read = value_of_wording(revision.was, text_of(indicator.unit), with_second=False)
    cells: Cells = {"flag": "text", "value_text": revision.was}
    unit = text_of(indicator.unit)
    if isinstance(read, Number | Range):
        settled = settle_figure(Figure(figure.period, revision.was, read, figure.place), indicator)
        cells = value_cells(settled.value)
        if isinstance(settled.value, Number | Range) and settled.value.read_in:
            unit = settled.value.read_in
    anchor = figure_anchor(indicator.id, figure.period)
    whole: Cells = {
        **_indicator_cells(indicator, figure),
        "kind": "former_target",
        "unit": unit,
        "as_published": revision.was,
        "state": "revised",
        "revised_in": revision.fiscal_year,
        "remark": text_of(revision.reason),
        **maker.source_cells(figure.source, indicator.source),
        **cells,
    }
    return anchor, maker.row(f"{anchor}/former_target/{number}", whole, anchor=anchor)


def _rows_of_figure(
    maker: RowMaker,
    indicator: Indicator,
    figure: Figure,
    kind: str,
    its_round: Round | Absent,
    *sources: SourceRef | Absent,
) -> Iterator[tuple[str, ValueRow]]:
    figure = settle_figure(figure, indicator)
    if figure.forecast and kind == "actual":
        kind = _INTERIM if figure.undated else "forecast"
    anchor = figure_anchor(indicator.id, figure.period)
    source = maker.source_cells(*(sources or (figure.source, indicator.source)))
    common: Cells = {
        **_indicator_cells(indicator, figure),
        "state": _state(figure),
        "as_of": "" if isinstance(figure.as_of, Absent) else figure.as_of.isoformat(),
        **source,
    }
    unit = text_of(indicator.unit)
    if isinstance(figure.value, Number | Range) and figure.value.read_in:
        unit = figure.value.read_in  # the wording's own, which could not be brought into the indicator's
    own: Cells = {
        **common,
        "kind": kind,
        "unit": "" if isinstance(figure.value, Missing) else unit,
        "as_published": text_of(figure.as_published),
        "footnotes": " ".join(figure.footnotes),
        **value_cells(figure.value, figure.as_published),
    }
    name = "actual" if kind == _INTERIM else kind  # the id that it has had before, too
    main = maker.row(f"{anchor}/{name}", own, anchor=anchor, its_round=its_round)
    yield anchor, main
    beside: list[tuple[str, Cells]] = []
    if isinstance(figure.second, SecondValue):
        told = {"item": figure.second.label, "flag": "number", "value": figure.second.value, "unit": unit}
        beside.append(("second_value", told))
    if figure.attainment != NOT_STATED:
        beside.append(("attainment", _attainment_cells(figure.attainment)))
    for item, cells in beside:
        whole = {**common, "kind": item, "part_of": main.id, **cells}
        yield anchor, maker.row(f"{anchor}/{name}/{item}", whole, anchor=anchor, its_round=its_round)


def _state(figure: Figure) -> str:
    """What the figure says of itself."""
    if isinstance(figure.value, Missing) and figure.value.absent.reason is Reason.WITHDRAWN:
        return "withdrawn"
    return "provisional" if figure.provisional else "final"


def _attainment_cells(printed: str | Absent) -> Cells:
    """The rate that the source prints, and the number that its wording says by itself."""
    if isinstance(printed, Absent):
        return missing_cells(printed)
    read = value_of_wording(printed, "", with_second=False)
    if isinstance(read, Number):
        return {**value_cells(read), "unit": read.read_in, "as_published": printed}
    return {"flag": "text", "value_text": printed, "as_published": printed}


def _indicator_cells(indicator: Indicator, figure: Figure) -> Cells:
    span = span_of_period(figure.period)
    name = indicator.name if isinstance(indicator.editor_name, Absent) else indicator.editor_name
    return {
        "indicator": indicator.id,
        "indicator_name": text_of(name),
        "indicator_kind": indicator.kind.value,
        "direction": indicator.direction.value,
        "accumulation": indicator.accumulation.value,
        "period_kind": span.kind,
        "period_from": span.first,
        "period_to": span.last,
        "year": span.year,
        "era_year": span.era,
        "period_text": span.text,
    }
