"""What the letters screen asks of the vault: which letters there are, what closes them, and what they say."""

from dataclasses import dataclass, field

from app.domain.case import Case
from app.domain.code_names import CodeName
from app.domain.letters import LETTERS, LetterKind
from app.domain.people import Role
from app.services.cases import read_case
from app.services.letters import KeptLetter, kept_letters, others_named
from app.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDesk:
    """The letters of a case as they stand, without a word of the report."""

    code_name: CodeName
    blocked: dict[str, str]
    """The guard's sentence for each kind of letter that is closed."""
    needed: dict[str, tuple[str, ...]]
    """The places the organizer fills in each kind."""
    kept: tuple[KeptLetter, ...]
    naming: dict[int, tuple[str, ...]] = field(repr=False)
    """By the letter's id, the words in it that show somebody else."""
    language: str
    """The reporter's language, where it is known."""

    def language_of(self, kind: str) -> str:
        """The language of the letter that was sent or written last, else the reporter's."""
        written = self.sent(kind) or next((one for one in reversed(self.kept) if one.kind == kind), None)
        return written.language if written else self.language

    def latest(self, kind: str, language: str) -> KeptLetter | None:
        """The last letter of this kind that was written in this language."""
        return next((one for one in reversed(self.kept) if (one.kind, one.language) == (kind, language)), None)

    def sent(self, kind: str) -> KeptLetter | None:
        """The letter of this kind that was marked as sent."""
        return next((one for one in self.kept if one.kind == kind and one.sent_at), None)


def letters_of(session: Session, case_id: str) -> LetterDesk:
    """Everything the screen shows; called on the worker, in the language of the window."""
    case = read_case(session, case_id)
    kept = kept_letters(session, case_id)
    return LetterDesk(
        code_name=case.code_name,
        blocked={kind.key: sentence for kind in LETTERS if (sentence := kind.blocked_by(case)) is not None},
        needed={kind.key: _needed(kind, case) for kind in LETTERS},
        kept=kept,
        naming={one.id: others_named(session, case_id, one) for one in kept if not one.sent_at},
        language=_language(case),
    )


def _needed(kind: LetterKind, case: Case) -> tuple[str, ...]:
    body = kind.body(case)
    return tuple(place for place in kind.needs if f"{{{place}}}" in body)


def _language(case: Case) -> str:
    reporter = next((person for person in case.people if person.role is Role.REPORTER), None)
    chosen = (reporter.language if reporter else "") or case.reports[0].language
    return "ja" if chosen == "ja" else "en"
