"""What is remembered of the last build, and which pages have to be verified again because of it."""

from pathlib import Path

from generator.cache import Store
from generator.publish.page_records import (
    NO_RECORD,
    BuildRecord,
    PageRecord,
    SeenPages,
    Told,
    find_unsettled,
    pack,
    read_record,
    write_record,
)
from generator.publish.verify import Seen

FILES = frozenset({"sitemap.xml"})


def page(*anchors: str, links: tuple[tuple[str, str], ...] = (), digest: str = "1") -> PageRecord:
    seen = Seen(anchors, links, (), (), "題")
    return PageRecord("key", digest, "題", 1.0, pack(seen), pack(Told("題", (), ())))


def record(**pages: PageRecord) -> BuildRecord:
    return BuildRecord("program", {f"{name}/": each for name, each in pages.items()}, FILES, "frames", sound=True)


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    written = record(a=page("x", links=(("b/", "y"),)), b=page("y"))
    write_record(Store(tmp_path), written)
    read = read_record(Store(tmp_path), "program")
    assert read.pages["a/"].seen == Seen(("x",), (("b/", "y"),), (), (), "題")
    assert read.pages["b/"].told == Told("題", (), ())
    assert read.files == FILES
    assert read.sound


def test_what_another_program_wrote_or_nobody_can_read_counts_for_nothing(tmp_path: Path) -> None:
    assert read_record(Store(tmp_path), "program") is NO_RECORD
    write_record(Store(tmp_path), record(a=page()))
    assert read_record(Store(tmp_path), "another program") is NO_RECORD
    kept = tmp_path / "kept" / "pages"
    kept.write_bytes(b"")
    assert read_record(Store(tmp_path), "program") is NO_RECORD
    kept.write_bytes(b"\xff\x00")
    assert read_record(Store(tmp_path), "program") is NO_RECORD


def test_only_new_pages_are_verified_where_nothing_is_gone() -> None:
    a, b = page("x"), page("y")
    last = record(a=a, b=b)
    assert list(find_unsettled(record(a=a, b=b), last)) == []
    assert list(find_unsettled(record(a=a, b=b, c=page("z")), last)) == ["c/"]
    assert list(find_unsettled(record(a=a, b=page("y", "more", digest="2")), last)) == ["b/"]


def test_all_are_verified_where_a_link_may_have_lost_its_target() -> None:
    a, b = page("x"), page("y")
    last = record(a=a, b=b)
    assert set(find_unsettled(record(a=a), last)) == {"a/"}
    assert set(find_unsettled(record(a=a, b=page("z", digest="2")), last)) == {"a/", "b/"}
    lost = BuildRecord("program", last.pages, frozenset(), "frames", sound=True)
    assert set(find_unsettled(lost, last)) == {"a/", "b/"}
    reframed = BuildRecord("program", last.pages, FILES, "other frames", sound=True)
    assert set(find_unsettled(reframed, last)) == {"a/", "b/"}


def test_what_was_not_sound_is_verified_again() -> None:
    last = record(a=page("x"))
    unsound = BuildRecord("program", last.pages, FILES, "frames", sound=False)
    assert set(find_unsettled(last, unsound)) == {"a/"}


def test_what_was_seen_is_unpacked_when_asked_for() -> None:
    pages = SeenPages({"a/": page("x"), "b/": page("y")})
    assert pages["a/"].anchors == ("x",)
    assert pages["b/"].anchors == ("y",)
    assert list(pages) == ["a/", "b/"]
    assert "c/" not in pages
