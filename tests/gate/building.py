"""Build the site of the real data for the gate, as it is published: the search included, below the path that the gate serves."""

import re
import shutil
from pathlib import Path
from typing import Final

from gate.audit import UNDER
from generator.build import Order, build_site
from generator.progress import Progress

PROJECT: Final = Path(__file__).parents[2]


def build_below(folder: Path) -> Path:
    """Build into ``folder/site`` and give that folder. The published address ends in the path of the gate."""
    data = folder / "data"
    shutil.copytree(PROJECT / "data", data)
    settings = data / "site.yaml"
    text, changed = re.subn(
        r"^address: *(https?://[^/\s]+).*$",
        rf"address: \1{UNDER}",
        settings.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    assert changed == 1, "data/site.yaml has no address"
    settings.write_text(text, encoding="utf-8")
    order = Order(project=PROJECT, data=data, out=folder / "site", work=folder / "work")
    outcome = build_site(order, Progress(quiet=True))
    assert outcome.published, outcome.problems[:5]
    return folder / "site"
