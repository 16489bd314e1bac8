"""Make pages, or take them over from the last build; look at each; put them into the new site.

The *record of the last build* (in the working folder) says for each page of which key it was made, what its bytes were, and what was seen
in it, so that an unchanged page costs a comparison.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from markupsafe import escape

from generator.addresses import file_of, root_of
from generator.archive import FrozenFiles
from generator.cache import Content, Later, Store, digest_of
from generator.chrome.built import Chrome
from generator.chrome.frame import Frame
from generator.chrome.minify import join_scripts, shrink_styles
from generator.chrome.printed_title import sheet_attributes
from generator.chrome.stamp import Shell, cut_main, stamp
from generator.model.site import Site
from generator.pages.jobs import PageJob, Rendered
from generator.problems.problem import Problem, problem, whole_file
from generator.publish.page_records import (
    BuildRecord,
    ExportRecord,
    PageRecord,
    SeenPages,
    Told,
    find_unsettled,
    pack,
    pack_all,
    read_record,
    write_record,
)
from generator.publish.pictures import PictureJob, Pictures
from generator.publish.swap import NewSite
from generator.publish.taken_names import Taken
from generator.publish.verify import Seen, check_pages, check_titles, see_page, see_part
from generator.views.findings import Finding

if TYPE_CHECKING:
    from generator.publish.search_stage import PageTexts

_STYLES: Final = "assets/css/chrome.css"
"""The chrome's style sheet, which the styles of the components follow: one file is smaller than two."""
_MOST_NAMED: Final = 5
_INDEX: Final = "index.html"


class _Sink(Protocol):
    """Where files go."""

    def put(self, file: str, content: bytes, digest: str = "") -> None: ...
    def take_over(self, file: str, digest: str) -> bool: ...
    def place(self, file: str, source: Path) -> None: ...


class _Nowhere:
    """Takes files and keeps nothing: for `check`."""

    def put(self, file: str, content: bytes, digest: str = "") -> None:
        """Forget the file."""

    def take_over(self, file: str, digest: str) -> bool:  # noqa: ARG002 - one of a sink's three ways
        """Nothing is at hand, and nothing is needed: what was seen of the page last time still holds."""
        return True

    def place(self, file: str, source: Path) -> None:
        """Forget the file."""


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
    ) -> None:
        """Open the new site.

        ``made_by`` is a digest of the program and the chrome. ``reuse``: a page is taken over if its key is the same. What was seen of a page holds as long as its bytes are the same. ``search``: the pages will be indexed. Not
        ``whole``: files of data about the whole site stay as they were.
        """
        self._store = store
        self._made_by = made_by
        self._reuse = reuse
        self._whole = whole
        self._exports: dict[str, ExportRecord] = {}
        self._frame = frame
        self._chrome = chrome
        self._texts = _open_texts(store) if write and search else None
        self._mains: dict[str, Shell] = {}
        self._new = NewSite(out, store.work, trusts=store.reads) if write else None
        self._sink: _Sink = self._new or _Nowhere()
        self._last = read_record(store, made_by)
        self._pages: dict[str, PageRecord] = {}
        self._looked: dict[str, Seen] = {}
        self._sound = False
        self._files: set[str] = set()
        self._frozen: set[str] = set()
        self._slots: dict[str, Mapping[str, str]] = {}
        self._seen_frames: dict[tuple[str, str], Seen] = {}
        self._frames: dict[str, Seen] = {}

    def publish(self, job: PageJob) -> None:
        """Have the job's page in the new site."""
        self._note_frame(job)
        last = self._last.pages.get(job.address)
        if (
            last is not None
            and self._reuse
            and last.key == job.key
            and self._sink.take_over(file_of(job.address), last.digest)
        ):
            self._pages[job.address] = last
            self._note_text(job, last.digest, job.render)
            return
        rendered = job.render()
        text = self._stamp(job, rendered)
        content = text.encode()
        digest = digest_of(content)
        if last is not None and last.digest == digest:
            title, packed = last.title, last.packed_seen
        else:
            seen = self._looked[job.address] = self._see(job, rendered, text)
            title, packed = seen.title, pack(seen)
        told = last.packed_told if last is not None and last.key == job.key else pack(_told(rendered.find()))
        self._pages[job.address] = PageRecord(job.key, digest, title, job.weight, packed, told)
        self._note_text(job, digest, lambda: rendered)
        self._sink.put(file_of(job.address), content, digest)

    def _note_text(self, job: PageJob, digest: str, render: Callable[[], Rendered]) -> None:
        """Keep what the search reads of a page: from its parts, where the last build does not tell it."""
        if self._texts is None or not job.weight or self._texts.take_over(job.address, digest):
            return
        main = self._mains.get(job.shell.source)
        if main is None:
            main = self._mains[job.shell.source] = cut_main(job.shell)
        self._texts.put(job.address, digest, stamp(main, render().slots, str(escape(self._root(job)))))

    def _stamp(self, job: PageJob, rendered: Rendered) -> str:
        root = self._root(job)
        sheet = sheet_attributes(rendered.name, "" if job.everywhere else self._frame.address + job.address)
        return stamp(job.shell, {**self._frame_slots(root), "sheet": sheet, **rendered.slots}, str(escape(root)))

    def _see(self, job: PageJob, rendered: Rendered, text: str) -> Seen:
        """A data page without its frame, a hand-written page whole: its text stands in the frame."""
        if job.hand_written:
            return see_page(job.address, text, self._frame.base if job.everywhere else "")
        return see_part(job.address, rendered.slots)

    def _root(self, job: PageJob) -> str:
        return self._frame.base if job.everywhere else root_of(job.address)

    def _frame_slots(self, root: str) -> Mapping[str, str]:
        slots = self._slots.get(root)
        if slots is None:
            slots = self._slots[root] = self._frame.slots(root)
        return slots

    def _note_frame(self, job: PageJob) -> None:
        """Look at the frame of a data page: once for each shell and depth."""
        if job.hand_written:
            return
        root = self._root(job)
        frame = self._seen_frames.get((job.shell.source, root))
        if frame is None:
            bare = see_page(job.address, stamp(job.shell, self._frame_slots(root), root))
            frame = self._seen_frames[job.shell.source, root] = bare
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

    def publish_picture(self, pictures: Pictures, job: PictureJob) -> None:
        """Have a picture in the new site."""
        pictures.publish(job, self._sink)

    def publish_search(self, site: Site) -> str | Problem:
        """Index every page that is to be found; a line for the summary, or the problem that was in the way."""
        if self._new is None or self._texts is None:
            return ""
        # Only here: the search brings ICU and dictionaries, which a build without it need not load.
        from generator.publish.search_stage import write_search  # noqa: PLC0415

        work = self._store.work / "search"
        return write_search(self._pages, self._texts, site, self._new, work, trusts=self._store.reads)

    def check(self) -> Iterator[Problem]:
        """Problems that the whole site shows."""
        pages = SeenPages(self._pages, self._looked)
        asked = find_unsettled(self._record(), self._last)
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

    def titles(self) -> Mapping[str, str]:
        """The titles of the pages so far, by address."""
        return {address: page.title for address, page in self._pages.items()}

    def _record(self) -> BuildRecord:
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
            write_record(self._store, self._record())
            make_sure()

        done = self._new.swap(before)
        told = [f"ファイル: {done.written:,} 件を書き、{done.kept:,} 件は前回のまま、{done.removed:,} 件を消しました"]
        if done.strange:
            named = "、".join(map(_in_one_line, done.strange[:_MOST_NAMED]))
            more = f" など {len(done.strange):,} 件" if len(done.strange) > _MOST_NAMED else ""
            told.append(
                f"出力先に置かれていた、このプログラムのものではない {named}{more} は、新しいサイトに入れていません。"
                f"今は {self._new.spare.name}/ にあり、次に作るときに消えます"
            )
        return told


def _open_texts(store: Store) -> "PageTexts":
    # Only where it is wanted, as below.
    from generator.publish.search_stage import PageTexts  # noqa: PLC0415

    return PageTexts(store)


def _in_one_line(name: str) -> str:
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


def _told(found: Finding) -> Told:
    meta, filters = tuple(sorted(found.meta.items())), tuple(sorted(found.filters.items()))
    return Told(found.title, meta, filters, found.figures, found.apart)
