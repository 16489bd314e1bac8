"""Record a release in the ledger (``data/ledger/``): what was released answers for ever, and what changes later is held against it."""

from generator.release.releases import release_site
from generator.release.releasing import FileOfRelease, Releasing, Step

__all__ = ["FileOfRelease", "Releasing", "Step", "release_site"]
