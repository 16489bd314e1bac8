"""The texts of the source documents, for `check --sources`: whatever is in a file, it is that file's own problem.

A text is read here, a PDF by a process of its own (`pdf_text`), within bounds of size, memory, time and pages.
"""

import contextlib
import re
import sys
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from generator.cache import digest_of
from generator.checks.printed_pages import cited_numbers, edge_lines, printed_offset
from generator.load.inputs import Fault, InputFault, explain_cause, read_named
from generator.radicals import whole_characters
from generator.system.foreign_documents import ReaderBounds, cause_in, read_foreign, whole_letters

_READER: Final = Path(__file__).with_name("pdf_text.py")
_TAGS: Final = re.compile(r"<[^<>]{1,80}>")
_UNSEEN: Final = re.compile("[\\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_SAME: Final = str.maketrans({"〜": "~", "～": "~", "“": '"', "”": '"', "−": "-", "―": "-", "—": "-", "–": "-"})
_MOST_MARKS: Final = 30  # marks on one character; Unicode's Stream-Safe Text Format (UAX #15) allows as many
_KEPT_NAME: Final = re.compile(r"[0-9a-f]{32}\.(?:txt|new)")


class Limits(NamedTuple):
    """What reading one document may take. The largest plans of cities have some hundred pages and some ten megabytes."""

    size: int = 200_000_000
    """Bytes of a PDF."""
    text_size: int = 20_000_000
    """Bytes of a text, and characters in a PDF."""
    pages: int = 3000
    seconds: int = 300
    memory: int = 2_000_000_000
    """Bytes, where the system can bound them (Windows and macOS cannot)."""


class Unreadable(NamedTuple):
    """Why a document gave no text, and what helps; in Japanese."""

    cause: str
    hint: str


class SourcePages(NamedTuple):
    """The pages of a document as comparable text, and what must be added to a page's place (from 1) for the number printed on it."""

    texts: tuple[str, ...]
    offset: int = 0

    def named(self, page: str) -> list[int]:
        """The places (from 0) that a citation may mean: by the number printed on the page, or by its place in the file."""
        places = {number - 1 - shift for number in cited_numbers(page) for shift in (0, self.offset)}
        return sorted(place for place in places if 0 <= place < len(self.texts))

    def holding(self, wanted: str) -> list[int]:
        """The places of the pages on which a text stands, or begins."""
        both = (text + after for text, after in zip(self.texts, (*self.texts[1:], ""), strict=True))
        begins = [place for place, text in enumerate(both) if wanted in text]
        whole = [place for place, text in enumerate(self.texts) if wanted in text]
        return whole or begins


class SourceTexts:
    """The source documents in one folder, as text."""

    def __init__(self, folder: Path, limits: Limits = Limits(), kept: Path | None = None) -> None:  # noqa: B008 - frozen
        """``kept`` is the folder in which texts of PDFs are kept by their digests, or None."""
        self._folder = folder
        self._limits = limits
        self._kept = kept
        self._read: dict[str, str | Unreadable | None] = {}
        self._used: set[str] = set()
        self._pages: dict[str, SourcePages] = {}

    def read(self, file: str) -> str | Unreadable | None:
        """The document's text made comparable; why it cannot be read; None where the folder has no such file."""
        if file not in self._read:
            raw = self._read_file(file)
            self._read[file] = make_comparable(raw) if isinstance(raw, str) else raw
            if isinstance(raw, str):
                self._pages[file] = _pages_of(raw)
        return self._read[file]

    def pages(self, file: str) -> "SourcePages":
        """The pages of a document that was read; none where its text does not tell them apart."""
        return self._pages.get(file, SourcePages(()))

    def _read_file(self, file: str) -> str | Unreadable | None:
        is_pdf = file.lower().endswith(".pdf")
        content = read_named(self._folder, file, self._limits.size if is_pdf else self._limits.text_size)
        if content is None:
            return None
        if isinstance(content, InputFault):
            return Unreadable(content.cause, _TOO_LARGE if content.fault is Fault.SIZE else _ITSELF)
        if is_pdf:
            return self._read_pdf(content)
        if not content.strip():
            return Unreadable("ファイルが空です", _AGAIN)
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return Unreadable("文字コードが UTF-8 のテキストではありません", _AS_TEXT)

    def forget_others(self) -> None:
        """Remove the kept texts of PDFs that were not read this time."""
        with contextlib.suppress(OSError):
            for path in list(self._kept.iterdir()) if self._kept is not None else []:
                if path.name not in self._used and _KEPT_NAME.fullmatch(path.name):
                    path.unlink()

    def _read_pdf(self, content: bytes) -> str | Unreadable:
        made_by = f"{self._limits} {_digest_of_reader()} "
        name = f"{digest_of(made_by, content)}.txt"
        self._used.add(name)
        kept = self._kept / name if self._kept is not None else None
        if kept is not None and (text := _read_kept(kept, 4 * self._limits.text_size)) is not None:
            return text
        found = extract_pdf(content, self._limits)
        if kept is not None and isinstance(found, str):
            _keep(kept, found)
        return found


def _pages_of(raw: str) -> SourcePages:
    pages = raw.split("\f")
    if len(pages) < 2:
        return SourcePages(())
    offset = printed_offset([edge_lines([line for line in page.split("\n") if line.strip()]) for page in pages])
    return SourcePages(tuple(map(make_comparable, pages)), offset or 0)


def extract_pdf(content: bytes, limits: Limits) -> str | Unreadable:
    """The text of a PDF, read by a process of its own."""
    bounds = ReaderBounds(limits.memory, limits.seconds)
    try:
        answer = read_foreign(_READER, content, bounds, (limits.pages, limits.text_size))
    except OSError as fault:
        answer = {"fault": "not-started", "cause": explain_cause(fault)}
    if isinstance(answer.get("text"), str):
        return whole_letters(answer["text"])
    cause, hint = _FAULTS.get(str(answer.get("fault")), _FAULTS["ended"])
    return Unreadable(cause.format(told=cause_in(answer), **limits._asdict()), hint)


_AGAIN: Final = "元の文書を、もう一度入手して置き換えてください。"
_AS_TEXT: Final = "文書の文を写し、UTF-8 のテキスト（.txt）で置いて、documents.yaml の file もその名前にしてください。"
_TOO_LARGE: Final = f"文書をいくつかに分けて登録するか、テキストにしてください。{_AS_TEXT}"
_ITSELF: Final = "--sources に指定したフォルダーの中に、読み取れるファイルそのものを置いてください。"
_BROKEN: Final = f"{_AGAIN}それでも読めないときは、テキストにしてください。{_AS_TEXT}"
_FAULTS: Final = {
    "empty": ("ファイルが空です", _AGAIN),
    "no-pdf": ("名前は .pdf ですが、中身は PDF ではありません", f"名前を中身に合わせてください。{_AGAIN}"),
    "password": ("開くにはパスワードが要ります", f"パスワードのない文書に置き換えてください。{_AS_TEXT}"),
    "pages": ("上限の {pages:,} ページを超えています", _TOO_LARGE),
    "characters": ("文字が上限の {text_size:,} 字を超えています", _TOO_LARGE),
    "no-text": ("文字のない PDF です。紙を読み取った画像だけかもしれません", _AS_TEXT),
    "memory": ("読み取りに使うメモリーが、上限の {memory:,} バイトを超えました", _BROKEN),
    "time": ("読み取りが {seconds:,} 秒たっても終わりません", _BROKEN),
    "nesting": ("中の入れ子が深すぎるか、輪になっています", _BROKEN),
    "not-started": (
        "PDF を読むプログラムを動かせません（{told}）",
        "ほかのプログラムを終わらせてから、もう一度実行してください。",
    ),
    "ended": ("読み取りの途中でプログラムが止まりました。時間かメモリーの上限を超えたのかもしれません", _BROKEN),
    "broken": ("PDF として壊れているか、知らない形です（{told}）", _BROKEN),
}


def make_comparable(text: str) -> str:
    """``text`` without markup, white space and differences of width."""
    plain = unicodedata.normalize(
        "NFKC", _marks().sub(lambda run: run[0][:_MOST_MARKS], _TAGS.sub("", whole_characters(text)))
    )
    return _UNSEEN.sub("", plain).translate(_SAME)


@cache
def _marks() -> re.Pattern[str]:
    """Runs of combining marks that no writing has: to put them in order takes time by the square of their number."""
    marks = "".join(map(chr, filter(lambda code: unicodedata.combining(chr(code)), range(0x300, sys.maxunicode + 1))))
    return re.compile(f"[{re.escape(marks)}]{{{_MOST_MARKS + 1},}}")


@cache
def _digest_of_reader() -> str:
    """What decides on the text of a PDF besides the PDF: this project's program and the edition of the library."""
    from pypdf import __version__  # noqa: PLC0415 - only where a text is kept

    return f"{digest_of(_READER.read_bytes())} pypdf {__version__}"


def _read_kept(path: Path, limit: int) -> str | None:
    """A kept text; None where there is none, or not as it was kept."""
    content = read_named(path.parent, path.name, limit)
    if not isinstance(content, bytes):
        return None
    digest, _, text = content.partition(b"\n")
    return text.decode(errors="replace") if digest == digest_of(text).encode() else None


def _keep(path: Path, text: str) -> None:
    """Keep a text for the next time, with its digest. Where that is not possible it is read anew."""
    fresh = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        content = text.encode()
        fresh.write_bytes(digest_of(content).encode() + b"\n" + content)
        fresh.replace(path)
    except OSError:
        return
