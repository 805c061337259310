"""What stands before a step, asked of the domain before anybody types or presses."""

from dataclasses import replace

from app.domain import review
from app.domain.case import ReviewStep
from app.domain.people import Person
from app.domain.responses import ProposedResponse
from app.domain.safety import Safety, held
from app.i18n import N_, _
from app.ui.review.opened import OpenedCase

_SHORT = {
    N_("Ask the reported person for their view first, or record why not."): N_("Not heard yet"),
    N_("The reported person was asked. Record their answer, or that none came."): N_("Waits for their answer"),
    N_("Record the review session first: when it was, and who took part."): N_("Review session first"),
    N_("There is no determination yet for every reported person."): N_("Findings first"),
    N_("There is no proposed response yet for every reported person."): N_("Proposals first"),
    N_("Ask the reporter about the proposal first, or record that no answer came."): N_("Ask the reporter first"),
    N_("Carry out the response first."): N_("Carry it out first"),
    N_("The case cannot be closed yet. Record the outcome letter, or say why there is none."): N_(
        "Outcome letter first"
    ),
    N_("The case cannot be closed yet. Say whether there will be a public report, and why."): N_("Publication first"),
}


def closed_by(opened: OpenedCase, step: type[ReviewStep], person: Person | None) -> str | None:
    """The sentence of the guard that closes this step whatever is typed, or None."""
    case = opened.case
    if (sentence := review.closed(case)) is not None:
        return sentence
    if step.needs_declaration and (sentence := review.undeclared(case)) is not None:
        return sentence
    if step is ProposedResponse:
        refusals = [refused_kind(opened, kind.code, person) for kind in opened.community.responses]
        return refusals[0] if refusals and all(refusals) else None
    return None if step is Safety else step().blocked_by(case, person)


def stands_before(opened: OpenedCase, step: ReviewStep, person: Person | None) -> str | None:
    """The sentence of the guard that closes this very record, or None."""
    closed = closed_by(opened, type(step), person)
    if closed is not None or (isinstance(step, ProposedResponse) and not step.kind):
        return closed
    return step.blocked_by(opened.case, person)


def refused_kind(opened: OpenedCase, code: str, person: Person | None) -> str | None:
    """Why this response does not fit the finding about this person, or None (R34, G8)."""
    return replace(ProposedResponse(), kind=code).blocked_by(opened.case, person)


def short(opened: OpenedCase, sentence: str) -> str:
    """The guard in a few words, for the narrow column of the steps; a guard it does not know speaks for itself."""
    if sentence == held(opened.case):
        return _("Waits for the safety hold") if opened.on_hold else _("Ask about safety again first")
    if sentence == review.undeclared(opened.case):
        return _("Waits for the declaration")
    if sentence == review.closed(opened.case):
        return ""
    return next((_(words) for guard, words in _SHORT.items() if _(guard) == sentence), sentence)
