"""A site in several languages: each is a build of its own from the same data, and tells of the others."""

from typing import Final

from msgspec.structs import replace

from generator.map.site_index import SiteIndex
from generator.model.city import Edition, SiteSettings

_FIRST: Final = "ja"
_FIRST_NAME: Final = "日本語"
"""The settings are written for the Japanese site."""


def settings_in(settings: SiteSettings, language: str) -> SiteSettings:
    """The settings of the site in ``language``: its own address, and the editions that are left, the Japanese one among them.

    A language of which the settings do not tell has the address of the Japanese site.
    """
    own = next((each for each in settings.editions if each.language == language), None)
    if own is None:
        return settings
    first = Edition(_FIRST, settings.place, _FIRST_NAME, settings.address)
    others = tuple(each for each in settings.editions if each is not own)
    return replace(settings, address=own.address, editions=(first, *others))


def speak_in(site_index: SiteIndex, language: str) -> SiteIndex:
    """The map of the site in a language, which has an address of its own."""
    site = site_index.site
    return site_index._replace(site=replace(site, settings=settings_in(site.settings, language)))
