"""The report: every question of the intake form, one attribute each."""

from dataclasses import dataclass

from app.domain.forms import Choice, Form, Kind, Privacy, ask
from app.i18n import N_


class YesNo(Choice):
    """An answer nobody is pressed for."""

    NOT_ASKED = "", N_("Not asked")
    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    UNKNOWN = "unknown", N_("I do not know")
    RATHER_NOT = "rather_not", N_("I would rather not say")


class Viewpoint(Choice):
    """From where the reporter knows of it."""

    NOT_ASKED = "", N_("Not asked")
    SELF = "self", N_("For oneself")
    SOMEBODY = "somebody", N_("For somebody")
    HEARD = "heard", N_("Heard of it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Form):
    """One report, exactly as it was taken down; nothing is required but the account (R19, R23)."""

    danger: YesNo = ask(N_("Is anyone in danger right now?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)
    contact: str = ask(N_("How may we reach you? Leave it empty to stay anonymous."), prompt=1)
    people: str = ask(N_("Who was involved? A name, a nickname, clothes or a badge all help."), Kind.TEXT, prompt=2)
    witnesses: str = ask(N_("Did anyone else see or hear it?"), Kind.TEXT, prompt=2)
    when: str = ask(N_("When was it? “Around nine” is enough."), Kind.LINE, Privacy.FREE_TEXT, prompt=3)
    place: str = ask(N_("Where was it?"), Kind.LINE, Privacy.FREE_TEXT, prompt=3)
    account: str = ask(
        N_("What happened? Use your own words and only as much as you want."),
        Kind.TEXT,
        Privacy.FREE_TEXT,
        required=True,
        prompt=4,
    )
    links: str = ask(N_("Is there a link to it?"), Kind.TEXT, Privacy.FREE_TEXT, prompt=4)
    asked_to_stop: str = ask(
        N_("Did anyone ask the person to stop? What happened then?"), Kind.TEXT, Privacy.FREE_TEXT, prompt=4
    )
    context: str = ask(N_("Is there anything around it that we should know?"), Kind.TEXT, Privacy.FREE_TEXT, prompt=5)
    ongoing: YesNo = ask(N_("Is it still going on?"), Kind.CHOICE, Privacy.SAFE, prompt=6, choices=YesNo)
    worries: str = ask(
        N_("Does anything about the time after this report worry you?"), Kind.TEXT, Privacy.FREE_TEXT, prompt=6
    )
    anything_else: str = ask(N_("Is there anything else you want us to know?"), Kind.TEXT, Privacy.FREE_TEXT, prompt=7)
    viewpoint: Viewpoint = ask(N_("Whom is it about?"), Kind.CHOICE, Privacy.SAFE, choices=Viewpoint)
    wishes: str = ask(N_("A wish, if the reporter offered one"), Kind.TEXT, Privacy.FREE_TEXT)
    may_know: str = ask(N_("Who may know of this report, and who must not?"), Kind.TEXT)
    tell_event_organizer: YesNo = ask(
        N_("May the event organizer know that a report was made?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo
    )
    agency_unknown: YesNo = ask(
        N_("Should we find out which agency to notify?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo
    )
    consent: YesNo = ask(N_("Is it all right to write this down?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)

    def urgent(self) -> bool:
        """Whether the reporter spoke of danger or of something that still goes on."""
        return YesNo.YES in (self.danger, self.ongoing)
