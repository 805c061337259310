"""Letters: written, kept, and marked as sent by whoever sends them; the app sends nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app import canonical_json
from app.domain import clocks
from app.domain.case import Case
from app.domain.letters import ACKNOWLEDGEMENT, EXPLANATION, LETTERS, Letter, LetterKind
from app.domain.people import Person, Role
from app.domain.public_report import Level
from app.domain.review_steps import Acknowledgement
from app.domain.updates import UpdateToReporter
from app.errors import AppError
from app.i18n import _, say_day, speaking
from app.services.cases import read_case
from app.services.session import Session
from app.storage import cases, letters
from app.storage.letters import KeptLetter

__all__ = [
    "KeptLetter",
    "LetterBlocked",
    "LetterNamesSomebody",
    "PlaceIsEmpty",
    "kept_letters",
    "mark_sent",
    "others_named",
    "write_letter",
]


class LetterBlocked(AppError):
    """A guard stands before this letter; the sentence says which."""


class LetterNamesSomebody(AppError):
    """The letter shows who somebody else is; its addressee is no reason to tell (G4)."""


class PlaceIsEmpty(AppError):
    """The letter has a place nobody filled."""


def write_letter(
    session: Session, case_id: str, kind: LetterKind, language: str, filled: Mapping[str, str] | None = None
) -> KeptLetter:
    """Write a letter in one language and keep it with the case. Raises NoSuchCase, LetterBlocked, PlaceIsEmpty."""
    case = read_case(session, case_id)
    if (sentence := kind.blocked_by(case)) is not None:
        raise LetterBlocked(sentence)
    with speaking(language):
        letter = _write(session, case, kind, language, filled or {})
    with session.change(f"letter written: {kind.key}", case_id):
        number = letters.add(
            session.database, case_id, kind.key, language, letter.subject, letter.body, session.stamp()
        )
    return next(kept for kept in letters.of_case(session.database, case_id) if kept.id == number)


def kept_letters(session: Session, case_id: str) -> tuple[KeptLetter, ...]:
    """Every letter that was written in a case, oldest first."""
    return letters.of_case(session.database, case_id)


def others_named(session: Session, case_id: str, letter: KeptLetter) -> tuple[str, ...]:
    """The words of a letter that show a registered person other than the reporter, to whom it goes (G4)."""
    # The leak check is half of what there is to load: it comes when a letter is first looked at.
    from app.services import anonymity  # noqa: PLC0415

    case = read_case(session, case_id)
    text = f"{letter.subject}\n{letter.body}"
    known = anonymity.knowledge(session, case)
    registered = {person.id for person in case.people if person.role is not Role.REPORTER}
    others = tuple(person for person in known.people if person.id in registered)
    found = replace(known, people=others).find_known(text)
    return tuple(dict.fromkeys(text[one.start : one.end] for one in found if one.level is Level.BLOCK))


def mark_sent(session: Session, case_id: str, letter_id: int, channel: str) -> None:
    """Log that a letter was sent now; an acknowledgement stops the community's clock (R24).

    Raises NoSuchCase, LetterBlocked where a hold came in between, LetterNamesSomebody.
    """
    case = read_case(session, case_id)
    letter = next(kept for kept in letters.of_case(session.database, case_id) if kept.id == letter_id)
    kind = next(kind for kind in LETTERS if kind.key == letter.kind)
    if (sentence := kind.blocked_by(case)) is not None:
        raise LetterBlocked(sentence)
    if others_named(session, case_id, letter):
        raise LetterNamesSomebody(
            _("This letter shows who somebody else is. It was not marked as sent. Write it anew without the name.")
        )
    with session.change(f"letter sent: {letter.kind}", case_id):
        letters.mark_sent(session.database, case_id, letter_id, session.stamp(), channel)
        if kind is ACKNOWLEDGEMENT:
            answered = Acknowledgement(
                sent_at=session.stamp(), channel=channel, next_by=_promised(session, letter).isoformat()
            )
            cases.add_record(session.database, case_id, answered, None, session.stamp())
        if kind is EXPLANATION:
            told = UpdateToReporter(
                told_at=session.stamp(), channel=channel, next_by=_promised(session, letter).isoformat()
            )
            cases.add_record(session.database, case_id, told, None, session.stamp())


def _promised(session: Session, letter: KeptLetter) -> date:
    """The day a written letter promises: counted from its writing, however late it is sent."""
    return clocks.next_update_by(canonical_json.read_moment(letter.written_at), session.community.clocks).date()


def _write(session: Session, case: Case, kind: LetterKind, language: str, filled: Mapping[str, str]) -> Letter:
    community, report = session.community, case.reports[0]
    reporter = next((person for person in case.people if person.role is Role.REPORTER), None)
    organizer = community.organizer.say(language)
    places = {
        "name": _name_in(language, reporter) if reporter else "",
        "code": report.receipt_code,
        "date": say_day(report.received_at.date()),
        "date2": say_day(clocks.next_update_by(session.now(), community.clocks).date()),
        "organizer": organizer,
        "Organizer": organizer[:1].upper() + organizer[1:],
        "panel": "; ".join(f"{v.name.say(language)} ({v.contact.say(language)})" for v in community.volunteers),
        "address": community.contact,
        "helplines": "\n".join(
            f"{line.number}  {line.name.say(language)} ({line.hours.say(language)})" for line in community.helplines
        ),
    }
    places |= {place: text for place, text in filled.items() if text.strip()}
    try:
        letter = kind.write(case, places)
    except KeyError as error:
        raise PlaceIsEmpty(
            _("The letter still has an empty place: {place}. Fill it in the language of the letter.").format(
                place=error.args[0]
            )
        ) from error
    return _marked(letter) if session.is_practice else letter


def _marked(letter: Letter) -> Letter:
    """A letter nobody can take for a real one."""
    said = _("PRACTICE: everybody in this letter is invented.")
    return Letter(subject=_("PRACTICE: {subject}").format(subject=letter.subject), body=f"{said}\n\n{letter.body}")


def _name_in(language: str, person: Person) -> str:
    """The first of a person's names that readers of this language can read, else the first."""
    fitting = (name for name in person.names if name.isascii() is (language == "en"))
    return next(fitting, person.names[0] if person.names else "")
