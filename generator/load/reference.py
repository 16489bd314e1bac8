"""The field tables of ``docs/data-format.md``, made from the shapes that take the data, so that the guide cannot drift.

``python -m generator.load.reference`` writes them between the marks of the guide; a test compares.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from generator.load.reference_forms import FORMS, shapes_below, shapes_within
from generator.load.scalars import MemberOf
from generator.load.schema.money import OneOrListed
from generator.load.schema.pieces import ABSENT, WORDED_FIELDS, OrAbsent
from generator.load.site import KINDS
from generator.load.take import Field, Listed, Shape
from generator.model.japanese import Worded

GUIDE: Final = Path(__file__).resolve().parents[2] / "docs" / "data-format.md"

FILES: Final[Mapping[str, str]] = {
    "site": "site.yaml",
    "vocabulary": "vocabulary/*.yaml",
    "releases": "ledger/releases.yaml",
    "addresses": "ledger/addresses.yaml",
    "site_moves": "moved.yaml",
    "versions": "ledger/versions.yaml",
    "municipality": "<自治体>/municipality.yaml",
    "departments": "<自治体>/departments.yaml",
    "documents": "<自治体>/documents.yaml",
    "corrections": "<自治体>/corrections.yaml",
    "moves": "<自治体>/moved.yaml",
    "plan": "<自治体>/<計画>/plan.yaml",
    "pillars": "<自治体>/<計画>/pillars.yaml",
    "measures": "<自治体>/<計画>/measures/*.yaml",
    "results": "<自治体>/<計画>/results/*.yaml",
}
"""Where each kind of file lies below `data/`, by the kind's name."""


def word_lists(shapes: Iterator[Shape[Any]]) -> dict[type[Worded], None]:
    """The enumerations whose words the shapes take, in the order of their first use."""
    takes = (field.take for shape in shapes for field in shape.fields.values())
    return dict.fromkeys(take.kind for take in takes if isinstance(take, MemberOf))


def describe_form(take: Any) -> str:
    """How a value is written, in Japanese Markdown. Raises ``KeyError`` for a taker without a description."""
    match take:
        case _ if take in FORMS:
            return FORMS[take]
        case Listed():
            return f"{describe_form(take.take)}の一覧"
        case OrAbsent():
            return f"{describe_form(take.take)}、または{_linked(ABSENT.label)}"
        case OneOrListed():
            return f"{describe_form(take.one)}、または{describe_form(take.several)}"
        case MemberOf():
            return _linked(take.kind.about, "の言葉")
        case _:
            return _describe_shapes(take)


def _describe_shapes(take: Any) -> str:
    shapes = shapes_within(take)
    if len(shapes) > 1:
        return "本文の部分（" + "、".join(_linked(shape.label) for shape in shapes) + "）"
    return _linked(shapes[0].label)


def anchor_of(heading: str) -> str:
    """The anchor that GitHub gives a heading: small letters, hyphens for blanks, no other signs."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _linked(title: str, after: str = "") -> str:
    return f"[{title}{after}](#{anchor_of(title + after)})"


def _row(field: Field) -> str:
    return f"| `{field.key}` | {'必須' if field.required else ''} | {field.about} | {describe_form(field.take)} |"


def _table(heading: str, shape: Shape[Any]) -> str:
    rows = "\n".join(_row(field) for field in shape.fields.values() if not field.now)
    return f"{heading}\n\n| 項目 | 必須 | 何を書くか | 書き方 |\n|---|---|---|---|\n{rows}"


def render_tables() -> str:
    """All tables: one a file, one for each kind of mapping within, one for each list of words."""
    files = {kind.name: kind.shape for kind in KINDS}
    parts = [_table(f"### `{FILES[name]}`", shape) for name, shape in files.items()]
    inner = {id(shape): shape for top in files.values() for shape in shapes_below(top) if shape not in files.values()}
    parts += [_table(f"### {shape.label}", shape) for shape in inner.values()]
    for kind in word_lists(each for top in files.values() for each in shapes_below(top)):
        rows = "\n".join(f"| `{each}` | {'、'.join(each.japanese)} | {each.meaning} |" for each in kind)
        parts.append(f"### {kind.about}の言葉\n\n| 言葉 | 日本語でも書ける言葉 | 意味 |\n|---|---|---|\n{rows}")
    names = "、".join(f"`{name}`" for name in WORDED_FIELDS)
    return "\n\n".join([*parts, f"### 見出しを付けられる欄\n\n{names}"])


_MARKS: Final = re.compile(r"(<!-- fields: begin[^\n]*-->\n).*?(<!-- fields: end -->)", re.DOTALL)


def put_tables(guide: str) -> str:
    """The guide with fresh tables between its marks. Raises ``ValueError`` where the marks are missing."""
    new, count = _MARKS.subn(lambda found: f"{found[1]}\n{render_tables()}\n\n{found[2]}", guide)
    if count != 1:
        raise ValueError("the guide needs one pair of marks for its tables")
    return new


def main() -> int:
    """Write the tables into the guide."""
    GUIDE.write_text(put_tables(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
