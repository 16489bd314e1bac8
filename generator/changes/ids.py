"""Ids that editors chose, told by the titles of what they name: people read 計画課 and 中央公園の改修, files and programs the ids."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import msgspec

from generator.changes.differences import Difference, Differences
from generator.changes.effects import FieldChange
from generator.changes.snapshots import Snapshot
from generator.map.site_index import SiteIndex
from generator.model.plans import Plan

IdTitles: TypeAlias = Mapping[tuple[str, str], str]
"""What the ids of a kind are called: (kind, key with its city and plan) -> title; "" for what needs no name beside its text."""

INTERNAL: Final = frozenset({"of", "anchor", "indicator"})
"""Fields that only say where something stands: whoever reads sees that by its title and its place."""
_LIST: Final = " "
_IN_FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "departments": ("department",),
        "position": ("pillar",),
        "ending_into": ("measure",),
        "scale": ("scale",),
    }
)
_IN_TEXTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "evaluations": ("scale", "rating", "document"),
        "continues": ("measure",),
        "repeats": ("measure",),
        "related": ("measure",),
        "tags": ("tag",),
        "positions": ("plan",),
        "predecessor": ("plan",),
        "kind": ("measure_kind",),
        "level": ("level",),
        **dict.fromkeys(("levels", "measure_kinds", "scales", "tag_lists"), ("own",)),
        **dict.fromkeys(("steps", "deadlines", "step_targets", "reports"), ("step",)),
    }
)
_IN_NARRATIVE: Final = ("document", "part", "department")


def titles_of_site(site_index: SiteIndex) -> IdTitles:
    """What ids are called on a site."""
    told: dict[tuple[str, str], str] = {}
    told |= {("department", key): each.name for key, each in site_index.departments.items()}
    told |= {("document", key): each.title for key, each in site_index.documents.items()}
    told |= {("plan", key): each.plan.title for key, each in site_index.plans.items()}
    told |= {("pillar", key): each.title for key, each in site_index.pillars.items()}
    for key, measure in site_index.measures.items():
        told["measure", key] = measure.title
        told |= {("step", f"{key}/{step.id}"): "" for step in measure.steps}
    for key, folder in site_index.plans.items():
        told |= dict(_of_plan(key, folder.plan))
    return told


def _of_plan(key: str, plan: Plan) -> Iterator[tuple[tuple[str, str], str]]:
    """What a plan declares. Where it does so its names stand beside the ids, which are left out there."""
    yield from ((("level", f"{key}/{each.id}"), each.name) for each in plan.levels)
    yield from ((("measure_kind", f"{key}/{each.id}"), each.name) for each in plan.measure_kinds)
    yield from ((("part", f"{key}/{each.head.id}"), "") for each in plan.narrative)
    labels: dict[str, set[str]] = {}
    own_ids = [*(each.id for each in plan.levels), *(each.id for each in plan.measure_kinds)]
    own_ids += [each.id for each in plan.scales]
    for scale in plan.scales:
        yield ("scale", f"{key}/{scale.id}"), scale.name
        own_ids += [step.id for step in scale.steps]
        for step in scale.steps:
            labels.setdefault(step.id, set()).add(step.label)
    for step_id, known in labels.items():
        yield ("rating", f"{key}/{step_id}"), known.pop() if len(known) == 1 else ""
    for tags in plan.tag_lists:
        own_ids += [tags.id, *(tag.id for tag in tags.tags)]
        yield from ((("tag", f"{key}/{tags.id}/{tag.id}"), tag.label) for tag in tags.tags)
    yield from ((("own", f"{key}/{each}"), "") for each in own_ids)


def titles_of_state(*snapshots: Snapshot) -> IdTitles:
    """What ids of plans, pillars and measures are called in states of which no folder is there. The first that knows one names it."""
    told: dict[tuple[str, str], str] = {}
    for snapshot in snapshots:
        for key, fields in snapshot.holders.items():
            city, plan, *own = _parts_of(key)
            told.setdefault((fields.get("kind", ""), "/".join((city, plan, *own[1:]))), fields.get("title", ""))
    return told


def tell_titles(differences: Differences, titles: IdTitles) -> Differences:
    """The differences for people: with titles in the place of ids, without what only says where something stands.

    They are not to be undone or recorded.
    """
    return msgspec.structs.replace(differences, changes=tuple(_told(each, titles) for each in differences.changes))


def _told(change: Difference, titles: IdTitles) -> Difference:
    fields = (_field(change, each, titles) for each in change.fields if change.former or each.name not in INTERNAL)
    kept = tuple(each for each in fields if each.before != each.after)
    return msgspec.structs.replace(change, fields=kept)


def _field(change: Difference, field: FieldChange, titles: IdTitles) -> FieldChange:
    kinds = _kinds_in(change.section, field.name)
    if not kinds:
        return field
    line = field.name in _IN_FIELDS
    before, after = (_text(change.key, kinds, text, titles, line=line) for text in (field.before, field.after))
    return FieldChange(field.name, before, after)


def _kinds_in(section: str, name: str) -> tuple[str, ...]:
    if name.startswith("text/narrative/"):
        return _IN_NARRATIVE
    if name.startswith(("text/", "report/")):
        return _IN_TEXTS.get(name.rpartition("/")[2], ())
    return () if section == "figures" else _IN_FIELDS.get(name, ())


def _text(key: str, kinds: Iterable[str], text: str, titles: IdTitles, *, line: bool) -> str:
    """A text whose ids stand in lines of their own, or one behind the other in one ``line``."""
    parts = text.split(_LIST if line else "\n")
    if line and not any(_title(key, kinds, part, titles) for part in parts):
        return text  # what was published, or ids of which nothing is known any more
    told = [part if (title := _title(key, kinds, part, titles)) is None else title for part in parts]
    return ("、" if line else "\n").join(filter(None, told))


def _title(key: str, kinds: Iterable[str], part: str, titles: IdTitles) -> str | None:
    """What an id within the holder with the key is called; None where it is none that is known."""
    city, plan, *own = _parts_of(key)
    scopes = [f"{city}/{plan}", city]
    if len(own) > 1:
        scopes.insert(0, f"{city}/{plan}/{own[1]}")
    places = [f"{scope}/{part}" for scope in scopes] + [part]
    return next((titles[kind, place] for kind in kinds for place in places if (kind, place) in titles), None)


def _parts_of(key: str) -> list[str]:
    """City, plan and what stands below it; a record that somebody else wrote may name neither."""
    city, _, rest = key.partition("/")
    return [city, *rest.split("/")]
