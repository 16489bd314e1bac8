"""``kokai diff``: what differs between two releases, archives or folders of data, for programs, feed readers and whoever decides."""

from generator.diffs.asking import diff_states, read_differences
from generator.diffs.reports import FORMATS

__all__ = ["FORMATS", "diff_states", "read_differences"]
