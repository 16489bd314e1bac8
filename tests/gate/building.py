"""Build a site for the gate, as it is published: the search included, below the path that the gate serves."""

import re
import shutil
from pathlib import Path
from typing import Final

from gate.audit import UNDER
from generator.build import Order, build_site
from generator.progress import Progress

PROJECT: Final = Path(__file__).parents[2]


def build_below(folder: Path, source: Path = PROJECT / "data", *, pages_only: bool = False) -> Path:
    """Build the data in ``source`` into ``folder/site`` and give that folder. The published address ends in the path of the gate.

    ``pages_only`` leaves out the index of the search and the pictures.
    """
    data = folder / "data"
    shutil.copytree(source, data)
    settings = data / "site.yaml"
    text, changed = re.subn(
        r"^address: *[\"']?(https?://[^/\s\"']+).*$",
        rf"address: \1{UNDER}",
        settings.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    assert changed == 1, "data/site.yaml has no address"
    settings.write_text(text, encoding="utf-8")
    order = Order(
        project=PROJECT,
        data=data,
        out=folder / "site",
        work=folder / "work",
        search=not pages_only,
        images=not pages_only,
    )
    outcome = build_site(order, Progress(quiet=True))
    assert outcome.published, outcome.problems[:5]
    return folder / "site"
