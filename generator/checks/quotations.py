"""Hold the data against the documents that the city published: every published sentence must stand in its source.

Texts are compared without white space, markup and differences of width (NFKC): what extraction from a PDF breaks. A sentence ends at 。or
at a line's end.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from rapidfuzz import fuzz

from generator.checks.source_texts import SourcePages, SourceTexts, Unreadable, make_comparable
from generator.load.quotations import Quotation
from generator.load.site import DecodedFile
from generator.model.basics import Absent, Place
from generator.model.site import Site
from generator.problems.problem import Problem, problem

_SENTENCE: Final = re.compile(r"[^。\n]+。?")
_BULLET: Final = re.compile("[・･■◇●○◆▪•]+|- ")  # drawn by the list in the original, a letter only in some extractions
_SHOWN: Final = 60  # characters of a sentence in a message
_SHOWN_PAGES: Final = 5
_CLOSE: Final = 55  # per cent of likeness below which a passage is not worth showing


def split_sentences(text: str) -> Iterator[str]:
    """The sentences of a published text, one a line or up to each 。"""
    for found in _SENTENCE.finditer(text):
        sentence = found.group().strip()
        if sentence:
            yield sentence


def check_sources(site: Site, taken: Iterable[DecodedFile], texts: SourceTexts) -> Iterator[Problem]:
    """Every published sentence that its document does not have, and every document whose file is missing or gives no text.

    A document that cannot be read is told once for each of its records; the others are compared all the same.
    """
    files = {
        f"{each.municipality.id}/{document.id}": (document.file, document.place)
        for each in site.municipalities
        for document in each.documents
        if isinstance(document.file, str)  # a web page has no text here to compare with
    }
    for key, (file, place) in files.items():
        text = texts.read(file)
        if text is None:
            yield problem("K602", place, document=key, file=file)
        elif isinstance(text, Unreadable):
            yield problem("K603", place, document=key, file=file, cause=text.cause, hint=text.hint)
    defaults = _default_documents(site)
    for held in taken:
        for quotation in held.quotations:
            document = quotation.document or defaults.get(_scope_of(held), "")
            file, _ = files.get(f"{held.municipality}/{document}", ("", quotation.place))
            text = texts.read(file) if file else None
            if isinstance(text, str):
                missing = list(_check_quotation(quotation, document, text))
                yield from missing or _check_page(quotation, document, texts.pages(file))


def _scope_of(held: DecodedFile) -> str:
    """What decides on a file's document: its round for results, else its plan."""
    plan = f"{held.municipality}/{held.plan}"
    return f"{plan}#{held.value.round.target}" if held.kind == "results" and hasattr(held.value, "round") else plan


def _default_documents(site: Site) -> Mapping[str, str]:
    """The document of each plan, and of each round of reporting (``plan#round``)."""
    found: dict[str, str] = {}
    for folder in site.municipalities:
        for plan_folder in folder.plans:
            plan = plan_folder.plan
            key = f"{folder.municipality.id}/{plan.id}"
            own = "" if isinstance(plan.source.document, Absent) else plan.source.document.target
            found[key] = own
            for each in plan.rounds:
                source = each.source
                named = not isinstance(source, Absent) and not isinstance(source.document, Absent)
                found[f"{key}#{each.id}"] = source.document.target if named else own  # type: ignore[union-attr]
    return found


def _check_quotation(quotation: Quotation, document: str, text: str) -> Iterator[Problem]:
    for sentence in split_sentences(quotation.text):
        wanted = make_comparable(_BULLET.sub("", sentence, count=1) if _BULLET.match(sentence) else sentence)
        if wanted and wanted not in text:
            place = _place_within(quotation, sentence)
            yield problem("K601", place, text=sentence[:_SHOWN], document=document, hint=_nearest(wanted, text))


def _check_page(quotation: Quotation, document: str, pages: SourcePages) -> Iterator[Problem]:
    """A value's wording that stands in the document, but not on the page that it names."""
    named = pages.named(quotation.page)
    wanted = make_comparable(quotation.text)
    if named and not set(pages.holding(wanted)) & set(named):
        found = [str(place + 1 + pages.offset) for place in pages.holding(wanted)][:_SHOWN_PAGES]
        where = f"{'、'.join(found)} ページにあります" if found else "一つのページの中にはありません"
        text = quotation.text[:_SHOWN]
        yield problem("K604", quotation.place, text=text, page=quotation.page, document=document, where=where)


def _place_within(quotation: Quotation, sentence: str) -> Place:
    """The line of the sentence, where the text is a block of lines (a block begins on the line after its mark)."""
    before = quotation.text.find(sentence)
    lines = quotation.text.count("\n", 0, max(before, 0))
    if "\n" not in quotation.text:
        return quotation.place
    return Place(quotation.place.file, quotation.place.line + 1 + lines, 1)


@cache
def _nearest(wanted: str, text: str) -> str:
    """The passage of the document that is most like the sentence."""
    found = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=_CLOSE)
    if found is None:
        return "原典に似た文は見つかりませんでした。文書の指定（source）を確かめてください。"
    return f"原典で最も近い文: 「{text[found.dest_start : found.dest_end][: _SHOWN * 2]}」"
