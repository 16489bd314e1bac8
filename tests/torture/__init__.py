"""Builds are killed, run two at a time, and given full, locked and small machines; after each, what is published is held against a clean build."""

import sys
from pathlib import Path

# The program beside these tests is tried, whatever is installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
