"""`kokai read`: a draft of data from a document that was published as PDF or Word, to be looked at by a person.

``extracting`` has readers (``pdf_pages``, ``docx_pages``, ``text_pages``) give the pages in a process of their own; ``furniture`` takes off
heads and feet and keeps the printed page numbers. ``field_words`` knows what the field calls things; by it ``table_heads`` and ``table_rows``
understand tables, ``text_lines`` running text, and ``drafting`` puts both together. ``draft_yaml`` writes the data, ``draft_page`` document
and draft side by side, ``writing_drafts`` both to the disk; ``patience`` bounds it all. Nothing is guessed: what is not read stays a wording, with a mark.
"""

from generator.reading.draft_page import render_draft
from generator.reading.draft_yaml import DraftFile, write_draft_files
from generator.reading.drafting import draft_papers
from generator.reading.drafts import Draft, DraftIndicator, DraftMeasure
from generator.reading.extracting import PaperLimits, read_paper
from generator.reading.field_words import Meaning, year_in
from generator.reading.known_data import KnownData, UnknownPlanError, read_known
from generator.reading.needs import tell_missing_reader
from generator.reading.papers import Paper, UnreadablePaper
from generator.reading.patience import DraftTooLongError, Patience
from generator.reading.writing_drafts import DraftInTheWayError, write_drafts

__all__ = [
    "Draft",
    "DraftFile",
    "DraftInTheWayError",
    "DraftIndicator",
    "DraftMeasure",
    "DraftTooLongError",
    "KnownData",
    "Meaning",
    "Paper",
    "PaperLimits",
    "Patience",
    "UnknownPlanError",
    "UnreadablePaper",
    "draft_papers",
    "read_known",
    "read_paper",
    "render_draft",
    "tell_missing_reader",
    "write_draft_files",
    "write_drafts",
    "year_in",
]
