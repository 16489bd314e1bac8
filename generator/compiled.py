"""Compiled templates, kept as Python keeps its own compiled modules: compiling sixty templates would take a fifth of a small rebuild."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import jinja2
from jinja2 import FileSystemBytecodeCache

from generator.wording.group import WordGroup

_FOLDER: Final = Path(__file__).parent / "__pycache__" / "templates"
_COMPILER: Final = Path(__file__).parent / "environment.py"


class CompiledTemplates(FileSystemBytecodeCache):
    """Keeps compiled templates beside the program. The words and the compiler are part of what a template is compiled from."""

    def __init__(self, folder: Path, words: Mapping[str, object]) -> None:
        super().__init__(str(folder))
        salt = (jinja2.__version__, *_words_of(words), _COMPILER.read_text(encoding="utf-8"))
        self._salt = "\0".join(salt)

    def get_source_checksum(self, source: str) -> str:
        """A digest of everything that decides on the compiled form."""
        return hashlib.blake2b(f"{self._salt}\0{source}".encode(), digest_size=16).hexdigest()


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
