"""One published value as a row: a field for each column, in their order."""

from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

Cell: TypeAlias = str | int | Decimal | bool
"""What stands in a cell. An empty cell is ``""``: a value that is missing says why in columns of its own."""
Empty: TypeAlias = Literal[""]


class ValueRow(NamedTuple):
    """One published value. What each field holds is told by the column of its name (``columns.COLUMNS``)."""

    id: str
    municipality_code: str
    municipality: str
    municipality_name: str
    plan: str
    plan_title: str
    holder_kind: str
    holder: str
    holder_number: str
    holder_title: str
    department: str
    department_name: str
    responsible_as_published: str
    indicator: str = ""
    indicator_name: str = ""
    indicator_kind: str = ""
    direction: str = ""
    accumulation: str = ""
    kind: str = ""
    budget_kind: str = ""
    item: str = ""
    part_of: str = ""
    period_kind: str = ""
    period_from: str = ""
    period_to: str = ""
    year: int | Empty = ""
    era_year: str = ""
    period_text: str = ""
    value: Decimal | Empty = ""
    value_low: Decimal | Empty = ""
    value_high: Decimal | Empty = ""
    open_end: str = ""
    value_text: str = ""
    done: bool | Empty = ""
    unit: str = ""
    as_published: str = ""
    flag: str = ""
    approximate: bool = False
    final_target: bool = False
    state: str = "final"
    missing_reason: str = ""
    missing_text: str = ""
    missing_note: str = ""
    as_of: str = ""
    revised_in: int | Empty = ""
    remark: str = ""
    editor_note: str = ""
    footnotes: str = ""
    corrected_on: str = ""
    corrected_from: str = ""
    correction_reason: str = ""
    correction_cause: str = ""
    correction_words: str = ""
    report: str = ""
    report_name: str = ""
    source_document: str = ""
    source_document_title: str = ""
    source_page: str = ""
    source_url: str = ""
    address: str = ""
