"""Make all that a release freezes: new versions, its page, its manifest, the archives, and what the ledger says of them. Nothing is written here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from generator import __version__
from generator.addresses import address_of_measure_key, file_of
from generator.archive.manifest import render_manifest
from generator.archive.tarballs import pack
from generator.archive.versions import compare_versions
from generator.cache import digest_program, sha256_of
from generator.exports import describe_frame, frame_style, page_style, squeeze
from generator.judging.standings import Standings
from generator.lasting_addresses import (
    embed_description_file,
    embed_file,
    manifest_file,
    release_address,
    version_address,
)
from generator.map.site_index import SiteIndex
from generator.model.city import Release
from generator.model.versions import FrozenFile, MeasureVersion, ReleaseArchive, VersionLedger
from generator.render.renderer import renderer
from generator.views.chart_sheets import find_drawn_of
from generator.views.frame_codes import FROZEN_HEIGHT, name_frozen_frame
from generator.views.frozen_embeds import view_frozen_embed
from generator.views.version_pages import ReleaseCounts, view_release, view_version
from generator.views.vocabularies import vocabulary_of


class Freezing(NamedTuple):
    """What a release is made of: the site, the release, the language of its pages, the files of ``data/`` (path, content), their commit in git ("" for none).

    ``before`` gives the digests that this program makes of the last release's data, {} where that is not at hand.
    """

    site_index: SiteIndex
    standings: Standings
    release: Release
    language: str
    data: Sequence[tuple[str, bytes]]
    commit: str
    before: Callable[[], Mapping[str, str]]


class FrozenRelease(NamedTuple):
    """What a release froze: the ledger after it, the archive of its new files, the archive of its data, and how many versions are new."""

    ledger: VersionLedger
    versions: bytes
    data: bytes
    new: int


def versions_archive(tag: str) -> str:
    """The name of the archive of a release's new files."""
    return f"versions-{tag}.tar.gz"


def data_archive(tag: str) -> str:
    """The name of the archive of a release's data."""
    return f"data-{tag}.tar.gz"


def page_file(version: MeasureVersion) -> str:
    """Where a version's page stands in the site."""
    return file_of(version_address(address_of_measure_key(version.measure), version.n))


def freeze_release(freezing: Freezing) -> FrozenRelease:
    """Make everything. The same data, ledger and program give the same bytes."""
    site_index, release = freezing.site_index, freezing.release
    ledger = site_index.site.versions
    compared = compare_versions(site_index, freezing.standings, release.tag, release.date, freezing.before)
    pages = dict(_render_versions(freezing, compared.new))
    embeds = dict(_render_embeds(freezing, compared.new))
    new = [replace(each, page=sha256_of(pages[page_file(each)])) for each in compared.new]
    # Of versions that stand only the digest of the data may be told anew, by another program: the pages stay as they are.
    stand = [*compared.same.values(), *new]
    told_now = {(each.measure, each.n): each for each in compared.same.values()}
    versions = [told_now.get((each.measure, each.n), each) for each in ledger.versions]
    data = pack(freezing.data)
    frozen = dict(_render_others(freezing, new, stand, sha256_of(data), embeds))
    known = {each.file for each in ledger.files}
    fresh = {file: content for file, content in frozen.items() if file not in known}
    archive = pack([*pages.items(), *fresh.items()])
    return FrozenRelease(
        VersionLedger(
            (*versions, *new),
            (*ledger.archives, ReleaseArchive(release.tag, sha256_of(archive), sha256_of(data), digest_program())),
            (*ledger.files, *(FrozenFile(file, release.tag, sha256_of(content)) for file, content in fresh.items())),
        ),
        archive,
        data,
        len(new),
    )


def _render_versions(freezing: Freezing, new: Sequence[MeasureVersion]) -> Iterator[tuple[str, bytes]]:
    vocabulary, render = vocabulary_of(freezing.language), renderer(freezing.language).lasting
    style = page_style()
    for each in new:
        page = view_version(freezing.site_index, freezing.standings, each, vocabulary, style.file)
        file = page_file(each)
        yield file, squeeze(render("frozen_version", page), style.content, file).encode()


def _render_embeds(freezing: Freezing, new: Sequence[MeasureVersion]) -> Iterator[tuple[str, bytes]]:
    """Each chart of the new versions as a page for the frames of other sites, how to frame it, and the style sheet; nothing where none is drawn."""
    site_index, standings = freezing.site_index, freezing.standings
    vocabulary, render = vocabulary_of(freezing.language), renderer(freezing.language).lasting
    style = frame_style()
    for each in new:
        address = version_address(address_of_measure_key(each.measure), each.n)
        for indicator in find_drawn_of(site_index, standings, each.measure):
            page = view_frozen_embed(site_index, standings, each, indicator, vocabulary, style=style.file)
            file = embed_file(address, indicator.id)
            title = name_frozen_frame(page.embed.heading, each.date, vocabulary.words.citation)
            yield file, squeeze(render("frozen_embed", page), style.content, file).encode()
            described = describe_frame(site_index.site.settings, file, title, FROZEN_HEIGHT)
            yield embed_description_file(address, indicator.id), described
            yield style


def _render_others(
    freezing: Freezing,
    new: Sequence[MeasureVersion],
    stand: Sequence[MeasureVersion],
    data: str,
    embeds: Mapping[str, bytes],
) -> Iterator[tuple[str, bytes]]:
    """The style sheet, the page of the release, the ``embeds``, and the manifest, which tells the digests of the others."""
    release, site_index = freezing.release, freezing.site_index
    vocabulary = vocabulary_of(freezing.language)
    words = vocabulary.site.version
    counts = ReleaseCounts(len(site_index.measures), len(new), len(site_index.site.versions.versions) + len(new))
    facts = ((words.data_commit, freezing.commit), (words.tool, f"kokai {__version__}"))
    style = page_style()
    page = view_release(
        site_index, release, vocabulary, new=_by_plan(new), counts=counts, facts=facts, style=style.file
    )
    files = {
        **embeds,
        style.file: style.content,
        file_of(release_address(release.tag)): renderer(freezing.language).lasting("frozen_release", page).encode(),
    }
    yield from files.items()
    digests = {file: sha256_of(content) for file, content in files.items()}
    manifest = render_manifest(release, stand, counts, data=data, commit=freezing.commit, files=digests)
    yield manifest_file(release.tag), manifest


def _by_plan(versions: Sequence[MeasureVersion]) -> Mapping[str, Sequence[MeasureVersion]]:
    found: dict[str, list[MeasureVersion]] = {}
    for each in versions:
        found.setdefault(each.measure.rpartition("/")[0], []).append(each)
    return found
