"""Exports: why something leaves the vault on purpose; each is journaled with one of these reasons (R13)."""

from app.domain.labels import Labeled
from app.i18n import N_


class ExportReason(Labeled):
    """One reason; the value stands in the journal, the label is what is picked."""

    CANNOT_BE_SHOWN = "cannot be shown", N_("It cannot be shown here and must be seen")
    AUTHORITIES = "authorities", N_("For the police, a court or a lawyer")
    PERSON_CONCERNED = "person concerned", N_("The person it belongs to asked for it")
    SECOND_READER = "second reader", N_("For a second reader, with the reporter’s yes")
