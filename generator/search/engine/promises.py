"""What this program relies on in Pagefind, none of which Pagefind has ever promised. A test for each tells which one a version broke."""

import importlib.metadata
from enum import StrEnum

PROGRAM = "pagefind-bin"


class EngineFailedError(Exception):
    """No index was made, through no fault of the data. `str()` says what happened, in Japanese."""


class PagefindPromise(StrEnum):
    """One thing that must hold of the installed version; the value says it to whoever sees a build stop."""

    SERVICE = "ページを一つずつ受け取り、受け取るたびに答えること"
    ORDER = "受け取った順にページへ番号を付けること"
    WHOLE_FILES = "終わるまでに、すべてのファイルを最後まで書くこと"
    PACKED = "ファイルが gzip で、中身が決まった印で始まること"
    CBOR = "索引が、最も短い形の CBOR であること"
    META = "目録が、版・ページ・区切り・絞り込み・並べ替え・項目の六つからなること"
    CHUNK = "索引の区切りが、語の並びひとつからなること"
    WORDS_IN_ORDER = "索引の語が順に並び、区切りの端の語が目録と合うこと"
    WORD_COUNT = "写しの語をそのままの数だけ記録に残すこと"
    EVERY_PAGE = "渡したページをすべて索引に入れること"


class FormUnknownError(EngineFailedError, ValueError):
    """The installed Pagefind breaks `promise`. `str()` says so in Japanese, with its version and what was met."""

    def __init__(self, promise: PagefindPromise, met: str = "") -> None:
        """`met`: where, or what stood there instead."""
        where = f"（{met}）" if met else ""
        super().__init__(
            f"Pagefind {program_version()} は、次のことが成り立つ版ではないようです。{promise.value}{where}。"
        )
        self.promise = promise


def program_version() -> str:
    """The version of the program that makes the index."""
    return importlib.metadata.version(PROGRAM)
