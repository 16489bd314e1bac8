"""Checks across records and files: ids, references, circles, figures. Each gives problems and changes nothing."""

from collections.abc import Collection, Iterable, Iterator

from generator.checks.addresses import check_addresses, check_hand_written_pages, check_hand_written_titles
from generator.checks.circles import check_circles
from generator.checks.contacts import check_contacts
from generator.checks.corrections import check_corrections
from generator.checks.done_words import check_done_words
from generator.checks.endings import check_endings
from generator.checks.evaluations import check_evaluations
from generator.checks.figures import check_figures
from generator.checks.ids import check_ids
from generator.checks.leaders import check_leaders
from generator.checks.money import check_money
from generator.checks.money_words import words_against
from generator.checks.named_departments import check_named_departments
from generator.checks.next_steps import check_next_steps
from generator.checks.older_sources import check_older_sources
from generator.checks.references import check_references
from generator.checks.rounds import check_rounds
from generator.checks.salvaged import check_salvaged
from generator.checks.told_beside import check_told_beside
from generator.checks.told_in_reports import check_told_in_reports
from generator.checks.told_of_years import check_told_of_years
from generator.checks.unfinished import check_unfinished
from generator.checks.unsound import Unsound
from generator.checks.untold_sources import check_untold_sources
from generator.checks.vocabulary import check_vocabulary
from generator.checks.wanting_texts import check_wanting_texts
from generator.checks.zeros import check_reported_zeros
from generator.judging.standings import PlanJudgements
from generator.ledger import check_released
from generator.map.address_table import AddressTable
from generator.map.site_index import SiteIndex
from generator.problems.problem import Problem
from generator.problems.rules import RULES, Severity

__all__ = [
    "check_hand_written_pages",
    "check_hand_written_titles",
    "check_salvaged",
    "check_site",
    "passed_plans",
    "printed_pages",
    "quotations",
    "source_texts",
    "words_against",
]


def check_site(
    site_index: SiteIndex,
    table: AddressTable,
    told: Iterable[Problem] = (),
    passed: Collection[str] = (),
    judgements: dict[str, PlanJudgements] | None = None,
) -> Iterator[Problem]:
    """All problems that only the whole site shows. ``table`` holds its addresses.

    ``passed`` are the keys of plans in which nothing was found before and nothing they are tied to has changed since: they are not gone
    through again.

    ``told`` are the problems of single files. The site may lack what those files hold, so references into them are not told as missing;
    everything else is, so that all faults are told at once.

    ``judgements`` takes up those of the plans that had to be judged for it, so that nobody judges them again; none where there are errors, for then
    nothing is made of them.
    """
    told = list(told)
    found = list(_check_records(site_index, table, Unsound(told), passed))
    yield from found
    errors = [each for each in (*told, *found) if RULES[each.rule].level is not Severity.WARNING]
    unsound = {each.place for each in errors}
    yield from check_told_beside(site_index, passed, None if errors else judgements, unsound)


def _check_records(
    site_index: SiteIndex, table: AddressTable, unsound: Unsound, passed: Collection[str]
) -> Iterator[Problem]:
    yield from check_ids(site_index.site, passed)
    yield from check_references(site_index, unsound, passed)
    yield from check_circles(site_index)
    yield from check_rounds(site_index.site, passed)
    yield from check_figures(site_index, passed)
    yield from check_money(site_index.site, passed)
    yield from check_evaluations(site_index.site, passed)
    yield from check_endings(site_index.site, passed)
    yield from check_next_steps(site_index.site, passed)
    yield from check_named_departments(site_index, passed)
    yield from check_done_words(site_index, passed)
    yield from check_leaders(site_index, passed)
    yield from check_told_of_years(site_index.site, passed)
    yield from check_told_in_reports(site_index, passed)
    yield from check_reported_zeros(site_index, passed)
    yield from check_addresses(site_index, table, unsound, passed)
    yield from check_corrections(site_index, table)
    yield from check_released(site_index.site, table, unsound.holds, passed, sound=not unsound.anywhere)
    yield from check_contacts(site_index.site)
    yield from check_wanting_texts(site_index.site, passed)
    yield from check_unfinished(site_index.site)
    yield from check_untold_sources(site_index.site, passed)
    yield from check_older_sources(site_index.site, passed)
    yield from check_vocabulary(site_index.site, unsound)
