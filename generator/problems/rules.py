"""The catalogue of rules: one stable code each, its level, what it says and how to mend it.

Texts are Japanese and are filled with the problem's details by ``str.format``. A title names the fault ("〜がありません"), never the instruction.
Each rule has a page ``docs/problems/<CODE>.md`` whose examples run as tests. Codes are never given to another rule. In which module a rule
stands follows from its code; within it, rules stand in the order of their codes.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.problems.rule import Root, Rule, Severity
from generator.problems.rules_of_files import FILE_RULES
from generator.problems.rules_of_machine import MACHINE_RULES
from generator.problems.rules_of_pages import PAGE_RULES
from generator.problems.rules_of_sheets import SHEET_RULES
from generator.problems.rules_of_values import VALUE_RULES

__all__ = ["RULES", "Root", "Rule", "Severity"]

_RULES: Final = (*FILE_RULES, *VALUE_RULES, *PAGE_RULES, *SHEET_RULES, *MACHINE_RULES)

RULES: Final[Mapping[str, Rule]] = MappingProxyType({rule.code: rule for rule in _RULES})
