"""The pillars and measures of a plan by the tags that it gives them: the goals of the SDGs, the targets of a strategy."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, NamedTuple

from generator.addresses import tag_anchor, tags_address
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.model.plans import Tag, TagList
from generator.views.heads import view_head, whole_address
from generator.views.links import link_pillar, trail
from generator.views.measure_lists import measures_below, view_entry
from generator.views.page_context import PlanContext, context_of_plan
from generator.views.pieces import Link, Page, SourceNote
from generator.views.site_pieces import Promise, PromiseList, TaggedGroup, TagGroup
from generator.views.sources import Use, view_sources
from generator.wording.group import PageWords
from generator.wording.languages import Vocabulary

_LEVEL = 4


class TagWords(PageWords, frozen=True):
    """The page of a plan's tags."""

    title: str
    sentence: str  # city, plan, names


class TagsPage(Page, frozen=True):
    """Every tag that anything bears, under its list."""

    kind: ClassVar[str] = "tags"

    groups: tuple[TagGroup, ...]
    sources: SourceNote


class _Bearers(NamedTuple):
    """The pillars and measures that bear each tag, by ``<list>/<tag>``, in the order of the plan."""

    pillars: Mapping[str, list[Link]]
    promises: Mapping[str, list[Promise]]


def view_tags(site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary) -> TagsPage:
    """The page of the tags of the plan with the key. Raises KeyError for an unknown one."""
    words, own = vocabulary.words, vocabulary.of(TagWords)
    context = context_of_plan(site_index, standings, words, key, tags_address(*key.split("/")))
    bearers = _bearers(context)
    groups = tuple(group for each in context.plan.tag_lists if (group := _group(bearers, each)).tags)
    title = own.title
    sources = view_sources(context, (Use(title, context.plan.source),), title, whole_address(context))
    city = context.municipality.municipality.name
    names = words.list_separator.join(each.name for each in context.plan.tag_lists)
    return TagsPage(
        head=view_head(
            context,
            heading=title,
            description=own.sentence.format(city=city, plan=context.plan_name, names=names),
            trail=trail(context, (), title),
            title=(title, context.plan_name, city),
            contents=(
                *((group.anchor, group.name) for group in groups),
                ("source", words.section.source),
            ),
        ),
        groups=groups,
        sources=sources,
    )


def _group(bearers: _Bearers, tag_list: TagList) -> TagGroup:
    return TagGroup(f"list-{tag_list.id}", tag_list.name, tuple(_tagged(bearers, tag_list)))


def _tagged(bearers: _Bearers, tag_list: TagList) -> Iterator[TaggedGroup]:
    for tag in tag_list.tags:
        name = f"{tag_list.id}/{tag.id}"
        pillars, promises = tuple(bearers.pillars.get(name, ())), tuple(bearers.promises.get(name, ()))
        if pillars or promises:
            yield _view_tag(tag_list, tag, pillars, promises)


def _view_tag(tag_list: TagList, tag: Tag, pillars: tuple[Link, ...], promises: tuple[Promise, ...]) -> TaggedGroup:
    lists = (PromiseList("", _LEVEL, promises),) if promises else ()
    return TaggedGroup(tag_anchor(tag_list.id, tag.id), tag.label, pillars, lists)


def _bearers(context: PlanContext) -> _Bearers:
    pillars: dict[str, list[Link]] = {}
    promises: dict[str, list[Promise]] = {}
    for pillar in context.folder.pillars:
        for tag in dict.fromkeys(ref.target for ref in pillar.tags):
            pillars.setdefault(tag, []).append(link_pillar(context, f"{context.key}/{pillar.id}"))
    for key in measures_below(context, context.key):
        tags = dict.fromkeys(ref.target for ref in context.site_index.measures[key].tags)
        if tags:
            promise = Promise(view_entry(context, key), (), ())
            for tag in tags:
                promises.setdefault(tag, []).append(promise)
    return _Bearers(pillars, promises)
