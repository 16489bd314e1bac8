"""How a measure stands: its badge, what is told beside it in lists, and the same in sentences."""

from typing import Final

import msgspec

from generator.judging import MeasureStatus, Status
from generator.judging.known import is_planned
from generator.judging.revisions import newest_value
from generator.map.site_index import MeasureReport
from generator.map.years import tells_anything
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator
from generator.model.plans import Plan
from generator.model.results import Evaluation
from generator.model.said import texts_reported
from generator.views.absences import tell_absences
from generator.views.badges import meaning_of, view_badge, view_badge_of
from generator.views.evaluations import rating_of_axis, short_rating
from generator.views.formats import date_text, figure_text, period_in_sentence, year_text
from generator.views.indicator_pieces import indicator_name
from generator.views.page_context import PageContext
from generator.views.pieces import Badge, StandingBox
from generator.views.target_moves import moved_sentence
from generator.wording.words import Words

_LONGEST: Final = 120
"""Of a report no more than its first sentence is told in a list, and of a longer one only so many characters."""
_OPENING, _CLOSING = "「『（(【［[", "」』）)】］]"


def view_status_of(context: PageContext, key: str) -> Badge:
    """The badge of the measure with the key: an evaluation by its rating, an ending by its kind."""
    found = context.standings.statuses[key]
    words = context.words.status
    if found.status is Status.ENDED and not isinstance(found.ending, Absent):
        return view_badge_of(found.status, words.endings[found.ending.kind])
    if isinstance(found.evaluation, Evaluation):
        rating = rating_of_axis(found.evaluation, _plan(context, key).scales, context.words)
        if rating and not isinstance(found.year, Absent):
            newest = context.standings.through[key.rpartition("/")[0]].fiscal_year <= found.year
            year = year_text(found.year)
            told = rating if newest else context.words.reason_and_note.format(reason=rating, note=year)
            return view_badge_of(found.status, words.rated.format(rating=told))
    return view_plain_status(found, context.words)


def view_plain_status(found: MeasureStatus, words: Words) -> Badge:
    """The badge of a measure's status, without what was said of it."""
    return view_badge_of(found.status, words.status.partly) if found.partly else view_badge(found.status, words)


def ending_mark(context: PageContext, key: str) -> str:
    """What became of a measure, and when: 統合（令和元年度）; "" of one that goes on."""
    ending = context.site_index.measures[key].ending
    if isinstance(ending, Absent):
        return ""
    words = context.words.status
    named = words.endings_planned if is_planned(ending, context.standings.known_year) else words.endings
    return words.ended_in.format(ending=named[ending.kind], year=year_text(ending.fiscal_year))


def known_line(context: PageContext, key: str) -> str:
    """What is told of the measure in a list where no figures speak: the first sentence of its evaluation or report, or what is late."""
    found = context.standings.statuses[key]
    if found.repeated:
        return ""
    match found.status:
        case Status.EVALUATED if isinstance(found.evaluation, Evaluation):
            published = found.evaluation.as_published
            short = short_rating(found.evaluation, _plan(context, key).scales)
            return "" if short or isinstance(published, Absent) else first_sentence(published)
        case Status.REPORTED:
            return _report_in_short(context, key)
        case Status.REACHED:
            return moved_sentence(context, key, context.site_index.measures[key].indicators).strip()
        case Status.NOT_REPORTED if not owed_by_all(context, key.rpartition("/")[0]):
            return _owed_of(context, key, found)
        case _:
            return ""


def owed_by_all(context: PageContext, plan: str) -> str:
    """What the plan owes of all its measures alike, in a sentence; "" where they differ."""
    found = context.standings.alike.get(plan)
    if found is None or found.said or found.partly or found.status not in (Status.NOT_REPORTED, Status.NOT_DUE):
        return ""
    return owed_sentence(context, found)


def tell_known(context: PageContext, key: str, box: StandingBox) -> StandingBox:
    """The box of a measure whose figures cannot say how it stands: what is known instead. Of any other as it is."""
    sentence = known_sentence(context, key)
    if not sentence:
        return box
    badge = view_status_of(context, key)
    return msgspec.structs.replace(box, badge=badge, computed=context.words.status.known, sentence=sentence)


def known_sentence(context: PageContext, key: str) -> str:
    """What is known of a measure whose figures cannot say how it stands; "" where they can."""
    found = context.standings.statuses[key]
    words = context.words.status
    city = context.site_index.municipalities[key.partition("/")[0]].municipality.name
    if found.repeated:
        return words.known_repeated.format(
            kind=context.site_index.plan_kinds.get(key.rpartition("/")[0], context.words.measure.kind)
        )
    match found.status:
        case Status.EVALUATED:
            year = "" if isinstance(found.year, Absent) else year_text(found.year)
            return words.known_evaluated.format(city=city, year=year)
        case Status.REPORTED:
            return words.known_reported.format(round=_last_round(context, key))
        case Status.NOT_REPORTED | Status.NOT_DUE:
            return _owed_of(context, key, found)
        case Status.ENDED:
            return meaning_of(Status.ENDED, context.words)
        case _:
            return ""


def _owed_of(context: PageContext, key: str, found: MeasureStatus) -> str:
    """What is owed of the measure; where reports tell of it all the same, that the values of some indicators are wanting."""
    partly = found.status is Status.NOT_REPORTED and any(
        map(tells_anything, context.site_index.results_of_measure(key))
    )
    if found.status is Status.NOT_REPORTED and (instead := tell_absences(context, key)):
        return instead
    if partly and not isinstance(found.year, Absent):
        return context.words.status.known_partly.format(year=year_text(found.year))
    return owed_sentence(context, found)


def owed_sentence(context: PageContext, found: MeasureStatus) -> str:
    """Since when a report is owed, or for which year none is due yet."""
    words = context.words.status
    if isinstance(found.year, Absent):
        return words.known_unreported
    year = year_text(found.year)
    if found.status is Status.NOT_DUE:
        return words.known_not_due.format(year=year, time=time_text(context))
    if not isinstance(found.until, Absent):
        return words.known_not_reported_since.format(first=year, last=year_text(found.until))
    return words.known_not_reported.format(year=year)


def time_text(context: PageContext) -> str:
    """The time of which the site speaks: that of its last release, else that of its newest documents."""
    words = context.words.status
    newest = context.site_index.site.settings.newest_release
    if not isinstance(newest, Absent):
        return words.at_release.format(date=date_text(newest.date))
    return words.at_documents.format(year=year_text(context.standings.known_year))


def first_sentence(text: str, longest: int = _LONGEST) -> str:
    """The first sentence of a published text, its brackets whole; of one longer than ``longest`` the beginning, with … for the rest."""
    line = text.strip().partition("\n")[0].strip().removeprefix("- ")
    depth, end = 0, line.find("。")
    if end >= 0 and not any(bracket in line[:end] for bracket in _OPENING):  # nearly always
        return shorten(line[: end + 1], longest)
    for place, letter in enumerate(line if end >= 0 else ""):
        depth += (letter in _OPENING) - (letter in _CLOSING)
        if letter == "。" and depth <= 0:
            line = line[: place + 1]
            break
    return shorten(line, longest)


def beginning(text: str, longest: int) -> str:
    """A published text that is not longer than ``longest``; of a longer one the whole sentences at its beginning that are not, with … for the rest."""
    text = text.strip()
    if len(text) <= longest:
        return text
    end = text.rfind("。", 0, longest - 1)
    return text[: end + 1] + "…" if end > 0 else shorten(text, longest)


def shorten(line: str, longest: int) -> str:
    """The beginning of a longer text, with … for the rest."""
    return line if len(line) <= longest else line[: longest - 1].rstrip("、…") + "…"


def _report_in_short(context: PageContext, key: str) -> str:
    """The first sentence of the last report that has words; without any, the newest value of the first indicator that has one."""
    reports = context.site_index.results_of_measure(key)
    for report in reversed(reports):
        text = text_of_report(report)
        if text:
            return first_sentence(text)
    words = context.words
    for indicator in context.site_index.measures[key].indicators:
        newest = newest_value(context.site_index.actuals_of_measure(key, indicator))
        if not isinstance(newest, Absent):
            told = words.reason_and_note.format(
                reason=figure_text(newest, words), note=period_in_sentence(newest.period, words)
            )
            return words.measure.number_and_title.format(number=_name_beside(indicator, newest, words), title=told)
    return ""


def _name_beside(indicator: Indicator, value: Figure, words: Words) -> str:
    """The indicator's name before a value: without its unit where the value is told with it."""
    name = indicator.called
    if (
        isinstance(name, Absent)
        or isinstance(indicator.unit, Absent)
        or indicator.unit not in figure_text(value, words)
    ):
        return indicator_name(indicator, words)
    return name


def text_of_report(report: MeasureReport) -> str:
    """What a round says in words of a measure: what was done, else its first text, else the next step; "" for none."""
    result = report.result
    texts = texts_reported(result)
    if not texts and not isinstance(result.next_step, Absent) and isinstance(result.next_step.as_published, str):
        return result.next_step.as_published
    return texts[0] if texts else ""


def _last_round(context: PageContext, key: str) -> str:
    told = [report for report in context.site_index.results_of_measure(key) if tells_anything(report)]
    return told[-1].round.name if told else ""


def _plan(context: PageContext, key: str) -> Plan:
    return context.site_index.plans[key.rpartition("/")[0]].plan
