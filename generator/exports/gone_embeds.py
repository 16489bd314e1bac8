"""Frames of indicators that were released and are gone answer too, and so does what tells programs how to frame them (oEmbed 1.0, 2.3.4)."""

from collections.abc import Iterator
from functools import partial
from typing import Final

import msgspec

from generator.addresses import indicator_at
from generator.exports.embeds import describe_embed
from generator.exports.exported import Exported, ExportedFile
from generator.lasting_addresses import EMBED_STYLE, embed_description_file, embed_file
from generator.ledger import GoneIndicator, find_gone_indicators
from generator.render.renderer import renderer
from generator.views.gone_embeds import find_frame, view_gone_embed
from generator.views.place_names import PlaceNames
from generator.views.vocabularies import vocabulary_of

_ENCODER: Final = msgspec.json.Encoder()


def export_gone_embeds(exported: Exported) -> Iterator[ExportedFile]:
    """A page and a description for each indicator of a measure that is gone."""
    names = PlaceNames(exported.site_index, vocabulary_of(exported.language).words)
    for gone in find_gone_indicators(exported.site_index.site, exported.table):
        page = partial(_page, exported, gone, names)
        yield embed_file(gone.address, gone.indicator), exported.of_everything(page)
        describe = partial(_description, exported, gone, names)
        yield embed_description_file(gone.address, gone.indicator), exported.of_everything(describe)


def _page(exported: Exported, gone: GoneIndicator, names: PlaceNames) -> bytes:
    words, root = vocabulary_of(exported.language), exported.settings.address
    page = view_gone_embed(root, gone, exported.table, names, words, style=EMBED_STYLE)
    return renderer(exported.language).lasting("gone_embed", page).encode()


def _description(exported: Exported, gone: GoneIndicator, names: PlaceNames) -> bytes:
    """How to frame the indicator where it is now; where there is no frame of it, what became of it, as a mere link."""
    now = find_frame(gone, exported.table)
    if now is not None:
        return describe_embed(exported, exported.table.pages[now.address].key, indicator_at(now.anchor))
    words, settings = vocabulary_of(exported.language), exported.settings
    page = view_gone_embed(settings.address, gone, exported.table, names, words, style=EMBED_STYLE)
    tree = {
        "version": "1.0",
        "type": "link",
        "title": page.text,
        "provider_name": settings.name,
        "provider_url": settings.address,
    }
    return _ENCODER.encode(tree) + b"\n"
