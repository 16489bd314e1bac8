"""What is saved, removed and made again, as the preview hears of it."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from generator.load.read import read_data
from generator.serve.watch import is_watched, watch_changes

pytestmark = pytest.mark.long

PATIENCE = 30.0  # seconds before a test gives up
QUIET = 1.0  # seconds in which nothing may be heard


class Listener:
    """Hears of changes below some paths, in a thread of its own."""

    def __init__(self, *watched: Path) -> None:
        self._heard: Queue[frozenset[Path]] = Queue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._listen, args=(watched,))
        self._thread.start()
        assert self._heard.get(timeout=PATIENCE) == frozenset()

    def _listen(self, watched: tuple[Path, ...]) -> None:
        for changed in watch_changes(watched, self._stop):
            self._heard.put(changed)

    def hear(self, path: Path) -> None:
        """Wait until a change of the path is heard of."""
        end = time.monotonic() + PATIENCE
        while path not in self._heard.get(timeout=max(0.01, end - time.monotonic())):
            pass

    def settle(self) -> None:
        """Wait until nothing more is heard."""
        while not self.is_quiet():
            pass

    def is_quiet(self) -> bool:
        """Whether nothing is heard for a while."""
        try:
            self._heard.get(timeout=QUIET)
        except Empty:
            return True
        return False

    def close(self) -> None:
        """Listen no longer."""
        self._stop.set()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    (data / "mihon").mkdir(parents=True)
    (data / "mihon" / "hall.yaml").write_text("1", encoding="utf-8")
    return data


@pytest.fixture
def listener(data: Path) -> Iterator[Listener]:
    listener = Listener(data)
    yield listener
    listener.close()


def save(path: Path) -> Path:
    path.write_text("2", encoding="utf-8")
    return path


class TestAFolder:
    def test_that_was_removed_and_made_again_is_heard_of_as_before(self, data: Path, listener: Listener) -> None:
        for _ in range(2):
            copy = data.with_name("copy")
            shutil.copytree(data, copy)
            shutil.rmtree(data)
            listener.hear(data)
            shutil.copytree(copy, data)
            shutil.rmtree(copy)
            listener.hear(data)
            listener.settle()
            for _ in range(2):
                listener.hear(save(data / "mihon" / "hall.yaml"))

    def test_removed_and_made_again_in_one_go_is_heard_of_as_before(self, data: Path, listener: Listener) -> None:
        shutil.rmtree(data)
        (data / "mihon").mkdir(parents=True)
        listener.hear(data)
        listener.settle()
        listener.hear(save(data / "mihon" / "hall.yaml"))

    def test_whose_name_another_has_taken_is_heard_of_as_before(self, data: Path, listener: Listener) -> None:
        shutil.copytree(data, data.with_name("new"))
        data.rename(data.with_name("old"))
        data.with_name("new").rename(data)
        listener.hear(data)
        listener.settle()
        for _ in range(2):
            listener.hear(save(data / "mihon" / "hall.yaml"))

    def test_below_that_was_made_again_is_heard_of(self, data: Path, listener: Listener) -> None:
        shutil.rmtree(data / "mihon")
        listener.hear(data / "mihon")
        (data / "mihon").mkdir()
        listener.settle()
        listener.hear(save(data / "mihon" / "hall.yaml"))

    def test_that_is_made_only_later_is_heard_of(self, data: Path, tmp_path: Path) -> None:
        content = tmp_path / "content"
        listener = Listener(data, content)
        content.mkdir()
        listener.hear(content)
        listener.settle()
        listener.hear(save(content / "about.md"))
        listener.close()

    def test_alone_that_is_not_there_yet_is_heard_of(self, tmp_path: Path) -> None:
        listener = Listener(tmp_path / "data")
        (tmp_path / "data").mkdir()
        listener.hear(tmp_path / "data")
        listener.close()


def test_a_file_that_an_editor_replaces_is_heard_of_each_time(tmp_path: Path) -> None:
    settings = save(tmp_path / "mkdocs.yml")
    listener = Listener(settings)
    for _ in range(3):
        save(tmp_path / "new").replace(settings)
        listener.hear(settings)
        listener.settle()
    listener.close()


@pytest.mark.parametrize("name", ["hall.yaml~", "hall.yaml.swp", "hall.pyc", "Thumbs.db", "#hall.yaml#", "4913"])
class TestWhatEditorsLeaveBehind:
    def test_is_heard_of_if_the_reader_reads_it(self, data: Path, listener: Listener, name: str) -> None:
        left = save(data / "mihon" / name)
        read, problems = read_data(data)
        reads_it = any(name in file.file for file in read) or any(name in found.place.file for found in problems)
        if reads_it:
            listener.hear(left)
            listener.settle()
            left.unlink()
            listener.hear(left)
        else:
            assert listener.is_quiet()


@pytest.mark.parametrize("name", [".hall.yaml.swp", ".DS_Store", ".git/index", "mihon/.git/HEAD", "__pycache__/a.pyc"])
def test_what_nobody_wrote_for_the_site_is_not_heard_of(tmp_path: Path, name: str) -> None:
    assert not is_watched(tmp_path / "data" / name, [tmp_path / "data"])
    assert not is_watched(tmp_path / "elsewhere" / "a.yaml", [tmp_path / "data"])
    assert is_watched(tmp_path / "data" / "a.yaml", [tmp_path / "data"])
