"""What would break on Windows, as far as it can be held on another system. Nothing here has run on Windows itself."""

import ast
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import windows_like
from built import with_chrome
from generator.load.inputs import fits_windows
from sample import City

REPOSITORY = Path(__file__).parents[1]
GREEN = "mihon/basic-plan/measures/green.yaml"
LONGEST_PATH = 260
"""Characters of a path that Windows takes everywhere."""


def run(*command: str | Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    paths = os.pathsep.join((str(REPOSITORY), str(REPOSITORY / "tests")))
    return subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths, **environment},
        capture_output=True,
        check=False,
    )


def files(folder: Path) -> dict[str, str]:
    """Every file of a folder, with a digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def asked(city: City, folder: Path) -> list[str | Path]:
    """A build of the city without what takes long."""
    with_chrome(folder / "work")
    where: list[str | Path] = [
        "--project",
        REPOSITORY,
        "--data",
        city.data,
        "--out",
        folder / "site",
        "--work",
        folder / "work",
    ]
    return ["build", "--quiet", "--no-images", *where]


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a function of `os` in the generator, with the file it stands in."""
    for path in sorted((REPOSITORY / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == f"os.{name}":
                yield path.relative_to(REPOSITORY).as_posix(), node


class TestTheProgram:
    def test_opens_no_file_by_number_as_text(self) -> None:
        r"""There such a file gets ``\r\n`` for each ``\n``: every flag is named once, with the mark of bytes."""
        for file, call in calls("open"):
            flags = ast.unparse(call.args[1])
            source = (REPOSITORY / file).read_text(encoding="utf-8")
            names = [each.id for each in ast.walk(call.args[1]) if isinstance(each, ast.Name) and each.id != "os"]
            said = [line for line in source.splitlines() if any(line.startswith(f"{name}:") for name in names)]
            nothing = ast.unparse(call.args[0]) == "os.devnull"
            assert nothing or any("O_BINARY" in line for line in said), f"{file}: os.open(…, {flags})"

    def test_writes_no_text_with_the_ends_of_lines_of_the_system(self) -> None:
        """A file that is kept or published has the same bytes everywhere."""
        found = []
        for path in sorted((REPOSITORY / "generator").rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                is_write = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "write_text"
                if isinstance(node, ast.Call) and is_write and not any(word.arg == "newline" for word in node.keywords):
                    found.append(path.relative_to(REPOSITORY).as_posix())
        # The guide is written by whoever works on the program; a report of a fault is for whoever reads it.
        assert sorted(found) == ["generator/load/reference.py", "generator/problems/faults.py"]

    @pytest.mark.long
    def test_can_be_loaded_without_what_windows_lacks(self, tmp_path: Path) -> None:
        done = run("-m", "windows_like", "modules", folder=tmp_path)
        assert done.returncode == 0, done.stderr.decode()
        assert int(done.stdout) == len(windows_like.module_names())

    @pytest.mark.long
    def test_builds_the_same_bytes_and_builds_them_again(self, tmp_path: Path) -> None:
        city = City(tmp_path)
        here, there, titles = tmp_path / "here", tmp_path / "there", ["中央公園の改修"]
        for title in ("公園の改修", "公園の再整備", "公園の再整備"):  # new, changed, the same again
            city.change(GREEN, f"title: {titles[-1]}", f"title: {title}")
            titles.append(title)
            assert run("-m", "generator", *asked(city, here), folder=tmp_path).returncode == 0
            done = run("-m", "windows_like", "run", *asked(city, there), folder=tmp_path)
            assert done.returncode == 0, done.stderr.decode()
            assert files(here / "site") == files(there / "site")
        assert not (tmp_path / "there" / ".site.parked").exists()

    @pytest.mark.long
    def test_takes_data_with_the_ends_of_lines_of_windows(self, tmp_path: Path) -> None:
        sites = []
        for name in ("here", "there"):
            city = City(tmp_path / name)
            if name == "there":
                for path in city.data.rglob("*.yaml"):
                    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
            done = run("-m", "generator", *asked(city, tmp_path / name), folder=tmp_path)
            assert done.returncode == 0, done.stderr.decode()
            sites.append(files(tmp_path / name / "site"))
        assert sites[0] == sites[1]

    @pytest.mark.long
    def test_publishes_names_and_paths_that_windows_can_have(self, tmp_path: Path) -> None:
        city = City(tmp_path)
        assert run("-m", "generator", *asked(city, tmp_path), folder=tmp_path).returncode == 0
        for folder in (tmp_path / "site", tmp_path / "work"):
            names = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
            assert [name for name in names if not all(map(fits_windows, name.split("/")))] == []
            # So much is left for the place where a city keeps its site: C:\Users\…\Documents\…
            assert max(map(len, names)) < LONGEST_PATH - 100


class TestAConsoleOfWindows:
    """Its letters are those of Shift_JIS (cp932), in which half of the signs of a message do not exist."""

    @pytest.mark.long
    @pytest.mark.parametrize(
        "command",
        [
            ["--help"],
            ["check"],
            ["diff"],
            ["diff", "--format", "markdown"],
            ["remind"],
            ["explain", "K303"],
            ["explain", "書き方"],
            ["explain", "髙𠮷"],
            ["sheet", "status", "--round", "no-such-round"],
            ["upgrade"],
            ["doctor"],
            ["archive", "verify", "nowhere"],
            ["gate", "--site", "nowhere"],
            ["schema", "out"],
            ["new", "plan", "x"],
            ["check", "--project", "髙𠮷"],
            ["no-such-command"],
        ],
    )
    @pytest.mark.parametrize("encoding", ["cp932", "ascii"])
    def test_takes_every_message(self, command: list[str], encoding: str, tmp_path: Path) -> None:
        city = City(tmp_path)
        city.change(GREEN, "title: 中央公園の改修", "title: 髙𠮷公園の改修\U0001f333\n  titel: ﾅﾝﾃﾞﾓ — ≦")
        done = run("-m", "generator", *command, folder=tmp_path, PYTHONIOENCODING=encoding, LC_ALL="C")
        said = (done.stdout + done.stderr).decode()  # UTF-8 all the same
        assert done.returncode in {0, 1, 2}
        assert "Traceback" not in said
        assert "Error" not in said.replace("GITHUB_ERROR", "")
        assert any("ぁ" <= sign <= "ん" for sign in said)
