"""What a document says of an indicator, of its values and of a year's work, gathered: the texts in which words are looked for."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Final

from generator.model.figures import Figure, Indicator, Number
from generator.model.results import MeasureResult, PillarResult, PlanResult

_BESIDE_THE_YEAR: Final = re.compile(
    r"背景|経[過緯]|沿革|目的|参考|(?:これまで|前年度?|昨年度?|過去)の|(?:次|来|翌)年度|\A今後"
)
"""Headings of what is not told of the year: a background that stays as it was from report to report."""


def names_of(indicator: Indicator) -> tuple[str, ...]:
    """The texts by which it is called: its name, the editors' and its unit, as far as it has them."""
    texts = (indicator.name, indicator.editor_name, indicator.unit)
    return tuple(text for text in texts if isinstance(text, str))


def texts_about(indicator: Indicator) -> tuple[str, ...]:
    """All texts that hold for each of its values: its unit, its names, its definition and its formula."""
    texts = (indicator.unit, indicator.name, indicator.editor_name, indicator.definition, indicator.formula)
    return tuple(text for text in texts if isinstance(text, str))


def texts_reported(report: PlanResult | PillarResult | MeasureResult) -> tuple[str, ...]:
    """All that a report tells in texts of its own: what was done, then its texts by steps, then its sections."""
    steps = report.reports if isinstance(report, MeasureResult) else ()
    texts = (report.done, *(each.text for each in steps), *(each.text for each in report.sections))
    return tuple(text for text in texts if isinstance(text, str))


def texts_of_year(report: PlanResult | PillarResult | MeasureResult, steps: Collection[str]) -> Iterator[str]:
    """Those of them that tell of the year's work as a whole: none under a heading of other times, none of one of several ``steps`` alone."""
    if isinstance(report.done, str):
        yield report.done
    for told in report.reports if isinstance(report, MeasureResult) else ():
        of_all = len(steps) < 2 or not told.steps or {each.target for each in told.steps}.issuperset(steps)
        if of_all and isinstance(told.text, str):
            yield told.text
    for section in report.sections:
        if isinstance(section.text, str) and not _BESIDE_THE_YEAR.search(str(section.heading)):
            yield section.text


def sentences_in(text: str) -> list[str]:
    """The sentences of a text without their full stops, digits and brackets in one width; kanji stay as they are (参加 is no 三加)."""
    return [each.strip() for each in re.split(r"[。\n]+", unicodedata.normalize("NFKC", text)) if each.strip()]


def shown_of(figure: Figure) -> str:
    """What is told of a figure in a message: its wording, else its number; "" where it has neither."""
    if isinstance(figure.as_published, str):
        return figure.as_published
    return f"{figure.value.value:f}" if isinstance(figure.value, Number) else ""
