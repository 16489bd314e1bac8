"""What a build is asked, of what was typed."""

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.command_options import check_path, resolve_path

if TYPE_CHECKING:
    from generator.orders import Order

_PARTS: Final = "parts"
_ID: Final = re.compile("[a-z0-9][a-z0-9-]*")
_WRITING: Final = frozenset({"build", "join", "serve"})


def order_of(asked: argparse.Namespace) -> "Order":
    """What the build, check, join, release or preview that was typed walks for. Raises ``NowhereError``."""
    from generator.orders import Order  # noqa: PLC0415 - a call that cannot be understood needs no road

    project = resolve_path(asked.project)
    only = tuple(str(check_path(Path(city))) for city in getattr(asked, "only", ()))
    archive = getattr(asked, "archive", None) or (project / "archive" if (project / "archive").is_dir() else None)
    return Order(
        project=project,
        data=resolve_path(asked.data or project / "data"),
        out=resolve_path(getattr(asked, "out", None) or project / _place_of(only)),
        work=resolve_path(asked.work or project / ".kokai"),
        write=asked.command in _WRITING or (asked.command == "release" and asked.out is not None),
        search=not getattr(asked, "no_search", False),
        images=not getattr(asked, "no_images", False),
        whole=not getattr(asked, "no_bulk", False),
        cached=not asked.no_cache,
        # Who joins takes the pages of the parts, whatever is kept.
        reuse_pages=asked.command == "join" or not (asked.no_cache or getattr(asked, "all_pages", False)),
        sources=check_path(asked.sources) if getattr(asked, "sources", None) else None,
        wait=asked.wait,
        archive=None if archive is None else resolve_path(archive),
        drafts=getattr(asked, "drafts", False),
        workers=asked.workers,
        only=only,
        parts=tuple(map(resolve_path, getattr(asked, "parts", ()))),
    )


def _place_of(only: tuple[str, ...]) -> Path:
    """Where a site is built if nobody says: a part of it apart from the whole, after the first of its cities."""
    if not only:
        return Path("site")
    return Path(_PARTS, only[0] if _ID.fullmatch(only[0]) else "part")  # what is no id is told as no city
