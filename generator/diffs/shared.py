"""Records that many pages share (settings, municipalities, departments, documents, rounds, corrections, words of the search), and what stands beside values.

No difference of a plan, a pillar or a measure tells of them, and pages say it. All as people read it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

import msgspec

from generator.amounts import says_itself
from generator.calendars import day_text
from generator.changes import FieldChange, IdTitles, SharedChange
from generator.map.site_index import SiteIndex
from generator.model.basics import NOT_STATED, Absent, Place, Record, Ref
from generator.model.figures import Indicator
from generator.model.japanese import Worded
from generator.model.plans import Measure, Pillar, Plan
from generator.model.site import PlanFolder
from generator.open_data.plain import plain_value

_NO_FIELDS: Final[Mapping[str, str]] = MappingProxyType({})


class SharedRecord(NamedTuple):
    """What a record is called, where it stands, and what it says: named texts, none of them empty. ``ids`` are the same with ids as they were written."""

    sort: str
    title: str
    place: str
    fields: Mapping[str, str]
    ids: Mapping[str, str]


_NO_TITLES: Final[IdTitles] = MappingProxyType({})
_NOTHING: Final = SharedRecord("", "", "", _NO_FIELDS, _NO_FIELDS)
SharedRecords: TypeAlias = Mapping[tuple[str, str], SharedRecord]
"""By what they are called and their keys."""

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "beside": "数値に添えた記載",
        "address": "アドレス",
        "as_of": "いつ現在か",
        "complete": "写し終えたか",
        "as_published": "原文の書き方",
        "cause": "変わった訳",
        "code": "団体コード",
        "contact": "問い合わせ先",
        "corrected_on": "直した日",
        "date": "日付",
        "demonstration": "お試しのサイトか",
        "demonstration_text": "お試しのサイトの注意書き",
        "departments": "担当",
        "description": "説明",
        "editions": "ほかの言語のサイト",
        "editor_note": "編集者の注記",
        "footnotes": "注",
        "file": "原典のファイル",
        "fiscal_year": "年度",
        "issued": "発行",
        "kind": "種類",
        "languages": "言語",
        "licence": "ライセンス",
        "name": "名前",
        "no_target": "目標がない理由",
        "no_pages": "ページを示せない理由",
        "note": "備考",
        "number": "番号",
        "notes": "説明",
        "official_site": "公式サイト",
        "other_sites": "いっしょにさがすサイト",
        "parent": "上の部署",
        "prefecture": "都道府県",
        "publish_on": "公開日",
        "publisher": "発行した部署",
        "publisher_name": "発行者",
        "reading": "読み",
        "reason": "理由",
        "right": "正しい値",
        "role": "仕事",
        "same": "同じものの言い方か",
        "serves": "結びつく柱や施策",
        "since": "いつの版からか",
        "source": "出典",
        "successors": "引き継いだ部署",
        "tag": "版",
        "target": "直した所",
        "terms": "計画の言葉",
        "title": "題名",
        "url": "リンク",
        "valid": "ある期間",
        "words": "さがす言葉",
        "wrong": "前の値",
    }
)
_OF_PLAN, _OF_PILLAR, _OF_MEASURE, _INDICATOR = "計画の出典", "柱の出典と担当", "施策の出典と担当", "指標の記載"
_PARTS: Final = frozenset({_OF_PLAN, _OF_PILLAR, _OF_MEASURE, _INDICATOR})
"""Parts of what is told as a difference of its own where it is added or removed as a whole."""
_HELD_APART: Final = frozenset({"id", "place", "releases"})
_MEANT: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    dict.fromkeys(("parent", "successors", "publisher", "lead", "related"), ("department",))
    | {"document": ("document",), "serves": ("measure", "pillar")}
)
"""Of which kind the ids in a field are."""


def shared_records(site_index: SiteIndex, titles: IdTitles) -> SharedRecords:
    """All of a site's."""
    return {(each.sort, key): each for key, each in _records(site_index, titles)}


def compare_shared(before: SharedRecords, after: SharedRecords) -> tuple[SharedChange, ...]:
    """What differs, in the order of the data, what is there no more last."""
    found: list[SharedChange] = []
    for key in [*after, *(key for key in before if key not in after)]:
        was, now = before.get(key), after.get(key)
        shown = now or was
        assert shown is not None  # noqa: S101 (one of them has the key)
        old, new = was or _NOTHING, now or _NOTHING
        # By ids: where a department has another name, that is told of it, and not of all that name it.
        if shown.sort in _PARTS and (was is None or now is None):
            continue
        names = [name for name in dict.fromkeys([*new.ids, *old.ids]) if old.ids.get(name) != new.ids.get(name)]
        if names:
            told = ((name, old.fields.get(name, ""), new.fields.get(name, "")) for name in names)
            fields = tuple(FieldChange(name_of_shared(name), before, after) for name, before, after in told)
            found.append(SharedChange(shown.sort, shown.title, shown.place, fields))
    return tuple(found)


def name_of_shared(name: str) -> str:
    """What a field is called. ``tests/test_effects_of_changes.py`` misses none."""
    return _NAMES[name]


def _records(site_index: SiteIndex, titles: IdTitles) -> Iterator[tuple[str, SharedRecord]]:
    site = site_index.site
    yield "", _record("サイトの設定", site.settings.name, site.settings, "", titles)
    for release in site.settings.releases:
        yield release.tag, _record("公開した版", release.tag, release, "", titles)
    for folder in site.municipalities:
        city = folder.municipality.id
        yield city, _record("自治体", folder.municipality.name, folder.municipality, city, titles)
        for department in folder.departments:
            yield f"{city}/{department.id}", _record("部署", department.name, department, city, titles)
        for document in folder.documents:
            yield f"{city}/{document.id}", _record("文書", document.title, document, city, titles)
        for correction in folder.corrections:
            yield f"{city}/{correction.id}", _record("訂正の記録", correction.wrong, correction, city, titles)
        for each in folder.plans:
            yield from _of_plan(site_index, city, each, titles)
    for group in site.vocabulary:
        yield group.id, _record("検索の語彙", "、".join(group.terms[:3]), group, "", titles)


def _of_plan(
    site_index: SiteIndex, city: str, folder: PlanFolder, titles: IdTitles
) -> Iterator[tuple[str, SharedRecord]]:
    plan = f"{city}/{folder.plan.id}"
    for held in folder.plan.rounds:
        yield f"{plan}/{held.id}", _record("報告の回", f"{folder.plan.title} {held.name}", held, city, titles)
    own = {"source": folder.plan.source}
    yield plan, _named(_OF_PLAN, folder.plan.title, folder.plan.place, city, titles, own)
    yield from _of_indicators(site_index, plan, plan, folder.plan, titles)
    for pillar in folder.pillars:
        yield f"{plan}/{pillar.id}", _of_holder(_OF_PILLAR, pillar, city, titles)
        yield from _of_indicators(site_index, plan, f"{plan}/{pillar.id}", pillar, titles)
    for measure in folder.measures:
        yield f"{plan}/{measure.id}", _of_holder(_OF_MEASURE, measure, city, titles)
        yield from _of_indicators(site_index, plan, f"{plan}/{measure.id}", measure, titles)


def _of_indicators(
    site_index: SiteIndex, plan: str, key: str, holder: Plan | Pillar | Measure, titles: IdTitles
) -> Iterator[tuple[str, SharedRecord]]:
    """Those of a holder with the key. What they name lies in the plan."""
    for indicator in holder.indicators:
        title = " ".join(filter(None, (holder.title, "" if isinstance(indicator.called, Absent) else indicator.called)))
        values = _beside_values(site_index, key, indicator)
        yield f"{key}#{indicator.id}", _named(_INDICATOR, title, indicator.place, plan, titles, values)


def _record(sort: str, title: str, record: Record, city: str, titles: IdTitles) -> SharedRecord:
    """All that a record says, but for where it stands."""
    place = getattr(record, "place", None)
    values = {name: getattr(record, name) for name in record.__struct_fields__ if name not in _HELD_APART}
    return _named(sort, title, place, city, titles, values)


def _beside_values(site_index: SiteIndex, key: str, indicator: Indicator) -> Mapping[str, object]:
    """What is told of an indicator beside its values and what it is, which are differences of their own."""
    figures = [target.figure for target in indicator.targets]
    if not isinstance(indicator.baseline, Absent):
        figures.insert(0, indicator.baseline)
    beside = [
        (each.period.fiscal_year, told)
        for each in (*figures, *site_index.actuals_of(key, indicator))
        if (told := tuple(part for part in (each.second, *each.footnotes, each.attainment) if part != NOT_STATED))
    ]
    fields = ("number", "serves", "source", "footnotes", "no_target", "editor_note")
    # A year as words: of which value it is told.
    return {name: getattr(indicator, name) for name in fields} | {
        "beside": tuple(part for year, told in beside for part in (f"{year}年度", *told))
    }


def _of_holder(sort: str, holder: Pillar | Measure, city: str, titles: IdTitles) -> SharedRecord:
    """What of a holder is told beside its own texts."""
    values = {"source": holder.source, "departments": holder.departments}
    return _named(sort, holder.title, holder.place, city, titles, values)


def _named(  # noqa: PLR0917 - what such a record is made of
    sort: str, title: str, place: object, city: str, titles: IdTitles, values: Mapping[str, object]
) -> SharedRecord:
    told, ids = (
        {name: text for name, value in values.items() if (text := _text(name, value, city, known))}
        for known in (titles, _NO_TITLES)
    )
    return SharedRecord(sort, title, place.file if isinstance(place, Place) else "", told, ids)


def _absence(value: Absent) -> str:
    """The reason with its remark; the document's words alone where they are the reason."""
    if says_itself(value.note, value.reason):
        return value.note
    return "。".join(filter(None, (value.reason.japanese[0], value.note)))


def _text(name: str, value: object, city: str, titles: IdTitles) -> str:
    """A value as people read it; what has parts as the texts of these, a line each. Ids that are known are told by what they name in the city, or the plan."""
    told: str
    match value:
        case Absent():
            told = "" if value == NOT_STATED else _absence(value)
        case Ref():
            scopes = (city, city.partition("/")[0])
            keys = [(kind, f"{scope}/{value.target}") for kind in _MEANT.get(name, ()) for scope in scopes]
            told = next((titles[key] for key in keys if key in titles), value.target)
        case Place():
            told = ""
        case Worded():
            told = value.japanese[0]
        case dt.date():
            told = day_text(value)
        case bool():
            told = "はい" if value else ""
        case tuple():
            told = "\n".join(filter(None, (_text(name, each, city, titles) for each in value)))
        case msgspec.Struct():
            parts = (_text(part, getattr(value, part), city, titles) for part in value.__struct_fields__)
            told = "\n".join(filter(None, parts))
        case int():
            told = f"{value}年度" if name in {"fiscal_year", "first", "last"} else str(value)
        case _:
            told = str(plain_value(value))
    return told
