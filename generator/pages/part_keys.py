"""The key of a page with a part of a list across plans: of its own plan, and of those whose rows stand before and after it, to which it leads.

The page of a municipality names the plans that it has in the list, and no others.
"""

from collections.abc import Mapping, Sequence

from generator.cache import digest_of
from generator.judging.list_parts import DividedLists, leaves
from generator.map.cache_keys import CacheKeys
from generator.map.site_index import SiteIndex
from generator.page_kinds import PART


class PartKeys:
    """Keys of the parts of lists. A list goes through the plans of each municipality in the order in which their names are in every key."""

    def __init__(self, site_index: SiteIndex, divided: DividedLists, keys: CacheKeys) -> None:
        self._order = [plan for city in site_index.municipalities for plan in site_index.latest_plans[city]]
        self._divided = divided
        self._keys = keys
        self._known: dict[tuple[str, str], dict[str, str]] = {}
        self._told: dict[tuple[str, str], dict[str, str]] = {}

    def of(self, kind: str, key: str) -> str:
        """The key of the page of a kind (``"status_part"``) with the key (``"not_reached/komae/reform-6/p1"``, ``"not_reached/komae"``; of a department's list ``"komae/planning/reform-6/p1"``)."""
        listed, city, *rest = key.split("/")
        list_kind = kind.removesuffix(PART)
        if list_kind == "department":
            listed, city = f"{listed}/{city}", listed
        whole = list_kind, listed
        if not rest:
            return self._of_city(whole, city)
        if whole not in self._known:
            self._known[whole] = self._of_list(whole)
        return self._known[whole][f"{city}/{rest[0]}"]

    def _of_city(self, whole: tuple[str, str], city: str) -> str:
        told = self._tell(whole)
        return self._digest([plan for plan in told if plan.partition("/")[0] == city], told)

    def _of_list(self, whole: tuple[str, str]) -> dict[str, str]:
        told = self._tell(whole)
        order = [*told]
        return {plan: self._digest(order[max(at - 1, 0) : at + 2], told) for at, plan in enumerate(order)}

    def _digest(self, plans: Sequence[str], told: Mapping[str, str]) -> str:
        return digest_of(self._keys.of_plans(plans), *(f"{each} {told[each]}" for each in plans))

    def _tell(self, whole: tuple[str, str]) -> Mapping[str, str]:
        """By the plans of a list, in their order: the pages that it has of each, with the number of their rows."""
        if whole not in self._told:
            plans = self._divided[whole]
            self._told[whole] = {
                plan: " ".join(f"{each.name}:{each.first}:{len(each.keys)}" for each in leaves(plans[plan]))
                for plan in self._order
                if plan in plans
            }
        return self._told[whole]
