"""What a plan's workbook leaves behind in the municipality's own lists: documents and departments that nobody names, examples of `kokai new`."""

from collections.abc import Iterator
from typing import Final

from generator.edited_data import ReadSite, with_texts
from generator.map.site_index import SiteIndex
from generator.map.ties import To, ties_of_site
from generator.model.site import MunicipalityFolder
from generator.starting import Starting, holds_examples

_LISTS: Final = {"documents": "文書", "departments": "部署"}


def tell_leftovers(site: ReadSite, city: MunicipalityFolder, starting: Starting) -> tuple[str, ...]:
    """A sentence for each thing that may be taken away, once the files are written."""
    texts = {**starting.data, **{file: text for file, (_, text) in starting.changed.items()}}
    after = with_texts(site, texts)
    if after.site_index is None or site.site_index is None:
        return ()
    return (*_unnamed(site.site_index, after.site_index, city), *_examples(after, city))


def _unnamed(before: SiteIndex, after: SiteIndex, city: MunicipalityFolder) -> Iterator[str]:
    """What somebody named before, and new documents that nobody names. A new department that leads nothing is one all the same."""
    own = f"{city.municipality.id}/"
    named = {(tie.to, tie.target) for tie in ties_of_site(after.site)}
    lost = {(tie.to, tie.target) for tie in ties_of_site(before.site)} - named
    for key, document in after.documents.items():
        is_new = key not in before.documents and (To.DOCUMENT, key) not in named
        if key.startswith(own) and (is_new or (To.DOCUMENT, key) in lost):
            yield _sentence(own, "documents", document.title, key)
    for key, department in after.departments.items():
        if key.startswith(own) and (To.DEPARTMENT, key) in lost:
            yield _sentence(own, "departments", department.name, key)


def _sentence(own: str, name: str, called: str, key: str) -> str:
    what = _LISTS[name]
    return f"{own}{name}.yaml の{what}「{called}」（id は {key.removeprefix(own)}）は、どの計画も使っていません。要らなければ、そのファイルから消してください。"


def _examples(after: ReadSite, city: MunicipalityFolder) -> Iterator[str]:
    for name, what in _LISTS.items():
        file = f"{city.municipality.id}/{name}.yaml"
        if holds_examples(f"city/{name}.yaml", after.text(file)):
            yield f"{file} に、{what}の書き方の例（「#」で始まる行）が残っています。公開はされません。要らなければ、消してください。"
