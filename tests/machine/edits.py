"""Edits of data, at random: words, records, ties, whole plans and municipalities. Not every one is sound; a build tells.

Each edit changes the trees and says what it did, or gives "" where there was nothing to do it to.
"""

import copy
import re
from collections.abc import Callable
from random import Random
from typing import Any, Final, TypeAlias

from machine.trees import Tree, Trees

Edit: TypeAlias = Callable[[Trees, Random], str]

_RECORDS: Final = (
    "measures",
    "pillars",
    "indicators",
    "departments",
    "corrections",
    "groups",
    "steps",
    "rounds",
    "documents",
    "narrative",
)
_TITLED: Final = ("measures", "pillars", "departments", "documents", "indicators", "rounds")
_WORDS: Final = frozenset(
    {"title", "name", "summary", "text", "heading", "done", "definition", "reason", "wrong", "right", "as_published", "note",
     "plain_summary", "editor_note", "label", "description", "role", "target_text", "expected_effect", "unit", "by_name", "number"}
)  # fmt: skip
_NEW_WORDS: Final = ("公園の計画", "緑の庭", "見本の取組", "新しい窓口の整備", "水道計画1", "試しの語")
_ID: Final = re.compile(r"[a-z0-9][a-z0-9/#-]*")


def reword(trees: Trees, chance: Random) -> str:
    """Other words in one text."""
    file = chance.choice(sorted(trees.files))
    places = list(_texts(trees.files[file]))
    if not places:
        return ""
    tree, key = chance.choice(places)
    tree[key] = chance.choice([f"{tree[key]}改", chance.choice(_NEW_WORDS)])
    return f"{file}: {key} is {tree[key]}"


def add_record(trees: Trees, chance: Random) -> str:
    """One more record, like another of its list."""
    name = chance.choice(_RECORDS)
    lists = trees.lists(name)
    if not lists:
        return ""
    records = chance.choice(lists)
    new = copy.deepcopy(chance.choice(records))
    new.pop("children", None)
    new["id"] = _new_id(chance)
    records.insert(chance.randrange(len(records) + 1), new)
    return f"{name}: added {new['id']}"


def remove_record(trees: Trees, chance: Random) -> str:
    """A record less, with all that refers to it in lists."""
    name = chance.choice(_RECORDS)
    lists = [each for each in trees.lists(name) if len(each) > 1]
    if not lists:
        return ""
    records = chance.choice(lists)
    gone = records.pop(chance.randrange(len(records)))
    if chance.random() < 0.7:
        for tree in trees.files.values():
            _forget(tree, gone["id"])
    return f"{name}: removed {gone['id']}"


def rename_record(trees: Trees, chance: Random) -> str:
    """Another id for a record, and for all that refer to it."""
    name = chance.choice(_RECORDS)
    records = trees.records(name)
    if not records:
        return ""
    old, new = chance.choice(records)["id"], _new_id(chance)
    for tree in trees.files.values():
        _rename(tree, old, new)
    return f"{name}: {old} renamed {new}"


def move_record(trees: Trees, chance: Random) -> str:
    """A record to another place of its list or to another list."""
    name = chance.choice(_RECORDS)
    lists = [each for each in trees.lists(name) if len(each) > 1]
    if not lists:
        return ""
    source = chance.choice(lists)
    record = source.pop(chance.randrange(len(source)))
    target = source if chance.random() < 0.5 else chance.choice(lists)
    target.insert(chance.randrange(len(target) + 1), record)
    return f"{name}: moved {record['id']}"


def make_equal(trees: Trees, chance: Random) -> str:
    """Two records of one kind with the same title."""
    name = chance.choice([*_TITLED, "plans", "plans", "towns"])
    if name in ("plans", "towns"):
        # Plans share names within their municipality.
        end = "/plan.yaml" if name == "plans" else "/municipality.yaml"
        town = chance.choice(trees.towns()) if name == "plans" else ""
        records = [tree for file, tree in sorted(trees.files.items()) if file.startswith(town) and file.endswith(end)]
    else:
        records = trees.records(name)
    key = "title" if name in ("measures", "pillars", "documents", "plans") else "name"
    records = [record for record in records if key in record]
    if len(records) < 2:
        return ""
    one, other = chance.sample(records, 2)
    one[key] = other[key]
    return f"{name}: {key} of two is {one[key]}"


def tie(trees: Trees, chance: Random) -> str:
    """A new tie of a measure, a pillar, an indicator, a plan or a department to something else."""
    measures, plans = _keys_of_measures(trees), trees.plans()
    if not measures or not plans:
        return ""
    kind = chance.choice(
        ["continues", "repeats", "related", "into", "plan", "predecessor", "serves", "owner", "lead", "successors"]
    )
    town, plan, measure = chance.choice(sorted(measures))
    holder = measures[town, plan, measure]
    other_town, other_plan, other = chance.choice(sorted(measures))
    target = f"{other_plan}/{other}" if town == other_town else f"{other_town}/{other_plan}/{other}"
    far = f"{other_town}/{other_plan}" if town != other_town else other_plan
    departments = [record["id"] for record in trees.records("departments")]
    head = trees.files[f"{town}/{plan}/plan.yaml"]
    match kind:
        case "continues" | "repeats" | "related":
            holder.setdefault(kind, []).append({"measure": target})
        case "into":
            holder["ending"] = {"kind": "merged", "fiscal_year": "2024", "into": [target]}
        case "plan":
            holder.setdefault("positions", []).append({"label": "上位の計画", "text": "第1章", "plan": far})
        case "predecessor":
            head["predecessor"] = far
        case "serves":
            for indicator in holder.get("indicators", [])[:1]:
                indicator.setdefault("serves", []).append(target)
        case "owner":
            head["owner"] = chance.choice(departments)
        case "lead":
            holder["departments"] = {"lead": [chance.choice(departments)], "related": chance.sample(departments, 1)}
        case _:
            chance.choice(trees.records("departments"))["successors"] = [chance.choice(departments)]
    return f"{town}/{plan}/{measure}: {kind} {target}"


def untie(trees: Trees, chance: Random) -> str:
    """A tie less."""
    kinds = (
        "continues",
        "repeats",
        "related",
        "ending",
        "positions",
        "predecessor",
        "serves",
        "owner",
        "departments",
        "successors",
    )
    places = [
        (tree, key) for _, each in sorted(trees.files.items()) for tree in _mappings(each) for key in kinds
        if key in tree and not (key == "departments" and isinstance(tree[key], list))
    ]  # fmt: skip
    if not places:
        return ""
    tree, key = chance.choice(places)
    del tree[key]
    return f"untied {key}"


def add_plan(trees: Trees, chance: Random) -> str:
    """A whole plan, like another; its title is the same, or another's."""
    plans = trees.plans()
    old = chance.choice(plans)
    new = f"{chance.choice(trees.towns()) if chance.random() < 0.3 else old.partition('/')[0]}/{_new_id(chance)}"
    for file in [each for each in trees.files if each.startswith(f"{old}/")]:
        trees.files[new + file.removeprefix(old)] = copy.deepcopy(trees.files[file])
    if chance.random() < 0.4:
        trees.files[f"{new}/plan.yaml"]["title"] = trees.files[f"{chance.choice(plans)}/plan.yaml"]["title"]
    return f"plan {new} like {old}"


def remove_plan(trees: Trees, chance: Random) -> str:
    """A whole plan less, with what referred to it."""
    plans = trees.plans()
    if len(plans) < 2:
        return ""
    gone = chance.choice(plans)
    for file in [each for each in trees.files if each.startswith(f"{gone}/")]:
        del trees.files[file]
    for tree in trees.files.values():
        _forget(tree, gone.partition("/")[2])
        _forget(tree, gone)
    return f"plan {gone} is gone"


def rename_plan(trees: Trees, chance: Random) -> str:
    """Another id for a plan."""
    old = chance.choice(trees.plans())
    town, _, own = old.partition("/")
    new = _new_id(chance)
    trees.files = {
        file.replace(f"{old}/", f"{town}/{new}/", 1) if file.startswith(f"{old}/") else file: tree
        for file, tree in trees.files.items()
    }
    for tree in trees.files.values():
        _rename(tree, own, new)
    return f"plan {old} renamed {new}"


def change_period(trees: Trees, chance: Random) -> str:
    """Another first year of a plan: it moves among its neighbours."""
    plan = chance.choice(trees.plans())
    head = trees.files[f"{plan}/plan.yaml"]
    head["period"] = {"from": str(chance.randrange(2012, 2024)), "to": str(chance.randrange(2024, 2028))}
    return f"{plan}: period {head['period']}"


def change_towns(trees: Trees, chance: Random) -> str:
    """A municipality more, less, or under another id."""
    towns = trees.towns()
    old, new = chance.choice(towns), f"town-{chance.randrange(100, 999)}"
    files = [each for each in trees.files if each.startswith(f"{old}/")]
    match chance.choice(["add", "remove", "rename"]):
        case "add":
            few = {f"{old}/{chance.choice(trees.plans()).partition('/')[2]}/"}
            for file in files:
                if file.count("/") == 1 or any(file.startswith(each) for each in few):
                    trees.files[new + file.removeprefix(old)] = copy.deepcopy(trees.files[file])
            return f"municipality {new} like {old}"
        case "remove" if len(towns) > 1:
            for file in files:
                del trees.files[file]
            for tree in trees.files.values():
                _forget_below(tree, f"{old}/")
            return f"municipality {old} is gone"
        case _:
            trees.files = {
                (new + file.removeprefix(old)) if file.startswith(f"{old}/") else file: tree
                for file, tree in trees.files.items()
            }
            for tree in trees.files.values():
                _rename(tree, old, new)
            return f"municipality {old} renamed {new}"


def change_site(trees: Trees, chance: Random) -> str:
    """Other settings of the site."""
    site = trees.files["site.yaml"]
    match chance.choice(["name", "address", "releases", "demonstration", "licence", "contact", "other_sites"]):
        case "name":
            site["name"] = f"見本の計画{chance.randrange(100)}"
        case "address":
            site["address"] = f"https://mihon.example/{chance.choice(['', 'a/', 'b/c/'])}"
        case "releases":
            site["releases"] = [
                *site.get("releases", []),
                {"tag": f"v1.{chance.randrange(9999)}.0", "date": "2026-05-01", "notes": "直し"},
            ]
        case "demonstration":
            site["demonstration"] = chance.choice(["true", "false"])
            site["demonstration_text"] = "架空です。"
        case "licence":
            site["licence"] = {"name": f"CC BY {chance.randrange(9)}"}
        case "contact":
            site["contact"] = {"name": f"見本課{chance.randrange(99)}"}
        case _:
            site["other_sites"] = [{"name": f"隣の市{chance.randrange(9)}", "address": "https://tonari.example/"}]
    return "site.yaml"


def change_vocabulary(trees: Trees, chance: Random) -> str:
    """Words of the search: a group added, removed, renamed, moved to another file, made equal to another, or with other words."""
    groups = [(file, group) for file in _vocabularies(trees) for group in trees.files[file]["groups"]]
    what = chance.choice(["added", "removed", "renamed", "moved", "equal", "words"])
    if what == "added" or len(groups) < 2:
        file = f"vocabulary/more-{chance.randrange(9)}.yaml"
        group = {"id": _new_id(chance), "terms": ["窓口"], "words": [f"受付{chance.randrange(99)}"]}
        trees.files.setdefault(file, {"groups": []})["groups"].append(group)
        return f"{file}: group added"
    (file, group), (other_file, other) = chance.sample(groups, 2)
    match what:
        case "removed":
            _take_group(trees, file, group)
        case "renamed":
            group["id"] = _new_id(chance)
        case "moved":
            _take_group(trees, file, group)
            trees.files.setdefault(other_file, {"groups": []})["groups"].append(group)
        case "equal":
            group["words"] = list(other["words"])
        case _:
            group["words"] = [f"言い方{chance.randrange(99)}"]
    return f"{file}: group {what}"


def _vocabularies(trees: Trees) -> list[str]:
    return [file for file in sorted(trees.files) if file.startswith("vocabulary/")]


def _take_group(trees: Trees, file: str, group: Tree) -> None:
    """Take a group out of its file, and the file away with its last."""
    trees.files[file]["groups"].remove(group)
    if not trees.files[file]["groups"]:
        del trees.files[file]


def release(trees: Trees, chance: Random) -> str:
    """A release more in the ledger, with a page and a figure of a plan's own page that are gone since, and what became of them."""
    number = chance.randrange(10**6)
    plan, tag = chance.choice(trees.plans()), f"r{number}"
    town, _, own = plan.partition("/")
    address, kind = f"{plan}/measures/gone-{number}/", chance.choice(["moved", "merged", "ended", "withdrawn"])
    anchors = {} if kind == "moved" else {"anchors": {"indicator-x": tag, "x-2020": tag}}
    known = {
        "kind": "measure",
        "since": tag,
        "title": f"前の取組{number}",
        "files": {"data.csv": tag, "data.json": tag},
    }
    addresses = trees.files.setdefault("ledger/addresses.yaml", {"addresses": []})["addresses"]
    addresses.append({"address": address, **known, **anchors})
    releases = trees.files.setdefault("ledger/releases.yaml", {"releases": []})["releases"]
    releases.append({"tag": tag, "date": "2026-06-01", "tool": "0.1.0", "counts": {"measures": str(number)}})
    told = {"date": "2026-06-02", "reason": f"試しの理由{number}"}
    to = {"to": [own]} if kind in ("moved", "merged") else {}
    moves = trees.files.setdefault(f"{town}/moved.yaml", {"moved": []})["moved"]
    moves.append({"from": f"{own}/measures/gone-{number}", "kind": kind, **to, **told})
    if chance.random() < 0.5 and not any(each["address"] == f"{plan}/" for each in addresses):
        figure = {"indicator-gone": tag, "gone-2020": tag}
        addresses.append({"address": f"{plan}/", "kind": "plan", "since": tag, "title": "計画", "anchors": figure})
        moves.append({"from": f"{own}#indicator-gone", "kind": "withdrawn", **told})
    return f"release {tag}: {address} is {kind}"


def set_publication_day(trees: Trees, chance: Random) -> str:
    """A round of reporting held back until a day that is far ahead, held back no longer, or until another day."""
    rounds = trees.records("rounds")
    if not rounds:
        return ""
    its_round = chance.choice(rounds)
    if "publish_on" in its_round and chance.random() < 0.4:
        del its_round["publish_on"]
        return f"{its_round['id']}: no day"
    its_round["publish_on"] = chance.choice(["2020-04-01", "2398-04-01", "2399-07-15"])
    return f"{its_round['id']}: published on {its_round['publish_on']}"


def judge_otherwise(trees: Trees, chance: Random) -> str:
    """Another value or another rating in a report, so that a measure stands otherwise, and all that counts it."""
    scales = {
        (file.rpartition("/")[0], scale["id"]): {
            step["id"]: step["label"] for step in scale.get("steps", []) if "label" in step
        }
        for file, tree in sorted(trees.files.items())
        if file.endswith("/plan.yaml")
        for scale in tree.get("scales", [])
    }
    reports = [
        (file.partition("/results/")[0], tree) for file, tree in sorted(trees.files.items()) if "/results/" in file
    ]
    ratings = [
        (each, steps)
        for plan, tree in reports
        for each in _mappings(tree)
        if "rating" in each and len(steps := scales.get((plan, each.get("scale", "")), {})) > 1
    ]
    values = [
        each
        for _, tree in reports
        for each in _mappings(tree)
        if "indicator" in each and str(each.get("value", "-")) in str(each.get("as_published", ""))
    ]
    if ratings and (not values or chance.random() < 0.5):
        told, steps = chance.choice(ratings)
        told["rating"] = chance.choice(sorted(steps.keys() - {told["rating"]}))
        told["as_published"] = steps[told["rating"]]
        return f"rated {told['rating']}"
    if not values:
        return ""
    actual = chance.choice(values)
    value = str(chance.randrange(1, 40))
    actual["as_published"] = str(actual["as_published"]).replace(str(actual["value"]), value, 1)
    actual["value"] = value
    return f"{actual['indicator']}: {actual['as_published']}"


EDITS: Final[tuple[tuple[Edit, int], ...]] = (
    (reword, 12),
    (add_record, 8),
    (remove_record, 7),
    (rename_record, 6),
    (move_record, 8),
    (make_equal, 10),
    (tie, 14),
    (untie, 6),
    (add_plan, 5),
    (remove_plan, 4),
    (rename_plan, 4),
    (change_period, 5),
    (release, 5),
    (set_publication_day, 6),
    (judge_otherwise, 8),
    (change_towns, 3),
    (change_site, 4),
    (change_vocabulary, 5),
)
"""Each edit of data with how often it is done beside the others."""


def _new_id(chance: Random) -> str:
    return f"x{chance.randrange(10_000, 99_999)}"


def _keys_of_measures(trees: Trees) -> dict[tuple[str, str, str], Tree]:
    found = {}
    for file, tree in trees.files.items():
        if "/measures/" in file:
            town, plan = file.split("/")[:2]
            found.update({(town, plan, measure["id"]): measure for measure in tree["measures"]})
    return found


def _mappings(node: Any) -> list[Tree]:
    if isinstance(node, dict):
        return [node, *(each for value in node.values() for each in _mappings(value))]
    if isinstance(node, list):
        return [each for value in node for each in _mappings(value)]
    return []


def _texts(node: Any) -> list[tuple[Tree, str]]:
    return [
        (each, key)
        for each in _mappings(node)
        for key, value in each.items()
        if key in _WORDS and isinstance(value, str)
    ]


def _rename(node: Any, old: str, new: str) -> None:
    """Put a new id wherever a value is the old one, or names it as a part of a longer reference."""

    def renamed(value: Any) -> Any:
        if isinstance(value, str) and _ID.fullmatch(value):
            return "#".join(
                "/".join(new if part == old else part for part in each.split("/")) for each in value.split("#")
            )
        return value

    for tree in _mappings(node):
        for key, value in tree.items():
            tree[key] = [renamed(each) for each in value] if isinstance(value, list) else renamed(value)


def _forget(node: Any, gone: str) -> None:
    """Take out references to an id, and what is nothing without them."""

    def names(value: Any) -> bool:
        return isinstance(value, str) and (value == gone or value.endswith(f"/{gone}") or value.startswith(f"{gone}/"))

    for tree in _mappings(node):
        for key, value in list(tree.items()):
            if isinstance(value, list):
                tree[key] = [each for each in value if not names(each) and not _is_about(each, names)]
                if not tree[key]:
                    del tree[key]
            elif (
                key in ("predecessor", "owner", "plan", "publisher", "department", "pillar")
                and names(value)
                and "id" in tree
            ):
                del tree[key]


def _is_about(record: Any, names: Callable[[Any], bool]) -> bool:
    about = ("measure", "pillar", "indicator", "target", "plan")
    return isinstance(record, dict) and "id" not in record and any(names(record.get(key)) for key in about)


def _forget_below(node: Any, top: str) -> None:
    for tree in _mappings(node):
        for key, value in list(tree.items()):
            if isinstance(value, list):
                kept = [each for each in value if not _leads_below(each, top)]
                tree[key] = kept
                if not kept:
                    del tree[key]
            elif isinstance(value, str) and value.startswith(top):
                del tree[key]


def _leads_below(item: Any, top: str) -> bool:
    values = item.values() if isinstance(item, dict) else [item]
    return any(isinstance(value, str) and value.startswith(top) for value in values)
