"""What may be published of the data: checked as a whole, then without the rounds of reporting whose day has not come.

Whatever is made of a site is made of what stands here. So nobody further down the road has to know that anything is held back.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from generator.addresses import corrected_place
from generator.cache import Store, digest_program
from generator.checks import check_salvaged, check_site
from generator.checks.passed_plans import read_passed, write_passed
from generator.judging import IndicatorProgress, Status
from generator.judging.standings import NONE_JUDGED, PlanJudgements
from generator.load.held_back import HeldBack, HeldRound, hold_back, without_corrections
from generator.load.site import Gathered
from generator.map.address_table import AddressTable
from generator.map.cache_keys import CacheKeys
from generator.map.site_index import SiteIndex, index_site
from generator.model.ledger import Ledger
from generator.orders import Order
from generator.problems.problem import Problem, Refused, problem
from generator.problems.reports import count_levels
from generator.problems.rules import RULES, Severity

_OF_VOCABULARY: Final = frozenset({"K801", "K802", "K803"})
"""The words of the search may be there before the report that says them."""


class Publishable(NamedTuple):
    """What is known of the data before anything is made of it: the map, all addresses, the keys, of what each plan is made, the program's digest.

    ``held`` is what stands in none of it. ``judgements`` are those of the plans that were judged for the checks, where this is the map that was checked.
    """

    site_index: SiteIndex
    table: AddressTable
    keys: CacheKeys
    made_of: Mapping[str, str]
    program: str
    held: HeldBack
    judgements: Mapping[str, PlanJudgements] = NONE_JUDGED

    def whole(self, order: Order) -> bool:
        """Whether files about the whole site are made anew where they changed. While anything is held back they are: an older one may tell of it."""
        return order.whole or bool(self.held.rounds)


def find_publishable(
    order: Order, store: Store, gathered: Gathered, problems: list[Problem], day: dt.date, *, versions: bool
) -> Publishable:
    """Draw the map and check it; what is found is added to ``problems``. Then the map of what may be published on the day.

    ``versions``: whether there are frozen ones to lead to. Where there are errors nothing is published, and the map is that of everything.
    """
    program = digest_program() + order.made_for(versions=versions)
    whole = _draw(HeldBack(gathered), program)
    passed = read_passed(store, whole.made_of) if not problems else ()
    judgements: dict[str, PlanJudgements] = {}
    problems += check_site(whole.site_index, whole.table, problems, passed, judgements)
    whole = whole._replace(judgements=judgements)
    problems += check_salvaged(gathered.salvaged, problems)
    if not problems:
        write_passed(store, whole.made_of)
    if count_levels(problems)[0]:
        return whole
    part = _leave_out(whole, day)
    if order.drafts:
        return whole._replace(held=part.held._replace(gathered=gathered))
    if part.held.rounds:
        told = list(_check_releases(whole.site_index.site.ledger, part.held.rounds)) if order.write else []
        problems += told or _check_part(part)
    return part


def publishable_on(gathered: Gathered, day: dt.date) -> Publishable:
    """What may be published on the day of data that have passed, without a look at what becomes of the rest."""
    return _leave_out(_draw(HeldBack(gathered), ""), day)


def _leave_out(whole: Publishable, day: dt.date) -> Publishable:
    held = hold_back(whole.held.gathered, day)
    if not held.rounds:
        return whole
    part = _draw(held, whole.program)
    lost = set(_lost_corrections(whole, part))
    return _draw(without_corrections(held, lost), whole.program) if lost else part


def tell_held(held: HeldBack, *, drafts: bool) -> list[str]:
    """One line about the rounds that are held back, or that are shown before their day; none where there are none."""
    if not held.rounds:
        return []
    ordered = sorted(held.rounds, key=lambda each: (each.publish_on, each.key))
    named = "、".join(f"{each.title}「{each.round.name}」（{each.publish_on} に公開）" for each in ordered)
    what = "公開日の前ですが、下書きとして載せた報告" if drafts else "公開日の前なので載せていない報告"
    return [f"{what}: {named}"]


def _draw(held: HeldBack, program: str) -> Publishable:
    assert not isinstance(held.gathered.site, Refused)  # noqa: S101 (tells the type checker)
    site_index = index_site(held.gathered.site)
    keys = CacheKeys(site_index, held.gathered.taken, program)
    made_of = {plan: keys.of_plans([plan]) for plan in site_index.plans}
    return Publishable(site_index, AddressTable(site_index, Status, IndicatorProgress), keys, made_of, program, held)


def _lost_corrections(whole: Publishable, part: Publishable) -> Iterator[str]:
    """Corrections of pages and figures that are there only with what is held back."""
    for folder in part.site_index.site.municipalities:
        for correction in folder.corrections:
            place = corrected_place(folder.municipality.id, correction.target.target)
            if whole.table.leads_somewhere(*place) and not part.table.leads_somewhere(*place):
                yield f"{folder.municipality.id}/{correction.id}"


def _check_releases(ledger: Ledger, rounds: Iterable[HeldRound]) -> Iterator[Problem]:
    """Releases made for a later day, on which a round is out: their frozen pages tell of it, so no site may have them before."""
    for each in rounds:
        for entry in ledger.releases:
            if entry.date >= each.publish_on:
                details = {
                    "round": each.round.name,
                    "publish_on": each.publish_on,
                    "tag": entry.tag,
                    "date": entry.date,
                }
                yield problem("K560", each.round.place, **details)
                break


def _check_part(part: Publishable) -> Iterator[Problem]:
    """What is amiss in the site only because something is held back, told where the round stands."""
    for found in check_site(part.site_index, part.table):
        if RULES[found.rule].level is not Severity.ERROR or found.rule in _OF_VOCABULARY:
            continue
        plan = "/".join(found.place.file.split("/")[:2])
        blamed = next((each for each in part.held.rounds if each.plan == plan), part.held.rounds[0])
        told = RULES[found.rule].what.format_map(dict(found.details))
        details = {"round": blamed.round.name, "publish_on": blamed.publish_on, "broken": found.rule, "told": told}
        yield problem("K561", blamed.round.place, **details)
