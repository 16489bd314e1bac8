"""Single texts that are looked for in the nodes of a file before its values are taken."""

from collections.abc import Iterator

from generator.load.parse import Mapping, Scalar, Sequence


def texts_within(node: Mapping) -> tuple[str, str, str]:
    """The document and the page that a record's own ``source`` names, and the unit that it declares; each "" if it tells none."""
    document = page = unit = ""
    for key, value in node.entries:
        if key.text == "unit" and isinstance(value, Scalar):
            unit = value.text
        elif key.text == "source" and isinstance(value, Mapping):
            told = {inner.text: text.text for inner, text in value.entries if isinstance(text, Scalar)}
            document, page = told.get("document", ""), told.get("page", "")
    return document, page, unit


def texts_of(node: Sequence, key: str) -> Iterator[Scalar]:
    """The scalars under ``key`` in a list of mappings."""
    for item in node.items:
        for name, value in item.entries if isinstance(item, Mapping) else ():
            if name.text == key and isinstance(value, Scalar):
                yield value
