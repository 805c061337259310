"""One whole review as records, and as what somebody types, step by step."""

from app.domain.case import ReviewStep
from app.domain.determination import Accounts, Hearing
from app.domain.report import YesNo
from app.domain.responses import ProposedResponse
from app.domain.review_steps import (
    Acknowledgement,
    Change,
    Close,
    ConflictOfInterest,
    Feedback,
    Publication,
)
from app.domain.safety import Safety
from tests.builders import DONE, FOUND, TOLD

SAFE = Safety(ongoing=YesNo.NO, threat=YesNo.NO, basis="They said so.")
NO_CONFLICT = ConflictOfInterest(conflict=YesNo.NO, took_part="The organizer", alone=YesNo.YES)
ANSWERED = Acknowledgement(sent_at="2026-05-16T13:00:00+09:00", channel="mail")
HEARD = Accounts(hearing=Hearing.HEARD, account="I did not mean it like that.", how="In a call, in English")
PROPOSED = ProposedResponse(
    kind="imposed_break", details="Skip the next meetup.", starts="2026-06-01", ends="2026-06-08", reason="First time."
)
ASKED = Feedback(answer="That is enough for me.", change=Change.UNCHANGED, why="It fits.")
PUBLISHED = Publication(publish=YesNo.YES, reason="Others asked.", approved_by="The organizer")
CLOSED = Close(note="Greet newcomers at the door.")
ALL_STEPS: tuple[ReviewStep, ...] = (
    SAFE, NO_CONFLICT, ANSWERED, HEARD, FOUND, PROPOSED, ASKED, DONE, TOLD, PUBLISHED, CLOSED,
)  # fmt: skip
ACTION = {"action": "a break from the next meetup"}
