"""What can be changed about the keys: the steps of each change, what it does, and what it does not do."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from app.i18n import _
from app.services import keys
from app.services.keys import NewSecrets
from app.services.session import Session
from app.storage.database import Progress

PASSPHRASE, CODE, PROVE, VAULT_KEY = "passphrase", "code", "prove", "vault-key"


class Stage(Enum):
    """One step of a change."""

    CURRENT = auto()
    NEW = auto()
    CODE = auto()
    PROOF = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was typed on the way."""

    current: str
    new: NewSecrets

    def __repr__(self) -> str:
        return "Given(...)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One change: its words, its steps, and what is called at the end."""

    title: str
    does: str
    does_not: str
    stages: tuple[Stage, ...]
    last: str
    """What the last button says."""
    done: str
    """What is said when it is done and the vault stays open; empty where it closes."""
    carry_out: Callable[[Given, Progress], None]


def plan(kind: str, session: Session) -> Plan:
    """The change of this kind."""
    return {PASSPHRASE: _passphrase, CODE: _code, PROVE: _prove, VAULT_KEY: _vault_key}[kind](session)


def _passphrase(session: Session) -> Plan:
    folder = session.database.path.parent
    return Plan(
        title=_("Change the passphrase"),
        does=_("The new passphrase opens the vault from now on, the old one does not."),
        does_not=_(
            "It does not close copies made before: an old backup still opens with the old passphrase. "
            "If somebody else may know the passphrase, make a new vault key instead."
        ),
        stages=(Stage.CURRENT, Stage.NEW),
        last=_("Change the passphrase"),
        done=_("The passphrase is changed."),
        carry_out=lambda given, _tell: keys.change_passphrase(session, folder, given.current, given.new.passphrase),
    )


def _code(session: Session) -> Plan:
    folder = session.database.path.parent
    return Plan(
        title=_("Make a new recovery code"),
        does=_("The new code opens the vault when the passphrase is lost. The one before opens nothing any more."),
        does_not=_("It does not close copies made before: an old backup still opens with the old code."),
        stages=(Stage.CURRENT, Stage.CODE, Stage.PROOF),
        last=_("Use this code from now on"),
        done=_("The new recovery code is in use. Destroy the old recovery sheet."),
        carry_out=lambda given, _tell: keys.change_recovery_code(session, folder, given.current, given.new.code),
    )


def _prove(session: Session) -> Plan:
    folder = session.database.path.parent
    return Plan(
        title=_("Is the recovery code on paper?"),
        does=_(
            "The window was closed before the code of this vault was typed back. "
            "Type it from your paper; if you have none, make a new code."
        ),
        does_not=_("Without the code, a lost passphrase means that nobody can open the vault any more."),
        stages=(Stage.PROOF,),
        last=_("This is my code"),
        done=_("The recovery code is right. Keep the paper away from this computer."),
        carry_out=lambda given, _tell: keys.prove_recovery_code(session, folder, given.new.code),
    )


def _vault_key(session: Session) -> Plan:
    folder = session.database.path.parent
    return Plan(
        title=_("Make a new vault key"),
        does=_(
            "Everything is encrypted anew, with a new passphrase and a new recovery code. "
            "Whoever copied the old key file or knows the old passphrase cannot open the vault any more."
        ),
        does_not=_(
            "It does not take back what somebody has already copied: an old copy of the whole vault and every old "
            "backup still open with the old passphrase. Make a new backup afterwards and delete the old ones."
        ),
        stages=(Stage.CURRENT, Stage.NEW, Stage.CODE, Stage.PROOF),
        last=_("Make the new vault key"),
        done="",
        carry_out=lambda given, tell: keys.new_vault_key(session, folder, given.current, given.new, progress=tell),
    )
