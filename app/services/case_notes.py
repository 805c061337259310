"""The notes of a case as one plain text, for whoever takes it over; its code name stays here."""

from collections.abc import Iterator

from app.domain.case import Case, StepRecord
from app.domain.forms import Form, Kind
from app.i18n import _, say_time
from app.services.session import Session
from app.storage import cases, letters


def case_notes(session: Session, case: Case) -> str:
    """Everything that was recorded: people, steps, entries and letters, in the language being spoken."""
    return "\n".join([*_people(case), *_history(case), *_letters(session, case)])


def _people(case: Case) -> Iterator[str]:
    for number, person in enumerate(case.people, 1):
        yield f"[{number}] {person.role}: {', '.join(person.every_name())}"
        known = (*person.handles, *person.emails, *person.phones, *person.also, person.contact, person.may_be_told)
        yield from (f"    {line}" for line in known if line.strip())
        yield ""


def _history(case: Case) -> Iterator[str]:
    numbers = {person.id: f"[{number}]" for number, person in enumerate(case.people, 1)}
    for record in case.history():
        said = record.step if isinstance(record, StepRecord) else record.entry
        about = numbers.get(record.person or "", "") if isinstance(record, StepRecord) else ""
        yield " ".join(part for part in (say_time(record.recorded_at), _(said.title), about) if part)
        yield from _answers(said, numbers)
        yield ""


def _answers(form: Form, numbers: dict[str, str]) -> Iterator[str]:
    given = form.answers()
    for question in form.questions():
        if question.key in given:
            answer = given[question.key]
            if question.kind is Kind.CHOICE:
                answer = next((_(choice.label) for choice in question.choices if choice == answer), answer)
            yield f"    {_(question.label)} {numbers.get(answer, answer)}"


def _letters(session: Session, case: Case) -> Iterator[str]:
    for part in (case.id, *cases.merged_into(session.database, case.id)):
        for letter in letters.of_case(session.database, part):
            yield f"{letter.subject} ({letter.sent_at or _('not sent')})"
            yield letter.body
            yield ""
