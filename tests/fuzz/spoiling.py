"""Ways to spoil a text: its bytes, its structure, the types and the values in it."""

import re
from collections.abc import Callable, Mapping
from random import Random
from typing import Final

PAYLOAD: Final = "<fuzz-payload"
"""What a page may show as text and must never hold as markup."""

VALUES: Final = (
    f'{PAYLOAD} onload=alert(1)>', f'"{PAYLOAD}>"', f"'{PAYLOAD}>'", f'x" {PAYLOAD}=1', f"</title>{PAYLOAD}>", f"]]>{PAYLOAD}>", f"{{{{ 1 }}}}{PAYLOAD}>",
    f"{{% raw %}}{PAYLOAD}>", f"<!--kokai:main-->{PAYLOAD}>", "kokai-root:/", "javascript:alert(1)", "https://x.example/?a=1&b=2#c", "mailto:a@b.example", "#REF!", "12,850",
    "▲1,200千円", "-5", "0", "010", "9:30", "no", "on", "~", "null", ".nan", ".inf", "1e400", "9" * 60, "０１２", "10分以下", "約100", "令和6年度", "平成31年4月31日",
    "2024-02-30", "2024", "9999", "true", "はい", "部", "維持", "拡充", "increase", "q1", "第1四半期", "13月", "con", "../../etc/passwd", "__proto__", "a" * 81,
    "👨\u200d👩\u200d👧", "葛\U000e0100城", "𠮷野家", "e" + "\u0301" * 40, "\u202eabc", "\u3164", "\u00a0", "\ufffd", "\ue000", "مرحبا", "עברית", "ｶﾞｷﾞ", "が", "=1+1", "\\", "%", "@市", "`", "&a", "*a",
    "!!python/object:os.system", "| ", "> ", "- ", "? ", "文" * 400, "※1", "1" + ",000" * 9, "見本{市", "(.*)+$", "[", "]", "{a: 1, b}", "a: b: c", "中央公園の改修", "検索",
)  # fmt: skip
_TYPES: Final = (
    "[]", "{}", "[a, [b]]", "{a: b}", "{missing: not_done}", "{missing: 集計中, note: x}", "''", '""', "true", "1", "-1.5", "|\n    a\n    b", "&a b", "*a", "!!int 1", "[1, 2",
)  # fmt: skip
_VALUE: Final = re.compile(r"(?<=: )[^\n{}\[\],#]+|(?<=- )[^\n:{}\[\]#]+$", re.MULTILINE)
_MARKS: Final = (":", "：", "-", "\t", "\u3000", "\u00a0", "{", "}", "[", "]", ",", "'", '"', "#", "|", ">", "&", "*", "!", "---\n", "...\n", "\r", "\x00", "\u2028", "\ufeff")  # fmt: skip


def spoil_value(text: str, chance: Random) -> str:
    """Another value in the place of one."""
    return _put(text, chance, chance.choice(VALUES))


def quote_value(text: str, chance: Random) -> str:
    """Another value, quoted as YAML wants it."""
    return _put(text, chance, "'" + chance.choice(VALUES).replace("'", "''") + "'")


def spoil_type(text: str, chance: Random) -> str:
    """A list, a mapping, nothing in the place of a value."""
    return _put(text, chance, chance.choice(_TYPES))


def _put(text: str, chance: Random, new: str) -> str:
    found = list(_VALUE.finditer(text))
    if not found:
        return new
    where = chance.choice(found)
    return text[: where.start()] + new + text[where.end() :]


def spoil_structure(text: str, chance: Random) -> str:
    """A line gone, twice, elsewhere, indented otherwise; a mark too many."""
    lines = text.split("\n")
    at, way = chance.randrange(len(lines)), chance.randrange(7)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(chance.randrange(len(lines)), lines[at])
    elif way == 2:
        lines[at] = " " * chance.randrange(9) + lines[at].lstrip()
    elif way == 3:
        lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
    elif way == 4:
        lines[at : at + 2] = ["".join(lines[at : at + 2])]
    elif way == 5:
        lines[at] = (
            chance.choice(("  - ", "a: ", "? ", "- - - - ", "{", "[[[[")) * chance.choice((1, 1, 2, 50)) + lines[at]
        )
    else:
        place = chance.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:place] + chance.choice(_MARKS) + lines[at][place:]
    return "\n".join(lines)


def spoil_bytes(content: bytes, chance: Random) -> bytes:
    """Some bytes changed, gone, new or repeated."""
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5))):
        at, way = chance.randrange(len(spoilt) + 1), chance.randrange(5)
        if way == 0:
            spoilt[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 1:
            del spoilt[at : at + chance.choice((1, 1, 2, 40))]
        elif way == 2:
            spoilt[at:at] = chance.randbytes(chance.choice((1, 2, 8)))
        elif way == 3:
            spoilt[at:at] = spoilt[at : at + 30] * chance.choice((1, 2, 20))
        else:
            del spoilt[at:]
    return bytes(spoilt)


_WAYS: Final[Mapping[str, Callable[[str, Random], str]]] = {
    "structure": spoil_structure,
    "types": spoil_type,
    "values": spoil_value,
    "quoted": quote_value,
}


def spoil(text: str, chance: Random) -> bytes:
    """The text, spoilt in one way, seldom in several."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        way = chance.choice(("bytes", *_WAYS))
        if way == "bytes":
            return spoil_bytes(text.encode(), chance)
        text = _WAYS[way](text, chance)
    return text.encode("utf-8", "surrogatepass")
