"""Problems below the parser: what a problem is, the catalogue of rules, and the report of them as text, JSON or annotations.

``problem`` is what every room uses; ``reports``, ``excerpts``, ``exit_codes`` and ``explain`` are for the command line; ``faults`` and ``last_fence`` tell
faults that are not the data's; ``nearest_word`` names the known word that was meant.
"""

__all__ = [
    "excerpts",
    "exit_codes",
    "explain",
    "faults",
    "last_fence",
    "nearest_word",
    "problem",
    "reports",
    "rules",
    "unseen_characters",
]
