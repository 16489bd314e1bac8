"""A part of a list across plans is made anew where its plan or a neighbour in the list changed, and is right wherever it is not."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from generator.judging import standings
from generator.judging.standings import stand_all
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.cache_keys import CacheKeys
from generator.map.site_index import index_site
from generator.page_kinds import MadeOf
from generator.pages.jobs import PageJob, plan_pages
from generator.problems.problem import Refused
from generator.views import misses
from generator.views.standing_links import divided_lists
from parted import CITIES, three_cities
from sample import City, addresses_of
from test_pages import small_chrome

OF_DEPARTMENTS: Final = "department_part"
_DATA: Final = Path(__file__).resolve().parent.parent / "data"
_APART: Final = "title: 見本市の別の計画\nperiod: {from: 2021, to: 2024}\nsource: {document: basic-plan}\n"
_REACHED: Final = """\
measures:
  - id: alone
    title: 別の取組
    indicators:
      - id: people
        name: 参加した人の数
        unit: 人
        kind: output
        direction: at_least
        accumulation: yearly
        targets:
          - {fiscal_year: 2022, as_published: 10人以上, value: 10, final: true}
        actuals:
          - {fiscal_year: 2022, as_published: 12人, value: 12}
"""


def _is_part(job: PageJob) -> bool:
    return job.kind.made_of is MadeOf.LIST_PART or job.kind.name == OF_DEPARTMENTS


def _made(data: Path, wanted: Callable[[PageJob], bool] = _is_part) -> dict[str, tuple[str, str]]:
    """The key and what is made of each part of a list, or of other pages that are wanted, by its address."""
    gathered = gather_site(read_data(data)[0], {})
    assert not isinstance(gathered.site, Refused)
    site_index = index_site(gathered.site)
    stood = stand_all(site_index)
    keys = CacheKeys(site_index, gathered.taken, divided_lists(stood))
    jobs = plan_pages(site_index, stood, addresses_of(site_index), small_chrome(), keys)
    return {job.address: (job.key, repr(sorted(job.render().slots.items()))) for job in jobs if wanted(job)}


@pytest.mark.parametrize(
    ("files", "written", "instead"),
    [
        ("measures/*.yaml", r"(?m)^(  - id: .*\n(?:    .*\n)*?    title: )(\S)", r"\1改めた\2"),
        ("pillars.yaml", r"(?m)^(.*\btitle: )([^\s\"'])", r"\1改めた\2"),
        ("results/*.yaml", r"(?m)^(.*\bvalue: )([0-9])", r"\g<1>1\2"),
        ("measures/*.yaml", r"(?m)^(.*\bvalue: )([0-9])", r"\g<1>9\2"),
    ],
)
def test_parts_whose_key_is_the_same_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: str, written: str, instead: str
) -> None:
    monkeypatch.setattr(standings, "HEAVIEST", 700)
    monkeypatch.setattr(standings, "HEAVIEST_BESIDE", 700)
    shutil.copytree(_DATA, tmp_path / "data")
    before = _made(tmp_path / "data")
    edited = [each for each in sorted((tmp_path / "data").glob(f"*/*/{files}")) if re.search(written, each.read_text())]
    file = edited[len(edited) // 2]
    file.write_text(re.sub(written, instead, file.read_text()))
    after = _made(tmp_path / "data")
    same = [address for address in after if before.get(address, ("", ""))[0] == after[address][0]]
    assert [address for address in same if before[address] != after[address]] == []
    for of_department in (False, True):
        assert sum(("/departments/" in address) is of_department for address in same) > 20
    assert [address for address in after if before.get(address) != after[address]]


def test_what_a_city_has_of_a_list_is_made_anew_where_its_own_plans_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standings, "HEAVIEST", 1)
    cities = three_cities(tmp_path)

    def of_a_city(job: PageJob) -> bool:
        return _is_part(job) and job.address.split("/")[-2] in CITIES

    before = _made(cities.data, of_a_city)
    cities.change("tonari/basic-plan/measures/green.yaml", "title: 池の清掃", "title: 池と川の清掃")
    after = _made(cities.data, of_a_city)
    assert before.keys() == after.keys()
    cities_changed = {each.split("/")[-2] for each in after if before[each][0] != after[each][0]}
    assert cities_changed == {"tonari"} < {each.split("/")[-2] for each in after}


def _of_department(job: PageJob) -> bool:
    return job.kind.name == "department"


def test_a_department_tells_the_number_of_the_whole_city_as_it_is_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of plans that name it nothing has changed: that another measure of the city missed its target is told on its page nevertheless."""
    monkeypatch.setattr(misses, "_MOST_LISTED", 0)
    city = City(tmp_path).put("mihon/apart/plan.yaml", _APART).put("mihon/apart/measures/all.yaml", _REACHED)
    before = _made(city.data, _of_department)
    city.change("mihon/apart/measures/all.yaml", "as_published: 12人, value: 12", "as_published: 9人, value: 9")
    after = _made(city.data, _of_department)
    own = "mihon/departments/planning/"
    assert "（1件）" in before[own][1]
    assert "見本市全体で目標に届かなかったものを見る（2件）" in after[own][1]
    assert [each for each in after if before[each][0] == after[each][0] and before[each] != after[each]] == []
