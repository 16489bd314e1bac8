"""The texts of new files, kept as files in `texts/`: `@@name@@` stands for an answer."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generator.load.json_schema import place_of, schema_files
from generator.system.carried import CARRIED

_TEXTS: Final = Path(__file__).with_name("texts")
_MARK: Final = re.compile(r"@@([a-z_]+)@@")
_SCHEMAS: Final = ".kokai/schema"
BESIDE: Final = {
    "README.md": "README.md",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    "content/accessibility.md": "accessibility.md",
    ".github/workflows/check.yml": "check.yml",
    ".github/workflows/night.yml": "night.yml",
    ".github/workflows/preview.yml": "preview.yml",
    ".github/workflows/preview-note.yml": "preview-note.yml",
    ".github/workflows/publish.yml": "publish.yml",
    ".github/workflows/publish-on.yml": "publish-on.yml",
}
"""The files of a new site beside its data, by their path, and of which text each is made."""


def fill(text: str, answers: Mapping[str, str]) -> str:
    """A text of `texts/` with the answers in it. Raises ``KeyError`` for a mark without an answer."""
    return _MARK.sub(lambda mark: answers[mark[1]], (_TEXTS / text).read_text(encoding="utf-8"))


def is_as_begun(text: str, written: str) -> bool:
    """Whether a file is still as `kokai new` wrote it of a text of `texts/`, whatever the answers were. Ends of lines make no difference."""
    pieces = _MARK.split((_TEXTS / text).read_text(encoding="utf-8"))
    pattern = "[^\n]*".join(map(re.escape, pieces[::2]))  # every second piece is the name of a mark
    return re.fullmatch(pattern, written.replace("\r\n", "\n")) is not None


def holds_examples(text: str, written: str) -> bool:
    """Whether a file still holds an example of a text of `texts/`: a line behind a # that begins an entry."""
    lines = (_TEXTS / text).read_text(encoding="utf-8").splitlines()
    examples = {line.rstrip() for line in lines if line.startswith("#   - ")}
    return not examples.isdisjoint(line.rstrip() for line in written.splitlines())


def unfilled() -> dict[str, bytes]:
    """The texts of the files of a new site as they are before anything is filled in: the same as long as Kokai itself does not change them."""
    return {name: (_TEXTS / "site" / text).read_bytes() for name, text in BESIDE.items()}


def quoted(text: str) -> str:
    """One line of text as YAML, whatever stands in it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def editor_settings() -> str:
    """`.vscode/settings.json`: which schema belongs to which file, and what YAML asks of an editor."""
    belong = {f"{_SCHEMAS}/{name}.schema.json": f"data/{place_of(name)}" for name in schema_files()}
    held = {
        "yaml.schemas": belong,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
    }
    return json.dumps(held, ensure_ascii=False, indent=2) + "\n"


def pinned_packages(version: str) -> str:
    """`requirements.txt`: the packages with which this version of the program was tested, by their hashes."""
    return f"# Kokai {version} が使う部品。版とハッシュを固定しています。手では直しません。\n{_pins('site')}"


_EXTRAS: Final = {
    "gate": "「kokai gate」（ブラウザーでの検査）",
    "book": "「kokai book」（印刷する冊子）",
    "import": "「kokai read」（文書の読み取り）",
}


def pinned_extras(version: str) -> dict[str, str]:
    """`requirements-NAME.txt` for each command that needs packages besides, by the names of the files."""
    return {
        f"requirements-{name}.txt": f"# Kokai {version} の{command}が使う部品。版とハッシュを固定しています。手では直しません。\n{_pins(name)}"
        for name, command in _EXTRAS.items()
    }


def _pins(name: str) -> str:
    return (CARRIED / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
