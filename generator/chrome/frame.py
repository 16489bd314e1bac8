"""What every page's frame says of the whole site: its name, its municipalities, its release, licence and contact."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

import msgspec
from markupsafe import escape

from generator.addresses import municipality_address, plan_address
from generator.cache import digest_of
from generator.chrome.policy import page_policy
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.model.city import SiteSettings
from generator.render.renderer import Renderer, read_component_styles, renderer
from generator.views.formats import date_text
from generator.views.pieces import Link
from generator.views.responsible import tel_href
from generator.views.site_pieces import CityLinks
from generator.views.vocabularies import vocabulary_of
from generator.wording.site_words import FrameWords

_MOST_PLANS = 24
"""So many plans are linked at the foot of every page; where there are more, the municipalities alone."""


class Frame(msgspec.Struct, frozen=True):
    """The frame. ``base`` is the absolute path of the site's root, ``address`` its whole address, ``styles`` the text of the components' style sheet.

    Addresses in ``cities`` are below the root, as yet without the way to it. ``others``: addresses of the sites that are searched with this one.
    """

    base: str
    address: str
    styles: str
    name: str
    notice: str
    cities: tuple[CityLinks, ...]
    release: tuple[Link, ...]
    licence: tuple[Link, ...]
    contact: tuple[Link, ...]
    others: tuple[str, ...]
    renderer: Renderer

    def slots(self, root: str) -> Mapping[str, str]:
        """The chrome's slots on a page from which ``root`` leads to the site's root. Everything is escaped."""
        cities = tuple(
            CityLinks(_at(root, city.link), tuple(_at(root, plan) for plan in city.plans)) for city in self.cities
        )
        return {
            "policy": page_policy(self.others),  # made of signs that no attribute in double quotes minds
            "site-name": str(escape(self.name)),
            "notice": self._part("said", self.notice),
            "nav-municipalities": self._part("municipalities", cities),
            "release": self._part("linked", self.release),
            "licence": self._part("linked", self.licence),
            "contact": self._part("linked", self.contact),
        }

    def digest(self) -> str:
        """A digest of everything that the frame says: where it changes, every page changes."""
        said = {**self.slots(""), "address": self.address, "base": self.base}
        return digest_of(*(part for each in sorted(said.items()) for part in each))

    def _part(self, macro: str, value: object) -> str:
        return self.renderer.component("site_frame", macro, value).strip()


def view_frame(settings: SiteSettings, site_index: SiteIndex, language: str = "ja") -> Frame:
    """The frame of every page of the site."""
    words = vocabulary_of(language).site.frame
    return Frame(
        base=urlsplit(settings.address).path.rstrip("/") + "/",
        address=settings.address,
        styles=read_component_styles(),
        name=settings.name,
        notice=settings.demonstration_text if settings.demonstration else "",
        cities=tuple(_cities(site_index)),
        release=tuple(_release(settings, words)),
        licence=tuple(_licence(settings)),
        contact=tuple(_contact(settings, words)),
        others=tuple(other.address for other in settings.other_sites),
        renderer=renderer(language),
    )


def _at(root: str, link: Link) -> Link:
    return Link(link.text, root + link.href)


def _cities(site_index: SiteIndex) -> Iterator[CityLinks]:
    with_plans = len(site_index.plans) <= _MOST_PLANS
    for city, folder in site_index.municipalities.items():
        plans = folder.plans if with_plans else ()
        yield CityLinks(
            Link(folder.municipality.name, municipality_address(city)),
            tuple(Link(each.plan.title, plan_address(city, each.plan.id)) for each in plans),
        )


def _release(settings: SiteSettings, words: FrameWords) -> Iterator[Link]:
    """The newest release."""
    newest = settings.newest_release
    if not isinstance(newest, Absent):
        yield Link(words.release.format(tag=newest.tag, date=date_text(newest.date)), "")


def _licence(settings: SiteSettings) -> Iterator[Link]:
    licence = settings.licence
    if not isinstance(licence, Absent):
        yield Link(licence.name, "" if isinstance(licence.url, Absent) else licence.url)


def _contact(settings: SiteSettings, words: FrameWords) -> Iterator[Link]:
    contact = settings.contact
    if isinstance(contact, Absent):
        return
    if not isinstance(contact.name, Absent):
        yield Link(contact.name, "")
    if not isinstance(contact.postal, Absent):
        yield Link(contact.postal, "")
    if not isinstance(contact.tel, Absent):
        yield Link(words.tel.format(tel=contact.tel), tel_href(contact.tel))
    if not isinstance(contact.email, Absent):
        yield Link(contact.email, f"mailto:{contact.email}")
    if not isinstance(contact.url, Absent):
        yield Link(words.form, contact.url)
