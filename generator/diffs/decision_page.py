"""The differences as one page of HTML for whoever decides (決裁): what was and what will be side by side, with the sources. It asks nothing of any host."""

from typing import Final
from xml.etree import ElementTree as ET

from generator.changes import KIND_NAMES, ChangeKind, Difference, Differences
from generator.changes.names import name_field
from generator.changes.telling import tell_text

_NOT_SHOWN: Final = frozenset({"correction_words", "address", "flag"})
_STYLE: Final = """
:root{color-scheme:light dark}
body{margin:0 auto;max-width:72rem;padding:1rem;font:1rem/1.7 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem}h2{margin-top:2.5rem;border-bottom:2px solid;font-size:1.25rem}h3{margin-bottom:.25rem;font-size:1rem}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th,td{padding:.25rem .5rem;border:1px solid #767676;text-align:start;vertical-align:top;white-space:pre-wrap}
tr>:first-child{width:9rem}
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
    counts = differences.counts()
    pages = sorted({each.address for each in differences.changes if each.address})
    summary = f"変更は {len(differences.changes):,} 件、変更のある計画・柱・施策のページは {len(pages):,} ページです。"
    ET.SubElement(main, "p").text = summary if counts else "計画・柱・施策の数値と文に、変更はありません。"
    if counts:
        _count(main, differences)
    for kind in counts:
        _kind(main, kind, [each for each in differences.changes if each.kind is kind])
    if pages:
        section = ET.SubElement(main, "section")
        ET.SubElement(section, "h2").text = "変更のある計画・柱・施策のページ"
        listed = ET.SubElement(section, "ul")
        for page in pages:
            ET.SubElement(listed, "li").text = page
    rendered: bytes = ET.tostring(html, encoding="utf-8", method="html")
    return b"<!DOCTYPE html>\n" + rendered + b"\n"


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
    table = ET.SubElement(block, "table")
    row = ET.SubElement(ET.SubElement(table, "thead"), "tr")
    for text in ("項目", "前", "後"):
        ET.SubElement(row, "th", {"scope": "col"}).text = text
    rows = ET.SubElement(table, "tbody")
    for field in change.fields:
        if change.former or field.name not in _NOT_SHOWN:
            told = (tell_text(change.section, field.name, each).ja for each in (field.before, field.after))
            _row(rows, name_field(change.section, field.name).ja, *told)
    if any(change.sources):
        _row(rows, "出典", *change.sources)


def _row(rows: ET.Element, name: str, before: str, after: str) -> None:
    row = ET.SubElement(rows, "tr")
    ET.SubElement(row, "th", {"scope": "row"}).text = name
    for text, tag in ((before, "del"), (after, "ins")):
        cell = ET.SubElement(row, "td")
        if text and before != after:
            ET.SubElement(cell, tag, {"style": "text-decoration:none"}).text = text
        else:
            cell.text = text or "なし"
