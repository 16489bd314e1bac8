"""A file of a user gets another content: the whole of it or nothing."""

import os
from pathlib import Path

import pytest

from generator.system.exchanging import exchange_content


def test_the_content_is_exchanged_and_the_rights_stay(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes(b"before")
    file.chmod(0o640)
    exchange_content(file, b"after")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"after", 0o640)
    assert [each.name for each in tmp_path.iterdir()] == ["plan.yaml"]


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    exchange_content(tmp_path / "plan.yaml", b"new")
    assert (tmp_path / "plan.yaml").read_bytes() == b"new"


def test_a_link_stays_one(tmp_path: Path) -> None:
    file, link = tmp_path / "kept" / "plan.yaml", tmp_path / "plan.yaml"
    file.parent.mkdir()
    file.write_bytes(b"before")
    link.symlink_to(file)
    exchange_content(link, b"after")
    assert link.is_symlink()
    assert file.read_bytes() == b"after"


def test_where_it_fails_the_file_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes(b"before")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        exchange_content(file, b"after")
    assert file.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["plan.yaml"]  # noqa: PTH208 - names alone
