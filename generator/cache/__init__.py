"""What is kept from build to build.

A `Store` holds named entries below the working folder: what cannot be read counts as absent, each is
written in one step, what no build names any more is dropped, and all that another program (`digest_program`) kept is not seen. Everything
that is compared by a digest has it from `digest_of`, but for what others compare too (`sha256_of`).
"""

from generator.cache.digests import digest_of, sha256_of
from generator.cache.later import Content, Later, make_now
from generator.cache.program import digest_program
from generator.cache.store import Store

__all__ = ["Content", "Later", "Store", "digest_of", "digest_program", "make_now", "sha256_of"]
