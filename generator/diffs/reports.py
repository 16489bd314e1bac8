"""Differences as text, JSON, Atom, one page of HTML, and a note in Markdown."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final
from xml.etree import ElementTree as ET

from msgspec.structs import replace

from generator.changes import KIND_NAMES, NOT_TOLD, PAGE_CHANGES, Differences, Effects
from generator.changes.names import name_field
from generator.changes.records import render_differences
from generator.changes.telling import tell_text, told_fields
from generator.diffs.decision_page import HOME_PAGE, SHARED, VERDICTS, render_decision
from generator.diffs.lines import set_apart
from generator.diffs.note import render_note
from generator.diffs.pages import pages_of
from generator.exports.changes import entries_of
from generator.exports.feeds import ATOM, add_entry, moment_of
from generator.exports.xml_writing import add, render_xml

_LONGEST: Final = 120
_NOBODY: Final = "kokai"
_NO_DAY: Final = "1970-01-01"
"""Of data that were never released: Atom wants a day, and nothing here knows the time."""


def render_text(differences: Differences) -> bytes:
    """For a terminal: a line for each difference, its fields below."""
    return ("\n".join(_lines(differences)) + "\n").encode()


def _lines(differences: Differences) -> Iterator[str]:
    yield f"{differences.since} → {differences.tag}：違い {len(differences.changes):,} 件"
    yield from (f"  {KIND_NAMES[kind].ja} {count:,} 件" for kind, count in differences.counts().items())
    effects = differences.effects or Effects()
    if effects.verdicts:
        yield from ("", f"{VERDICTS}：{len(effects.verdicts):,} 件")
        for verdict in effects.verdicts:
            who = "　".join(filter(None, (verdict.title, verdict.name)))
            yield from (f"  {who}：{_both(verdict.before, verdict.after)}", f"    {verdict.place}")
    if effects.shared:
        yield from ("", f"{SHARED}：{len(effects.shared):,} 件")
        for each in effects.shared:
            yield f"  {each.sort}「{each.title}」" + (f"（{each.place}）" if each.place else "")
            yield from (f"    {field.name}：{_both(field.before, field.after)}" for field in each.fields)
    for change in differences.changes:
        yield ""
        yield "：".join(filter(None, (KIND_NAMES[change.kind].ja, change.title, change.name)))
        if change.address:
            yield f"  {change.place}"
        if change.words:
            yield f"  {change.words}"
        for field in told_fields(change):
            before, after = (tell_text(change.section, field.name, each).ja for each in (field.before, field.after))
            yield f"  {name_field(change.section, field.name).ja}：{_both(before, after)}"
    pages = pages_of(differences)
    for what, heading in PAGE_CHANGES.items():
        of_it = [page for page in pages if page.what == what]
        if of_it:
            yield from ("", f"{heading}：{len(of_it):,} ページ")
            yield from (
                f"  {page.title}{f'（{page.sort}）' if page.sort else ''}：{page.address or HOME_PAGE}"
                for page in of_it
            )
    if effects.notes:
        yield ""
        yield from (NOT_TOLD[note] for note in effects.notes)


def _both(before: str, after: str) -> str:
    return " → ".join(f"「{each}」" if each else "なし" for each in set_apart(before, after, _LONGEST))


def render_atom(differences: Differences) -> bytes:
    """An Atom feed with an entry for each weighty difference. Its ids and dates come from what is compared, so asking again gives the same."""
    dated = replace(differences, date=differences.date or _NO_DAY)
    about = f"kokai-diff/{differences.since}/{differences.tag}"
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "ja"})
    add(feed, "id", _urn(about))
    add(feed, "title", f"{differences.since} → {differences.tag}")
    add(feed, "updated", moment_of(dated.day))
    add(add(feed, "author"), "name", _NOBODY)
    for entry in entries_of((dated,)):
        add_entry(feed, _urn(f"{about}/{entry.own}"), entry)
    return render_xml(feed)


def _urn(name: str) -> str:
    """An id that the same name always has: what is compared may be of no site."""
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def render_html(differences: Differences) -> bytes:
    """One page that needs nothing else, for whoever decides."""
    return render_decision(differences)


FORMATS: Final[Mapping[str, Callable[[Differences], bytes]]] = MappingProxyType(
    {
        "text": render_text,
        "json": render_differences,
        "html": render_html,
        "atom": render_atom,
        "markdown": render_note,
    }
)
"""What each format is rendered by."""
