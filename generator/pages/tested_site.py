"""Which site it is that an accessibility test is of: its address, and what its pages are made of."""

from generator.cache import digest_of
from generator.chrome.built import Chrome
from generator.map.address_table import AddressTable
from generator.model.accessibility import SiteOfTest
from generator.render.environment import digest_templates

_TEXTS = (".css", ".js")


def identify_site(address: str, table: AddressTable, chrome: Chrome) -> SiteOfTest:
    """The site at the address. What cities publish may change without making it another site: pages, numbers, texts.

    What makes it another one: a changed template, style or script, a changed frame around the pages, a kind of page or a hand-written
    page more or less.
    """
    parts: list[str | bytes] = [digest_templates()]
    for name, shell in sorted(chrome.shells.items()):
        parts += [name, *shell.chunks]
    for name, file in sorted(chrome.assets.items()):
        if name.endswith(_TEXTS):
            parts += [name, file.read_bytes()]
    parts += ["written", *sorted(chrome.pages), "kinds", *sorted({page.kind.name for page in table.pages.values()})]
    return SiteOfTest(address, digest_of(*parts))
