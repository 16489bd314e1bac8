"""Why a build stopped, where neither the data nor the program is at fault: folders, locks, other programs, a chrome, disk and memory."""

from collections.abc import Sequence
from pathlib import Path

from generator.chrome.built import ChromeFailed, ChromeInputsRefused
from generator.load.inputs import explain_cause
from generator.problems.faults import find_unwritable, is_memory_fault, name_memory_fault
from generator.problems.problem import Problem, problem, whole_file
from generator.publish.swap import FolderNotOursError
from generator.system.locks import FolderHeldError, NoLocksError
from generator.system.programs import ProgramNotRunError


def tell_refusal(fault: Exception, out: Path, work: Path) -> Sequence[Problem]:
    """The problems that ``fault`` stands for; none where it is a fault of the program. ``out`` and ``work`` are the folders written to."""
    if isinstance(fault, ChromeInputsRefused):
        return fault.problems
    found = _name_refusal(fault) or _name_shortage(fault, out, work)
    return [] if found is None else [found]


def _name_refusal(fault: Exception) -> Problem | None:
    match fault:
        case ChromeFailed():
            return problem("K704", whole_file("content"), cause="\n" + str(fault))
        case FolderNotOursError():
            return problem("K903", whole_file(str(fault.args[0])), file=fault.args[0])
        case FolderHeldError():
            file, holder = fault.args
            return problem("K905", whole_file(file), file=file, holder=holder)
        case NoLocksError():
            file, cause = fault.args
            return problem("K906", whole_file(file), file=file, cause=cause)
        case ProgramNotRunError():
            name, file, cause = fault.args
            return problem("K912", whole_file(file), name=name, file=file, cause=explain_cause(cause))
        case _:
            return None


def _name_shortage(fault: Exception, out: Path, work: Path) -> Problem | None:
    """A memory or a disk that ran out, or that may not be written."""
    if is_memory_fault(fault):
        return problem("K911", whole_file("kokai"), cause=name_memory_fault(fault))
    if not isinstance(fault, OSError) or fault.errno is None:  # one without a number is a library's, not the system's
        return None
    file = find_unwritable(fault, out, work)
    return problem("K902", whole_file(file), file=file, cause=explain_cause(fault))
