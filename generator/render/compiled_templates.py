"""Compiled templates, kept as Python keeps its own compiled modules: compiling sixty templates would take a fifth of a small rebuild."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from jinja2 import FileSystemBytecodeCache

from generator.cache import digest_of, digest_program
from generator.wording.group import WordGroup

_FOLDER: Final = Path(__file__).parent / "__pycache__" / "templates"


class CompiledTemplates(FileSystemBytecodeCache):
    """Keeps compiled templates beside the program. The words, the compiler and Jinja are part of what a template is compiled from."""

    def __init__(self, folder: Path, words: Mapping[str, object]) -> None:
        super().__init__(str(folder))
        self._salt = digest_of(digest_program(), *_words_of(words))

    def get_source_checksum(self, source: str) -> str:
        """A digest of everything that decides on the compiled form."""
        return digest_of(self._salt, source)


def _words_of(words: Mapping[str, object]) -> Iterator[str]:
    """Every single word with its name; only these can stand in a compiled template."""
    for name, value in sorted(words.items()):
        if isinstance(value, str):
            yield f"{name}={value}"
        elif isinstance(value, WordGroup):
            within = {f"{name}.{field}": getattr(value, field) for field in value.__struct_fields__}
            yield from _words_of(within)


def keep_compiled(words: Mapping[str, object], folder: Path = _FOLDER) -> CompiledTemplates | None:
    """The store of compiled templates, or None where the program may not write beside itself."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink(missing_ok=True)
    except OSError:
        return None
    return CompiledTemplates(folder, words)
