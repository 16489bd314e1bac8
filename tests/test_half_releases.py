"""A release that is ended while it is recorded, at any moment, is none or is finished by the next run; and nobody builds from half of one."""

import shutil
from pathlib import Path

import pytest

from generator.archive.tending import tend_archive
from generator.model.ledger import HALF_RELEASE, LEDGER
from released import FIRST, SECOND, check, ledger_of, recorded, release
from sample import City

pytestmark = pytest.mark.long


class Ended(BaseException):
    """The program is gone, as after `kill -9`: nothing catches this but what lets go of everything."""


@pytest.fixture
def city(tmp_path: Path) -> City:
    """The sample city with a first release, and a word that changed since."""
    made = City(tmp_path / "city")
    assert release(made, "v1.1.0", FIRST, tmp_path / "vault").problems == []
    return made.change("mihon/basic-plan/measures/green.yaml", "title: 中央公園の改修", "title: 中央公園の大改修")


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def end_at(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """The program ends instead of giving a file of the ledger or the archive its name for the time with this number, and cleans nothing up."""
    given = Path.replace
    done = 0

    def replace(self: Path, target: Path) -> Path:
        nonlocal done
        done += {"ledger", "vault"} & {*target.parent.parts[-2:]} != set()
        if done == number:
            monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
            raise Ended
        return given(self, target)

    monkeypatch.setattr(Path, "replace", replace)


@pytest.mark.parametrize("number", range(1, 9))
def test_is_finished_by_the_same_command(
    city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    whole = City(tmp_path / "whole")
    shutil.rmtree(whole.data)
    shutil.copytree(city.data, whole.data)
    shutil.copytree(tmp_path / "vault", tmp_path / "whole-vault")
    assert release(whole, "v1.2.0", SECOND, tmp_path / "whole-vault").problems == []
    with monkeypatch.context() as patched:
        end_at(patched, number)
        try:
            release(city, "v1.2.0", SECOND, tmp_path / "vault")
        except Ended:
            pass
        else:
            pytest.fail("there are fewer files: ask for fewer numbers")
    half = (city.data / LEDGER / HALF_RELEASE).exists()
    assert half == (number > 1)
    if half:
        assert [each.rule for each in check(city)] == ["K447"]
        assert [each.rule for each in tend_archive("verify", tmp_path / "vault", city.data, files=(), out=None)[0]] == [
            "K447"
        ]
    outcome = release(city, "v1.2.0", SECOND, tmp_path / "vault")
    assert outcome.problems == []
    assert any("記録し終えました" in note for note in outcome.notes) == half
    assert [each.tag for each in ledger_of(city).releases] == ["v1.1.0", "v1.2.0"]
    ours, theirs = files_of(city.data / LEDGER), files_of(whole.data / LEDGER)
    assert ours == theirs
    assert files_of(tmp_path / "vault") == files_of(tmp_path / "whole-vault")


def test_is_finished_before_another_one_begins(city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        end_at(patched, 4)
        with pytest.raises(Ended):
            release(city, "v1.2.0", SECOND, tmp_path / "vault")
    assert release(city, "v1.3.0", SECOND, tmp_path / "vault").problems == []
    assert [each.tag for each in ledger_of(city).releases] == ["v1.1.0", "v1.2.0", "v1.3.0"]


def test_is_not_finished_without_its_archive(city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        end_at(patched, 4)
        with pytest.raises(Ended):
            release(city, "v1.2.0", SECOND, tmp_path / "vault")
    before = files_of(city.data)
    for archive in (None, tmp_path / "another"):
        assert "K447" in [each.rule for each in release(city, "v1.2.0", SECOND, archive).problems]
    assert files_of(city.data) == before


@pytest.mark.breaks("K447")
@pytest.mark.parametrize(
    "note",
    [
        "",
        "[" * 200_000,
        '{"tag": "v9", "ledger": ["releases.yaml"], "archive": [], "x": ' + "[" * 200_000,
        '{"tag": "v9", "ledger": [], "archive": []}',
        '{"tag": "v9", "ledger": ["releases.yaml", "' + "a" * 5_000 + '"], "archive": []}',
        '{"tag": "v9", "ledger": ["releases.yaml", "..\\\\site.yaml"], "archive": []}',
        '{"tag": "v9", "ledger": ["releases.yaml", ".hidden"], "archive": []}',
        '{"tag": "v9", "ledger": ["releases.yaml", "out/site.yaml"], "archive": []}',
        "{}",
        '{"tag": "v9", "ledger": ["../site.yaml"], "archive": []}',
        '{"tag": "v9", "ledger": ["/etc/hostname"], "archive": []}',
        '{"tag": "v9", "ledger": ["releases.yaml", "nowhere.yaml"], "archive": []}',
    ],
)
def test_a_note_that_is_none_moves_nothing_and_is_told(tmp_path: Path, note: str) -> None:
    city = recorded(City(tmp_path), "v1.1.0")
    (city.data / LEDGER / HALF_RELEASE).write_text(note, encoding="utf-8")
    (city.data / ".site.yaml.new").write_text("name: だれかの市\n", encoding="utf-8")
    (city.data / LEDGER / "out").symlink_to(city.data)
    before = files_of(city.data)
    assert "K447" in [each.rule for each in release(city, "v9", SECOND).problems]
    assert files_of(city.data) == before


@pytest.mark.breaks("K447")
def test_a_note_in_letters_that_are_none_is_told(tmp_path: Path) -> None:
    city = recorded(City(tmp_path), "v1.1.0")
    (city.data / LEDGER / HALF_RELEASE).write_bytes(b'{"tag": "\xff", "ledger": ["releases.yaml"], "archive": []}')
    assert "K447" in [each.rule for each in release(city, "v9", SECOND).problems]


def test_a_whole_release_leaves_no_note_and_a_sound_archive(city: City, tmp_path: Path) -> None:
    assert release(city, "v1.2.0", SECOND, tmp_path / "vault").problems == []
    assert not [path.name for path in city.data.rglob(".*")]
    assert not [path.name for path in (tmp_path / "vault").glob(".*")]
    _, told = tend_archive("verify", tmp_path / "vault", city.data, files=(), out=None)
    assert "リリース 2 件" in told
