"""Which questions of a step fit what was answered so far; the others stay out of the way, and nothing is required."""

from app.domain.case import ReviewStep
from app.domain.determination import Accounts, Determination, Hearing, Jurisdiction, Verdict
from app.domain.responses import NO_ACTION_POSSIBLE, NONE, ProposedResponse
from app.domain.safety import Safety

_OF_OLDER_RECORDS = frozenset({"plan", "plan_owner", "agencies", "ended", "everyone_safe", "release"})
"""What stands in entries of its own by now, and is shown only where an older record says something."""


def fitting_questions(step: ReviewStep) -> frozenset[str]:
    """The keys of the questions to show; whoever shows them shows every answered one too."""
    return frozenset(question.key for question in step.questions()) - _unfitting(step)


def _unfitting(step: ReviewStep) -> frozenset[str]:
    if isinstance(step, Safety):
        return _OF_OLDER_RECORDS
    if isinstance(step, Accounts):
        if step.hearing is Hearing.NOT_ASKED_BECAUSE:
            return frozenset({"account", "how", "answer_by"})
        silent = (Hearing.NO_ANSWER, Hearing.DECLINED, Hearing.WAITING)
        unheard = frozenset({"account"}) if step.hearing in silent else frozenset()
        waited = frozenset() if step.hearing is Hearing.WAITING else frozenset({"answer_by"})
        return unheard | waited | {"why_not", "other_accounts"}
    if isinstance(step, Determination):
        without = (Verdict.NOT_A_VIOLATION, Verdict.UNDETERMINED)
        rules = frozenset({"clause", "spirit"}) if step.verdict in without else frozenset()
        affects = step.jurisdiction is Jurisdiction.OUTSIDE_AFFECTS
        return rules | (frozenset() if affects else frozenset({"jurisdiction_reason"}))
    if isinstance(step, ProposedResponse) and step.kind in (NONE, NO_ACTION_POSSIBLE):
        return frozenset({"starts", "ends"})
    return frozenset()
