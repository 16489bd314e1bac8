"""Whether the programs and libraries that the search stands on do their work on this machine."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.load.inputs import explain_cause
from generator.search.engine import read_engine_version
from generator.search.readings import read_aloud
from generator.search.segmenting import cut_words

_WORDING = "公園の整備"


def try_search_parts(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Each part's name, what it says of itself, and what is wrong with it ("" where it works). ``folder``: where programs may run."""
    for name, ask in _parts(folder).items():
        try:
            yield name, ask(), ""
        except OSError as fault:
            yield name, "", explain_cause(fault)
        except (ImportError, RuntimeError, ValueError) as fault:
            yield name, "", str(fault).strip() or type(fault).__name__


def _parts(folder: Path) -> dict[str, Callable[[], str]]:
    return {
        "検索の索引を作るプログラム（Pagefind）": lambda: read_engine_version(folder, dict(os.environ)),
        "文を単語に分ける部品（ICU）": _cut,
        "読みを調べる部品（Sudachi）": _read,
    }


def _cut() -> str:
    if len(cut_words(_WORDING)) < 2:
        raise RuntimeError("単語に分けられません")
    return ""


def _read() -> str:
    if not read_aloud(_WORDING):
        raise RuntimeError("読みが分かりません")
    return ""
