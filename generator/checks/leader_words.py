"""Words that tell who leads: 「所管：福祉課」, 「本事業は福祉課が担当する」, 「計画課（主管：福祉課）」; and the departments that are named in them.

Only what is wholly understood is heard: where a piece may be a former name, a section or anybody else, nothing is said.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from generator.model.said import sentences_in

_UNIT: Final = "(?:課|部|局|室|部署|部局|課室|所属|部課|係|組織)"
_CALLED: Final = f"(?:(?:所管|担当|主管)する{_UNIT}|(?:主な|主たる)?(?:主所管|所管|主管|担当|主担当|所轄|主務|責任)(?:{_UNIT}(?:名)?)?|(?:実施|推進|事業|施策|事務)(?:主管|所管|担当){_UNIT}?(?:名)?|(?:実施|推進){_UNIT}(?:名)?)"
_IT: Final = "(?:(?:本|当|当該|この)(?:事業|施策|取組|取り組み|事務事業|計画)|事業|施策)"
_MARK: Final = r"(?:[・○●◎■□◆◇▪*-]|※[0-9]*|注[0-9]*[:)]?)?\s*"
_LABEL: Final = rf"{_MARK}(?:{_IT}の|(?:{_IT}を)?(?=(?:所管|担当|主管)する))?[\[【〔「<(]?{_CALLED}[\]】〕」>)]?"
_IS: Final = r"(?:\s*[:=/→]\s*|(?<=[\]】〕」>)])\s*|\s+|は、?\s*)"
_LABELLED: Final = re.compile(f"{_LABEL}{_IS}")
_ENDING: Final = "(?:です|である|となる|となります|とする|とします|が担う|が担います|になります|になる)?"
_NAMES: Final = r"(?P<names>[^:。\n]{2,80}?)"
_DOES: Final = "(?:所管|担当|主管|所掌|主担当)"
_DOING: Final = f"(?:{_DOES}(?:する|している|します|しています|した|しました)?|{_DOES}{_UNIT}{_ENDING}|{_DOES}(?:の|する)?(?:事業|施策|事務事業){_ENDING})"
_SENTENCES: Final = (
    re.compile(rf"{_LABEL}{_IS}(?P<names>[^。\n]{{2,80}}?){_ENDING}"),
    re.compile(
        rf"{_MARK}(?:なお、?)?(?:{_IT}(?:は|については|の(?:実施|推進|事務)は)、?)?{_NAMES}(?:が|で|において|にて|の)?(?:主に|主として|中心となって|中心に)?{_DOING}"
    ),
    re.compile(
        rf"{_MARK}(?:なお、?)?{_NAMES}(?:が|で)、?{_IT}を(?:主に|主として)?{_DOES}(?:する|している|します|しています|した|しました)"
    ),
)
_IN_BRACKETS: Final = re.compile(
    rf"\((?:{_CALLED}{_IS}{_NAMES}|(?P<own>[^():。\n]{{2,40}}?)(?:が|の)?{_DOES}{_UNIT}?)\)[。.]?\Z"
)
"""Behind the only sentence of a text; behind one of several it may be of that one alone."""
_MAIN: Final = re.compile(r"(?:主管|主担当|主所管|主務|主)(?:課|部|局|室)?\s*[:=]\s*(?P<names>[^():;/。\n]{2,60})")
_MARKED: Final = re.compile(
    r"◎\s?(?P<before>[^\s、,・/()◎○]+)|(?P<behind>[^\s、,・/()◎○]+)\s?\((?:◎|主|主管|主担当|主管課|主務|主務課|主担当課)\)"
)
_PLACE: Final = "(?:各?(?:課|部|局|室|部署|部局|所属|機関|団体|先)(?:名|等)?)"
_OTHERS: Final = re.compile(
    rf"[\s、,;/(・]*(?:(?:関係|関連|協力|連携|副担当|副管|副|協議|支援){_PLACE}?\s*[:=(]|(?:関係|関連|協力){_PLACE}|(?:その他|ほか|外|他)(?:の|[0-9])*(?:関係)?{_PLACE}|各(?:課|部|局|室|所属|部署|部局|支所|施設|[^、,/\s]{{1,8}}課)|副\Z).*\Z",
    re.DOTALL,
)
"""From here on those are named who do not lead."""
_REST: Final = re.compile(r"(?:ほか|外|他|等|など)\Z")
_APART: Final = re.compile(r"[、,/;\s]+|及び|および|並びに|ならびに|または|又は|(?<=[課部局室所])と(?=.)")
_WITHIN: Final = re.compile("(?:[^、。課部局室]{1,10}(?:係|担当|班|グループ|チーム|[GＧ]))?")
_SECTION: Final = re.compile("[^、。課部局室]{1,10}(?:係|担当|班|グループ|チーム|[GＧ])")
_ASIDE: Final = re.compile(r"\((?:電話|内線|TEL|tel|直通)[^()]*\)")


def heard(text: str) -> str:
    """A text as it is searched: letters in their plain form, one space where there are several."""
    return re.sub(r"[ \t]+", " ", unicodedata.normalize("NFKC", text)).strip()


class KnownDepartments:
    """The departments of one city by their names, each with the names of those above it."""

    def __init__(self, paths: Mapping[str, tuple[str, ...]], city: str) -> None:
        self._city = heard(city)
        self._known: dict[str, set[str]] = {}
        self._own = {key: _spelt(path[-1]) for key, path in paths.items()}
        self._above = {key: tuple(map(_spelt, path[:-1])) for key, path in paths.items()}
        self._found: dict[str, frozenset[str]] = {}
        self._cells: dict[str, tuple[frozenset[str], ...]] = {}
        for key, name in self._own.items():
            self._known.setdefault(name, set()).add(key)

    def leaders_in(self, text: str, *, in_brackets: bool) -> Iterator[tuple[str, tuple[frozenset[str], ...]]]:
        """The words of a text by which it tells who leads, each with the departments that are named: of each name those that are called so.

        ``in_brackets``: whether a remark at the end of a text that is one sentence is heard, too.
        """
        written = heard(text)
        sentences = sentences_in(written)
        for sentence in sentences:
            for form in _SENTENCES:
                found = form.fullmatch(sentence)
                named = self.named(found["names"]) if found else ()
                if named:
                    yield sentence, named
                    break
        behind = _IN_BRACKETS.search(written) if in_brackets and len(sentences) == 1 else None
        if behind:
            named = self.named(behind["names"] or behind["own"])
            if named:
                yield behind[0].rstrip("。.").strip("()"), named

    def leaders_of_cell(self, text: str) -> tuple[frozenset[str], ...]:
        """Those that the wording of a cell of departments names first or marks as leading; none where it is not wholly understood."""
        if text not in self._cells:  # many measures of a plan have the same
            self._cells[text] = self._leaders_of_cell(text)
        return self._cells[text]

    def _leaders_of_cell(self, text: str) -> tuple[frozenset[str], ...]:
        written = heard(text).replace("\n", " ")
        if main := _MAIN.search(written):
            return self.named(main["names"])
        marked = [found["before"] or found["behind"] for found in _MARKED.finditer(written)]
        if marked:
            return self.named("、".join(marked))
        label = _LABELLED.match(written)
        return self.named(written) or (self.named(written[label.end() :]) if label else ())

    def named(self, text: str) -> tuple[frozenset[str], ...]:
        """The departments of a list of names; () where one of them is not known as it stands (旧福祉課, 福祉課（令和6年度から）)."""
        told = _REST.sub("", _ASIDE.sub("", _OTHERS.sub("", text)).strip(" 、・/()"))
        found: list[frozenset[str]] = []
        for piece in (each for each in _APART.split(told) if each):
            for name in [piece] if self._resolve(piece) else piece.split("・"):
                keys = self._resolve(name)
                if found and not keys and _SECTION.fullmatch(name):
                    continue
                if not keys:
                    return ()
                if found and (within := frozenset(key for key in keys if self._is_below(key, found[-1]))):
                    found[-1] = within  # 企画部 計画課 is one
                else:
                    found.append(keys)
        return tuple(found)

    def _is_below(self, key: str, above: AbstractSet[str]) -> bool:
        return any(self._own[each] in self._above[key] for each in above)

    def _resolve(self, name: str) -> frozenset[str]:
        """The departments that a name is of: alone, behind those above it, behind the city's name, or before a section of it."""
        spelt = _spelt(name).removeprefix(self._city)
        if spelt not in self._found:
            self._found[spelt] = self._find(spelt)
        return self._found[spelt]

    def _find(self, spelt: str) -> frozenset[str]:
        for known in sorted((each for each in self._known if each in spelt), key=len, reverse=True):
            begin = spelt.find(known)
            before, within = spelt[:begin], spelt[begin + len(known) :]
            keys = frozenset(key for key in self._known[known] if not before or _is_path(before, self._above[key]))
            if keys and _WITHIN.fullmatch(within):
                return keys
        return frozenset()


def _is_path(text: str, above: tuple[str, ...]) -> bool:
    return any(text == "".join(above[first:]) for first in range(len(above))) or text in above


def _spelt(name: str) -> str:
    return heard(name).replace(" ", "")


def says_lead(heading: str) -> bool:
    """Whether a heading stands over the name of who leads: 担当課."""
    return re.fullmatch(_LABEL, heard(heading)) is not None
