"""Every page, figure and part of the site has an address of its own, and corrections lead to addresses that exist."""

from collections.abc import Collection, Iterable, Iterator

from generator.addresses import at_anchor, corrected_place, municipality_address
from generator.checks.changes_of_nothing import even
from generator.checks.unsound import Unsound
from generator.map.address_table import AddressTable, Anchor, AnchorKind
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent, Place
from generator.model.site import MunicipalityFolder
from generator.problems.nearest_word import name_nearest
from generator.problems.problem import Problem, problem


def check_addresses(
    site_index: SiteIndex, table: AddressTable, unsound: Unsound, passed: Collection[str] = ()
) -> Iterator[Problem]:
    """Two things under one anchor of a page, and corrections of pages or figures that are not there.

    The plans of ``passed`` are not gone through again.
    """
    told: set[Place] = set()
    for address, page in table.pages.items():
        plan = "/".join(page.key.split("/")[:2])
        if plan in site_index.plans and plan not in passed:
            yield from _check_once(address, table.anchors(address), told)
    for folder in site_index.site.municipalities:
        yield from _check_corrections(folder, table, unsound)


def check_hand_written_pages(table: AddressTable, hand_written: Collection[str]) -> Iterator[Problem]:
    """Data pages that stand on the address of a hand-written one; ``hand_written`` are the addresses of those."""
    for address in hand_written:
        page = table.pages.get(address)
        if page is not None and not isinstance(page.place, Absent):
            yield problem("K404", page.place, address=address, first="content/ にある手書きのページ")


def check_hand_written_titles(titles: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Hand-written pages (file, title) whose title is that of another. What data pages share with them is told apart by the program."""
    first_of: dict[str, str] = {}
    for file, title in titles:
        first = first_of.setdefault(title, file)
        if title and first != file:
            yield problem("K408", Place(file, 1, 1), file=file, title=title, first=first)


def _check_once(address: str, anchors: Iterable[Anchor], told: set[Place]) -> Iterator[Problem]:
    """``told`` holds the places of which was told already: a plan's indicators stand on two pages."""
    seen: dict[str, Place] = {}
    for anchor in anchors:
        if anchor.kind is AnchorKind.FOOTNOTE and seen.get(anchor.name) == anchor.place and anchor.place not in told:
            told.add(anchor.place)
            yield problem("K410", anchor.place)
        first = seen.setdefault(anchor.name, anchor.place)
        if first != anchor.place and anchor.place not in told:
            told.add(anchor.place)
            where = f"data/{first.file}:{first.line} の指標や部分"
            yield problem("K404", anchor.place, address=at_anchor(address, anchor.name), first=where)


def _check_corrections(folder: MunicipalityFolder, table: AddressTable, unsound: Unsound) -> Iterator[Problem]:
    own = folder.municipality.id
    city = municipality_address(own)
    for correction in folder.corrections:
        target = correction.target.target
        if even(correction.wrong) == even(correction.right):
            yield problem("K578", correction.place, what=f"訂正「{correction.id}」", was=correction.wrong, key="wrong")
        address, anchor = corrected_place(own, target)
        if table.leads_somewhere(address, anchor):
            continue
        first = address.removeprefix(city).partition("/")[0]
        home = f"{city}departments.yaml" if first == "departments" else f"{city}{first}"
        if not unsound.holds(home):
            known = table.places_below(city)
            choices = [each.removeprefix(city).replace("/#", "#").rstrip("/") for each in known]
            details = {
                "key": "target",
                "target": target,
                "what": "ページや数値",
                "hint": name_nearest(target, choices, ""),
            }
            yield problem("K403", correction.target.place, **details)
