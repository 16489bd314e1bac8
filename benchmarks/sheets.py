"""``python -m benchmarks.sheets``: forty departments and a thousand measures out to workbooks, filled in, and back into YAML.

Prints processor and wall seconds and the peak memory of both commands, and says whether the bars are held.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.measuring import Run, measure
from generator.edited_data import read_site
from generator.sheets.covers import Filled
from generator.sheets.handing_out import plan_errands
from generator.sheets.rows import SheetKind
from generator.sheets.workbooks import render_book

DEPARTMENTS: Final = 40
MEASURES: Final = 1_000
SECONDS: Final = 10.0
MEGABYTES: Final = 500
ROUND: Final = "yearly-2024"


class Journey(NamedTuple):
    """What the two commands took."""

    out: Run
    back: Run

    def seconds(self) -> float:
        """Processor seconds of both."""
        return self.out.cpu + self.back.cpu

    def megabytes(self) -> float:
        """The larger of the two peaks."""
        return max(self.out.peak, self.back.peak)


def main() -> int:
    """Measure and print. Gives 0 where the bars are held, otherwise 1."""
    with tempfile.TemporaryDirectory() as folder:
        journey = travel(Path(folder))
    for name, run in journey._asdict().items():
        sys.stdout.write(f"{name:5} {run.cpu:6.2f} s cpu {run.wall:6.2f} s wall {run.peak:6.0f} MB\n")
    held = journey.seconds() < SECONDS and journey.megabytes() < MEGABYTES
    sys.stdout.write(f"bars ({SECONDS:g} s, {MEGABYTES} MB): {'held' if held else 'NOT held'}\n")
    return 0 if held else 1


def travel(folder: Path) -> Journey:
    """Hand out a round of an invented city, fill in every row, take all workbooks back and write."""
    data, out, back = folder / "data", folder / "out", folder / "back"
    write_small_plan(data)
    kokai = (sys.executable, "-m", "generator", "sheet")
    log, project = folder / "log", Path(__file__).resolve().parents[1]
    handed = measure((*kokai, "out", "--data", str(data), "--round", ROUND, str(out)), log, project)
    files = [*fill_in(data, back)]
    taken = measure((*kokai, "in", "--data", str(data), "--write", *map(str, files)), log, project)
    return Journey(handed, taken)


def fill_in(data: Path, folder: Path) -> Iterator[Path]:
    """The workbooks as they come back: an answer in every row."""
    site_index = read_site(data).site_index
    errands = plan_errands(site_index, ROUND, None, "department") if site_index is not None else []
    assert isinstance(errands, list)  # noqa: S101 (the round is there)
    folder.mkdir()
    for errand in errands:
        answers = {
            SheetKind.FIGURES: "1,234件",
            SheetKind.TEXTS: "予定どおり行いました。",
            SheetKind.MONEY: "12,000千円",
        }
        cells = {row.key: {"wording": answers[row.kind], "page": "5"} for row in errand.rows}
        path = folder / errand.file
        path.write_bytes(render_book(errand.cover, errand.rows, Filled(cells, {})))
        yield path


def write_small_plan(data: Path) -> None:
    """A city of forty divisions with one plan: each measure has a text, two figures and an amount to be reported."""
    texts = {
        "site.yaml": "name: 見本市の計画\ndescription: 見本市の計画です。\naddress: https://mihon.example/\n"
        "licence: {name: CC BY 4.0, url: 'https://creativecommons.org/licenses/by/4.0/deed.ja'}\n",
        "mihon/municipality.yaml": "name: 見本市\nreading: みほんし\nprefecture: 見本県\ncode: '992011'\n"
        "contact: {name: 見本市 計画課, tel: 000-000-0001}\n",
        "mihon/documents.yaml": "documents:\n  - {id: plan, title: 計画, publisher: d1, fiscal_year: 2023, file: plan.pdf}\n"
        "  - {id: results, title: 実績, publisher: d1, fiscal_year: 2025, file: results.pdf}\n",
        "mihon/departments.yaml": "departments:\n"
        + "".join(f"  - {{id: d{n}, name: 第{n}課, kind: division}}\n" for n in range(1, DEPARTMENTS + 1)),
        "mihon/plan/plan.yaml": "title: 計画\nperiod: {from: 2023, to: 2026}\nowner: d1\nsource: {document: plan}\n"
        "measure_kinds:\n  - {id: project, name: 事業}\nrounds:\n"
        f"  - {{id: {ROUND}, name: 令和6年度実績, kind: yearly, fiscal_year: 2024, source: {{document: results}}}}\n",
    }
    for number in range(DEPARTMENTS):
        own = range(number, MEASURES, DEPARTMENTS)
        measures = "".join(_measure(each, number + 1) for each in own)
        texts[f"mihon/plan/measures/{number + 1:02}.yaml"] = f"measures:\n{measures}"
    for name, text in texts.items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _measure(number: int, department: int) -> str:
    indicators = "".join(
        f"      - {{id: i{each}, name: 件数その{each}, unit: 件, kind: output, direction: at_least, accumulation: yearly, "
        f'targets: [{{fiscal_year: 2024, as_published: "1,000件以上", value: 1000, final: true}}], '
        f'actuals: [{{fiscal_year: 2023, as_published: "{number + 900}件", value: {number + 900}}}]}}\n'
        for each in (1, 2)
    )
    return (
        f"  - id: m{number}\n    title: 事業その{number}\n    kind: project\n    source: {{page: '5'}}\n"
        f"    departments: {{as_published: 第{department}課, lead: [d{department}]}}\n    summary: 事業{number}を行います。\n"
        f"    indicators:\n{indicators}"
        f"    budgets:\n      - {{fiscal_year: 2024, kind: initial, amount: '12,000', unit: 千円}}\n"
    )


if __name__ == "__main__":
    raise SystemExit(main())
