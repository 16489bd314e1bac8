"""From views to HTML: the parts of a page that its shell takes in."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, TypeAlias

import msgspec
from jinja2 import Environment, Template
from markupsafe import escape

from generator.render.environment import (
    COMPONENTS,
    LASTING,
    ComponentEnvironment,
    StockEnvironment,
    read_templates_choice,
)
from generator.render.language_marks import mark_japanese
from generator.views.pieces import Page
from generator.views.vocabularies import vocabulary_of
from generator.wording.words import WordGroup

_Macro: TypeAlias = Callable[[object], str]


class Parts(msgspec.Struct, frozen=True, gc=False):
    """What a page puts into its shell's slots: escaped text (``title``, ``description``), and elements."""

    title: str
    description: str
    head: str
    breadcrumb: str
    lead: str
    contents: str
    main: str

    def slots(self) -> dict[str, str]:
        """The parts by the names of the slots."""
        return {
            "title": self.title,
            "description": self.description,
            "head": self.head,
            "breadcrumb": self.breadcrumb,
            "lead": self.lead,
            "contents": self.contents,
            "main": self.main,
        }


class Renderer:
    """Renders pages in one language. Templates are read and compiled once. ``stock``: as Jinja itself compiles them (`environment`)."""

    def __init__(self, words: Mapping[str, WordGroup], language: str = "ja", *, stock: bool = False) -> None:
        # What cities publish is Japanese: in a site of another language it is marked as such.
        self._marked: Callable[[str], str] = str if language == "ja" else mark_japanese
        self._environment: Final[Environment] = StockEnvironment(words) if stock else ComponentEnvironment(words)
        self._breadcrumb = _macro(self._component("breadcrumb"), "breadcrumb")
        self._contents = _macro(self._component("contents"), "contents")
        self._meta = _macro(self._component("page_meta"), "page_meta")
        self._pages: dict[str, tuple[_Macro, _Macro]] = {}

    def render(self, page: Page) -> Parts:
        """The parts of a page. Raises ``jinja2.TemplateNotFound`` for a kind of page without a template."""
        kind = page.kind
        if kind not in self._pages:
            template = self._environment.get_template(f"{kind}.html")
            self._pages[kind] = _macro(template, "lead"), _macro(template, "main")
        lead, main = self._pages[kind]
        head = page.head
        return Parts(
            title=str(escape(head.title)),
            description=str(escape(head.description)),
            head=self._meta(head),
            breadcrumb=self._marked(self._breadcrumb(head.trail)),
            lead=self._marked(lead(page)),
            contents=self._marked(self._contents(head.contents)),
            main=self._marked(main(page)),
        )

    def component(self, name: str, macro: str, value: object) -> str:
        """One component alone, for its examples and the gallery."""
        return self._marked(_macro(self._component(name), macro)(value))

    def lasting(self, name: str, page: object) -> str:
        """A whole page of its own that needs no chrome, with a line feed at its end."""
        return self.component(name, name, page).strip() + "\n"

    def drawing(self, name: str, piece: object) -> str:
        """A picture as SVG in a file of its own, with a line feed at its end. Its texts hold no elements that would mark a language."""
        return _macro(self._component(name), name)(piece).strip() + "\n"

    def _component(self, name: str) -> Template:
        return self._environment.get_template(f"{name}/template.html")


@cache
def renderer(language: str = "ja") -> Renderer:
    """The renderer of a language. Raises KeyError for a language without words."""
    return Renderer(vocabulary_of(language)._asdict(), language, stock=bool(read_templates_choice()))


def render_page(page: Page, language: str = "ja") -> Parts:
    """The parts of a page in a language."""
    return renderer(language).render(page)


def read_component_styles() -> str:
    """The styles of all components, in the order of their names, as one text. They follow the chrome's own in its style sheet."""
    files = sorted(COMPONENTS.glob("*/style.css"))
    return "\n".join(file.read_text("utf-8").strip() for file in files) + "\n"


def read_lasting_styles() -> str:
    """The style sheet of frozen pages."""
    return (LASTING / "style.css").read_text("utf-8")


def read_embed_styles() -> str:
    """The style sheet of indicators in the frames of other sites: plain text and tables as in frozen pages, charts as in all others."""
    files = (LASTING / "style.css", LASTING / "embed.css", COMPONENTS / "chart" / "style.css")
    return "".join(file.read_text("utf-8") for file in files)


def _macro(template: Template, name: str) -> _Macro:
    macro: _Macro = getattr(template.module, name)
    return lambda value: str(macro(value))  # Jinja's own macros mark what they give as HTML; a slot takes it as text
