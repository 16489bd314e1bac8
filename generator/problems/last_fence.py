"""The last fence: any fault that nobody foresaw, as a problem."""

from pathlib import Path

from generator.problems.faults import describe_fault, name_memory_fault
from generator.problems.problem import Problem, problem, whole_file
from generator.system.shortages import is_memory_fault


def tell_fault(fault: BaseException, work: Path) -> Problem:
    """What happened; the details of what is not memory that ran out go to a file below ``work``, for the developers."""
    if is_memory_fault(fault):
        return problem("K911", whole_file("kokai"), cause=name_memory_fault(fault))
    cause, report = describe_fault(fault, work)
    return problem("K901", whole_file("kokai"), cause=cause, report=report)
