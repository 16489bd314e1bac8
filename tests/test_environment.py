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
        requirement.name: str(requirement.specifier).removeprefix("==")
        for requirement in requirements
        if requirement.marker is None or requirement.marker.evaluate(environment)
    }


@pytest.mark.parametrize(
    ("file", "groups"), [("site.txt", ["package"]), ("test.txt", ["package", "test", "lint"]), ("pins.txt", ["pins"])]
)
def test_every_dependency_is_pinned_within_its_range(file: str, groups: list[str]) -> None:
    project = read_project()
    wanted = [line for group in groups for line in project["dependency-groups"][group]]
    if file != "pins.txt":
        wanted += project["project"]["dependencies"]
    pins = read_pins(file)
    outside = [
        line for line in wanted if (need := Requirement(line)).name not in pins or pins[need.name] not in need.specifier
    ]
    assert outside == []


def test_the_tests_run_with_the_very_packages_that_build_the_site() -> None:
    assert read_pins("site.txt").items() <= read_pins("test.txt").items()


@pytest.mark.parametrize("file", ["site.txt", "test.txt", "pins.txt"])
def test_pins_carry_hashes_and_no_address(file: str) -> None:
    text = (REPOSITORY / "requirements" / file).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    assert "--find-links" not in text
    for block in re.split(r"\n(?=\S)", text):
        assert "--hash=sha256:" in block, block


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
    assert packed == written
