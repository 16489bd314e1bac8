"""One look at everything."""

import tempfile
from pathlib import Path

from generator.doctor.machine import look_at_machine
from generator.doctor.observations import Observation
from generator.doctor.own_files import look_at_own_files
from generator.doctor.site_state import (
    look_at_data,
    look_at_frame,
    look_at_ignored,
    look_at_installing,
    look_for_leftovers,
)


def examine_site(project: Path, data: Path) -> list[Observation]:
    """All that can be said of a site's folder and of the machine. Nothing is written beside a folder for temporary files. Raises ``OSError``."""
    with tempfile.TemporaryDirectory(prefix="kokai-doctor-", ignore_cleanup_errors=True) as scratch:
        return [
            *look_at_machine(Path(scratch)),
            *look_at_data(data),
            *look_at_frame(project, Path(scratch) / "work"),
            *look_at_own_files(project),
            *look_at_installing(project),
            *look_at_ignored(project),
            *look_for_leftovers(project),
        ]
