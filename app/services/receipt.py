"""The receipt in the reporter's hand: code, date, contact and a proof of what was filed; nothing of the report."""

from datetime import datetime
from pathlib import Path

from app.errors import AppError
from app.i18n import _, say_day
from app.services.capture import Receipt
from app.storage import files


def proof_lines(commitment: bytes) -> tuple[str, ...]:
    """The 16 bytes of the commitment as two lines of four groups, short enough to be read aloud."""
    groups = [commitment.hex()[i : i + 4] for i in range(0, len(commitment) * 2, 4)]
    return " ".join(groups[:4]), " ".join(groups[4:])


def qr_text(receipt: Receipt, reply_by: datetime) -> str:
    """What the QR code holds: the code, the date and the proof; no link."""
    until = reply_by.isoformat(sep=" ", timespec="minutes")
    return "\n".join(("Mamori", receipt.code, until, *proof_lines(receipt.commitment)))


def say_reply_by(reply_by: datetime) -> str:
    """The date with its weekday and its zone, as people plan with it."""
    return _("{day}, {time}").format(day=say_day(reply_by.date()), time=reply_by.strftime("%H:%M %Z"))


class SlipCannotBeSaved(AppError):
    """The system refuses the file; the code is still on the screen."""


def save_slip(path: Path, pdf: bytes) -> None:
    """Save the slip where somebody chose; raises SlipCannotBeSaved."""
    try:
        files.replace_file(path, pdf)
    except OSError as error:
        raise SlipCannotBeSaved(
            _("The slip could not be saved here. Choose another place, or copy the code by hand.")
        ) from error
