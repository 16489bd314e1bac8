"""What is packed for networks that are cut off: the right wheels for each system, and the same bytes each time."""

import hashlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import rcssmin
import rjsmin

from generator import __version__
from requirements import wheelhouse
from requirements.wheelhouse import PYTHONS, TARGETS, NoWheelError, pack, pins_for, questions_for, read_version

PINS = """# a comment
both==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via something
console==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:cc
locks==3.0 ; sys_platform != 'win32' and python_full_version < '3.12' \\
    --hash=sha256:dd
patched==4.0 ; python_full_version < '3.11.5' \\
    --hash=sha256:ee
patched==4.1 ; python_full_version >= '3.11.5' \\
    --hash=sha256:ff
"""
REPOSITORY = Path(__file__).parents[1]


def named(lines: list[str]) -> list[str]:
    return [line.partition(" ")[0] for line in lines]


class TestThePins:
    def test_of_a_system_are_those_whose_conditions_hold_there(self) -> None:
        assert named(pins_for(PINS, TARGETS["windows"], "3.12.0")) == ["both==1.0", "console==2.0", "patched==4.1"]
        assert named(pins_for(PINS, TARGETS["linux"], "3.11.0")) == ["both==1.0", "locks==3.0", "patched==4.0"]

    def test_keep_every_hash_and_no_condition(self) -> None:
        assert pins_for(PINS, TARGETS["windows"], "3.12.0")[:2] == [
            "both==1.0 --hash=sha256:aa --hash=sha256:bb",
            "console==2.0 --hash=sha256:cc",
        ]

    def test_of_the_first_and_the_last_release_of_a_python_are_both_packed(self) -> None:
        asked = questions_for(PINS, TARGETS["windows"])
        assert [python for python, _ in asked] == ["3.11.0", "3.11.99", *(f"{each}.0" for each in PYTHONS[1:])]
        assert {name for _, lines in asked for name in named(lines) if name.startswith("patched")} == {
            "patched==4.0",
            "patched==4.1",
        }

    def test_are_all_asked_for_by_their_hashes(self) -> None:
        pins = (REPOSITORY / "requirements/site.txt").read_text(encoding="utf-8")
        names = set(re.findall(r"^([a-z0-9-]+==[^ ]+)", pins, re.MULTILINE))
        for target in TARGETS.values():
            asked = [line for _, lines in questions_for(pins, target) for line in lines]
            assert set(named(asked)) == names
            assert all(" --hash=sha256:" in line and ";" not in line and "\\" not in line for line in asked)


class TestTheZip:
    @pytest.fixture
    def wheels(self, tmp_path: Path) -> list[Path]:
        paths = [tmp_path / f"{name}-1.0-py3-none-any.whl" for name in ("both", "kokai")]
        for path in paths:
            path.write_bytes(path.name.encode())
        return paths

    def test_holds_the_wheels_the_pins_a_guide_and_the_digest_of_each(self, wheels: list[Path], tmp_path: Path) -> None:
        made = pack("windows", wheels, PINS, "1.2.3", tmp_path / "out")
        assert made.name == "kokai-wheelhouse-1.2.3-windows.zip"
        with zipfile.ZipFile(made) as archive:
            held = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
        wanted = {*(f"wheels/{path.name}" for path in wheels), "README.md", "SHA256SUMS", "requirements.txt"}
        assert set(held) == wanted
        assert held["requirements.txt"].decode() == PINS
        sums = dict(line.split("  ")[::-1] for line in held["SHA256SUMS"].decode().splitlines())
        assert sums == {name: hashlib.sha256(held[name]).hexdigest() for name in wanted - {"SHA256SUMS"}}

    def test_has_the_same_bytes_whenever_and_wherever_it_is_packed(self, wheels: list[Path], tmp_path: Path) -> None:
        first = pack("linux", wheels, PINS, "1.2.3", tmp_path / "a").read_bytes()
        for path in wheels:
            path.touch()
            path.chmod(0o600)
        assert pack("linux", wheels[::-1], PINS, "1.2.3", tmp_path / "b").read_bytes() == first

    def test_has_a_guide_for_its_version(self, wheels: list[Path], tmp_path: Path) -> None:
        with zipfile.ZipFile(pack("linux", wheels, PINS, __version__, tmp_path)) as archive:
            guide = archive.read(f"kokai-wheelhouse-{__version__}-linux/README.md").decode()
        assert "@@" not in guide
        assert f"wheels/kokai-{__version__}-py3-none-any.whl" in guide
        assert f"Python {'、'.join(PYTHONS)} のどれか" in guide
        for command in re.findall(r"^\S*python\S* -m pip .*$", guide, re.MULTILINE):
            assert "--no-index" in command

    def test_is_of_the_version_of_the_program(self) -> None:
        assert read_version() == __version__


class TestAPackageWithoutAWheelForWindows:
    @pytest.fixture
    def wheel(self, tmp_path: Path) -> Path:
        path = tmp_path / "both-1.0-cp311-cp311-manylinux1_x86_64.whl"
        info = "both-1.0.dist-info"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("both.py", "TOLD = 'in Python'\n")
            archive.writestr("_both.cpython-311-x86_64-linux-gnu.so", b"machine")
            archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: both\nVersion: 1.0\n")
            archive.writestr(
                f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: cp311-cp311-manylinux1_x86_64\n\n"
            )
            archive.writestr(f"{info}/RECORD", "")
        return path

    @pytest.mark.long
    def test_is_packed_as_what_is_python_in_it(self, wheel: Path, tmp_path: Path) -> None:
        packed = tmp_path / "packed"
        packed.mkdir()
        made = wheelhouse.make_pure(wheel, packed)
        assert made.name == "both-1.0-py3-none-any.whl"
        pins = tmp_path / "requirements.txt"
        pins.write_text(wheelhouse.add_hash("both==1.0 \\\n    --hash=sha256:aa\n", made), encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "install", "--no-index", "--find-links", str(packed), "--require-hashes"]
        held = tmp_path / "held"
        done = subprocess.run(
            [*pip, "--target", str(held), "--requirement", str(pins)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert (held / "both.py").is_file()
        assert not list(held.glob("*.so"))

    def test_has_the_same_bytes_each_time(self, wheel: Path, tmp_path: Path) -> None:
        first = wheelhouse.make_pure(wheel, tmp_path).read_bytes()
        assert wheelhouse.make_pure(wheel, tmp_path).read_bytes() == first

    def test_takes_the_same_out_of_what_is_published(self) -> None:
        """Both ways of the libraries that have none: as on Windows, and as everywhere else."""
        css, js = rcssmin._make_cssmin(python_only=True), rjsmin._make_jsmin(python_only=True)
        files = [each for top in ("overrides", "generator") for each in (REPOSITORY / top).rglob("*.[cj]s*")]
        texts = {each: each.read_text(encoding="utf-8") for each in files if each.suffix in {".css", ".js"}}
        assert len(texts) > 40
        for file, text in texts.items():
            both = (css(text), rcssmin.cssmin(text)) if file.suffix == ".css" else (js(text), rjsmin.jsmin(text))
            assert both[0] == both[1], file


def test_a_package_without_a_wheel_is_told_with_its_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "ERROR: No matching distribution found for both==1.0")

    monkeypatch.setattr(subprocess, "run", refuse)
    with pytest.raises(NoWheelError):
        wheelhouse.download("windows", PINS, tmp_path)
    monkeypatch.setattr(wheelhouse, "build_own_wheel", lambda folder: folder / "kokai.whl")
    monkeypatch.setattr(sys, "argv", ["wheelhouse.py", "--only", "windows", "--out", str(tmp_path)])
    assert wheelhouse.main() == 1
    told = capsys.readouterr().err
    assert "windows, Python 3.11.0: a pinned package has no wheel." in told
    assert "both==1.0" in told


def test_pip_is_asked_for_wheels_alone_and_by_their_hashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def note(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", note)
    wheelhouse.download("windows", PINS, tmp_path)
    assert len(asked) == 1 + len(PYTHONS) + 1  # the last for what is taken from the wheels of another system
    for command in asked:
        assert {"--require-hashes", "--only-binary=:all:", "--no-deps"} <= set(command)
    assert {command[command.index("--platform") + 1] for command in asked[:-1]} == {"win_amd64"}
    assert list(tmp_path.iterdir()) == []
