"""Files beside the pages that programs read: a format, a module. ``export_files`` makes all of them from the map and the judgements."""

from generator.exports.exported import Exported
from generator.exports.formats import export_files

__all__ = ["Exported", "export_files"]
