"""Texts of the data that must stand in a document of the city."""

from generator.model.basics import Place, Record


class Quotation(Record, frozen=True):
    """A text that must stand in a source document: ``document`` is an id, or "" for the one that the file's plan or round names.

    ``page`` is the one that the wording of a value names for itself, "" for every other text: a measure's may go on over several.
    """

    text: str
    place: Place
    document: str
    page: str = ""
