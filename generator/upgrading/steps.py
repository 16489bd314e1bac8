"""The registry of steps: one from each format of the data to the next. A step is added here and nowhere else.

A step changes words, never what they say: pages made of the data are the same before and after. What only a person can decide it asks.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from generator.load.data_format import FIRST_FORMAT
from generator.load.hints import PROVISIONAL_NOW
from generator.load.scalars import FLAGS
from generator.upgrading.respelling import Answer, Dropped, LeftToPeople, Respell, Respelled, YamlEntry

VALUES: Final = frozenset({"actuals", "baseline", "plan_actuals", "targets"})
"""The keys under which values stand."""


class FormatStep(NamedTuple):
    """From the format ``before`` to the next one.

    ``title`` says in Japanese what it does. ``respellings``: by the kind of a file (`load.site.KINDS`) what becomes of each of its entries.
    ``is_repeatable``: the old spelling has no meaning in any later format, so that it is put right wherever it is met again.
    """

    before: int
    title: str
    respellings: Mapping[str, Respell]
    is_repeatable: bool


def _state_of_a_value(entry: YamlEntry) -> Answer:
    """``provisional: true`` said the same as ``state: 速報``, in all values of all files. Anywhere else it was never taken, and the check says so."""
    if entry.key != "provisional" or entry.within not in VALUES:
        return None
    if "state" in entry.beside:
        return LeftToPeople("「provisional」と「state」の両方があります。原典を確かめ、「state」だけを残してください")
    told = FLAGS.get(entry.value or "")
    if told is None:
        return LeftToPeople(PROVISIONAL_NOW)
    return Respelled("state", "速報" if told else "確定")


def _languages_of_a_site(entry: YamlEntry) -> Answer:
    """``languages`` was taken and never used; other languages are told by ``editions``, each with its address."""
    if not (entry.is_top and entry.key == "languages"):
        return None
    return Dropped("「languages」は、どのページにも使われていません")


_WITH_VALUES: Final = ("plan", "pillars", "measures", "results")

STEPS: Final = (
    FormatStep(
        FIRST_FORMAT,
        "速報値の印を「state」にまとめ、使われていない「languages」を消し、版の番号を書く",
        MappingProxyType({"site": _languages_of_a_site, **dict.fromkeys(_WITH_VALUES, _state_of_a_value)}),
        is_repeatable=True,
    ),
)
"""In the order of their formats; the last one leads to the present format."""
