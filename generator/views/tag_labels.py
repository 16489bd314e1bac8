"""What tags are called where they stand without their list: SDGs：8 働きがいも経済成長も."""

from collections.abc import Sequence

from generator.model.basics import Ref
from generator.model.plans import Plan
from generator.wording.words import Words


def tag_labels(plan: Plan, refs: Sequence[Ref], words: Words) -> tuple[str, ...]:
    """The names of the tags that are meant, each with that of its list, in the order of the plan."""
    if not refs:
        return ()
    named = {ref.target for ref in refs}
    return tuple(
        words.place.tag.format(list=tag_list.name, tag=tag.label)
        for tag_list in plan.tag_lists
        for tag in tag_list.tags
        if f"{tag_list.id}/{tag.id}" in named
    )
