"""A draft as files of data: measures, what was reported of them, and indicators of the plan; line by line, each with its page and its doubt."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from generator.amounts import NoValue, Why, value_of_wording
from generator.ledger.writing import quoted
from generator.model.figures import Number, Range
from generator.reading.drafts import Draft, DraftFigure, DraftIndicator, DraftMeasure, DraftText, DraftWording
from generator.reading.field_words import RESULTS, Meaning, bare_heading, is_sentence
from generator.reading.known_data import KnownData

_DOUBT: Final = "要確認"
_NO_NAME: Final = "文のようです。柱の名前かどうか確かめてください"
_DIGITS: Final = re.compile(r"[0-9]+")
_FIELDS: Final = (
    (Meaning.SUMMARY, "summary"),
    (Meaning.TARGET_TEXT, "target_text"),
    (Meaning.EFFECT, "expected_effect"),
    (Meaning.NOTE, "note"),
)
_INDICATOR_BLANKS: Final = (
    ("direction", "目標との比べ方（増やす、減らす、以上、以下、維持など）を書いてください"),
    ("accumulation", "単年・累計・時点の別を書いてください"),
)


class DraftLine(NamedTuple):
    """A line of a draft; the wording it holds, where it holds one, and what a person has to look at."""

    text: str
    wording: DraftWording | None = None
    doubt: str = ""

    @property
    def written(self) -> str:
        """The line as it stands in the file."""
        return f"{self.text}  # {_DOUBT}: {self.doubt}" if self.doubt else self.text


class DraftFile(NamedTuple):
    """A file of a draft: its name, and its lines."""

    name: str
    lines: tuple[DraftLine, ...]

    @property
    def text(self) -> str:
        """What is written to the disk."""
        return "".join(f"{line.written}\n" for line in self.lines)


def write_draft_files(draft: Draft, known: KnownData, source: str, year: int) -> tuple[DraftFile, ...]:
    """The files: none for what the document does not hold. ``year`` is the fiscal year that was reported, 0 if not known."""
    named = list(_named(draft, known))
    files = []
    if named:
        measures = (line for measure, each in named for line in _measure(measure, each, known))
        head = [*_head(draft, source, "計画の measures/ に写します。"), DraftLine("measures:")]
        files.append(DraftFile("measures.yaml", (*head, *measures)))
    reported = [line for measure, each in named for line in _result(measure, each, known)]
    if reported:
        its_round = DraftLine(f"round: {known.rounds[year]}") if year in known.rounds else _unknown_round(year)
        head = [*_head(draft, source, "計画の results/ に写します。"), its_round, DraftLine("measures:")]
        files.append(DraftFile("results.yaml", (*head, *reported)))
    if draft.indicators:
        lines = [
            line
            for place, each in enumerate(draft.indicators, 1)
            for line in _indicator(each, "", place, "", known, whole=True)
        ]
        about = (
            "施策の名前なしに載っていた指標です。どの施策の指標かを確かめ、plan.yaml か施策の indicators に写します。"
        )
        head = [*_head(draft, source, about)]
        files.append(DraftFile("indicators.yaml", (*head, DraftLine("indicators:"), *lines)))
    return tuple(files)


def _head(draft: Draft, source: str, about: str) -> Iterator[DraftLine]:
    yield DraftLine(f"# 「{' '.join(source.split())}」から「kokai read」で作った下書きです。{about}")
    yield DraftLine(f"# 文書と見比べ、「{_DOUBT}」の所を直してから、次の「draft: true」の行を消してください。")
    yield DraftLine("# そのあと「kokai check --sources フォルダー」で、原文の文がすべて文書にあることを確かめます。")
    if not any(paper.number for paper in draft.papers):
        yield DraftLine(
            "# この文書のページは分かりません。文書にページの印がなければ、documents.yaml に no_pages と理由を書きます。"
        )
    yield DraftLine("draft: true")


def _unknown_round(year: int) -> DraftLine:
    wanted = f"{year} 年度の報告の回" if year else "報告の回"
    return DraftLine("round:", doubt=f"{wanted}の id（plan.yaml の rounds）を書いてください")


def _named(draft: Draft, known: KnownData) -> Iterator[tuple[str, DraftMeasure]]:
    """Each measure with its id: that of the data, else the number of the document, else a number in order."""
    taken = set(known.measures.values())
    for place, measure in enumerate(draft.measures, 1):
        there = known.measures.get(bare_heading(measure.title.text), "")
        digits = "-".join(_DIGITS.findall(_narrow(measure.number)))
        own = there or next(name for name in _candidates(digits, place) if name not in taken)
        taken.add(own)
        yield own, measure


def _candidates(digits: str, place: int) -> Iterator[str]:
    if digits:
        yield digits
    yield f"m{place:03}"
    yield from (f"m{place:03}-{count}" for count in range(2, 1000))


def _narrow(text: str) -> str:
    return text.translate({0xFF10 + digit: str(digit) for digit in range(10)})


def _source(page: str, known: KnownData) -> str:
    parts = [f"document: {known.document}"] if known.document else []
    parts += [f"page: {quoted(page)}"] if page else []
    return "{" + ", ".join(parts) + "}"


def _source_line(indent: str, wording: DraftWording, known: KnownData) -> Iterator[DraftLine]:
    if wording.page or known.document:
        yield DraftLine(f"{indent}source: {_source(wording.page, known)}", None, wording.doubt)


def _measure(own: str, measure: DraftMeasure, known: KnownData) -> Iterator[DraftLine]:
    if measure.group:
        doubt = _NO_NAME if is_sentence(measure.group) else ""
        yield DraftLine(f"  # 柱（見出し）: {' '.join(measure.group.split())}", None, doubt)
    yield DraftLine(f"  - id: {quoted(own)}")
    if measure.number:
        yield DraftLine(f"    number: {quoted(measure.number)}", measure.title)
    doubt = "" if measure.title.page or known.document else measure.title.doubt
    yield DraftLine(f"    title: {quoted(measure.title.text)}", measure.title, doubt)
    yield from _source_line("    ", measure.title, known)
    responsible = measure.texts_of(Meaning.DEPARTMENTS)
    if responsible:
        yield _departments(responsible[0].wording, known)
    if measure.is_new:
        yield DraftLine("    new: true", measure.title)
    rest = list(responsible[1:])
    for meaning, key in _FIELDS:
        texts = measure.texts_of(meaning)
        rest += texts[1:]
        for text in texts[:1]:
            yield from _text(f"    {key}:", text, measure.title.page)
    schedules = measure.texts_of(Meaning.SCHEDULE)
    for text in schedules[:1]:
        yield DraftLine(
            f"    schedule: {{as_published: {quoted(text.wording.text)}}}", text.wording, text.wording.doubt
        )
    rest += [*schedules[1:], *measure.texts_of(Meaning.OTHER)]
    yield from _sections(rest, measure.title.page)
    if measure.indicators:
        yield DraftLine("    indicators:")
        for place, indicator in enumerate(measure.indicators, 1):
            yield from _indicator(indicator, own, place, "    ", known)


def _departments(wording: DraftWording, known: KnownData) -> DraftLine:
    ids = known.departments_in(wording.text)
    leads = f", lead: [{', '.join(ids)}]" if ids else ""
    doubt = wording.doubt or ("" if ids else "lead: [部署の id] を書き足してください")
    return DraftLine(f"    departments: {{as_published: {quoted(wording.text)}{leads}}}", wording, doubt)


_NO_BLOCK: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|[ \t]$|\A\s|\n\Z", re.MULTILINE
)
"""What a block would take for the end of a line or for its own, and what YAML does not hold: such a text is quoted."""


def _text(key: str, text: DraftText, page: str) -> Iterator[DraftLine]:
    """A text as one line, or as a block where it has several."""
    wording = text.wording
    doubt = wording.doubt or _other_page(wording, page) or _unheaded(text)
    lines = wording.text.split("\n")
    if len(lines) == 1 or _NO_BLOCK.search(wording.text):
        yield DraftLine(f"{key} {quoted(wording.text)}", wording, doubt)
        return
    indent = " " * (len(key) - len(key.lstrip(" -")) + 2)
    yield DraftLine(f"{key} |-", wording, doubt)
    for line in lines:
        yield DraftLine(f"{indent}{line}" if line else "", wording)


def _other_page(wording: DraftWording, page: str) -> str:
    return f"この文は {wording.page} ページにあります" if wording.page and wording.page != page else ""


def _unheaded(text: DraftText) -> str:
    known = text.heading or text.meaning is not Meaning.SUMMARY
    return "" if known else "見出しのない文です。概要かどうか確かめてください"


def _sections(texts: Sequence[DraftText], page: str) -> Iterator[DraftLine]:
    if not texts:
        return
    yield DraftLine("    sections:")
    for text in texts:
        if text.heading:
            yield DraftLine(f"      - heading: {quoted(text.heading)}", text.wording)
            yield from _text("        text:", text, page)
        else:
            yield from _text("      - text:", text, page)


def _indicator(
    indicator: DraftIndicator, holder: str, place: int, indent: str, known: KnownData, *, whole: bool = False
) -> Iterator[DraftLine]:
    """An indicator with its baseline and targets; ``whole``: with its actuals, too."""
    name = _indicator_id(indicator, holder, place, known)
    yield DraftLine(f"{indent}  - id: {name}")
    yield DraftLine(f"{indent}    name: {quoted(indicator.name.text)}", indicator.name, indicator.name.doubt)
    if indicator.unit:
        yield DraftLine(f"{indent}    unit: {quoted(indicator.unit)}", indicator.name)
    yield DraftLine(f"{indent}    kind: not_stated")
    for key, wanted in _INDICATOR_BLANKS:
        said = _direction(indicator) if key == "direction" else _accumulation(indicator)
        yield DraftLine(f"{indent}    {key}: {said}".rstrip(), doubt="" if said else wanted)
    if indicator.definition:
        yield DraftLine(f"{indent}    definition: {quoted(indicator.definition)}", indicator.name)
    baselines = _of(indicator, Meaning.BASELINE)
    for figure in baselines[:1]:
        yield _figure(f"{indent}    baseline: {{", figure, indicator, known)
    for figure in baselines[1:]:
        yield DraftLine(
            f"{indent}    # もう一つの基準値: {figure.wording.text}", figure.wording, "どちらが基準値か確かめてください"
        )
    for meaning, key in ((Meaning.TARGET, "targets"), *(((Meaning.ACTUAL, "actuals"),) if whole else ())):
        figures = _of(indicator, meaning)
        if figures:
            yield DraftLine(f"{indent}    {key}:")
            yield from (_figure(f"{indent}      - {{", figure, indicator, known) for figure in figures)


def _indicator_id(indicator: DraftIndicator, holder: str, place: int, known: KnownData) -> str:
    return known.indicators.get((holder, bare_heading(indicator.name.text)), f"i{place}")


def _of(indicator: DraftIndicator, meaning: Meaning) -> list[DraftFigure]:
    return [figure for figure in indicator.figures if figure.meaning is meaning]


def _direction(indicator: DraftIndicator) -> str:
    """Only what the targets themselves print: 以上, 以下."""
    targets = [figure.wording.text for figure in _of(indicator, Meaning.TARGET)]
    for word, direction in (("以上", "at_least"), ("以下", "at_most")):
        if targets and all(text.rstrip().endswith(word) for text in targets):
            return direction
    return ""


def _accumulation(indicator: DraftIndicator) -> str:
    said = indicator.name.text + indicator.unit
    return "cumulative" if "累計" in said or "累積" in said else ""


def _figure(before: str, figure: DraftFigure, indicator: DraftIndicator, known: KnownData) -> DraftLine:
    """One value: as published, with what the grammar reads of it. What it does not read stays a wording."""
    wording = figure.wording
    doubts = [wording.doubt] if wording.doubt else []
    parts = [f"fiscal_year: {figure.year or ''}"]
    if not figure.year:
        doubts.append("年度を書いてください")
    text = " ".join(wording.text.split())
    value = value_of_wording(text, indicator.unit, with_second=False)
    if isinstance(value, NoValue):
        parts.append("missing: ")
        doubts.append(f"文書には「{text}」とあります。値がない理由を書いてください")
    else:
        parts.append(f"as_published: {quoted(text)}")
        if isinstance(value, Why):
            parts.append(f"text: {quoted(text)}")
            doubts.append("数として読めません")
        else:
            parts.append(_value(value))
    if wording.page:
        parts.append(f"source: {_source(wording.page, known)}")
    return DraftLine(f"{before}{', '.join(parts)}}}", wording, "。".join(doubts))


def _value(value: Number | Range) -> str:
    if isinstance(value, Number):
        return f"value: {value.value:f}"
    return f"low: {value.low:f}, high: {value.high:f}"


def _result(own: str, measure: DraftMeasure, known: KnownData) -> Iterator[DraftLine]:
    """What was reported of a measure; nothing where nothing was."""
    texts = [text for text in measure.texts if text.meaning in RESULTS]
    actuals = [
        (name, figure, indicator)
        for place, indicator in enumerate(measure.indicators, 1)
        for name in [_indicator_id(indicator, own, place, known)]
        for figure in _of(indicator, Meaning.ACTUAL)
    ]
    if not texts and not actuals:
        return
    yield DraftLine(f"  - measure: {quoted(own)}", measure.title)
    yield from _source_line("    ", texts[0].wording if texts else actuals[0][1].wording, known)
    page = texts[0].wording.page if texts else ""
    done = measure.texts_of(Meaning.DONE)
    if len(done) == 1:
        yield from _text("    done:", done[0], page)
    evaluations = measure.texts_of(Meaning.EVALUATION)
    yield from _sections([*(done if len(done) > 1 else ()), *measure.texts_of(Meaning.REASON)], page)
    if actuals:
        yield DraftLine("    actuals:")
        for name, figure, indicator in actuals:
            yield _figure(f"      - {{indicator: {name}, ", figure, indicator, known)
    if evaluations:
        yield DraftLine("    evaluations:")
        for text in evaluations:
            yield DraftLine("      - by:", doubt="誰の評価か（担当課、本部、外部の評価者など）を書いてください")
            yield from _text("        as_published:", text, page)
