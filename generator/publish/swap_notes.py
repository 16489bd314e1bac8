"""What the summary says of a swap."""

from pathlib import Path
from typing import Final

from generator.publish.swap import Swapped

_MOST_NAMED: Final = 5


def tell_swap(done: Swapped, spare: Path) -> list[str]:
    """Lines about the files that were written, and about strange ones, which are in the ``spare`` folder now."""
    told = [f"ファイル: {done.written:,} 件を書き、{done.kept:,} 件は前回のまま、{done.removed:,} 件を消しました"]
    if done.strange:
        named = "、".join(map(_in_one_line, done.strange[:_MOST_NAMED]))
        more = f" など {len(done.strange):,} 件" if len(done.strange) > _MOST_NAMED else ""
        told.append(
            f"出力先に置かれていた、このプログラムのものではない {named}{more} は、新しいサイトに入れていません。"
            f"今は {spare.name}/ にあり、次に作るときに消えます"
        )
    return told


def _in_one_line(name: str) -> str:
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
