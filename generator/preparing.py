"""What stands before anything is made: data read and taken, statuses judged, the frame, the key of all of it.

A build goes through it and tells of it; a process that works beside it goes through it again, from what that one keeps.
"""

from collections.abc import Sequence
from typing import NamedTuple

from generator.cache import Store
from generator.checks import check_hand_written_pages, check_hand_written_titles
from generator.chrome import build_chrome
from generator.chrome.built import Chrome
from generator.chrome.frame import Frame, view_frame
from generator.chrome.hand_written import read_title
from generator.judging.kept_judgements import read_judgements, write_judgements
from generator.judging.kept_standings import KnownStandings, read_standings, write_standings
from generator.judging.standings import Standings, judge_all, stand_all
from generator.ledger import check_hand_written_released
from generator.load.decoded_files import read_decoded, write_decoded
from generator.load.read import SourceFile, read_data
from generator.load.site import Gathered, gather_site, with_releases
from generator.map.cache_keys import CacheKeys
from generator.map.editions import speak_in
from generator.map.site_index import SiteIndex
from generator.orders import Order
from generator.problems.problem import Problem, Refused
from generator.publishable import Publishable
from generator.render.environment import read_templates_choice
from generator.render.line_breaking import read_breaks
from generator.views.standing_links import divided_lists


def read_and_take(order: Order, store: Store) -> tuple[Gathered, list[Problem], Sequence[SourceFile]]:
    """Read the data folder and take every file; passed files are kept for the next time. Gives the files too where a release is made of them."""
    files, problems = read_data(order.data)
    # What is kept of a file does not tell its quotations.
    held = read_decoded(store, {file.file: file.digest for file in files}) if order.sources is None else {}
    gathered = gather_site(files, held, quotes=order.sources is not None)
    if order.releasing is not None and not isinstance(gathered.site, Refused):
        gathered = gathered._replace(site=with_releases(gathered.site, [order.releasing]))
    if len(held) != len(gathered.taken):
        write_decoded(store, gathered.taken, held)
    return gathered, [*problems, *gathered.problems], files if order.releasing is not None else ()


def judge(store: Store, known: Publishable) -> Standings:
    """Judge what may have changed since the last build, and put all together."""
    before = read_judgements(store, known.made_of)
    judged = judge_all(known.site_index, {**known.judgements, **before})
    write_judgements(store, known.made_of, judged, before)
    found = read_standings(store, known.site_index, known.made_of)
    standings_before = frozenset(found.rows)
    standings = stand_all(known.site_index, judged, found.rows, found.stood)
    now = KnownStandings(found.rows, standings.stood)
    write_standings(store, known.site_index, known.made_of, now, standings_before)
    return standings


def prepare_frame(order: Order, store: Store, known: Publishable) -> tuple[Chrome, SiteIndex, Frame]:
    """The chrome, the map in its language, and what the data put into its slots."""
    read_breaks(store)
    return frame_of(build_chrome(order.project, order.work, trusts=order.cached), known)


def frame_of(chrome: Chrome, known: Publishable) -> tuple[Chrome, SiteIndex, Frame]:
    """The same of a chrome that stands."""
    site_index = speak_in(known.site_index, chrome.language)
    return chrome, site_index, view_frame(site_index.site.settings, site_index, chrome.language)


def check_frame(chrome: Chrome, site_index: SiteIndex, known: Publishable) -> list[Problem]:
    """The problems of hand-written pages."""
    return [
        *chrome.warnings,
        *check_hand_written_pages(known.table, chrome.pages),
        *check_hand_written_released(site_index.site, known.table, chrome.pages),
        *check_hand_written_titles((shell.source, read_title(shell)) for shell in chrome.pages.values()),
    ]


class MadeBy(NamedTuple):
    """A digest of the program and the chrome, and the keys of all that they make."""

    program: str
    keys: CacheKeys


def made_by(order: Order, known: Publishable, chrome: Chrome, frame: Frame, standings: Standings) -> MadeBy:
    """What makes the pages."""
    program = known.program + chrome.digest + read_templates_choice()
    own = frame.digest() + divided_lists(standings) + ("pictures" if order.images else "")
    return MadeBy(program, known.keys.made_by(program + own))
