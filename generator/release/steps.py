"""What a release brings, step by step. Each step makes files of the walked site; all are written at the very end, or none."""

from typing import Final

from generator.release.address_ledger import record_addresses
from generator.release.release_list import record_release
from generator.release.releasing import Step

STEPS: Final[tuple[Step, ...]] = (record_addresses, record_release)
