"""Mails and pasted text, read as what they are: words from outside, and a date. Nothing in them is ever followed."""

import email
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path

from app.canonical_json import Binary
from app.errors import AppError
from app.i18n import _
from app.storage.database import Database

LARGEST = 25 * 1024 * 1024
"""Bytes a mail may have."""
SUFFIXES = (".eml", ".txt")
_LINES = frozenset("p br div li tr blockquote h1 h2 h3 h4".split())
_UNSEEN = frozenset("script style head title".split())


class NotAMail(AppError):
    """The file cannot be read, is too large, or holds no words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What a mail says: who wrote it, when by its own date (None: it has none), about what, and its words."""

    original: bytes = field(repr=False)
    sender: str = ""
    subject: str = ""
    sent_at: datetime | None = None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDesk:
    """What stands in for a desk where a report came by mail: its kit, and the key it signs with."""

    kit: str
    secret: Binary = field(repr=False)


def looks_like_one(path: Path) -> bool:
    """Whether the name says that this is a mail or plain text."""
    return path.suffix.casefold() in SUFFIXES


def read(path: Path) -> Mail:
    """The mail in this file; raises NotAMail."""
    try:
        if path.stat().st_size > LARGEST:
            raise NotAMail(_("This mail is larger than 25 MB. Nothing was imported. Save it without its attachments."))
        return spell(path.read_bytes())
    except OSError as error:
        raise NotAMail(_("This file cannot be read. Nothing was imported. Choose the file again.")) from error


def spell(original: bytes) -> Mail:
    """What these bytes say, as a mail where they begin with its headers, else as plain text; raises NotAMail."""
    message = email.message_from_bytes(original, policy=policy.default)
    assert isinstance(message, EmailMessage)
    is_mail = message["From"] is not None and message["Date"] is not None
    mail = (
        Mail(
            original=original,
            sender=_header(message, "From"),
            subject=_header(message, "Subject"),
            sent_at=_date(message),
            text=_body(message).strip(),
        )
        if is_mail
        else Mail(original=original, text=original.decode("utf-8", "replace").lstrip("\ufeff").strip())
    )
    if not (mail.text or mail.subject):
        raise NotAMail(_("There are no words in this file. Nothing was imported."))
    return mail


def mail_desk(database: Database) -> MailDesk | None:
    """The vault's own desk for mails, once there is one."""
    rows = database.query("SELECT kit_id, desk_key FROM mail_desk")
    return MailDesk(kit=rows[0][0], secret=Binary(rows[0][1])) if rows else None


def keep_mail_desk(database: Database, desk: MailDesk) -> None:
    """Remember it."""
    database.run("INSERT INTO mail_desk (only_one, kit_id, desk_key) VALUES (1, ?, ?)", desk.kit, bytes(desk.secret))


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message[name] or "").split())
    except (ValueError, LookupError):
        return ""


def _date(message: EmailMessage) -> datetime | None:
    try:
        date = parsedate_to_datetime(str(message["Date"]))
    except (ValueError, TypeError, IndexError):
        return None
    return date if date.tzinfo is not None else date.replace(tzinfo=UTC)


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        words = str(part.get_content())
    except (LookupError, ValueError, KeyError):
        payload = part.get_payload(decode=True)
        words = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    if part.get_content_type() != "text/html":
        return words
    reader = _Words()
    reader.feed(words)
    return "".join(reader.words)


class _Words(HTMLParser):
    """The words of a page, and a new line where a block begins."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _LINES:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data)
