"""The judgements of the last build: a plan of which nothing has changed is not judged again."""

from collections.abc import Mapping
from typing import Final

import msgspec

from generator.cache import Store
from generator.judging.standings import PlanJudgements
from generator.model.basics import Record

_NAME: Final = "judged"


class _KeptJudgements(Record, frozen=True):
    """What judging a plan gave, not yet read, and the key of all that it was made of."""

    key: str
    judged: msgspec.Raw


_DECODE: Final = msgspec.msgpack.Decoder(dict[str, _KeptJudgements]).decode
_DECODE_PLAN: Final = msgspec.msgpack.Decoder(PlanJudgements).decode
_ENCODE: Final = msgspec.msgpack.Encoder().encode


def read_judgements(store: Store, keys: Mapping[str, str]) -> dict[str, PlanJudgements]:
    """What is kept of the plans of ``keys`` (plan key -> key of what it is made of) that are as they were."""
    try:
        kept = _read(store)
        return {
            plan: _DECODE_PLAN(kept[plan].judged)
            for plan, key in keys.items()
            if plan in kept and kept[plan].key == key
        }
    except (msgspec.DecodeError, ValueError):
        return {}


def write_judgements(
    store: Store, keys: Mapping[str, str], judged: Mapping[str, PlanJudgements], known: Mapping[str, object]
) -> None:
    """Keep the judgements of every plan; ``known`` are those that were read."""
    if judged.keys() == known.keys():
        return
    before = _read(store)
    kept = {
        plan: before[plan] if plan in known else _KeptJudgements(keys[plan], msgspec.Raw(_ENCODE(each)))
        for plan, each in judged.items()
    }
    store.write(_NAME, _ENCODE(kept))


def _read(store: Store) -> dict[str, _KeptJudgements]:
    return store.read(_NAME, _DECODE) or {}
