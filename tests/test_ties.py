"""Every reference that a record can hold is a tie, or names a part of the own plan."""

import types
from collections.abc import Iterator
from pathlib import Path
from typing import Union, get_args, get_origin, get_type_hints

import msgspec
import pytest

from generator.map.cache_keys import CacheKeys, group_plans
from generator.map.site_index import index_site
from generator.map.ties import WITHIN_A_PLAN, ties_of_site
from generator.model.basics import Ref
from generator.model.site import Site
from machine.towns import make_towns
from machine.trees import Trees
from sample import City

# Where no file of the sample city has such a reference: text that gives it one.
MORE = (
    ("mihon/basic-plan/measures/hall.yaml", "    indicators:\n      - id: waiting\n", "    indicators:\n      - id: waiting\n        serves: [park]\n"),
)  # fmt: skip

FIELDS = {
    ("Department", "parent"): "parent",
    ("Department", "successors"): "successors",
    ("Document", "publisher"): "publisher",
    ("Correction", "target"): "target",
    ("Correction", "since"): "since",
    ("SourceRef", "document"): "document",
    ("Indicator", "serves"): "serves",
    ("PartHead", "department"): "department",
    ("Position", "plan"): "plan",
    ("Link", "measure"): ("continues", "repeats", "related"),
    ("Departments", "lead"): "lead",
    ("Departments", "related"): "related",
    ("FormerDepartments", "lead"): "former",
    ("Ending", "into"): "into",
    ("Measure", "pillar"): "pillar",
    ("Pillar", "parent"): "parent",
    ("Plan", "owner"): "owner",
    ("Plan", "predecessor"): "predecessor",
    ("MeasureResult", "measure"): "measure",
    ("PillarResult", "pillar"): "pillar",
}


def types_in(hint: object) -> Iterator[object]:
    if get_origin(hint) in (Union, types.UnionType, tuple):
        for inner in get_args(hint):
            yield from types_in(inner)
    else:
        yield hint


def fields_of_references() -> set[tuple[str, str]]:
    """Record and field of every reference that a site can hold."""
    found: set[tuple[str, str]] = set()
    seen: set[object] = set()
    waiting: list[type] = [Site]
    while waiting:
        record = waiting.pop()
        seen.add(record)
        for field, hint in get_type_hints(record).items():
            for inner in types_in(hint):
                if inner is Ref:
                    found.add((record.__name__, field))
                elif isinstance(inner, type) and issubclass(inner, msgspec.Struct) and inner not in seen:
                    waiting.append(inner)
    return found


def references_in(value: object) -> Iterator[Ref]:
    """Every reference that a value holds, but those within a plan."""
    if isinstance(value, tuple):
        for each in value:
            yield from references_in(each)
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Ref):
        for field in value.__struct_fields__:
            held = getattr(value, field)
            if (type(value).__name__, field) not in WITHIN_A_PLAN:
                yield from ([held] if isinstance(held, Ref) else references_in(held))
                if isinstance(held, tuple):
                    yield from (each for each in held if isinstance(each, Ref))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    city = City(tmp_path)
    for file, before, after in MORE:
        city.change(file, before, after)
    return city.site()


def test_every_field_that_refers_is_known() -> None:
    assert fields_of_references() == FIELDS.keys() | WITHIN_A_PLAN


def test_every_reference_of_the_sample_city_is_told_as_a_tie(site: Site) -> None:
    told = {tie.ref for tie in ties_of_site(site)}
    held = set(references_in(site))
    assert len(held) > 20
    assert told == held


def test_the_sample_city_has_a_tie_of_every_kind(site: Site) -> None:
    fields = {tie.field for tie in ties_of_site(site)}
    named = {name for names in FIELDS.values() for name in ([names] if isinstance(names, str) else names)}
    assert fields == named


@pytest.mark.long
def test_each_tie_between_plans_puts_them_into_one_group(tmp_path: Path) -> None:
    for number, (file, before, after) in enumerate(
        [
            ("mihon/old-plan/plan.yaml", "source: {", "predecessor: basic-plan\nsource: {"),
            ("mihon/old-plan/measures/all.yaml", "    summary:", "    continues: [{measure: basic-plan/hall}]\n    summary:"),
            ("mihon/old-plan/measures/all.yaml", "    summary:", "    repeats: [{measure: basic-plan/hall}]\n    summary:"),
            ("mihon/old-plan/measures/all.yaml", "    summary:", "    related: [{measure: mihon/basic-plan/hall}]\n    summary:"),
            ("mihon/old-plan/measures/all.yaml", "    summary:", "    ending: {kind: merged, fiscal_year: 2024, into: [basic-plan/hall]}\n    summary:"),
            ("mihon/old-plan/measures/all.yaml", "    summary:", "    positions: [{label: 上位, text: 第1章, plan: basic-plan}]\n    summary:"),
        ]
    ):  # fmt: skip
        (tmp_path / str(number)).mkdir()
        city = City(tmp_path / str(number))
        city.change("mihon/basic-plan/plan.yaml", "predecessor: old-plan\n", "")
        city.change("mihon/basic-plan/pillars.yaml", ", plan: old-plan}", "}")
        city.change(
            "mihon/basic-plan/measures/green.yaml",
            "{measure: old-plan/park-survey, note: 調査から工事に進みました。}",
            "{measure: hall}",
        )
        assert len(set(group_plans(index_site(city.site())).values())) == 2
        city.change(file, before, after)
        assert len(set(group_plans(index_site(city.site())).values())) == 1, after


class TestKeys:
    """What a page's key depends on, in a place with so many plans that the foot of a page no longer names them."""

    @pytest.fixture
    def towns(self) -> Trees:
        return Trees(make_towns(1))

    @staticmethod
    def keys(trees: Trees, top: Path) -> dict[str, str]:
        from generator.load.read import read_data  # noqa: PLC0415
        from generator.load.site import gather_site  # noqa: PLC0415

        trees.write(top)
        gathered = gather_site(read_data(top)[0], {})
        assert isinstance(gathered.site, Site)
        site_index = index_site(gathered.site)
        keys = CacheKeys(site_index, gathered.taken, "program")
        return {plan: keys.of_plans([plan]) for plan in site_index.plans}

    def test_the_title_of_a_plan_made_equal_to_anothers_changes_the_key_of_both(
        self, towns: Trees, tmp_path: Path
    ) -> None:
        before = self.keys(towns, tmp_path)
        one, other = "town-1/plan-04", "town-1/plan-09"
        towns.files[f"{one}/plan.yaml"]["title"] = towns.files[f"{other}/plan.yaml"]["title"]
        after = self.keys(towns, tmp_path)
        assert before[other] != after[other]

    def test_other_words_of_a_measure_change_the_keys_of_its_group_alone(self, towns: Trees, tmp_path: Path) -> None:
        before = self.keys(towns, tmp_path)
        towns.files["town-1/plan-04/measures/all.yaml"]["measures"][0]["summary"] = "別の文です。"
        after = self.keys(towns, tmp_path)
        changed = {plan for plan in before if before[plan] != after[plan]}
        assert "town-1/plan-04" in changed
        assert len(changed) < len(before)

    def test_the_own_files_of_a_municipality_change_the_keys_of_what_is_tied_to_its_plans(
        self, towns: Trees, tmp_path: Path
    ) -> None:
        towns.files["town-1/plan-04/measures/all.yaml"]["measures"][0]["continues"] = [{"measure": "town-2/plan-01/m1"}]
        before = self.keys(towns, tmp_path)
        towns.files["town-2/departments.yaml"]["departments"][0]["name"] = "総合部"
        after = self.keys(towns, tmp_path)
        assert before["town-1/plan-04"] != after["town-1/plan-04"]
