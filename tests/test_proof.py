"""The data is held against the documents that it names."""

import os
import re
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from generator.checks.quotations import check_sources, split_sentences
from generator.checks.source_texts import Limits, SourceTexts, Unreadable, extract_pdf, make_comparable
from generator.load.read import SourceFile
from generator.load.site import gather_site
from generator.problems.problem import Problem, Refused
from generator.system import foreign_documents

SITE = "name: s\ndescription: d\naddress: https://example.jp/\n"
CITY = 'name: 見本市\nreading: みほんし\nprefecture: 見本県\ncode: "992011"\ncontact: {tel: 000-000-0000}\n'
DOCUMENTS = "documents:\n  - {id: doc, title: 文書, fiscal_year: 2020, file: doc.txt}\n  - {id: other, title: 別, fiscal_year: 2020, file: other.txt}\n"
PLAN = "title: 計画\nperiod: {from: 2020}\nsource: {document: doc}\nrounds:\n  - {id: r, name: 実績, kind: yearly, fiscal_year: 2020, source: {document: other}}\n"


def prove(tmp_path: Path, documents: dict[str, str], **files: str) -> list[Problem]:
    for name, text in documents.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    texts = {
        "site.yaml": SITE,
        "m/municipality.yaml": CITY,
        "m/documents.yaml": DOCUMENTS,
        "m/p/plan.yaml": PLAN,
        **{name.replace("__", "/") + ".yaml": text for name, text in files.items()},
    }
    gathered = gather_site([SourceFile(name, text.encode(), name) for name, text in texts.items()], {})
    assert gathered.problems == ()
    assert not isinstance(gathered.site, Refused)
    return list(check_sources(gathered.site, gathered.taken, SourceTexts(tmp_path)))


BOTH = {"doc.txt": "公園を\n 直 します。木を植えます。", "other.txt": "公園を直しました。"}
MEASURE = "measures:\n  - id: a\n    title: 公園\n    summary: |-\n      公園を直します。\n      {second}\n"


def test_sentences_that_stand_in_the_document_pass_whatever_its_line_breaks(tmp_path: Path) -> None:
    assert prove(tmp_path, BOTH, m__p__measures__a=MEASURE.format(second="木を植えます。")) == []


@pytest.mark.breaks("K601")
def test_a_changed_word_is_told_with_its_line_and_the_nearest_passage(tmp_path: Path) -> None:
    (found,) = prove(tmp_path, BOTH, m__p__measures__a=MEASURE.format(second="木を植えました。"))
    assert found.rule == "K601"
    assert found.place.line == 6
    assert "木を植えます" in dict(found.details)["hint"]


def test_results_are_held_against_the_document_of_their_round(tmp_path: Path) -> None:
    results = "round: r\nmeasures:\n  - {measure: a, done: 公園を直しました。}\n"
    measure = MEASURE.format(second="木を植えます。")
    assert prove(tmp_path, BOTH, m__p__measures__a=measure, m__p__results__r=results) == []
    wrong = results.replace("直しました", "直します")
    (found,) = prove(tmp_path, BOTH, m__p__measures__a=measure, m__p__results__r=wrong)
    assert dict(found.details)["document"] == "other"


def test_a_record_may_name_another_document(tmp_path: Path) -> None:
    measure = "measures:\n  - id: a\n    title: 公園\n    source: {document: other}\n    summary: 公園を直しました。\n"
    assert prove(tmp_path, BOTH, m__p__measures__a=measure) == []


@pytest.mark.breaks("K602")
def test_a_missing_document_is_told(tmp_path: Path) -> None:
    found = prove(tmp_path, {"doc.txt": "x"})
    assert [(each.rule, dict(each.details)["file"]) for each in found] == [("K602", "other.txt")]


def test_editors_words_need_no_source(tmp_path: Path) -> None:
    measure = (
        MEASURE.format(second="木を植えます。") + "    plain_summary: 公園をきれいにします。\n    editor_note: 注\n"
    )
    assert prove(tmp_path, BOTH, m__p__measures__a=measure) == []


def test_bullets_that_a_list_draws_need_not_stand_in_the_text(tmp_path: Path) -> None:
    assert prove(tmp_path, BOTH, m__p__measures__a=MEASURE.format(second="・木を植えます。")) == []


@pytest.mark.long
def test_a_pdf_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "doc.txt").write_text("x", encoding="utf-8")
    documents = DOCUMENTS.replace("other.txt", "other.pdf")
    (tmp_path / "other.pdf").write_bytes(PDF)
    measure = "measures:\n  - id: a\n    title: Park\n    source: {document: other}\n    summary: Park plan\n"
    found = prove(tmp_path, {"doc.txt": "Park"}, m__documents=documents, m__p__measures__a=measure)
    assert found == []
    wrong = measure.replace("Park plan", "Pool plan of another town")
    (only,) = prove(tmp_path, {"doc.txt": "Park"}, m__documents=documents, m__p__measures__a=wrong)
    assert only.rule == "K601"


def test_a_file_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("公園", encoding="utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    found = prove(inner, {"doc.txt": "x"}, m__documents=DOCUMENTS.replace("other.txt", "../secret.txt"))
    assert [each.rule for each in found] == ["K602"]


def test_widths_and_waves_compare_alike() -> None:
    assert make_comparable("１２．６時間 〜 ＯＪＴ<br>") == make_comparable("12.6時間～OJT")


def test_sentences_end_at_the_full_stop_or_the_line() -> None:
    assert list(split_sentences("一。二\n\n三。")) == ["一。", "二", "三。"]


# --- PDFs ------------------------------------------------------------------------------------------------------------


def make_pdf(*objects: bytes) -> bytes:
    """A PDF put together by hand; the first object is its catalogue."""
    content, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return content + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def make_page(stream: bytes, kind: bytes = b"", box: bytes = b"[0 0 300 200]") -> bytes:
    """A PDF of one page that this stream draws."""
    return make_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>" % box,
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), kind, stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


def draw(text: bytes) -> bytes:
    return b"BT /F1 12 Tf 20 100 Td (" + text + b") Tj ET"


PDF = make_page(draw(b"Park plan of the town"))
SQUEEZED = b"/Filter /FlateDecode"
ALGORITHMS = ("RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256")


def lock(content: bytes, user: str, algorithm: str) -> bytes:
    """A PDF that only its owner may change, and that only who knows the word may open (anyone, where it is empty)."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(user, "owner", algorithm=algorithm)
    locked = BytesIO()
    writer.write(locked)
    return locked.getvalue()


@pytest.mark.long
@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_pdf_that_only_its_owner_may_change_is_read(algorithm: str) -> None:
    assert extract_pdf(lock(PDF, "", algorithm), Limits()) == "Park plan of the town"


def test_a_pdf_that_needs_a_password_is_told_as_that() -> None:
    found = extract_pdf(lock(PDF, "secret", "AES-256"), Limits())
    assert isinstance(found, Unreadable)
    assert found.cause == "開くにはパスワードが要ります"


def unknown_cipher() -> bytes:
    return PDF.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 99 /R 99 >> /ID [(a)(b)]")


def make_bomb() -> bytes:
    """A page that grows to 400 MB; made by the test that needs it, not by every process that collects the tests."""
    return make_page(zlib.compress(bytes(400_000_000), 9), SQUEEZED)


@pytest.mark.long
@pytest.mark.breaks("K603")
@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "ファイルが空です"),
        (b"Park plan", "PDF ではありません"),
        (b"PK\x03\x04" + bytes(2000), "PDF ではありません"),
        (PDF[: len(PDF) // 2], "壊れている"),
        (b"%PDF-1.7\n", "壊れている"),
        (unknown_cipher(), "壊れている"),
        (PDF.replace(b"[3 0 R]", b"[2 0 R]"), "壊れている"),  # the pages are their own page
        (PDF.replace(b"/Kids [3 0 R] /Count 1", b"/Kids [] /Count 0"), "ページがありません"),
        (make_page(b""), "文字のない PDF"),
        (make_page(draw(b"x"), box=b"[" * 200_000 + b"]" * 200_000), "入れ子|壊れている"),
        (make_bomb, "壊れている|上限|止まりました"),
        (make_pdf(b"<< /Type /Catalog /Pages (none) >>"), "壊れている"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_whatever_is_in_a_pdf_is_its_own_problem_and_the_others_are_compared(
    tmp_path: Path, content: bytes | Callable[[], bytes], cause: str
) -> None:
    (tmp_path / "other.pdf").write_bytes(content if isinstance(content, bytes) else content())
    documents = DOCUMENTS.replace("other.txt", "other.pdf")
    found = prove(tmp_path, {"doc.txt": "x"}, m__documents=documents, m__p__measures__a=MEASURE.format(second="木"))
    (only,) = [each for each in found if each.rule == "K603"]
    details = dict(only.details)
    assert (only.place.file, only.place.line, details["file"]) == ("m/documents.yaml", 3, "other.pdf")
    assert re.search(cause, details["cause"]), details["cause"]
    assert details["hint"].endswith("ください。")
    assert "K601" in {each.rule for each in found}


@pytest.mark.long
def test_a_pdf_that_takes_too_long_is_given_up() -> None:
    endless = make_page(zlib.compress(b"BT /F1 12 Tf 20 100 Td " + b"(Park) Tj " * 4_000_000 + b"ET", 9), SQUEEZED)
    before = time.monotonic()
    found = extract_pdf(endless, Limits(seconds=2))
    assert time.monotonic() - before < 30
    assert isinstance(found, Unreadable)
    assert re.search("2 秒たっても終わりません|途中でプログラムが止まりました", found.cause)


@pytest.mark.long
@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the system cannot bound memory")
def test_a_pdf_that_takes_too_much_memory_is_given_up() -> None:
    large = make_page(zlib.compress(b"BT /F1 12 Tf 20 100 Td " + b"(Park) Tj " * 4_000_000 + b"ET", 9), SQUEEZED)
    found = extract_pdf(large, Limits(memory=200_000_000))
    assert isinstance(found, Unreadable)
    assert re.search("メモリー|途中でプログラムが止まりました", found.cause)


@pytest.mark.long
def test_a_pdf_of_too_many_pages_or_characters_is_told_as_that() -> None:
    writer = PdfWriter()
    for _ in range(3):
        writer.append(BytesIO(PDF))
    three = BytesIO()
    writer.write(three)
    assert extract_pdf(three.getvalue(), Limits(pages=3)) == "\f".join(["Park plan of the town"] * 3)
    for limits, cause in ((Limits(pages=2), "2 ページ"), (Limits(text_size=50), "50 字")):
        found = extract_pdf(three.getvalue(), limits)
        assert isinstance(found, Unreadable)
        assert cause in found.cause


@pytest.mark.long
def test_a_text_of_a_pdf_is_kept_by_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    kept = tmp_path / "kept"
    first = SourceTexts(tmp_path, kept=kept)
    assert first.read("a.pdf") == "Parkplanofthetown"
    first.forget_others()
    assert len(list(kept.iterdir())) == 1

    started = []
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: started.append(1))
    second = SourceTexts(tmp_path, kept=kept)
    assert second.read("a.pdf") == "Parkplanofthetown"
    assert not started
    monkeypatch.undo()
    (tmp_path / "a.pdf").write_bytes(make_page(draw(b"Pool")))
    third = SourceTexts(tmp_path, kept=kept)
    assert third.read("a.pdf") == "Pool"
    third.forget_others()
    assert len(list(kept.iterdir())) == 1


def test_a_machine_that_can_start_no_further_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    found = extract_pdf(PDF, Limits())
    assert isinstance(found, Unreadable)
    assert found.cause == "PDF を読むプログラムを動かせません（動いているプロセスが多すぎます）"


@pytest.mark.parametrize(
    "said", ["[]", "{}", '"text"', '{"text": 1}', '{"fault": "unheard of"}', '{"text": "cut o', ""]
)
def test_an_answer_that_is_none_is_told_as_a_reading_that_was_not_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    reader = tmp_path / "reader.py"
    reader.write_text(f"import sys\nsys.stdin.buffer.read()\nsys.stdout.write({said!r})\n", encoding="utf-8")
    monkeypatch.setattr(foreign_documents, "_PROGRAM", reader)
    found = extract_pdf(PDF, Limits())
    assert isinstance(found, Unreadable)
    assert found.cause.startswith("読み取りの途中でプログラムが止まりました")


# --- files that are none ---------------------------------------------------------------------------------------------


def cause_of(folder: Path, file: str, limits: Limits = Limits()) -> str | None:  # noqa: B008 - frozen
    """Why a document gives no text; None where there is none."""
    found = SourceTexts(folder, limits).read(file)
    assert not isinstance(found, str)
    return None if found is None else found.cause


def test_what_is_no_file_holds_nothing_up(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    (folder / "folder.pdf").mkdir(parents=True)
    os.mkfifo(folder / "pipe.pdf")
    os.mkfifo(folder / "pipe.txt")
    (tmp_path / "secret.txt").write_text("公園", encoding="utf-8")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "round.pdf").symlink_to("round.pdf")
    (folder / "nothing.pdf").symlink_to("nowhere.pdf")
    assert cause_of(folder, "folder.pdf") == "ファイルではなく、フォルダーです"
    assert cause_of(folder, "pipe.pdf") == cause_of(folder, "pipe.txt") == "ふつうのファイルではありません"
    assert cause_of(folder, "out.txt") == cause_of(folder, "zero.txt") == "フォルダーの外を指すリンクです"
    assert cause_of(folder, "round.pdf") == "リンクが輪になっています"
    assert cause_of(folder, "nothing.pdf") == "指している先にファイルがありません"
    for name in ("../secret.txt", str(tmp_path / "secret.txt"), "none.pdf", "a\0b.txt", "x" * 5000, "", "."):
        assert cause_of(folder, name) is None


def test_a_link_to_a_file_within_the_folder_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("公園", encoding="utf-8")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert SourceTexts(tmp_path).read("b.txt") == "公園"


def test_texts_have_their_bounds(tmp_path: Path) -> None:
    (tmp_path / "sjis.txt").write_bytes("公園を直します。".encode("shift_jis"))
    (tmp_path / "word.docx").write_bytes(b"PK\x03\x04\xff\xfe")
    (tmp_path / "empty.txt").write_bytes(b"\n")
    (tmp_path / "long.txt").write_bytes(b"a" * 101)
    (tmp_path / "long.pdf").write_bytes(PDF)
    assert "UTF-8" in str(cause_of(tmp_path, "sjis.txt"))
    assert "UTF-8" in str(cause_of(tmp_path, "word.docx"))
    assert cause_of(tmp_path, "empty.txt") == "ファイルが空です"
    assert "100 バイト" in str(cause_of(tmp_path, "long.txt", Limits(text_size=100)))
    assert "100 バイト" in str(cause_of(tmp_path, "long.pdf", Limits(size=100)))


def test_marks_without_end_are_put_in_order_in_time() -> None:
    before = time.monotonic()
    make_comparable("公園" + "\u0301\u0316" * 200_000)
    assert time.monotonic() - before < 5
    assert make_comparable("か\u3099") == "が"
