"""Invented people and reports that tests are made of, and the small tools tests share."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app import canonical_json
from app.canonical_json import Binary
from app.crypto import opening, signing
from app.domain.determination import Determination, Identified, Verdict
from app.domain.people import Person, Role
from app.domain.report import Consent, Report, YesNo
from app.domain.review_steps import CarriedOut, PeopleTold
from app.services import community
from app.services.session import Session
from app.storage import panel_card
from app.storage.panel_card import PanelCard

PASSPHRASE = "lantern maple window seven clouds"
NOON = datetime(2026, 5, 16, 3, 0, tzinfo=UTC)
"""12:00 in Osaka."""

REPORTER = Person(
    id="a" * 32,
    role=Role.REPORTER,
    names=("田中 愛子", "たなか あいこ", "Aiko Tanaka"),
    emails=("aiko.tanaka@example.org",),
    phones=("090-1234-5678",),
)
REPORTED = Person(id="b" * 32, role=Role.REPORTED, names=("Daniel Brandt",), handles=("dbrandt_dev", "dbrandt#4821"))
SECOND_REPORTED = Person(id="c" * 32, role=Role.REPORTED, names=("星野 潤", "ほしの じゅん", "Jun Hoshino"))
WITNESS = Person(id="d" * 32, role=Role.WITNESS, names=("Maya Okafor",))

SHORT = Report(account="Somebody kept commenting on my looks after I asked them to stop.")
ENGLISH = Report(
    danger=YesNo.NO,
    contact="Aiko Tanaka, aiko.tanaka@example.org",
    people="Daniel Brandt (dbrandt_dev on Discord)",
    witnesses="Maya Okafor",
    when="Saturday, around nine in the evening",
    place="lobby on floor 2",
    account="Daniel Brandt kept telling me how my dress looked on me, and went on after I asked him to stop.",
    asked_to_stop="I did, twice. Maya Okafor did, too.",
    ongoing=YesNo.NO,
    consent=Consent.YES,
)
JAPANESE = Report(
    contact="090-1234-5678",
    people="星野潤さん",
    account="懇親会で星野さんが私の国籍について何度もからかいました。やめてほしいと伝えても続きました。",
    ongoing=YesNo.NO,
)

FOUND = Determination(
    what_happened="Repeated comments on looks, after a request to stop.",
    source="Two accounts that agree",
    verdict=Verdict.VIOLATION,
    clause="words",
    behavior="repeated",
    reason="Both accounts agree.",
    identified=Identified.YES,
    ongoing_or_threat=YesNo.NO,
)
DONE = CarriedOut(done="Told in a call; noted for the next meetup.")
TOLD = PeopleTold(told="The reporter, by letter.")


class FakeClock:
    """A clock that only the test moves."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **duration: int) -> None:
        """Let time pass, in the words of timedelta."""
        self.moment += timedelta(**duration)


def keep_a_panel(session: Session, folder: Path, contact: str = "Any of the three, by post") -> str:
    """Give a vault the card of an invented panel; the identity that opens what is sealed to it."""
    secret, identity = signing.new_signing_key(), opening.new_identity()
    card = PanelCard(
        v=1,
        recipient=opening.recipient_of(identity),
        sign=Binary(signing.public_half(secret)),
        contact=contact,
        k=2,
        n=3,
        set=7,
        made=date(2026, 5, 1),
    )
    path, body = folder / "invented.mamori-panel", canonical_json.encode(card)
    panel_card.write(path, body, signing.sign(secret, panel_card.SIGNED_AS, body))
    community.import_panel(session, path)
    return identity
