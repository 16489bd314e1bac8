"""What a document says of an indicator and of its values, gathered: the texts in which words are looked for."""

from generator.model.figures import Figure, Indicator, Number


def names_of(indicator: Indicator) -> tuple[str, ...]:
    """The texts by which it is called: its name, the editors' and its unit, as far as it has them."""
    texts = (indicator.name, indicator.editor_name, indicator.unit)
    return tuple(text for text in texts if isinstance(text, str))


def texts_about(indicator: Indicator) -> tuple[str, ...]:
    """All texts that hold for each of its values: its unit, its names, its definition and its formula."""
    texts = (indicator.unit, indicator.name, indicator.editor_name, indicator.definition, indicator.formula)
    return tuple(text for text in texts if isinstance(text, str))


def shown_of(figure: Figure) -> str:
    """What is told of a figure in a message: its wording, else its number; "" where it has neither."""
    if isinstance(figure.as_published, str):
        return figure.as_published
    return f"{figure.value.value:f}" if isinstance(figure.value, Number) else ""
