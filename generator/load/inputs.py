"""Walk a folder of input with care: nothing outside it is read, nothing in it can hold a run up.

The one place that decides which entries of ``data/``, ``content/``, ``overrides/`` and the folder of sources are read, for whoever reads
or watches them: links that leave the folder, pipes, devices, files without end, folders without end, and what editors leave behind.
"""

import enum
import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final, NamedTuple

FOLDER_LIMIT: Final = 16  # folders within folders; data that is cut by bureau and section needs six
_PIECE: Final = 65_536
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)

_LEFT_BEHIND: Final = re.compile(
    r"\.(?!well-known\Z).*"  # .DS_Store, .git, .hall.yaml.swp, .#hall.yaml; /.well-known/ (RFC 8615) is for the public
    r"|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|__macosx|\$recycle\.bin|system volume information"
    r"|~\$.*"  # an open document of an office program
    r"|.*~|\#.*\#|.*\.(?:bak|old|orig|rej|save|tmp|temp|swp|swo|swx|swn|crdownload|part|partial|pyc|pyo)"
    r"|__pycache__|.*___jb_(?:tmp|old)___",
    re.IGNORECASE | re.DOTALL,
)
_TRIAL: Final = "4913"  # Vim tries with a file of this name whether it may write; a folder may be called so
# "Naming Files, Paths, and Namespaces" (Microsoft Learn): device names whatever follows a dot, signs, and how a name may not end.
_DEVICE: Final = re.compile(
    r"(?:con|prn|aux|nul|(?:com|lpt)[1-9¹²³]|conin\$|conout\$) *(?:\..*)?", re.IGNORECASE | re.DOTALL
)
_UNFIT: Final = re.compile(r'[\x00-\x1f<>:"|?*\\]|[. ]\Z')


def counts_as_input(path: str | PurePath) -> bool:
    """Whether a file is one that a person put there: ``path`` is below the folder of input, with ``/`` or as a path.

    What systems and editors leave behind is nobody's content: it is neither read nor published, and a change of it is no change.
    """
    parts = PurePath(path).parts
    return not any(map(_LEFT_BEHIND.fullmatch, parts)) and parts[-1:] != (_TRIAL,)


def fits_windows(name: str) -> bool:
    """Whether Windows can have a file or folder of this name: the data must stand on any machine of a city."""
    return not _DEVICE.fullmatch(name) and not _UNFIT.search(name)


class Fault(enum.Enum):
    """Why an entry is not taken as it is."""

    LINK = "link"
    """A link that leaves the folder, or leads to a folder."""
    SIZE = "size"
    UNREADABLE = "unreadable"
    DEPTH = "depth"
    """Folders lie too deep within each other."""
    CASE = "case"
    """Beside it is a name that is the same where upper and lower case, or composed and decomposed signs, are one."""
    WINDOWS = "windows"
    """A name that Windows cannot store."""
    NO_TEXT = "no-text"
    """A name that is not UTF-8."""


class InputFault(NamedTuple):
    """What is wrong with an entry: its path below the folder with ``/``, and the reason in Japanese (for ``CASE`` the other name)."""

    name: str
    fault: Fault
    cause: str
    size: int = 0


class InputFile(NamedTuple):
    """An entry that may be read: its path below the folder with ``/``, its path on disk, whether it :func:`counts_as_input`."""

    name: str
    path: str
    counts: bool = True


LEADS_OUT: Final = "フォルダーの外を指すリンクです"
_NO_FILE: Final = "ふつうのファイルではありません"
_CAUSES: Final = {
    errno.EACCES: "権限がありません",
    errno.EPERM: "権限がありません",
    errno.ENOENT: "指している先にファイルがありません",
    errno.ELOOP: "リンクが輪になっています",
    errno.EIO: "記憶装置から読み取れません",
    errno.EMFILE: "開いているファイルが多すぎます",
    errno.ENFILE: "開いているファイルが多すぎます",
    errno.ENOSPC: "空き容量がありません",
    errno.EDQUOT: "割り当てられた容量を使い切っています",
    errno.ENOEXEC: "この機械で動くプログラムではありません",
    errno.ESTALE: "ほかのプログラムが中身を書き換えました",
    errno.EFBIG: "一つのファイルの大きさの上限（ulimit -f）を超えます",
    errno.EEXIST: "同じ名前のものがあります",
    errno.EROFS: "書き込めない場所です",
    errno.EAGAIN: "動いているプロセスが多すぎます",
    errno.EBUSY: "別の装置のつなぎ口（マウントポイント）か、ほかで使われている所です",
    errno.EINVAL: "この場所ではできない操作です",
    errno.EISDIR: "ファイルの名前の所にフォルダーがあります",
    errno.EMLINK: "ファイルの別名（ハードリンク）が多すぎます",
    errno.ENODEV: "装置がありません",
    errno.ENOMEM: "メモリーが足りません",
    errno.ENOSYS: "この環境ではできない操作です",
    errno.ENOTEMPTY: "空ではないフォルダーがあります",
    errno.ENOTSUP: "この場所ではできない操作です",
    errno.ENXIO: "装置がありません",
    errno.EPIPE: "相手のプログラムが終わっています",
    errno.ETIMEDOUT: "応答がありません",
    errno.ETXTBSY: "動いているプログラムのファイルです",
    errno.EXDEV: "別の記憶装置にあります",
    errno.ENOTDIR: "フォルダーの名前の所にファイルがあります",
    errno.ENAMETOOLONG: "名前が長すぎます",
}


def explain_cause(error: OSError) -> str:
    """Why a file could not be read or written, in Japanese; the system's name of the reason where there are no words."""
    if error.errno in _CAUSES:
        return _CAUSES[error.errno]
    return f"システムの理由 {errno.errorcode.get(error.errno, error.errno)}" if error.errno else "理由は不明"


def explain_refused_write(error: OSError) -> str:
    """Why a file could not be written: what is not there is the folder in which it was to stand."""
    return "書き込む先のフォルダーがありません" if error.errno == errno.ENOENT else explain_cause(error)


def walk_inputs(folder: Path, *, everything: bool = False) -> Iterator[InputFile | InputFault]:
    """Files below ``folder`` in the order of their paths, and what is wrong with entries. A folder that is a link is not entered.

    What was left behind is passed over; with ``everything`` it is looked at too, for the sake of a program that looks at all.
    What vanishes on the way was never there.
    """
    walk = _Walk(os.path.realpath(folder), everything=everything)
    yield from walk.below(str(folder), "", 0, counts=True)


class _Walk:
    """One walk through the folder ``inside`` (its real path)."""

    def __init__(self, inside: str, *, everything: bool) -> None:
        self._inside = inside
        self._everything = everything

    def below(self, folder: str, above: str, depth: int, *, counts: bool) -> Iterator[InputFile | InputFault]:
        """What lies below a folder, which is ``above`` (with a slash at the end) below the first."""
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except FileNotFoundError:
            return
        except OSError as error:
            yield InputFault(above.rstrip("/") or ".", Fault.UNREADABLE, explain_cause(error))
            return
        seen: dict[str, str] = {}
        for entry in entries:
            name = above + show_name(entry.name)
            own = counts and not _was_left_behind(entry)
            unfit = _find_unfit(entry.name, name, seen) if own else None
            if unfit is not None:
                yield unfit
            if (unfit is None or unfit.fault is not Fault.NO_TEXT) and (own or self._everything):
                yield from self._take(entry, name, depth, counts=own)

    def _take(
        self, entry: os.DirEntry[str], name: str, depth: int, *, counts: bool
    ) -> Iterator[InputFile | InputFault]:
        """A file, a fault, or all that lies in a folder."""
        if not entry.is_dir(follow_symlinks=False):
            found = self._look_at(entry, name, counts=counts)
            if found is not None:
                yield found
        elif depth >= FOLDER_LIMIT:
            yield InputFault(name, Fault.DEPTH, f"フォルダーの入れ子が {FOLDER_LIMIT} 段を超えています")
        else:
            yield from self.below(entry.path, f"{name}/", depth + 1, counts=counts)

    def _look_at(self, entry: os.DirEntry[str], name: str, *, counts: bool) -> InputFile | InputFault | None:
        """An entry that is no folder; None where it has vanished, or is Emacs's mark of an open file, a link to nothing."""
        try:
            if entry.is_symlink() and self._leads_away(entry.path):
                return InputFault(name, Fault.LINK, "フォルダーの外か、ほかのフォルダーを指すリンクです")
            if entry.is_file() or stat.S_ISREG(entry.stat().st_mode):  # the second also tells why not
                return InputFile(name, entry.path, counts)
            return InputFault(name, Fault.UNREADABLE, _NO_FILE)
        except FileNotFoundError as error:
            gone = not os.path.lexists(entry.path) or entry.name.startswith(".")
            return None if gone else InputFault(name, Fault.UNREADABLE, explain_cause(error))
        except OSError as error:
            return InputFault(name, Fault.UNREADABLE, explain_cause(error))

    def _leads_away(self, path: str) -> bool:
        """Whether a link leads to a folder, or to a file outside. Raises ``OSError`` for a link to nothing and for a circle."""
        return stat.S_ISDIR(os.stat(path).st_mode) or not _is_within(os.path.realpath(path), self._inside)  # noqa: PTH116


def _was_left_behind(entry: os.DirEntry[str]) -> bool:
    if entry.name == _TRIAL:
        return not entry.is_dir(follow_symlinks=False)
    return _LEFT_BEHIND.fullmatch(entry.name) is not None


def _find_unfit(entry: str, name: str, seen: dict[str, str]) -> InputFault | None:
    """What is wrong with a name itself; ``seen`` are the names beside it, as a file system without upper case has them."""
    if "\ufffd" in name and show_name(entry) != entry:
        return InputFault(name, Fault.NO_TEXT, "名前の文字コードが UTF-8 ではありません")
    if not fits_windows(entry):
        return InputFault(name, Fault.WINDOWS, "Windows で保存できない名前です")
    first = seen.setdefault(entry.lower() if entry.isascii() else unicodedata.normalize("NFC", entry).casefold(), name)
    return None if first is name else InputFault(name, Fault.CASE, first)


def _is_within(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def read_input(file: InputFile, limit: int) -> bytes | InputFault | None:
    """A file's bytes; a fault where it is no plain file, larger than ``limit`` bytes or refused; None where it has vanished."""
    try:
        opened = os.open(
            file.path, _FLAGS
        )  # thousands of files: Python's own file objects would cost more than the reading
        try:
            return _read_opened(opened, file.name, limit)
        finally:
            os.close(opened)
    except FileNotFoundError:
        return None
    except OSError as error:
        return InputFault(file.name, Fault.UNREADABLE, explain_cause(error))


def _read_opened(opened: int, name: str, limit: int) -> bytes | InputFault:
    """The bytes of an opened file. It may have been changed for another since it was looked at, and may grow while it is read."""
    seen = os.fstat(opened)
    if not stat.S_ISREG(seen.st_mode):
        return InputFault(name, Fault.UNREADABLE, _NO_FILE)
    size = seen.st_size
    content = os.read(opened, size + 1) if size <= limit else b""
    pieces = [content]
    while size <= limit and (more := os.read(opened, _PIECE)):  # it has grown, or the system gave a part only
        pieces.append(more)
        size = max(size, sum(map(len, pieces)))
    if size > limit:
        return InputFault(name, Fault.SIZE, f"{size:,} バイトあり、上限の {limit:,} バイトを超えています", size)
    return b"".join(pieces) if len(pieces) > 1 else content


def read_named(folder: Path, name: str, limit: int) -> bytes | InputFault | None:
    """One file by its path below ``folder``, with the same care as in a walk; None where there is none."""
    path = os.path.normpath(folder / name) if "\0" not in name else ""
    if not path or not _is_within(path, os.path.normpath(folder)) or not os.path.lexists(path):
        return None
    try:
        if not _is_within(os.path.realpath(path, strict=True), os.path.realpath(folder)):
            return InputFault(name, Fault.LINK, LEADS_OUT)
        mode = os.stat(path).st_mode  # noqa: PTH116 - opening a device may already do something
        if not stat.S_ISREG(mode):
            cause = "ファイルではなく、フォルダーです" if stat.S_ISDIR(mode) else _NO_FILE
            return InputFault(name, Fault.UNREADABLE, cause)
    except OSError as error:
        return InputFault(name, Fault.UNREADABLE, explain_cause(error))
    return read_input(InputFile(name, path), limit)


def show_name(name: str) -> str:
    """A file's name, with U+FFFD for what is not UTF-8 in it."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", errors="replace")
