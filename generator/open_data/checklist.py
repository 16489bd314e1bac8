"""The checklist of machine-readable tables of the 総務省, and what checking the built tables against it gave.

Rule: 統計表における機械判読可能なデータの表記方法の統一ルール (2020-12-18), items 1-1 to 1-12. Each passes or fails; there is no score.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from generator.open_data.codes import Told

ITEMS: Final[Mapping[str, Told]] = MappingProxyType(
    {
        "1-1": Told("ファイル形式は Excel か CSV となっているか", "The files are Excel or CSV"),
        "1-2": Told("1セル1データとなっているか", "One cell holds one datum"),
        "1-3": Told("数値データは数値属性とし、文字列を含まないこと", "Numbers are numeric and hold no text"),
        "1-4": Told("セルの結合をしていないか", "No cells are merged"),
        "1-5": Told("スペースや改行等で体裁を整えていないか", "No blanks or line breaks make a layout"),
        "1-6": Told("項目名等を省略していないか", "No names are left out"),
        "1-7": Told("数式を使用している場合は、数値データに修正しているか", "There are values instead of formulas"),
        "1-8": Told("オブジェクトを使用していないか", "There are no objects"),
        "1-9": Told("データの単位を記載しているか", "Units are told"),
        "1-10": Told("機種依存文字を使用していないか", "No characters depend on the machine"),
        "1-11": Told(
            "西暦の表記、または和暦に西暦の併記がされているか",
            "Years are Gregorian, or have the Gregorian year beside the era",
        ),
        "1-12": Told("地域コードまたは地域名称が表記されているか", "The code or name of the region is told"),
    }
)


class CheckedItem(NamedTuple):
    """What came of one item: how many cells or files are at fault, and the first of them."""

    number: str
    faults: int
    example: str

    @property
    def passed(self) -> bool:
        """Whether none is at fault."""
        return not self.faults
