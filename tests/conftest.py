"""What every test shares."""

import pytest
from hypothesis import settings

from built import open_shared

# A property holds or not, however busy the machine is.
settings.register_profile("kokai", deadline=None)
settings.load_profile("kokai")

_LONG = ("gate", "browser", "machine")


def pytest_configure() -> None:
    """Open the folder of what is made once, before pytest-xdist starts other processes: they find it in their environment."""
    open_shared()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a browser or takes seconds by its nature is left out by `make test-fast`."""
    for item in items:
        if item.path.parent.name in _LONG:
            item.add_marker(pytest.mark.long)
