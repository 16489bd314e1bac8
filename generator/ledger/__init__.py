"""What was released, held against what is there: which addresses and anchors are gone, what became of each, and what no one accounts for.

`writing` is how the files of ``data/ledger/`` are written.
"""

from generator.ledger.checking import check_hand_written_released, check_released
from generator.ledger.gone import (
    GoneAnchor,
    GoneIndicator,
    GonePage,
    find_gone_anchors,
    find_gone_indicators,
    find_gone_pages,
)
from generator.ledger.moves import Moves, SitePlace, Whereabouts

__all__ = [
    "GoneAnchor",
    "GoneIndicator",
    "GonePage",
    "Moves",
    "SitePlace",
    "Whereabouts",
    "check_hand_written_released",
    "check_released",
    "find_gone_anchors",
    "find_gone_indicators",
    "find_gone_pages",
    "writing",
]
