"""A plan by spreadsheet: a first workbook of pillars, measures, indicators and targets, or CSV files in the same columns, to a plan's files.

``columns`` is what the sheets ask, ``workbook`` writes them, ``showing`` fills them from a plan that is there. ``tables`` and ``reading`` read what
came back, ``taking`` makes words of cells, ``linking`` ties rows together, ``building`` makes YAML whose every line knows its cell, and
``collecting`` has it all checked before the first write. It stands on ``sheets`` (cells, wordings, lines of YAML) and ``starting`` (new files).
"""

from generator.plan_books.collecting import TakenPlan, take_plan, write_plan
from generator.plan_books.handing_out import hand_out_plan

__all__ = ["TakenPlan", "hand_out_plan", "take_plan", "write_plan"]
