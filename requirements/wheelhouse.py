"""Packs Kokai with everything it needs for networks that are cut off: a zip for Windows and one for Linux.

    python requirements/wheelhouse.py [--out dist] [--only linux] [--prove]

Each holds the wheels of `requirements/site.txt` for every supported Python, Kokai's own, a guide in Japanese, and the digest of every file.
The same pins and the same program give the same bytes. ``--prove`` installs the zip of this machine's system with the network cut
and makes, checks, builds and serves a site with what was installed. Only packing asks the package index.
"""

import argparse
import base64
import hashlib
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from packaging.requirements import Requirement

REPOSITORY: Final = Path(__file__).resolve().parents[1]
GUIDE: Final = Path(__file__).with_name("wheelhouse.md")
PYTHONS: Final = ("3.11", "3.12", "3.13")
_LATEST_PATCH: Final = 99
"""Pins may differ between the first and the last release of a Python; both are packed."""
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_BLOCK: Final = re.compile(r"\n(?=[^\s#])")
_VERSION: Final = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)


class PackedSystem(NamedTuple):
    """A system: the platform tags of wheels that run there, and what environment markers see there.

    ``pure``: packages of which there is no wheel for it. What is Python in their wheel for Linux runs there, and gives the same.
    """

    platforms: tuple[str, ...]
    markers: Mapping[str, str]
    pure: tuple[str, ...] = ()


# pip takes no older tag for a newer one when it is told the platform, so each is named: glibc 2.28 is that of the oldest supported systems.
_MANYLINUX: Final = tuple(f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1))
TARGETS: Final[Mapping[str, PackedSystem]] = MappingProxyType(
    {
        "linux": PackedSystem(
            (*_MANYLINUX, "manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64"),
            MappingProxyType(
                {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"}
            ),
        ),
        "windows": PackedSystem(
            ("win_amd64",),
            MappingProxyType(
                {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64"}
            ),
            ("rcssmin", "rjsmin"),
        ),
    }
)


class NoWheelError(Exception):
    """A pinned package has no wheel for a system. ``args`` are the system, the Python and what pip said."""


def pins_for(pins: str, target: PackedSystem, python: str) -> list[str]:
    """The pins that hold on a system with a Python (`3.11.5`), without their conditions, each in one line with its hashes.

    ``pins`` is the text of a file of `requirements/`.
    """
    environment = {
        "implementation_name": "cpython",
        "implementation_version": python,
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_version": "",
        "python_full_version": python,
        "python_version": ".".join(python.split(".")[:2]),
        "extra": "",
        **target.markers,
    }
    chosen = []
    for block in _BLOCK.split(re.sub(r"(?m)^\s*#.*\n?", "", pins)):
        said, *hashes = (part.strip() for part in block.replace("\\\n", " ").split("--hash="))
        if not said:
            continue
        requirement = Requirement(said)
        if requirement.marker is None or requirement.marker.evaluate(environment):
            pinned = f"{requirement.name}{requirement.specifier}"
            chosen.append(" ".join([pinned, *(f"--hash={each}" for each in hashes)]))
    return chosen


def questions_for(pins: str, target: PackedSystem) -> list[tuple[str, list[str]]]:
    """What is to be asked of the index for a system: a Python, and the pins that hold there. What two releases of one share is asked once."""
    asked: list[tuple[str, list[str]]] = []
    for python in PYTHONS:
        for patch in (0, _LATEST_PATCH):
            question = (f"{python}.{patch}", pins_for(pins, target, f"{python}.{patch}"))
            if not (patch and question[1] == asked[-1][1]):
                asked.append(question)
    return asked


def download(name: str, pins: str, folder: Path) -> str:
    """The wheels of a system, into a folder; gives the pins with the hashes of wheels that were made here. Raises `NoWheelError`."""
    target = TARGETS[name]
    for python, lines in questions_for(pins, target):
        _fetch(name, target, python, [line for line in lines if _name_of(line) not in target.pure], folder)
    if target.pure:
        with tempfile.TemporaryDirectory() as scratch:
            other, python = TARGETS["linux"], f"{PYTHONS[0]}.{_LATEST_PATCH}"
            wanted = [line for line in pins_for(pins, other, python) if _name_of(line) in target.pure]
            _fetch("linux", other, python, wanted, Path(scratch))
            for wheel in sorted(Path(scratch).glob("*.whl")):
                pins = add_hash(pins, make_pure(wheel, folder))
    return pins


def _name_of(pin: str) -> str:
    return pin.partition("==")[0]


def _fetch(name: str, target: PackedSystem, python: str, lines: Sequence[str], folder: Path) -> None:
    listed = folder / "requirements.txt"
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--only-binary=:all:", "--implementation", "cp", "--python-version", python]
    command += [part for platform in target.platforms for part in ("--platform", platform)]
    command += ["--dest", str(folder), "--requirement", str(listed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    listed.unlink()
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR: ")]
        raise NoWheelError(name, python, "\n".join(said) or done.stderr.strip())


def make_pure(wheel: Path, folder: Path) -> Path:
    """A wheel for every system, of what is Python in a wheel that was made for one. The same wheel gives the same bytes."""
    name, version, *_ = wheel.name.split("-")
    with zipfile.ZipFile(wheel) as held:
        files = {each: held.read(each) for each in held.namelist() if not each.endswith((".so", "/RECORD"))}
    (info,) = {each.partition("/")[0] for each in files if ".dist-info/" in each}
    told = files[f"{info}/WHEEL"].decode().replace("Root-Is-Purelib: false", "Root-Is-Purelib: true")
    kept = [line for line in told.splitlines() if line and not line.startswith("Tag: ")]
    files[f"{info}/WHEEL"] = "\n".join([*kept, "Tag: py3-none-any", ""]).encode()
    record = [f"{each},sha256={_record_digest(content)},{len(content)}\n" for each, content in sorted(files.items())]
    files[f"{info}/RECORD"] = "".join([*record, f"{info}/RECORD,,\n"]).encode()
    made = folder / f"{name}-{version}-py3-none-any.whl"
    _write_zip(made, files)
    return made


def _record_digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def add_hash(pins: str, wheel: Path) -> str:
    """The pins with the hash of a wheel among those of its package."""
    start = f"{_name_of(wheel.name.replace('-', '=='))}=="
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lines = [f"{line}\n    --hash=sha256:{digest} \\" if line.startswith(start) else line for line in pins.split("\n")]
    return "\n".join(lines)


def build_own_wheel(folder: Path) -> Path:
    """Kokai's own wheel, into a folder."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    (wheel,) = folder.glob("kokai-*.whl")
    return wheel


def pack(name: str, wheels: Iterable[Path], pins: str, version: str, out: Path) -> Path:
    """The zip of a system, from its wheels. It depends on nothing but the bytes of what it holds."""
    top = f"kokai-wheelhouse-{version}-{name}"
    files = {f"wheels/{path.name}": path.read_bytes() for path in wheels}
    guide = GUIDE.read_text(encoding="utf-8").replace("@@version@@", version)
    files["README.md"] = guide.replace("@@pythons@@", "、".join(PYTHONS)).encode()
    files["requirements.txt"] = pins.encode()
    sums = [f"{hashlib.sha256(content).hexdigest()}  {file}\n" for file, content in sorted(files.items())]
    files["SHA256SUMS"] = "".join(sums).encode()
    out.mkdir(parents=True, exist_ok=True)
    made = out / f"{top}.zip"
    _write_zip(made, {f"{top}/{file}": content for file, content in files.items()})
    return made


def _write_zip(made: Path, files: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:  # wheels are compressed already
        for file, content in sorted(files.items()):
            entry = zipfile.ZipInfo(file, _LONG_AGO)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content)


def read_version() -> str:
    """The version of the program."""
    found = _VERSION.search((REPOSITORY / "generator" / "__init__.py").read_text(encoding="utf-8"))
    if found is None:
        raise ValueError("generator/__init__.py names no version")
    return found[1]


def make(names: Sequence[str], out: Path) -> list[Path]:
    """The zips of these systems. Raises `NoWheelError`."""
    pins = (REPOSITORY / "requirements" / "site.txt").read_text(encoding="utf-8")
    made = []
    with tempfile.TemporaryDirectory() as scratch:
        own = build_own_wheel(Path(scratch))
        for name in names:
            folder = Path(scratch) / name
            folder.mkdir()
            told = download(name, pins, folder)
            made.append(pack(name, [own, *folder.glob("*.whl")], told, read_version(), out))
    return made


def main() -> int:
    """Pack, tell the size of each, and prove what runs here where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=REPOSITORY / "dist", help="where the zips go (dist/)")
    parser.add_argument("--only", choices=sorted(TARGETS), help="one system alone")
    parser.add_argument("--prove", action="store_true", help="install and use the one of this system, offline")
    asked = parser.parse_args()
    names = [asked.only] if asked.only else sorted(TARGETS)
    began = time.monotonic()
    try:
        made = make(names, asked.out)
    except NoWheelError as lack:
        print(f"{lack.args[0]}, Python {lack.args[1]}: a pinned package has no wheel.\n{lack.args[2]}", file=sys.stderr)
        return 1
    for path in made:
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
    print(f"packed in {time.monotonic() - began:.0f} s")
    here = "windows" if sys.platform == "win32" else "linux"
    if not asked.prove:
        return 0
    if here not in names:
        print(f"--prove: nothing was packed for {here}", file=sys.stderr)
        return 1
    proof = Path(__file__).resolve().parents[1] / "tests" / "wheelhouse_proof.py"
    return subprocess.run([sys.executable, str(proof), str(made[names.index(here)])], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
