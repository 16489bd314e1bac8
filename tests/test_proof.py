"""The data is held against the documents that it names."""

from pathlib import Path

from generator.gathering import gather_site
from generator.problems import Problem, Refused
from generator.proof import check_sources, split_sentences
from generator.source_texts import SourceTexts, make_comparable
from generator.sources import SourceFile

SITE = "name: s\ndescription: d\naddress: https://example.jp/\n"
CITY = 'name: 見本市\nreading: みほんし\nprefecture: 見本県\ncode: "992011"\n'
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


def _make_pdf(text: str) -> bytes:
    """A one-page PDF with one line of Latin text, put together by hand."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return content + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


PDF = _make_pdf("Park plan of the town")
