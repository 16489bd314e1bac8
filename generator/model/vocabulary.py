"""Words by which residents look for what the plans say otherwise."""

from generator.model.basics import NOT_STATED, Absent, Named, Place, Record


class Synonyms(Record, frozen=True):
    """One group: who looks for any of ``words`` or ``terms`` finds the pages that say one of ``terms``.

    ``same`` says that all of them are spellings or names of one thing, so that none is found before another.
    ``source`` names the public word list that the group was taken from, where it was.
    """

    id: str
    place: Place
    terms: tuple[str, ...]
    words: tuple[str, ...]
    same: bool = False
    source: Named | Absent = NOT_STATED
