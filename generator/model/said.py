"""What a document says of an indicator, of its values and of a year's work, gathered: the texts in which words are looked for."""

import re
import unicodedata

from generator.model.figures import Figure, Indicator, Number
from generator.model.results import MeasureResult, PillarResult, PlanResult


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


def sentences_in(text: str) -> list[str]:
    """The sentences of a text without their full stops, digits and brackets in one width; kanji stay as they are (参加 is no 三加)."""
    return [each.strip() for each in re.split(r"[。\n]+", unicodedata.normalize("NFKC", text)) if each.strip()]


def shown_of(figure: Figure) -> str:
    """What is told of a figure in a message: its wording, else its number; "" where it has neither."""
    if isinstance(figure.as_published, str):
        return figure.as_published
    return f"{figure.value.value:f}" if isinstance(figure.value, Number) else ""
