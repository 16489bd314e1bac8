"""The machine or the program fails; one Japanese message with a code comes out, no traceback, and the last site stays."""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import build, cli, preparing, search
from generator.build import Order, build_site
from generator.chrome.built import ChromeFailed
from generator.load.inputs import explain_cause
from generator.problems import faults
from generator.problems.faults import find_unwritable
from generator.progress import Progress
from generator.publish import publisher as publishing
from generator.publish import search_stage as searching
from generator.system.programs import run_program
from sample import City, details

pytestmark = pytest.mark.long

PROJECT = Path(__file__).resolve().parent.parent


class Stopped(Exception):  # noqa: N818 - stands for any fault nobody thought of
    """A fault of the program."""


def raising(fault: Exception) -> object:
    def fail(*_: object, **__: object) -> object:
        raise fault

    return fail


def order(folder: Path) -> Order:
    return Order(project=PROJECT, data=City(folder).data, out=folder / "site", work=folder / "work")


def codes(folder: Path) -> list[str]:
    return codes_of(order(folder))


def codes_of(asked: Order) -> list[str]:
    outcome = build_site(asked, Progress(quiet=True))
    assert not outcome.published
    return [found.rule for found in outcome.problems]


@pytest.mark.breaks("K704")
def test_a_chrome_that_cannot_be_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "build_chrome", raising(ChromeFailed("content/about.md: 2 行目")))
    assert codes(tmp_path) == ["K704"]


@pytest.mark.parametrize("write", [True, False])
def test_a_link_out_of_the_hand_written_pages(tmp_path: Path, *, write: bool) -> None:
    project = tmp_path / "project"
    for folder in ("content", "overrides"):
        shutil.copytree(PROJECT / folder, project / folder)
    shutil.copy(PROJECT / "mkdocs.yml", project)
    (project / "content/secret.txt").symlink_to("/etc/passwd")
    os.mkfifo(project / "content/pipe.md")
    asked = order(tmp_path)._replace(project=project, write=write)
    outcome = build_site(asked, Progress(quiet=True))
    assert [(found.rule, found.place.file) for found in outcome.problems] == [
        ("K707", "content/pipe.md"),
        ("K707", "content/secret.txt"),
    ]
    assert not asked.out.exists()


@pytest.mark.breaks("K409")
@pytest.mark.parametrize(
    "addresses",
    [
        {
            "kokai.json": "/kokai.json",
            "mihon": "/mihon/",
            "pagefind/pagefind.js": "/pagefind/pagefind.js",
            "robots.txt": "/robots.txt",
        },
        # No folder can stand beside a file of its name.
        {"mihon/basic-plan/measures/park": "/mihon/basic-plan/measures/park/", "mihon/card.png": "/mihon/card.png"},
    ],
    ids=["files", "below a city"],
)
def test_hand_written_files_in_the_way_of_pages(tmp_path: Path, addresses: dict[str, str]) -> None:
    project = tmp_path / "project"
    for folder in ("content", "overrides"):
        shutil.copytree(PROJECT / folder, project / folder)
    shutil.copy(PROJECT / "mkdocs.yml", project)
    for file in addresses:
        place = project / "content" / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("x", encoding="utf-8")
    asked = order(tmp_path)._replace(project=project)
    outcome = build_site(asked, Progress(quiet=True))
    told = {found.place.file: details(found)["address"] for found in outcome.problems}
    assert told == {f"content/{file}": address for file, address in addresses.items()}
    assert [found.rule for found in outcome.problems] == ["K409"] * len(addresses)
    assert not asked.out.exists()


@pytest.mark.breaks("K913")
def test_sources_that_are_no_folder(tmp_path: Path) -> None:
    asked = order(tmp_path)._replace(sources=Path("/dev/null"), write=False)
    assert codes_of(asked) == ["K913"]


@pytest.mark.breaks("K902")
def test_a_disk_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        preparing, "build_chrome", raising(OSError(errno.ENOSPC, "No space left on device", "work/chrome"))
    )
    assert codes(tmp_path) == ["K902"]


@pytest.mark.long
@pytest.mark.parametrize(
    ("number", "cause"),
    [
        (errno.ENOSPC, "空き容量がありません"),
        (errno.EDQUOT, "割り当てられた容量を使い切っています"),
        (errno.EROFS, "書き込めない場所です"),
        (errno.EACCES, "権限がありません"),
    ],
)
@pytest.mark.parametrize("place", ["site", "work"])
def test_a_disk_is_told_with_the_folder_that_is_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, cause: str, place: str
) -> None:
    """The system names a file when it is opened, not when a write into it fails."""
    asked = order(tmp_path)._replace(search=False, images=False)
    write = os.write

    def write_until_full(opened: int, content: bytes) -> int:
        if len(content) > 200:
            raise OSError(number, os.strerror(number))
        return write(opened, content)

    if place == "site":
        monkeypatch.setattr(os, "write", write_until_full)
    else:
        monkeypatch.setattr(preparing, "write_decoded", raising(OSError(number, os.strerror(number))))
    outcome = build_site(asked, Progress(quiet=True))
    assert [found.rule for found in outcome.problems] == ["K902"]
    told = details(outcome.problems[0])
    assert told["cause"] == cause
    assert Path(told["file"]).is_relative_to(tmp_path / (".site.spare" if place == "site" else "work"))


@pytest.mark.long
@pytest.mark.breaks("K911")
@pytest.mark.parametrize(
    "fault",
    [
        MemoryError(),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        OSError("out of memory"),
        ImportError("icu.so: failed to map segment from shared object"),
        RuntimeError("Cannot allocate memory (os error 12)"),
    ],
)
def test_a_machine_without_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    monkeypatch.setattr(build, "plan_pages", raising(fault))
    assert codes(tmp_path) == ["K911"]


@pytest.mark.long
@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("Error: No space left on device (os error 28)", ["K902"]),
        ("Error: Read-only file system (os error 30)", ["K902"]),
        ("memory allocation of 4096 bytes failed", ["K911"]),
        ("Error: Permission denied (os error 13)", ["K904"]),
    ],
)
def test_a_search_program_that_ran_out_of_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str, code: list[str]
) -> None:
    monkeypatch.setattr(searching, "index_pages", raising(search.SearchIndexError(told)))
    assert codes(tmp_path) == code


@pytest.mark.long
def test_an_error_of_a_library_is_not_the_disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "plan_pages", raising(OSError("cannot identify image file")))
    with pytest.raises(OSError, match="cannot identify"):
        codes(tmp_path)


@pytest.mark.long
def test_when_the_disk_is_full_at_the_last_step_the_last_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = order(tmp_path)._replace(search=False, images=False)
    assert build_site(asked, Progress(quiet=True)).published
    before = {path: path.read_bytes() for path in asked.out.rglob("*") if path.is_file()}
    measure = asked.data / "mihon" / "municipality.yaml"
    measure.write_text(measure.read_text(encoding="utf-8").replace("みほんし", "みほんのし"), encoding="utf-8")
    monkeypatch.setattr(publishing, "write_record", raising(OSError(errno.ENOSPC, "No space left on device")))
    assert codes_of(asked) == ["K902"]
    assert {path: path.read_bytes() for path in asked.out.rglob("*") if path.is_file()} == before


@pytest.mark.long
@pytest.mark.breaks("K903")
def test_a_folder_of_somebody_else(tmp_path: Path) -> None:
    letter = tmp_path / "site" / "letter.txt"
    letter.parent.mkdir()
    letter.write_text("大切な手紙")
    assert codes(tmp_path) == ["K903"]
    assert [path.name for path in letter.parent.iterdir()] == ["letter.txt"]


@pytest.mark.long
@pytest.mark.breaks("K904")
def test_a_search_that_cannot_be_indexed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "index_pages", raising(search.SearchIndexError("pagefind stopped")))
    assert codes(tmp_path) == ["K904"]
    assert not (tmp_path / "site").exists()


@pytest.mark.breaks("K901")
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_fault_nobody_thought_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    monkeypatch.setattr(build, "build_site", raising(Stopped("思わぬこと")))
    assert cli.main(["check", "--project", str(tmp_path), "--format", form]) == 2
    told = capsys.readouterr()
    assert "[誤り K901] プログラムの不具合です" in told.err
    assert "Stopped: 思わぬこと" in told.err
    assert "Traceback" not in told.err + told.out
    assert "Traceback" in (tmp_path / ".kokai" / "fault.txt").read_text(encoding="utf-8")


def test_problems_of_the_data_are_not_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = City(tmp_path).change("mihon/municipality.yaml", "reading: みほんし", "reading:").data
    arguments = [
        "check",
        "--project",
        str(PROJECT),
        "--data",
        str(data),
        "--work",
        str(tmp_path / "work"),
        "--quiet",
        "--format",
        "json",
    ]
    assert cli.main(arguments) == 1
    assert [row["code"] for row in json.loads(capsys.readouterr().out)] == ["K303"]


class TestAProgramThatMayNotBeRun:
    def program(self, folder: Path) -> Path:
        """A file that looks like a program and that nobody may run."""
        program = folder / "bin" / "pagefind_extended"
        program.parent.mkdir()
        program.write_bytes(b"\x7fELF")
        program.chmod(0o644)
        return program

    @pytest.mark.long
    @pytest.mark.breaks("K912")
    def test_is_told_of_by_its_path_when_it_is_the_search(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        program = self.program(tmp_path)
        monkeypatch.setattr("pagefind_bin.this_dir", program.parent)
        City(tmp_path)
        asked = ["build", f"--project={PROJECT}", f"--data={tmp_path}/data", f"--work={tmp_path}/work", "--no-images"]
        assert cli.main([*asked, f"--out={tmp_path}/site"]) == 2
        told = capsys.readouterr().err
        assert f"Pagefind のプログラム「{program}」を動かせません（権限がありません）" in told
        assert "K912" in told
        assert "Traceback" not in told
        assert not (tmp_path / "site").exists()

    def test_is_told_of_by_its_path_when_it_is_mkdocs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program = self.program(tmp_path)
        monkeypatch.setattr("sys.executable", str(program))
        (found,) = build_site(order(tmp_path), Progress(quiet=True)).problems
        assert (found.rule, found.place.file) == ("K912", str(program))
        assert dict(found.details)["name"] == "MkDocs"

    def test_that_is_gone_is_told_of_too(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.executable", str(tmp_path / "gone"))
        assert codes(tmp_path) == ["K912"]

    def test_is_not_blamed_for_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError) as fault:
            run_program("Python", [sys.executable, "-V"], cwd=tmp_path / "gone", env={}, out=tmp_path)
        assert str(fault.value.filename) == str(tmp_path / "gone")


@pytest.mark.long
class TestMemoryThatRunsOut:
    @pytest.mark.parametrize(
        "fault",
        [
            MemoryError(),
            OSError(errno.ENOMEM, "Cannot allocate memory"),
            RuntimeError("can't start new thread"),
            Stopped("no dictionary: Cannot allocate memory (os error 12)"),
        ],
    )
    def test_is_told_as_that(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: Exception
    ) -> None:
        monkeypatch.setattr(preparing, "build_chrome", raising(fault))
        data = City(tmp_path).data
        assert cli.main(["check", f"--project={PROJECT}", f"--data={data}", f"--work={tmp_path}/work"]) == 2
        told = capsys.readouterr().err
        assert "[誤り K911] メモリーが足りません" in told
        assert "不具合" not in told
        assert not (tmp_path / "work" / "fault.txt").exists()

    @pytest.mark.parametrize(
        "program",
        [
            "import os; os.kill(os.getpid(), 9)",  # so the system ends what takes too much
            "raise MemoryError",
            "import sys; sys.exit('memory allocation of 4096 bytes failed')",
        ],
    )
    def test_in_a_program_that_is_used_is_told_as_that(self, tmp_path: Path, program: str) -> None:
        with pytest.raises(MemoryError, match="Pagefind"):
            run_program("Pagefind", [sys.executable, "-c", program], cwd=tmp_path, env={}, out=tmp_path)

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a limit on memory is not kept")
    @pytest.mark.parametrize("limit", [60, 120, 180, 240, 320, 400])
    def test_at_any_point_shows_no_traceback(self, tmp_path: Path, limit: int) -> None:
        data = City(tmp_path).data
        asked = [sys.executable, "-m", "generator", "check", f"--data={data}", f"--work={tmp_path}/work", "--quiet"]
        command = ["sh", "-c", f'ulimit -v {limit * 1024}; exec "$@"', "sh", *asked]
        run = subprocess.run(command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False)
        assert "Traceback" not in run.stderr
        assert run.returncode == 0 or "メモリー" in run.stderr, (run.returncode, run.stderr)


class TestAFullDisk:
    FULL = OSError(errno.ENOSPC, "No space left on device")

    def test_is_told_by_the_new_path_of_two(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        fault = OSError(errno.ENOSPC, "No space left on device", "work/search/a", None, "site/pagefind/a")
        monkeypatch.setattr(preparing, "build_chrome", raising(fault))
        (found,) = build_site(order(tmp_path), Progress(quiet=True)).problems
        assert (found.rule, found.place.file) == ("K902", "site/pagefind/a")

    def test_is_the_fuller_one_where_the_system_names_none(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        room = {tmp_path / "site": 10, tmp_path / "work": 5}
        monkeypatch.setattr(faults, "_room", room.__getitem__)
        assert find_unwritable(self.FULL, tmp_path / "site", tmp_path / "work") == str(tmp_path / "work")
        room[tmp_path / "work"] = 50
        assert find_unwritable(self.FULL, tmp_path / "site", tmp_path / "work") == str(tmp_path / "site")

    @pytest.mark.parametrize(
        "said",
        [
            "OSError: [Errno 28] No space left on device: '/x/site/index.html'",
            "Error: No space left on device (os error 28)",
        ],
    )
    def test_in_a_program_that_is_used_is_told_as_that(self, tmp_path: Path, said: str) -> None:
        command = [sys.executable, "-c", f"import sys; sys.exit({said!r})"]
        with pytest.raises(OSError, match="No space") as fault:
            run_program("MkDocs", command, cwd=tmp_path, env={}, out=tmp_path / "chrome")
        assert (fault.value.errno, fault.value.filename) == (errno.ENOSPC, str(tmp_path / "chrome"))

    @pytest.mark.parametrize("name", ["out of memory.md", "(os error 28).md", "No space left on device.md"])
    def test_is_not_read_out_of_the_name_of_a_page(self, tmp_path: Path, name: str) -> None:
        said = f"WARNING -  Doc file 'about.md' contains a link '{name}', but the target is not found among documentation files."
        command = [sys.executable, "-c", f"import sys; sys.exit({said!r})"]
        run = run_program("MkDocs", command, cwd=tmp_path, env={}, out=tmp_path / "chrome")
        assert (run.returncode, name in run.stderr) == (1, True)


@pytest.mark.parametrize("package", ["msgspec", "yaml", "jinja2", "markupsafe"])
@pytest.mark.parametrize("command", ["check", "--help"])
def test_a_package_that_is_not_installed_is_told_by_its_name(tmp_path: Path, package: str, command: str) -> None:
    """Before Python looks for a program's first module it runs a ``sitecustomize.py``, which here finds no such package."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Lacking:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name.partition('.')[0] == {package!r}:\n"
        "            raise ModuleNotFoundError(f'No module named {name!r}', name=name)\n"
        "sys.meta_path.insert(0, Lacking())\n",
        encoding="utf-8",
    )
    run = subprocess.run(
        [sys.executable, "-m", "generator", command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(PROJECT)))},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in run.stderr
    if run.returncode != 0:  # help may need none of it
        assert run.returncode == 2
        assert run.stderr == f"プログラムの部品「{package}」がありません。「make site」で環境を作り直してください。\n"
    assert run.returncode == 2 or command == "--help"


@pytest.mark.long
def test_a_folder_that_is_gone_shows_no_traceback(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    command = ["sh", "-c", 'rmdir "$PWD"; exec "$@"', "sh", sys.executable, "-m", "generator", "check"]
    run = subprocess.run(
        command,
        cwd=gone,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 2, run.stderr
    assert "Traceback" not in run.stderr


class TestLimitsOfTheSystem:
    def test_on_the_size_of_a_file_are_told_as_that(self, tmp_path: Path) -> None:
        program = (
            "import os, signal; signal.signal(signal.SIGXFSZ, signal.SIG_DFL); os.kill(os.getpid(), signal.SIGXFSZ)"
        )
        with pytest.raises(OSError) as told:  # noqa: PT011 - the number is looked at
            run_program("Pagefind", [sys.executable, "-c", program], cwd=tmp_path, env={}, out=tmp_path)
        assert (told.value.errno, told.value.filename) == (errno.EFBIG, str(tmp_path))

    @pytest.mark.breaks("K916")
    @pytest.mark.parametrize("number", [errno.EMFILE, errno.ENFILE, errno.EAGAIN])
    def test_on_open_files_and_processes_are_told_as_that(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        monkeypatch.setattr(subprocess, "Popen", raising(OSError(number, os.strerror(number))))
        assert codes(tmp_path) == ["K916"]
        monkeypatch.setattr(preparing, "build_chrome", raising(OSError(number, os.strerror(number), "x")))
        assert codes_of(order(tmp_path / "second")) == ["K916"]


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_why_the_system_refuses_is_told_in_japanese(number: int) -> None:
    cause = explain_cause(OSError(number, os.strerror(number)))
    assert os.strerror(number) not in cause
    assert not cause.isascii()


@pytest.mark.breaks("K902")
def test_an_output_that_cannot_be_exchanged_is_told_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = order(tmp_path)._replace(search=False, images=False)
    asked.out.mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: path == asked.out)
    outcome = build_site(asked, Progress(quiet=True))
    (found,) = outcome.problems
    assert (found.rule, details(found)["file"]) == ("K902", str(asked.out))
    assert "マウントポイント" in details(found)["cause"]
    assert not (tmp_path / ".site.spare").exists()


@pytest.mark.parametrize("kind", ["work of somebody else", "link"])
def test_the_details_of_a_fault_are_written_over_nothing_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    monkeypatch.setattr(build, "build_site", raising(Stopped("思わぬこと")))
    precious = tmp_path / "precious"
    precious.write_text("precious", encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()
    if kind == "link":
        (work / "kokai-work.json").touch()
        (work / "fault.txt").symlink_to(precious)
    else:
        precious = precious.rename(work / "fault.txt")
        (work / "mine").touch()
    assert cli.main(["check", "--project", str(tmp_path), "--work", str(work)]) == 2
    assert "K901" in capsys.readouterr().err
    assert precious.read_text(encoding="utf-8") == "precious"


def test_a_fault_after_the_site_was_published_does_not_say_that_it_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "_report", raising(Stopped("思わぬこと")))
    data = City(tmp_path).data
    asked = [f"--project={PROJECT}", f"--data={data}", f"--work={tmp_path}/work", f"--out={tmp_path}/site"]
    assert cli.main(["build", *asked, "--no-search", "--no-images", "--quiet"]) == 2
    told = capsys.readouterr().err
    assert "サイトは公開しましたが" in told
    assert "そのまま" not in told
    assert (tmp_path / "site" / "index.html").exists()
