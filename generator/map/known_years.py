"""How far time has gone, as far as the data tell: no page may call a year the future that the site itself knows to be past."""

from collections.abc import Iterator

from generator.calendars import fiscal_year_of
from generator.model.basics import Absent
from generator.model.plans import RoundKind
from generator.model.site import Site


def known_year(site: Site) -> int:
    """The last fiscal year that has come, by the date of the last release, the documents and the reports; 0 where nothing tells.

    Of releases only the last one counts, and it alone where there is any: what a site published then was true on that day.
    """
    newest = site.settings.newest_release
    return max(_told(site), default=0) if isinstance(newest, Absent) else fiscal_year_of(newest.date)


def _told(site: Site) -> Iterator[int]:
    for folder in site.municipalities:
        yield from (document.fiscal_year for document in folder.documents)
        for plan in folder.plans:
            reported = {results.round.target for results in plan.results}
            for each in plan.plan.rounds:
                if each.id in reported:
                    whole = each.kind is not RoundKind.INTERIM  # a year is reported on as a whole after its end
                    yield each.fiscal_year + whole
