"""The receipt as a slip of paper; kept apart from the rest of it, since loading fonts and reportlab takes a moment."""

from datetime import datetime

from app.i18n import _, speaking
from app.pdf import receipt as paper
from app.services.capture import Receipt
from app.services.receipt import proof_lines, qr_text, say_reply_by

_LANGUAGES = ("en", "ja")
"""The slip speaks both, whatever the screen speaks."""


def slip(receipt: Receipt, reply_by: datetime, *, has_contact: bool) -> bytes:
    """The receipt as a PDF to print or save, in both languages."""
    words = []
    for language in _LANGUAGES:
        with speaking(language):
            words.append(_words(language, reply_by, has_contact=has_contact))
    return paper.render(
        paper.Slip(
            code=receipt.code,
            contact=receipt.contact,
            proof=proof_lines(receipt.commitment),
            qr=qr_text(receipt, reply_by),
            words=words,
        )
    )


def _words(language: str, reply_by: datetime, *, has_contact: bool) -> paper.SlipWords:
    reply = _("A first reply by {time}").format(time=say_reply_by(reply_by))
    return paper.SlipWords(
        language=language,
        title=_("Receipt"),
        code_label=_("Receipt code"),
        reply=reply if has_contact else _("No contact was given. With the code you can ask."),
        contact_label=_("Questions? Write to"),
        keep=_("Keep this slip. With the code you can ask about your report."),
        proof_label=_("Proof of what was filed"),
    )
