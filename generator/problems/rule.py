"""What a rule of the catalogue is."""

import enum

from generator.model.basics import Record


class Severity(enum.StrEnum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


class Root(enum.Enum):
    """Below which folder the file of a rule's problems stands: the reader of a report has to find it."""

    DATA = enum.auto()
    """The data folder."""
    PROJECT = enum.auto()
    """The folder that holds ``mkdocs.yml``: hand-written pages, the chrome, results of tests."""
    SITE = enum.auto()
    """The built site."""
    MACHINE = enum.auto()
    """None of them: the whole path of a file on this machine, or no file but a part of the program."""


class Rule(Record, frozen=True):
    """A rule of the catalogue. ``what`` and ``mend`` may name details in braces; ``root`` says where its files stand."""

    code: str
    name: str
    title: str
    what: str
    mend: str
    level: Severity = Severity.ERROR
    root: Root = Root.DATA
