"""Search: in which kinds of places of a case words can stand; never whose words they are."""

from app.domain.labels import Labeled
from app.i18n import N_


class FoundIn(Labeled):
    """One kind of place; the value is the column of the index, the label what a result says."""

    NAME = "name", N_("in the code name")
    REPORT = "report", N_("in a report")
    PERSON = "person", N_("in the people")
    RECORD = "record", N_("in the review")
    LETTER = "letter", N_("in a letter")
    PUBLICATION = "publication", N_("in a public report")
    ATTACHMENT = "attachment", N_("in the name of a file")
