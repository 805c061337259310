"""The practice vault: real in every part but for the people, marked as practice wherever it is seen."""

import io
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from msgspec import structs

from app.crypto.key_slots import Effort
from app.crypto.passphrases import new_passphrase
from app.domain.case import ReviewStep
from app.domain.community import Community, Text
from app.domain.people import Role
from app.errors import AppError
from app.i18n import _
from app.paths import resource
from app.services import capture, evidence, intake, keys, kits, letters, publication, vault
from app.services import practice_first as first
from app.services.people import register_person
from app.services.practice_cases import CASES, PUBLISHED, Act, PracticeCase
from app.services.review import record_step
from app.services.session import PRACTICE, Clock, Session, system_clock
from app.storage import files, profile, vault_folder

VAULT = "Practice.mamori"
_PASSPHRASE = "passphrase.txt"
_MOST = 10
_WEEKS = timedelta(days=56)
"""How long before now the story begins."""


class PracticeCannotBeMade(AppError):
    """The folder cannot be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A practice vault that was just made, open, with what opens it again."""

    session: Session
    folder: Path
    kit: Path
    sealed: tuple[Path, ...]
    public: tuple[Path, ...]
    recovery_code: str = field(repr=False)


def practice_community() -> Community:
    """The community everybody practices with: OKTech's rules under a name that cannot be taken for it."""
    community = profile.read(resource("communities", "oktech.toml"))
    name = Text(en="PRACTICE · OKTech", ja="練習用・OKTech")
    return structs.replace(community, code=PRACTICE, name=name, allow=(*community.allow, name.en, name.ja))


def make_practice(
    folder: Path, passphrase: str, now: datetime, *, clock: Clock = system_clock, effort: Effort | None = None
) -> Practice:
    """Make the practice vault in a new or empty folder, with cases in every state as of `now`.

    Everything goes the way of a real case: sealed at a desk, imported, reviewed. Raises PracticeCannotBeMade, or what
    making a vault refuses.
    """
    told = _StoryClock(now - _WEEKS)
    try:
        for name in ("kit", "public"):
            (folder / name).mkdir(parents=True)
    except OSError as error:
        raise PracticeCannotBeMade(
            _("The practice vault could not be made here. Choose a place of your own with free space.")
        ) from error
    made = vault.create_vault(folder / VAULT, passphrase, practice_community(), clock=told, effort=effort)
    try:
        # What opens this vault stands in READ-ME.txt, the code too.
        keys.code_was_typed_back(made.session)
        story = _Story(made.session, told, folder)
        story.tell(now)
    except BaseException:
        made.session.close()
        raise
    return Practice(
        session=replace(made.session, clock=clock),
        folder=folder / VAULT,
        kit=story.kit,
        sealed=tuple(story.sealed),
        public=tuple(story.public),
        recovery_code=made.recovery_code,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPractice:
    """The practice vault of this computer, open."""

    session: Session
    folder: Path
    passphrase: str
    """Shown on the screen: it protects nobody."""


def open_practice(home: Path, *, clock: Clock = system_clock, effort: Effort | None = None) -> OpenedPractice:
    """The practice vault below this folder, made anew where there is none that opens.

    Its passphrase lies beside it. Raises PracticeCannotBeMade, VaultIsOpenElsewhere.
    """
    for place in ("practice", *(f"practice-{number}" for number in range(2, _MOST))):
        folder = home / place
        words = folder / _PASSPHRASE
        if not folder.exists():
            passphrase = new_passphrase()
            made = make_practice(folder, passphrase, clock(), clock=clock, effort=effort)
            files.replace_file(words, passphrase.encode("ascii"))
            return OpenedPractice(session=made.session, folder=made.folder, passphrase=passphrase)
        with suppress(OSError, UnicodeDecodeError, vault.WrongPassphrase, vault.KeysAreDamaged, vault_folder.NotAVault):
            passphrase = words.read_text("ascii")
            session = vault.open_vault(folder / VAULT, passphrase, clock=clock)
            return OpenedPractice(session=session, folder=folder / VAULT, passphrase=passphrase)
    raise PracticeCannotBeMade(_("There are too many practice vaults that do not open. Remove the old ones first."))


class _StoryClock:
    """Tells the time of the story."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


class _Story:
    """Tells all cases side by side, moment by moment, as a real vault would have seen them."""

    def __init__(self, session: Session, clock: _StoryClock, folder: Path) -> None:
        self._session, self._clock = session, clock
        self.kit = folder / "kit" / "spring-meetup.mamori-kit"
        self._outbox, self._public_folder = folder / "outbox", folder / "public"
        self.sealed: list[Path] = []
        self.public: list[Path] = []
        self._files: dict[str, Path] = {}
        self._cases: dict[str, str] = {}

    def tell(self, now: datetime) -> None:
        """Let everything happen in its order, until now."""
        day = (now - timedelta(days=16)).date()
        event = kits.event(self._session, "Spring meetup", day, day, ("Lobby", "Hall B"))
        kits.make_kit(self._session, self.kit, event)
        happens: list[tuple[datetime, Callable[[], None]]] = []
        for case in CASES:
            sealed_at = now - case.ago
            happens.append((sealed_at, partial(self._seal, case)))
            happens.append((sealed_at + case.imported_after, partial(self._import, case)))
            happens += [(sealed_at + act.after, partial(self._act, case, act)) for act in case.acts]
        for moment, happening in sorted(happens, key=lambda one: one[0]):
            self._clock.moment = moment
            happening()
        self._clock.moment = now

    def _seal(self, case: PracticeCase) -> None:
        attached: tuple[evidence.AttachedFile, ...] = ()
        if case is PUBLISHED:
            size = len(first.ATTACHMENT)
            stream = io.BytesIO(first.ATTACHMENT)
            attached = (evidence.attach_stream(first.ATTACHMENT_NAME, stream, size, self._clock()),)
        receipt = capture.submit_report(
            capture.open_kit(self.kit),
            case.report,
            self._outbox,
            attachments=attached,
            written_in=case.language,
            clock=self._clock,
        )
        self._files[case.key] = self._outbox / receipt.file
        self.sealed.append(self._files[case.key])

    def _import(self, case: PracticeCase) -> None:
        (imported,) = intake.import_reports(self._session, [self._files[case.key]])
        if imported.case is None:
            raise imported.refused or AppError(case.key)
        self._cases[case.key] = imported.case
        for person in case.people:
            register_person(self._session, imported.case, person)

    def _act(self, case: PracticeCase, act: Act) -> None:
        case_id = self._cases[case.key]
        if isinstance(act.what, ReviewStep):
            if act.what.key == "close" and case.public_text:
                self._publish(case, case_id)
            reported = next((person.id for person in case.people if person.role is Role.REPORTED), None)
            record_step(self._session, case_id, act.what, reported if act.what.per_person else None)
            return
        letter = letters.write_letter(self._session, case_id, act.what, case.language, act.filled)
        letters.mark_sent(self._session, case_id, letter.id, "mail")

    def _publish(self, case: PracticeCase, case_id: str) -> None:
        approval = first.PUBLISHED
        for language, text in case.public_text.items():
            built = publication.build(self._session, case_id, language, text)
            path = self._public_folder / f"incident-{built.reference}-{language}.pdf"
            publication.publish(
                self._session, case_id, built, path, reason=approval.reason, approved_by=approval.approved_by
            )
            self.public.append(path)
