"""A part of a list across plans is made anew where its plan or a neighbour in the list changed, and is right wherever it is not."""

import re
import shutil
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
from generator.pages.jobs import plan_pages
from generator.problems.problem import Refused
from generator.views.standing_links import divided_lists
from sample import addresses_of
from test_pages import small_chrome

OF_DEPARTMENTS: Final = "department_part"
_DATA: Final = Path(__file__).resolve().parent.parent / "data"


def _parts(data: Path) -> dict[str, tuple[str, str]]:
    """The key and what is made of each part of a list, by its address."""
    gathered = gather_site(read_data(data)[0], {})
    assert not isinstance(gathered.site, Refused)
    site_index = index_site(gathered.site)
    stood = stand_all(site_index)
    keys = CacheKeys(site_index, gathered.taken, divided_lists(stood))
    jobs = plan_pages(site_index, stood, addresses_of(site_index), small_chrome(), keys)
    return {
        job.address: (job.key, repr(sorted(job.render().slots.items())))
        for job in jobs
        if job.kind.made_of is MadeOf.LIST_PART or job.kind.name == OF_DEPARTMENTS
    }


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
    before = _parts(tmp_path / "data")
    edited = [each for each in sorted((tmp_path / "data").glob(f"*/*/{files}")) if re.search(written, each.read_text())]
    file = edited[len(edited) // 2]
    file.write_text(re.sub(written, instead, file.read_text()))
    after = _parts(tmp_path / "data")
    same = [address for address in after if before.get(address, ("", ""))[0] == after[address][0]]
    assert [address for address in same if before[address] != after[address]] == []
    for of_department in (False, True):
        assert sum(("/departments/" in address) is of_department for address in same) > 20
    assert [address for address in after if before.get(address) != after[address]]
