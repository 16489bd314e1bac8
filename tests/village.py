"""A village with one plan, a department and a document: each test writes the measures and results that it is about."""

import shutil
from pathlib import Path
from typing import Final

from sample import City

VILLAGE: Final = "mura/p"
_PLAN: Final = """\
title: 試験計画
period: {from: 2015, to: 2020}
source: {document: d}
measure_kinds: [{id: j, name: 事務事業}]
scales:
  - id: abcd
    name: 総合評価
    steps:
      - {id: b, label: B, definition: 概ね成果があった, reads_as: reached}
      - {id: c, label: C, definition: 成果が少なかった, reads_as: not_reached}
rounds:
  - {id: r0, name: H29事後評価, kind: yearly, fiscal_year: 2017, source: {document: d}}
  - {id: r1, name: R1事後評価, kind: yearly, fiscal_year: 2019, source: {document: d}}
"""


def build_village(folder: Path, measures: str, *results: str, plan: str = _PLAN, site: str = "") -> City:
    """The village's data folder: texts of its measures and of its result files, and what the plan or the site say otherwise."""
    city = City(folder)
    for each in ("mihon", "vocabulary"):
        shutil.rmtree(city.data / each)
    city.put(
        "site.yaml",
        f"name: 試験村の計画と実績\ndescription: 試験のためのサイトです。\naddress: https://shiken.example/\n{site}",
    )
    city.put(
        "mura/municipality.yaml",
        'name: 試験村\nreading: しけんむら\nprefecture: 東京都\ncode: "132195"\ncontact: {tel: 000-000-0000}\n',
    )
    city.put("mura/departments.yaml", "departments:\n  - {id: kikaku, name: 企画課, kind: division}\n")
    city.put("mura/documents.yaml", "documents:\n  - {id: d, title: 評価シート, fiscal_year: 2020, file: d.txt}\n")
    city.put("mura/p/plan.yaml", plan)
    city.put("mura/p/measures/a.yaml", f"measures:\n{measures}")
    for number, text in enumerate(results):
        city.put(f"mura/p/results/{number}.yaml", text)
    return city
