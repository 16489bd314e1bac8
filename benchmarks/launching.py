"""Start one command, wait for it, and print what it took: exit code, processor seconds, wall seconds, peak memory in bytes.

A program of its own (``python launching.py LOG COMMAND...``) that stays small: the system counts the memory of whoever starts a process as that
process's own, until the process has become its own program.
"""

import os
import subprocess
import sys
import time

BYTES_A_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss


def launch(log: str, command: list[str]) -> str:
    """Run the command with its output in the file ``log``; one line of figures."""
    # Where it is set, every start compiles the program's own modules anew, but not those of installed packages: no comparison.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with open(log, "wb") as stream:  # noqa: PTH123 - pathlib would be the larger part of this program
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=stream, stderr=subprocess.STDOUT, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    return f"{process.returncode} {usage.ru_utime + usage.ru_stime} {wall} {usage.ru_maxrss * BYTES_A_UNIT}"


if __name__ == "__main__":
    sys.stdout.write(launch(sys.argv[1], sys.argv[2:]))
