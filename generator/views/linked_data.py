"""What a page says to programs in the words of schema.org: who publishes, which data it shows and where they are, and its reported values.

https://schema.org/Dataset, https://schema.org/Observation. What is long stays in the files, to which it points.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from generator.addresses import (
    COLUMNS,
    HOME,
    address_of,
    at_anchor,
    bulk_file,
    data_file,
    dataset_name,
    municipality_address,
)
from generator.map.site_index import SiteIndex
from generator.open_data.gather import RowsOfMeasure, tells_values
from generator.open_data.media_types import MEDIA_TYPES
from generator.open_data.rows import ValueRow
from generator.open_data.terms import Terms, terms_of
from generator.views.downloads import TABLE_AND_RECORD, TABLE_RECORD_AND_WORKBOOK
from generator.views.formats import says_provisional

Tree: TypeAlias = dict[str, object]
MOST_OBSERVATIONS: Final = 24
"""So many reported values stand on the page for programs too; all of them are in the files."""
_WHOLE: Final = ("figures.csv", "figures.xlsx", "kokai.zip")


def view_linked_data(site_index: SiteIndex, rows_of: RowsOfMeasure, kind: str, key: str, description: str) -> Tree:
    """The data block of the page of a kind about the record with the key; nothing for a kind that has none. ``description`` is the page's own."""
    nodes = list(_nodes(site_index, rows_of, kind, key, description))
    return {"@context": "https://schema.org", "@graph": nodes} if nodes else {}


def _nodes(site_index: SiteIndex, rows_of: RowsOfMeasure, kind: str, key: str, description: str) -> Iterator[Tree]:
    city = key.partition("/")[0]
    match kind:
        case "measure":
            rows = rows_of(key)
            yield _organisation(site_index, city)
            yield _dataset(site_index, kind, key, site_index.measures[key].title, description, rows=rows)
            yield from _observations(site_index, rows)
        case "plan":
            yield _organisation(site_index, city)
            yield _dataset(site_index, kind, key, site_index.plan_names[key], description)
        case "municipality":
            yield _organisation(site_index, city)
            name = site_index.municipalities[city].municipality.name
            yield _dataset(site_index, kind, key, name, description)
        case "department" if tells_values(site_index, key):
            yield _organisation(site_index, city)
            yield _dataset(site_index, kind, key, site_index.departments[key].name, description)
        case "columns":
            yield _whole(site_index)
        case _:
            pass


def _organisation(site_index: SiteIndex, city: str) -> Tree:
    municipality = site_index.municipalities[city].municipality
    return {
        "@type": "GovernmentOrganization",
        "@id": _organisation_name(site_index, city),
        "name": municipality.name,
        "identifier": {"@type": "PropertyValue", "propertyID": "全国地方公共団体コード", "value": municipality.code},
    }


def _organisation_name(site_index: SiteIndex, city: str) -> str:
    return site_index.site.settings.address + at_anchor(municipality_address(city), "organization")


def _dataset(
    site_index: SiteIndex, kind: str, key: str, title: str, description: str, *, rows: Sequence[ValueRow] = ()
) -> Tree:
    root, city = site_index.site.settings.address, key.partition("/")[0]
    address = address_of(kind, key)
    endings = TABLE_AND_RECORD if kind == "measure" else TABLE_RECORD_AND_WORKBOOK
    tree: Tree = {
        "@type": "Dataset",
        "@id": root + dataset_name(address),
        "name": title,
        "description": description,
        "url": root + address,
        "creator": {"@id": _organisation_name(site_index, city)},
        "spatialCoverage": {
            "@type": "AdministrativeArea",
            "name": site_index.municipalities[city].municipality.name,
        },
        **_licence(terms_of(site_index, city)),
    }
    days = [(row.period_from, row.period_to) for row in rows if row.period_from]
    if days:
        tree["temporalCoverage"] = f"{min(first for first, _ in days)}/{max(last for _, last in days)}"
    names = dict.fromkeys(row.indicator_name for row in rows if row.indicator_name)
    if names:
        tree["variableMeasured"] = [{"@type": "StatisticalVariable", "name": name} for name in names]
    tree["distribution"] = [_download(root, data_file(address, ending)) for ending in endings]
    return tree


def _whole(site_index: SiteIndex) -> Tree:
    settings = site_index.site.settings
    return {
        "@type": "Dataset",
        "@id": settings.address + dataset_name(HOME),
        "name": settings.name,
        "description": settings.description,
        "url": settings.address + COLUMNS,
        **_licence(terms_of(site_index)),
        "distribution": [_download(settings.address, bulk_file(name)) for name in _WHOLE],
    }


def _download(root: str, file: str) -> Tree:
    return {
        "@type": "DataDownload",
        "encodingFormat": MEDIA_TYPES[file.rpartition(".")[2]],
        "contentUrl": root + file,
    }


def _licence(terms: Terms) -> Tree:
    return {"license": terms.address} if terms.address else {}


def _observations(site_index: SiteIndex, rows: Sequence[ValueRow]) -> Iterator[Tree]:
    """The newest reported values, one at a place: the last report's."""
    told = {row.address: row for row in rows if row.kind == "actual" and isinstance(row.value, Decimal)}
    newest = sorted(told.values(), key=lambda row: row.period_to, reverse=True)[:MOST_OBSERVATIONS]
    for row in newest:
        tree: Tree = {
            "@type": "Observation",
            "@id": site_index.site.settings.address + row.address,
            "observationDate": row.period_to,
            "value": row.value,
            "measuredProperty": {"@type": "Property", "name": row.indicator_name},
        }
        if row.unit:
            tree["unitText"] = row.unit
        if row.as_published and (row.approximate or row.state == "provisional"):
            unsaid = row.state == "provisional" and not says_provisional(row.as_published)
            tree["description"] = row.as_published + ("（速報）" if unsaid else "")
        yield tree
