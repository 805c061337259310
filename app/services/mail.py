"""Reports that came by mail: the words become a report, the original is kept byte for byte, its date starts the clock.

R5: the app is no mail client; somebody saves the mail as a file, or pastes its text.
"""

import hashlib
import re
import secrets
from datetime import UTC, date, datetime

from app import canonical_json
from app.canonical_json import Binary
from app.crypto import desk_key, opening, signing
from app.domain.case import Route
from app.domain.report import Report
from app.i18n import N_, _
from app.services import sealed_file
from app.services.arrival import Arrival
from app.services.evidence import AttachedFile
from app.services.session import Session
from app.storage import desk, kit, kits, mail

LABEL = N_("Mail")
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def bring(session: Session, letter: mail.Mail, name: str) -> Arrival:
    """Make a mail a case, with its original beside the words; `name` is what the original is called."""
    kept, own = _own_kit(session), mail.mail_desk(session.database)
    assert own is not None
    moment = min(letter.sent_at or session.now(), session.now())
    digest = hashlib.sha256(letter.original).digest()
    original = AttachedFile(
        data=bytearray(letter.original),
        name=name,
        type="message/rfc822" if name.endswith(".eml") else "text/plain",
        sha256=digest,
        noted=moment,
    )
    contents = sealed_file.Contents(
        kind="report",
        route=Route.ORGANIZER,
        began=moment,
        sealed=moment,
        answers=_report(letter).answers(),
        attachments=(original,),
        written_in="ja" if _JAPANESE.search(letter.text) else "en",
    )
    mine = desk.Desk(kit=kept.kit.id, label=_(LABEL), secret=own.secret)
    arrival = Arrival(session, kept, digest)
    with session.database.transaction():
        arrival.on_head(sealed_file.head(kept.kit, mine, desk.Link(), contents))
        arrival.on_chunk(0, letter.original)
        arrival.finish()
    return arrival


def _report(letter: mail.Mail) -> Report:
    """The mail's words as they are; nothing is asked of somebody who only wrote a mail."""
    subject = _("Subject of the mail: {subject}").format(subject=letter.subject) if letter.subject else ""
    return Report(account=letter.text or letter.subject, contact=letter.sender, anything_else=subject)


def _own_kit(session: Session) -> kits.KeptKit:
    """The vault's own kit for mails: it was never saved as a file, so no other desk has it."""
    own = mail.mail_desk(session.database)
    if own is None:
        identity = opening.new_identity()
        new = kit.Kit(
            v=1,
            id=secrets.token_hex(16),
            made=canonical_json.spell_moment(_LONG_AGO),
            until=date.max,
            community=session.community,
            event=None,
            organizer=kit.OrganizerKeys(
                recipient=opening.recipient_of(identity),
                sign=Binary(signing.public_half(session.vault.signing_key)),
            ),
            panel=None,
            enrol=Binary(secrets.token_bytes(32)),
        )
        with session.change("mail desk made"):
            kits.add(session.database, new, identity)
            mail.keep_mail_desk(session.database, mail.MailDesk(kit=new.id, secret=Binary(desk_key.new_desk_key())))
        return kits.KeptKit(kit=new, identity=identity)
    return next(one for one in kits.openable(session.database) if one.kit.id == own.kit)
