"""Shape of ``ledger/versions.yaml``, which the machine writes."""

import re
from typing import Final

from generator.load.parse import Node, Scalar, describe
from generator.load.scalars import date, plain_text, whole_number
from generator.load.take import Shape, Taking, listed, listed_once, may, need, record
from generator.model.versions import FrozenFile, MeasureVersion, ReleaseArchive, VersionLedger
from generator.problems.problem import Refused

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_KEY: Final = re.compile(r"[a-z0-9-]+/[a-z0-9-]+/[a-z0-9-]+")
_FILE: Final = re.compile(
    r"r/[A-Za-z0-9][A-Za-z0-9._-]*(?:/[a-z0-9.-]+)?"
    r"|[a-z0-9-]+/[a-z0-9-]+/measures/[a-z0-9-]+/v/[1-9][0-9]*/embed/[a-z0-9-]+\.(?:html|json)"
)


def sha256(node: Node, taking: Taking) -> str | Refused:
    """A SHA-256 in small hexadecimal digits."""
    return _matching(_SHA256, "SHA-256（16進数 64 文字）", node, taking)


def measure_key(node: Node, taking: Taking) -> str | Refused:
    """The key of a measure."""
    return _matching(_KEY, "施策（自治体/計画/施策 の id）", node, taking)


def frozen_file(node: Node, taking: Taking) -> str | Refused:
    """The path of a file below ``r/`` or below a version of a measure; it never leads out of there."""
    return _matching(_FILE, "r/ か、施策の版の embed/ の下のファイル", node, taking)


def _matching(pattern: re.Pattern[str], wanted: str, node: Node, taking: Taking) -> str | Refused:
    if isinstance(node, Scalar) and pattern.fullmatch(node.text) and ".." not in node.text:
        return node.text
    return taking.report("K206", node, label=taking.key, wanted=wanted, found=describe(node))


MEASURE_VERSION: Final = Shape(
    "施策の版",
    (
        need("measure", measure_key, "施策（自治体/計画/施策 の id）"),
        need("n", whole_number, "施策ごとの版の番号"),
        need("tag", plain_text, "版を公開したリリースの名前"),
        need("date", date, "公開日"),
        need("data", sha256, "施策のデータの SHA-256"),
        need("page", sha256, "凍結したページの SHA-256"),
    ),
    record(MeasureVersion),
)
RELEASE_ARCHIVE: Final = Shape(
    "リリースの保管ファイル",
    (
        need("tag", plain_text, "リリースの名前"),
        need("versions", sha256, "versions-<名前>.tar.gz の SHA-256"),
        need("data", sha256, "data-<名前>.tar.gz の SHA-256"),
        need("program", plain_text, "作ったプログラムを表す文字列"),
    ),
    record(ReleaseArchive),
)
FROZEN_FILE: Final = Shape(
    "凍結したファイル",
    (
        need("file", frozen_file, "サイトの中の場所"),
        need("tag", plain_text, "リリースの名前"),
        need("sha256", sha256, "中身の SHA-256"),
    ),
    record(FrozenFile),
)
VERSION_LEDGER: Final = Shape(
    "versions.yaml",
    (
        need("archives", listed_once(RELEASE_ARCHIVE, "tag"), "リリースごとの保管ファイル"),
        may("files", listed_once(FROZEN_FILE, "file"), "ページのほかに凍結したファイル", ()),
        may("versions", listed(MEASURE_VERSION), "施策ごとの版", ()),
    ),
    record(VersionLedger),
)
