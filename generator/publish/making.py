"""Make one page: its bytes, what is seen in it, what the search is told of it and reads in it. It takes nothing over and writes nothing."""

from collections.abc import Mapping
from typing import Final

from markupsafe import escape

from generator.addresses import root_of
from generator.cache import digest_of
from generator.chrome.frame import Frame
from generator.chrome.printed_title import sheet_attributes
from generator.chrome.stamp import Shell, cut_main, stamp
from generator.model.basics import Record
from generator.pages.jobs import PageJob, Rendered
from generator.publish.page_records import Told, pack
from generator.publish.verify import Seen, see_page, see_part
from generator.views.findings import Finding

NOTHING: Final = b""


class MadePage(Record, frozen=True):
    """A page with the digest of its bytes. ``seen`` and ``told`` are packed, as `PageRecord` has them, and ``text`` as the search wants it; what was not wanted is empty."""

    content: bytes
    digest: str
    title: str
    seen: bytes
    told: bytes
    text: bytes


class PageMaking:
    """Makes pages within one frame."""

    def __init__(self, frame: Frame) -> None:
        """``frame`` is what the site's data put into the chrome."""
        self._frame = frame
        self._slots: dict[str, Mapping[str, str]] = {}
        self._mains: dict[str, Shell] = {}

    def make(self, job: PageJob, last: str = "", *, told: bool = True, text: bool = False) -> MadePage:
        """The job's page. Where its bytes are those of the digest ``last``, what was seen in it and reads in it is known already. ``told``, ``text``: what is wanted of it."""
        rendered = job.render()
        page = self._stamp(job, rendered)
        content = page.encode()
        digest = digest_of(content)
        new = digest != last
        seen = self._see(job, rendered, page) if new else None
        return MadePage(
            content,
            digest,
            seen.title if seen else "",
            bytes(pack(seen)) if seen else NOTHING,
            bytes(pack(_told(rendered.find()))) if told else NOTHING,
            self.text_of(job, rendered) if text and new else NOTHING,
        )

    def text_of(self, job: PageJob, rendered: Rendered) -> bytes:
        """What the search reads of a page, packed: from its parts."""
        # Only here: the search brings ICU and dictionaries, which a build without it need not load.
        from generator.search import pack_text  # noqa: PLC0415

        main = self._mains.get(job.shell.source)
        if main is None:
            main = self._mains[job.shell.source] = cut_main(job.shell)
        return bytes(pack_text(stamp(main, rendered.slots, str(escape(self.root(job))))))

    def see_frame(self, job: PageJob) -> Seen:
        """What is seen in the page without what is its own."""
        root = self.root(job)
        return see_page(job.address, stamp(job.shell, self._frame_slots(root), root))

    def root(self, job: PageJob) -> str:
        """The way from the page to the site's root."""
        return self._frame.base if job.everywhere else root_of(job.address)

    def _stamp(self, job: PageJob, rendered: Rendered) -> str:
        root = self.root(job)
        sheet = sheet_attributes(rendered.name, "" if job.everywhere else self._frame.address + job.address)
        return stamp(job.shell, {**self._frame_slots(root), "sheet": sheet, **rendered.slots}, str(escape(root)))

    def _see(self, job: PageJob, rendered: Rendered, text: str) -> Seen:
        """A data page without its frame, a hand-written page whole: its text stands in the frame."""
        if job.hand_written:
            return see_page(job.address, text, self._frame.base if job.everywhere else "")
        return see_part(job.address, rendered.slots)

    def _frame_slots(self, root: str) -> Mapping[str, str]:
        slots = self._slots.get(root)
        if slots is None:
            slots = self._slots[root] = self._frame.slots(root)
        return slots


def _told(found: Finding) -> Told:
    meta, filters = tuple(sorted(found.meta.items())), tuple(sorted(found.filters.items()))
    return Told(found.title, meta, filters, found.figures, found.apart)
