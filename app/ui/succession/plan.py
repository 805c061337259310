"""Succession, the second half: the keys that only the successor knows."""

from collections.abc import Collection

from app.i18n import _
from app.services import succession
from app.services.session import Session
from app.ui.keys.plans import Plan, Stage


def plan(session: Session, declared: Collection[str], conflicts: Collection[str]) -> Plan:
    """The steps after every case has an answer."""
    folder = session.database.path.parent
    return Plan(
        title=_("Hand over to a successor"),
        does=_(
            "Now the successor sits at the keyboard. Everything is encrypted anew; kits made from now on are signed "
            "with a new key. The predecessor types the passphrase of now once more."
        ),
        does_not=_(
            "It does not reach what the predecessor holds: old backups, printed pages, saved files. "
            "Reports from desks with old kits still arrive in this vault."
        ),
        stages=(Stage.CURRENT, Stage.NEW, Stage.CODE, Stage.PROOF),
        last=_("Hand the vault over"),
        done="",
        carry_out=lambda given, tell: succession.succeed(
            session, folder, given.current, given.new, declared, conflicts, progress=tell
        ),
    )
