"""`kokai doctor`: one look at a site's folder, at what it takes from Kokai, and at the machine.

``bases`` keeps of which file of Kokai each own file was made, in a file of the site that nobody has to know of; ``own_files`` finds what changed since;
``templates`` looks at the frame's; ``site_state`` at data, settings, workflows and leftovers; ``machine`` at the programs; ``telling`` says it all.
"""

from generator.doctor.bases import BASES, UnknownFileError, UnreadableBasesError, accept_files, render_first_bases
from generator.doctor.examining import examine_site
from generator.doctor.observations import Concern, Observation, worst_of
from generator.doctor.telling import render_observations

__all__ = [
    "BASES",
    "Concern",
    "Observation",
    "UnknownFileError",
    "UnreadableBasesError",
    "accept_files",
    "examine_site",
    "render_first_bases",
    "render_observations",
    "worst_of",
]
