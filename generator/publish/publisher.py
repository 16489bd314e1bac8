"""Make pages, or take them over from the last build; look at each; put them into the new site.

The *record of the last build* (in the working folder) says for each page of which key it was made, what its bytes were, and what was seen
in it, so that an unchanged page costs a comparison.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from generator.addresses import file_of
from generator.archive import FrozenFiles
from generator.cache import Content, Later, Store, digest_of
from generator.chrome.built import Chrome
from generator.chrome.frame import Frame
from generator.chrome.minify import join_scripts, shrink_styles
from generator.model.site import Site
from generator.page_kinds import MadeOf
from generator.pages.jobs import PageJob
from generator.problems.problem import Problem, problem, whole_file
from generator.publish.file_list import WrittenFile
from generator.publish.making import NOTHING, MadePage, PageMaking
from generator.publish.page_records import (
    BuildRecord,
    ExportRecord,
    PageRecord,
    SeenPages,
    find_unsettled,
    pack_all,
    read_record,
    write_record,
)
from generator.publish.pictures import PictureJob, Pictures
from generator.publish.sinks import FileSource, Nowhere, Sink
from generator.publish.swap import NewSite
from generator.publish.swap_notes import tell_swap
from generator.publish.taken_names import Taken
from generator.publish.tasks import LEAST_SHARED, PagesTask, WantedPage, encode, read_pages, together
from generator.publish.verify import Seen, check_pages, check_titles
from generator.system.workers import Workers

if TYPE_CHECKING:
    from generator.publish.search_stage import PageTexts

_STYLES: Final = "assets/css/chrome.css"
"""The chrome's style sheet, which the styles of the components follow: one file is smaller than two."""
_SHARED: Final = frozenset({MadeOf.PLAN, MadeOf.DEPARTMENT})
"""Pages of plans and departments: what is made of everything takes what one process has at hand."""
_INDEX: Final = "index.html"


class Publisher:
    """Puts one site together."""

    def __init__(
        self,
        out: Path,
        store: Store,
        frame: Frame,
        chrome: Chrome,
        made_by: str,
        *,
        write: bool,
        reuse: bool,
        search: bool = False,
        whole: bool = True,
        source: FileSource | None = None,
    ) -> None:
        """Open the new site.

        ``made_by`` is a digest of the program and the chrome. ``reuse``: a page is taken over if its key is the same. What was seen of a page holds as long as its bytes are the same. ``search``: the pages will be indexed. Not
        ``whole``: files of data about the whole site stay as they were. ``source``: where files are that were made of the same elsewhere.
        """
        self._store = store
        self._made_by = made_by
        self._reuse = reuse
        self._whole = whole
        self._exports: dict[str, ExportRecord] = {}
        self._frame = frame
        self._chrome = chrome
        self._texts = _open_texts(store) if write and search else None
        self._making = PageMaking(frame)
        self._new = NewSite(out, store.work, trusts=store.reads, source=source) if write else None
        self._sink: Sink = self._new or Nowhere()
        self._last = read_record(store, made_by)
        self._pages: dict[str, PageRecord] = {}
        self._sound = False
        self._files: set[str] = set()
        self._frozen: set[str] = set()
        self._seen_frames: dict[tuple[str, str], Seen] = {}
        self._frames: dict[str, Seen] = {}

    def publish(self, job: PageJob) -> None:
        """Have the job's page in the new site."""
        self._note_frame(job)
        if not self._take_over(job):
            self._make(job)

    def publish_all(self, jobs: Sequence[PageJob], workers: Workers | None, tell: Callable[[int], None]) -> None:
        """Have the pages of all jobs in the new site. What must be made is shared with ``workers`` where it is much; ``tell`` hears how many are done."""
        rest = []
        for job in jobs:
            self._note_frame(job)
            if not self._take_over(job):
                rest.append(job)
        shared = [job for job in rest if job.kind.made_of in _SHARED]
        done = len(jobs) - len(rest)
        for made in self._make_shared(shared, workers) if workers and len(shared) >= LEAST_SHARED else ():
            done += made
            tell(done)
        for job in rest:
            if job.address not in self._pages:
                self._make(job)
                done += 1
                tell(done)
        self._pages = {job.address: self._pages[job.address] for job in jobs}  # whoever was ready first

    def _make_shared(self, jobs: Sequence[PageJob], workers: Workers) -> Iterator[int]:
        """Have the pages of jobs made by whoever is free; how many are done each time."""
        parts = [*together(jobs)]
        text = self._texts is not None
        for place, answer in workers.share([encode(PagesTask((*map(self._want, part),), text)) for part in parts]):
            part = parts[place]
            made = read_pages(answer) if answer is not None else (None,) * len(part)
            for job, page in zip(part, made, strict=True):
                if page is None:
                    self._make(job)
                else:
                    self._put(job, page)
            yield len(part)

    def _want(self, job: PageJob) -> WantedPage:
        last = self._last.pages.get(job.address)
        return WantedPage(job.address, job.key, last.digest if last else "", last is None or last.key != job.key)

    def _take_over(self, job: PageJob) -> bool:
        last = self._last.pages.get(job.address)
        if last is None or not self._reuse or last.key != job.key:
            return False
        if not self._sink.take_over(file_of(job.address), last.digest):
            return False
        self._pages[job.address] = last
        self._note_text(job, last.digest, NOTHING)
        return True

    def _make(self, job: PageJob) -> None:
        want = self._want(job)
        text = self._texts is not None and bool(job.weight)
        self._put(job, self._making.make(job, want.last, told=want.told, text=text))

    def _put(self, job: PageJob, made: MadePage) -> None:
        last = self._last.pages.get(job.address)
        same = last if last is not None and last.digest == made.digest else None
        seen = msgspec.Raw(made.seen) if same is None else same.packed_seen
        told = msgspec.Raw(made.told) if made.told or last is None else last.packed_told
        title = made.title if same is None else same.title
        self._pages[job.address] = PageRecord(job.key, made.digest, title, job.weight, seen, told)
        self._note_text(job, made.digest, made.text)
        self._sink.put(file_of(job.address), made.content, made.digest)

    def _note_text(self, job: PageJob, digest: str, text: bytes) -> None:
        """Keep what the search reads of a page: from its parts, where neither the last build nor who made it tells it."""
        if self._texts is None or not job.weight or self._texts.take_over(job.address, digest):
            return
        self._texts.put(job.address, digest, text or self._making.text_of(job, job.render()))

    def _note_frame(self, job: PageJob) -> None:
        """Look at the frame of a data page: once for each shell and depth."""
        if job.hand_written:
            return
        root = self._making.root(job)
        frame = self._seen_frames.get((job.shell.source, root))
        if frame is None:
            frame = self._seen_frames[job.shell.source, root] = self._making.see_frame(job)
        self._frames[job.address] = frame

    def publish_assets(self, pages: Iterable[str]) -> Iterator[Problem]:
        """Pictures, scripts and style sheets of the chrome, with the components' styles; problems of those in the way of ``pages`` (addresses) and of the exports."""
        taken = Taken(pages, self._files)
        scripts = join_scripts(self._chrome.assets)
        for file, source in self._chrome.assets.items():
            address = taken.stands_in_the_way(file)
            if address is not None:
                yield problem("K409", whole_file(f"content/{file}"), file=f"content/{file}", address=f"/{address}")
                continue
            if source.suffix == ".css":
                text = source.read_text(encoding="utf-8") + (self._frame.styles if file == _STYLES else "")
                self._sink.put(file, shrink_styles(text).encode())
            elif file in scripts:
                self._sink.put(file, scripts[file].encode())
            elif source.suffix == ".js":
                continue  # it stands in another
            else:
                self._sink.place(file, source)
            self._files.add(file)

    def publish_exports(self, files: Iterable[tuple[str, Content]]) -> None:
        """Files (path, content) that stand beside the pages; what is made later is made where its key is new."""
        for file, content in files:
            if isinstance(content, Later):
                self._publish_later(file, content)
            else:
                self._sink.put(file, content)
            self._files.add(file)

    def _publish_later(self, file: str, content: Later) -> None:
        last = self._last.exports.get(file)
        same = last is not None and (last.key == content.key or (content.whole and not self._whole))
        if last is not None and same and self._reuse and self._sink.take_over(file, last.digest):
            self._exports[file] = last
        elif self._new is not None:
            made = content.make()
            self._exports[file] = ExportRecord(content.key, digest_of(made))
            self._sink.put(file, made, self._exports[file].digest)

    def publish_frozen(self, archives: Iterable[FrozenFiles]) -> None:
        """Have what earlier releases froze, byte for byte; an archive is unpacked only where the last site lacks any of it."""
        for archive in archives:
            # The style sheet of notices, made anew, may be one that is frozen already.
            own = {file: digest for file, digest in archive.digests.items() if file not in self._files}
            wanting = {file for file, digest in own.items() if not self._sink.take_over(file, digest)}
            for file, content in archive.read() if wanting else ():
                if file in wanting:
                    self._sink.put(file, content, archive.digests[file])
            self._files.update(archive.digests)
            # By such an address pages lead there, as to any other page.
            pages = (file.removesuffix(_INDEX) for file in archive.digests if file.endswith(f"/{_INDEX}"))
            self._frozen.update(pages)

    def expect(self, files: Iterable[str]) -> None:
        """Know of files to which pages may lead, whether they are made in this run or not."""
        self._files.update(files)

    def publish_pictures(
        self, jobs: Sequence[PictureJob], workers: Workers | None, tell: Callable[[int], None]
    ) -> None:
        """Have all pictures in the new site, as ``publish_all`` has pages."""
        pictures = Pictures(self._store)
        pictures.publish_all(jobs, self._sink, workers, tell)
        pictures.close()

    def publish_search(self, site: Site, workers: Workers | None = None) -> str | Problem:
        """Index every page that is to be found; a line for the summary, or the problem that was in the way. ``workers`` prepare pages (`begin_preparing`)."""
        if self._new is None or self._texts is None:
            return ""
        # Only here: the search brings ICU and dictionaries, which a build without it need not load.
        from generator.publish.search_stage import write_search  # noqa: PLC0415

        work = self._store.work / "search"
        return write_search(self._pages, self._texts, site, self._new, work, workers, trusts=self._store.reads)

    def check(self) -> Iterator[Problem]:
        """Problems that the whole site shows."""
        pages = SeenPages(self._pages)
        asked = find_unsettled(self.record(), self._last)
        found = [
            *check_pages(pages, self._files | self._frozen, self._frames, asked),
            *check_titles(self.titles().items()),
        ]
        self._sound = not found
        return iter(found)

    @property
    def files(self) -> frozenset[str]:
        """What stands beside the pages so far."""
        return frozenset(self._files)

    def written(self) -> Mapping[str, WrittenFile]:
        """All files that stand in the new site so far; none where nothing is written."""
        return {} if self._new is None else self._new.files()

    @property
    def texts(self) -> "PageTexts | None":
        """What each page says, where pages will be indexed."""
        return self._texts

    def keys(self) -> Mapping[str, str]:
        """The keys of the pages of the last build, by address."""
        return {address: page.key for address, page in self._last.pages.items()}

    def titles(self) -> Mapping[str, str]:
        """The titles of the pages so far, by address."""
        return {address: page.title for address, page in self._pages.items()}

    def record(self) -> BuildRecord:
        """What is known of the new site so far."""
        frames = pack_all(self._seen_frames.values())
        return BuildRecord(
            self._made_by,
            self._pages,
            frozenset(self._files | self._frozen),
            digest_of(frames),
            self._sound,
            self._exports,
        )

    def swap(self, make_sure: Callable[[], None]) -> list[str]:
        """Publish; lines for the summary. ``make_sure`` is asked last whether the folders are still held, and raises if not."""
        if self._new is None:
            return []

        def before() -> None:
            write_record(self._store, self.record())
            make_sure()

        return tell_swap(self._new.swap(before), self._new.spare)


def _open_texts(store: Store) -> "PageTexts":
    # Only where it is wanted, as below.
    from generator.publish.search_stage import PageTexts  # noqa: PLC0415

    return PageTexts(store)
