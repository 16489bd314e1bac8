"""Pages and pictures made by several processes: the same bytes by however many, and a process that ends is one problem and no less of a site."""

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from answering import Answer, kill_after_the_first_answer, leave_to_others
from built import PROJECT, with_chrome
from generator import build, worker
from generator.build import Order, build_site
from generator.cache import Store
from generator.pages.jobs import Rendered
from generator.progress import Progress
from generator.publish import publisher
from generator.publish.tasks import (
    Beginning,
    PagesTask,
    PicturesTask,
    WantedPage,
    WantedPicture,
    read_pages,
    read_pictures,
    together,
)
from generator.system.programs import start_program
from generator.system.workers import Workers, ask_apart, count_workers
from sample import SAMPLE, City

pytestmark = pytest.mark.long

TODAY = dt.date(2026, 11, 1)


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little there is to be made, it is shared."""
    monkeypatch.setattr("generator.publish.publisher.LEAST_SHARED", 1)
    monkeypatch.setattr("generator.publish.pictures.LEAST_SHARED", 1)


@pytest.fixture
def left_to_others(monkeypatch: pytest.MonkeyPatch) -> list[Answer]:
    return leave_to_others(monkeypatch)


def order(top: Path, workers: int, *, data: Path = SAMPLE, out: str = "site") -> Order:
    return Order(PROJECT, data, top / out, with_chrome(top / "work"), search=False, workers=workers)


def built(asked: Order) -> list[str]:
    """Build; the codes of what was told."""
    outcome = build_site(asked, Progress(quiet=True))
    assert outcome.published
    return [found.rule for found in outcome.problems]


def files(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the sample as one process makes it."""
    top = tmp_path_factory.mktemp("alone")
    assert built(order(top, 1)) == []
    return files(top / "site")


@pytest.mark.usefixtures("shared")
class TestTheSameBytes:
    @pytest.mark.parametrize("workers", [2, 8])
    def test_come_of_several_processes(
        self, tmp_path: Path, alone: dict[str, bytes], left_to_others: list[Answer], workers: int
    ) -> None:
        assert built(order(tmp_path, workers)) == []
        assert files(tmp_path / "site") == alone
        assert left_to_others
        assert all(answer is not None for _, answer in left_to_others)

    def test_come_where_this_process_takes_part(self, tmp_path: Path, alone: dict[str, bytes]) -> None:
        assert built(order(tmp_path, 2)) == []
        assert files(tmp_path / "site") == alone

    def test_come_of_a_change_and_of_a_folder_that_is_new(self, tmp_path: Path, left_to_others: list[Answer]) -> None:
        city = City(tmp_path / "city")
        for top, workers in (("one", 1), ("two", 2)):
            assert built(order(tmp_path / top, workers, data=city.data)) == []
        city.change("mihon/basic-plan/measures/green.yaml", "title: 中央公園の改修", "title: 中央公園の改築")
        left_to_others.clear()
        for top, workers in (("one", 1), ("two", 2)):
            for out in ("site", "other"):
                assert built(order(tmp_path / top, workers, data=city.data, out=out)) == []
        assert left_to_others
        for out in ("site", "other"):
            assert files(tmp_path / "one" / out) == files(tmp_path / "two" / out)


@pytest.mark.usefixtures("shared")
class TestAProcessThatEnds:
    @pytest.mark.breaks("K917")
    def test_is_one_problem_and_no_less_of_a_site(
        self, tmp_path: Path, alone: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Two of them, in the midst of the work."""
        killed = kill_after_the_first_answer(monkeypatch)
        assert built(order(tmp_path, 3)) == ["K917"]
        assert len(killed) == 2
        assert files(tmp_path / "site") == alone

    def test_is_one_problem_where_one_prepares_pages_for_the_search(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """And one more for pages and pictures has ended before: still one problem, and the same site."""
        asked = order(tmp_path, 2)._replace(search=True)
        assert built(asked._replace(out=tmp_path / "whole", workers=1)) == []
        shutil.rmtree(tmp_path / "work" / "search")
        monkeypatch.setattr("generator.search.preparing.LEAST_SHARED", 1)
        monkeypatch.setattr("generator.search.preparing._WORKER", "keyword")  # which does nothing
        following = Workers._next

        def once_it_ended(workers: Workers) -> Answer:
            while "keyword" in workers._command and not workers.lost:
                time.sleep(0.01)
            return following(workers)

        monkeypatch.setattr(Workers, "_next", once_it_ended)
        assert built(asked) == ["K917"]
        assert files(tmp_path / "site") == files(tmp_path / "whole")
        shutil.rmtree(tmp_path / "work" / "search")
        monkeypatch.setattr(build, "_WORKER", "keyword")
        assert built(asked._replace(reuse_pages=False)) == ["K917"]
        assert files(tmp_path / "site") == files(tmp_path / "whole")

    def test_before_it_has_begun_is_told_too(
        self, tmp_path: Path, alone: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(build, "_WORKER", "keyword")  # which does nothing
        following = Workers._next

        def once_it_ended(workers: Workers) -> Answer:
            for process in workers._processes:
                process.wait()
            for _ in range(500):
                if workers.lost:
                    break
                time.sleep(0.01)
            return following(workers)

        monkeypatch.setattr(Workers, "_next", once_it_ended)
        assert built(order(tmp_path, 2)) == ["K917"]
        assert files(tmp_path / "site") == alone

    def test_that_cannot_be_started_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise OSError(11, "Resource temporarily unavailable")

        monkeypatch.setattr("generator.system.workers.start_program", refuse)
        with Workers("keyword", b"", 4) as workers:
            assert list(workers.share([b"a", b"b"])) == [(0, None), (1, None)]
        assert workers.lost == ["Resource temporarily unavailable"]


class TestAProcessForOneTask:
    """``ask_apart``: whatever becomes of it, the one that asked goes on, and no process is left."""

    READY = "import sys; out = sys.stdout.buffer; out.write(bytes(8)); out.flush()\n"

    @pytest.mark.parametrize(
        "program",
        [
            "raise SystemExit(3)",
            "no_such_name",
            "print('読めません', flush=True)",
            "print('a library says more than eight signs when it is loaded', flush=True); input()",
            f"{READY}",
            f"{READY}sys.stdin.buffer.read(9); out.write(b'answer')",
            f"{READY}out.write(bytes([255] * 8)); out.flush(); input()",
        ],
    )
    def test_that_gives_no_answer_is_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
        started: list[subprocess.Popen[bytes]] = []

        def start(*asked: object, **options: object) -> subprocess.Popen[bytes]:
            started.append(start_program(*asked, **options))  # type: ignore[arg-type]
            return started[-1]

        (tmp_path / "odd_program.py").write_text(program, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.setattr("generator.system.workers.start_program", start)
        assert ask_apart("odd_program", b"task") is None
        assert [process.poll() is not None for process in started] == [True]

    def test_that_cannot_be_started_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise OSError(11, "Resource temporarily unavailable")

        monkeypatch.setattr("generator.system.workers.start_program", refuse)
        assert ask_apart("keyword", b"task") is None


class TestWhatPays:
    def test_is_no_process_for_a_small_site(
        self, tmp_path: Path, alone: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Workers, "_start", lambda *_: pytest.fail("a process is started"))
        assert built(order(tmp_path, 8)) == []
        assert files(tmp_path / "site") == alone

    @pytest.mark.usefixtures("shared")
    def test_is_no_process_where_nothing_is_to_be_made(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert built(order(tmp_path, 1)) == []
        monkeypatch.setattr(Workers, "_start", lambda *_: pytest.fail("a process is started"))
        assert built(order(tmp_path, 8)) == []

    def test_is_no_more_than_the_machine_has(self, monkeypatch: pytest.MonkeyPatch) -> None:
        cores = len(os.sched_getaffinity(0))
        assert 1 <= count_workers() <= cores
        monkeypatch.setattr("generator.system.workers._free_memory", lambda: 10)
        assert count_workers() == 1

    def test_tasks_hold_everything_once(self) -> None:
        assert [each for part in together(range(100)) for each in part] == list(range(100))
        assert list(together(())) == []


class TestTheOtherProcess:
    @pytest.fixture
    def beginning(self, tmp_path: Path) -> Beginning:
        assert built(order(tmp_path, 1)) == []
        folders = str(PROJECT), str(SAMPLE), str(tmp_path / "work"), ""
        return Beginning(*folders, TODAY, None, write=True, images=True, drafts=False)

    def test_makes_what_the_build_made_and_writes_nothing(self, tmp_path: Path, beginning: Beginning) -> None:
        before = files(tmp_path / "work")
        jobs = worker.find_jobs(beginning)
        assert jobs is not None
        shared = [job for job in jobs.pages.values() if job.kind.made_of in publisher._SHARED]
        wanted = tuple(WantedPage(job.address, job.key, "", told=True) for job in shared)
        made = read_pages(worker.do_task(jobs, PagesTask(wanted, text=False)))
        assert len(made) > 15
        for job, page in zip(shared, made, strict=True):
            assert page is not None
            assert page.content == (tmp_path / "site" / job.address / "index.html").read_bytes()
        pictures = [*jobs.pictures.values()]
        task = PicturesTask(tuple(WantedPicture(picture.file, picture.key, "") for picture in pictures))
        shutil.rmtree(tmp_path / "work" / "kept" / "drawn")
        for drawn, picture in zip(read_pictures(worker.do_task(jobs, task)), pictures, strict=True):
            assert drawn is not None
            assert drawn.content == (tmp_path / "site" / picture.file).read_bytes()
        after = files(tmp_path / "work")
        assert after == {file: content for file, content in before.items() if not file.startswith("kept/drawn")}

    def test_makes_nothing_of_other_data(self, beginning: Beginning) -> None:
        """Somebody may write into the data while a site is made of them."""
        jobs = worker.find_jobs(beginning)
        assert jobs is not None
        page, picture = next(iter(jobs.pages)), next(iter(jobs.pictures))
        asked = PagesTask(
            (WantedPage(page, "another", "", told=True), WantedPage("no/page/", "", "", told=True)), text=False
        )
        assert read_pages(worker.do_task(jobs, asked)) == (None, None)
        drawn = PicturesTask((WantedPicture(picture, "another", ""), WantedPicture("none.png", "", "")))
        assert read_pictures(worker.do_task(jobs, drawn)) == (None, None)

    def test_gives_back_what_it_cannot_make(self, beginning: Beginning) -> None:
        """The build makes it again, and tells what is in its way as if it were alone."""

        def fail() -> Rendered:
            raise RuntimeError

        jobs = worker.find_jobs(beginning)
        assert jobs is not None
        address, job = next(iter(jobs.pages.items()))
        broken = jobs._replace(pages={address: job._replace(render=fail)})
        asked = PagesTask((WantedPage(address, job.key, "", told=True),), text=False)
        assert read_pages(worker.do_task(broken, asked)) == (None,)

    def test_has_no_job_where_the_data_are_wrong_or_nothing_is_kept(self, tmp_path: Path, beginning: Beginning) -> None:
        elsewhere = msgspec.structs.replace(beginning, work=str(tmp_path / "elsewhere"))
        assert worker.find_jobs(elsewhere) is None
        assert not (tmp_path / "elsewhere").exists()
        city = City(tmp_path / "city")
        city.put("mihon/basic-plan/measures/green.yaml", "- nonsense\n")
        assert worker.find_jobs(msgspec.structs.replace(beginning, data=str(city.data))) is None


def test_a_store_that_only_looks_on_changes_nothing(tmp_path: Path) -> None:
    Store(tmp_path).write("shelf/a", b"a")
    before = files(tmp_path)
    looking = Store(tmp_path, writes=False)
    assert looking.read("shelf/a", bytes) == b"a"
    looking.write("shelf/b", b"b")
    looking.prune("shelf", ())
    assert files(tmp_path) == before


@pytest.fixture
def heeded() -> Iterator[None]:
    """Tests in the background ignore Ctrl+C, and so would what they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded")
def test_stopped_in_the_midst_it_leaves_neither_a_process_nor_a_half_site(tmp_path: Path) -> None:
    program = (
        "import sys, time; from generator import build\n"
        "from generator.system.workers import Workers\n"
        "import generator.publish.publisher as publisher\n"
        "publisher.LEAST_SHARED = 1\n"
        "def wait(workers):\n"
        "    print(*(each.pid for each in workers._processes), flush=True)\n"
        "    while True: time.sleep(0.05)\n"
        "Workers._next = wait\n"
        "from generator.__main__ import leave; leave()\n"
    )
    work = with_chrome(tmp_path / "work")
    command = [sys.executable, "-c", program, "build", "--quiet", f"--project={PROJECT}", f"--data={SAMPLE}"]
    command += [f"--work={work}", f"--out={tmp_path / 'site'}", "--no-search", "--workers=3"]
    with subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        others = [*map(int, run.stdout.readline().split())]
        assert len(others) == 2
        os.killpg(run.pid, signal.SIGINT)  # as a terminal does: all of them
        said = run.stderr.read()
    assert run.returncode == 2
    assert said.strip() == "中止しました。公開中のサイトはそのままです。"
    assert not (tmp_path / "site").exists()
    assert not [pid for pid in others if Path(f"/proc/{pid}").exists()]


@pytest.mark.parametrize("count", ["0", "-1", "many", "1.5", "257"])
def test_a_count_that_is_none_is_told(count: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "generator", "build", f"--workers={count}"],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 2
    assert "--workers の値が違います" in run.stderr
    assert "Traceback" not in run.stderr
