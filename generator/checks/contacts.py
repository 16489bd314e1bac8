"""Whom residents can ask: every municipality names at least one way, for where no department does."""

from collections.abc import Iterator

from generator.model.basics import Absent
from generator.model.site import Site
from generator.problems.problem import Problem, problem


def check_contacts(site: Site) -> Iterator[Problem]:
    """Municipalities that can be asked by no telephone, mail or form, and have no official site where one could look for them."""
    for folder in site.municipalities:
        contact = folder.municipality.contact
        ways = () if isinstance(contact, Absent) else (contact.tel, contact.email, contact.url)
        ways = (*ways, folder.municipality.official_site)
        if all(isinstance(way, Absent) for way in ways):
            yield problem("K509", folder.municipality.place, name=folder.municipality.name)
