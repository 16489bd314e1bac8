"""Results by spreadsheet: workbooks for the departments, what came back held against what was sent and what stands now, edits of the YAML.

``rows`` is what is asked, ``workbooks`` writes it, ``books`` reads what came back
(``cells`` by ``book_reader``, in a process of its own), ``taking`` makes answers of cells, ``merging`` decides between
sent, returned and now, ``yaml_edits`` and ``yaml_writing`` change the files, ``collecting`` walks it all, and ``proving`` proves the outcome before the first write.
"""

from generator.sheets.books import tell_unreadable
from generator.sheets.cell_texts import cut, is_debris, is_mark, number_with_unit, text_of
from generator.sheets.cells import (
    DATES,
    CellValue,
    OpenedBook,
    UnreadableBookError,
    UnseenCells,
    open_book,
)
from generator.sheets.collecting import Collected, check_unchanged, collect_sheets, write_collected
from generator.sheets.figure_answers import answer_of, plain_number
from generator.sheets.handing_out import hand_out, plan_errands
from generator.sheets.pointers import POINTED_AT, Pointer, pointer_in
from generator.sheets.returning import write_returns
from generator.sheets.rows import DONE_WORDS, Plain, RowAnswer, SheetRow, Tree, name_row
from generator.sheets.settling import is_broken_number, typed_keys
from generator.sheets.standing import department_states, render_states
from generator.sheets.taking import AS_TEXT
from generator.sheets.yaml_writing import block, flow, scalar

__all__ = [
    "AS_TEXT",
    "DATES",
    "DONE_WORDS",
    "POINTED_AT",
    "CellValue",
    "Collected",
    "OpenedBook",
    "Plain",
    "Pointer",
    "RowAnswer",
    "SheetRow",
    "Tree",
    "UnreadableBookError",
    "UnseenCells",
    "answer_of",
    "block",
    "check_unchanged",
    "collect_sheets",
    "cut",
    "department_states",
    "flow",
    "hand_out",
    "is_broken_number",
    "is_debris",
    "is_mark",
    "name_row",
    "number_with_unit",
    "open_book",
    "plain_number",
    "plan_errands",
    "pointer_in",
    "render_states",
    "scalar",
    "tell_unreadable",
    "text_of",
    "typed_keys",
    "write_collected",
    "write_returns",
]
