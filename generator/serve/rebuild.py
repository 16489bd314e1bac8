"""`kokai serve`: show the site while it is being edited. A change to data, content or templates is built and shown at once.

The preview is built into a folder of its own below the working folder; the site that is published is not touched.
"""

import errno
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from generator.build import BuildOutcome, Order, build_site
from generator.chrome import watched_by
from generator.problems.excerpts import lines_below, roots_of
from generator.problems.exit_codes import CLEAN, FAULT
from generator.problems.last_fence import tell_fault
from generator.problems.reports import count_levels, render_text
from generator.progress import Progress
from generator.publishable import tell_held
from generator.refusals import tell_refusal
from generator.render.environment import COMPONENTS, PAGES
from generator.render.renderer import renderer
from generator.serve.news import Board
from generator.serve.preview import PreviewServer
from generator.serve.watch import watch_changes
from generator.system.work_folder import WorkNotOursError, check_work


def serve_site(order: Order, port: int) -> int:
    """Show the site at http://127.0.0.1:``port``/ until Ctrl+C; gives the exit code (2 where the port or the working folder is not to be had)."""
    try:
        check_work(order.work)
    except WorkNotOursError as fault:
        print(render_text(tell_refusal(fault, order.out, order.work), lambda _: ()), file=sys.stderr)
        return FAULT
    try:
        preview = Preview(order, port)
    except (OSError, OverflowError) as fault:
        print(_no_port(port, fault), file=sys.stderr)
        return FAULT
    try:
        preview.run()
    except KeyboardInterrupt:
        print("\n表示を終わりました。", file=sys.stderr)
    finally:
        preview.close()
    return CLEAN


class Preview:
    """A preview: a server that shows the last good build, and a builder that watches for changes.

    ``address`` is where it is seen; with port 0 the system chooses one.
    """

    def __init__(self, order: Order, port: int, stream: TextIO | None = None) -> None:
        """Begin to listen. Raises ``OSError`` or ``OverflowError`` where the port is not to be had."""
        self._board = Board()
        self._server = PreviewServer(port, self._board)
        folder = order.work / f"serve-{self._server.port}"  # of its own: no other preview on this machine has the port
        self._order = order._replace(out=folder / "site", work=folder / "work", write=True, images=False)
        self._roots = roots_of(order.data, order.project, order.out)
        self._index = folder / "index"
        self._stream = stream or sys.stderr
        self._stop = threading.Event()
        self._search = order.search
        self._hurries = False
        self._server.show(self._order.out, self._index)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """The address of the home page."""
        return self._server.address

    def run(self) -> None:
        """Build, and build anew after each change, until :meth:`close` (from another thread) or Ctrl+C."""
        for number, changed in enumerate(self._changes()):
            if not number:
                self._build(Progress(self._stream))
                self._say(f"{self.address} で見られます。保存すると作り直します。終わるには Ctrl+C を押してください。")
                continue
            if any(path.is_relative_to(COMPONENTS) or path.is_relative_to(PAGES) for path in changed):
                renderer.cache_clear()  # templates are compiled once and kept
            self._build(Progress(self._stream, quiet=True))

    def close(self) -> None:
        """Stop watching, answering and waiting."""
        self._stop.set()
        self._board.close()
        self._server.shutdown()
        self._server.server_close()

    def _changes(self) -> Iterator[frozenset[Path]]:
        """First none, as soon as every change is seen; then the paths of each round of changes."""
        watched = (self._order.data, *watched_by(self._order.project), COMPONENTS, PAGES)
        return watch_changes(watched, self._stop)

    def _build(self, progress: Progress) -> None:
        started = time.perf_counter()
        outcome = self._walk(progress)
        errors, _ = count_levels(outcome.problems)
        order = self._order
        told = render_text(outcome.problems, lines_below(order.data), self._roots)
        if told:
            self._say(told + "\n")
        if errors:
            self._say(
                f"誤りが {errors} 件あります。直して保存すると作り直します。最後に作れたページは、そのまま見られます。"
            )
        else:
            told_held = tell_held(outcome.walked.held, drafts=order.drafts) if outcome.walked else []
            self._server.drafts = "".join(told_held) if order.drafts else ""
            took = time.perf_counter() - started
            self._say(f"作りました（{sum(outcome.pages.values()):,} ページ、{took:.2f} 秒）。")
            for line in told_held:
                self._say(line)
        self._board.post(told if errors else "")

    def _walk(self, progress: Progress) -> BuildOutcome:
        """One build. What is about the whole site (the search's index, the files of all its data) is made with the first good one and kept.

        It takes longer than all the rest. What an earlier preview left in the folder is of its day and not kept.
        """
        try:
            outcome = build_site(self._order._replace(search=self._search, whole=not self._hurries), progress)
        except Exception as fault:  # noqa: BLE001 - the next change may mend it, and the last good pages stay to be seen
            return BuildOutcome([tell_fault(fault, self._order.work)], {}, progress.seconds, [], published=False)
        self._hurries |= outcome.published
        if outcome.published and self._search:
            shutil.rmtree(self._index, ignore_errors=True)
            shutil.copytree(self._order.out / "pagefind", self._index / "pagefind")
            self._search = False
        return outcome

    def _say(self, text: str) -> None:
        print(text, file=self._stream, flush=True)


def _no_port(port: int, fault: OSError | OverflowError) -> str:
    """Why nothing can be shown at the port, and what to do."""
    if isinstance(fault, OverflowError):
        return f"ポート番号 {port} は使えません。1～65535 の番号を --port で指定してください。"
    if fault.errno == errno.EADDRINUSE:
        other = f"別の番号を --port で指定するか（例: --port {port + 1}）、"
        return f"ポート {port} は、ほかのプログラムが使っています。{other}そのプログラムを終わらせてください。"
    return f"ポート {port} で表示を始められません（{fault.strerror}）。別の番号を --port で指定してください。"
