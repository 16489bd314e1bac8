"""Single texts that are looked for in the nodes of a file before its values are taken."""

from collections.abc import Iterator

from generator.load.parse import Mapping, Scalar, Sequence


def document_of(node: Mapping) -> str:
    """The document that a record's own ``source`` names, "" if it names none."""
    return _of_source(node, "document")


def page_of(node: Mapping) -> str:
    """The page that a record's own ``source`` names, "" if it names none."""
    return _of_source(node, "page")


def _of_source(node: Mapping, wanted: str) -> str:
    for key, value in node.entries:
        if key.text == "source" and isinstance(value, Mapping):
            for inner, text in value.entries:
                if inner.text == wanted and isinstance(text, Scalar):
                    return text.text
    return ""


def unit_of(node: Mapping) -> str:
    """The unit that a record declares, "" if it declares none."""
    return next((value.text for key, value in node.entries if key.text == "unit" and isinstance(value, Scalar)), "")


def texts_of(node: Sequence, key: str) -> Iterator[Scalar]:
    """The scalars under ``key`` in a list of mappings."""
    for item in node.items:
        for name, value in item.entries if isinstance(item, Mapping) else ():
            if name.text == key and isinstance(value, Scalar):
                yield value
