"""Publication: the anonymized text becomes a PDF, which is read again before a byte of it is saved."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from app.anonymity import public_text
from app.anonymity.public_text import IdentitiesLeft
from app.domain.public_report import Level
from app.domain.safety import held
from app.errors import AppError
from app.i18n import _
from app.pdf import incident_report, structure, verify
from app.services import anonymity
from app.services.cases import read_case
from app.services.public_texts import ReadingMissing, refuse_unread
from app.services.session import Session
from app.storage import files, public_texts, publications

__all__ = [
    "Built",
    "IdentitiesLeft",
    "PdfCannotBeSaved",
    "PdfGivesSomebodyAway",
    "PublicationBlocked",
    "ReadingMissing",
    "build",
    "publish",
]


class PublicationBlocked(AppError):
    """A safety hold is on, or reason or approval are missing."""


class PdfGivesSomebodyAway(AppError):
    """The finished PDF holds something it must not; it was not saved."""


class PdfCannotBeSaved(AppError):
    """The system refuses the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A finished public PDF that was proved, not saved yet."""

    language: str
    reference: str
    text: str
    pdf: bytes = field(repr=False)


def build(session: Session, case_id: str, language: str, text: str) -> Built:
    """Check the text, set it, and prove the PDF against everybody of the case.

    Raises NoSuchCase, PublicationBlocked, public_text.IdentitiesLeft, PdfGivesSomebodyAway, or what the text or the
    fonts refuse.
    """
    case = read_case(session, case_id)
    if (sentence := held(case)) is not None:
        raise PublicationBlocked(sentence)
    now = session.now()
    reference = publications.reference(session.database, case_id, now.year)
    known = anonymity.knowledge(session, case, reference, report_in=language)
    left = public_texts.dismissals(session.database, case_id)
    report = public_text.anonymize(
        text,
        language=language,
        reference=reference,
        published_on=now.date(),
        community_name=session.community.name.say(language),
        contact=session.community.contact,
        people=known.people,
        allow=known.allow,
        sources=known.sources,
        region=known.region,
        dismissals=left,
    )
    pdf = incident_report.render(report)
    _prove(pdf, known.leaving({dismissal.words for dismissal in left}))
    return Built(language=language, reference=reference, text=text, pdf=pdf)


def publish(session: Session, case_id: str, built: Built, path: Path, *, reason: str, approved_by: str) -> None:
    """Record the publication with its reason and approval, and save the PDF (R14).

    The file is made once more first: a hold, a person or a date that came meanwhile stops it. Raises what `build`
    raises, PublicationBlocked, ReadingMissing, PdfCannotBeSaved; then neither is done.
    """
    if not (reason.strip() and approved_by.strip()):
        raise PublicationBlocked(_("Nothing was published: say why it is published, and who approved it."))
    if build(session, case_id, built.language, built.text) != built:
        raise PublicationBlocked(
            _("Something has changed since this file was made. Nothing was saved. Make it again from the text.")
        )
    if anonymity.knowledge(session, read_case(session, case_id)).find_known(path.stem):
        raise PublicationBlocked(_("Nothing was saved: the name of the file shows who somebody is. Choose another."))
    refuse_unread(session, case_id, built.language, built.text)
    with session.change("public report saved", case_id):
        publications.add(
            session.database,
            case_id,
            built.reference,
            publications.PublishedText(
                language=built.language,
                text=built.text,
                reason=reason,
                approved_by=approved_by,
                pdf_sha256=hashlib.sha256(built.pdf).hexdigest(),
                published_at=session.stamp(),
            ),
        )
        try:
            files.replace_file(path, built.pdf, 0o644)
        except OSError as error:
            raise PdfCannotBeSaved(
                _("The PDF could not be saved here. Nothing was published. Choose another place.")
            ) from error


def _prove(pdf: bytes, known: anonymity.Knowledge) -> None:
    """Read the finished file again, as anybody could (anonymity.md 7.9)."""
    leaks = verify.verify(pdf, known.find, known.find_known)
    if structure.structure_faults(pdf) or any(leak.level is Level.BLOCK for leak in leaks):
        raise PdfGivesSomebodyAway(
            _("The finished PDF still holds something that could show who someone is. It was not saved.")
        )
