"""What the chrome is made of: a site's own files laid over those that the package carries, file by file.

A city's folder holds ``data/``, and its own ``content/``, ``overrides/`` and ``mkdocs.yml`` as far as it wants others than the package's. In
the repository of Kokai the package's files are the site's own: it is the first site.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final, NamedTuple

import yaml

from generator.chrome.front_matter import check_front_matter
from generator.chrome.site_settings import check_settings
from generator.load.inputs import LEADS_OUT, Fault, InputFault, read_input, read_named, walk_inputs
from generator.problems.problem import Problem, problem, whole_file
from generator.system.carried import CARRIED

SETTINGS: Final = "mkdocs.yml"
FOLDERS: Final = ("content", "overrides")
_BASE: Final = "kokai-mkdocs.yml"
"""The package's settings where a site has its own, which MkDocs lays over them."""
_SHELLS: Final = "content/shells/"
_TEXTS: Final = (".md", ".html", ".css", ".js")
_SIZE_LIMIT: Final = 50_000_000  # bytes; of a picture or a document that a hand-written page shows

Read = dict[str, bytes]


class Layers(NamedTuple):
    """The files that MkDocs is given, by their path below its folder with ``/``, and what is wrong with the site's own.

    ``own`` are those of a site over ``carried``, the package's; none in the repository of Kokai, where both are the same.
    """

    files: Mapping[str, bytes]
    problems: list[Problem]
    own: Mapping[str, bytes] = MappingProxyType({})
    carried: Mapping[str, bytes] = MappingProxyType({})

    def markdown(self) -> list[str]:
        """The pages and shells, by their path below ``content/``."""
        return [name.removeprefix("content/") for name in self._below("content") if name.endswith(".md")]

    def others(self) -> Iterator[str]:
        """What is no page and no template, by its address."""
        for folder in FOLDERS:
            for name in self._below(folder):
                address = name.removeprefix(f"{folder}/")
                if not address.endswith((".md", ".html")) and address != "sitemap.xml":
                    yield address

    def write(self, folder: Path) -> None:
        """Lay the files out in a new folder. Raises ``OSError``."""
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def _below(self, folder: str) -> list[str]:
        # In the order of paths, not of texts: "a/b" comes before "a-b".
        return sorted((name for name in self.files if name.startswith(f"{folder}/")), key=PurePosixPath)


def read_layers(project: Path) -> Layers:
    """Read what the chrome of the site in ``project`` is made of, and say what is wrong with it."""
    problems: list[Problem] = []
    files = _take_own(project, problems)
    own: Read = {}
    carried: Read = {}
    settings = files.get(SETTINGS)
    text = None if settings is None else settings.decode("utf-8-sig")
    is_first = project.resolve() == CARRIED
    if text is not None:
        problems += check_settings(SETTINGS, text, text if is_first else _carried_settings())
    if not problems and not is_first:
        carried = _take_carried(text or "", problems)
        problems += _find_clashes(files, carried)
        own, files = files, carried | files
        if text is not None and SETTINGS in carried:
            files |= {_BASE: carried[SETTINGS], SETTINGS: _inherit(text).encode()}
    if SETTINGS not in files and not problems:
        problems += check_settings(SETTINGS, None, "")
    return Layers(files, problems, own, carried)


def address_of_page(source: str) -> str:
    """Where MkDocs puts the page written in `source` (`use_directory_urls`): a folder ending in a slash, or `""`."""
    folder, _, name = source.removesuffix(".md").rpartition("/")
    last = "" if name in {"index", "README"} else f"{name}/"
    return f"{folder}/{last}" if folder else last


def read_both(project: Path) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """The site's own files, and those of the package over which they may lie; both by their path, whatever is wrong with them."""
    own = _take_own(project, [])
    settings = own.get(SETTINGS, b"")
    try:
        return own, _take_carried(settings.decode("utf-8-sig"), [])
    except (UnicodeDecodeError, yaml.YAMLError):
        return own, _take_own(CARRIED, [])


def _carried_settings() -> str:
    settings = read_named(CARRIED, SETTINGS, _SIZE_LIMIT)
    return settings.decode("utf-8-sig") if isinstance(settings, bytes) else ""


def _take_carried(settings: str, problems: list[Problem]) -> Read:
    """The package's files for a site with these settings: in another language none of the pages, which would stand among its own."""
    carried = _take_own(CARRIED, problems)
    speaks = _language(settings)
    if not speaks or speaks == _language(carried.get(SETTINGS, b"").decode("utf-8")):
        return carried
    return {name: content for name, content in carried.items() if not _is_page(name)}


def _take_own(project: Path, problems: list[Problem]) -> Read:
    """The files of one layer; what is wrong with them is added to ``problems``."""
    taken: Read = {}
    for name, content in _read_sources(project):
        if isinstance(content, InputFault):
            problems.append(problem("K707", whole_file(name), file=name, cause=_explain(content)))
            continue
        if name.startswith("content/") and name.endswith(".md"):
            problems += check_front_matter(name, content.decode("utf-8-sig"))
        taken[name] = content
    return taken


def _read_sources(project: Path) -> Iterator[tuple[str, bytes | InputFault]]:
    """Every file of one layer by its path below ``project``; also faults of files that nobody wrote for the site."""
    settings = read_named(project, SETTINGS, _SIZE_LIMIT)
    if settings is not None:
        yield SETTINGS, _refuse_other_codes(SETTINGS, settings)
    for folder in FOLDERS:
        top = project / folder
        try:
            inside = top.resolve(strict=True).is_relative_to(project.resolve())
        except FileNotFoundError:
            if top.is_symlink():
                yield folder, InputFault(folder, Fault.UNREADABLE, "指している先にファイルがありません")
            continue
        except (OSError, RuntimeError):  # a link that leads round
            yield folder, InputFault(folder, Fault.UNREADABLE, "リンクが輪になっています")
            continue
        if not inside:
            yield folder, InputFault(folder, Fault.LINK, LEADS_OUT)
            continue
        if not top.is_dir():
            yield folder, InputFault(folder, Fault.UNREADABLE, "フォルダーではありません")
            continue
        for found in walk_inputs(top, everything=True):
            name = f"{folder}/{found.name}"
            if isinstance(found, InputFault):
                yield name, found
            elif found.counts and (content := read_input(found, _SIZE_LIMIT)) is not None:
                yield name, _refuse_other_codes(name, content)


def _refuse_other_codes(name: str, content: bytes | InputFault) -> bytes | InputFault:
    """What is put together as text must be UTF-8; pictures and documents are published as they are."""
    if isinstance(content, bytes) and (name == SETTINGS or name.endswith(_TEXTS)):
        try:
            content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            cause = f"文字コードが UTF-8 ではありません。{error.start + 1} バイト目から読めません"
            return InputFault(name, Fault.UNREADABLE, cause)
    return content


def _explain(found: InputFault) -> str:
    return f"「{found.cause}」と、大文字と小文字しか違いません" if found.fault is Fault.CASE else found.cause


def _is_page(name: str) -> bool:
    """Whether it is a page with words of its own; a shell has none."""
    return name.startswith("content/") and name.endswith(".md") and not name.startswith(_SHELLS)


def _find_clashes(own: Read, carried: Read) -> Iterator[Problem]:
    """Own files that cannot lie beside the package's in one folder: the same name in another case, or a file where the other has a folder."""
    ours = {_folded(name): name for carry in carried for name in _with_folders(carry)}
    told: set[str] = set()
    for name in (each for file in own for each in _with_folders(file)):
        there = ours.get(_folded(name))
        if there is None or name in told:
            continue
        if there != name:
            cause = f"Kokai の「{there}」と、大文字と小文字しか違いません。同じ名前にすると、代わりに使われます"
        elif (name in own) != (name in carried):
            cause = f"Kokai の「{there}」は{'ファイル' if there in carried else 'フォルダー'}です"
        else:
            continue
        told.add(name)
        yield problem("K707", whole_file(name), file=name, cause=cause)


def _with_folders(name: str) -> list[str]:
    return [name, *(str(folder) for folder in PurePosixPath(name).parents if folder.name)]


def _folded(name: str) -> str:
    """The name as a file system without upper case has it."""
    return unicodedata.normalize("NFC", name).casefold()


def _language(settings: str) -> str:
    """What ``theme: {language: …}`` says in settings that were checked; "" where they do not."""
    node: yaml.Node | None = yaml.compose(settings, Loader=yaml.CSafeLoader)
    for key in ("theme", "language"):
        entries = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for name, value in entries if name.value == key), None)
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _inherit(settings: str) -> str:
    """A site's settings, to be laid over the package's by MkDocs. They are a mapping, or say nothing."""
    root = yaml.compose(settings, Loader=yaml.CSafeLoader)
    line = f"INHERIT: {_BASE}"
    if not isinstance(root, yaml.MappingNode):  # comments alone
        return f"{line}\n"
    at = root.start_mark.index
    if root.flow_style:
        return f"{settings[: at + 1]}{line}, {settings[at + 1 :]}"
    return f"{settings[:at]}{line}\n{' ' * root.start_mark.column}{settings[at:]}"
