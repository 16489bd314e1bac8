"""One module and one template for each kind of page: ``<kind>.py`` gathers its view and declares words that are its own, ``<kind>.html`` puts it between tags."""

from importlib import import_module
from types import ModuleType


def module_of_kind(name: str) -> ModuleType:
    """The module of the kind of page with the name. ``ModuleNotFoundError`` where there is none."""
    return import_module(f"{__name__}.{name}")
