"""Two releases of the real data, by the command itself and with another program for the second one: what was frozen stays, and only what changed is frozen anew."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from built import PROJECT, with_chrome

pytestmark = [pytest.mark.long, pytest.mark.demonstration]

SATISFACTION = "sagamihara/general-affairs-policy-2018/measures/call-center/"
CO_OPERATION = "komae/reform-6/measures/02/"
OLD, NEW = "この版は{date}時点のものです。", "これは{date}の版です。"


def kokai(program: Path, top: Path, *arguments: str) -> None:
    """Run the command of the program in the folder ``program`` for the data, the archive and the site in ``top``. It must find nothing."""
    called = [sys.executable, "-m", "generator", *arguments, "--data", "data"]
    environment = os.environ | {"PYTHONPATH": str(program)}
    done = subprocess.run(called, cwd=top, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def walked(program: Path, top: Path, *arguments: str) -> None:
    kokai(program, top, *arguments, "--project", str(program), "--work", "work", "--archive", "archive", "--quiet")


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, file
    file.write_text(text.replace(before, after), encoding="utf-8")


def sums(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file, by its place below the folder, as `sha256sum` lists them."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def put_right(data: Path) -> None:
    """One value and one title are put right, and the reason for the value is told."""
    change(
        data / "sagamihara/general-affairs-policy-2018/results/2018.yaml",
        "{indicator: user-satisfaction, fiscal_year: 2018, as_published: 4.85点, value: 4.85}",
        "{indicator: user-satisfaction, fiscal_year: 2018, as_published: 4.86点, value: 4.86}",
    )
    (data / "sagamihara" / "corrections.yaml").write_text(
        "corrections:\n  - id: satisfaction\n    target: general-affairs-policy-2018/measures/call-center#user-satisfaction-2018\n"
        "    wrong: 4.85点\n    right: 4.86点\n    since: r1\n    corrected_on: 2026-06-01\n    reason: 試験のための訂正\n",
        encoding="utf-8",
    )
    change(
        data / "komae/reform-6/measures/1-1.yaml",
        "title: 他自治体との広域連携の推進\n",
        "title: 他自治体との連携の推進\n",
    )


def other_program(folder: Path) -> Path:
    """This program with other words, another template and another style on frozen pages."""
    skip = shutil.ignore_patterns("__pycache__")
    for name in ("generator", "content", "overrides", "docs"):
        shutil.copytree(PROJECT / name, folder / name, ignore=skip)
    shutil.copyfile(PROJECT / "mkdocs.yml", folder / "mkdocs.yml")
    lasting = folder / "generator" / "render" / "lasting"
    change(folder / "generator" / "wording" / "ja.yaml", OLD, NEW)
    change(lasting / "frozen_version" / "template.html", '<p class="trail">', '<p class="trail" title="場所">')
    change(lasting / "style.css", "h1{font-size:1.6rem", "h1{font-size:1.7rem")
    return folder


def test_what_was_frozen_is_the_same_afterwards_and_only_what_changed_is_frozen_anew(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    with_chrome(tmp_path / "work")
    walked(PROJECT, tmp_path, "release", "r1", "--date", "2026-05-20")
    kokai(PROJECT, tmp_path, "archive", "restore", "archive", "--out", "first")
    first = sums(tmp_path / "first")
    versions = {file for file in first if file.endswith("/v/1/index.html")}
    assert len(versions) > 200
    assert f"{SATISFACTION}v/1/embed/user-satisfaction.html" in first

    put_right(tmp_path / "data")
    other = other_program(tmp_path / "program")
    walked(other, tmp_path, "release", "r2", "--date", "2026-06-20")
    kokai(other, tmp_path, "archive", "verify", "archive")
    walked(other, tmp_path, "build", "--out", "site", "--no-search", "--no-images", "--no-bulk")

    site = sums(tmp_path / "site")
    assert {file: site.get(file) for file in first} == first
    made = {file.removesuffix("v/2/index.html") for file in site if file.endswith("/v/2/index.html")}
    assert {SATISFACTION, CO_OPERATION} <= made
    assert len(made) < 6, "both, and what names them"
    assert {file for file in site if file.endswith("/v/1/index.html")} == versions
    assert {file for file in site if "/v/3/" in file} == set()

    def page(file: str) -> str:
        return (tmp_path / "site" / file).read_text(encoding="utf-8")

    assert "この版は2026年5月20日時点のものです。" in page(f"{SATISFACTION}v/1/index.html")
    assert "これは2026年6月20日の版です。" in page(f"{SATISFACTION}v/2/index.html")
    assert ("4.85" in page(frame := f"{SATISFACTION}v/1/embed/user-satisfaction.html"), "4.86" in page(frame)) == (
        True,
        False,
    )
    assert "4.86点（訂正：2026年6月1日）。訂正前：4.85点。" in page(f"{SATISFACTION}notice/1.html")
