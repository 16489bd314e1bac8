"""`kokai upgrade`: data of an earlier format brought to the present one, step by step.

``steps`` is the registry, one step from each format to the next; ``respelling`` changes single entries of a YAML file and not a byte beside them; ``planning`` goes
through a data folder and proves what would come of it; ``exchanging`` writes all files or none.
"""

from generator.upgrading.exchanging import ChangedMeanwhileError, write_upgrade
from generator.upgrading.planning import Upgrade, plan_upgrade
from generator.upgrading.steps import STEPS, FormatStep

__all__ = ["STEPS", "ChangedMeanwhileError", "FormatStep", "Upgrade", "plan_upgrade", "write_upgrade"]
