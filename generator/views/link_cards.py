"""What other sites show with a link: a picture with a measure's name and standing, or with the site's name."""

from generator.addresses import address_of_measure_key, image_address
from generator.judging.own_evaluations import Told
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.views.answer_pieces import Answer
from generator.views.answers import choose_indicator, tell_answer
from generator.views.evaluations import of_year, rating_of_axis
from generator.views.indicator_pieces import indicator_name
from generator.views.measure_lists import plan_with_period
from generator.views.measure_statuses import known_sentence, view_status_of
from generator.views.page_context import context_of_plan, context_of_site, numbered, told_number
from generator.views.pieces import Badge, Piece
from generator.wording.overview_words import OverviewWords
from generator.wording.words import Words

CARD_WIDTH = 1200
CARD_HEIGHT = 630
"""Pixels: what other sites show large."""


class LinkCard(Piece, frozen=True):
    """The texts of a picture, from the top down, and in ``description`` all of it in words.

    ``answers`` say what was promised and what came of it; ``badges`` holds a status or nothing. ``unshown`` is what is written at the foot
    where a letter could not be drawn.
    """

    site: str
    city: str
    plan: str
    title: str
    badges: tuple[Badge, ...]
    judged: str
    rating: str
    description: str
    answers: tuple[str, ...] = ()
    unshown: str = ""


class PagePicture(Piece, frozen=True):
    """A page's picture, as it is told to other sites: its whole address, its size in pixels, and what is written on it."""

    url: str
    width: str
    height: str
    description: str


def view_measure_card(
    site_index: SiteIndex, standings: Standings, key: str, words: Words, own: OverviewWords
) -> LinkCard:
    """The card of the measure with the key."""
    measure = site_index.measures[key]
    context = context_of_plan(site_index, standings, words, key.rpartition("/")[0], address_of_measure_key(key))
    city = context.municipality.municipality.name
    plan = plan_with_period(context, context.plan)
    title = numbered(told_number(measure.number), measure.title, words)
    shown = choose_indicator(context, key, measure)
    told = tell_answer(context, key, measure, site_index.results_of_measure(key), shown)
    answers = tuple(_answer_line(each, words) for each in told if each.size != "nothing")
    count = len(measure.indicators)
    if answers and count > 1 and not isinstance(shown, Absent):  # it holds of this one alone, which is therefore named
        named = words.answer.several.format(name=indicator_name(shown, words), count=count)
        answers = (named, words.list_separator.join(answers))
    badge = view_status_of(context, key)
    overall = standings.evaluations[key].overall
    rating = rating_of_axis(overall.evaluation, context.plan.scales, words) if isinstance(overall, Told) else ""
    by = of_year(city, overall, words) if isinstance(overall, Told) else city
    return LinkCard(
        site=site_index.site.settings.name,
        city=city,
        plan=plan,
        title=title,
        badges=(badge,),
        judged=words.status.known if known_sentence(context, key) else words.status.computed,
        rating=own.card.rating.format(city=by, rating=rating) if rating else "",
        description=own.card.description.format(city=city, plan=plan, title=title, status=badge.label)
        + "".join(own.card.answer.format(answer=each) for each in answers),
        answers=answers,
        unshown=words.citation.unshown,
    )


def _answer_line(answer: Answer, words: Words) -> str:
    """目標 12.6時間以下（平成30年度）."""
    value = words.reason_and_note.format(reason=answer.text, note=answer.note) if answer.note else answer.text
    return words.measure.number_and_title.format(number=answer.term, title=value)


def view_site_card(site_index: SiteIndex, standings: Standings, words: Words, own: OverviewWords) -> LinkCard:
    """The card of every page that has none of its own."""
    context = context_of_site(site_index, standings, words, "")
    settings = context.site_index.site.settings
    names = words.measure.join.join(each.municipality.name for each in site_index.municipalities.values())
    counts = own.card.counts.format(plans=len(site_index.plans), measures=len(site_index.measures))
    told = own.card.site.format(site=settings.name)
    return LinkCard("", names, counts, settings.name, (), "", "", told, unshown=words.citation.unshown)


def view_picture(root: str, address: str, description: str) -> PagePicture:
    """The picture of the page at ``address`` of the site at ``root``."""
    return PagePicture(root + image_address(address), str(CARD_WIDTH), str(CARD_HEIGHT), description)
