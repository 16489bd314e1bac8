"""``catalog.jsonld``: what data there is and where, for catalogues of open data. DCAT-AP 3, https://semiceu.github.io/DCAT-AP/releases/3.0.1/."""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.addresses import (
    DATA,
    DATA_ENDINGS,
    HOME,
    bulk_file,
    data_file,
    dataset_name,
    municipality_address,
    plan_address,
    stratml_file,
)
from generator.exports.exported import Exported, ExportedFile
from generator.exports.measure_json import encode
from generator.open_data.media_types import MEDIA_TYPES
from generator.open_data.terms import Terms, terms_of

_CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def export_catalogue(exported: Exported) -> Iterator[ExportedFile]:
    """The catalogue."""
    yield bulk_file("catalog.jsonld"), encode(view_catalogue(exported))


def view_catalogue(exported: Exported) -> dict[str, object]:
    """The catalogue, with a data set for the site, for each municipality and for each plan."""
    settings = exported.settings
    return {
        "@context": _CONTEXT,
        "@id": f"{settings.address}{bulk_file('catalog.jsonld')}",
        "@type": "dcat:Catalog",
        "dct:title": _japanese(settings.name),
        "dct:description": _japanese(settings.description),
        "dct:publisher": _agent(settings.address, settings.name),
        "foaf:homepage": {"@id": settings.address, "@type": "foaf:Document"},
        **_licence(terms_of(exported.site_index)),
        "dcat:dataset": list(_datasets(exported)),
    }


def _datasets(exported: Exported) -> Iterator[dict[str, object]]:
    site_index, settings = exported.site_index, exported.settings
    whole = [bulk_file(name) for name in ("figures.csv", "figures.xlsx", "kokai.zip")]
    publisher = _agent(settings.address, settings.name)
    yield _dataset(exported, HOME, DATA, settings.name, settings.description, publisher, terms_of(site_index), whole)
    for city, folder in site_index.municipalities.items():
        name, terms, page = folder.municipality.name, terms_of(site_index, city), municipality_address(city)
        files = [data_file(page, ending) for ending in DATA_ENDINGS]
        if folder.plans:
            files.append(stratml_file(city))
        maker = _agent(f"{settings.address}{page}", name)
        yield _dataset(exported, page, page, name, f"{name}の計画と実績の値", maker, terms, files)
        for plan in folder.plans:
            page, title = plan_address(city, plan.plan.id), plan.plan.title
            files = [data_file(page, ending) for ending in DATA_ENDINGS]
            yield _dataset(exported, page, page, title, f"{name}「{title}」の値", maker, terms, files)


def _dataset(  # noqa: PLR0917 - what a data set has
    exported: Exported,
    own: str,
    page: str,
    title: str,
    description: str,
    creator: dict[str, object],
    terms: Terms,
    files: Iterable[str],
) -> dict[str, object]:
    root, settings = exported.settings.address, exported.settings
    return {
        "@id": root + dataset_name(own),
        "@type": "dcat:Dataset",
        "dct:title": _japanese(title),
        "dct:description": _japanese(description),
        "dct:publisher": {"@id": settings.address},
        "dct:creator": creator,
        "dcat:landingPage": {"@id": f"{root}{page}", "@type": "foaf:Document"},
        "dcat:distribution": [
            {
                "@id": root + file,
                "@type": "dcat:Distribution",
                "dct:title": _japanese(f"{title}（{file.rpartition('.')[2].upper()}）"),
                "dcat:accessURL": {"@id": f"{root}{page}"},
                "dcat:downloadURL": {"@id": root + file},
                "dcat:mediaType": {
                    "@id": f"http://www.iana.org/assignments/media-types/{MEDIA_TYPES[file.rpartition('.')[2]]}",
                    "@type": "dct:MediaType",
                },
                **_licence(terms),
            }
            for file in files
        ],
    }


def _japanese(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "ja"}


def _agent(address: str, name: str) -> dict[str, object]:
    return {"@id": address, "@type": "foaf:Agent", "foaf:name": _japanese(name)}


def _licence(terms: Terms) -> dict[str, object]:
    if not terms.address:
        return {}
    return {"dct:license": {"@id": terms.address, "@type": "dct:LicenseDocument"}}
