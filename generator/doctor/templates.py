"""Own templates of the frame: those that cannot be read, and those of which nothing would reach a page."""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.chrome import read_of_theme
from generator.doctor.bases import Overlaid
from generator.doctor.observations import Concern, Observation
from generator.render.frame_templates import FrameTemplate, read_frame_template

_FOLDER: Final = "overrides/"
_ALWAYS_USED: Final = ("404.html", "main.html", "wording/")
"""What MkDocs takes by itself, and what is named by the language of the site."""


def look_at_templates(overlaid: Overlaid) -> Iterator[Observation]:
    """The own templates, held against those that they lie on."""
    own = {
        name.removeprefix(_FOLDER): read_frame_template(_text(content)) for name, content in _templates(overlaid.own)
    }
    ours = {
        name.removeprefix(_FOLDER): read_frame_template(_text(content)) for name, content in _templates(overlaid.ours)
    }
    for name, template in own.items():
        if template.fault is not None:
            line, said = template.fault
            what = f"ひな形として読めません（{line} 行目）。Jinja は次のように言っています: {said}"
            do = "その行の「{% … %}」と「{{ … }}」の閉じ忘れや、名前の違いを直してください。"
            yield Observation("template", Concern.LOOK, what, do, (f"{_FOLDER}{name}",))
    together = {**ours, **own}
    for name, template in own.items():
        yield from _look_at_blocks(name, template, together)
    unused = tuple(f"{_FOLDER}{name}" for name in own if not _is_used(name, overlaid, together, ours))
    if unused:
        what = "どこからも使われていないひな形。効き目がありません。"
        yield Observation(
            "unused", Concern.LOOK, what, "名前が変わったか、なくなったものです。要らなければ消します。", unused
        )


def _look_at_blocks(name: str, template: FrameTemplate, together: dict[str, FrameTemplate]) -> Iterator[Observation]:
    """Blocks that none of the templates below has: whatever stands in them is never shown."""
    known: set[str] = set()
    below, seen = template.extends, {name}
    while below and below not in seen:
        seen.add(below)
        parent = together.get(below) or _of_theme(below)
        if parent is None:
            what = f"もとにしているひな形「{below}」がありません。"
            yield Observation(
                "template", Concern.LOOK, what, "今あるひな形をもとに書き直してください。", (f"{_FOLDER}{name}",)
            )
            return
        known |= parent.blocks
        below = parent.extends
    idle = sorted(template.placed - known) if template.extends else []
    if idle:
        what = f"ブロック「{'」「'.join(idle)}」は、もとのひな形にないので、ページに出ません。"
        yield Observation(
            "template", Concern.LOOK, what, "今のブロックの名前に直すか、消してください。", (f"{_FOLDER}{name}",)
        )


def _is_used(name: str, overlaid: Overlaid, together: dict[str, FrameTemplate], ours: dict[str, FrameTemplate]) -> bool:
    if name in ours or name.startswith(_ALWAYS_USED) or read_of_theme(name) is not None:
        return True
    if any(name in template.refers for template in together.values()):
        return True
    pages = (_text(content) for file, content in {**overlaid.ours, **overlaid.own}.items() if file.endswith(".md"))
    return any(f"template: {name}" in page for page in pages)


def _of_theme(name: str) -> FrameTemplate | None:
    text = read_of_theme(name)
    return None if text is None else read_frame_template(text)


def _templates(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    return ((name, content) for name, content in files.items() if name.startswith(_FOLDER) and name.endswith(".html"))


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig", "replace")
