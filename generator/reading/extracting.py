"""Read a document's pages: PDF, Word and text by a process of its own within bounds. Whatever is in a file, it is that file's own problem."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.load.inputs import Fault, InputFault, explain_cause, read_named
from generator.radicals import whole_characters
from generator.reading.furniture import without_furniture
from generator.reading.papers import Paper, PaperLine, PaperTable, TableCell, UnreadablePaper
from generator.system.foreign_documents import ReaderBounds, cause_in, read_foreign, whole_letters


class PaperLimits(NamedTuple):
    """What reading one document may take. Beyond that it has to be read in parts."""

    size: int = 200_000_000
    """Bytes of the file."""
    unpacked: int = 500_000_000
    """Bytes of a Word document when it is unpacked."""
    characters: int = 5_000_000
    cells: int = 500_000
    """Cells of all tables when they are laid out, those that a merged one covers included. Nobody can look through a draft of more."""
    pages: int = 3000
    seconds: int = 600
    memory: int = 3_000_000_000
    """Bytes, where the system can bound them (Windows and macOS cannot)."""
    pictures: int = 60
    """Pages of which a picture is kept."""


def read_paper(
    path: Path,
    first: int = 1,
    last: int = 0,
    limits: PaperLimits = PaperLimits(),  # noqa: B008 - frozen
) -> tuple[Paper, ...] | UnreadablePaper:
    """The pages from ``first`` to ``last`` (0: to the end), without heads and feet; why they cannot be read."""
    last = last or limits.pages
    kind = path.suffix.lower()
    if kind not in _KINDS:
        return _UNKNOWN.get(kind, _NO_KIND)
    content = read_named(path.parent, path.name, limits.size)
    if content is None:
        return UnreadablePaper("そのファイルがありません", "ファイルの名前と場所を確かめてください。")
    if isinstance(content, InputFault):
        return UnreadablePaper(content.cause, _IN_PARTS if content.fault is Fault.SIZE else _ITSELF)
    answer = _ask(content, kind, first, last, limits)
    if "pages" not in answer:
        return _explain(answer, limits)
    return without_furniture([_take_paper(page) for page in answer["pages"]])


def _ask(content: bytes, kind: str, first: int, last: int, limits: PaperLimits) -> dict[str, Any]:
    own: tuple[int, ...] = (limits.pages, limits.characters, limits.cells)
    if kind == ".docx":
        own = (limits.unpacked, limits.characters, limits.cells)
    elif kind == ".pdf":
        own = (*own, first, last, limits.pictures)
    reader = Path(__file__).with_name(_KINDS[kind])
    try:
        return read_foreign(reader, content, ReaderBounds(limits.memory, limits.seconds), own)
    except OSError as fault:
        return {"fault": "not-started", "cause": explain_cause(fault)}


def _explain(answer: dict[str, Any], limits: PaperLimits) -> UnreadablePaper:
    cause, hint = _FAULTS.get(str(answer.get("fault")), _FAULTS["ended"])
    return UnreadablePaper(cause.format(told=cause_in(answer), **limits._asdict()), hint)


def _take_paper(page: dict[str, Any]) -> Paper:
    number = "" if page["number"] is None else str(page["number"])
    return Paper(number, "", tuple(_blocks(page["blocks"], number)), is_turned=page["turned"], image=page["image"])


def _blocks(blocks: Sequence[dict[str, Any]], number: str) -> Iterator[PaperLine | PaperTable]:
    for block in blocks:
        if "cells" not in block:
            yield PaperLine(_clean(block["text"]), block["size"])
            continue
        cells = []
        for row, column, rows, columns, text, *own in block["cells"]:
            page = str(own[0]) if own and own[0] is not None else number
            cells.append(TableCell(row, column, rows, columns, _clean(text), page))
        if cells:
            yield PaperTable(tuple(cells))


def _clean(text: str) -> str:
    return whole_characters(whole_letters(text).replace("\x00", ""))


_KINDS: Final = {".pdf": "pdf_pages.py", ".docx": "docx_pages.py", ".txt": "text_pages.py"}
_AGAIN: Final = "元の文書を、もう一度入手して置き換えてください。"
_AS_DOCX: Final = "Word などで開き、.docx か PDF で保存し直してください。"
_IN_PARTS: Final = "文書を分けるか、--pages で読むページを絞ってください。"
_ITSELF: Final = "読み取れるファイルそのものを指定してください。"
_BROKEN: Final = f"{_AGAIN}それでも読めないときは、文を写したテキスト（.txt）を読ませるか、手で書いてください。"
_NO_KIND: Final = UnreadablePaper(
    "読める形のファイルではありません", "PDF、Word（.docx）、テキスト（.txt）のどれかにしてください。"
)
_UNKNOWN: Final = {
    ".doc": UnreadablePaper("古い形の Word の文書（.doc）です", _AS_DOCX),
    ".rtf": UnreadablePaper("リッチテキスト（.rtf）です", _AS_DOCX),
    ".odt": UnreadablePaper("OpenDocument の文書（.odt）です", _AS_DOCX),
    ".jtd": UnreadablePaper("一太郎の文書（.jtd）です", "一太郎で開き、.docx か PDF で保存し直してください。"),
    ".docm": UnreadablePaper(
        "プログラム（マクロ）の入った Word の文書（.docm）です", "マクロのない .docx で保存し直してください。"
    ),
    ".xls": UnreadablePaper(
        "Excel の表です", "PDF で書き出してください。実績を集めた表なら「kokai sheet in」で取り込めます。"
    ),
    ".xlsx": UnreadablePaper(
        "Excel の表です", "PDF で書き出してください。実績を集めた表なら「kokai sheet in」で取り込めます。"
    ),
    ".pptx": UnreadablePaper("PowerPoint の資料です", "PDF で書き出してください。"),
}
_FAULTS: Final = {
    "empty": ("ファイルが空です", _AGAIN),
    "no-pdf": ("名前は .pdf ですが、中身は PDF ではありません", f"名前を中身に合わせてください。{_AGAIN}"),
    "no-docx": ("名前は .docx ですが、中身は Word の文書ではありません", f"名前を中身に合わせてください。{_AGAIN}"),
    "old-word": ("名前は .docx ですが、中身は古い形の Word か Excel の文書です", _AS_DOCX),
    "macros": ("プログラム（マクロ）が入っています", "マクロのない .docx で保存し直してください。"),
    "unpacked": ("広げると、上限の {unpacked:,} バイトを超えるか、中のファイルが多すぎます", _BROKEN),
    "password": ("開くにはパスワードが要ります", "パスワードのない文書に置き換えてください。"),
    "pages": ("上限の {pages:,} ページを超えています", "文書を分けてください。"),
    "no-such-page": ("指定したページがありません。この文書は {told} ページまでです", "--pages を直してください。"),
    "characters": ("文字が上限の {characters:,} 字を超えています", _IN_PARTS),
    "no-text": (
        "文字がありません。紙を読み取った画像だけかもしれません",
        "文字の入った文書を、作った部署から受け取ってください。なければ、文字認識をかけるか、手で書いてください。何も下書きしていません。",
    ),
    "cells": ("表のます目が、上限の {cells:,} を超えています", _IN_PARTS),
    "no-utf8": ("文字コードが UTF-8 のテキストではありません", "UTF-8 で保存し直してください。"),
    "memory": ("読み取りに使うメモリーが、上限の {memory:,} バイトを超えました", _IN_PARTS),
    "time": ("読み取りが {seconds:,} 秒たっても終わりません", _IN_PARTS),
    "nesting": ("中の入れ子が深すぎるか、輪になっています", _BROKEN),
    "not-started": (
        "文書を読むプログラムを動かせません（{told}）",
        "ほかのプログラムを終わらせてから、もう一度実行してください。",
    ),
    "ended": ("読み取りの途中でプログラムが止まりました。時間かメモリーの上限を超えたのかもしれません", _IN_PARTS),
    "broken": ("壊れているか、知らない形です（{told}）", _BROKEN),
}
