"""The differences as one page of HTML for whoever decides (決裁): what was and what will be side by side, with the sources. It asks nothing of any host."""

from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree import ElementTree as ET

from generator.changes import (
    KIND_NAMES,
    NOT_TOLD,
    PAGE_CHANGES,
    ChangeKind,
    Difference,
    Differences,
    Effects,
    PageChange,
    SharedChange,
    VerdictChange,
)
from generator.changes.names import name_field
from generator.changes.telling import tell_text, told_fields
from generator.diffs.pages import pages_of

VERDICTS: Final = "判定が変わる施策と指標"
SHARED: Final = "ほかのデータの違い"
HOME_PAGE: Final = "トップ"
"""The page whose address says nothing."""
_NOT_SHOWN: Final = frozenset({"correction_words", "address", "flag"})
_STYLE: Final = """
:root{color-scheme:light dark}
body{margin:0 auto;max-width:72rem;padding:1rem;font:1rem/1.7 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem}h2{margin-top:2.5rem;border-bottom:2px solid;font-size:1.25rem}h3{margin-bottom:.25rem;font-size:1rem}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th,td{padding:.25rem .5rem;border:1px solid #767676;text-align:start;vertical-align:top;white-space:pre-wrap}
tr>:first-child{width:9rem}.wide tr>:first-child{width:50%}
.count{width:auto}.count td{text-align:end}
.grave{border-inline-start:6px solid #b3261e;padding-inline-start:.75rem}
@media print{section>div{break-inside:avoid}}
"""


def render_decision(differences: Differences) -> bytes:
    """The page."""
    html = ET.Element("html", {"lang": "ja"})
    head = ET.SubElement(html, "head")
    ET.SubElement(head, "meta", {"charset": "utf-8"})
    ET.SubElement(head, "meta", {"name": "viewport", "content": "width=device-width"})
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    ET.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    title = f"公開の内容の変更：{differences.since} → {differences.tag}"
    ET.SubElement(head, "title").text = title
    ET.SubElement(head, "style").text = _STYLE
    body = ET.SubElement(html, "body")
    main = ET.SubElement(body, "main")
    ET.SubElement(main, "h1").text = title
    counts, effects, pages = differences.counts(), differences.effects or Effects(), pages_of(differences)
    summary = f"計画・柱・施策の数値と文の変更は {len(differences.changes):,} 件です。"
    ET.SubElement(main, "p").text = summary if counts else "計画・柱・施策の数値と文に、変更はありません。"
    told = [f"{name} {count:,} {unit}" for name, count, unit in _sums(effects, pages) if count]
    if told:
        ET.SubElement(main, "p").text = f"{'、'.join(told)}です。"
    for note in effects.notes:
        ET.SubElement(main, "p").text = NOT_TOLD[note]
    if counts:
        _count(main, differences)
    _verdicts(main, effects.verdicts)
    _shared(main, effects.shared)
    for kind in counts:
        _kind(main, kind, [each for each in differences.changes if each.kind is kind])
    for what, heading in PAGE_CHANGES.items():
        _pages(main, heading, [page for page in pages if page.what == what])
    rendered: bytes = ET.tostring(html, encoding="utf-8", method="html")
    return b"<!DOCTYPE html>\n" + rendered + b"\n"


def _sums(effects: Effects, pages: Iterable[PageChange]) -> Iterator[tuple[str, int, str]]:
    """What there is how much of besides the changes."""
    yield VERDICTS, len(effects.verdicts), "件"
    yield SHARED, len(effects.shared), "件"
    whats = [page.what for page in pages]
    yield from ((heading, whats.count(what), "ページ") for what, heading in PAGE_CHANGES.items())


def _verdicts(main: ET.Element, verdicts: tuple[VerdictChange, ...]) -> None:
    if not verdicts:
        return
    section = ET.SubElement(main, "section")
    ET.SubElement(section, "h2").text = f"{VERDICTS}（{len(verdicts):,} 件）"
    rows = _table(section, ("施策・指標", "前", "後"), "wide")
    for each in verdicts:
        head = _row(rows, "　".join(filter(None, (each.title, each.name))), each.before, each.after)
        ET.SubElement(head, "br")
        ET.SubElement(head, "small").text = each.place


def _shared(main: ET.Element, shared: tuple[SharedChange, ...]) -> None:
    if not shared:
        return
    section = ET.SubElement(main, "section")
    ET.SubElement(section, "h2").text = f"{SHARED}（{len(shared):,} 件）"
    for each in shared:
        block = ET.SubElement(section, "div")
        ET.SubElement(block, "h3").text = f"{each.sort}　{each.title}"
        if each.place:
            ET.SubElement(block, "p").text = f"data/{each.place}"
        rows = _table(block, ("項目", "前", "後"))
        for field in each.fields:
            _row(rows, field.name, field.before, field.after)


def _pages(main: ET.Element, heading: str, pages: list[PageChange]) -> None:
    if not pages:
        return
    section = ET.SubElement(main, "section")
    ET.SubElement(section, "h2").text = f"{heading}（{len(pages):,} ページ）"
    listed = ET.SubElement(section, "ul")
    for page in pages:
        sort = f"（{page.sort}）" if page.sort else ""
        ET.SubElement(listed, "li").text = f"{page.title}{sort}：{page.address or HOME_PAGE}"


def _table(block: ET.Element, heads: Iterable[str], look: str = "") -> ET.Element:
    """A table's body below its heads."""
    table = ET.SubElement(block, "table", {"class": look} if look else {})
    row = ET.SubElement(ET.SubElement(table, "thead"), "tr")
    for text in heads:
        ET.SubElement(row, "th", {"scope": "col"}).text = text
    return ET.SubElement(table, "tbody")


def _count(main: ET.Element, differences: Differences) -> None:
    table = ET.SubElement(main, "table", {"class": "count"})
    ET.SubElement(table, "caption").text = "変更の件数"
    row = ET.SubElement(ET.SubElement(table, "thead"), "tr")
    for text in ("種類", "件数"):
        ET.SubElement(row, "th", {"scope": "col"}).text = text
    rows = ET.SubElement(table, "tbody")
    for kind, count in differences.counts().items():
        row = ET.SubElement(rows, "tr")
        cell = ET.SubElement(row, "th", {"scope": "row"})
        ET.SubElement(cell, "a", {"href": f"#{kind}"}).text = KIND_NAMES[kind].ja
        ET.SubElement(row, "td").text = f"{count:,}"


def _kind(main: ET.Element, kind: ChangeKind, changes: list[Difference]) -> None:
    grave = {"class": "grave"} if kind is ChangeKind.UNDECLARED else {}
    section = ET.SubElement(main, "section", {"aria-labelledby": str(kind), **grave})
    ET.SubElement(section, "h2", {"id": str(kind)}).text = f"{KIND_NAMES[kind].ja}（{len(changes):,} 件）"
    for change in changes:
        _change(ET.SubElement(section, "div"), change)


def _change(block: ET.Element, change: Difference) -> None:
    name = "　".join(filter(None, (change.title, change.name)))
    ET.SubElement(block, "h3").text = name
    ET.SubElement(block, "p").text = change.place
    if change.words:
        ET.SubElement(block, "p").text = change.words
    rows = _table(block, ("項目", "前", "後"))
    for field in told_fields(change):
        if change.former or field.name not in _NOT_SHOWN:
            told = (tell_text(change.section, field.name, each).ja for each in (field.before, field.after))
            _row(rows, name_field(change.section, field.name).ja, *told)
    if any(change.sources):
        _row(rows, "出典", *change.sources)


def _row(rows: ET.Element, name: str, before: str, after: str) -> ET.Element:
    """A row; gives its head."""
    row = ET.SubElement(rows, "tr")
    head = ET.SubElement(row, "th", {"scope": "row"})
    head.text = name
    for text, tag in ((before, "del"), (after, "ins")):
        cell = ET.SubElement(row, "td")
        if text and before != after:
            ET.SubElement(cell, tag, {"style": "text-decoration:none"}).text = text
        else:
            cell.text = text or "なし"
    return head
