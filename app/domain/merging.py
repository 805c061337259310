"""Merging: two reports of the same events become one case, with both originals and the earlier clock (R20)."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.case import Case, CaseEntry
from app.domain.forms import Kind, Privacy, ask
from app.domain.report import YesNo
from app.i18n import N_, _


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateMerged(CaseEntry):
    """That another case goes on in this one; the other stays in the vault as it is."""

    key: ClassVar[str] = "duplicate_merged"
    title: ClassVar[str] = N_("Reports merged")
    is_news: ClassVar[bool] = True

    case: str = ask(N_("Which case?"), Kind.LINE, Privacy.SAFE)
    held: YesNo = ask(N_("Was it on hold for safety?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)
    why: str = ask(N_("Why are they about the same?"), Kind.TEXT)

    def missing(self) -> str | None:
        """Which case, and why they belong together."""
        return None if self.case and self.why.strip() else _("Say which case it is and why both are about the same.")


def refusal(case: Case, other: Case, acknowledged: bool) -> str | None:
    """Why `other` cannot go on in `case`, as a sentence; None when it can.

    `acknowledged` says whether both reporters were answered: each waits for an answer of their own.
    """
    if case.id == other.id:
        return _("A case cannot be merged with itself.")
    if case.merged_into is not None or other.merged_into is not None:
        return _("One of the two was merged already. Merge with the case that goes on.")
    if not acknowledged:
        return _("Acknowledge both reports first: each reporter waits for an answer.")
    return None
