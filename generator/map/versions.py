"""The frozen versions of each measure, by its key."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from generator.model.versions import MeasureVersion


def gather_versions(versions: Iterable[MeasureVersion]) -> Mapping[str, tuple[MeasureVersion, ...]]:
    """The versions of each measure, the first one first: the tenth comes after the second."""
    found: dict[str, list[MeasureVersion]] = {}
    for each in versions:
        found.setdefault(each.measure, []).append(each)
    return MappingProxyType({key: tuple(sorted(held, key=lambda each: each.n)) for key, held in found.items()})
