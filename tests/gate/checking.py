"""Every check of this repository's gate: those of ``generator.gate``, and those that Java and Node.js make besides."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.gate import checks
from generator.gate.checks import Check

WRITTEN: Final[Mapping[str, Check]] = MappingProxyType(
    {"nu": Check("The Nu HTML checker finds no error", ("4.1.1",)), **checks.WRITTEN}
)
MET: Final[Mapping[str, Check]] = MappingProxyType(
    {**checks.MET, "lighthouse": Check("Lighthouse gives 100 of 100 in every category on a phone")}
)
CHECKS: Final[Mapping[str, Check]] = MappingProxyType({**WRITTEN, **MET})
