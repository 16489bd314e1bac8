"""Which plans were found passed, so that a check goes through those only that may have changed.

A plan is remembered with the key of all that it is made of and tied to (see ``keys``), and only when nothing at all was found in the site.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

import msgspec

from generator.cache import Store
from generator.model.site import MunicipalityFolder, PlanFolder, Site

_NAME: Final = "passed"
_DECODE: Final = msgspec.msgpack.Decoder(dict[str, str]).decode


def plans_to_check(site: Site, passed: Collection[str]) -> Iterator[tuple[MunicipalityFolder, PlanFolder]]:
    """The plans of a site that are not in ``passed``, each with its municipality."""
    for folder in site.municipalities:
        for plan_folder in folder.plans:
            if f"{folder.municipality.id}/{plan_folder.plan.id}" not in passed:
                yield folder, plan_folder


def read_passed(store: Store, keys: Mapping[str, str]) -> frozenset[str]:
    """The plans of ``keys`` (plan key -> key of what it is made of) that were found passed as they are now."""
    known = store.read(_NAME, _DECODE) or {}
    return frozenset(plan for plan, key in keys.items() if known.get(plan) == key)


def write_passed(store: Store, keys: Mapping[str, str]) -> None:
    """Remember that nothing was found in these plans."""
    store.write(_NAME, msgspec.msgpack.encode(dict(keys)))
