"""Run Kokai as `python -m generator`, or as `kokai` where the package is installed.

Ctrl+C may come at any moment. While modules are loaded and while the program leaves, nothing is in the making and it leaves at once;
in between it unwinds what is in the making, and a second Ctrl+C does not wait for that. A traceback is shown at none of them.
"""

import _signal  # type: ignore[import-not-found] # what `signal` is made of: to load that takes longer than all else here
import os
import sys


def _leave_at_once(*_: object) -> None:
    """Leave without unwinding anything."""
    os.write(2, "\n中止しました。公開中のサイトはそのままです。\n".encode())
    os._exit(2)


def _begin_to_leave(*_: object) -> None:
    """Unwind; whoever cannot wait for it says so again."""
    _signal.signal(_signal.SIGINT, _leave_at_once)
    raise KeyboardInterrupt


def _heed(handler: object) -> None:
    """Have Ctrl+C mean this, unless whoever started the program had it ignored (as a shell does for what runs in the background)."""
    if _HEEDED:
        _signal.signal(_signal.SIGINT, handler)


# Before anything else is loaded. Only where this is the program: a test that imports it keeps its own Ctrl+C.
_HEEDED = _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler
if __name__ == "__main__" or os.path.basename(sys.argv[0]).startswith("kokai"):  # noqa: PTH119 (pathlib would be loaded first)
    _heed(_leave_at_once)

import gc  # noqa: E402
from contextlib import suppress  # noqa: E402
from typing import NoReturn  # noqa: E402


def main() -> int:
    """Run the command line; an environment that lacks a part is told of, not traced back."""
    try:
        from generator.cli import main as run  # noqa: PLC0415 - what is missing must be told in words
    except (ImportError, MemoryError) as lack:
        return _tell_lack(lack)
    return run()


def _tell_lack(lack: ImportError | MemoryError) -> int:
    from generator.problems.faults import is_memory_fault  # noqa: PLC0415 - it loads little

    if is_memory_fault(lack):
        told = "メモリーが足りず、プログラムを始められません。ほかのプログラムを終わらせるか、使えるメモリーの上限を上げてください。"
    else:
        name = getattr(lack, "name", None)
        told = f"プログラムの部品「{name}」がありません。「make site」で環境を作り直してください。"
    print(told, file=sys.stderr)
    return 2


def _pass_on(fault: "sys.UnraisableHookArgs") -> None:
    """A Ctrl+C that came where Python cannot raise it (while an object is taken apart) would only be printed: leave instead."""
    if isinstance(fault.exc_value, KeyboardInterrupt):
        _leave_at_once()
    sys.__unraisablehook__(fault)


def leave() -> NoReturn:
    """Run the command line and leave at once: giving back the memory of ten thousand records piece by piece takes longer than changing one."""
    # One run makes no garbage that matters, and looking for it among a hundred thousand records costs a tenth of the time.
    gc.disable()
    _heed(_leave_at_once)
    sys.unraisablehook = _pass_on
    code = 2
    with suppress(ImportError, MemoryError):  # told of below
        from generator import cli  # noqa: F401, PLC0415 - loaded while Ctrl+C still leaves at once
    try:
        _heed(_begin_to_leave)
        code = main()
        _heed(_leave_at_once)
    except KeyboardInterrupt:
        _leave_at_once()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # nobody reads any more
            code = code or 2
    os._exit(code)


if __name__ == "__main__":
    leave()
