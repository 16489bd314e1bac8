"""Files that came back and cannot be read: why, what mends it, and of which department each is, as far as its name tells."""

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.problems.problem import Problem

_SAVE_ANEW: Final = "表計算ソフトで開き、「Excel ブック（.xlsx）」として保存し直してください。"
_AS_IT_WAS: Final = "配った Excel ブック（.xlsx）に記入して、そのまま送ってもらってください。"
_SEND_BOOK: Final = "お送りした表（.xlsx）に記入して、そのまま送ってください。"
TABLES: Final = frozenset(
    {".xlsx", ".xls", ".xlsm", ".xlsb", ".xlt", ".xltx", ".xltm", ".ods", ".csv", ".tsv", ".numbers"}
)
"""How names of tables end."""
_TEXT_TABLES: Final = frozenset({".csv", ".tsv", ".tab", ".txt"})
_OWN: Final = frozenset({".txt", ".md", ".eml", ".msg", ".ini", ".db", ".tmp", ".lnk", ".url", ".json", ".ics", ".log", ".yaml", ".html"})  # fmt: skip
"""How names of the office's own notes end, and of what systems leave behind."""
_FORMS: Final = {
    ".pdf": "PDF です",
    ".doc": "Word の文書です",
    ".docx": "Word の文書です",
    ".jtd": "一太郎の文書です",
    ".zip": "圧縮したファイル（.zip）です",
    ".lzh": "圧縮したファイル（.lzh）です",
    ".7z": "圧縮したファイル（.7z）です",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".heic", ".tif", ".tiff", ".bmp"), "画像です"),
}
_BY_CAUSE: Final = {
    "ファイルが空です": (
        "送る途中か保存の途中で、中身が失われています。もとのファイルを開けるかを確かめ、もう一度送ってもらってください。",
        "中身が入っていません（0 バイトなど）。お手元のファイルを開けるかを確かめ、もう一度送ってください。",
    ),
    "開くにはパスワードが要ります": (
        "Excel の「ファイル」「情報」「ブックの保護」「パスワードを使用して暗号化」でパスワードを消し、保存し直してください。",
        "Excel の「ファイル」「情報」「ブックの保護」「パスワードを使用して暗号化」でパスワードを消し、保存し直して、送ってください。",
    ),
    "Excel ブック（.xlsx）として読めません": (
        "表計算ソフトで開けたら、「Excel ブック（.xlsx）」として保存し直してください。開けなければ、壊れています。もう一度送ってもらってください。",
        "お手元のファイルを Excel で開けるかを確かめてください。開けたら、「名前を付けて保存」で「Excel ブック（.xlsx）」を選んで保存し直し、送ってください。開けなければ、お送りした表に記入し直してください。",
    ),
}
"""By why a workbook cannot be read: what the office does, and what is asked of whoever sent it."""
_SAVE_AND_SEND: Final = (
    "Excel で開き、「名前を付けて保存」で「Excel ブック（.xlsx）」を選んで保存し直し、送ってください。"
)


class UnreadFile(NamedTuple):
    """A file of which nothing could be read: its name, why, what is asked of whoever sent it. ``is_table``: it was meant as an answer whatever it is called."""

    file: str
    cause: str
    wish: str
    is_table: bool = True


def explain_unreadable(path: Path, cause: object) -> tuple[str, str]:
    """Why a file cannot be read, and what the office does about it: by how its name ends, where that says more than what stands in it."""
    ending = path.suffix.lower()
    if ending == ".ods":
        return "LibreOffice などの形（.ods）の表です", _SAVE_ANEW
    if ending in _TEXT_TABLES:
        return "CSV などのファイルには、どの行かを見分ける印が入りません", _AS_IT_WAS
    if ending == ".xlsb" and str(cause) != "ファイルが空です":
        return "バイナリの形（.xlsb）の Excel ブックです", _SAVE_ANEW
    if ending in _FORMS:
        return _FORMS[ending], _AS_IT_WAS
    return str(cause), _BY_CAUSE.get(str(cause), (_SAVE_ANEW, ""))[0]


def find_unread(folder: Path, problems: Iterable[Problem]) -> list[UnreadFile]:
    """The files of a folder of which nothing could be read: those that ``problems`` tell of, and those that are no tables at all."""
    found = []
    for each in problems:
        if each.rule in ("K850", "K851"):
            details = dict(each.details)
            told = "配った表ではありません" if each.rule == "K851" else str(details["cause"])
            found.append(UnreadFile(str(details["file"]), told, _wish(str(details["file"]), told)))
    for path in sorted(folder.iterdir()):
        ending = path.suffix.lower()
        if path.name.startswith(("~$", ".")) or ending in TABLES | _OWN:
            continue
        if path.is_dir():
            found.append(UnreadFile(path.name, "フォルダーです。中のファイルは見ません", "", is_table=False))
        elif path.is_file():
            cause = _FORMS.get(ending, "表計算のファイルではありません")
            found.append(UnreadFile(path.name, cause, _SEND_BOOK, is_table=False))
    return sorted(found, key=lambda each: each.file)


def _wish(file: str, cause: str) -> str:
    if Path(file).suffix.lower() in _TEXT_TABLES or cause == "配った表ではありません":
        return _SEND_BOOK
    return _BY_CAUSE.get(cause, ("", _SAVE_AND_SEND))[1]


def name_sender(file: str, names: Sequence[str]) -> str:
    """The name among those of departments that a file's name bears; "" where none. Of 企画部計画課 the last one, which is the smaller."""
    stem = _plain(Path(file).stem)
    borne = [(stem.rfind(_plain(name)) + len(_plain(name)), len(name), name) for name in names if _plain(name) in stem]
    return max(borne)[2] if borne else ""


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
