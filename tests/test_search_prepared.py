"""Only what changed is prepared for the search, and what is kept gives the bytes that all anew gives."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

import msgspec
import pytest

from answering import kill_after_the_first_answer, leave_to_others
from folder_sink import FolderSink
from generator.search import (
    SearchPage,
    SynonymGroup,
    copying,
    index_pages,
    indexing,
    pack_text,
    preparing,
    readings,
    said,
    unpack_text,
)
from generator.search.copying import view_copy
from generator.search.engine import chunks
from generator.search.remembering import Remembered
from generator.system.workers import Workers
from search_pages import PAGES
from test_search import files

pytestmark = pytest.mark.long

Change = Callable[[list[SearchPage]], list[SearchPage]]


def page(number: int, plan: str = "one", body: str = "") -> SearchPage:
    """A measure of a plan; each has a label that stands on all of them."""
    text = (
        f"<h1>施策{number}</h1><h2 id='about'>目標のあらまし</h2><p>{body or f'公園の遊具を{number}か所で直す。'}</p>"
    )
    return SearchPage(
        f"mihon/{plan}/measures/{number:02}/",
        f"施策{number}",
        pack_text(text),
        {"municipality": "見本市"},
        {"year": (f"{2000 + number}",)},
    )


CITY = [page(number, plan) for plan in ("one", "two") for number in range(31)] + list(PAGES)


def build(
    pages: Sequence[SearchPage], folder: Path, name: str, vocabulary: Sequence[SynonymGroup] = ()
) -> dict[str, bytes]:
    index_pages(pages, FolderSink(folder / name), folder / "work", vocabulary)
    return files(folder / name)


def reworded(pages: list[SearchPage]) -> list[SearchPage]:
    return [page(3, body="公園の便所を新しくする。"), *(one for one in pages if one.address != page(3).address)]


def relabelled(pages: list[SearchPage]) -> list[SearchPage]:
    """Half of the pages lose the label, so that it finds those that are left."""
    return [*(page(number, "two", f"<b>{number}</b>") for number in range(31)), *pages[:31], *PAGES][5:]


def with_a_field(pages: list[SearchPage]) -> list[SearchPage]:
    return [msgspec.structs.replace(pages[0], meta={"department": "公園課", **pages[0].meta}), *pages[1:]]


def renamed(pages: list[SearchPage]) -> list[SearchPage]:
    return [msgspec.structs.replace(one, title=f"{one.title}の二") if "two" in one.address else one for one in pages]


@pytest.mark.parametrize(
    "change",
    [
        reworded,
        relabelled,
        with_a_field,
        renamed,
        lambda pages: pages[3:],
        lambda pages: [*pages, page(40), page(1, "new")],
    ],
    ids=["a page reworded", "a label rarer", "a field more", "titles of a plan", "pages gone", "pages more"],
)
def test_an_index_made_from_the_last_is_as_one_made_from_nothing(tmp_path: Path, change: Change) -> None:
    build(CITY, tmp_path / "warm", "first")
    changed = change(list(CITY))
    warm = build(changed, tmp_path / "warm", "second")
    assert warm == build(changed, tmp_path / "cold", "only")
    assert build(CITY, tmp_path / "warm", "third") == files(tmp_path / "warm" / "first")


def test_a_vocabulary_with_phrases_prepares_pages_anew(tmp_path: Path) -> None:
    groups = [SynonymGroup(("公園の遊具",), ("ぶらんこ",))]
    build(CITY, tmp_path / "warm", "first")
    assert build(CITY, tmp_path / "warm", "second", groups) == build(CITY, tmp_path / "cold", "only", groups)


def test_of_many_pages_only_the_changed_one_is_prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(CITY, tmp_path, "first")
    asked: list[str] = []
    for module, name, told in (
        (preparing, "view_copy", lambda one, *_: one.address),
        (preparing, "render_record", lambda shown: shown.address),
        (chunks, "_write_parts", lambda chunk, _: chunk.suffix),
    ):
        made = getattr(module, name)

        def noted(*given: object, made: Callable[..., object] = made, told: Callable[..., str] = told) -> object:
            asked.append(told(*given))
            return made(*given)

        monkeypatch.setattr(module, name, noted)
    build(reworded(CITY), tmp_path, "second")
    assert asked == [page(3).address] * 2 + [".pf_index"]  # a site so small has one chunk
    asked.clear()
    build(list(reversed(reworded(CITY))), tmp_path, "third")
    assert asked == []


def test_nothing_that_another_program_made_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(CITY, tmp_path, "first")
    monkeypatch.setattr(chunks, "_CHUNK", 2_000)
    monkeypatch.setattr(indexing, "digest_program", lambda: "another")
    assert len(list(tmp_path.glob("first/pagefind/index/*"))) < 4
    build(reworded(CITY), tmp_path, "second")
    assert len(list(tmp_path.glob("second/pagefind/index/*"))) > 3


class TestSeveralProcesses:
    """Prepare pages: the same bytes by however many."""

    @pytest.fixture(autouse=True)
    def shared(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(preparing, "LEAST_SHARED", 1)

    def built_by(
        self, most: int, folder: Path, pages: Sequence[SearchPage] = CITY
    ) -> tuple[dict[str, bytes], list[str]]:
        workers = preparing.begin_preparing(most)
        with workers or nullcontext():
            index_pages(pages, FolderSink(folder / "site"), folder / "work", workers=workers)
        return files(folder / "site") | files(folder / "work" / "kept"), workers.lost if workers else []

    @pytest.mark.parametrize("most", [2, 8])
    def test_give_what_one_gives(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
        alone, _ = self.built_by(1, tmp_path / "alone")
        answers = leave_to_others(monkeypatch)
        assert self.built_by(most, tmp_path / "shared") == (alone, [])
        assert answers
        assert all(answer for _, answer in answers)
        answers.clear()
        changed = reworded(CITY)
        warm, _ = self.built_by(most, tmp_path / "shared", changed)
        assert len(answers) == 1  # of the one group that has changed
        assert warm == self.built_by(1, tmp_path / "alone", changed)[0]

    def test_that_end_leave_their_share_to_this_one(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        alone, _ = self.built_by(1, tmp_path / "alone")
        kill_after_the_first_answer(monkeypatch)
        found, lost = self.built_by(2, tmp_path / "shared")
        assert found == alone
        assert set(lost) == {"終了コード -9"}

    def test_are_believed_nothing_but_what_was_asked(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        alone, _ = self.built_by(1, tmp_path / "alone")
        for answer in (b"", b"\x93", msgspec.msgpack.encode([["a", "b", "", "", "", 1.0, "", {}, []]])):

            def answer_all(_: Workers, tasks: Sequence[bytes], answer: bytes = answer) -> Iterator[tuple[int, bytes]]:
                return ((place, answer) for place in reversed(range(len(tasks))))

            monkeypatch.setattr(Workers, "share", answer_all)
            assert self.built_by(2, tmp_path / f"shared{answer!r:.9}")[0] == alone

    def test_are_none_for_few_pages(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(preparing, "LEAST_SHARED", len(CITY) + 1)
        monkeypatch.setattr(Workers, "_start", lambda *_: pytest.fail("a process is started"))
        assert self.built_by(8, tmp_path / "many")[0] == self.built_by(1, tmp_path / "alone")[0]


class TestReadingsOfALargeSite:
    """Are asked of a process of its own, whose dictionary is never in this one's memory."""

    @pytest.fixture(autouse=True)
    def large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(indexing, "LEAST_APART", len(CITY))

    def test_are_those_of_this_one(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        here = build(CITY[1:], tmp_path / "here", "site")
        whole = build(CITY, tmp_path / "first", "site")
        monkeypatch.setattr(indexing, "LEAST_APART", 1)
        monkeypatch.setattr(readings, "_reader", lambda: pytest.fail("the dictionary is opened here"))
        assert build(CITY[1:], tmp_path / "apart", "site") == here
        assert build(CITY, tmp_path / "apart", "more") == whole
        monkeypatch.setattr(readings, "ask_apart", lambda *_: pytest.fail("what is kept is asked again"))
        assert build([*reworded(CITY)[1:], page(3)], tmp_path / "apart", "again") == whole

    @pytest.mark.parametrize("answer", [None, b"", b"\x93", msgspec.msgpack.encode(["よみ"])])
    def test_are_read_here_where_it_does_not_answer(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes | None
    ) -> None:
        monkeypatch.setattr(readings, "ask_apart", lambda *_: answer)
        found = build(CITY, tmp_path / "apart", "site")
        monkeypatch.setattr(indexing, "LEAST_APART", len(CITY) + 1)
        assert found == build(CITY, tmp_path / "here", "site")


@pytest.mark.parametrize("damage", ["entry", "part", "nothing"])
def test_damage_to_what_is_kept_never_reaches_the_site(tmp_path: Path, damage: str) -> None:
    build(CITY, tmp_path / "warm", "first")
    work = tmp_path / "warm" / "work"
    kept = sorted(work.glob({"entry": "kept/prepared/*", "part": "pagefind/index/*"}.get(damage, "no/*")))
    for path in kept:
        content = path.read_bytes()
        path.write_bytes(content[:-9] + b"\0" * 9)
    assert bool(kept) == (damage != "nothing")
    changed = reworded(CITY)
    assert build(changed, tmp_path / "warm", "second") == build(changed, tmp_path / "cold", "only")


def test_what_no_page_needs_any_more_is_dropped(tmp_path: Path) -> None:
    build(CITY, tmp_path, "first")
    shelf = tmp_path / "work" / "kept" / "prepared"
    many = len(list(shelf.iterdir()))
    build(PAGES, tmp_path, "second")
    assert 0 < len(list(shelf.iterdir())) < many


def test_texts_that_come_again_are_remembered_and_others_forgotten() -> None:
    texts = Remembered[int](3)
    asked: list[str] = []
    for number in range(20):
        new = texts.unknown(["市役所", f"施策{number}", "市役所", f"施策{number - 1}"])
        texts.update(dict.fromkeys(new, number))
        asked += new
        assert len(texts) <= 6
        assert texts["市役所"] == 0
    assert asked.count("市役所") == 1
    assert asked.count("施策7") == 1  # as long as the next page
    assert texts.unknown(["施策2"]) == ["施策2"]
    texts.forget()
    assert texts.unknown(["市役所"]) == ["市役所"]


@pytest.mark.parametrize("left_out", [frozenset(), frozenset({"狛江市"})], ids=["rare", "on many pages"])
def test_a_title_that_stands_on_many_pages_is_found_as_the_title_alone(left_out: frozenset[str]) -> None:
    text = pack_text("<h1>狛江市</h1><p>東京都</p><p>狛江市</p>")
    city = SearchPage("komae/", "狛江市", text, {}, {})
    copy = view_copy(city, unpack_text(text), left_out, (), {})
    assert copy.html.count("狛江 市") == (1 if left_out else 3)
    assert 'data-value="狛江 市"' in copy.html
    assert copy.shown.words == (2 if left_out else 6)
    assert {"狛江 市", "東京 都"} <= set(copy.phrases)


def test_nothing_that_was_read_stays_in_memory(tmp_path: Path) -> None:
    build(CITY, tmp_path, "first")
    assert not copying._TEXTS
    assert not said._KNOWN_CLAUSES
