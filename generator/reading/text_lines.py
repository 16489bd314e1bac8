"""Running text: numbered headings of measures, labels with their text, and what a table of contents says of pages."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from generator.reading.drafts import Drafting, DraftWording, TextSpot
from generator.reading.field_words import (
    FIGURES,
    LONGEST_LABEL,
    TEXTS,
    Heading,
    Meaning,
    bare_heading,
    goes_on,
    is_sentence,
    read_heading,
)
from generator.reading.wrapped_lines import join_lines

_KINDS: Final = (
    "政策", "基本目標", "基本方針", "基本施策", "施策の方向", "施策", "方向性", "重点目標", "基本事業", "重点事業", "主要事業", "事務事業", "取組項目",
    "実施項目", "取組", "事業",
)  # fmt: skip
_HEADING: Final = re.compile(
    rf"[■●◆○◇□▼▶]?\s*({'|'.join(_KINDS)})\s*([0-9０-９]{{1,3}}(?:[-－‐–.．][0-9０-９]{{1,3}})*)[.．:：)）]?[\s　]*(\S.*)"
)
_CONTENTS: Final = re.compile(
    r"(.+?)[\s　.．・…‥⋯]*(?:[\s　.．・…‥⋯]{2,}|\s*[PpＰ][.．]\s*)([0-9０-９]{1,4})(?:ページ|頁)?\s*$"
)
_NUMBERED: Final = re.compile(
    r"[-－・]?\s*[(（]?([0-9０-９]{1,2})[)）.．]?[\s　]+(\S.*?)[\s　]*[(（]([^()（）]{1,40}(?:課|室|部|局|係|所|館|センター))[)）]\s*"
)
_BRACKETED: Final = re.compile(r"[-－・\s]*[【\[［〔<＜]([^】\]］〕>＞]{1,30})[】\]］〕>＞]\s*(.*)")
_LABELLED: Final = re.compile(r"[■●◆○◇□▼▶]?\s*([^\s:：]{2,20}?)(?:\s*[:：]\s*|[\s　]+)(\S.*)")
_OF_TABLES: Final = frozenset({"現状", "現況"})
"""What heads a column of figures, and in running text a paragraph of anything."""
_LEAST_STACKED: Final = 3  # letters one under another from which on they are a label printed from top to bottom
_LIST_MARK: Final = re.compile(r"^[-－]\s+(?=[・●○])")


class _Line(NamedTuple):
    text: str
    page: str
    spot: TextSpot


class TextReader:
    """Reads the lines of a document one after the other; ``kind`` is the word by which its measures are numbered, "" where none are."""

    def __init__(self, drafting: Drafting, kind: str) -> None:
        self._drafting = drafting
        self._kind = kind
        self._label: tuple[Meaning, str] | None = None
        self._held: list[_Line] = []
        self._is_open = False

    def read(self, lines: Sequence[tuple[str, TextSpot]], page: str) -> None:
        """Lines of one page that stand together."""
        for text, spot in _stack_letters(lines):
            self._drafting.patience.go_on()
            self._read_line(_Line(text, page, spot))

    def close(self) -> None:
        """Give what was gathered to the measure it belongs to."""
        if self._held and self._label is not None and self._is_open:
            meaning, heading = self._label
            first = self._held[0]
            text = join_lines(_LIST_MARK.sub("", line.text) for line in self._held)
            self._drafting.add_text(meaning, heading, DraftWording(text, first.page, first.spot))
        self._held = []

    def leave(self) -> None:
        """A table stands between: what follows it is no part of the text before."""
        self.close()
        self._label = None

    def _read_line(self, line: _Line) -> None:
        contents = _CONTENTS.fullmatch(line.text)
        heading = _heading_in(line.text)
        if contents is not None and (heading is not None or "…" in line.text or "・・・" in line.text):
            self._note_contents(contents)
            return
        if heading is not None:
            self._read_heading(heading, line)
            return
        numbered = _NUMBERED.fullmatch(line.text)
        if numbered is not None and not self._kind:
            self.close()
            self._start(f"{numbered[1]}", numbered[2], line)
            self._drafting.add_text(Meaning.DEPARTMENTS, "", DraftWording(numbered[3], line.page, line.spot))
            self._label = (Meaning.SUMMARY, "")
            return
        if self._read_label(line):
            return
        if self._label is not None:
            self._held.append(line)

    def _note_contents(self, found: re.Match[str]) -> None:
        heading = _HEADING.fullmatch(found[1].strip())
        title = heading[3] if heading is not None else found[1]
        self._drafting.contents.setdefault(bare_heading(title), str(int(found[2])))

    def _read_heading(self, found: re.Match[str], line: _Line) -> None:
        self.close()
        self._label = None
        if found[1] == self._kind:
            self._start(f"{found[1]}{found[2]}", found[3], line)
        else:
            self._drafting.group = line.text
            self._is_open = False

    def _start(self, number: str, title: str, line: _Line) -> None:
        self._drafting.leave_sheet()
        self._drafting.start_measure(DraftWording(title.strip(), line.page, line.spot), number)
        self._is_open = True
        self._label = (Meaning.SUMMARY, "")

    def _read_label(self, line: _Line) -> bool:
        """Whether the line is a label, or one with its text beside it."""
        bracketed = _BRACKETED.fullmatch(line.text)
        label, rest = (bracketed[1], bracketed[2]) if bracketed is not None else (line.text, "")
        heading = _text_heading(label)
        if heading is None and bracketed is None:
            labelled = _LABELLED.fullmatch(line.text)
            # After a blank alone a word may as well begin a sentence: only who is responsible is written so.
            beside = _text_heading(labelled[1]) if labelled is not None else None
            has_colon = labelled is not None and re.match(r"[\s　]*[:：]", line.text[labelled.end(1) :]) is not None
            if labelled is None or beside is None or not (has_colon or beside.meaning is Meaning.DEPARTMENTS):
                return False
            label, rest, heading = labelled[1], labelled[2], beside
        if heading is None or heading.meaning is None:
            return False
        self.close()
        self._label = (heading.meaning, label.strip())
        if rest.strip():
            self._held.append(line._replace(text=rest.strip()))
            if heading.meaning is Meaning.DEPARTMENTS:
                self.close()
                self._label = (Meaning.SUMMARY, "")
        return True


def _heading_in(text: str) -> re.Match[str] | None:
    """A numbered heading; a sentence that only begins with the words of one (施策1 に基づき…) is none."""
    found = _HEADING.fullmatch(text)
    return None if found is None or is_sentence(text) or goes_on(found[3]) else found


def _text_heading(label: str) -> Heading | None:
    """A label of a measure's text; one of figures (目標, 実績) heads the text of them."""
    if len(label) > LONGEST_LABEL or bare_heading(label) in _OF_TABLES:
        return None
    heading = read_heading(label)
    if heading is None or heading.meaning is None:
        return None
    if heading.meaning in FIGURES:
        of_text = {Meaning.ACTUAL: Meaning.DONE, Meaning.TARGET: Meaning.TARGET_TEXT}
        return heading._replace(meaning=of_text.get(heading.meaning, Meaning.OTHER))
    return heading if heading.meaning in TEXTS else None


def find_kind(lines: Iterable[str]) -> str:
    """The word by which the document numbers its measures: the one that numbers most; "" where none numbers any.

    Where several number as many (a page of one pillar with one measure), it is none that is known to number what stands above measures.
    """
    seen: Counter[str] = Counter()
    for text in lines:
        found = _heading_in(text)
        if found is not None and _CONTENTS.fullmatch(text) is None:
            seen[found[1]] += 1
    return max(seen, key=lambda kind: (seen[kind], not _stands_above(kind)), default="")


def _stands_above(kind: str) -> bool:
    heading = read_heading(kind)
    return heading is not None and heading.meaning is Meaning.GROUP


def _stack_letters(lines: Sequence[tuple[str, TextSpot]]) -> list[tuple[str, TextSpot]]:
    """The lines, with letters that are printed one under another as one line: R2 / 年 / 度 / の."""
    stacked: list[tuple[str, TextSpot]] = []
    run: list[tuple[str, TextSpot]] = []
    for text, spot in (*lines, ("", TextSpot(0, 0))):
        if 0 < len(text) <= 2 and not text.isdigit():
            run.append((text, spot))
            continue
        if len(run) >= _LEAST_STACKED:
            stacked.append(("".join(letters for letters, _ in run), run[0][1]))
        else:
            stacked += run
        run = []
        if text:
            stacked.append((text, spot))
    return stacked
