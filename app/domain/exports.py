"""Exports: why something leaves the vault on purpose; each is journaled with one of these reasons (R13)."""

from enum import StrEnum
from typing import Self

from app.i18n import N_


class ExportReason(StrEnum):
    """One reason; the value stands in the journal, the label is what is picked."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """A member from its stored word and its label, which is translated when shown."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    CANNOT_BE_SHOWN = "cannot be shown", N_("It cannot be shown here and must be seen")
    AUTHORITIES = "authorities", N_("For the police, a court or a lawyer")
    PERSON_CONCERNED = "person concerned", N_("The person it belongs to asked for it")
    SECOND_READER = "second reader", N_("For a second reader, with the reporter’s yes")
