"""A large invented city, 見本大市, in the shapes of real documents. Equal arguments give equal bytes.

Run as a program of its own (``python -m benchmarks.city FOLDER MEASURES SEED``).
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import lcm
from pathlib import Path
from random import Random
from typing import Final, cast

from benchmarks.goal_plans import draft_goals
from benchmarks.listing_plans import draft_initiatives, draft_missions
from benchmarks.phrases import Phrases
from benchmarks.plan_drafts import Bureau, PlanDraft, Series
from benchmarks.policy_plans import draft_policies
from benchmarks.reform_plans import draft_reforms
from benchmarks.yaml_text import Tree, write_yaml

MUNICIPALITY: Final = "mihon-oichi"
_SMALLEST, _LARGEST = 15, 65  # measures a plan
_BUREAUS: Final = (
    "市長公室", "総務局", "財政局", "危機管理局", "市民局", "健康福祉局", "こども局", "環境局", "経済局", "文化局",
    "都市整備局", "土木局", "上下水道局", "教育局", "消防局", "北区役所", "南区役所", "東区役所", "西区役所", "議会局",
)  # fmt: skip
_DEPARTMENTS: Final = ("企画部", "管理部", "事業部")
_DIVISIONS: Final = (("総務課", "計画課"), ("管理課", "調整課"), ("推進課", "支援課"))
# Which shapes of plans there are, and for how many years a bureau keeps to one.
_SHAPES: Final[tuple[tuple[str, int, Callable[[Series], list[PlanDraft]]], ...]] = (
    ("policy", 8, draft_policies),
    ("reform", 1, draft_reforms),
    ("goals", 4, draft_goals),
    ("initiatives", 2, draft_initiatives),
    ("mission", 3, draft_missions),
    ("reform", 1, draft_reforms),
)


def write_city(folder: Path, measures: int, seed: int, *, bureaus: int = len(_BUREAUS)) -> int:
    """Write the data of a city with that many measures below ``folder`` (a data folder, which is to be new); gives the number of plans.

    With fewer ``bureaus`` there may be no more plans than these.
    """
    plans = list(draft_plans(measures, seed))
    city = folder / MUNICIPALITY
    _write(folder / "site.yaml", _SITE)
    _write(city / "municipality.yaml", _OWN)
    _write(city / "departments.yaml", {"departments": [_bureau_tree(number) for number in range(bureaus)]})
    _write(city / "documents.yaml", {"documents": [_document(plan) for plan in plans]})
    for plan in plans:
        for file, tree in plan.files.items():
            _write(city / plan.id / file, tree)
    return len(plans)


def _write(file: Path, tree: Mapping[str, Tree]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(write_yaml(tree), encoding="utf-8", newline="\n")


def draft_plans(measures: int, seed: int) -> Iterator[PlanDraft]:
    """The plans of the city; no two have the same id or title."""
    sizes = draw_sizes(measures, Random(f"{seed} sizes"))
    number = 0
    while sizes:
        shape, years, draft = _SHAPES[number % len(_SHAPES)]
        owner = _owner(number)
        number += 1
        name = f"{shape}-{number:03}"
        random = Random(f"{seed} {name}")
        yield from draft(Series(name, number, owner, tuple(sizes[:years]), random, Phrases(random)))
        del sizes[:years]


def draw_sizes(total: int, random: Random) -> list[int]:
    """How many measures each plan has: between 15 and 65, ``total`` together (a smaller total is one plan)."""
    sizes: list[int] = []
    while total > _LARGEST:
        size = min(random.randrange(_SMALLEST, _LARGEST + 1), total - _SMALLEST)
        sizes.append(size)
        total -= size
    return [*sizes, total]


def _owner(number: int) -> Bureau:
    """Who owns the plans of a series: a bureau, and when each has had every shape of plan, its departments and divisions in turn."""
    place = number % len(_BUREAUS)
    name, own = _BUREAUS[place], f"bureau-{place + 1:02}"
    divisions: list[tuple[str, str]] = []
    units = [(own, name)]
    for part, (department, names) in enumerate(zip(_DEPARTMENTS, _DIVISIONS, strict=True), 1):
        units.append((f"{own}-{part}", f"{name} {department}"))
        divisions += [
            (f"{own}-{part}-{each}", f"{name} {department} {division}") for each, division in enumerate(names, 1)
        ]
    units += divisions
    turn, unit = divmod(number // lcm(len(_BUREAUS), len(_SHAPES)), len(units))
    identifier, unit_name = units[unit]
    return Bureau(identifier, f"{unit_name} 第{turn + 1}担当" if turn else unit_name, tuple(divisions))


def _bureau_tree(number: int) -> Tree:
    """A bureau with three departments of two divisions each: ten records, two hundred for the whole city."""
    name = _BUREAUS[number]
    own = f"bureau-{number + 1:02}"
    children: list[Tree] = []
    for part, (department, names) in enumerate(zip(_DEPARTMENTS, _DIVISIONS, strict=True), 1):
        divisions: list[Tree] = [
            {"id": f"{own}-{part}-{place}", "name": division, "kind": "division"}
            for place, division in enumerate(names, 1)
        ]
        children.append({"id": f"{own}-{part}", "name": department, "kind": "department", "children": divisions})
    kind = "ward" if name.endswith("区役所") else "office" if name.endswith("室") else "bureau"
    contact: Tree = {"name": f"{name} 総務課", "tel": f"000-000-{number + 1:04}"}
    return {"id": own, "name": name, "kind": kind, "contact": contact, "children": children}


def _document(plan: PlanDraft) -> Tree:
    """The document that a plan and its reports are taken from: as young as the last of them."""
    held = (tree.get("rounds", ()) for tree in plan.files.values())
    rounds = (each for own in held for each in cast("Sequence[Mapping[str, int]]", own))
    reported = [each["fiscal_year"] + 1 for each in rounds]
    return {
        "id": plan.id,
        "title": plan.title,
        "publisher": plan.owner,
        "fiscal_year": max([plan.year, *reported]),
        "file": f"{plan.id}.txt",
    }


_SITE: Final[Mapping[str, Tree]] = {
    "name": "見本大市の計画と実績",
    "description": "見本大市（架空の市）の計画と実績です。速さを測るために作りました。",
    "address": "https://mihon-oichi.example/",
    "demonstration": True,
    "demonstration_text": "見本大市は架空の市です。文章も数値も、速さを測るために機械で作ったものです。",
}
_OWN: Final[Mapping[str, Tree]] = {
    "name": "見本大市",
    "contact": {"tel": "000-000-0000"},
    "reading": "みほんおおいち",
    "prefecture": "見本県",
    "code": "992020",
    "editor_note": "架空の市です。",
}


if __name__ == "__main__":
    write_city(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
