"""Single values as JSON Schema has them: for each taker of one value the form of what an editor finds in its place.

To YAML (1.2, core schema), and so to an editor, an id of digits is a whole number and ``true`` a flag; the reader takes the text of both.
Digits may have full width, as the reader takes them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from generator.load import scalars
from generator.load.data_format import FIRST_FORMAT, PRESENT_FORMAT, data_format
from generator.load.hints import ERROR_VALUES
from generator.load.schema import money
from generator.load.schema.amounts import number_or_wording
from generator.load.schema.city import correction_target, municipality_code, release_tag
from generator.load.schema.ledger import any_address, counted, first_releases, written_address
from generator.load.schema.pieces import editorial, still_a_draft
from generator.load.schema.results import step_name
from generator.load.schema.versions import frozen_file, measure_key, sha256
from generator.model.japanese import Worded
from generator.model.money import MONEY_UNITS

_D: Final = "[0-9０-９]"
_ID: Final = "[a-z0-9][a-z0-9-]*"
_FIRST_YEAR, _LAST_YEAR = scalars.YEARS

_TEXT: Final = {
    "type": ["string", "number", "boolean"],
    "pattern": r"\S",
    "not": {"type": "string", "pattern": f"{ERROR_VALUES}|^#{{4,}}$"},
}
_NUMBER: Final = f"^\\s*[+＋\\-－]?(?:{_D}{{1,3}}(?:[,，]{_D}{{3}})+|{_D}+)(?:[.．]{_D}+)?\\s*$"
_COUNTED: Final = "[0-9０-９〇零一二三四五六七八九十百千万億兆半全皆無な]"
"""What a wording has at least one of, if it says a number."""
_YEAR: Final = {
    "anyOf": [
        {"type": "integer", "minimum": _FIRST_YEAR, "maximum": _LAST_YEAR},
        {"type": "string", "pattern": f"^\\s*{_D}{{4}}\\s*$"},
    ]
}
_DATE: Final = f"{_D}{{4}}[-－]{_D}{{2}}[-－]{_D}{{2}}"


def _matching(pattern: str, *also: str) -> dict[str, Any]:
    return {"type": ["string", *also], "pattern": f"^\\s*(?:{pattern})\\s*$"}


_LINK: Final = r"https?://[^\s/<>\"'\\][^\s<>\"'\\]*|mailto:[^\s<>\"'@]+@[^\s<>\"'@]+|tel:\+?[0-9-]+"
_PART: Final = (
    "[qQｑＱ][1-4１-４]|[hHｈＨ][12１２]|[mMｍＭ](?:[1-9１-９]|[1１][0-2０-２])"
    "|第?[1-4１-４一二三]\\s?四半期|(?:[1-9１-９]|[1１][0-2０-２])月|上半期|上期|前期|前半|下半期|下期|後期|後半"
)
_IDENTIFIER: Final = {
    **_matching(_ID, "integer", "boolean"),
    "minimum": 0,
    "not": {"type": "string", "pattern": r"^\s*(?:con|prn|aux|nul|(?:com|lpt)[1-9])\s*$"},  # devices of Windows
}

FORMS: Final[Mapping[Any, dict[str, Any]]] = MappingProxyType(
    {
        data_format: {"enum": [each for n in range(PRESENT_FORMAT, FIRST_FORMAT - 1, -1) for each in (n, str(n))]},
        scalars.plain_text: _TEXT,
        scalars.published: _TEXT,
        editorial: _TEXT,
        correction_target: _TEXT,
        sha256: _matching("[0-9a-f]{64}"),
        measure_key: _TEXT,
        frozen_file: _TEXT,
        step_name: _TEXT,
        release_tag: _TEXT,
        written_address: _TEXT,
        any_address: {"type": ["string", "number", "boolean"]},
        first_releases: {"type": "object", "additionalProperties": _TEXT},
        counted: {"type": "object", "additionalProperties": {"type": "integer"}},
        scalars.identifier: _IDENTIFIER,
        scalars.reference: {**_matching(f"{_ID}(?:/{_ID}){{0,2}}", "integer", "boolean"), "minimum": 0},
        scalars.number: {"type": ["number", "string"], "pattern": _NUMBER},
        number_or_wording: {**_TEXT, "type": ["number", "string"], "pattern": _COUNTED},
        money.only_number: {"type": ["number", "string"], "pattern": _NUMBER},
        money.staff_number: {"type": ["number", "string"], "pattern": _NUMBER},
        scalars.whole_number: {
            "type": ["integer", "string"],
            "pattern": _NUMBER.replace(f"(?:[.．]{_D}+)?", "(?:[.．][0０]+)?"),
        },
        scalars.fiscal_year: _YEAR,
        scalars.calendar_year: _YEAR,
        scalars.part_of_year: _matching(_PART),
        scalars.date: _matching(_DATE),
        scalars.moment: {"anyOf": [_YEAR, _matching(f"{_D}{{4}}[-－]{_D}{{2}}(?:[-－]{_D}{{2}})?")]},
        scalars.flag: {"type": ["boolean", "string"], "enum": [True, False, *scalars.FLAGS]},
        still_a_draft: {"type": ["boolean", "string"], "enum": [True, False, *scalars.FLAGS]},
        scalars.link: _matching(_LINK),
        scalars.web_root: _matching(r"https?://[^\s/<>\"'\\?#][^\s<>\"'\\?#]*"),
        scalars.email: _matching(r"[^\s<>\"'@]+@[^\s<>\"'@]+"),
        municipality_code: {**_matching("[0-9]{6}", "integer"), "minimum": 10_000, "maximum": 999_999},
        money.money_unit: {"anyOf": [{"enum": list(MONEY_UNITS)}, _matching(money.FOREIGN_UNIT)]},
        money.budget_years: {"anyOf": [*_YEAR["anyOf"], _matching(f"{_D}{{4}}\\s*[-‐-―−~〜～－]\\s*{_D}{{4}}")]},
    }
)


def word_form(kind: type[Worded]) -> dict[str, Any]:
    """The words of an enumeration, English first, each with what it means."""
    words = [(str(member), member) for member in kind]
    words += [(word, member) for member in kind for word in member.japanese]
    return {
        "enum": [word for word, _ in words],
        "enumDescriptions": [f"{member.japanese[0]}: {member.meaning}" for _, member in words],
    }
