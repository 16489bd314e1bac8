"""Words by which residents look for what the plans say otherwise."""

from generator.model.basics import NOT_STATED, Absent, Named, Place, Record


class Synonyms(Record, frozen=True):
    """One group: who looks for any of ``words`` or ``terms`` finds the pages that say one of ``terms``.

    ``source`` names the public word list that the group was taken from, where it was.
    """

    id: str
    place: Place
    terms: tuple[str, ...]
    words: tuple[str, ...]
    source: Named | Absent = NOT_STATED
