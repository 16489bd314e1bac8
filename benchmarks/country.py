"""Many invented cities, each like the one of ``city`` and none like another: the data of a site of a whole country.

Run as a program of its own (``python -m benchmarks.country FOLDER CITIES MEASURES SEED``).
"""

import shutil
import sys
from pathlib import Path
from typing import Final

from benchmarks.city import MUNICIPALITY, write_city
from generator.model.city import check_digit

_NAME: Final = "見本大市"
_READING: Final = "みほんおおいち"
_CODE: Final = "992020"
_BUREAUS: Final = 4
"""Of ten departments each: a small city has no two hundred."""
_LAST_CODE: Final = 98_000
"""Codes of municipalities begin with that of their prefecture; there are 47."""


def write_country(folder: Path, cities: int, measures: int, seed: int) -> tuple[str, ...]:
    """Write the data of so many cities of so many measures each (at most 65: one plan) below ``folder`` (a data folder, which is to be new); gives their ids."""
    ids = tuple(f"city-{number:04}" for number in range(1, cities + 1))
    for number, city in enumerate(ids, 1):
        making = folder / "making"
        write_city(making, measures, seed * 10_000 + number, bureaus=_BUREAUS)
        shutil.move(making / MUNICIPALITY, folder / city)
        own = folder / city / "municipality.yaml"
        text = own.read_text(encoding="utf-8").replace(_NAME, f"見本第{number}市").replace(_READING, "みほんだいいし")
        own.write_text(text.replace(_CODE, _code(number)), encoding="utf-8", newline="\n")
        if number == 1:
            shutil.move(making / "site.yaml", folder / "site.yaml")
        shutil.rmtree(making)
    return ids


def _code(number: int) -> str:
    """Five digits, and the sixth that proves them."""
    own = str(_LAST_CODE + number)
    return f"{own}{check_digit(own)}"


if __name__ == "__main__":
    write_country(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
