"""The demo: one invented case from the desk to the public PDF, with the real parts of the app (formats.md 13)."""

import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.cli import demo_story as story
from app.crypto.passphrases import new_passphrase
from app.domain.case import ReviewStep
from app.domain.letters import ACKNOWLEDGEMENT, OUTCOME
from app.errors import AppError
from app.i18n import LANGUAGES, _
from app.paths import resource
from app.services import capture, evidence, intake, keys, kits, letters, publication, vault
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from app.storage import files, profile

DONE = 0
_EVENING = datetime(2026, 5, 16, 12, 5, tzinfo=UTC)
"""21:05 in Osaka."""


class FolderIsNotEmpty(AppError):
    """The demo wants a folder of its own."""


class FolderCannotBeWritten(AppError):
    """The system refuses the folder."""


class _StoryClock:
    """Tells the time of the story, so that the public files are the same bytes each time."""

    def __init__(self) -> None:
        self.moment = _EVENING

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **duration: int) -> None:
        self.moment += timedelta(**duration)


def run(folder: Path) -> int:
    """Play the story into a new or empty folder and print what it made.

    Raises FolderIsNotEmpty, FolderCannotBeWritten.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise FolderIsNotEmpty(_("There is something in this folder already. Nothing was made. Name a new folder."))
        for name in ("kit", "public"):
            (folder / name).mkdir()
        for made in _play(folder, new_passphrase()):
            print(made)
    except OSError as error:
        raise FolderCannotBeWritten(
            _("The demo could not be written here. Choose a place of your own with free space.")
        ) from error
    return DONE


def _play(folder: Path, passphrase: str) -> list[Path]:
    clock = _StoryClock()
    kit, outbox, home = folder / "kit" / "spring-meetup.mamori-kit", folder / "outbox", folder / "Practice.mamori"
    community = profile.read(resource("communities", "oktech.toml"))
    made = vault.create_vault(home, passphrase, community, clock=clock)
    session = made.session
    try:
        # What opens this vault stands in READ-ME.txt, the code too.
        keys.code_was_typed_back(session)
        event = kits.event(session, "Spring meetup", date(2026, 5, 16), date(2026, 5, 16), ("Lobby", "Hall B"))
        kits.make_kit(session, kit, event)
        sealed = _seal_reports(capture.open_kit(kit), outbox, clock)
        clock.forward(hours=14)
        imported = intake.import_reports(session, sealed)
        public = _review_first(session, str(imported[0].case), folder / "public", clock)
    finally:
        session.close()
    note = folder / "READ-ME.txt"
    files.replace_file(note, _note(passphrase, made.recovery_code).encode())
    return [kit, *sealed, home, *public, note]


def _seal_reports(kit: capture.OpenKit, outbox: Path, clock: _StoryClock) -> list[Path]:
    chat = evidence.attach_stream(story.ATTACHMENT_NAME, io.BytesIO(story.ATTACHMENT), len(story.ATTACHMENT), clock())
    told = ((story.FIRST_REPORT, "en", (chat,)), (story.SECOND_REPORT, "ja", ()), (story.THIRD_REPORT, "en", ()))
    sealed = []
    for report, written_in, attachments in told:
        receipt = capture.submit_report(
            kit, report, outbox, attachments=attachments, written_in=written_in, clock=clock
        )
        sealed.append(outbox / receipt.file)
        clock.forward(minutes=25)
    return sealed


def _review_first(session: Session, case: str, public: Path, clock: _StoryClock) -> list[Path]:
    def step(record: ReviewStep) -> None:
        record_step(session, case, record, story.REPORTED.id if record.per_person else None)

    acknowledgement = letters.write_letter(session, case, ACKNOWLEDGEMENT, "en")
    letters.mark_sent(session, case, acknowledgement.id, "mail")
    step(story.SAFE)
    step(story.NO_CONFLICT)
    for person in story.PEOPLE:
        register_person(session, case, person)
    clock.forward(days=5)
    step(story.HEARD)
    clock.forward(days=4)
    for record in (story.FOUND, story.PROPOSED, story.ASKED, story.DONE):
        step(record)
    outcome = letters.write_letter(session, case, OUTCOME, "en", story.ACTION)
    letters.mark_sent(session, case, outcome.id, "mail")
    step(story.TOLD)
    clock.forward(days=6)
    step(story.PUBLISHED)
    saved = [_publish(session, case, public, language) for language in LANGUAGES]
    step(story.CLOSED)
    return saved


def _publish(session: Session, case: str, public: Path, language: str) -> Path:
    built = publication.build(session, case, language, story.PUBLIC_TEXT[language])
    path = public / f"incident-{built.reference}-{language}.pdf"
    approval = story.PUBLISHED
    publication.publish(session, case, built, path, reason=approval.reason, approved_by=approval.approved_by)
    return path


def _note(passphrase: str, code: str) -> str:
    return _(
        "This is a demo of Mamori. Everybody in it is invented.\n\n"
        "Practice.mamori is a vault. Its passphrase is: {passphrase}\n"
        "Its recovery code is: {code}\n"
        "kit holds the file a desk seals reports with, outbox what a desk sealed, public what everybody may read.\n"
    ).format(passphrase=passphrase, code=code)
