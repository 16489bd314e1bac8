"""What was changed since it was published: corrections, and what each release brought."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from generator.addresses import CHANGES, at_anchor, changes_file, feed_file
from generator.changes import KIND_NAMES, ChangeKind, Difference, Differences, tell_titles, titles_of_site
from generator.changes.names import name_field
from generator.changes.telling import told_fields
from generator.changes.values import told_value
from generator.judging.standings import Standings
from generator.lasting_addresses import release_anchor
from generator.map.site_index import SiteIndex
from generator.open_data.codes import Told
from generator.open_data.holders import holders_of_plan
from generator.views.correction_texts import correction_text, last_corrections
from generator.views.formats import date_text
from generator.views.heads import view_head
from generator.views.page_context import PageContext, context_of_site
from generator.views.piece import Piece
from generator.views.pieces import Block, Fact, Link, Page
from generator.views.place_names import PlaceNames
from generator.wording.group import PageWords
from generator.wording.languages import Vocabulary

_MOST_OF_THE_NEWEST: Final = 100
_MOST_OF_OTHERS: Final = 20
_MOST_RELEASES: Final = 12
"""Of how many releases single changes are told on the page: all are in the files."""
_MOST_CORRECTIONS: Final = 100


class ChangesWords(PageWords, frozen=True):
    """The log of corrections and releases."""

    title: str
    sentence: str
    feed: str
    corrections: str
    more_corrections: str
    no_corrections: str
    releases: str
    no_releases: str
    release: str  # tag, date
    first: str
    nothing: str
    count: str  # kind, count
    separator: str
    more: str  # shown, total
    file: str
    change: str  # kind, name
    from_to: str  # before, after
    nothing_there: str


class ReleaseChanges(Piece, frozen=True):
    """What one release changed: how much of which kind, the weightiest changes one by one."""

    anchor: str
    heading: str
    text: tuple[Block, ...]
    facts: tuple[Fact, ...]
    files: tuple[Link, ...]


class ChangesPage(Page, frozen=True):
    """The log: corrections, the latest first; releases, the latest first."""

    kind: ClassVar[str] = "changes"

    feeds: tuple[Link, ...]
    corrections: tuple[Fact, ...]
    no_corrections: tuple[Block, ...]
    releases: tuple[ReleaseChanges, ...]
    no_releases: tuple[Block, ...]


def view_changes(
    site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary, changes: Sequence[Differences] = ()
) -> ChangesPage:
    """The page. ``changes`` are those of each release, the latest first."""
    words, own = vocabulary.words, vocabulary.of(ChangesWords)
    context = context_of_site(site_index, standings, words, CHANGES)
    corrections = tuple(_corrections(context))
    titles = titles_of_site(site_index)
    released = _Releases(context, own, japanese=words.language == "ja")
    return ChangesPage(
        head=view_head(
            context,
            heading=own.title,
            description=own.sentence,
            trail=(Link(own.title, ""),),
            title=(own.title,),
            contents=(("corrections", own.corrections), ("releases", own.releases)),
        ),
        feeds=(Link(own.feed, context.href(feed_file(CHANGES))),),
        corrections=corrections,
        no_corrections=() if corrections else (Block(own.no_corrections),),
        releases=tuple(
            released.view(place, each) for place, each in enumerate(tell_titles(each, titles) for each in changes)
        ),
        no_releases=() if changes else (Block(own.no_releases),),
    )


def _corrections(context: PageContext) -> Iterator[Fact]:
    """Each correction in its own words, the latest first, with the name of the place of which it tells."""
    names = PlaceNames(context.site_index, context.words)
    for city, correction, href in last_corrections(context, _MOST_CORRECTIONS):
        name = context.site_index.municipalities[city].municipality.name
        text = correction_text(context, city, correction)
        yield Fact(name, (Block(text),), (Link(names.of_correction(city, correction), href),))


class _Releases:
    """Views what releases changed. What is no more has no link."""

    def __init__(self, context: PageContext, own: ChangesWords, *, japanese: bool) -> None:
        self._context = context
        self._own = own
        self._japanese = japanese
        site_index = context.site_index
        self._pages = frozenset(
            holder.address for plan in site_index.plans for holder in holders_of_plan(site_index, plan)
        )

    def view(self, place: int, changes: Differences) -> ReleaseChanges:
        """What one release changed; ``place`` counts the releases from the latest."""
        own = self._own
        counts = [
            own.count.format(kind=self._said(KIND_NAMES[kind]), count=count) for kind, count in changes.counts().items()
        ]
        most = _MOST_OF_THE_NEWEST if place == 0 else _MOST_OF_OTHERS if place < _MOST_RELEASES else 0
        shown = [each for each in changes.changes if not _is_within_new(each)][:most]
        text = [own.separator.join(counts) if counts else own.first if not changes.since else own.nothing]
        if shown and len(shown) < len(changes.changes):
            text.append(own.more.format(shown=len(shown), total=len(changes.changes)))
        return ReleaseChanges(
            anchor=release_anchor(changes.tag),
            heading=own.release.format(tag=changes.tag, date=date_text(changes.day)),
            text=tuple(map(Block, text)),
            facts=tuple(map(self._change, shown)),
            files=(Link(own.file, self._context.href(changes_file(changes.tag))),),
        )

    def _change(self, change: Difference) -> Fact:
        term = self._own.change.format(kind=self._said(KIND_NAMES[change.kind]), name=change.name or change.title)
        links: tuple[Link, ...] = ()
        if change.address in self._pages:
            href = self._context.href(change.address)
            links = (Link(change.title, at_anchor(href, change.anchor) if change.anchor else href),)
        return Fact(term, (Block(self._text(change)),), links)

    def _text(self, change: Difference) -> str:
        """What was changed, in one line: the words of its correction, else what was and what is."""
        if change.words:
            return change.words
        before, after = map(self._said, told_value(change))
        if before or after:
            return self._own.from_to.format(
                before=before or self._own.nothing_there, after=after or self._own.nothing_there
            )
        names = dict.fromkeys(self._said(name_field(change.section, each.name)) for each in told_fields(change))
        return self._own.separator.join(names)

    def _said(self, told: Told) -> str:
        return told.ja if self._japanese else told.en


def _is_within_new(change: Difference) -> bool:
    """Whether it is a single value that came: how many, and where, is told by the counts and files."""
    return change.kind is ChangeKind.VALUE_ADDED
