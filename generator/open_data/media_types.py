"""What files of data are to programs (IANA, Media Types)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MEDIA_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "csv": "text/csv",
        "json": "application/json",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip": "application/zip",
        "xml": "application/xml",
    }
)
"""What files of data are, by how their names end."""
