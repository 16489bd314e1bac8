"""Pages that stand by themselves: a frozen version of a measure, what is told of it later, and the page of a release."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from generator.addresses import CHANGES, address_of_measure_key, at_anchor, root_of
from generator.changes import Differences
from generator.judging.standings import Standings
from generator.lasting_addresses import manifest_file, notice_file, release_address, version_address
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.model.city import Correction, Release
from generator.model.versions import MeasureVersion
from generator.views.correction_texts import correction_text
from generator.views.formats import date_text
from generator.views.kinds.measure import MeasurePage, view_measure
from generator.views.page_context import context_of_site
from generator.views.pieces import Fact, Link, Piece
from generator.views.text_pieces import Block
from generator.wording.languages import Vocabulary
from generator.wording.site_words import VersionWords

CORRECTIONS: Final = at_anchor(CHANGES, "corrections")
_MOST_LISTED: Final = 500
"""Versions on the page of a release; where more are made, the manifest alone tells them."""


class LastingHead(Piece, frozen=True):
    """The head of a page without the chrome. ``canonical`` is a whole address, "" for none; ``style`` the way to its style sheet.

    ``oembed`` is the whole address of what tells programs how to frame the page, "" for none. ``onward`` is the way to the page to which a
    browser goes on at once, without a script; "" where it stays.
    """

    language: str
    title: str
    canonical: str
    style: str
    oembed: str = ""
    onward: str = ""


class VersionPage(Piece, frozen=True):
    """A frozen version."""

    head: LastingHead
    banner: str
    latest: Link
    notice: Link
    log: Link
    trail: tuple[Link, ...]
    measure: MeasurePage


class NoticePage(Piece, frozen=True):
    """What is told of a version later."""

    head: LastingHead
    lines: tuple[str, ...]
    link: Link


class ReleaseGroup(Piece, frozen=True):
    """New versions of a plan's measures."""

    heading: str
    count: str
    links: tuple[Link, ...]


class ReleasePage(Piece, frozen=True):
    """A release: how much there was, where its manifest is, which versions were made."""

    head: LastingHead
    home: Link
    heading: str
    text: str
    facts: tuple[Fact, ...]
    new_heading: str
    groups: tuple[ReleaseGroup, ...]
    too_many: str


class ReleaseCounts(NamedTuple):
    """Numbers of a release."""

    measures: int
    new: int
    versions: int


def view_version(
    site_index: SiteIndex, standings: Standings, version: MeasureVersion, vocabulary: Vocabulary, style: str
) -> VersionPage:
    """A version as it is frozen. ``style`` is its style sheet, below the site's root. Of ``version`` the digest of the page is not known yet."""
    words = vocabulary.site.version
    own = address_of_measure_key(version.measure)
    address = version_address(own, version.n)
    root = root_of(address)
    # What was corrected on the measure's page is corrected on that of its version.
    told = {address: standings.corrections[own]} if own in standings.corrections else {}
    page = view_measure(site_index, standings._replace(corrections=told), version.measure, vocabulary, frozen=version)
    day = date_text(version.date)
    return VersionPage(
        head=LastingHead(
            vocabulary.words.language,
            words.title.format(name=page.head.title, date=day),
            site_index.site.settings.address + own,
            root + style,
        ),
        banner=words.banner.format(date=day),
        latest=Link(words.latest, root + own),
        notice=Link(words.notice_title, root + notice_file(own, version.n)),
        log=Link(words.log, root + CORRECTIONS),
        trail=page.head.trail[:-1],
        measure=_without_what_is_told_elsewhere(page),
    )


def _without_what_is_told_elsewhere(page: MeasurePage) -> MeasurePage:
    """The page is kept for ever: the trail at its top tells its plan and pillar, the forms of citing its address; the files beside the measure tell today's values."""
    trail = {link.href for link in page.head.trail}
    place = tuple(fact for fact in page.place if not fact.links or any(link.href not in trail for link in fact.links))
    return replace(page, place=place, sources=replace(page.sources, downloads=(), cite=""))


def view_notice(
    site_index: SiteIndex,
    standings: Standings,
    version: MeasureVersion,
    vocabulary: Vocabulary,
    *,
    style: str,
    changes: Sequence[Differences],
) -> NoticePage:
    """What is known by now of a version. ``changes`` are those of each release."""
    words = vocabulary.site.version
    own = address_of_measure_key(version.measure)
    file = notice_file(own, version.n)
    context = context_of_site(site_index, standings, vocabulary.words, file)
    city = version.measure.partition("/")[0]
    newest = site_index.versions[version.measure][-1]
    gone = version.measure not in site_index.measures
    since = corrections_since(site_index, standings, version, changes)
    corrected = [correction_text(context, city, each) for each in since]
    return NoticePage(
        head=LastingHead(vocabulary.words.language, words.notice_title, "", context.href(style)),
        lines=tuple(_notice_lines(corrected, version, newest, words, gone=gone)),
        link=Link("", "") if version.n == newest.n and not gone else Link(words.latest, context.href(own)),
    )


def _notice_lines(
    corrected: Sequence[str], version: MeasureVersion, newest: MeasureVersion, words: VersionWords, *, gone: bool
) -> Iterator[str]:
    yield from corrected
    if not corrected:
        yield words.not_corrected
    if gone:
        yield words.gone
    elif version.n == newest.n:
        yield words.is_latest
    else:
        yield words.newer.format(number=newest.n, date=date_text(newest.date))


def corrections_since(
    site_index: SiteIndex, standings: Standings, version: MeasureVersion, changes: Iterable[Differences]
) -> Sequence[Correction]:
    """The corrections of what stands in a version: made after it, of a mistake that was in it.

    Of a correction on the day of the version the days do not tell which was first. The release that published it does, where one of ``changes``
    tells of it; else it came after the version where it says that the mistake came into being with that.
    """
    releases, page = site_index.site.settings.releases, address_of_measure_key(version.measure)
    order = {each.tag: place for place, each in enumerate(releases)}
    own = order.get(version.tag, sum(each.date <= version.date for each in releases) - 1)
    published = _published_corrections(changes, page, order)

    def was_in_it(correction: Correction) -> bool:
        since = correction.since
        return isinstance(since, Absent) or order.get(since.target, own) <= own

    def came_later(correction: Correction) -> bool:
        if correction.corrected_on != version.date:
            return correction.corrected_on > version.date
        told = (correction.target.target.partition("#")[2], correction.corrected_on.isoformat(), correction.wrong)
        if told in published:
            return published[told] > own
        return not isinstance(correction.since, Absent) and correction.since.target == version.tag

    told = standings.corrections.get(page, ())
    return tuple(each for each in told if came_later(each) and was_in_it(each))


def _published_corrections(
    changes: Iterable[Differences], page: str, order: Mapping[str, int]
) -> Mapping[tuple[str, str, str], int]:
    """The places, in the order of releases, of those that published the corrections on a page; by anchor, day and what stood before."""
    found: dict[tuple[str, str, str], int] = {}
    for release in changes:
        for change in release.changes:
            if change.address == page and change.words and release.tag in order:
                now = {field.name: field.after for field in change.fields}
                found[change.anchor, now.get("corrected_on", ""), now.get("corrected_from", "")] = order[release.tag]
    return found


def view_release(
    site_index: SiteIndex,
    release: Release,
    vocabulary: Vocabulary,
    *,
    new: Mapping[str, Sequence[MeasureVersion]],
    counts: ReleaseCounts,
    facts: Iterable[tuple[str, str]],
    style: str,
) -> ReleasePage:
    """The page of a release. ``new`` are the versions that it brings, by plan; ``facts`` are terms with what is said of them."""
    words = vocabulary.site.version
    address = release_address(release.tag)
    root = root_of(address)
    day = date_text(release.date)
    total = sum(map(len, new.values()))
    numbers = (
        words.count_measures.format(count=f"{counts.measures:,}"),
        words.count_new.format(count=f"{counts.new:,}"),
        words.count_versions.format(count=f"{counts.versions:,}"),
    )
    manifest = Link(words.manifest, root + manifest_file(release.tag))
    return ReleasePage(
        head=LastingHead(
            vocabulary.words.language,
            vocabulary.words.title_separator.join(
                (words.release_title.format(tag=release.tag, date=day), site_index.site.settings.name)
            ),
            site_index.site.settings.address + address,
            root + style,
        ),
        home=Link(site_index.site.settings.name, root),
        heading=words.release_title.format(tag=release.tag, date=day),
        text=words.release_text,
        facts=(
            Fact(words.counts, tuple(Block(each) for each in numbers)),
            Fact(words.manifest_text, links=(manifest,)),
            *(Fact(term, (Block(text),)) for term, text in facts if text),
        ),
        new_heading=words.new_versions,
        groups=tuple(
            _group(site_index, plan, made, words, root, listed=total <= _MOST_LISTED) for plan, made in new.items()
        ),
        too_many=words.too_many.format(count=f"{total:,}") if total > _MOST_LISTED else "",
    )


def _group(
    site_index: SiteIndex, plan: str, made: Sequence[MeasureVersion], words: VersionWords, root: str, *, listed: bool
) -> ReleaseGroup:
    def link(each: MeasureVersion) -> Link:
        name = words.listed.format(name=site_index.measures[each.measure].title, number=each.n)
        return Link(name, root + version_address(address_of_measure_key(each.measure), each.n))

    return ReleaseGroup(
        site_index.plan_names[plan],
        words.count_new.format(count=f"{len(made):,}"),
        tuple(map(link, made)) if listed else (),
    )
