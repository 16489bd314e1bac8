"""Under which terms data may be used, as people and as programs name them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from generator.map.site_index import SiteIndex
from generator.model.basics import Absent, Named

_KNOWN: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "CC-BY-4.0": ("creativecommons.org/licenses/by/4.0",),
        "PDL-1.0": ("digital.go.jp/resources/open_data/public_data_license_v1.0",),
    }
)
"""Names of terms by what stands in the address of their text."""
ADDRESSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
        "PDL-1.0": "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
    }
)
"""The address by which programs know them, whatever language's page the data name."""
_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "CC BY 4.0": "CC-BY-4.0",
        "CC-BY-4.0": "CC-BY-4.0",
        "PDL1.0": "PDL-1.0",
        "PDL 1.0": "PDL-1.0",
        "公共データ利用規約（第1.0版）": "PDL-1.0",
    }
)


class Terms(NamedTuple):
    """``name`` and ``url`` as the data have them, "" where they tell none; ``code`` is a known name, "" for other terms."""

    name: str
    url: str
    code: str = ""

    @property
    def address(self) -> str:
        """The address by which programs know the terms; that in the data for others, "" for none."""
        return ADDRESSES.get(self.code, self.url)


NO_TERMS: Final = Terms("", "")


def terms_of(site_index: SiteIndex, city: str = "") -> Terms:
    """The terms of a municipality's data: its own, else the site's; of the whole site ("") the site's."""
    named = [site_index.site.settings.licence]
    if city:
        named.insert(0, site_index.municipalities[city].municipality.licence)
    return next((_read_terms(each) for each in named if not isinstance(each, Absent)), NO_TERMS)


def _read_terms(named: Named) -> Terms:
    url = "" if isinstance(named.url, Absent) else named.url
    code = next((code for code, parts in _KNOWN.items() if any(part in url for part in parts)), "")
    return Terms(named.name, url, code or _NAMES.get(named.name.strip(), ""))
