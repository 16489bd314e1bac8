"""How measures and indicators stand, one word each, as their pages say it: what is compared when data change."""

from collections.abc import Iterable

from generator.changes import key_of_holder
from generator.judging.standings import Standings, indicator_key
from generator.map.site_index import SiteIndex
from generator.open_data.holders import holders_of_plan
from generator.views.badges import view_badge_of_indicator
from generator.views.measure_statuses import view_status_of
from generator.views.page_context import context_of_site
from generator.wording.words import Words


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
                told[f"{key}/{indicator.id}"] = view_badge_of_indicator(judgement, words).label
    return dict(sorted(told.items()))
