"""What every view of a page needs: the map of the site, how everything stands, the words, and the way to the root."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from generator.addresses import root_of
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex, whole_key
from generator.model.basics import NOT_STATED, Absent, Ref
from generator.model.plans import Measure, MeasureKind, Pillar, Plan, WordedField
from generator.model.site import MunicipalityFolder, PlanFolder
from generator.wording.words import Words


class PageContext(msgspec.Struct, frozen=True, gc=False):
    """Any page: ``root`` leads from it to the site's root."""

    site_index: SiteIndex
    standings: Standings
    words: Words
    address: str
    root: str

    def href(self, address: str) -> str:
        """The link from this page to the page at ``address``."""
        return self.root + address


class PlanContext(PageContext, frozen=True, gc=False):
    """A page within a plan. ``terms`` are the plan's own headings for fields."""

    municipality: MunicipalityFolder
    folder: PlanFolder
    city: str
    plan_id: str
    key: str
    terms: Mapping[str, str]

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.folder.plan

    @property
    def plan_name(self) -> str:
        """The plan's title, with what tells it apart from others of the same title."""
        return self.site_index.plan_names[self.key]

    def term(self, field: WordedField) -> str:
        """The document's own heading for a field, or ours."""
        return self.terms.get(field) or self.words.fields[field]

    def measure_key(self, ref: Ref) -> str:
        """The key of a measure or pillar that a reference within this plan means."""
        return whole_key(ref, self.city, self.plan_id)


def context_of_site(site_index: SiteIndex, standings: Standings, words: Words, address: str) -> PageContext:
    """The context of a page that belongs to no plan."""
    return PageContext(site_index, standings, words, address, root_of(address))


def context_of_plan(
    site_index: SiteIndex,
    standings: Standings,
    words: Words,
    plan_key: str,
    address: str,
    *,
    terms: Sequence[tuple[str, str]] = (),
) -> PlanContext:
    """The context of a page within the plan; ``terms`` go before the plan's own. Raises KeyError for an unknown plan."""
    city, plan_id = plan_key.split("/")
    folder = site_index.plans[plan_key]
    return PlanContext(
        site_index,
        standings,
        words,
        address,
        root_of(address),
        site_index.municipalities[city],
        folder,
        city,
        plan_id,
        plan_key,
        dict((*folder.plan.words, *terms)),
    )


def measure_kind(plan: Plan, measure: Measure) -> MeasureKind | Absent:
    """The plan's kind that the measure is of."""
    if isinstance(measure.kind, Absent):
        return measure.kind
    for kind in plan.measure_kinds:
        if kind.id == measure.kind.target:
            return kind
    return NOT_STATED


def measure_kind_name(plan: Plan, measure: Measure, words: Words) -> str:
    """What the plan calls such a measure: 事務事業, 取組項目."""
    kind = measure_kind(plan, measure)
    return words.measure.kind if isinstance(kind, Absent) else kind.name


def level_name(plan: Plan, pillar: Pillar, words: Words) -> str:
    """What the plan calls a pillar of this level: 施策, 方向性."""
    if not isinstance(pillar.level, Absent):
        for level in plan.levels:
            if level.id == pillar.level.target:
                return level.name
    return words.pillar.level


def told_number(number: str | Absent) -> str | Absent:
    """A number that may stand before a title: 取組項目01, but not 1 or (1), which would read as a rank or a count."""
    if isinstance(number, str) and any(unicodedata.category(letter)[0] == "L" for letter in number):
        return number
    return NOT_STATED


def numbered(number: str | Absent, title: str, words: Words) -> str:
    """Number and title side by side."""
    return title if isinstance(number, Absent) else _numbered(words.measure.number_and_title, number, title)


@lru_cache(maxsize=65536)  # a measure is named on some ten pages
def _numbered(pattern: str, number: str, title: str) -> str:
    return pattern.format(number=number, title=title)
