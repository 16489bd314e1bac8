"""What the card at the top of a measure's page shows. See :mod:`generator.views.pieces`."""

from generator.views.piece import Badge, Piece
from generator.views.text_pieces import Link


class Answer(Piece, frozen=True):
    """One value or sentence under its term, and of when it is.

    ``size`` is ``figure`` for what may stand large, ``text`` for a sentence, ``short`` for
    a few words beside their term, ``nothing`` where it says that none is known.
    """

    term: str
    text: str
    note: str
    size: str


class Spark(Piece, frozen=True):
    """A small line over the years, in a picture of 96 by 28: its path, and where it ends. Its sentence stands with the whole chart."""

    path: str
    x: str
    y: str


class AnswerContact(Piece, frozen=True):
    """Whom to ask: who it is, and the ways that are known; ``nothing`` says so where none is."""

    name: str
    links: tuple[Link, ...]
    nothing: str


class AnswerCard(Piece, frozen=True):
    """What was promised, what came of it, how it stands, what the city says of it, whom to ask.

    ``indicator`` names the indicator that the figures are of and ``others`` leads to the rest; both are empty where there is none.
    """

    indicator: tuple[Link, ...]
    others: tuple[Link, ...]
    spark: tuple[Spark, ...]
    promised: Answer
    result: Answer
    computed: str
    badge: Badge
    sentence: str
    evaluation: Answer
    contact: AnswerContact


class Headline(Piece, frozen=True):
    """An indicator in short: its name, how it stands, what was promised, what came of it, and its line over the years.

    ``sentence`` is the reason of a badge that says by itself neither whether the target was reached nor where the indicator moves.
    """

    link: Link
    badge: Badge
    promised: Answer
    result: Answer
    spark: tuple[Spark, ...]
    sentence: str = ""
