"""Nothing that was released is lost: whatever is gone is accounted for, and every account leads somewhere."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from generator.addresses import municipality_address
from generator.ledger.moves import Moved, Moves, SitePlace
from generator.map.address_table import AddressTable
from generator.model.ledger import ReleasedAddress
from generator.model.site import Site
from generator.page_kinds import HAND_WRITTEN
from generator.problems.nearest_word import name_nearest
from generator.problems.problem import Problem, problem

_MOST_NAMED: Final = 5
Holds = Callable[[str], bool]
"""Whether a file or folder of data/ could not be taken: what it may hold is not missed."""


def check_released(
    site: Site, table: AddressTable, holds: Holds, passed: Collection[str] = (), *, sound: bool = True
) -> Iterator[Problem]:
    """Pages and anchors made from data that were released and that nobody accounts for; entries of municipalities that lead nowhere.

    Living pages of plans in ``passed`` are not gone through again. Not ``sound``: some file could not be taken.
    """
    moves = Moves(site)
    yield from _check_days(site)
    yield from _check_tags(site)
    yield from _check_doubles(moves)
    for known in site.ledger.addresses:
        if known.kind == HAND_WRITTEN.name or holds(_home_of(known.address)):
            continue
        if known.address in table.pages and "/".join(known.address.split("/")[:2]) in passed:
            continue
        if sound or _lies_in_a_city(known.address, site):
            yield from _check_address(known, moves, table, site)
    for moved in moves.all:
        if moved.above and not any(holds(_home_of(spot.address)) for spot in moved.to):
            yield from _check_move(moved, moves, table, ())


def check_hand_written_released(site: Site, table: AddressTable, hand_written: Collection[str]) -> Iterator[Problem]:
    """The same of hand-written pages, whose addresses are ``hand_written``, and of the entries of the whole site, which may lead there."""
    moves = Moves(site)
    for known in site.ledger.addresses:
        gone = (
            known.kind == HAND_WRITTEN.name and known.address not in hand_written and known.address not in table.pages
        )
        if gone and moves.of_page(known.address) is None:
            yield _lost(known, f"ページ「{known.title}」（{_shown(known.address)}）", known.address, site)
    for moved in moves.all:
        if not moved.above:
            yield from _check_move(moved, moves, table, hand_written)


def _check_address(known: ReleasedAddress, moves: Moves, table: AddressTable, site: Site) -> Iterator[Problem]:
    living = known.address in table.pages
    if not living and moves.of_page(known.address) is None:
        yield _lost(known, f"ページ「{known.title}」（{_shown(known.address)}）", known.address, site)
        return
    there = {each.name for each in table.anchors(known.address)} if living else frozenset()
    lost = [
        name
        for name, _ in known.anchors
        if name not in there and moves.of_anchor(SitePlace(known.address, name), table) is None
    ]
    if lost:
        named = "、".join(f"#{name}" for name in lost[:_MOST_NAMED])
        more = f" など {len(lost):,} 件" if len(lost) > _MOST_NAMED else ""
        what = f"「{known.title}」（{_shown(known.address)}）の目印 {named}{more}"
        yield _lost(known, what, SitePlace(known.address, lost[0]).href, site)


def _lost(known: ReleasedAddress, what: str, origin: str, site: Site) -> Problem:
    """``origin`` is the place that is lost; where its municipality is there, that one's own file tells of it."""
    city, _, below = origin.partition("/")
    of_city = below and any(folder.municipality.id == city for folder in site.municipalities)
    file, written = (f"{city}/moved.yaml", below) if of_city else ("moved.yaml", origin)
    written = written.rstrip("/").replace("/#", "#")
    return problem("K420", known.place, what=what, since=known.since, file=f"data/{file}", origin=written)


def _check_doubles(moves: Moves) -> Iterator[Problem]:
    """Entries about one place, however it is written: only one of them could hold."""
    first: dict[SitePlace, Moved] = {}
    for moved in moves.all:
        other = first.setdefault(moved.origin, moved).move.origin.place
        here = moved.move.origin.place
        if other != here:
            yield problem("K424", here, origin=moved.move.origin.text, first=f"{other.file}:{other.line}")


def _check_move(moved: Moved, moves: Moves, table: AddressTable, hand_written: Collection[str]) -> Iterator[Problem]:
    origin, move = moved.origin, moved.move
    if table.leads_somewhere(*origin) or (not origin.anchor and origin.address in hand_written):
        yield problem("K423", move.origin.place, origin=move.origin.text)
    for written, spot in moved.targets:
        if table.leads_somewhere(*spot) or spot.address in hand_written:
            continue
        again = moves.named(spot) or (None if spot.address in table.pages else moves.of_page(spot.address))
        if again is not None:
            yield problem("K422", written.place, target=written.text, hint=_end_of(moved, moves))
        else:
            choices = [
                each.removeprefix(moved.above).replace("/#", "#").rstrip("/")
                for each in table.places_below(moved.above)
            ]
            yield problem("K421", written.place, target=written.text, hint=name_nearest(written.text, choices, ""))


def _end_of(moved: Moved, moves: Moves) -> str:
    """Where a chain of entries ends, as a hint; that it runs in a circle, where it does."""
    seen, here = {moved.origin}, moved
    while True:
        following = next((found for spot in here.to if (found := moves.named(spot)) is not None), None)
        if following is None:
            ends = [to.text for to in here.move.to]
            return f"今ある場所は「{'」「'.join(ends)}」のようです。" if here is not moved and ends else ""
        if following.origin in seen:
            return "たどると元に戻ります。今ある場所を一つ決めてください。"
        seen.add(following.origin)
        here = following


def _check_days(site: Site) -> Iterator[Problem]:
    """Releases that settings and ledger give different days."""
    days = {entry.tag: entry.date for entry in site.ledger.releases}
    for release in site.settings.releases:
        if days.get(release.tag, release.date) != release.date:
            yield problem("K425", release.place, tag=release.tag, date=release.date, other=days[release.tag])


def _check_tags(site: Site) -> Iterator[Problem]:
    """Tags in the ledger of addresses of which the list of releases does not know."""
    tags = {entry.tag for entry in site.ledger.releases}
    for known in site.ledger.addresses:
        pairs: Iterable[tuple[str, str]] = (("since", known.since), *known.files, *known.anchors)
        for key, tag in pairs:
            if tag not in tags:
                hint = name_nearest(tag, tags, "")
                yield problem("K403", known.place, key=key, target=tag, what="版", hint=hint)
                break


def _home_of(address: str) -> str:
    """The file or folder of data/ that would hold what the page at ``address`` tells of."""
    city, _, below = address.partition("/")
    first = below.partition("/")[0]
    if not first:
        return city
    return f"{city}/departments.yaml" if first == "departments" else f"{city}/{first}"


def _lies_in_a_city(address: str, site: Site) -> bool:
    return any(address.startswith(municipality_address(folder.municipality.id)) for folder in site.municipalities)


def _shown(address: str) -> str:
    return f"/{address}"
