"""One sentence on how the city's own evaluation and the computed status of the same year stand to each other."""

from generator.judging import Agreement, Status, judge_agreement
from generator.model.basics import Absent
from generator.model.plans import Standing
from generator.wording.figure_words import StatusWords


def agreement_sentence(
    words: StatusWords, status: Status, standing: Standing | Absent, year: str, *, judged: bool = False
) -> str:
    """Do the city's evaluation and the computed status of the ``year`` agree, and if not, how do they differ?

    ``judged``: there is an evaluation, even if no scale says how it reads.
    """
    own = words.agreement
    if isinstance(standing, Absent):
        return own.no_scale if judged else own.nothing
    said, computed = own.standings[standing], words.labels[status]
    match judge_agreement(status, standing):
        case Agreement.AGREE:
            return own.agree.format(computed=computed, year=year)
        case Agreement.DISAGREE:
            return own.disagree.format(said=said, computed=computed, year=year)
        case Agreement.NOT_COMPARABLE:
            return own.not_comparable[status]
