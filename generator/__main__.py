"""Run Kokai as `python -m generator`, or as `kokai` where the package is installed.

Ctrl+C, or a TERM or HUP from the system, may come at any moment. While modules are loaded and while the program leaves, nothing is in the making and it leaves at once;
in between it unwinds what is in the making (the programs that were started, half-written files), and a second one does not wait for
that. From the moment the site is published it is held back until that is told (`system.interrupts`). A traceback is shown at none of them.
"""

import _signal  # type: ignore[import-not-found] # what `signal` is made of: to load that takes longer than all else here
import os
import sys


def _leave_at_once(*_: object) -> None:
    """Leave without unwinding anything."""
    said, code = "\n中止しました。公開中のサイトはそのままです。\n", 2
    interrupts = sys.modules.get("generator.system.interrupts")  # before it is loaded, nothing was published
    if interrupts is not None and interrupts.is_published():
        said, code = interrupts.PUBLISHED, 0
    try:
        os.write(2, said.encode())
    except OSError:
        os._exit(code)  # nobody reads any more
    os._exit(code)


def _begin_to_leave(*_: object) -> None:
    """Unwind; whoever cannot wait for it says so again."""
    _heed(_leave_at_once)
    raise KeyboardInterrupt


def _heed(handler: object) -> None:
    """Have what ends a run mean this, unless whoever started the program had it ignored (as `nohup` does, or a shell in the background)."""
    for number in _HEEDED:
        _signal.signal(number, handler)


def _hold_places() -> None:
    """Where standard input, output or error are missing, the next file that is opened would be taken for them."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


# Before anything else is loaded. Only where this is the program: a test that imports it keeps its own Ctrl+C.
_HEEDED = [
    getattr(_signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if hasattr(_signal, name)
    and _signal.getsignal(getattr(_signal, name)) in (_signal.SIG_DFL, _signal.default_int_handler)
]
if __name__ == "__main__" or os.path.basename(sys.argv[0]).startswith("kokai"):  # noqa: PTH119 (pathlib would be loaded first)
    _heed(_leave_at_once)
    _hold_places()

import gc  # noqa: E402
from contextlib import suppress  # noqa: E402
from typing import NoReturn  # noqa: E402


def main() -> int:
    """Run the command line; an environment that lacks a part is told of, not traced back."""
    try:
        from generator.cli import load  # noqa: PLC0415 - what is missing must be told in words
        from generator.cli import main as run  # noqa: PLC0415

        load(sys.argv[1:])
    except (ImportError, MemoryError) as lack:
        return _tell_lack(lack)
    return run()


def _tell_lack(lack: ImportError | MemoryError) -> int:
    from generator.system.shortages import is_memory_fault  # noqa: PLC0415 - it loads nothing that may be what is missing

    if is_memory_fault(lack):
        told = "メモリーが足りず、プログラムを始められません。ほかのプログラムを終わらせるか、使えるメモリーの上限を上げてください。"
    else:
        name = getattr(lack, "name", None)
        told = f"プログラムの部品「{name}」がありません。「make site」で環境を作り直してください。"
    with suppress(OSError, ValueError):
        print(told, file=sys.stderr or open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - it is about to leave
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
        from generator import cli  # noqa: PLC0415 - loaded while Ctrl+C still leaves at once

        cli.load(sys.argv[1:])
    try:
        _heed(_begin_to_leave)
        code = main()
        _heed(lambda *_: os._exit(code))  # all is told
    except KeyboardInterrupt:
        _leave_at_once()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError, ValueError):  # nobody reads any more
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    leave()
