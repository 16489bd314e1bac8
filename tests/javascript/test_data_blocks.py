"""What pages say to programs in the words of schema.org is of its types, as strictly as TypeScript reads them."""

import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from built import sample_site
from gate.tools import NODE, need
from javascript.tools import MODULES, TSC
from snapshots import find_pages

_BLOCK: Final = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
_OPTIONS: Final = {
    "compilerOptions": {
        "noEmit": True,
        "strict": True,
        "skipLibCheck": True,
        "module": "esnext",
        "moduleResolution": "bundler",
        "types": [],
    },
    "files": ["blocks.ts"],
}


def blocks() -> dict[str, str]:
    """The data block of a page of each kind that has one, and of the page with the most values."""
    site = sample_site()
    pages = {**find_pages(site), "plan": site / "mihon" / "basic-plan" / "index.html"}
    found = {kind: _BLOCK.search(path.read_text(encoding="utf-8")) for kind, path in pages.items()}
    return {kind: block[1] for kind, block in found.items() if block}


def check(told: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "node_modules").symlink_to(MODULES)
    lines = [f"export const block{number}: Graph = {block};" for number, block in enumerate(told)]
    (folder / "blocks.ts").write_text("\n".join(['import type {Graph} from "schema-dts";', *lines]), encoding="utf-8")
    (folder / "tsconfig.json").write_text(json.dumps(_OPTIONS), encoding="utf-8")
    command: list[str | Path] = [NODE, need(TSC), "--project", folder / "tsconfig.json", "--pretty", "false"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_blocks_of_all_kinds_of_pages_are_of_its_types(tmp_path: Path) -> None:
    told = blocks()
    assert {"measure", "plan", "department", "municipality", "columns"} <= set(told)
    done = check(list(told.values()), tmp_path)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [('"distribution"', '"distributions"'), ('"DataDownload"', '"Download"'), ('"name":"見本市"', '"name":{}')],
)
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str) -> None:
    block = blocks()["measure"]
    assert old in block
    assert check([block.replace(old, new)], tmp_path).returncode != 0
