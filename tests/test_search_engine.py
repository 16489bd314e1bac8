"""What this program relies on in Pagefind, one test a promise; and the numbers of pages, which no disk decides."""

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Self

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from folder_sink import FolderSink
from generator.search import SearchIndexError, SearchPage, index_pages, pack_text, unpack_text
from generator.search.copying import view_copy
from generator.search.engine import service
from generator.search.engine.browser import START_FILE
from generator.search.engine.chunks import write_shelves, write_small_chunks
from generator.search.engine.formats import (
    join_items,
    pack,
    parse_cbor,
    parse_first_text,
    render_cbor,
    split_items,
    unpack,
)
from generator.search.engine.promises import EngineFailedError, FormUnknownError, PagefindPromise, program_version
from generator.search.engine.records import ShownAnchor, read_meta, render_record, write_cards
from generator.search.engine.rewriting import LastFiles
from generator.search.engine.service import Service
from generator.system.programs import ProgramNotRunError
from search_pages import PAGES

pytestmark = pytest.mark.long

MEMORY = Path("/dev/shm")  # noqa: S108 - a file system in memory, wherever Linux has one
WORDS = "alpha beta gamma delta"


def document(number: int) -> str:
    return (
        f'<!doctype html><html lang="und"><body data-pagefind-body><span data-pagefind-filter="year[data-value]" '
        f'data-value="{number}"></span><p>{WORDS} n{number}</p></body></html>'
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Pagefind itself makes of twelve pages, the last address first."""
    scratch = tmp_path_factory.mktemp("engine")
    with Service(scratch) as pagefind:
        pagefind.make([(f"p/{number}/", document(number)) for number in reversed(range(12))], scratch / "made")
    return scratch / "made"


def told(promise: PagefindPromise) -> str:
    return str(FormUnknownError(promise))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class TestPromises:
    def test_pages_are_numbered_as_they_come(self, made: Path) -> None:
        meta = parse_cbor(unpack(next(made.glob("*.pf_meta")).read_bytes()), list, PagefindPromise.META)
        urls = [
            msgspec.json.decode(unpack((made / "fragment" / f"{page[0]}.pf_fragment").read_bytes()))["url"]
            for page in meta[1]
        ]
        assert urls == [f"/p/{number}/" for number in reversed(range(12))], told(PagefindPromise.ORDER)

    def test_files_are_whole_when_it_has_ended(self, made: Path) -> None:
        for path in sorted(made.rglob("*.pf_*")):
            assert unpack(path.read_bytes()), told(PagefindPromise.WHOLE_FILES)

    def test_the_index_is_in_the_shortest_cbor(self, made: Path) -> None:
        chunks = [unpack(path.read_bytes()) for path in (made / "index").iterdir()]
        for chunk in chunks:
            parse_cbor(chunk, list, PagefindPromise.CBOR)
            assert chunk[:1] + join_items(split_items(chunk[1:])) == chunk, told(PagefindPromise.CHUNK)

    def test_the_words_are_in_order(self, made: Path) -> None:
        chunks = [unpack(path.read_bytes()) for path in (made / "index").iterdir()]
        words = [parse_first_text(entry) for entry in split_items(chunks[0][1:])]
        assert words == sorted(words), told(PagefindPromise.WORDS_IN_ORDER)

    def test_every_word_stands_in_the_record(self, made: Path) -> None:
        records = [msgspec.json.decode(unpack(path.read_bytes())) for path in (made / "fragment").iterdir()]
        assert len(records) == 12, told(PagefindPromise.EVERY_PAGE)
        assert {len(record["content"].split()) for record in records} == {5}, told(PagefindPromise.WORD_COUNT)


class TestOtherForms:
    """Files that another version might write stop the build and name the promise and the version."""

    @pytest.mark.parametrize(
        ("change", "promise"),
        [
            ({"*.pf_meta": pack(render_cbor(["2.0"]))}, PagefindPromise.META),
            ({"*.pf_meta": pack(b"\xf6")}, PagefindPromise.META),
            ({"index/*": b"pagefind_dcd"}, PagefindPromise.PACKED),
            ({"index/*": pack(render_cbor(["a", "b"]))}, PagefindPromise.CHUNK),
            ({"fragment/*": pack(b'{"url":"/p/11/","content":"one","anchors":[]}')}, PagefindPromise.WORD_COUNT),
            ({"fragment/*": pack(b'{"url":"/p/0/","content":"one"}')}, PagefindPromise.ORDER),
            ({"fragment/*": pack(b"[]")}, PagefindPromise.WORD_COUNT),
            ({"fragment/*": b"pagefind_dcd"}, PagefindPromise.PACKED),
        ],
    )
    def test_are_named(self, made: Path, tmp_path: Path, change: dict[str, bytes], promise: PagefindPromise) -> None:
        for name, content in files(made).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for pattern, content in change.items():
            for path in tmp_path.glob(pattern):
                path.write_bytes(content)
        with pytest.raises(FormUnknownError, match=program_version()) as raised:
            read_all(tmp_path)
        assert raised.value.promise is promise
        assert promise.value in str(raised.value)


class MadeCopy(NamedTuple):
    """A page of which all that matters is how many words it has, and before which of them its headings stand."""

    address: str
    words: int = 5
    anchors: Sequence[ShownAnchor] = ()
    content: str = WORDS
    meta: Mapping[str, str] = {}
    figures: Sequence[object] = ()
    mark: str = ""
    weight: float = 1.0

    @property
    def record(self) -> bytes:
        return render_record(self)

    @classmethod
    def twelve(cls) -> list[Self]:
        return [cls(f"p/{number}/") for number in reversed(range(12))]


def read_all(folder: Path) -> None:
    meta = read_meta(folder)
    write_cards(folder, meta, MadeCopy.twelve())
    write_small_chunks(folder, meta, LastFiles(folder, {}))


@pytest.mark.parametrize(
    ("changed", "promise"),
    [
        (lambda copies: copies[:-1], PagefindPromise.EVERY_PAGE),
        (lambda copies: [*copies, MadeCopy("q/")], PagefindPromise.EVERY_PAGE),
        (lambda copies: [*copies[:5], copies[5]._replace(words=4), *copies[6:]], PagefindPromise.WORD_COUNT),
        (lambda copies: [*reversed(copies)], PagefindPromise.ORDER),
        (
            lambda copies: [copies[0]._replace(anchors=(ShownAnchor("a", 0, "題"),)), *copies[1:]],
            PagefindPromise.WORD_COUNT,
        ),
    ],
    ids=["a page fewer", "a page more", "a word fewer", "another order", "a heading that it has not"],
)
def test_copies_that_the_index_was_not_made_of_are_noticed(
    made: Path, changed: Callable[[list[MadeCopy]], list[MadeCopy]], promise: PagefindPromise
) -> None:
    with pytest.raises(FormUnknownError) as raised:
        write_cards(made, read_meta(made), changed(MadeCopy.twelve()))
    assert raised.value.promise is promise


def test_headings_of_a_record_stand_where_the_engine_has_them(tmp_path: Path) -> None:
    html = (
        "<h1>公園の整備と道路</h1><h2 id='a'>あらまし</h2><p>遊具を12.6か所で直す。</p><h2 id='b'>―</h2><h3 id='c'>の</h3>"
        "<p>令和2年度の①</p><h2 id='日本'>見本市</h2><h2 id='d'>費用</h2>"
    )
    page = SearchPage("p/", "公園の整備", pack_text(html), {"year": "令和2年度"}, {"year": ("2020",)})
    copy = view_copy(page, unpack_text(page.text), (), ("year",), {})
    with Service(tmp_path) as pagefind:
        pagefind.make([(page.address, copy.html)], tmp_path / "made")
    record = msgspec.json.decode(unpack(next(tmp_path.glob("made/fragment/*")).read_bytes()))
    assert record["word_count"] == copy.shown.words
    assert [(anchor["id"], anchor["location"]) for anchor in record["anchors"]] == [
        (anchor.id, anchor.location) for anchor in copy.shown.anchors
    ]
    assert [anchor.text for anchor in copy.shown.anchors] == ["あらまし", "―", "の", "見本市", "費用"]


values = st.recursive(
    st.integers(min_value=0, max_value=2**40) | st.text(max_size=30), lambda inner: st.lists(inner, max_size=30)
)


@pytest.mark.long
@given(values)
def test_what_is_written_as_cbor_is_read_again(value: object) -> None:
    assert parse_cbor(render_cbor(value), object, PagefindPromise.CBOR) == value


@pytest.mark.long
@given(st.lists(values, max_size=40))
def test_an_array_is_parted_without_being_read(items: list[object]) -> None:
    whole = render_cbor(items)
    assert split_items(whole) == [render_cbor(item) for item in items]
    assert join_items(split_items(whole)) == whole


WORD = ["下水道", [[1, [-25, 3, 70_000], []], [300, [4] * 30, [1]]], []]


@pytest.mark.parametrize(
    "items",
    [
        [WORD, ["a", [], []], WORD],
        [["cafe", [[1, [2], []]], [["café", [[1, [2], []]]]]], WORD],
        [WORD, 5],
        [["a", [[1, [], []], [2, [[], 5], []]], []]],
        [["a", [[1, [], []]], [], []], WORD],
        [["a", ["b", 0, 0], 0], 5],
        [],
    ],
    ids=["words", "another spelling", "a number", "deeper", "an array of four", "a word in a word", "nothing"],
)
def test_words_are_parted_by_their_form_and_anything_else_item_by_item(items: list[object]) -> None:
    assert split_items(render_cbor(items)) == [render_cbor(item) for item in items]


@pytest.mark.parametrize("cut_off", [1, 4, 12])
def test_words_that_are_cut_off_are_refused(cut_off: int) -> None:
    with pytest.raises(FormUnknownError):
        split_items(render_cbor([WORD, WORD])[:-cut_off])


@pytest.mark.parametrize("data", ["", "82", "1c", "0101", "1801", "6161ff"])
def test_other_cbor_is_refused(data: str) -> None:
    with pytest.raises(FormUnknownError):
        parse_cbor(bytes.fromhex(data), object, PagefindPromise.CBOR)


@pytest.mark.long
class TestTheSameBytes:
    @pytest.fixture
    def in_memory(self) -> Iterator[Path]:
        if not MEMORY.is_dir() or MEMORY.stat().st_dev == Path("/tmp").stat().st_dev:  # noqa: S108
            pytest.skip("この環境には二つ目のファイルシステム（/dev/shm）がないため、比べられません")
        with TemporaryDirectory(dir=MEMORY) as folder:
            yield Path(folder)

    def test_on_any_file_system(self, tmp_path: Path, in_memory: Path) -> None:
        many = [msgspec.structs.replace(page, address=f"{copy}/{page.address}") for copy in range(12) for page in PAGES]
        index_pages(many, FolderSink(tmp_path / "site"), tmp_path / "work")
        index_pages(reversed(many), FolderSink(in_memory / "site"), in_memory / "work")
        assert files(tmp_path / "site") == files(in_memory / "site")


class TestFaultsOfTheMachine:
    def stand_in(self, folder: Path, script: str) -> Path:
        """A program in Pagefind's place."""
        program = folder / "program"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return program

    @pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT])
    def test_are_told_as_what_they_are(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
        program = self.stand_in(
            tmp_path, f"echo 'thread panicked: {os.strerror(number)} (os error {number})' >&2; exit 101"
        )
        monkeypatch.setattr(service, "get_executable", lambda: program)
        with pytest.raises(OSError, match=os.strerror(number)) as raised:
            index_pages(PAGES, FolderSink(tmp_path / "site"), tmp_path / "work")
        assert raised.value.errno == number
        assert raised.value.filename.startswith(str(tmp_path / "work"))

    def test_a_program_that_may_not_be_run(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program = tmp_path / "program"
        program.write_text("", encoding="utf-8")
        monkeypatch.setattr(service, "get_executable", lambda: program)
        with pytest.raises(ProgramNotRunError, match="program"):
            index_pages(PAGES, FolderSink(tmp_path / "site"), tmp_path / "work")

    def test_words_of_its_own_are_passed_on(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(service, "get_executable", lambda: self.stand_in(tmp_path, "echo broken >&2; exit 3"))
        with pytest.raises(EngineFailedError, match="終了コード 3"), Service(tmp_path) as pagefind:
            pagefind.make([("", document(0))], tmp_path / "made")

    def test_an_answer_of_another_form(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(service, "get_executable", lambda: self.stand_in(tmp_path, "printf '%s' 'e30=,'; sleep 1"))
        with pytest.raises(FormUnknownError, match=program_version()), Service(tmp_path) as pagefind:
            pagefind.make([("", document(0))], tmp_path / "made")


class TestFilesThatWereNotWrittenToTheirEnds:
    @pytest.fixture(autouse=True)
    def cut(self, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = Service.make

        def make(self: Service, documents: Iterable[tuple[str, str]], made: Path) -> None:
            whole(self, documents, made)
            meta = next(made.glob("*.pf_meta"))
            meta.write_bytes(meta.read_bytes()[:100])

        monkeypatch.setattr(Service, "make", make)

    def test_are_told_as_a_full_disk_where_no_more_can_be_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left") as fault:
            index_pages(PAGES, FolderSink(tmp_path / "site"), tmp_path / "work")
        assert (fault.value.errno, Path(fault.value.filename).parent) == (errno.ENOSPC, tmp_path / "work")

    def test_are_told_as_another_form_where_there_is_room(self, tmp_path: Path) -> None:
        with pytest.raises(SearchIndexError, match="gzip"):
            index_pages(PAGES, FolderSink(tmp_path / "site"), tmp_path / "work")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    index_pages(PAGES, FolderSink(folder / "site"), folder / "work")
    return folder / "site"


def test_only_what_the_search_page_loads_is_published(site: Path) -> None:
    assert {path.name for path in (site / "pagefind").iterdir()} == {
        "start.pf_meta",
        "cards",
        "fragment",
        "index",
        "lexicon",
    }
    assert not list(site.rglob("*ui*"))


def test_what_is_loaded_first_does_not_name_the_pages(site: Path) -> None:
    start = msgspec.json.decode(unpack((site / "pagefind" / START_FILE).read_bytes()))
    assert start["index"]["weights"] == [[1000, len(PAGES)]]
    assert len(start["index"]["cards"]) == 1
    assert not any(page.title in msgspec.json.encode(start).decode() for page in PAGES)


def test_a_long_list_of_chunks_is_parted(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    table = [(f"w{number:04}", f"und_{number:04}") for number in range(200)]
    assert write_shelves(tmp_path, table[:64]) == []
    shelves = write_shelves(tmp_path, table)
    assert [first for first, _ in shelves] == ["w0000", "w0064", "w0128", "w0192"]
    held = [
        msgspec.json.decode(unpack((tmp_path / "index" / f"{name}.pf_index").read_bytes()), type=list[tuple[str, str]])
        for _, name in shelves
    ]
    assert [entry for shelf in held for entry in shelf] == table


def test_a_failure_of_pagefind_is_told_and_nothing_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "get_executable", lambda: "/bin/false")
    with pytest.raises(SearchIndexError, match="索引を作れませんでした（終了コード 1）"):
        index_pages(PAGES, FolderSink(tmp_path / "site"), tmp_path / "work")
    assert not (tmp_path / "site").exists()
    assert [path.name for path in (tmp_path / "work").iterdir()] == ["kept"]  # what was prepared may be of use yet
