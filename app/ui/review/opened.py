"""One case as its screen may show it: all of it, or only its face until the conflict of interest is declared (R27)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain import review, updates
from app.domain.case import Case
from app.domain.clocks import DueState
from app.domain.community import Community
from app.domain.review_steps import ConflictOfInterest
from app.domain.safety import held_since, hold_is_on
from app.domain.updates import Delay
from app.i18n import LANGUAGES
from app.services import cases, journal, panel_handover, people
from app.services.cases import CaseFace
from app.services.journal import Entry
from app.services.panel_handover import Receiver
from app.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCase:
    """What reaches the window of a case."""

    case: Case
    """Without reports and people while nobody may read it."""
    face: CaseFace
    state: str
    due_state: DueState
    now: datetime
    community: Community
    is_readable: bool
    on_hold: bool
    held_since: datetime | None
    activity: tuple[Entry, ...]
    steps_back: bool
    """Whether the organizer declared a conflict of interest."""
    receiver: Receiver | None
    """The panel to which the case can be handed then."""
    documents: tuple[str, ...]
    """The documents a consent can be given for: the public report that comes next in some language."""
    next_by: datetime | None
    """When the reporter hears again; None only where the case is closed (R41)."""
    delays: tuple[Delay, ...]
    """Every promise to the reporter that was missed, for ever (R24, R41)."""
    elsewhere: Mapping[str, int]
    """For reported persons who appear in other cases: in how many."""


def open_for_review(session: Session, case_id: str) -> OpenedCase:
    """Open a case and note it in the journal, or show its face; called on the worker."""
    case = cases.read_case(session, case_id)
    if review.may_be_read(case):
        session.saw("case opened", case_id)
    return see(session, case)


def see_again(session: Session, case_id: str) -> OpenedCase:
    """The case as it stands now, after something was recorded; called on the worker."""
    return see(session, cases.read_case(session, case_id))


def see(session: Session, case: Case) -> OpenedCase:
    """What may be shown of this case; called on the worker."""
    readable, now = review.may_be_read(case), session.now()
    next_by = updates.promises(case, session.community).next_by
    return OpenedCase(
        case=case if readable else _closed(case),
        face=cases.face_of(session, case),
        state=review.state(case),
        due_state=cases.acknowledgement_state(session, case),
        now=now,
        next_by=next_by.astimezone(session.zone) if next_by else None,
        delays=updates.delays_at(case, session.community, now),
        community=session.community,
        is_readable=readable,
        on_hold=hold_is_on(case),
        held_since=held_since(case),
        activity=journal.history(session, case.id) if readable else (),
        steps_back=case.latest(ConflictOfInterest) is not None and not readable,
        receiver=panel_handover.receiver(session),
        documents=tuple(dict.fromkeys(people.document(session, case.id, code) for code in LANGUAGES)),
        elsewhere=people.same_elsewhere(session, case) if readable else {},
    )


def _closed(case: Case) -> Case:
    """Records stay, so that a step can be recorded anew; after a declared conflict even those are gone."""
    records = case.records
    if case.latest(ConflictOfInterest) is not None:
        records = tuple(record for record in records if isinstance(record.step, ConflictOfInterest))
    return replace(case, reports=(), people=(), records=records)
