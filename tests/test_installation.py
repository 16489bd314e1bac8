"""The way into an environment: requirements/install, the pinned packages, the package itself."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).parents[1]

OLD_PYTHON = "#!/bin/sh\nexit 1\n"
PYTHON_WITHOUT_VENV = '#!/bin/sh\ncase "$*" in *ensurepip*) exit 1 ;; esac\n'


def run_install(clone: Path, name: str = "site", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of requirements/install in an empty clone whose PATH holds nothing but what the script needs."""
    programs = clone / "programs"
    programs.mkdir(exist_ok=True)
    for program in ("dirname", "sh"):
        if not (programs / program).exists():
            (programs / program).symlink_to(shutil.which(program) or "")
    (clone / "requirements").mkdir(exist_ok=True)
    script = shutil.copy(REPOSITORY / "requirements" / "install", clone / "requirements" / "install")
    return subprocess.run(
        [script, name], capture_output=True, text=True, check=False, env={"PATH": str(programs), **environment}
    )


def put_python(clone: Path, name: str, script: str) -> str:
    program = clone / name
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    return str(program)


def test_a_machine_without_python_is_told_what_to_install(tmp_path: Path) -> None:
    answer = run_install(tmp_path)
    assert answer.returncode == 1
    assert "Python 3.11 以上が見つかりません" in answer.stderr
    assert "No Python 3.11 or newer found" in answer.stderr
    assert not (tmp_path / ".venv").exists()


def test_an_old_python_on_the_path_is_passed_over_for_a_newer_one(tmp_path: Path) -> None:
    put_python(tmp_path, "programs/python3", OLD_PYTHON)
    put_python(tmp_path, "programs/python3.12", PYTHON_WITHOUT_VENV)
    assert "python3-venv" in run_install(tmp_path).stderr


def test_a_python_named_by_hand_must_be_new_enough(tmp_path: Path) -> None:
    old = put_python(tmp_path, "old/python3", OLD_PYTHON)
    answer = run_install(tmp_path, PYTHON=old)
    assert answer.returncode == 1
    assert f"PYTHON={old} は Python 3.11 以上ではありません" in answer.stderr


def test_a_python_without_venv_is_told_by_the_name_of_debians_package(tmp_path: Path) -> None:
    bare = put_python(tmp_path, "bare/python3", PYTHON_WITHOUT_VENV)
    answer = run_install(tmp_path, PYTHON=bare)
    assert answer.returncode == 1
    assert "Python の venv がありません。Debian や Ubuntu では: sudo apt-get install python3-venv" in answer.stderr


@pytest.mark.long
def test_a_package_whose_hash_differs_is_not_installed_and_no_stamp_is_left(tmp_path: Path) -> None:
    (tmp_path / "requirements").mkdir()
    wheel = tmp_path / "altered-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("altered.py", "")
        archive.writestr("altered-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: altered\nVersion: 1.0\n")
        archive.writestr(
            "altered-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr("altered-1.0.dist-info/RECORD", "")
    pins = tmp_path / "requirements" / "pins.txt"
    pins.write_text(f"altered==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    answer = run_install(
        tmp_path, "pins", PYTHON=sys.executable, PIP_FIND_LINKS=str(tmp_path), PIP_NO_INDEX="1", HOME=str(tmp_path)
    )
    assert answer.returncode == 1
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in answer.stderr
    assert "requirements/pins.txt をインストールできませんでした" in answer.stderr
    assert not (tmp_path / ".venv" / ".installed-pins").exists()


def read_project() -> dict[str, Any]:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


def read_pins(name: str) -> dict[str, str]:
    """Version by package, as it stands for the Python that runs the tests."""
    text = (REPOSITORY / "requirements" / name).read_text(encoding="utf-8")
    lines = re.findall(r"^(\S+==[^\\\n]+)", text, re.MULTILINE)
    requirements = [Requirement(line.strip()) for line in lines]
    environment = {key: str(value) for key, value in default_environment().items()}
    return {
        canonicalize_name(requirement.name): str(requirement.specifier).removeprefix("==")
        for requirement in requirements
        if requirement.marker is None or requirement.marker.evaluate(environment)
    }


def lines_of(groups: dict[str, Any], name: str) -> list[str]:
    """The requirements of a group, those of groups that it includes among them."""
    lines = []
    for line in groups[name]:
        lines += [line] if isinstance(line, str) else lines_of(groups, line["include-group"])
    return lines


@pytest.mark.parametrize("name", ["gate", "book", "import"])
def test_what_a_city_gets_for_a_command_is_what_is_pinned_and_tested(name: str) -> None:
    project = read_project()
    extra = project["project"]["optional-dependencies"][name]
    assert extra == lines_of(project["dependency-groups"], name)
    assert read_pins(f"{name}.txt").items() <= read_pins("test.txt").items()


@pytest.mark.parametrize(
    ("file", "groups"),
    [
        ("site.txt", ["package"]),
        ("gate.txt", ["gate"]),
        ("book.txt", ["book"]),
        ("import.txt", ["import"]),
        ("test.txt", ["package", "test", "lint"]),
        ("vet.txt", ["vet"]),
        ("pins.txt", ["pins"]),
    ],
)
def test_every_dependency_is_pinned_within_its_range(file: str, groups: list[str]) -> None:
    project = read_project()
    wanted = [line for group in groups for line in lines_of(project["dependency-groups"], group)]
    if file in ("site.txt", "test.txt"):
        wanted += project["project"]["dependencies"]
    pins = read_pins(file)
    needs = [Requirement(line) for line in wanted]
    # One name may be written in several ways: ruamel.yaml is pinned as ruamel-yaml.
    outside = [str(need) for need in needs if pins.get(canonicalize_name(need.name), "") not in need.specifier]
    assert outside == []


def test_the_tests_run_with_the_very_packages_that_build_the_site() -> None:
    assert read_pins("site.txt").items() <= read_pins("test.txt").items()


@pytest.mark.parametrize("file", ["site.txt", "gate.txt", "book.txt", "import.txt", "test.txt", "vet.txt", "pins.txt"])
def test_pins_carry_hashes_and_no_address(file: str) -> None:
    text = (REPOSITORY / "requirements" / file).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    assert "--find-links" not in text
    for block in re.split(r"\n(?=\S)", text):
        assert "--hash=sha256:" in block, block


@pytest.mark.long
def test_the_package_carries_every_file_of_the_generator(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"},
    )
    (wheel,) = tmp_path.glob("kokai-*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("generator/")}
    written = {
        path.relative_to(REPOSITORY).as_posix()
        for path in (REPOSITORY / "generator").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    # What is laid into it besides (tests/test_layers_of_a_site.py says what), file by file.
    for source, target in read_project()["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"].items():
        held = REPOSITORY / source
        written |= {
            f"{target}/{path.relative_to(held).as_posix()}" if path != held else target
            for path in (held, *held.rglob("*"))
            if path.is_file()
        }
    assert packed == written


FOLDERS = ("plain", "a b", "公開 サイト", 'it\'s $(here) & "there"; x')


def run_make(clone: Path, *asked: str) -> list[list[str]]:
    """Run make in a clone whose environment is there and whose programs only note how they were called: program and arguments of each call."""
    (clone / ".venv" / "bin").mkdir(parents=True)
    for name in ("Makefile", "requirements", "pyproject.toml", ".ci"):
        source = REPOSITORY / name
        shutil.copytree(source, clone / name) if source.is_dir() else shutil.copy(source, clone)
    for tools in ("gate", "javascript"):
        (clone / "tests" / tools).mkdir(parents=True)
        for name in ("package-lock.json", "tools.py"):
            shutil.copy(REPOSITORY / "tests" / tools / name, clone / "tests" / tools)
    script = '#!/bin/sh\n{ printf \'%s\\n\' "${0##*/}" "$@"; echo; } >>calls\n'
    for program in ("python", "zizmor", "shellcheck", "lint-imports", "check-jsonschema", "uv"):
        put_python(clone / ".venv" / "bin", program, script)
    for stamp in ("site", "test", "gate", "javascript", "vet", "pins"):
        (clone / ".venv" / f".installed-{stamp}").touch()
    answer = subprocess.run(["make", *asked], cwd=clone, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    return [call.split("\n") for call in (clone / "calls").read_text(encoding="utf-8").rstrip("\n").split("\n\n")]


@pytest.mark.long
@pytest.mark.parametrize("folder", FOLDERS[1:])
@pytest.mark.parametrize(
    "target",
    [
        "site",
        "check",
        "serve",
        "test",
        "test-fast",
        "gate",
        "coverage",
        "snapshots",
        "lint",
        "audit",
        "weigh",
        "bench",
        "search-eval",
        "vet",
        "wheelhouse",
        "pins",
    ],
)
def test_make_calls_its_programs_alike_in_a_path_with_blanks(tmp_path: Path, folder: str, target: str) -> None:
    assert run_make(tmp_path / folder, target) == run_make(tmp_path / FOLDERS[0], target)


@pytest.mark.parametrize("folder", FOLDERS)
def test_make_clean_and_help_work_in_any_path(tmp_path: Path, folder: str) -> None:
    clone = tmp_path / folder
    clone.mkdir()
    shutil.copy(REPOSITORY / "Makefile", clone)
    (clone / "site").mkdir()
    assert "make search-eval" in subprocess.check_output(["make"], cwd=clone, text=True)
    subprocess.check_output(["make", "distclean"], cwd=clone)
    assert [path.name for path in clone.iterdir()] == ["Makefile"]


def test_queries_of_the_search_are_handed_over_whole(tmp_path: Path) -> None:
    (*_, call) = run_make(tmp_path / "a b", "search-eval", "QUERIES='my queries.json' other.json")
    assert call == ["python", "-m", "search.evaluate", "site", "my queries.json", "other.json"]


def test_packages_that_the_index_says_nothing_of_are_no_pass(tmp_path: Path) -> None:
    calls = run_make(tmp_path, "vet")
    assert [call[-1] for call in calls] == [f"requirements/{name}.txt" for name in ("site", "test", "pins", "vet")]
    assert all("--strict" in call for call in calls)
