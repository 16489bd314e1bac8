"""The whole of what a site is made of, put together and looked up by id."""

from generator.model.basics import Record
from generator.model.city import Correction, Department, Document, Municipality, SiteSettings
from generator.model.ledger import Ledger, Move
from generator.model.plans import Measure, Pillar, Plan
from generator.model.results import ResultFile
from generator.model.versions import VersionLedger
from generator.model.vocabulary import Synonyms


class PlanFolder(Record, frozen=True):
    """One plan with everything that its folder holds, in the order of the document."""

    plan: Plan
    pillars: tuple[Pillar, ...]
    measures: tuple[Measure, ...]
    results: tuple[ResultFile, ...]


class MunicipalityFolder(Record, frozen=True):
    """One municipality with its departments, documents, corrections, plans (by id) and what became of its addresses."""

    municipality: Municipality
    departments: tuple[Department, ...]
    documents: tuple[Document, ...]
    corrections: tuple[Correction, ...]
    plans: tuple[PlanFolder, ...]
    moves: tuple[Move, ...] = ()


class Site(Record, frozen=True):
    """Everything, as taken from ``data/`` and not yet checked across files."""

    settings: SiteSettings
    municipalities: tuple[MunicipalityFolder, ...]
    vocabulary: tuple[Synonyms, ...] = ()
    ledger: Ledger = Ledger()
    moves: tuple[Move, ...] = ()
    versions: VersionLedger = VersionLedger()
