"""No sentence of an indicator contradicts the table under it: direction, reached or not, period, unit and sign.

Thousands of indicators are drawn from seeds; ``KOKAI_INDICATORS`` draws as many as it says (the nightly run: ten thousands). What the
program says is read back as a reader does it, from its words and the cells of its table alone.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final, NamedTuple

import msgspec
import pytest

from drawn_indicators import MINUS, Drawn, draw
from generator.judging import half_unit, judge_indicator
from generator.judging.standings import Standings, indicator_key
from generator.model.figures import Direction, Missing, Period
from generator.model.periods import last_month
from generator.views.figure_pieces import Trend
from generator.views.indicator_pieces import view_indicator
from generator.views.page_context import PlanContext, context_of_plan
from generator.views.pieces import IndicatorPiece
from page_reading import JAPANESE, PLAN, Shown, show
from sample import City

COUNT: Final = int(os.environ.get("KOKAI_INDICATORS", "1500"))
BATCH: Final = 500
_PLAIN = r"(約?)([▲△－\-]?)([\d,]+(?:\.\d+)?)([^\d（）、。]*?)"
_BOUND = "(?:以上|以下|超|未満)?"
_NUMBER = re.compile(f"(?:延べ|年間)?{_PLAIN}(?:台|ほど|（速報）|以内に収める)?{_BOUND}")
_UP = (Direction.AT_LEAST, Direction.INCREASE, Direction.MAINTAIN_OR_INCREASE)
_DOWN = (Direction.AT_MOST, Direction.DECREASE, Direction.MAINTAIN_OR_DECREASE)
_PERIOD = (
    r"(?:\d{4}年\d{1,2}月\d{1,2}日|[昭平令][和成](?:元|\d+)学?年度?"
    r"(?:第\d四半期|上半期|下半期|\d{1,2}月～\d{1,2}月|\d{1,2}月)?(?:～[昭平令][和成](?:元|\d+)学?年度?)?)"
)
_HELD: Final[tuple[tuple[str, Callable[[Decimal, Decimal], bool], str], ...]] = (
    (rf"({_PERIOD})の実績値が(?:({_PERIOD})の)?目標値以上です", lambda actual, target: actual >= target, "達成"),
    (rf"({_PERIOD})の実績値が(?:({_PERIOD})の)?目標値以下です", lambda actual, target: actual <= target, "達成"),
    (
        rf"({_PERIOD})の実績値が(?:({_PERIOD})の)?目標値より大きくなっています",
        lambda actual, target: actual > target,
        "達成",
    ),
    (
        rf"({_PERIOD})の実績値が(?:({_PERIOD})の)?目標値より小さくなっています",
        lambda actual, target: actual < target,
        "達成",
    ),
    (
        rf"({_PERIOD})の実績値が(?:({_PERIOD})の)?目標値に届いていません",
        lambda actual, target: actual < target,
        "未達成",
    ),
    (rf"({_PERIOD})の実績値が(?:({_PERIOD})の)?目標値を超えています", lambda actual, target: actual > target, "未達成"),
    (
        rf"({_PERIOD})の実績値が(?:({_PERIOD})の)?目標値より大きくなっていません",
        lambda actual, target: actual <= target,
        "未達成",
    ),
    (
        rf"({_PERIOD})の実績値が(?:({_PERIOD})の)?目標値より小さくなっていません",
        lambda actual, target: actual >= target,
        "未達成",
    ),
    (rf"({_PERIOD})の実績値が(?:({_PERIOD})の)?目標値と違います", lambda actual, target: actual != target, "未達成"),
    (
        rf"({_PERIOD})の実績値が(?:({_PERIOD})の)?目標値と同じです",
        lambda actual, target: abs(actual - target) < 1,
        "達成",
    ),
)

_MOVES: Final = MappingProxyType(
    {
        "近づいています": "近づいている",
        "遠ざかっています": "遠ざかっている",
        "はもう": "いまは目標の水準",
        "までの差は基準値のときと同じです": "差は変わらない",
    }
)


class Cell(NamedTuple):
    """A value as a reader sees it in the table."""

    number: Decimal
    about: bool
    unit: str
    remarks: tuple[str, ...]
    label: str


class Line(NamedTuple):
    """A row of the table by its cells."""

    place: int
    target: tuple[Cell, ...]
    actual: tuple[Cell, ...]
    verdicts: tuple[str, ...]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    return show(City(tmp_path_factory.mktemp("city")))


@pytest.mark.long
@pytest.mark.parametrize("first", range(0, COUNT, BATCH))
def test_no_sentence_contradicts_its_table(shown: Shown, first: int) -> None:
    context = context_of_plan(shown.site_index, shown.standings, JAPANESE.words, PLAN, f"{PLAN}/indicators/")
    for seed in range(first, min(first + BATCH, COUNT)):
        drawn = draw(seed)
        piece = view_drawn(context, drawn)
        contradictions = list(contradictions_of(piece, drawn.indicator.direction))
        assert contradictions == [], f"seed {seed}: {piece.sentence} {[each.summary for each in piece.charts]}"


@pytest.mark.long
def test_the_reader_finds_what_is_wrong(shown: Shown) -> None:
    context = context_of_plan(shown.site_index, shown.standings, JAPANESE.words, PLAN, f"{PLAN}/indicators/")
    told = 0
    for seed in range(300):
        drawn = draw(seed)
        opposite = {
            "以上です": "に届いていません",
            "に届いていません": "以上です",
            "以下です": "を超えています",
            "を超えています": "以下です",
        }
        piece = view_drawn(context, drawn)
        for said, other in opposite.items():
            if f"実績値が目標値{said}" in piece.sentence and "約" not in str(piece.tables):
                lied = piece.sentence.replace(f"実績値が目標値{said}", f"実績値が目標値{other}", 1)
                wrong = msgspec.structs.replace(piece, sentence=lied)
                told += bool(list(contradictions_of(wrong, drawn.indicator.direction)))
                break
    assert told > 20


def view_drawn(context: PlanContext, drawn: Drawn) -> IndicatorPiece:
    """The indicator as its page shows it."""
    known = [each.period for each in drawn.actuals if not isinstance(each.value, Missing) and not each.forecast]
    latest = max([Period(drawn.through), *known], key=last_month)
    judgement = judge_indicator(drawn.indicator, drawn.actuals, latest if latest.fiscal_year else None)
    standings = context.standings._replace(
        indicators=MappingProxyType({indicator_key(PLAN, drawn.indicator.id): judgement}),
        through=MappingProxyType({PLAN: Period(drawn.through)}),
    )
    return view_indicator(_with(context, standings), PLAN, drawn.indicator, drawn.actuals, context.plan.source)


def _with(context: PlanContext, standings: Standings) -> PlanContext:
    return msgspec.structs.replace(context, standings=standings)


def contradictions_of(piece: IndicatorPiece, direction: Direction) -> Iterator[str]:
    """What a reader would call a contradiction between the words of an indicator and its table."""
    lines = _lines(piece)
    yield from _of_sentence(piece, lines, direction)
    yield from _of_verdicts(piece, lines, direction)
    yield from _of_missed(piece, lines)
    yield from _of_reasons(piece)
    for chart in piece.charts:
        yield from _of_chart(chart.summary, lines)
        yield from _of_wordings(chart.summary, piece)
        if isinstance(chart, Trend):
            yield from _of_newest(chart.summary, piece, lines)
    yield from _of_share(piece)


def _lines(piece: IndicatorPiece) -> Mapping[str, Line]:
    """The rows by the name of their period in a sentence."""
    rows = [row for table in piece.tables for row in table.rows]
    return {
        re.sub(r"（[^）]*）", "", row.year): Line(
            place,
            tuple(cell for entry in row.target for cell in _cells(entry.text, entry.remarks, entry.label)),
            tuple(cell for entry in row.actual for cell in _cells(entry.text, entry.remarks, entry.label)),
            tuple(badge.label for badge in row.badges),
        )
        for place, row in enumerate(rows)
    }


def _cells(text: str, remarks: tuple[str, ...], label: str) -> Iterator[Cell]:
    found = _NUMBER.fullmatch(text)
    if found:
        number = Decimal(found[3].replace(",", ""))
        yield Cell(-number if found[2] in MINUS and found[2] else number, bool(found[1]), found[4], remarks, label)


def _of_sentence(piece: IndicatorPiece, lines: Mapping[str, Line], direction: Direction) -> Iterator[str]:
    sentence = piece.sentence
    own = re.sub(rf"{_PERIOD}までの報告[^、。]*?[はに]", "", sentence)
    for period in re.findall(_PERIOD, own):
        if period not in lines:
            yield f"{period} stands in no row"
    head = sentence.partition("時期ごとでは")[0]
    for pattern, holds, label in _HELD:
        for period, other in re.findall(pattern, head):
            if piece.badge.label != label:
                yield f"{piece.badge.label} beside a sentence of {label}"
            line, aim = lines.get(period), lines.get(other or period)
            values = (
                []
                if line is None
                else [each for each in line.actual if not each.label and "見込みの値" not in each.remarks]
            )
            if aim and aim.target and values and not (values[-1].about or aim.target[-1].about):
                ends = [each.number for each in values]
                if not any(holds(number, aim.target[-1].number) for number in ends):
                    yield f"{period}: {ends} against {aim.target[-1].number}"
    for words, farther in (("近づいています", False), ("遠ざかっています", True)):
        if words in head:
            yield from _of_way(head, lines, direction, farther=farther)
    yield from (
        f"{said} in one of badge and sentence alone"
        for said, badge in _MOVES.items()
        if (said in head) is not (piece.badge.label == badge)
    )


def _of_way(head: str, lines: Mapping[str, Line], direction: Direction, *, farther: bool) -> Iterator[str]:
    """Of a value on its way: the newest one against the baseline, both of them numbers of the table."""
    base = [cell.number for line in lines.values() for cell in line.actual if cell.label == "基準値"]
    aim = re.search(rf"({_PERIOD})の目標(?:に近づ|から遠ざか)", head)
    if not base or aim is None or not lines[aim[1]].target:
        yield "no baseline or target to come nearer to"
        return
    target = lines[aim[1]].target[-1].number
    values = [
        cell.number
        for line in lines.values()
        for cell in line.actual
        if cell.label != "基準値" and "見込みの値" not in cell.remarks
    ]
    before = _short_of(direction, base[0], target)
    moved = [_short_of(direction, value, target) - before for value in values]
    if not any(each > 0 if farther else each < 0 for each in moved):
        yield f"no value is {'farther' if farther else 'nearer'}"


def _short_of(direction: Direction, value: Decimal, target: Decimal) -> Decimal:
    """How far a value is from meeting a target."""
    if direction in (*_UP, Direction.MORE_THAN):
        return max(target - value, Decimal(0))
    if direction in (*_DOWN, Direction.LESS_THAN):
        return max(value - target, Decimal(0))
    return abs(value - target)


def _of_verdicts(piece: IndicatorPiece, lines: Mapping[str, Line], direction: Direction) -> Iterator[str]:
    groups = re.findall(rf"((?:{_PERIOD}・?)+)が「(達成|未達成)」", piece.sentence)
    told = [(period, label) for periods, label in groups for period in re.findall(_PERIOD, periods)]
    told += [
        (period, label) for period, line in lines.items() for label in line.verdicts if label in ("達成", "未達成")
    ]
    for period, label in told:
        line = lines.get(period)
        if line is None:
            yield f"{period} of a verdict stands in no row"
            continue
        if line.verdicts and label not in line.verdicts:
            yield f"{period} is {line.verdicts} in the table and {label} in the sentence"
        values = [each for each in line.actual if not each.label and "見込みの値" not in each.remarks]
        if len(values) != 1 or len(line.target) != 1 or values[0].about or line.target[0].about:
            continue
        meets = _meets(direction, values[0].number, line.target[0].number)
        if meets is not None and meets is not (label == "達成"):
            yield f"{period}: {label}, but {values[0].number} against {line.target[0].number}"


def _of_missed(piece: IndicatorPiece, lines: Mapping[str, Line]) -> Iterator[str]:
    """Every period that has a target and a value has its verdict, and the sentence keeps silent on none that was missed."""
    missed = [period for period, line in lines.items() if "未達成" in line.verdicts]
    several = re.findall(rf"({_PERIOD})など(\d+)つの時期の目標に", piece.sentence)
    for period in missed:
        if period not in piece.sentence and not (several and int(several[0][1]) >= len(missed) - 1):
            yield f"{period} was missed, and the sentence says nothing of it"
    if missed and "届かなかった指標はありません" in piece.sentence:
        yield f"{missed} are denied"
    for period, line in lines.items():
        values = [each for each in line.actual if not each.label and "見込みの値" not in each.remarks]
        if values and line.target and not line.verdicts:
            yield f"{period} has a target and a value, but no verdict"


def _meets(direction: Direction, actual: Decimal, target: Decimal) -> bool | None:
    if direction in _UP:
        return actual >= target
    if direction in _DOWN:
        return actual <= target
    strict = {Direction.MORE_THAN: actual > target, Direction.LESS_THAN: actual < target}
    return strict.get(direction)


def _of_wordings(summary: str, piece: IndicatorPiece) -> Iterator[str]:
    """A value that its document words with more than a number is told in that wording."""
    rows = {re.sub(r"（[^）]*）", "", row.year): row for table in piece.tables for row in table.rows}
    told = [(period, text, "target") for period, text in re.findall(rf"({_PERIOD})の目標は(.+?)）。", summary)]
    course = re.search(rf"({_PERIOD})の([^、。]+?)から、({_PERIOD})は([^、。]+?)に(?:増え|減り)ました", summary)
    told += [(course[1], course[2], "actual"), (course[3], course[4], "actual")] if course else []
    bars = re.search(rf"({_PERIOD})(?:は、|の)目標の(.+?)に対して、(?:({_PERIOD})の)?実績は(.+?)でした", summary)
    told += [(bars[1], bars[2], "target"), (bars[3] or bars[1], bars[4], "actual")] if bars else []
    for period, text, column in told:
        shown = [
            entry.text for entry in (rows[period].target if column == "target" else rows[period].actual) if entry.text
        ]
        worded = [each for each in shown if re.search("延べ|年間|台|ほど|速報|収める", each)]
        if len(worded) == len(shown) and shown and not any(each in text for each in shown):
            yield f"{text} is told for {shown}"


def _of_reasons(piece: IndicatorPiece) -> Iterator[str]:
    """Nothing is told to be in no document of which the table says why it is wanting."""
    rows = [row for table in piece.tables for row in table.rows]
    known = [place for place, row in enumerate(rows) if any(entry.text and not entry.label for entry in row.actual)]
    for place, row in enumerate(rows):
        period = re.sub(r"（[^）]*）", "", row.year)
        said = [
            entry.missing
            for entry in row.actual
            if entry.missing and not entry.text and not entry.missing.startswith(_OURS)
        ]
        denied = f"{period}の実績が、このサイトに収めた文書に載っていません" in piece.sentence
        reported = bool(known) and place <= known[-1]  # what stands at later periods is no report
        if said and len(said) == len(row.actual) and denied and reported:
            yield f"{said} stand at {period}, and the sentence says that nothing does"
        given = re.search(rf"(?<!～){period}の実績は、「(.+?)」とされています", piece.sentence)
        if given and given[1] not in said:
            yield f"{given[1]} is told for {said}"


_OURS: Final = ("このサイト", "出典の文書", "原典", "まだ報告", "もとの文書")
"""How the reasons begin that the site gives, not a document."""


def _of_newest(summary: str, piece: IndicatorPiece, lines: Mapping[str, Line]) -> Iterator[str]:
    """A course speaks of the newest value of its table, whatever its form, and names forecasts that are not drawn and not yet replaced by a value."""
    rows = {re.sub(r"（[^）]*）", "", row.year): row for table in piece.tables for row in table.rows}
    told = [
        period
        for period, row in rows.items()
        if any(not entry.missing and not entry.label and "見込みの値" not in entry.remarks for entry in row.actual)
    ]
    if told and told[-1] not in summary:
        yield f"{told[-1]} is the newest value, and the course says nothing of it"
    for period, row in rows.items():
        counted = re.search(r"図に描いていない値が\d+件", summary)
        # Once a period has its value, what was expected of it is told by the table alone.
        is_expected = any("見込みの値" in entry.remarks for entry in row.actual) and period not in told
        if is_expected and period not in summary and not counted:
            yield f"the forecast of {period} is not named"
    course = re.search(rf"({_PERIOD})の(約?[^、。]+?)から、({_PERIOD})は(.+?)に(?:増え|減り)ました", summary)
    if course:
        first, last = _told(course[2]), _told(course[4])
        if first and last and (first.about or last.about):
            slack = sum((half_unit(each.number) for each in (first, last) if each.about), Decimal(0))
            if abs(first.number - last.number) <= slack:
                yield f"{course[2]} and {course[4]} may be the same"
    same = re.search(rf"({_PERIOD})も({_PERIOD})も[^。]*変わりません", summary)
    if same and re.sub(r"[元\d]+", "", same[1]) == re.sub(r"[元\d]+", "", same[2]):
        sort = re.sub(r"[元\d]+", "", same[1])
        between = [
            line
            for period, line in lines.items()
            if lines[same[1]].place <= line.place <= lines[same[2]].place and re.sub(r"[元\d]+", "", period) == sort
        ]
        values = {
            cell.number
            for line in between
            for cell in line.actual
            if "見込みの値" not in cell.remarks and not (cell.label and len(line.actual) > 1)
        }
        if len(values) > 1:
            yield f"{sorted(values)} are told as unchanged"


def _of_share(piece: IndicatorPiece) -> Iterator[str]:
    """A share is told only where target and value were judged."""
    if any(fact.term == "達成率" for fact in piece.facts) and piece.badge.label not in ("達成", "未達成"):
        yield f"a share beside {piece.badge.label}"


def _of_chart(summary: str, lines: Mapping[str, Line]) -> Iterator[str]:
    """First and last value of a course, with the direction between them and the target beside them."""
    course = re.search(rf"({_PERIOD})の([^、。]+?)から、({_PERIOD})は(.+?)に(増え|減り)ました", summary)
    if course:
        first, last = _told(course[2]), _told(course[4])
        if first is None or last is None:
            yield f"numbers of {summary}"
        else:
            yield from _stands(course[1], first, lines, "actual")
            yield from _stands(course[3], last, lines, "actual")
            if (last.number > first.number) is not (course[5] == "増え"):
                yield f"{first.number} to {last.number} is told as {course[5]}"
            yield from _crosses(course[1], course[3], lines)
    target = re.search(rf"({_PERIOD})の目標[はの]([^、。]+?)(?:に対して|）。)", summary)
    if target:
        told = _told(target[2])
        if told is None:
            yield f"target of {summary}"
        else:
            yield from _stands(target[1], told, lines, "target")


def _told(text: str) -> Cell | None:
    cells = list(_cells(text.strip("「」"), (), ""))
    return cells[0] if cells else None


def _stands(period: str, told: Cell, lines: Mapping[str, Line], column: str) -> Iterator[str]:
    line = lines.get(period)
    cells: tuple[Cell, ...] = () if line is None else getattr(line, column)
    if not any((cell.number, cell.unit) == (told.number, told.unit) for cell in cells):
        yield f"{told.number}{told.unit} of {period} does not stand in its row"


def _crosses(first: str, last: str, lines: Mapping[str, Line]) -> Iterator[str]:
    """Between both values no row may be marked as not comparable with those before it."""
    if first in lines and last in lines:
        begin, end = lines[first].place, lines[last].place
        for line in lines.values():
            marked = any("これより前の値とは比べられません" in cell.remarks for cell in line.actual)
            if marked and begin < line.place <= end:
                yield f"{first} and {last} lie on both sides of a break"
