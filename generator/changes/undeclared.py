"""A final value that differs from the last release needs a declared reason; a provisional one may change, to a later day."""

from collections.abc import Iterator, Mapping

from generator.addresses import at_anchor, corrected_place, figure_anchor
from generator.changes.following import follow_moves, is_said_to_be_gone
from generator.changes.leading import plan_of
from generator.changes.snapshots import Fields, Snapshot, key_of_holder, name_figure
from generator.changes.values import former_targets, is_declared, value_of
from generator.ledger import Moves
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent, Place
from generator.model.city import Cause
from generator.model.figures import Figure
from generator.open_data.holders import ValueHolder, holders_of_plan
from generator.problems.problem import Problem, problem

_OF_INDICATORS = frozenset({"baseline", "target", "actual", "interim", "second_value", "attainment"})


def check_undeclared(site_index: SiteIndex, before: Snapshot, after: Snapshot) -> Iterator[Problem]:
    """Values of ``before``, the last release, that ``after`` changes or lacks without saying why.

    What moved is held against what stands where it is now. What is gone with its holder or indicator, or of which an entry says so, is not told:
    an address that was released is missed elsewhere. A correction of our own error is held against the day of that release too: of any other
    cause the day may be the city's, which nothing here knows.
    """
    formers = former_targets(after)
    standing = {_slot(fields) for fields in after.figures.values()}
    moves = Moves(site_index.site)
    leading = follow_moves(moves, before, after)
    led = leading.snapshot(before)
    for released, fields in before.figures.items():
        key, was = leading.figure(released, fields)
        if (
            was["kind"] in {"former_target", "forecast"}
            or was.get("flag") == "missing"
            or was["of"] not in after.holders
        ):
            continue
        now, name = after.figures.get(key), name_figure(was, after, led)
        if now is None:
            gone = is_said_to_be_gone(moves, before, fields, living=fields["of"] in after.holders)
            if not gone and _is_missed(was, after) and _slot(was) not in standing:
                yield _tell("K550", site_index, key, was, name, "なくなっています")
        elif value_of(was) == value_of(now):
            continue
        elif is_declared(was, now):
            if now.get("correction_cause") == Cause.TRANSCRIPTION and now.get("corrected_on", "") < before.date:
                yield _tell_of_day(site_index, was, now, name, before.date)
        elif was.get("state") == "provisional":
            if now.get("state") == "provisional" and now.get("as_of", "") <= was.get("as_of", ""):
                as_of = was.get("as_of", "") or "（記載なし）"
                yield _tell("K551", site_index, key, was, name, said(now), as_of=as_of)
        elif not (was["kind"] == "target" and was.get("as_published", "") in formers(now)):
            yield _tell("K550", site_index, key, was, name, f"今のデータでは「{said(now)}」です")


def said(fields: Mapping[str, str]) -> str:
    """A value as a message names it."""
    for name in ("as_published", "value", "value_text", "missing_reason"):
        if fields.get(name):
            return fields[name]
    low, high = fields.get("value_low", ""), fields.get("value_high", "")
    return f"{low}～{high}" if low or high else fields.get("done", "")


def _is_missed(was: Fields, after: Snapshot) -> bool:
    """Whether it was a value of an indicator that is still there."""
    return was["kind"] in _OF_INDICATORS and f"{was['of']}/{was.get('indicator', '')}" in after.indicators


def _slot(fields: Fields) -> tuple[str, ...]:
    """Which value it is, whichever report tells it: the same value may move from the plan into a report."""
    return (fields["of"], fields.get("anchor", ""), fields["kind"], fields.get("item", ""), *value_of(fields))


def _tell(  # noqa: PLR0917 - what a message names
    rule: str, site_index: SiteIndex, key: str, was: Fields, name: str, now: str, **more: str
) -> Problem:
    holder = _holder_of(site_index, was["of"])
    target = holder.address.partition("/")[2].rstrip("/")
    return problem(
        rule,
        _place(site_index, holder, key, was),
        figure=name,
        before=said(was),
        now=now,
        target=at_anchor(target, was["anchor"]) if was.get("anchor") else target,
        **more,
    )


def _tell_of_day(site_index: SiteIndex, was: Fields, now: Fields, name: str, released: str) -> Problem:
    """That our own error is said to have been put right before the day on which it was still released."""
    holder, day = _holder_of(site_index, was["of"]), now.get("corrected_on", "")
    city = site_index.municipalities[holder.city_id]
    spots = {(holder.address, now.get("anchor", "")), (holder.address, "")}
    places = [
        each.place
        for each in city.corrections
        if each.corrected_on.isoformat() == day and corrected_place(holder.city_id, each.target.target) in spots
    ]
    place = places[0] if places else _own_place(site_index, holder)
    return problem("K554", place, figure=name, corrected_on=day, released=released, before=said(was))


def _holder_of(site_index: SiteIndex, key: str) -> ValueHolder:
    """The holder with the key, which must be there."""
    return next(each for each in holders_of_plan(site_index, plan_of(key)) if key_of_holder(each) == key)


def _place(site_index: SiteIndex, holder: ValueHolder, key: str, was: Fields) -> Place:
    """Where the figure stands in ``data/``; else its indicator, else its holder."""
    places = dict(_places(holder))
    return places.get(key) or places.get(was.get("indicator", "")) or _own_place(site_index, holder)


def _own_place(site_index: SiteIndex, holder: ValueHolder) -> Place:
    key = f"{holder.city_id}/{holder.plan.id}/{holder.id}"
    match holder.kind:
        case "measure":
            return site_index.measures[key].place
        case "pillar":
            return site_index.pillars[key].place
        case _:
            return holder.plan.place


def _places(holder: ValueHolder) -> Iterator[tuple[str, Place]]:
    """Ids of indicators and of the rows of their figures, with where these stand."""
    start = key_of_holder(holder)
    for indicator in holder.indicators:
        yield indicator.id, indicator.place
        figures: list[tuple[str, str, Figure]] = [("target", "", each.figure) for each in indicator.targets]
        if not isinstance(indicator.baseline, Absent):
            figures.append(("baseline", "", indicator.baseline))
        figures += [("actual", "", each) for each in indicator.actuals]
        for report in holder.reports:
            own = [each for each in report.actuals if each.indicator.target == indicator.id]
            figures += [("actual", f"/{report.round.id}", each.figure) for each in own]
        for kind, its_round, figure in figures:
            named = f"{start}/{figure_anchor(indicator.id, figure.period)}/{kind}"
            for beside in ("", "/second_value", "/attainment"):
                yield f"{named}{beside}{its_round}", figure.place
