"""A town of one plan, one pillar (a 施策) and one measure, written anew for each test: only what the test is about stands in it."""

import re
from html.parser import HTMLParser
from pathlib import Path
from textwrap import dedent, indent
from typing import Final

from generator.judging.standings import stand_all
from generator.map.site_index import index_site
from generator.render.renderer import Parts, render_page
from generator.views.kinds.department import view_department
from generator.views.kinds.measure import view_measure
from generator.views.kinds.pillar import view_pillar
from generator.views.kinds.plan import view_plan
from generator.views.kinds.tags import view_tags
from generator.views.pieces import Page
from generator.views.vocabularies import vocabulary_of
from page_reading import unspaced, visible_text
from sample import City

_JAPANESE: Final = vocabulary_of("ja")
_FILES: Final = {
    "site.yaml": "name: 試験サイト\ndescription: 試験\naddress: https://town.example/\n",
    "town/municipality.yaml": '{name: 試験市, reading: しけんし, prefecture: 試験県, code: "992011", contact: {tel: 000-000-0000}}\n',
    "town/departments.yaml": "departments:\n  - {id: planning, name: 企画課, kind: 課}\n  - {id: general, name: 総務課, kind: 課}\n",
}


class Town(City):
    """The data folder of the town. Each keyword is YAML that is put into the record or list of that name."""

    def __init__(
        self,
        folder: Path,
        *,
        documents: str = "- {id: d, title: 評価シート, fiscal_year: 2020, file: d.txt}",
        plan: str = "",
        pillar: str = "",
        measure: str = "",
        results: str = "",
    ) -> None:
        self.data = folder / "data"
        for file, text in _FILES.items():
            self.put(file, text)
        self.put("town/documents.yaml", "documents:\n" + _in(documents, 2))
        self.put(
            "town/p/plan.yaml",
            "title: 試験計画\nperiod: {from: 2015, to: 2020}\nsource: {document: d}\nlevels: [{id: s, name: 施策}]\n"
            "measure_kinds: [{id: j, name: 事務事業}]\n"
            "scales:\n  - {id: abc, name: 総合評価, steps: [{id: b, label: B, definition: 概ね成果があった, reads_as: reached}]}\n"
            "rounds:\n  - {id: r1, name: R1事後評価, kind: yearly, fiscal_year: 2019, source: {document: d}}\n"
            + _in(plan, 0),
        )
        self.put(
            "town/p/pillars.yaml", "pillars:\n  - id: s1\n    level: s\n    title: 災害に強いまち\n" + _in(pillar, 4)
        )
        self.put(
            "town/p/measures/a.yaml",
            "measures:\n  - id: a\n    title: 雨水管の整備\n    kind: j\n    pillar: s1\n" + _in(measure, 4),
        )
        if results:
            self.put("town/p/results/a.yaml", "round: r1\n" + _in(results, 0))

    def page(self, name: str) -> Page:
        """The page called ``pillar``, ``measure``, ``plan``, ``tags``, or by a department's id."""
        site_index = index_site(self.site())
        standings = stand_all(site_index)
        match name:
            case "pillar":
                return view_pillar(site_index, standings, "town/p/s1", _JAPANESE)
            case "measure":
                return view_measure(site_index, standings, "town/p/a", _JAPANESE)
            case "plan":
                return view_plan(site_index, standings, "town/p", _JAPANESE)
            case "tags":
                return view_tags(site_index, standings, "town/p", _JAPANESE)
            case _:
                return view_department(site_index, standings, f"town/{name}", _JAPANESE)

    def html(self, name: str) -> str:
        """The page's own part."""
        parts: Parts = render_page(self.page(name))
        return parts.lead + parts.main

    def text(self, name: str) -> str:
        """What a reader sees of the page, without blanks."""
        return unspaced(visible_text(self.html(name)))


def _in(text: str, spaces: int) -> str:
    """YAML at the depth of its record."""
    return indent(dedent(text).strip("\n") + "\n", " " * spaces) if text.strip() else ""


def empty_headings(html: str) -> list[str]:
    """Headings below which nothing stands before the next heading of the same or a higher level."""
    reader = _Headings()
    reader.feed(html)
    reader.close()
    return reader.finish()


class _Headings(HTMLParser):
    """Gathers headings with whether anything but headings follows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[int, list[str], list[str]]] = []  # level, its words, what stands below
        self._within = 0
        self._empty: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (given by the parser)
        if re.fullmatch("h[1-6]", tag):
            self._close(int(tag[1]))
            self._within = int(tag[1])
            self._open.append((self._within, [], []))

    def handle_endtag(self, tag: str) -> None:
        if re.fullmatch("h[1-6]", tag):
            self._within = 0

    def handle_data(self, data: str) -> None:
        if not data.strip() or not self._open:
            return
        if self._within:
            self._open[-1][1].append(data)
        else:
            for _, _, below in self._open:
                below.append(data)

    def _close(self, level: int) -> None:
        while self._open and self._open[-1][0] >= level:
            _, words, below = self._open.pop()
            if not below:
                self._empty.append("".join(words))

    def finish(self) -> list[str]:
        self._close(1)
        return self._empty
