"""The smallest values: places, references, absence with its reason, source references and shared text pieces."""

import msgspec

from generator.model.japanese import Worded


class Record(msgspec.Struct, frozen=True, gc=False, array_like=True, tag=True):
    """A frozen value. Collected by reference counting alone: records never form cycles.

    In caches a record is an array that begins with its class name, so that ``Departments | Absent`` is read back as what it was.
    """


class Place(Record, frozen=True):
    """Where a value stands in ``data/``: file below the data folder, line and column counted from 1."""

    file: str
    line: int
    column: int


class Ref(Record, frozen=True):
    """An id as it was written somewhere, with the place where it was written (so that a missing target can be told)."""

    target: str
    place: Place


class Reason(Worded, about="値がない理由"):
    """Why a value is absent. The Japanese wording stands in ``generator/wording``."""

    NOT_DONE = "not_done", ("未実施", "実施なし", "未着手", "調査なし", "未調査"), "未実施。まだ行っていない"
    BEING_COMPILED = (
        "being_compiled",
        ("集計中", "算定中", "算出中", "未集計", "取りまとめ中", "精査中"),
        "集計中。行ったが、値がまだまとまっていない",
    )
    UNDER_INVESTIGATION = "under_investigation", ("調査中", "確認中"), "調査中"
    UNDER_COORDINATION = "under_coordination", ("調整中", "協議中", "検討中", "未定"), "調整中。関係者と決めている途中"
    NOT_APPLICABLE = "not_applicable", ("対象外", "該当なし", "非該当"), "対象外。その年度やその施策には当てはまらない"
    NOT_CALCULATED = (
        "not_calculated",
        ("算定されない", "算定不能", "算出不能", "算定なし"),
        "算定されない。計算した結果、値が出ない（赤字がないため比率が出ないなど）",
    )
    NOT_PUBLIC = "not_public", ("非公表", "非公開"), "非公表。値はあるが公表していない"
    NOT_LEGIBLE = "not_legible", ("判読できない", "判読不能", "読み取れない"), "原典の文字が欠けていて読み取れない"
    NOT_IN_SOURCE = (
        "not_in_source",
        ("記載なし", "不明", "原典に記載なし", "記載がない", "原典に記載がない"),
        "原典に記載がない",
    )
    WITHDRAWN = "withdrawn", ("取下げ", "取り下げ"), "取下げ。公開した値を取り下げた（corrections.yaml に理由を書く）"
    NOT_YET = "not_yet", ("まだ報告の時期ではない", "報告前", "時期未到来"), "まだ報告の時期ではない"


class Absent(Record, frozen=True):
    """A value that is not there, and why. ``note`` is a published or editorial remark, "" where there is none."""

    reason: Reason
    note: str = ""


NOT_STATED = Absent(Reason.NOT_IN_SOURCE)
"""Absence of an optional field that the source document simply does not have."""


class YearSpan(Record, frozen=True):
    """Fiscal years from ``first`` to ``last``, both included; an open end is ``Absent``. 令和元年度 is 2019."""

    first: int | Absent
    last: int | Absent


class SourceRef(Record, frozen=True):
    """The document (an id of the municipality's ``documents.yaml``; the plan's own where Absent) and the page as printed on it.

    ``url`` leads to the very place: a page of a PDF, a web page. ``untold`` marks what names no document and of which the plan's own,
    published earlier, cannot tell: nobody knows in which document it stands.
    """

    document: Ref | Absent
    page: str | Absent
    url: str | Absent = NOT_STATED
    untold: bool = False


class Section(Record, frozen=True):
    """Published text under a heading of the document (現況・課題, 特記事項 ...)."""

    heading: str | Absent
    text: str | Absent
    place: Place


class Footnote(Record, frozen=True):
    """A footnote: its mark as published (※1) and its text."""

    mark: str
    text: str


class Person(Record, frozen=True):
    """A named head or officer, as published."""

    title: str
    name: str


class Contact(Record, frozen=True):
    """How to reach somebody; each part may be absent."""

    name: str | Absent
    postal: str | Absent
    tel: str | Absent
    email: str | Absent
    url: str | Absent


class Named(Record, frozen=True):
    """A name with a link (a licence, an official site)."""

    name: str
    url: str | Absent
