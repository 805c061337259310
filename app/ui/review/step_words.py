"""The muted sentence under the title of each step: what it is for."""

from app.domain.case import ReviewStep
from app.i18n import N_, _

_WHY = {
    "safety": N_("People first: what is known, what protects them, and what has to be true before a hold ends."),
    "conflict_of_interest": N_("The case stays closed until this is said. You need not say why."),
    "acknowledgement": N_("The reporter learns that the report arrived. This never waits."),
    "accounts": N_("Each person in their own words first, the reported person among them."),
    "determination": N_("One finding for each person: what happened, what it rests on, and which part of the Code."),
    "proposed_response": N_("What changes, where and for how long. It stays a proposal until the reporter was asked."),
    "feedback": N_("The reporter’s view is weighed; it is not a promise."),
    "carried_out": N_("What was really done, also if it was nothing."),
    "people_told": N_("The reporter hears the outcome by letter, or the record says why not."),
    "publication": N_("Whether the public is told, and why. A public report names nobody."),
    "close": N_("Nothing more is to be done. The record stays as it is."),
}


def why(step: type[ReviewStep]) -> str:
    """What this step is for."""
    return _(_WHY[step.key])
