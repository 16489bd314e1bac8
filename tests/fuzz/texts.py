"""The files that are spoilt: those of the sample city and of ``data/``, whole and in pieces of some records."""

import re
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

TESTS: Final = Path(__file__).resolve().parent.parent
PROJECT: Final = TESTS.parent
SAMPLE: Final = TESTS / "sample_city" / "data"
_LONGEST: Final = 900  # characters of a piece; what a short file stumbles over, a long one does too, only slower
_RECORD: Final = re.compile(r"^  - ", re.MULTILINE)


class Text(NamedTuple):
    """A file below ``data/``."""

    file: str
    text: str


_DIGEST: Final = f'"{"ab" * 32}"'
RELEASED: Final = {
    "ledger/addresses.yaml": """addresses:
- address: mihon/basic-plan/measures/park/
  kind: measure
  since: v1
  title: 中央公園の改修
  files:
    data.csv: v1
  anchors:
    visitors-2020: v1
    visitors-2023: v1
- address: mihon/basic-plan/measures/square/
  kind: measure
  since: v1
  title: "広場の改修"
  files:
    data.csv: v1
    data.json: v1
""",
    "ledger/releases.yaml": "releases:\n- tag: v1\n  date: 2026-05-01\n  tool: 0.1.0\n  counts:\n    measures: 5\n",
    "ledger/versions.yaml": (
        "archives:\n"
        f'- {{tag: "v1", versions: {_DIGEST}, data: {_DIGEST}, program: "0.1.0"}}\n'
        "files:\n"
        f'- {{file: r/v1/index.html, tag: "v1", sha256: {_DIGEST}}}\n'
        "versions:\n"
        f'- {{measure: mihon/basic-plan/park, n: 1, tag: "v1", date: 2026-05-01, data: {_DIGEST}, page: {_DIGEST}}}\n'
    ),
    "mihon/moved.yaml": """moved:
  - {from: basic-plan/measures/square, kind: moved, to: [basic-plan/measures/park], date: 2026-05-02, reason: 名前を改めたため}
  - from: basic-plan/measures/park#visitors-2020
    kind: withdrawn
    to: [basic-plan/measures/park]
    date: 2026-05-02
    reason: 別の年度の値だったため
    archived: https://warp.example/2026/
""",
    "moved.yaml": "moved:\n  - {from: help, kind: merged, to: [mihon], date: 2026-05-02, reason: まとめたため}\n",
}
"""What the sample city's folder holds once it was released, and something is gone since."""


def read_city(folder: Path = SAMPLE) -> dict[str, str]:
    """All files of a data folder; of the sample city also those of a release."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.yaml")}
    texts = {file: path.read_text(encoding="utf-8") for file, path in sorted(files.items())}
    return {**texts, **RELEASED} if folder == SAMPLE else texts


@cache
def whole_texts() -> tuple[Text, ...]:
    """Every file of both."""
    return tuple(Text(*item) for folder in (SAMPLE, PROJECT / "data") for item in read_city(folder).items())


@cache
def pieces() -> tuple[Text, ...]:
    """Every file in pieces: its head, and each of its records under that head, cut where it gets long."""
    found = []
    for file, text in whole_texts():
        starts = [match.start() for match in _RECORD.finditer(text)]
        if not starts or len(text) <= _LONGEST:
            found.append(Text(file, text[:_LONGEST]))
            continue
        head = text[: starts[0]][-_LONGEST:]
        for begin, end in zip(starts, [*starts[1:], len(text)], strict=True):
            found.append(Text(file, (head if len(head) < 200 else "") + text[begin:end][:_LONGEST]))
    return tuple(found)
