"""What a release brings, step by step. Each step makes files of the walked site; all are written at the very end, or none."""

from typing import Final

from generator.release.address_ledger import record_addresses
from generator.release.change_records import record_changes
from generator.release.release_list import record_release
from generator.release.releasing import Step
from generator.release.version_files import record_versions

STEPS: Final[tuple[Step, ...]] = (record_addresses, record_changes, record_release, record_versions)
