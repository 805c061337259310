"""Letters: one entry each, with what it says, to whom, and what stands in its way (language.md 3.2)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.case import Case
from app.domain.determination import Verdict, findings, undecided
from app.domain.safety import held
from app.i18n import N_, _, pgettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter as it will be copied out: the subject says nothing but the code."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterKind:
    """One kind of letter."""

    key: str
    title: str
    body: Callable[[Case], str]
    """The text with its places, still in English: which one can depend on the findings."""
    blocked_by: Callable[[Case], str | None]
    needs: tuple[str, ...] = ()
    """The places the organizer fills, in the language of the letter."""

    def write(self, case: Case, places: Mapping[str, str]) -> Letter:
        """The letter in the language being spoken; every place of the text must be given."""
        name = places.get("name", "").strip()
        greeting = _("Dear {name},").format(name=name) if name else _("Hello,")
        addressee = pgettext("in a sentence", "{name}").format(name=name) if name else _("the reporter")
        addressed = {**places, "addressee": addressee}
        body = _(self.body(case)).format(**addressed)
        return Letter(subject=_("Report {code}").format(**places), body=f"{greeting}\n\n{body}")


_ACKNOWLEDGEMENT = N_(
    "Thank you for telling us. Your report {code} reached us on {date}. {Organizer} will read it and decide what to "
    "do. We will write again by {date2}, also if there is nothing new.\n\n"
    "Your name and what you told us stay confidential. We will talk with you before taking any step that could show "
    "who you are. If {organizer} should not handle this, tell us or write to {panel}; you need not say why.\n\n"
    "If you are in danger, call 110. The services below also listen. If anything more happens, write to us with your "
    "code.\n\n{helplines}"
)
_EXPLANATION = N_(
    "We have not finished with your report {code}. The reason is: {delay}. So far we have {so_far}. We will write "
    "again by {date2}; if we need longer, we will say so then and give a new date. If anything has changed for you, "
    "please tell us."
)
_EXPLANATION_HELD = N_(
    "We have not finished with your report {code}. The reason is: {delay}. So far we have {so_far}. We will write "
    "again by {date2}; if we need longer, we will say so then and give a new date. Right now the safety of people "
    "comes first, so our formal answer comes later. If anything has changed for you, please tell us."
)
_OUTCOME_VIOLATION = N_(
    "We have finished with your report {code}. We found that it went against our Code of Conduct, and we did this: "
    "{action}. The person was told not to contact you about it and not to look for who reported. We cannot say more "
    "about them, just as we say nothing about you.\n\n"
    "If you are contacted, or do not feel safe, tell us at once. You can comment on our decision or ask us to "
    "reconsider: {address}. We read every answer; we cannot promise a change. Thank you for telling us."
)
_OUTCOME_NO_VIOLATION = N_(
    "We have finished with your report {code}. As far as we could learn, it does not go against our Code as it "
    "stands, because {reason}. This does not say that nothing happened or that it did not matter. Telling us was "
    "right, and it will never count against you. What we take from it: {lesson}. If it happens again, or if you see "
    "it differently, write to {address}."
)
_OUTCOME_UNDETERMINED = N_(
    "We have finished with your report {code}. We could not establish what happened, so we cannot say whether it was "
    "a violation. That is the limit of what we could find out, not doubt about you.\n\n"
    "What we take from it: {lesson}. If it happens again, or if you see it differently, write to {address}. Thank you "
    "for telling us."
)


def _outcome(case: Case) -> str:
    found = [finding for _person, finding in findings(case) if finding is not None]
    if any(finding.found_violation() for finding in found):
        return _OUTCOME_VIOLATION
    if any(finding.verdict is Verdict.UNDETERMINED for finding in found):
        return _OUTCOME_UNDETERMINED
    return _OUTCOME_NO_VIOLATION


ACKNOWLEDGEMENT = LetterKind(
    key="acknowledgement",
    title=N_("Acknowledgement"),
    body=lambda _case: _ACKNOWLEDGEMENT,
    blocked_by=lambda _case: None,
)
EXPLANATION = LetterKind(
    key="explanation",
    title=N_("Why it is not finished"),
    body=lambda case: _EXPLANATION_HELD if held(case) else _EXPLANATION,
    blocked_by=lambda _case: None,
    needs=("delay", "so_far"),
)
"""Possible at any time, during a hold too (R33, R41)."""
OUTCOME = LetterKind(
    key="outcome",
    title=N_("Outcome, to the reporter"),
    body=_outcome,
    blocked_by=lambda case: held(case) or undecided(case),
    needs=("action", "reason", "lesson"),
)
LETTERS: tuple[LetterKind, ...] = (ACKNOWLEDGEMENT, EXPLANATION, OUTCOME)
"""Every letter there is."""
