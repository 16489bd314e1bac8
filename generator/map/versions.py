"""The frozen versions of each measure, by its key, and what was frozen with them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from generator.model.versions import FrozenFile, MeasureVersion


def gather_versions(versions: Iterable[MeasureVersion]) -> Mapping[str, tuple[MeasureVersion, ...]]:
    """The versions of each measure, the first one first: the tenth comes after the second."""
    found: dict[str, list[MeasureVersion]] = {}
    for each in versions:
        found.setdefault(each.measure, []).append(each)
    return MappingProxyType({key: tuple(sorted(held, key=lambda each: each.n)) for key, held in found.items()})


def gather_frozen(files: Iterable[FrozenFile]) -> frozenset[str]:
    """Where in the site the files stand."""
    return frozenset(each.file for each in files)
