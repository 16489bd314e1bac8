"""One run at a time holds the output and the working folder; whoever comes second waits or is told who is at work."""

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from built import with_chrome
from generator.build import Order, build_site
from generator.problems.problem import Problem
from generator.progress import Progress
from generator.publish.publisher import Publisher
from generator.system import locks as holding
from generator.system.locks import FolderHeldError, LockNotOursError, NoLocksError, hold, lock_beside, lock_inside
from generator.system.work_folder import mark_work
from sample import City, details

pytestmark = pytest.mark.long

PROJECT = Path(__file__).resolve().parent.parent
HOLD = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from generator.system.locks import hold, lock_inside
with hold([lock_inside(Path(sys.argv[1]))], 0, print):
    print("held", flush=True)
    time.sleep(60)
"""


def nobody(text: str) -> None:
    raise AssertionError(text)


@contextmanager
def another_run(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the folder."""
    command = [sys.executable, "-c", HOLD, str(folder), str(PROJECT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        try:
            assert run.stdout is not None
            assert run.stdout.readline() == "held\n"
            yield run
        finally:
            run.kill()


class TestHold:
    def test_a_second_run_is_told_who_is_at_work(self, tmp_path: Path) -> None:
        with another_run(tmp_path) as run, pytest.raises(FolderHeldError) as told:  # noqa: SIM117
            with hold([lock_inside(tmp_path)], 0, nobody):
                pass
        folder, holder = told.value.args
        assert folder == str(tmp_path)
        assert f"プロセス {run.pid}" in holder
        assert " から、" in holder

    def test_a_dead_holders_lock_falls_by_itself(self, tmp_path: Path) -> None:
        with another_run(tmp_path) as run:
            run.send_signal(signal.SIGKILL)
            run.wait()
            assert (tmp_path / "lock").exists()
            with hold([lock_inside(tmp_path)], 0, nobody):
                pass
        assert not (tmp_path / "lock").exists()

    def test_a_run_that_waits_says_so_once_and_goes_on(self, tmp_path: Path) -> None:
        lines: list[str] = []
        with another_run(tmp_path) as run:
            threading.Timer(0.3, run.kill).start()
            with hold([lock_inside(tmp_path)], 30, lines.append):
                pass
        assert len(lines) == 1
        assert f"「{tmp_path}」を使っている実行が終わるのを待っています" in lines[0]

    def test_other_ways_to_the_same_folder_are_the_same(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "a")
        with hold([lock_beside(tmp_path / "a" / "site")], 0, nobody), pytest.raises(FolderHeldError):  # noqa: SIM117
            with hold([lock_beside(tmp_path / "link" / ".." / "a" / "site")], 0, nobody):
                pass

    def test_runs_that_share_one_of_two_folders_never_wait_for_each_other(self, tmp_path: Path) -> None:
        one, other = lock_inside(tmp_path / "one"), lock_inside(tmp_path / "other")
        done: list[int] = []

        def work(number: int) -> None:
            for _ in range(30):
                with hold([one, other] if number % 2 else [other, one], 30, lambda _: None):
                    done.append(number)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert len(done) == 60

    def test_two_never_hold_at_once(self, tmp_path: Path) -> None:
        inside = 0
        most = 0

        def work() -> None:
            nonlocal inside, most
            for _ in range(40):
                with hold([lock_inside(tmp_path)], 60, lambda _: None):
                    inside += 1
                    most = max(most, inside)
                    time.sleep(0.001)
                    inside -= 1

        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert most == 1

    @pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
    def test_a_disk_without_locks_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        def no_locks(_: int) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(holding, "_take_lock", no_locks)
        with pytest.raises(NoLocksError), hold([lock_inside(tmp_path)], 0, nobody):
            pass
        assert list(tmp_path.iterdir()) == []

    def test_what_a_stranger_wrote_into_the_lock_is_not_repeated(self, tmp_path: Path) -> None:
        with hold([lock_inside(tmp_path)], 0, nobody):
            (tmp_path / "lock").write_bytes(b"\x1b[2J" * 5_000)
            with pytest.raises(FolderHeldError, match="どの実行かは分かりません"), ExitStack() as held:
                held.enter_context(hold([lock_inside(tmp_path)], 0, nobody))


class TestWhatElseHasTheNameOfALock:
    """It is somebody's: it is named, and neither written, emptied nor removed."""

    def refused(self, folder: Path) -> str:
        with pytest.raises(LockNotOursError) as told, hold([lock_inside(folder)], 0, nobody):
            pass
        file, cause = told.value.args
        assert file == str(folder / "lock")
        return str(cause)

    @pytest.mark.parametrize("there", ["precious", "", None])
    def test_a_link(self, tmp_path: Path, there: str | None) -> None:
        target = tmp_path / "target"
        if there is not None:
            target.write_text(there, encoding="utf-8")
        work = tmp_path / "work"
        work.mkdir()
        (work / "lock").symlink_to(target)
        assert self.refused(work) == "リンクがあります"
        assert (work / "lock").is_symlink()
        assert (target.read_text(encoding="utf-8") if target.exists() else None) == there

    @pytest.mark.parametrize(
        "content",
        [
            b"precious",
            b"{}",
            b"[1]",
            b"\x00\xff",
            b"kokai locksmith\n",
            b"\n",
            b"5211\n",
            b'{"pid": 1, "host": "mine"}',
        ],
    )
    def test_a_file(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "lock").write_bytes(content)
        assert self.refused(tmp_path) == "このプログラムが作ったものではないファイルがあります"
        assert (tmp_path / "lock").read_bytes() == content

    def test_a_second_name_of_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "diary").write_text("precious", encoding="utf-8")
        (tmp_path / "lock").hardlink_to(tmp_path / "diary")
        self.refused(tmp_path)
        assert (tmp_path / "diary").read_text(encoding="utf-8") == "precious"

    def test_a_folder_a_pipe_and_a_device(self, tmp_path: Path) -> None:
        for name, make, cause in (
            ("a", lambda path: path.mkdir(), "フォルダーがあります"),
            ("b", os.mkfifo, "名前付きパイプがあります"),
            ("c", lambda path: path.symlink_to("/dev/null"), "リンクがあります"),
        ):
            (tmp_path / name).mkdir()
            make(tmp_path / name / "lock")
            assert self.refused(tmp_path / name) == cause
            assert os.path.lexists(tmp_path / name / "lock")

    def test_a_file_on_a_disk_without_locks(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_locks(_: int) -> None:
            raise OSError(errno.ENOLCK, "No locks available")

        (tmp_path / "lock").write_text("precious", encoding="utf-8")
        monkeypatch.setattr(holding, "_take_lock", no_locks)
        with pytest.raises(NoLocksError), hold([lock_inside(tmp_path)], 0, nobody):
            pass
        assert (tmp_path / "lock").read_text(encoding="utf-8") == "precious"

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"kokai",
            b"kokai lock\n",
            b'kokai lock\n{"pid":',
            b'{"pid":1,"host":"h","user":"u","command":"kokai build","since":"2026-01-01"}',
        ],
    )
    def test_is_not_what_a_killed_run_left(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "lock").write_bytes(content)
        with hold([lock_inside(tmp_path)], 0, nobody):
            pass
        assert not (tmp_path / "lock").exists()


@pytest.mark.parametrize("name", ["host", "user", "command", "since"])
def test_no_word_of_a_holder_is_obeyed_by_a_terminal(tmp_path: Path, name: str) -> None:
    words = {"pid": 1, "host": "h", "user": "u", "command": "c", "since": "s"}
    words[name] = "x\x1b[31m\n[誤り K999] \u202e\r" + "長" * 500
    with hold([lock_inside(tmp_path)], 0, nobody):
        (tmp_path / "lock").write_text("kokai lock\n" + json.dumps(words), encoding="utf-8")
        with pytest.raises(FolderHeldError) as told, hold([lock_inside(tmp_path)], 0, nobody):
            pass
    holder = told.value.args[1]
    assert "[誤り K999]" in holder
    assert holder.isprintable()


def test_a_call_that_is_no_text_holds_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["kokai", "check", "--work", "w\udcff"])
    with (
        hold([lock_inside(tmp_path)], 0, nobody),
        pytest.raises(FolderHeldError) as told,
        hold([lock_inside(tmp_path)], 0, nobody),
    ):
        pass
    assert "kokai check --work w?" in told.value.args[1]


def order(folder: Path) -> Order:
    return Order(
        PROJECT, City(folder).data, folder / "site", with_chrome(folder / "work"), search=False, images=False, wait=0
    )


def codes(asked: Order) -> list[str]:
    outcome = build_site(asked, Progress(quiet=True))
    assert not outcome.published
    return [found.rule for found in outcome.problems]


class TestBuilds:
    @pytest.mark.breaks("K905")
    @pytest.mark.parametrize("write", [True, False])
    def test_are_refused_while_another_holds_the_working_folder(self, tmp_path: Path, *, write: bool) -> None:
        asked = order(tmp_path)._replace(write=write)
        with another_run(asked.work):
            assert codes(asked) == ["K905"]
        assert not asked.out.exists()

    def test_are_refused_while_another_holds_the_output(self, tmp_path: Path) -> None:
        asked = order(tmp_path)
        with hold([lock_beside(asked.out)], 0, nobody):
            outcome = build_site(asked, Progress(quiet=True))
        assert [found.rule for found in outcome.problems] == ["K905"]
        assert details(outcome.problems[0])["file"] == str(asked.out)

    @pytest.mark.breaks("K906")
    def test_are_refused_on_a_disk_without_locks(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_locks(_: int) -> None:
            raise OSError(errno.ENOLCK, "No locks available")

        asked = order(tmp_path)  # what it shares with other tests is made under locks
        monkeypatch.setattr(holding, "_take_lock", no_locks)
        assert codes(asked) == ["K906"]

    def test_are_refused_where_the_lock_may_not_be_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked = order(tmp_path)

        def refused(lock: holding.Lock) -> int:
            raise PermissionError(errno.EACCES, "Permission denied", str(lock.file))

        monkeypatch.setattr(holding, "_try", refused)
        outcome = build_site(asked, Progress(quiet=True))
        assert [found.rule for found in outcome.problems] == ["K902"]
        assert details(outcome.problems[0])["cause"] == "権限がありません"


@pytest.mark.breaks("K915")
@pytest.mark.parametrize("place", ["work", "out"])
def test_a_build_refuses_a_link_in_the_place_of_its_lock(tmp_path: Path, place: str) -> None:
    asked = order(tmp_path)
    lock = lock_inside(asked.work) if place == "work" else lock_beside(asked.out)
    (tmp_path / "precious").write_text("precious", encoding="utf-8")
    mark_work(asked.work)
    lock.file.symlink_to(tmp_path / "precious")
    outcome = build_site(asked, Progress(quiet=True))
    assert [(found.rule, found.place.file) for found in outcome.problems] == [("K915", str(lock.file))]
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "precious"
    assert not asked.out.exists()


class TestTheWorkingFolder:
    @pytest.mark.breaks("K914")
    @pytest.mark.parametrize("write", [True, False])
    @pytest.mark.parametrize(
        "entry",
        [
            "diary.txt",
            "folders/mine.txt",
            "sources/mine.txt",
            "search/mine.txt",
            "kept/Photo.jpg",
            "kept/drawn/mine.png",
            "kept/chrome/mine/page.html",
            "lock",
            "kokai.json",
            "kokai-work.json",
            ".hidden",
        ],
    )
    def test_of_somebody_else_is_refused_and_left_as_it_is(self, tmp_path: Path, entry: str, *, write: bool) -> None:
        asked = order(tmp_path)._replace(work=tmp_path / "theirs", write=write)
        file = asked.work / entry
        file.parent.mkdir(parents=True)
        file.write_text("precious", encoding="utf-8")
        before = sorted(tmp_path.rglob("*"))
        outcome = build_site(asked, Progress(quiet=True))
        assert [(found.rule, found.place.file) for found in outcome.problems] == [("K914", str(asked.work))]
        assert file.read_text(encoding="utf-8") == "precious"
        assert sorted(tmp_path.rglob("*")) == before

    def test_of_an_earlier_kokai_is_taken_over(self, tmp_path: Path) -> None:
        asked = order(tmp_path)._replace(search=True)
        assert build_site(asked, Progress(quiet=True)).published
        marker = asked.work / "kokai-work.json"
        digest = "0123456789abcdef" * 2
        for name in (
            "fault.txt",
            f"sources/{digest}.txt",
            "serve-8000/index/pagefind/x",
            "schema/measure.schema.json",
            "search/index-abc/made/x",
            "kept/texts.123.new",
            "bench/x",
        ):
            (asked.work / name).parent.mkdir(parents=True, exist_ok=True)
            (asked.work / name).touch()
        assert marker.exists()
        marker.unlink()
        assert build_site(asked, Progress(quiet=True)).published
        assert marker.exists()
        assert not (asked.work / "kept/texts.123.new").exists()

    def test_keeps_what_others_put_into_it_later(self, tmp_path: Path) -> None:
        asked = order(tmp_path)
        assert build_site(asked, Progress(quiet=True)).published
        mine = [asked.work / name for name in ("mine.txt", "folders/mine.txt", "sources/mine.txt", "kept/mine.txt")]
        for file in mine:
            file.parent.mkdir(exist_ok=True)
            file.write_text("precious", encoding="utf-8")
        assert build_site(asked, Progress(quiet=True)).published
        assert [file.read_text(encoding="utf-8") for file in mine] == ["precious"] * 4

    @pytest.mark.parametrize("left", ["", '{"generator"'])
    def test_whose_marker_a_full_disk_cut_off_is_ours(self, tmp_path: Path, left: str) -> None:
        asked = order(tmp_path)
        (asked.work / "kokai-work.json").write_text(left, encoding="utf-8")
        assert build_site(asked, Progress(quiet=True)).published


class TestASiteOfAnotherBuild:
    @pytest.mark.parametrize(
        ("out", "work"),
        [
            ("site/en", "other"),
            ("site/a/b/en", "other"),
            (".site.spare/en", "other"),
            (".site.spare", "other"),
            (".site.parked", "other"),
            (".site.lock", "other"),
            ("en", "site/kept"),
            ("link/en", "other"),
        ],
    )
    def test_takes_nothing_into_it(self, tmp_path: Path, out: str, work: str) -> None:
        asked = order(tmp_path)
        for _ in range(2):
            assert build_site(asked, Progress(quiet=True)).published
        (tmp_path / "link").symlink_to("site")
        before = sorted(tmp_path.rglob("*"))
        assert codes(asked._replace(out=tmp_path / out, work=tmp_path / work)) == ["K907"]
        assert sorted(tmp_path.rglob("*")) == before

    def test_may_stand_beside_it(self, tmp_path: Path) -> None:
        asked = order(tmp_path)
        for name in ("site", "site-en", ".hidden"):
            assert build_site(asked._replace(out=tmp_path / name), Progress(quiet=True)).published


class TestALockThatSomebodyRemoves:
    def test_is_noticed_when_another_holds_the_folder_now(self, tmp_path: Path) -> None:
        with hold([lock_inside(tmp_path)], 0, nobody) as held:
            held.make_sure()
            (tmp_path / "lock").unlink()
            with another_run(tmp_path) as run:
                with pytest.raises(FolderHeldError) as told:
                    held.make_sure()
                assert f"プロセス {run.pid}" in told.value.args[1]

    def test_does_not_take_the_other_s_lock_away_at_the_end(self, tmp_path: Path) -> None:
        with ExitStack() as later:
            with hold([lock_inside(tmp_path)], 0, nobody):
                (tmp_path / "lock").unlink()
                later.enter_context(another_run(tmp_path))
            with pytest.raises(FolderHeldError), hold([lock_inside(tmp_path)], 0, nobody):
                pass

    def test_keeps_a_build_from_publishing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = order(tmp_path)
        stage = Publisher.check

        def check(self: Publisher) -> Iterator[Problem]:
            lock_beside(asked.out).file.unlink()
            return stage(self)

        monkeypatch.setattr(Publisher, "check", check)
        assert codes(asked) == ["K905"]
        assert not asked.out.exists()


@pytest.mark.breaks("K907")
@pytest.mark.parametrize(
    ("out", "work"),
    [
        ("/", "work"),
        (".", "work"),
        ("data", "work"),
        ("data/site", "work"),
        ("site", "data/kept"),
        ("site", "site"),
        ("site", "site/kept"),
        ("work/site", "work"),
        ("site", ".site.spare"),
        ("site", ".site.parked"),
        ("link", "work"),
        ("link/site", "work"),
        ("site", "elsewhere/../data"),
    ],
)
def test_folders_that_lie_in_each_other_are_refused_before_anything_is_written(
    tmp_path: Path, out: str, work: str
) -> None:
    asked = order(tmp_path)
    (tmp_path / "link").symlink_to(asked.data)
    (tmp_path / "elsewhere").mkdir()
    before = sorted(tmp_path.rglob("*"))
    asked = asked._replace(out=tmp_path / out, work=tmp_path / work)
    assert codes(asked) == ["K907"]
    assert sorted(tmp_path.rglob("*")) == before


def test_the_words_of_the_holder_are_those_of_its_process(tmp_path: Path) -> None:
    with hold([lock_inside(tmp_path)], 0, nobody):
        first, second = (tmp_path / "lock").read_text(encoding="utf-8").splitlines()
    assert first == "kokai lock"
    held = json.loads(second)
    assert held["pid"] == os.getpid()
