"""What a page is made of, as a digest: a page whose key is unchanged need not be made again.

A page of a plan may show anything that its plan is tied to, over any number of steps (the measure that a measure continues, and that
one's own past). So plans are put together in groups that no tie (``ties``) leaves, and the key of a page names the files of whole groups
and of the municipalities in which their plans lie. What plans, municipalities and departments are called and how they are ordered
depends on their neighbours; so every key names that of the whole site too.
"""

from collections.abc import Iterable
from copy import copy

from generator.cache import digest_of
from generator.load.site import DecodedFile
from generator.map.known_years import known_year
from generator.map.site_index import SiteIndex
from generator.map.ties import Tie, To


class CacheKeys:
    """Digests of plans' groups, municipalities and the whole site."""

    def __init__(self, site_index: SiteIndex, taken: Iterable[DecodedFile], program: str) -> None:
        files: dict[str, list[str]] = {}
        for file in taken:
            folder = f"{file.municipality}/{file.plan}" if file.plan else file.municipality
            files.setdefault(folder, []).append(f"{file.file} {file.digest}")
        own = {folder: digest_of(*sorted(names)) for folder, names in files.items()}
        group_of = group_plans(site_index)
        members: dict[str, set[str]] = {}
        for plan, group in group_of.items():
            members.setdefault(group, set()).update((plan, _city_of(plan)))
        groups = {
            group: digest_of(*(f"{folder} {own.get(folder, '')}" for folder in sorted(folders)))
            for group, folders in members.items()
        }
        self._plans = {plan: groups[group] for plan, group in group_of.items()}
        self._cities = {city: own.get(city, "") for city in site_index.municipalities}
        self._site = digest_of(own.get("", ""), *_names(site_index))
        self._all = digest_of(*(f"{folder} {found}" for folder, found in sorted(own.items())))
        self._program = program
        self._known: dict[tuple[str, ...], str] = {}

    def made_by(self, program: str) -> "CacheKeys":
        """The keys of what another program makes of the same data; ``program`` is a digest of all that decides besides the data."""
        keys = copy(self)
        keys._program, keys._known = program, {}  # noqa: SLF001 - its own copy
        return keys

    def of_plans(self, plans: Iterable[str]) -> str:
        """The key of a page that shows these plans (by key), their municipalities, and what they are tied to."""
        asked = tuple(sorted(set(plans)))
        if asked not in self._known:  # pages and files of a plan ask alike, a dozen for each measure
            self._known[asked] = digest_of(self._program, self._site, *(self._plans[plan] for plan in asked))
        return self._known[asked]

    def of_department(self, city: str, plans: Iterable[str]) -> str:
        """The key of a page about a municipality's own files and these plans."""
        return digest_of(self._cities.get(city, ""), self.of_plans(plans))

    def of_settings(self) -> str:
        """The key of a page that shows nothing of any municipality but names."""
        return digest_of(self._program, self._site)

    def of_everything(self) -> str:
        """The key of a page that may show anything."""
        return digest_of(self._program, self._all)


def _names(site_index: SiteIndex) -> Iterable[str]:
    """What municipalities and plans are called, in the order in which they are told: plans have their names and places beside each other.

    And how far time has gone, which decides of every plan what is due.
    """
    yield str(known_year(site_index.site))
    for city, folder in site_index.municipalities.items():
        yield f"{city} {folder.municipality.name}"
        yield from (f"{plan} {site_index.plan_names[plan]}" for plan in site_index.latest_plans[city])


def group_plans(site_index: SiteIndex) -> dict[str, str]:
    """Plan key -> the name of its group (one of the group's plan keys)."""
    leader = {plan: plan for plan in site_index.plans}

    def find(plan: str) -> str:
        while leader[plan] != plan:
            leader[plan] = leader[leader[plan]]
            plan = leader[plan]
        return plan

    for one, other in dict.fromkeys(map(_tied_plans, site_index.ties)):
        if one in leader and other in leader:
            first, second = sorted((find(one), find(other)))
            leader[second] = first
    return {plan: find(plan) for plan in leader}


_WITHIN_PLANS = frozenset({To.PLAN, To.PILLAR, To.MEASURE, To.PROMISE})


def _tied_plans(tie: Tie) -> tuple[str, str]:
    """The two plans between which a tie runs; the same twice where it leaves none."""
    holder = _plan_of(tie.holder)
    return holder, _plan_of(tie.target) if tie.to in _WITHIN_PLANS else holder


def _plan_of(key: str) -> str:
    """The plan that has the key, or in which the record with it lies."""
    city, _, rest = key.partition("/")
    return f"{city}/{rest.partition('/')[0].partition('#')[0]}"


def _city_of(plan: str) -> str:
    return plan.partition("/")[0]
