"""Every kind of entry there is; a new one is a new class, named here."""

from app.domain.accounts import Fact, Statement, Translation
from app.domain.case import CaseEntry
from app.domain.merging import DuplicateMerged
from app.domain.protection import AgencyAttempt, EveryoneSafe, HasEnded, ProtectionMeasure
from app.domain.releases import Release
from app.domain.review_session import Participant, ReviewSession

ENTRIES: tuple[type[CaseEntry], ...] = (
    ProtectionMeasure,
    AgencyAttempt,
    HasEnded,
    EveryoneSafe,
    Participant,
    ReviewSession,
    Statement,
    Translation,
    Fact,
    Release,
    DuplicateMerged,
)
"""What can be written down beside the steps of the review."""
