"""The result of an accessibility test: what was looked at, how, and what each success criterion gave."""

import datetime as dt
import enum
from collections.abc import Mapping
from typing import Final

import msgspec


class CriterionVerdict(enum.StrEnum):
    """What one way of testing said of a success criterion."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"
    NOT_TESTED = "not_tested"


class CriterionResult(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was found for one success criterion. ``note`` says in Japanese what was looked at, where that needs saying."""

    machine: CriterionVerdict = CriterionVerdict.NOT_TESTED
    hand: CriterionVerdict = CriterionVerdict.NOT_TESTED
    note: str = ""

    @property
    def tested(self) -> bool:
        """Whether anybody or anything looked at it."""
        return self.machine is not CriterionVerdict.NOT_TESTED or self.hand is not CriterionVerdict.NOT_TESTED

    @property
    def failed(self) -> bool:
        """Whether a fault was found."""
        return CriterionVerdict.FAILED in (self.machine, self.hand)


class Tool(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A program that tested."""

    name: str
    version: str


class SiteOfTest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which site was tested: where it is published, and a digest of its templates, its frame and its kinds of pages."""

    address: str
    made_of: str


NO_SITE: Final = SiteOfTest("", "")


class AccessibilityResult(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A test of the whole site, which ``site`` names: of any other it says nothing.

    ``pages`` is the number of all pages at the time; ``representative`` and ``drawn`` are the addresses below the root that were
    tested in full, the latter drawn by chance from the seed. ``settings`` are the screens on which they were looked at.
    """

    tested_on: dt.date
    pages: int
    representative: tuple[str, ...]
    drawn: tuple[str, ...]
    seed: str
    tools: tuple[Tool, ...]
    settings: tuple[str, ...]
    criteria: Mapping[str, CriterionResult]
    site: SiteOfTest = NO_SITE
    format: int = 2

    @property
    def holds_until(self) -> dt.date:
        """The last day on which the test counts: twelve months after it."""
        tested = self.tested_on
        day = 28 if (tested.month, tested.day) == (2, 29) else tested.day
        return tested.replace(year=tested.year + 1, day=day)


class NoTest(msgspec.Struct, frozen=True):
    """No test has been made yet."""


NO_TEST = NoTest()
