"""Results by spreadsheet: workbooks for the departments, what came back held against what was sent and what stands now, edits of the YAML.

``rows`` is what is asked, ``workbooks`` writes it, ``books`` reads what came back, ``taking`` makes answers of cells, ``merging`` decides between
sent, returned and now, ``yaml_edits`` and ``yaml_writing`` change the files, ``road`` walks it all and proves the outcome before the first write.
"""

from generator.sheets.collecting import Collected, collect_sheets, write_collected
from generator.sheets.handing_out import hand_out, plan_errands
from generator.sheets.rows import SheetRow
from generator.sheets.standing import department_states, render_states

__all__ = [
    "Collected",
    "SheetRow",
    "collect_sheets",
    "department_states",
    "hand_out",
    "plan_errands",
    "render_states",
    "write_collected",
]
