"""Shapes of the ledger, which the machine writes (``data/ledger/``), and of ``moved.yaml``, which editors do."""

from collections.abc import Callable
from typing import Any, Final

from generator.load.parse import Mapping, Node, Scalar, describe
from generator.load.scalars import date, link, plain_text, whole_number, words
from generator.load.take import Held, Shape, Taking, listed, listed_once, may, need, record
from generator.model.ledger import Move, MoveKind, ReleasedAddress, ReleaseEntry, WrittenAddress
from generator.problems.problem import REFUSED, Refused


def any_address(node: Node, taking: Taking) -> str | Refused:
    """An address below the site's root; the home page's is empty."""
    if isinstance(node, Scalar) and not node.text:
        return ""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    whole = text.endswith("/") and not text.startswith("/")
    return text if whole and _stays_inside(text) else _refuse_address(node, text, taking)


def _stays_inside(way: str) -> bool:
    """Whether a way below a page is made of names alone: it becomes a folder of the site."""
    names = way.strip("/").split("/")
    return (
        "\\" not in way
        and "//" not in way
        and not any(name in {"", ".", ".."} or name.startswith(".") for name in names)
    )


def _refuse_address(node: Node, text: str, taking: Taking) -> Refused:
    details = {"label": taking.key, "wanted": "サイトの中のアドレス", "found": f"文字「{text[:40]}」"}
    return taking.report("K206", node, **details)


def first_releases(node: Node, taking: Taking) -> tuple[tuple[str, str], ...] | Refused:
    """Names, each with the tag of its first release."""
    return _pairs(node, taking, plain_text)


def counted(node: Node, taking: Taking) -> tuple[tuple[str, int], ...] | Refused:
    """Names, each with a number."""
    return _pairs(node, taking, whole_number)


def _pairs(node: Node, taking: Taking, take: Callable[[Node, Taking], Any]) -> tuple[tuple[str, Any], ...] | Refused:
    if not isinstance(node, Mapping):
        details = {"label": taking.key, "wanted": "「名前: 値」のまとまり", "found": describe(node)}
        return taking.report("K206", node, **details)
    outer, sound, pairs = taking.key, True, []
    for key, value_node in node.entries:
        taking.key = key.text
        value = take(value_node, taking)
        sound = sound and not isinstance(value, Refused)
        pairs.append((key.text, value))
    taking.key = outer
    return tuple(pairs) if sound else REFUSED


def written_address(node: Node, taking: Taking) -> WrittenAddress | Refused:
    """An address with or without an anchor, as an editor writes it."""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    page = text.partition("#")[0]
    if page.strip("/") and not _stays_inside(page):
        return _refuse_address(node, text, taking)
    return WrittenAddress(text, taking.place(node))


RELEASE_ENTRY: Final = Shape(
    "公開した版",
    (
        need("tag", plain_text, "版の名前"),
        need("date", date, "公開日"),
        need("tool", plain_text, "作ったプログラムの版"),
        need("counts", counted, "ページや施策などの数"),
    ),
    record(ReleaseEntry),
)

RELEASED_ADDRESS: Final = Shape(
    "公開したアドレス",
    (
        need("address", any_address, "アドレス（ホームは空）"),
        need("kind", plain_text, "ページの種類"),
        need("since", plain_text, "最初に公開した版の名前"),
        need("title", plain_text, "最後に公開したときの題名"),
        may("files", first_releases, "ページの横に置いたファイルと、最初に公開した版", ()),
        may("anchors", first_releases, "ページの中の目印と、最初に公開した版", ()),
    ),
    record(ReleasedAddress),
)


def _listed_under(key: str) -> Callable[[Held, Taking], tuple[Any, ...]]:
    def build(held: Held, _taking: Taking) -> tuple[Any, ...]:
        taken: tuple[Any, ...] = held.values[key]
        return taken

    return build


RELEASES_FILE: Final = Shape(
    "releases.yaml",
    (need("releases", listed_once(RELEASE_ENTRY, "tag"), "公開した版の一覧"),),
    _listed_under("releases"),
)
ADDRESSES_FILE: Final = Shape(
    "addresses.yaml",
    (need("addresses", listed_once(RELEASED_ADDRESS, "address"), "公開したアドレスの一覧"),),
    _listed_under("addresses"),
)


def _move(held: Held, taking: Taking) -> Move | Refused:
    values = dict(held.values)
    kind = values["kind"]
    if kind in {MoveKind.MOVED, MoveKind.MERGED} and not values["to"]:
        return taking.report_missing(held.node, label=MOVE.label, key="to", about="今ある場所")
    return Move(origin=values.pop("from"), place=held.place, **values)


MOVE: Final = Shape(
    "なくなったアドレス",
    (
        need("from", written_address, "前のアドレス（ページ、または「ページ#目印」）"),
        need("kind", words(MoveKind), "移動・統合・終了・取下げの別"),
        may("to", listed(written_address), "今のアドレス（移動と統合では必須）", ()),
        need("date", date, "なくなった日"),
        need("reason", plain_text, "理由（読む人に見せる文）"),
        may("archived", link, "保存された前のページ（国立国会図書館 WARP など）"),
    ),
    _move,
)
MOVE_FILE: Final = Shape(
    "moved.yaml", (need("moved", listed_once(MOVE, "from"), "なくなったアドレスの一覧"),), _listed_under("moved")
)
