"""``manifest.json`` of a release: which version of each measure stood, with its digests, and what the release was made of."""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from generator import __version__
from generator.lasting_addresses import NOTICES, timemap_file
from generator.model.city import Release
from generator.model.versions import MeasureVersion
from generator.views.version_pages import ReleaseCounts

_FORMAT: Final = 1
_ENCODER: Final = msgspec.json.Encoder()
LIVE: Final = (NOTICES, timemap_file("{measure}"))
"""What stands beside frozen pages and is not frozen: what is told of them later. Patterns of addresses."""


def render_manifest(
    release: Release,
    stand: Iterable[MeasureVersion],
    counts: ReleaseCounts,
    *,
    data: str,
    commit: str,
    files: Mapping[str, str],
) -> bytes:
    """The file.

    ``stand`` are the versions that stand at the release; ``data`` is the SHA-256 of the archive of the data, ``files`` those of what else
    was frozen; ``commit`` names the data in git, "" for none.
    """
    tree = {
        "format": _FORMAT,
        "tag": release.tag,
        "date": release.date.isoformat(),
        "tool": f"kokai {__version__}",
        "data": {"sha256": data, **({"commit": commit} if commit else {})},
        "counts": counts._asdict(),
        "live": LIVE,
        "files": dict(sorted(files.items())),
    }
    head = _ENCODER.encode(tree).removesuffix(b"}")
    # A line for each measure: what differs between two manifests can be read.
    lines = b",\n".join(_line(each) for each in sorted(stand, key=lambda each: each.measure))
    return head + b',\n"measures":{\n' + lines + b"\n}}\n"


def _line(each: MeasureVersion) -> bytes:
    told = {"version": each.n, "date": each.date.isoformat(), "sha256": each.page, "data": each.data}
    return _ENCODER.encode(each.measure) + b":" + _ENCODER.encode(told)
