"""The sample city with a report whose day has not come, and with everything that belongs to it full of marks that stand nowhere else."""

import datetime as dt
import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from built import PROJECT, with_chrome
from generator.build import Order, build_site
from generator.orders import BuildOutcome
from generator.progress import Progress
from sample import City
from test_fields_shown import FieldOf, plant_in

DAY: Final = dt.date(2027, 7, 1)
"""The day on which the report comes out."""
PLAN: Final = "mihon/basic-plan/plan.yaml"
DOCUMENTS: Final = "mihon/documents.yaml"
CORRECTIONS: Final = "mihon/corrections.yaml"
RESULTS: Final = "mihon/basic-plan/results/2025.yaml"
ROUND: Final = (
    "  - {id: yearly-2025, name: kxroundname, kind: yearly, fiscal_year: 2025, as_of: 2026-03-17,"
    ' publish_on: 2027-07-01, source: {document: kxdocument-2025, page: "kxpage1"}} # kxcomment1\n'
)
DOCUMENT: Final = """\
  # kxcomment2
  - id: kxdocument-2025
    title: kxdocumenttitle
    publisher_name: kxpublisher
    issued: kxissued
    fiscal_year: 2026
    url: https://mihon.example/kxurl.pdf
    licence: {name: kxlicence}
    note: kxnote
"""
CORRECTION: Final = """\
  - id: kxcorrection
    target: basic-plan/measures/park#visitors-2025
    wrong: kxwrong
    right: 8,765,011人
    corrected_on: 2026-08-09
    reason: kxreason
    source: {document: kxdocument-2025, page: "kxpage2"}
"""
CORRECTION_WITHOUT_SOURCE: Final = """\
  - id: kxcorrection-b
    target: basic-plan/measures/park#opinion-2025
    wrong: kxwrongb
    right: kxrightb
    corrected_on: 2026-08-10
    reason: kxreasonb
"""
_NUMBERS: Final = {
    '"11,500人", value: 11500': '"8,765,011人", value: 8765011',
    "11ha, value: 11": "7654.25ha, value: 7654.25",
    "8割, text: 8割": "kxopinion, text: kxopinion",
    "15件, value: 15": '"76,543件", value: 76543',
    "約10分, value: 10": "約98765分, value: 98765",
    'amount: "12,000", unit: 千円, as_published: "12,000"': 'amount: "9,871,234", unit: 千円, as_published: "9,871,234"',
    'amount: "2,100"': 'amount: "9,876,123"',
    'amount: "310"': 'amount: "6,543,217"',
    "as_published: 37.0（60.3）, value: 37.0": "as_published: 37.123（60.456）, value: 37.123",
    "value: 60.3}": "value: 60.456}",
}
"""What cannot be any text, because a number is read in it, with one that stands nowhere else in its place."""
_TOLD_AS: Final = (
    *(
        "8,765,011",
        "7654.25",
        "kxopinion",
        "76,543",
        "98765",
        "9,871,234",
        "9,876,123",
        "6,543,217",
        "37.123",
        "60.456",
    ),
    *("kxroundname", "kxpage1", "kxdocumenttitle", "kxpublisher", "kxissued", "kxurl", "kxlicence"),
    *("kxwrong", "kxreason", "kxwrongb", "kxrightb", "kxreasonb"),
)
"""What readers are told of it from its day on, besides the marks in the file of results."""
_SPARE: Final = (
    "8765011",
    "76543",
    "9871234",
    "9876123",
    "6543217",
    "kxdocument",
    "kxnote",
    "kxcorrection",
    "kxcomment",
)
"""Other ways in which any of it could be written."""


class HeldCity(City):
    """The sample city with one more report, which comes out on ``DAY``."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        text = self.read("mihon/basic-plan/results/2024.yaml").replace("yearly-2024", "yearly-2025")
        text = text.replace("report-2024", "kxdocument-2025").replace("fiscal_year: 2024", "fiscal_year: 2025")
        text = text.replace("kind: settled", "kind: estimate")  # the year is not over on the day of the report
        for before, after in _NUMBERS.items():
            assert text.count(before) == 1, before
            text = text.replace(before, after)
        self.put(RESULTS, re.sub(r"as_of: 2024-10-01", "as_of: 2025-10-01", text))
        planted = plant_in(self.data / RESULTS, lambda count: f"kx{count:03}zq")
        self.fields: list[FieldOf] = [field for field, _ in planted]
        self.marks: list[str] = [mark for _, mark in planted]
        plan = self.read(PLAN)
        self.put(PLAN, plan.replace("narrative: #", f"{ROUND}narrative: #", 1))
        self.add(DOCUMENTS, DOCUMENT).add(CORRECTIONS, CORRECTION + CORRECTION_WITHOUT_SOURCE)

    def without_the_report(self) -> "HeldCity":
        """As if nobody had written any of it."""
        self.put(PLAN, self.read(PLAN).replace(ROUND, ""))
        self.put(DOCUMENTS, self.read(DOCUMENTS).replace(DOCUMENT, ""))
        self.put(CORRECTIONS, self.read(CORRECTIONS).replace(CORRECTION + CORRECTION_WITHOUT_SOURCE, ""))
        self.remove(RESULTS)
        return self

    @property
    def told(self) -> list[str]:
        """What a reader is told of the report."""
        return [*self.marks, *_TOLD_AS]

    @property
    def traces(self) -> list[str]:
        """Whatever could tell of the report."""
        return [*self.told, *_SPARE]


def build_on(
    city: City, day: dt.date, patch: pytest.MonkeyPatch, *, whole: bool = True, write: bool = True, drafts: bool = False
) -> BuildOutcome:
    """Build the city's site as on a day; ``whole`` with the search and the pictures."""
    noon = dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.timezone(dt.timedelta(hours=9)))
    patch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    top = city.data.parent
    order = Order(PROJECT, city.data, top / "site", with_chrome(top / "work"), write=write, drafts=drafts)
    return build_site(order._replace(search=whole, images=whole), Progress(quiet=True))


def bytes_of(site: Path) -> dict[str, bytes]:
    """Every file of a site, as it lies there."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def unpacked(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Every file as it lies there and with whatever is packed in it: gzip (the search), zip (workbooks, archives), and those within."""
    for name, content in files.items():
        yield name, name.encode() + b"\n" + content
        if content[:2] == b"\x1f\x8b":
            yield from unpacked({f"{name}!": gzip.decompress(content)})
        elif content[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from unpacked({f"{name}!{each}": archive.read(each) for each in archive.namelist()})


def found_in(site: Path, traces: list[str]) -> dict[str, list[str]]:
    """Which of the traces stand in the site, and in which files."""
    found: dict[str, list[str]] = {}
    for name, content in unpacked(bytes_of(site)):
        for trace in traces:
            if trace.encode() in content:
                found.setdefault(trace, []).append(name)
    return found
