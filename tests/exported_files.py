"""The files of data of a city, written as a build writes them, for tests that read them as others do."""

from pathlib import Path

from generator.exports import Exported, Tables, export_files
from generator.judging.standings import stand_all
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.site_index import index_site
from generator.problems.problem import Refused
from sample import addresses_of


def exported_of(data: Path) -> Exported:
    """What formats are made from, of the folder ``data``."""
    site = gather_site(read_data(data)[0], {}).site
    if isinstance(site, Refused):
        raise TypeError(f"{data} has problems")
    site_index = index_site(site)
    standings = stand_all(site_index)
    table = addresses_of(site_index)
    return Exported(site_index, standings, table, list(table.pages), Tables(site_index, standings))


def write_exports(data: Path, folder: Path) -> Path:
    """Write every file of every format below ``folder``, and give that back."""
    for name, content in export_files(exported_of(data)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
