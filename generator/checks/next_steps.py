"""What a city means to do next: the kind that was typed beside the words that were published."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from generator.checks.passed_plans import plans_to_check
from generator.model.results import NextStep, NextStepKind, ResultFile
from generator.model.site import Site
from generator.problems.problem import Problem, problem

_NOT: Final = "(?!(?:を|は|も|と)?(?:せず|しない|しません|はしない|ではなく|することなく|せずに|できない|するまで|前))"
_SAID: Final[Mapping[NextStepKind, re.Pattern[str]]] = {
    NextStepKind.EXPAND: re.compile(f"(?:拡充|拡大){_NOT}|(?i:\\b(?:expand|scal(?:e|ing) up))"),
    NextStepKind.CONTINUE: re.compile(
        f"(?:継続|維持|引き続|現状どおり|現状通り){_NOT}|(?i:\\bcontinu(?:e|ed|ing|ation)\\b|\\bretain)"
    ),
    NextStepKind.IMPROVE: re.compile(f"(?:改善|改良|見直){_NOT}"),
    NextStepKind.REDUCE: re.compile(f"縮小{_NOT}|(?i:\\bscal(?:e|ing) (?:back|down)\\b|\\Areduc(?:e|tion)\\Z)"),
    NextStepKind.ABOLISH: re.compile(
        f"廃止{_NOT}|(?i:\\bdiscontinu(?:e|ed|ing|ation)\\b|\\bto be (?:abolished|closed)\\b|\\A(?:abolish(?:ed)?|clos(?:e|ed|ure)|ceas(?:e|ed)|withdraw(?:n|al)?)(?: the)?(?: (?:scheme|service|programme|project))?\\.?\\Z)"
    ),
    NextStepKind.COMPLETE: re.compile(f"(?<!未)(?:完了|終了){_NOT}|(?i:\\Acompleted?\\.?\\Z)"),
}
_DENIED: Final[Mapping[NextStepKind, tuple[re.Pattern[str], NextStepKind]]] = {
    kind: (
        re.compile(
            rf"(?:[^、。]*[、は])?(?:{word})(?:を|は|も)?(?:しない|せず|しません|行わない|(?:の?(?:必要|予定)(?:は|が)?)?(?:なし|ない|ありません))。?"
        ),
        meant,
    )
    for kind, word, meant in (
        (NextStepKind.CONTINUE, "継続|維持", NextStepKind.ABOLISH),
        (NextStepKind.EXPAND, "拡充|拡大", NextStepKind.CONTINUE),
        (NextStepKind.IMPROVE, "改善|改良|見直し", NextStepKind.CONTINUE),
        (NextStepKind.REDUCE, "縮小", NextStepKind.CONTINUE),
        (NextStepKind.ABOLISH, "廃止", NextStepKind.CONTINUE),
    )
}
"""A wording that only denies the kind itself, and as which it reads then."""
_BETTER: Final = re.compile("改善|改良")
"""見直し alone may come to anything."""
_ALIKE: Final = ({NextStepKind.ABOLISH, NextStepKind.COMPLETE},)
"""What ends may be called either."""
_IN_PART: Final = re.compile(f"一部(?:の[^、。]{{1,12}})?(?:を|は|の)?(?:廃止|終了|休止|取りやめ){_NOT}")
"""What ends in part becomes smaller."""
_OTHER_WAY: Final = re.compile(
    "(?:[^、。]{0,20}(?:へ|に|と|への|との))?(?:事業(?:を|の)?)?(?:統合|一本化|移管|民営化|民間移譲|一時休止|休止|中断|保留|再編)(?:する|します|予定|を検討)?。?"
)
"""Neither an end nor going on: of 統合 the page would say 廃止, or 継続."""
_NO_CHANGE_OF_HANDS: Final = (
    NextStepKind.ABOLISH,
    NextStepKind.COMPLETE,
    NextStepKind.CONTINUE,
    NextStepKind.EXPAND,
)
_SHORT: Final = 60
"""A longer wording is an account that may name anything."""


def check_next_steps(site: Site, passed: Collection[str] = ()) -> Iterator[Problem]:
    """The next steps of all results. Plans in ``passed`` are passed over."""
    for _, folder in plans_to_check(site, passed):
        for results in folder.results:
            yield from _check_results(results)


def _check_results(results: ResultFile) -> Iterator[Problem]:
    for report in results.reports:
        step = report.next_step
        if isinstance(step, NextStep) and isinstance(step.as_published, str):
            told = contradicting(step.kind, step.as_published)
            if told:
                kinds = "、".join(each.japanese[0] for each in told)
                kind = f"{step.kind}（{step.kind.japanese[0]}）"
                yield problem("K557", report.place, wording=step.as_published, kind=kind, kinds=kinds)


def contradicting(kind: NextStepKind, wording: str) -> tuple[NextStepKind, ...]:
    """The kinds that the wording says where the typed one is not among them; empty where it is, or where the wording says none."""
    text = unicodedata.normalize("NFKC", wording)
    if kind is NextStepKind.OTHER or len(text) > _SHORT:
        return ()
    denied = _DENIED.get(kind)
    if denied is not None and denied[0].fullmatch(text.strip()):
        return (denied[1],)
    told = tuple(each for each, said in _SAID.items() if said.search(text))
    if not told and kind in _NO_CHANGE_OF_HANDS and _OTHER_WAY.fullmatch(text.strip()):
        return (NextStepKind.OTHER,)
    if kind is NextStepKind.REDUCE and _IN_PART.search(text):
        return ()
    if told == (NextStepKind.IMPROVE,) and not _BETTER.search(text):
        return ()
    allowed = next((each for each in _ALIKE if kind in each), {kind})
    return () if allowed.intersection(told) else told
