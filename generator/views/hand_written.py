"""What hand-written pages say of the site that its data decides: whom to ask, under which terms, and that nothing is here yet."""

from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.wording.site_words import SiteWords


def view_where_to_ask(site_index: SiteIndex, own: SiteWords) -> str:
    """Where readers find whom to ask; that nobody is named, where nobody is."""
    if not isinstance(site_index.site.settings.contact, Absent):
        return own.written.ask_here
    if any(not isinstance(city.municipality.contact, Absent) for city in site_index.municipalities.values()):
        return own.written.ask_cities
    return own.written.ask_nowhere


def view_terms_of_use(site_index: SiteIndex, own: SiteWords) -> str:
    """Where the terms stand under which the data may be used; that none are told, where none are."""
    here = not isinstance(site_index.site.settings.licence, Absent)
    cities = any(not isinstance(city.municipality.licence, Absent) for city in site_index.municipalities.values())
    if here:
        return own.written.terms_both if cities else own.written.terms_here
    return own.written.terms_cities if cities else own.written.terms_nowhere
