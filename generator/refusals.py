"""Why a build stopped, where neither the data nor the program is at fault: folders, locks, other programs, a chrome, disk and memory."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from generator.chrome.built import ChromeFailed, ChromeInputsRefused
from generator.load.inputs import explain_cause, explain_refused_write
from generator.parts import PartDamagedError
from generator.problems.faults import find_unwritable, name_memory_fault
from generator.problems.problem import Problem, problem, whole_file
from generator.publish.swap import FolderNotOursError
from generator.system.locks import FolderHeldError, LockNotOursError, NoLocksError
from generator.system.programs import ProgramNotRunError
from generator.system.shortages import is_memory_fault, is_of_limit
from generator.system.work_folder import WorkNotOursError


def tell_refusal(fault: Exception, out: Path, work: Path) -> Sequence[Problem]:
    """The problems that ``fault`` stands for; none where it is a fault of the program. ``out`` and ``work`` are the folders written to."""
    if isinstance(fault, ChromeInputsRefused):
        return fault.problems
    found = _name_refusal(fault) or _name_shortage(fault, out, work)
    return [] if found is None else [found]


_OF_FOLDERS: Final[Mapping[type[Exception], tuple[str, tuple[str, ...]]]] = {
    FolderNotOursError: ("K903", ("file",)),
    FolderHeldError: ("K905", ("file", "holder")),
    NoLocksError: ("K906", ("file", "cause")),
    WorkNotOursError: ("K914", ("file", "other")),
    LockNotOursError: ("K915", ("file", "cause")),
    PartDamagedError: ("K922", ("file", "inner", "cause")),
}
"""What is in the way of a folder: the rule, and what the fault's ``args`` are."""


def _name_refusal(fault: Exception) -> Problem | None:
    if type(fault) in _OF_FOLDERS:
        rule, names = _OF_FOLDERS[type(fault)]
        return problem(rule, whole_file(str(fault.args[0])), **dict(zip(names, fault.args, strict=True)))
    if isinstance(fault, ChromeFailed):
        return problem("K704", fault.place, cause="\n" + str(fault))
    if isinstance(fault, ProgramNotRunError):
        name, file, cause = fault.args
        rule = "K916" if is_of_limit(cause) else "K912"
        return problem(rule, whole_file(file), name=name, file=file, cause=explain_cause(cause))
    return None


def _name_shortage(fault: Exception, out: Path, work: Path) -> Problem | None:
    """A memory or a disk that ran out, or that may not be written."""
    if is_memory_fault(fault):
        return problem("K911", whole_file("kokai"), cause=name_memory_fault(fault))
    if not isinstance(fault, OSError) or fault.errno is None:  # one without a number is a library's, not the system's
        return None
    file = find_unwritable(fault, out, work)
    rule = "K916" if is_of_limit(fault) else "K902"
    return problem(rule, whole_file(file), file=file, cause=explain_refused_write(fault))
