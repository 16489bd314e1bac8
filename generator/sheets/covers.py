"""What a workbook says of itself: its cover, what goes back with it, and how to fill it in."""

import datetime as dt
from collections.abc import Mapping
from typing import Final, NamedTuple

from generator.sheets.cells import CellValue
from generator.sheets.rows import VERSION

_GUIDE_LINES: Final = (
    "白いセルだけに書きます。灰色のセルは変えられません。",
    "実績・文章・金額は、公表する文書に書かれたとおりに写します（例：7,800人、約20人、△5.5％）。",
    "数だけを打つと、単位や小数の 0 が失われます。「人」「％」なども付けて打ってください。",
    "値がないときは「値がない理由」を一覧から選びます。「－」や空欄では、理由が分かりません。",
    "文書に「－」と印刷されているときは、「－」と書き、理由も選びます。",
    "行を消さないでください。結合・並べ替え・式も使いません。ほかの表から写すときは「値の貼り付け」にします。",
    "書くことのない行は、備考に「確認済み」と書いて返してください。どの行にも書くことがないときは、どれか一つの行の備考に書けば済みます。",
    "分からないことがあれば、備考に書いてください。ただし、値がない理由を選んだ行の備考は、理由の補足として公開されます。",
)


class Cover(NamedTuple):
    """What a workbook says of itself: round, its name and fiscal year, municipality and department, the day that stands as its date."""

    round: str
    round_name: str
    municipality: str
    department: str
    department_name: str
    plans: tuple[str, ...]
    date: dt.datetime
    generation: int = 0  # how often the workbook has gone back

    def stamp(self) -> dict[str, str]:
        """What is stamped into the workbook, for reading it back."""
        return {
            "kokai_version": VERSION,
            "kokai_round": self.round,
            "kokai_municipality": self.municipality,
            "kokai_department": self.department,
            "kokai_plans": " ".join(self.plans),
            **({"kokai_return": str(self.generation)} if self.generation else {}),
        }


class Filled(NamedTuple):
    """What goes back to a department: the cells as they came, for some of them what is asked, and what each row was made from."""

    cells: Mapping[str, Mapping[str, CellValue]]  # row key -> field -> cell
    asked: Mapping[tuple[str, str], str]  # row key and field -> words
    came: Mapping[str, tuple[str, ...]] = {}  # row key -> digests
    rules: Mapping[str, tuple[str, ...]] = {}  # row key -> codes of what is asked
    notes: Mapping[str, tuple[str, ...]] = {}  # what is asked of no row, for the first sheet -> the texts it is about
    formats: Mapping[tuple[str, str], str] = {}  # row key and field -> how its number is shown


NOTHING_FILLED: Final = Filled({}, {})


def guide_texts(cover: Cover, filled: Filled) -> list[str]:
    """The texts of the first sheet: its title, what is asked of no row, how to fill in the others."""
    title = f"{cover.round_name} 実績の記入（{cover.department_name}）"
    returned = (_OF_RETURNS,) if filled.asked else ()
    return [title, *map(line_of, (*filled.notes, *returned, *_GUIDE_LINES))]


def line_of(words: str) -> str:
    """A sentence as a line of the first sheet."""
    return f"・{words}"


_OF_RETURNS: Final = "お尋ねしたいことがあります。黄色のセルのメモを読み、直してから返してください。直すことがないときに、備考に「確認済み」と書けば済む行は、メモにそう書いてあります。黄色のセルも備考も元のままだと、もう一度お尋ねします。ほかの行はそのままで結構です。"
