"""The smallest values: places, references, absence with its reason, source references and shared text pieces."""

import enum

import msgspec


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


class Reason(enum.StrEnum):
    """Why a value is absent. The Japanese wording stands in ``generator/wording``."""

    NOT_DONE = "not_done"  # 未実施
    BEING_COMPILED = "being_compiled"  # 集計中
    UNDER_INVESTIGATION = "under_investigation"  # 調査中
    UNDER_COORDINATION = "under_coordination"  # 調整中
    NOT_APPLICABLE = "not_applicable"  # 対象外
    NOT_CALCULATED = "not_calculated"  # 算定されない
    NOT_PUBLIC = "not_public"  # 非公表
    NOT_LEGIBLE = "not_legible"  # 原典で判読できない
    NOT_IN_SOURCE = "not_in_source"  # 原典に記載がない
    NOT_YET = "not_yet"  # まだ報告の時期でない


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

    ``url`` leads to the very place: a page of a PDF, a web page.
    """

    document: Ref | Absent
    page: str | Absent
    url: str | Absent = NOT_STATED


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
