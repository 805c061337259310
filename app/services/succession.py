"""Succession: the vault goes over to somebody else, who first says which cases they cannot handle (R27)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from app.crypto import signing
from app.crypto.key_slots import Effort
from app.domain import review
from app.domain.code_names import CodeName
from app.domain.report import YesNo
from app.domain.review_session import ConflictOfInterest
from app.domain.succession import LEAVES_THE_VAULT
from app.errors import AppError
from app.i18n import _
from app.services import keys
from app.services.cases import case_face, read_case
from app.services.keys import NewSecrets
from app.services.session import Session
from app.storage import backups, cases, journal, kits, vault
from app.storage.backups import BackupMade
from app.storage.database import Progress
from app.storage.kit import Kit


class NotDeclared(AppError):
    """The successor has not answered for every case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseToDeclare:
    """All that a successor sees of a case before saying whether they are in conflict."""

    id: str
    code_name: CodeName
    state: str
    """One of the untranslated words of `review.state`."""
    names_given: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """What the predecessor may still hold, as far as the vault knows."""

    backups: tuple[BackupMade, ...]
    """Not said to be deleted; each opens with what opened the vault when it was made."""
    kits: tuple[Kit, ...]
    exports: tuple[tuple[str, str], ...]
    """When, and the journal's fixed words for it; the newest first."""


def cases_to_declare(session: Session) -> tuple[CaseToDeclare, ...]:
    """Every case with its code name and the names given, and nothing else of it."""
    found = []
    for case_id in cases.ids(session.database):
        face = case_face(session, case_id)
        state = review.state(read_case(session, case_id))
        found.append(CaseToDeclare(id=case_id, code_name=face.code_name, state=state, names_given=face.names_given))
    return tuple(found)


def remains(session: Session) -> Remains:
    """The copies that a new vault key does not reach."""
    told = [(entry.at, entry.what) for entry in journal.entries(session.database)]
    return Remains(
        backups=tuple(made for made in backups.every(session.database) if made.deleted_at is None),
        kits=tuple(kept.kit for kept in kits.openable(session.database)),
        exports=tuple((at, what) for at, what in reversed(told) if what.split(":")[0] in LEAVES_THE_VAULT),
    )


def succeed(
    session: Session,
    folder: Path,
    current: str,
    new: NewSecrets,
    declared: Collection[str],
    conflicts: Collection[str],
    *,
    progress: Progress | None = None,
    effort: Effort | None = None,
) -> None:
    """Hand the vault over: new vault key, slots and signing key, and the successor's word on each case; closes it.

    `declared` are all cases the successor answered for, `conflicts` those with a yes: they rest, and only the trusted
    Volunteers go on with them. Event keys stay. Raises NotDeclared, or as `keys.new_vault_key`.
    """
    if set(cases.ids(session.database)) - set(declared):
        raise NotDeclared(_("There is a case without an answer. Nothing was changed. Answer for every case first."))

    def hand_over(renewed: Session) -> None:
        retired = signing.public_half(renewed.vault.signing_key)
        vault.replace_signing_key(renewed.database, signing.new_signing_key(), retired, renewed.stamp())
        for case_id in cases.ids(renewed.database):
            _declare(renewed, case_id, YesNo.YES if case_id in conflicts else YesNo.NO)

    keys.new_vault_key(
        session, folder, current, new, progress=progress, effort=effort, also=hand_over, what="succession"
    )


def _declare(session: Session, case_id: str, conflict: YesNo) -> None:
    before = read_case(session, case_id).latest(ConflictOfInterest) or ConflictOfInterest()
    record = replace(before, conflict=conflict)
    cases.add_record(session.database, case_id, record, None, session.stamp())
    session.note(f"step recorded: {record.key}", case_id)
    session.follow(case_id)
