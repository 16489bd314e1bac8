"""Measure how much of what people typed into ``data/`` `kokai read` drafts by itself from the same documents.

    python tests/measure_reading.py FOLDER [--set-anew]

FOLDER holds the documents that ``data/`` names, as texts or PDFs; they are no part of this repository. ``--set-anew`` also sets each text
as a PDF with ruled tables and reads that, so that pages and rules are measured, too. Printed for each document: of the wordings in the data, how
many the draft has in the right field of the right measure (recall); of the drafted, how many stand so in the data (precision).
"""

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from pypdf import PdfReader

from generator.checks.source_texts import make_comparable
from generator.edited_data import read_site
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent, SourceRef
from generator.model.figures import Figure, Indicator
from generator.model.plans import Measure
from generator.model.results import MeasureResult
from generator.reading import Draft, DraftMeasure, Meaning, UnreadablePaper, draft_papers, read_paper
from generator.reading.papers import Paper, PaperLine
from set_papers import set_pdf

PROJECT: Final = Path(__file__).resolve().parents[1]
_TEXTS: Final = {
    "summary": Meaning.SUMMARY,
    "target_text": Meaning.TARGET_TEXT,
    "expected_effect": Meaning.EFFECT,
    "note": Meaning.NOTE,
}


class Held(NamedTuple):
    """A wording of the data or of a draft: of which measure, in which field, on which page ("" where none is told)."""

    measure: str
    field: str
    text: str
    page: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What is compared."""
        return make_comparable(self.measure), self.field, make_comparable(self.text)


def typed_wordings(index: SiteIndex) -> dict[str, list[Held]]:
    """What people typed, by the file of its document."""
    found: dict[str, list[Held]] = {}
    for key, folder in index.plans.items():
        city = key.partition("/")[0]
        for measure in folder.measures:
            default = _document(folder.plan.source, "")
            document = _document(measure.source, default)
            held = found.setdefault(_file(index, city, document), [])
            held += _of_measure(measure, _page(measure.source))
            for report in index.results_of_measure(f"{key}/{measure.id}"):
                told = _document(report.result.source, _document(report.round.source, default))
                found.setdefault(_file(index, city, told), []).extend(_of_result(measure, report.result))
    return found


def _document(source: SourceRef | Absent, default: str) -> str:
    return default if isinstance(source, Absent) or isinstance(source.document, Absent) else source.document.target


def _page(source: SourceRef | Absent) -> str:
    page = "" if isinstance(source, Absent) else source.page
    return "" if isinstance(page, Absent) else page


def _file(index: SiteIndex, city: str, document: str) -> str:
    file = index.documents[f"{city}/{document}"].file
    return "" if isinstance(file, Absent) else file


def _of_measure(measure: Measure, page: str) -> Iterator[Held]:
    title = measure.title
    yield Held(title, "title", title, page)
    if isinstance(measure.number, str):
        yield Held(title, "number", measure.number, page)
    if not isinstance(measure.departments, Absent) and isinstance(measure.departments.as_published, str):
        yield Held(title, "departments", measure.departments.as_published, page)
    for field in _TEXTS:
        text = getattr(measure, field)
        if isinstance(text, str):
            yield Held(title, field, text, page)
    if not isinstance(measure.schedule, Absent) and isinstance(measure.schedule.as_published, str):
        yield Held(title, "schedule", measure.schedule.as_published, page)
    for indicator in measure.indicators:
        yield from _of_indicator(title, indicator, page)


def _of_indicator(title: str, indicator: Indicator, page: str) -> Iterator[Held]:
    figures = [*(target.figure for target in indicator.targets), *indicator.actuals, indicator.baseline]
    for figure in figures:
        if isinstance(figure, Figure) and isinstance(figure.as_published, str):
            yield Held(title, "figure", figure.as_published, _page(figure.source) or page)


def _of_result(measure: Measure, result: MeasureResult) -> Iterator[Held]:
    page = _page(result.source)
    if isinstance(result.done, str):
        yield Held(measure.title, "done", result.done, page)
    for report in result.reports:
        if isinstance(report.text, str):
            yield Held(measure.title, "done", report.text, page)
    for actual in result.actuals:
        if isinstance(actual.figure.as_published, str):
            yield Held(measure.title, "figure", actual.figure.as_published, _page(actual.figure.source) or page)
    for evaluation in result.evaluations:
        if isinstance(evaluation.as_published, str):
            yield Held(measure.title, "evaluation", evaluation.as_published, page)


def drafted_wordings(draft: Draft) -> Iterator[Held]:
    """What the draft holds."""
    for measure in draft.measures:
        yield from _of_draft(measure)


def _of_draft(measure: DraftMeasure) -> Iterator[Held]:
    title, page = measure.title.text, measure.title.page
    yield Held(title, "title", title, page)
    if measure.number:
        yield Held(title, "number", measure.number, page)
    fields = {
        **{meaning: field for field, meaning in _TEXTS.items()},
        Meaning.DEPARTMENTS: "departments",
        Meaning.SCHEDULE: "schedule",
        Meaning.DONE: "done",
        Meaning.EVALUATION: "evaluation",
    }
    for text in measure.texts:
        if text.meaning in fields:
            yield Held(title, fields[text.meaning], text.wording.text, text.wording.page or page)
    for indicator in measure.indicators:
        for figure in indicator.figures:
            yield Held(title, "figure", figure.wording.text, figure.wording.page or page)


class Score(NamedTuple):
    """How many wordings of one field there are, and what became of them.

    ``right``: of the drafted those that stand so in the data; ``right_typed``: of the typed those that are drafted so; ``held``: of the typed
    those that stand anywhere in the draft of their measure; ``paged``: of the right ones those with a page, ``on_page``: with that page.
    """

    typed: int
    drafted: int
    right: int
    right_typed: int
    held: int
    paged: int
    on_page: int


def score(typed: Sequence[Held], drafted: Sequence[Held]) -> dict[str, Score]:
    """By field."""
    have, want = Counter(each.key for each in drafted), Counter(each.key for each in typed)
    pages = {(each.key, _number(each.page)) for each in drafted}
    fields = dict.fromkeys(each.field for each in (*typed, *drafted))
    texts: dict[str, list[str]] = {}
    for each in drafted:
        texts.setdefault(each.key[0], []).append(each.key[2])
    scores = {}
    for field in fields:
        own = [each for each in typed if each.field == field]
        mine = [each for each in drafted if each.field == field]
        found = [each for each in own if each.key in have]
        paged = [each for each in found if _number(each.page)]
        held = sum(any(each.key[2] in text for text in texts.get(each.key[0], ())) for each in own)
        on_page = sum((each.key, _number(each.page)) in pages for each in paged)
        scores[field] = Score(
            len(own), len(mine), sum(each.key in want for each in mine), len(found), held, len(paged), on_page
        )
    return scores


def _number(page: str) -> str:
    found = re.search(r"[0-9]+", page)
    return found[0] if found else ""


def with_pages_of(path: Path, typed: Sequence[Held]) -> list[Held]:
    """The typed wordings with the page on which their measure stands in a PDF, as another reader of PDFs sees it."""
    texts = [make_comparable(page.extract_text()) for page in PdfReader(path).pages]
    return [each._replace(page=_page_holding(texts, each)) for each in typed]


def _page_holding(texts: Sequence[str], each: Held) -> str:
    wanted = make_comparable(each.text)
    pages = [str(number) for number, text in enumerate(texts, 1) if wanted in text]
    return pages[0] if len(pages) == 1 else ""


def set_anew(paper: Paper, folder: Path) -> Path:
    """A text as a PDF with ruled tables."""
    parts = []
    for block in paper.blocks:
        if isinstance(block, PaperLine):
            parts.append(f"#par({_typst(block.text)})")
        else:
            cells = ", ".join(_typst(cell.text) for cell in block.cells)
            parts.append(f"#table(columns: {block.width} * (1fr,), {cells})")
    return set_pdf(folder, "\n\n".join(parts))


def _typst(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'text("{escaped}")'


def _print(title: str, scores: dict[str, Score]) -> None:
    total = Score(*map(sum, zip(*scores.values(), strict=True)))
    print(f"\n{title}")
    for field, each in {**scores, "all": total}.items():
        recall = f"{each.right_typed}/{each.typed} ({each.right_typed / each.typed:.0%})" if each.typed else "-"
        precision = f"{each.right}/{each.drafted} ({each.right / each.drafted:.0%})" if each.drafted else "-"
        page = f"{each.on_page}/{each.paged}" if each.paged else "-"
        held = f"{each.held}/{each.typed}"
        print(f"  {field:16} recall {recall:15} precision {precision:15} in its measure {held:8} on its page {page}")


def main(arguments: list[str] | None = None) -> int:
    """Measure and print. Gives 1 where no document of the data is in the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the documents are that data/ names")
    parser.add_argument("--data", type=Path, default=PROJECT / "data", help="the data (data/ of this repository)")
    parser.add_argument("--set-anew", action="store_true", help="also as PDFs with ruled tables, set from the texts")
    asked = parser.parse_args(arguments)
    index = read_site(asked.data).site_index
    if index is None:
        print("the data cannot be read: kokai check tells why", file=sys.stderr)
        return 1
    measured = 0
    for file, typed in typed_wordings(index).items():
        path = asked.folder / file
        if not file or not path.is_file():
            print(f"not measured: no {file or 'file'} in {asked.folder}", file=sys.stderr)
            continue
        papers = read_paper(path)
        if isinstance(papers, UnreadablePaper):
            print(f"not measured: {file}: {papers.cause}", file=sys.stderr)
            continue
        measured += 1
        _print(file, score(typed, [*drafted_wordings(draft_papers(papers))]))
        if asked.set_anew and path.suffix == ".txt":
            with tempfile.TemporaryDirectory() as folder:
                pdf = set_anew(papers[0], Path(folder))
                read = read_paper(pdf)
                if isinstance(read, UnreadablePaper):
                    print(f"not measured: {file} set anew: {read.cause}", file=sys.stderr)
                    continue
                drafted = [*drafted_wordings(draft_papers(read))]
                _print(f"{file}, set anew on {len(read)} pages", score(with_pages_of(pdf, typed), drafted))
    return 0 if measured else 1


if __name__ == "__main__":
    raise SystemExit(main())
