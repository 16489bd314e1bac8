"""What all rows of one holder have in common, and how a value, its source and its corrections fill a row."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from generator.addresses import at_anchor
from generator.cache import digest_of
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex, department_key
from generator.model.basics import NOT_STATED, Absent, SourceRef
from generator.model.city import Correction, Document
from generator.model.figures import Done, Missing, Number, Range, Rating, Value, Wording
from generator.model.money import Money
from generator.model.plans import Round
from generator.open_data.change_words import notice_words, state_of
from generator.open_data.holders import ValueHolder
from generator.open_data.rows import ValueRow

_SHORT: Final = 8
Cells: TypeAlias = Mapping[str, object]
"""Some fields of a row, by name."""


class RowMaker:
    """Makes the rows of one holder."""

    def __init__(self, site_index: SiteIndex, standings: Standings, holder: ValueHolder) -> None:
        self.holder: Final = holder
        self._site_index = site_index
        self._corrections: Sequence[Correction] = standings.corrections.get(holder.address, ())
        self._start = _context_row(site_index, holder)

    def row(self, name: str, cells: Cells, *, anchor: str = "", its_round: Round | Absent = NOT_STATED) -> ValueRow:
        """A row. ``name`` tells the value apart from all others of its holder and round; ``anchor`` is where it stands on the page."""
        own = f"{self._start.id}/{name}"
        told: dict[str, object] = {}
        if not isinstance(its_round, Absent):
            own = f"{own}/{its_round.id}"
            told = {"report": its_round.id, "report_name": its_round.name}
        address = at_anchor(self.holder.address, anchor) if anchor else self.holder.address
        return self._start._replace(**{**cells, **told, "id": own, "address": address})  # type: ignore[arg-type]

    def corrected(self, rows: Sequence[ValueRow], anchor: str) -> Sequence[ValueRow]:
        """The rows at an anchor, with what was corrected there: at the value that now reads as the correction says, else at the only one."""
        for correction in sorted(self._corrections, key=lambda each: each.corrected_on):
            if correction.target.target.partition("#")[2] != anchor:
                continue
            right = [row for row in rows if _reads_as(row, correction)]
            meant = right or (list(rows) if len(rows) == 1 else [])
            told = {
                "state": state_of(correction),
                "corrected_on": correction.corrected_on.isoformat(),
                "corrected_from": correction.wrong,
                "correction_reason": correction.reason,
                "correction_cause": correction.cause.value,
                "correction_words": notice_words(
                    correction, source=source_of_correction(self._site_index, self.holder.city_id, correction)
                ),
            }
            rows = [_put(row, told) if row in meant else row for row in rows]
        return rows

    def source_cells(self, *sources: SourceRef | Absent) -> Cells:
        """Document, page and address of the first source that is told; a source without a document means that of what is around it.

        No document of what is untold.
        """
        chain = [
            source
            for source in (*sources, self.holder.source, self.holder.plan.source)
            if isinstance(source, SourceRef)
        ]
        if not chain:
            return {}
        first = chain[0]
        document = self._document(chain)
        url = first.url if isinstance(document, Absent) or not isinstance(first.url, Absent) else document.url
        return {
            "source_document": "" if isinstance(document, Absent) else document.id,
            "source_document_title": "" if isinstance(document, Absent) else document.title,
            "source_page": "" if isinstance(first.page, Absent) else first.page,
            "source_url": "" if isinstance(url, Absent) else url,
        }

    def _document(self, chain: Sequence[SourceRef]) -> Document | Absent:
        if chain[0].untold:
            return NOT_STATED
        named = next((each.document for each in chain if not isinstance(each.document, Absent)), NOT_STATED)
        if isinstance(named, Absent):
            return NOT_STATED
        return self._site_index.documents.get(f"{self.holder.city_id}/{named.target}", NOT_STATED)


def _put(row: ValueRow, told: Cells) -> ValueRow:
    """The row with what a correction tells. A value that is still provisional stays so: it may change again."""
    state = "provisional" if row.state == "provisional" and told["state"] != "withdrawn" else told["state"]
    return row._replace(**{**told, "state": state})  # type: ignore[arg-type]


def _reads_as(row: ValueRow, correction: Correction) -> bool:
    """Whether the row is what the correction tells of: it reads as that says, or tells no value where one was withdrawn."""
    if not correction.right:
        return row.flag == "missing"
    return correction.right in {row.as_published, f"{row.as_published}{row.unit}"}


def source_of_correction(site_index: SiteIndex, city: str, correction: Correction) -> str:
    """The title of the document in which the city corrected itself, with the page, "" where none is named."""
    source = correction.source
    if isinstance(source, Absent):
        return ""
    found = NOT_STATED if isinstance(source.document, Absent) else source.document
    document = (
        NOT_STATED if isinstance(found, Absent) else site_index.documents.get(f"{city}/{found.target}", NOT_STATED)
    )
    named = "" if isinstance(document, Absent) else f"「{document.title}」"
    page = "" if isinstance(source.page, Absent) else source.page
    return f"{named}{page and f' {page}'}" or text_of(source.url)


def value_cells(value: Value, published: str | Absent = NOT_STATED) -> Cells:
    """What a typed value fills: its number, ends or words, its form, why it is missing. ``published`` is its wording."""
    match value:
        case Number():
            return {"flag": "number", "value": value.value, "approximate": value.approximate}
        case Range():
            return {
                "flag": "range",
                "value_low": value.low,
                "value_high": value.high,
                "open_end": value.open.value,
                "approximate": value.approximate,
            }
        case Wording():
            return {"flag": "text", "value_text": value.text}
        case Done():
            return {"flag": "milestone", "done": value.done}
        case Missing():
            return missing_cells(value.absent, published)
        case Rating():
            return {"flag": "rating", "value_text": value.step or value.named}


def missing_cells(absent: Absent, published: str | Absent = NOT_STATED) -> Cells:
    """Why there is no value, in the document's own word where it is one for the reason (未定, not 調整中)."""
    said = "" if isinstance(published, Absent) else unicodedata.normalize("NFKC", published)
    return {
        "flag": "missing",
        "missing_reason": absent.reason.value,
        "missing_text": next((word for word in absent.reason.japanese if word in said), absent.reason.japanese[0]),
        "missing_note": absent.note,
    }


def money_cells(amount: Money | Absent) -> Cells:
    """An amount with its printed unit."""
    if isinstance(amount, Absent):
        return missing_cells(amount)
    return {"flag": "number", "value": amount.number, "unit": amount.unit, "as_published": amount.as_published}


def text_of(text: str | Absent) -> str:
    """A text, "" where there is none."""
    return "" if isinstance(text, Absent) else text


def short_name(text: str) -> str:
    """An ASCII name for a Japanese one, the same for ever: the beginning of its digest."""
    return digest_of(text)[:_SHORT]


class _Lead(NamedTuple):
    id: str
    name: str
    told: str


def _context_row(site_index: SiteIndex, holder: ValueHolder) -> ValueRow:
    city, plan = holder.city.municipality, holder.plan
    lead = _lead(site_index, holder)
    own = f"{city.id}/{plan.id}" if holder.kind == "plan" else f"{city.id}/{plan.id}/{holder.kind}/{holder.id}"
    return ValueRow(
        id=own,
        municipality_code=city.code,
        municipality=city.id,
        municipality_name=city.name,
        plan=plan.id,
        plan_title=plan.title,
        holder_kind=holder.kind,
        holder=holder.id,
        holder_number=holder.number,
        holder_title=holder.title,
        department=lead.id,
        department_name=lead.name,
        responsible_as_published=lead.told,
    )


def _lead(site_index: SiteIndex, holder: ValueHolder) -> _Lead:
    departments = holder.departments
    if isinstance(departments, Absent):
        return _Lead("", "", "")
    told = text_of(departments.as_published)
    if not departments.lead:
        return _Lead("", "", told)
    key = department_key(departments.lead[0], holder.city_id)
    department = site_index.departments.get(key)
    return _Lead(key.partition("/")[2], department.name if department else "", told)
