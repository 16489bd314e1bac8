"""What a new site still lacks: `kokai new` writes no fact that nobody has told it, and a check names what is to come."""

from collections.abc import Iterator

from generator.model.basics import Absent
from generator.model.site import Site
from generator.problems.problem import Problem, problem, whole_file


def check_unfinished(site: Site) -> Iterator[Problem]:
    """An address that no host can have, and plans that name neither their document nor their years."""
    if not site.settings.is_address_decided:
        yield problem("K590", whole_file("site.yaml"), address=site.settings.address)
    for folder in site.municipalities:
        for held in folder.plans:
            plan = held.plan
            lacks = ["出典（source）"] if isinstance(plan.source.document, Absent) else []
            if isinstance(plan.period.first, Absent) and isinstance(plan.period.last, Absent):
                lacks.append("計画期間（period）")
            if lacks:
                yield problem("K591", plan.place, title=plan.title, what="と".join(lacks))
