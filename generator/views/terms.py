"""Links from the sections of a page to what their words mean."""

from generator.addresses import term_address
from generator.views.page_context import PageContext
from generator.views.pieces import Link, Piece
from generator.wording.overview_words import OverviewWords


class Terms(Piece, frozen=True):
    """One link for each section that uses words of its own."""

    figures: Link
    evaluation: Link
    money: Link
    place: Link


def view_terms(context: PageContext, own: OverviewWords) -> Terms:
    """The links from this page."""

    def link(text: str, term: str) -> Link:
        return Link(text, context.href(term_address(term)))

    return Terms(
        figures=link(own.term.figures, "target"),
        evaluation=link(own.term.evaluation, "evaluation"),
        money=link(own.term.money, "initial-budget"),
        place=link(own.term.place, "plan"),
    )
