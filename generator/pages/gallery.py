"""Put the gallery together: examples stand on one page, so their ids, links and headings are made to fit there."""

import re
from typing import Final

from markupsafe import Markup

from generator.addresses import GALLERY, at_anchor
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.render.examples import Component, Example, read_components, render_example
from generator.render.renderer import Renderer
from generator.views.heads import view_head
from generator.views.kinds.gallery import GalleryComponent, GalleryExample, GalleryPage, GalleryWords
from generator.views.page_context import context_of_site
from generator.views.pieces import Link
from generator.wording.languages import Vocabulary

_HEADING: Final = re.compile(r"(</?h)([1-6])\b")
_REGION: Final = re.compile(r'(<section\b[^>]*?) aria-labelledby="[^"]*"')
_NAMES: Final = re.compile(r' (id|aria-labelledby|for)="([^"]*)"')
_LINK: Final = re.compile(r' href="[^"]*"')
_TOP: Final = 4
"""Headings within an example stand below the example's own."""


def view_gallery(site_index: SiteIndex, standings: Standings, drawing: Renderer, vocabulary: Vocabulary) -> GalleryPage:
    """The page with every component in every state."""
    own = vocabulary.of(GalleryWords)
    context = context_of_site(site_index, standings, vocabulary.words, GALLERY)
    components = tuple(_component(each, drawing, own) for each in read_components())
    count = sum(len(each.examples) for each in components)
    title = own.title
    return GalleryPage(
        head=view_head(
            context,
            heading=title,
            description=own.sentence.format(components=len(components), examples=count),
            trail=(Link(title, ""),),
            title=(title,),
            contents=((each.anchor, each.name) for each in components),
        ),
        components=components,
    )


def _component(component: Component, drawing: Renderer, own: GalleryWords) -> GalleryComponent:
    anchor = component.id.replace("_", "-")
    examples = tuple(
        _example(example, f"{anchor}.{place}", drawing, own) for place, example in enumerate(component.examples, 1)
    )
    return GalleryComponent(anchor, component.name, component.purpose, examples)


def _example(example: Example, anchor: str, drawing: Renderer, own: GalleryWords) -> GalleryExample:
    html = render_example(example, drawing)
    name = own.example.format(name=example.name)
    if example.within == "head":
        return GalleryExample(anchor, name, Markup(), str(html).strip())
    if example.within != "div":
        html = f"<{example.within}>{html}</{example.within}>"
    return GalleryExample(anchor, name, Markup(fit_in(html, anchor)), "")  # noqa: S704 (our own components made it)


def fit_in(html: str, anchor: str) -> str:
    """An example's HTML for a page of many: ids of its own, links that stay here, headings below ``h3``, and no regions."""

    def own_names(found: re.Match[str]) -> str:
        return f' {found[1]}="{" ".join(f"{anchor}.{name}" for name in found[2].split())}"'

    levels = [int(level) for _, level in _HEADING.findall(html)]
    down = _TOP - min(levels, default=_TOP)
    html = _HEADING.sub(lambda found: f"{found[1]}{min(6, int(found[2]) + down)}", html)
    html = _REGION.sub(r"\1", html)
    html = _NAMES.sub(own_names, html)
    return _LINK.sub(f' href="{at_anchor("", anchor)}"', html)
