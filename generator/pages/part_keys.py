"""The key of a page with a part of a list across plans: of its own plan, and of those whose rows stand before and after it, to which it leads."""

from generator.cache import digest_of
from generator.judging.list_parts import DividedLists, leaves
from generator.map.cache_keys import CacheKeys
from generator.map.site_index import SiteIndex
from generator.page_kinds import PART
from generator.views.list_pages import is_of_city


class PartKeys:
    """Keys of the parts of lists. A list goes through the plans of each municipality in the order in which their names are in every key."""

    def __init__(self, site_index: SiteIndex, divided: DividedLists, keys: CacheKeys) -> None:
        self._order = [plan for city in site_index.municipalities for plan in site_index.latest_plans[city]]
        self._divided = divided
        self._keys = keys
        self._known: dict[tuple[str, str], dict[str, str]] = {}

    def of(self, kind: str, key: str) -> str:
        """The key of the page of a kind (``"status_part"``) with the key (``"not_reached/komae/reform-6/p1"``; of a department's list ``"komae/planning/reform-6/p1"``)."""
        if is_of_city(key):
            return self._keys.of_everything()
        listed, city, plan, *_ = key.split("/")
        list_kind = kind.removesuffix(PART)
        if list_kind == "department":
            listed, city = f"{listed}/{city}", listed
        whole = list_kind, listed
        if whole not in self._known:
            self._known[whole] = self._of_list(whole)
        return self._known[whole][f"{city}/{plan}"]

    def _of_list(self, whole: tuple[str, str]) -> dict[str, str]:
        plans = self._divided[whole]
        order = [plan for plan in self._order if plan in plans]
        told = {
            plan: " ".join(f"{each.name}:{each.first}:{len(each.keys)}" for each in leaves(plans[plan]))
            for plan in order
        }
        found = {}
        for at, plan in enumerate(order):
            around = order[max(at - 1, 0) : at + 2]
            found[plan] = digest_of(self._keys.of_plans(around), *(f"{each} {told[each]}" for each in around))
        return found
