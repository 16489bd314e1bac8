"""What programs are told of ``figures.csv``: a Data Package (version 2) and CSV on the Web, both from the descriptions of the columns."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from generator.open_data.columns import COLUMNS, Column, Form
from generator.open_data.terms import Terms

Tree: TypeAlias = "str | int | bool | list[Tree] | dict[str, Tree]"

FIGURES: Final = "figures.csv"
_TYPES: Final[Mapping[Form, str]] = MappingProxyType(
    {Form.INTEGER: "integer", Form.NUMBER: "number", Form.FLAG: "boolean", Form.DATE: "date"}
)
_DATATYPES: Final[Mapping[Form, str]] = MappingProxyType(
    {Form.INTEGER: "integer", Form.NUMBER: "decimal", Form.FLAG: "boolean", Form.DATE: "date"}
)


def view_package(title: str, description: str, homepage: str, terms: Terms) -> dict[str, Tree]:
    """``datapackage.json``: https://datapackage.org/standard/data-package/."""
    tree: dict[str, Tree] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "kokai",
        "title": title,
        "description": description,
        "homepage": homepage,
    }
    licence: dict[str, Tree] = {key: value for key, value in _licence(terms).items() if value}
    if licence.get("name") or licence.get("path"):
        tree["licenses"] = [licence]
    tree["resources"] = [
        {
            "name": "figures",
            "type": "table",
            "path": FIGURES,
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {
                "header": True,
                "delimiter": ",",
                "lineTerminator": "\n",
                "quoteChar": '"',
                "doubleQuote": True,
            },
            "schema": {
                "fields": [_field(column) for column in COLUMNS],
                "primaryKey": ["id"],
                "foreignKeys": [{"fields": ["part_of"], "reference": {"resource": "", "fields": ["id"]}}],
                "missingValues": [""],
            },
        }
    ]
    return tree


def _licence(terms: Terms) -> Mapping[str, str]:
    return {"name": terms.code, "path": terms.address, "title": terms.name}


def _field(column: Column) -> Tree:
    field: dict[str, Tree] = {
        "name": column.name,
        "type": _TYPES.get(column.form, "string"),
        "title": column.title.ja,
        "description": column.about.ja,
        "title_en": column.title.en,
        "description_en": column.about.en,
    }
    if column.form is Form.FLAG:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    constraints: dict[str, Tree] = {}
    if column.required:
        constraints["required"] = True
    if column.name == "id":
        constraints["unique"] = True
    if column.codes:
        constraints["enum"] = list(column.codes)
        field["categories"] = [{"value": code, "label": told.ja} for code, told in column.codes.items()]
    if constraints:
        field["constraints"] = constraints
    return field


def view_csvw(title: str, terms: Terms) -> dict[str, Tree]:
    """``figures.csv-metadata.json``: W3C, Metadata Vocabulary for Tabular Data."""
    tree: dict[str, Tree] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "ja"}],
        "url": FIGURES,
        "dc:title": title,
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"', "doubleQuote": True},
    }
    if terms.address:
        tree["dc:license"] = {"@id": terms.address}
    tree["tableSchema"] = {"columns": [_csvw_column(column) for column in COLUMNS], "primaryKey": ["id"]}
    return tree


def _csvw_column(column: Column) -> Tree:
    datatype: Tree = _DATATYPES.get(column.form, "string")
    if column.codes:
        datatype = {"base": "string", "format": "|".join(map(re.escape, column.codes))}
    told: dict[str, Tree] = {
        "name": column.name,
        "titles": column.name,
        "datatype": datatype,
        "dc:title": [{"@value": text, "@language": language} for language, text in column.title._asdict().items()],
        "dc:description": [
            {"@value": text, "@language": language} for language, text in column.about._asdict().items()
        ],
    }
    if column.required:
        told["required"] = True
    return told
