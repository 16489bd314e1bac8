"""The languages that pages can be had in: one catalogue each."""

from typing import Final

from generator.wording.catalogue import CATALOGUES
from generator.wording.catalogue import Vocabulary as Vocabulary  # noqa: PLC0414 (part of what this module offers)

LANGUAGES: Final = tuple(sorted(path.stem for path in CATALOGUES.glob("*.yaml")))
"""The languages there are, by the name of their catalogue."""
