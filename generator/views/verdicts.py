"""How measures and indicators stand, in the words of their pages: what is compared when data change."""

from collections.abc import Iterable
from typing import Final

from generator.changes import key_of_holder, period_verdict
from generator.judging import Judgement
from generator.judging.standings import Standings, indicator_key
from generator.map.site_index import SiteIndex
from generator.open_data.holders import holders_of_plan
from generator.views.badges import view_badge, view_badge_of_indicator
from generator.views.formats import period_text
from generator.views.measure_statuses import view_status_of
from generator.views.page_context import context_of_site
from generator.wording.words import Words

_SEVERAL: Final = 2


def tell_verdicts(
    site_index: SiteIndex, standings: Standings, words: Words, plans: Iterable[str] | None = None
) -> dict[str, str]:
    """The words by the keys of a state (`changes.Snapshot`): of measures by their holder's, of indicators by theirs. Of these plans alone, if any are named."""
    context = context_of_site(site_index, standings, words, "")
    told: dict[str, str] = {}
    for plan in sorted(site_index.plans if plans is None else plans):
        for holder in holders_of_plan(site_index, plan):
            key, own = key_of_holder(holder), plan if holder.kind == "plan" else f"{plan}/{holder.id}"
            if holder.kind == "measure":
                told[key] = view_status_of(context, own).label
            for indicator in holder.indicators:
                judgement = standings.indicators[indicator_key(own, indicator.id)]
                told[f"{key}/{indicator.id}"] = _told_of(judgement, words)
    return dict(sorted(told.items()))


def _told_of(judgement: Judgement, words: Words) -> str:
    """How an indicator stands; where several periods have a verdict of their own, as its table shows them, also each of these, a line each."""
    label = view_badge_of_indicator(judgement, words).label
    if len(judgement.verdicts) < _SEVERAL:
        return label
    periods = (
        period_verdict(period_text(each.period, words), view_badge(each.status, words).label)
        for each in judgement.verdicts
    )
    return "\n".join((label, *periods))
