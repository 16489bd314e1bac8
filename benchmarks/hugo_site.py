"""The same pages as a Hugo site: the views of Kokai's pages as data, and its templates as Go templates.

Hugo is spared what Kokai does until a view is there: reading and checking YAML, judging, counting, finding what belongs together, saying it in words,
parting titles into phrases, and drawing charts. It gets a file for each page that holds the page's view, ready to be put in place, and has to read it,
run the templates over it and write the page. What Go templates cannot make, or what is of one page, is given as finished HTML: JSON-LD, what leads to
other languages, the attributes for printed sheets, what stands in the place of anchors that are gone, the hand-written pages, the gallery, and stubs.
The frame of each kind of page is its layout, with the same slots; styles, scripts and pictures of the frame are static files.

Run as a program of its own (``python -m benchmarks.hugo_site PROJECT DATA FOLDER WORK``).
"""

import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple
from unittest.mock import patch

import msgspec

from benchmarks.go_templates import PHRASES, GoTemplates, Phrased, UntranslatableError, call
from generator import build as road
from generator.addresses import root_of
from generator.build import Order, build_site
from generator.chrome.built import Chrome
from generator.chrome.frame import Frame
from generator.chrome.minify import join_scripts, shrink_styles
from generator.chrome.printed_title import sheet_attributes
from generator.chrome.stamp import Shell
from generator.pages.jobs import PageJob, Rendered
from generator.preparing import prepare_frame
from generator.progress import Progress
from generator.publish.making import MadePage, PageMaking
from generator.render.environment import ComponentEnvironment
from generator.render.examples import read_components
from generator.render.line_breaking import split_phrases
from generator.render.renderer import Parts, Renderer
from generator.views.piece import Piece
from generator.views.pieces import Page
from generator.views.vocabularies import vocabulary_of

_SETTINGS: Final = """\
baseURL = "{address}"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
disableHugoGeneratorInject = true
enableEmoji = false

[outputFormats.html]
isPlainText = true
"""
_WAY: Final = "kokai-way-to-root/"
_PAGE: Final = "$page"
_MACROS: Final = {
    "breadcrumb": ("breadcrumb/template.html", "breadcrumb", f"{_PAGE}.head.trail"),
    "contents": ("contents/template.html", "contents", f"{_PAGE}.head.contents"),
    "head": ("page_meta/template.html", "page_meta", f"{_PAGE}.head"),
}
"""What fills slots of every page that is made from data: template, macro, and what the macro gets."""


class Written(NamedTuple):
    """What was given to Hugo: how many pages, and how many of them as views; the others are finished HTML."""

    pages: int
    views: int


class HtmlInViewError(Exception):
    """A view holds finished HTML, which is no data."""


class _Watch:
    """Sees what the renderer was given and what it gave."""

    def __init__(self) -> None:
        self.last: tuple[Page, Parts] | None = None

    def watching(self) -> Callable[[Renderer, Page], Parts]:
        """Renders as the renderer does, and notes it."""
        render = Renderer.render

        def watched(renderer: Renderer, page: Page) -> Parts:
            parts = render(renderer, page)
            self.last = page, parts
            return parts

        return watched


class _Views:
    """Turns views into trees of plain values: what is empty is left out, and phrases are added where a template asks for them."""

    def __init__(self, phrased: Iterable[Phrased]) -> None:
        self._phrased: dict[type[msgspec.Struct], set[tuple[str, ...]]] = {}
        for each in phrased:
            for piece in _pieces_of(each.template.partition("/")[0]):
                if each.fields[0] in piece.__struct_fields__:
                    self._phrased.setdefault(piece, set()).add(each.fields)

    def tree(self, value: object) -> Any:
        """A value of a view. Raises ``HtmlInViewError``."""
        if isinstance(value, msgspec.Struct):
            return self._record(value)
        if isinstance(value, tuple | list):
            return [self.tree(each) for each in value]
        if hasattr(value, "__html__"):
            raise HtmlInViewError
        return value

    def _record(self, record: msgspec.Struct) -> dict[str, Any]:
        kind = type(record)
        fields = {name: getattr(record, name) for name in (*_names_of_class(kind), *record.__struct_fields__)}
        tree = {
            name: self.tree(value)
            for name, value in fields.items()
            if value or not isinstance(value, str | tuple | bool)
        }
        for *way, last in self._phrased.get(kind, ()):
            inner, text = tree, record
            for name in way:
                inner, text = inner[name], getattr(text, name)
            inner[last + PHRASES] = list(split_phrases(getattr(text, last)))
        return tree


def _pieces_of(component: str) -> set[type[Piece]]:
    """What the macros of a component get, by their examples."""
    values = [each.value for own in read_components() if own.id == component for each in own.examples]
    return {type(each) for value in values for each in (value if isinstance(value, tuple) else (value,))}


def _names_of_class(kind: type) -> list[str]:
    """What all records of a class say alike."""
    return [name for name, value in vars(kind).items() if isinstance(value, str) and not name.startswith("_")]


class HugoSite:
    """Writes the site to ``folder``, page by page."""

    def __init__(self, folder: Path, frame: Frame, language: str) -> None:
        self._folder = folder
        self._frame = frame
        self._templates = GoTemplates(ComponentEnvironment(vocabulary_of(language)._asdict()))
        self._layouts: set[str] = set()
        self._views: dict[str, _Views] = {}
        self._pages: dict[str, int] = {}
        self._views_given: set[str] = set()
        (folder / "content").mkdir(parents=True)
        (folder / "hugo.toml").write_text(_SETTINGS.format(address=frame.address), encoding="utf-8", newline="\n")

    @property
    def written(self) -> Written:
        """What there is so far."""
        return Written(len(self._pages), len(self._views_given))

    def write(self, job: PageJob, name: str, slots: Mapping[str, str], seen: tuple[Page, Parts] | None) -> None:
        """Write a page that was just made: its name for printed sheets, its slots, and what was seen of its view."""
        root = self._frame.base if job.everywhere else root_of(job.address)
        page: dict[str, Any] = {
            "url": f"/{job.address}",
            "root": root,
            "sheet": sheet_attributes(name, "" if job.everywhere else self._frame.address + job.address),
        }
        view = self._of_view(job, slots, seen)
        page |= view or self._finished(job, slots)
        # A page whose title is that of another is made twice: it keeps its file.
        number = self._pages.setdefault(job.address, len(self._pages))
        if view:
            self._views_given.add(job.address)
        file = self._folder / "content" / f"{number // 1000:03}" / f"{number:06}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(msgspec.json.encode(page) + b"\n")

    def _of_view(self, job: PageJob, slots: Mapping[str, str], seen: tuple[Page, Parts] | None) -> dict[str, Any]:
        """A page with its view as data; nothing where there is none, or where it is no plain data."""
        if seen is None:
            return {}
        page, parts = seen
        self._lay_out(page.kind, job.shell, self._slots_of_view(page.kind), views=True)
        try:
            view = self._views[page.kind].tree(page)
        except HtmlInViewError:
            return {}
        more = {
            "told_apart": slots["title"] if slots["title"] != parts.title else "",
            "more_head": slots["head"].removeprefix(parts.head),
            "more_main": slots["main"].removeprefix(parts.main),
            "editions": slots["editions"],
        }
        return {"type": page.kind, "view": view, **{name: html for name, html in more.items() if html}}

    def _finished(self, job: PageJob, slots: Mapping[str, str]) -> dict[str, Any]:
        layout = "finished-" + job.shell.source.replace("/", "-").replace(".", "-")
        own = job.shell.names - self._frame.slots("").keys() - {"sheet"}
        given = {name: f'{{{{ with index .Params.slots "{name}" }}}}{{{{ . }}}}{{{{ end }}}}' for name in own}
        self._lay_out(layout, job.shell, given)
        return {"type": layout, "slots": dict(slots)}

    def _slots_of_view(self, kind: str) -> dict[str, str]:
        html = f"{kind}.html"
        own = {name: call(*each) for name, each in _MACROS.items()}
        return {
            **own,
            "title": f"{{{{ with .Params.told_apart }}}}{{{{ . }}}}{{{{ else }}}}{{{{ htmlEscape {_PAGE}.head.title }}}}{{{{ end }}}}",
            "description": f"{{{{ htmlEscape {_PAGE}.head.description }}}}",
            "head": own["head"] + "{{ with .Params.more_head }}{{ . }}{{ end }}",
            "lead": call(html, "lead", _PAGE),
            "main": call(html, "main", _PAGE) + "{{ with .Params.more_main }}{{ . }}{{ end }}",
            "editions": "{{ with .Params.editions }}{{ . }}{{ end }}",
        }

    def _lay_out(self, layout: str, shell: Shell, own: Mapping[str, str], *, views: bool = False) -> None:
        """Write the layout of a kind of pages, once."""
        if layout in self._layouts:
            return
        self._layouts.add(layout)
        defines = ""
        if views:
            html = f"{layout}.html"
            wanted = [each[:2] for each in _MACROS.values()]
            defines = self._templates.defines([(html, "lead"), (html, "main"), *wanted])
            self._views[layout] = _Views(self._templates.phrased)
        frame = {name: html.replace(_WAY, "{{ $root }}") for name, html in self._frame.slots(_WAY).items()}
        chunks = list(shell.chunks)
        if any("{{" in chunk for chunk in chunks):
            raise UntranslatableError(f"{shell.source}: braces that Go would take for its own")
        for place in shell.roots:
            chunks[place] = "{{ $root }}"
        for place, name in shell.slots:
            chunks[place] = {**frame, "sheet": "{{ .Params.sheet }}", **own}.get(name, "")
        begin = f"{{{{ {_PAGE} := .Params.view }}}}{{{{ $root := .Params.root }}}}"
        folder = self._folder / "layouts" / layout
        folder.mkdir(parents=True)
        (folder / "page.html").write_text(defines + begin + "".join(chunks), encoding="utf-8", newline="\n")


def write_hugo(project: Path, data: Path, folder: Path, work: Path) -> Written:
    """Walk the road as `kokai check` does, and write every page that is made on it, as a Hugo site, to ``folder``, which is to be new."""
    watch = _Watch()
    make = PageMaking.make
    site: list[HugoSite] = []

    def prepared(*given: Any) -> Any:
        chrome, site_index, frame = prepare_frame(*given)
        site.append(HugoSite(folder, frame, chrome.language))
        write_assets(folder / "static", chrome, frame)
        return chrome, site_index, frame

    def made(making: PageMaking, job: PageJob, *given: Any, **named: Any) -> MadePage:
        def render() -> Rendered:
            watch.last = None
            rendered = job.render()
            site[0].write(job, rendered.name, rendered.slots, watch.last)
            return rendered

        return make(making, job._replace(render=render), *given, **named)

    order = Order(project, data, work / "site", work, write=False, search=False, images=False)
    with (
        patch.object(road, "prepare_frame", prepared),
        patch.object(PageMaking, "make", made),
        patch.object(Renderer, "render", watch.watching()),
    ):
        outcome = build_site(order, Progress(quiet=True))
    if outcome.problems:
        raise ValueError(f"the data has problems: {outcome.problems[0]}")
    return site[0].written


def write_assets(folder: Path, chrome: Chrome, frame: Frame) -> None:
    """The files of the frame, as Kokai publishes them."""
    scripts = join_scripts(chrome.assets)
    for file, source in chrome.assets.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".css":
            styles = frame.styles if file == "assets/css/chrome.css" else ""
            path.write_text(shrink_styles(source.read_text(encoding="utf-8") + styles), encoding="utf-8", newline="\n")
        elif file in scripts:
            path.write_text(scripts[file], encoding="utf-8", newline="\n")
        elif source.suffix != ".js":
            shutil.copyfile(source, path)


if __name__ == "__main__":
    told = write_hugo(*map(Path, sys.argv[1:]))
    sys.stdout.write(f"{told.pages} {told.views}\n")
