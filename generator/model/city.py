"""Municipalities, departments, source documents, corrections, releases and the settings of the site."""

import datetime as dt
from typing import Final
from urllib.parse import urlsplit

from generator.model.basics import NOT_STATED, Absent, Contact, Named, Place, Record, Ref, SourceRef, YearSpan
from generator.model.japanese import Worded

# Weights of the check digit: 総務省「全国地方公共団体コード」, "検査数字" (modulus 11 over the first five digits).
_WEIGHTS: Final = (6, 5, 4, 3, 2)


def check_digit(five_digits: str) -> int:
    """The sixth digit of a 全国地方公共団体コード for its first five."""
    total = sum(int(digit) * weight for digit, weight in zip(five_digits, _WEIGHTS, strict=True))
    return (11 - total % 11) % 10


class DepartmentKind(Worded, about="部署の種類"):
    """The rank of a department in the city's tree."""

    CITY = "city", ("市全体", "市", "町", "村", "全庁"), "市全体"
    BUREAU = "bureau", ("局",), "局"
    WARD = "ward", ("区", "区役所"), "区"
    DEPARTMENT = "department", ("部",), "部"
    DIVISION = "division", ("課",), "課"
    OFFICE = "office", ("室", "所", "事務局", "センター"), "室・所・事務局"
    OTHER = "other", ("その他",), "その他"


class Department(Record, frozen=True):
    """A department; ``parent`` is Absent at the top. Reorganisation closes ``valid`` and names ``successors``; ids stay."""

    id: str
    place: Place
    name: str
    kind: DepartmentKind
    parent: Ref | Absent
    valid: YearSpan
    reading: str | Absent = NOT_STATED
    successors: tuple[Ref, ...] = ()
    contact: Contact | Absent = NOT_STATED
    role: str | Absent = NOT_STATED
    editor_note: str | Absent = NOT_STATED
    source: SourceRef | Absent = NOT_STATED


class Document(Record, frozen=True):
    """A published source document. ``file`` is the name of its text or PDF, for checking the data against it; a web page has a ``url`` alone.

    ``no_pages`` says why no page of it can be named, where its text has no marks of pages.
    """

    id: str
    place: Place
    title: str
    publisher: Ref | Absent
    publisher_name: str | Absent
    issued: str | Absent
    fiscal_year: int
    file: str | Absent
    url: str | Absent = NOT_STATED
    no_pages: Absent = NOT_STATED
    licence: Named | Absent = NOT_STATED
    note: str | Absent = NOT_STATED


class Municipality(Record, frozen=True):
    """A municipality. ``code`` is the six-digit 全国地方公共団体コード, whose last digit is a check digit."""

    id: str
    place: Place
    name: str
    reading: str
    prefecture: str
    code: str
    languages: tuple[str, ...]
    official_site: str | Absent = NOT_STATED
    contact: Contact | Absent = NOT_STATED
    licence: Named | Absent = NOT_STATED
    editor_note: str | Absent = NOT_STATED


class Cause(Worded, about="値が変わった訳"):
    """Why something published was changed, and thereby who erred, if anybody did."""

    SCHEDULED = (
        "scheduled",
        ("予定", "確定", "定期の改定", "速報から確定"),
        "予定された改定。速報が確定したときなど（誤りではない）",
    )
    METHOD = "method", ("方法", "方法の変更", "集計方法の変更"), "集計や計算の方法が変わった（誤りではない）"
    SOURCE_CORRECTED = (
        "source-corrected",
        ("正誤表", "原典の訂正", "市の訂正"),
        "市の文書の誤りを、市が正誤表などで直した（`source` に正誤表を書く）",
    )
    TRANSCRIPTION = "transcription", ("転記", "転記の誤り", "転記誤り", "写し間違い"), "このサイトの写し間違い"
    WITHDRAWN = "withdrawn", ("取下げ", "取り下げ", "撤回"), "値を取り下げた（`right` は書かない）"


class Correction(Record, frozen=True):
    """Something published that was changed: which page or figure (its address with anchor below the municipality), what stood, what is right, why, when.

    ``cause`` says whether anybody erred, and who; ``right`` is "" where what stood was withdrawn and nothing takes its place. ``source`` is
    the document in which the city corrected itself.
    """

    id: str
    place: Place
    target: Ref
    wrong: str
    right: str
    since: Ref | Absent
    corrected_on: dt.date
    reason: str
    cause: Cause = Cause.TRANSCRIPTION
    source: SourceRef | Absent = NOT_STATED


class Release(Record, frozen=True):
    """A release of the site."""

    tag: str
    place: Place
    date: dt.date
    notes: str


class OtherSite(Record, frozen=True):
    """Another site whose pages are found together with those of this one. ``address`` ends in a slash."""

    name: str
    address: str


class Edition(Record, frozen=True):
    """The same site in another language. ``name`` is the language's own name; ``address`` ends in a slash."""

    language: str
    place: Place
    name: str
    address: str


class SiteSettings(Record, frozen=True):
    """``data/site.yaml``. ``address`` is where the site will be published (with a trailing slash); ``editions`` are its other languages.

    ``releases`` are also those of the ledger, in the order in which they were made: several may be of one day.
    """

    place: Place
    name: str
    description: str
    address: str
    demonstration: bool
    demonstration_text: str
    contact: Contact | Absent = NOT_STATED
    licence: Named | Absent = NOT_STATED
    editions: tuple[Edition, ...] = ()
    releases: tuple[Release, ...] = ()
    other_sites: tuple[OtherSite, ...] = ()

    @property
    def newest_release(self) -> Release | Absent:
        """The last release that was made."""
        return self.releases[-1] if self.releases else NOT_STATED

    @property
    def is_address_decided(self) -> bool:
        """Whether a host can be called so: no host ever ends in .invalid (RFC 2606, section 2)."""
        return not (urlsplit(self.address).hostname or "").endswith(".invalid")
