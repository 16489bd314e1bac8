"""Files beside the pages that programs read: a format, a module. ``export_files`` makes all of them from the map and the judgements."""

from generator.exports.embeds import describe_frame
from generator.exports.exported import Exported
from generator.exports.formats import export_files
from generator.exports.lasting_style import frame_style, page_style, squeeze
from generator.exports.measure_json import render_canonical
from generator.exports.old_files import answer_old_files
from generator.exports.tables import Tables

__all__ = [
    "Exported",
    "Tables",
    "answer_old_files",
    "changes",
    "describe_frame",
    "export_files",
    "feeds",
    "frame_style",
    "page_style",
    "render_canonical",
    "squeeze",
    "tables",
    "xml_writing",
]
