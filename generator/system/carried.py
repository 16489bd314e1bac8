"""The files that the package carries for every site: pages, shells, the frame, settings, the guides that the command shows."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parents[1]
_IN_A_WHEEL: Final = _PACKAGE / "starter"

CARRIED: Final = _IN_A_WHEEL if _IN_A_WHEEL.is_dir() else _PACKAGE.parent
"""The folder with ``mkdocs.yml``, ``content/``, ``overrides/`` and ``docs/``: laid into the wheel by ``pyproject.toml``, else the repository itself."""
