"""The axe-core of the lock file, newer than that of the Python package that cities get: the tests' gate takes this one."""

import os

from gate.tools import AXE
from generator.gate.needs import NAMED_AXE


def use_newest_axe() -> None:
    """Have the gate take it from now on, in this process and those that it starts."""
    os.environ[NAMED_AXE] = str(AXE)
