"""The report: every question of the intake form, one attribute each."""

from dataclasses import dataclass

from app.domain.forms import Choice, Form, Kind, Privacy, ask
from app.i18n import N_

PROMPTS = (
    N_("Contact"),
    N_("People involved"),
    N_("When and where"),
    N_("What happened"),
    N_("Background"),
    N_("Still going on?"),
    N_("Anything else"),
)
"""What the Guide's seven prompts are called, in its order (R23)."""


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


class Consent(Choice):
    """Whether the person said yes to the writing down, or why nobody could ask (practice.md 8.2)."""

    NOT_ASKED = "", N_("Not asked")
    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    DANGER = "danger", N_("Could not ask: danger")


class ReadBack(Choice):
    """How the report was agreed on before it was sealed."""

    NOT_ASKED = "", N_("Not asked")
    YES = "yes", N_("Yes")
    CHANGED = "changed", N_("Yes, after changes")
    NOT_READ = "not_read", N_("Not read back")


class ReplyLanguage(Choice):
    """The language somebody wants an answer in."""

    NOT_ASKED = "", N_("Not asked")
    ENGLISH = "en", N_("English")
    JAPANESE = "ja", N_("Japanese")
    EASY = "ja@easy", N_("Easy Japanese")
    OTHER = "other", N_("Another language")


class PartyKind(Choice):
    """What somebody is to the community (R8); it changes nothing in the form and nothing that follows."""

    NOT_ASKED = "", N_("Not asked")
    MEMBER = "member", N_("Member")
    ATTENDEE = "attendee", N_("Attendee")
    NON_MEMBER = "non_member", N_("Not a member")
    VENUE = "venue", N_("Venue")
    PASSER_BY = "passer_by", N_("Passer-by")
    UNKNOWN = "unknown", N_("I do not know")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Form):
    """One report, exactly as it was taken down; nothing is required but the account (R19, R23)."""

    danger: YesNo = ask(N_("Is anyone in danger right now?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)
    called: str = ask(N_("Who called whom, when, and which number were they given for it?"), Kind.TEXT)
    police_wish: YesNo = ask(N_("Does the person at risk want the police?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)
    contact: str = ask(N_("How may we reach you? Leave it empty to stay anonymous."), prompt=1)
    anonymous: YesNo = ask(N_("Would you rather stay anonymous?"), Kind.CHOICE, Privacy.SAFE, prompt=1, choices=YesNo)
    safe_contact: str = ask(N_("When and how is it safe to reach you?"), Kind.LINE, prompt=1)
    reply_language: ReplyLanguage = ask(
        N_("In which language may we answer?"), Kind.CHOICE, Privacy.SAFE, prompt=1, choices=ReplyLanguage
    )
    people: str = ask(N_("Who was involved? A name, a nickname, clothes or a badge all help."), Kind.TEXT, prompt=2)
    appearance: str = ask(N_("If you do not know a name: looks, height, clothes, voice, badge?"), Kind.TEXT, prompt=2)
    witnesses: str = ask(N_("Did anyone else see or hear it?"), Kind.TEXT, prompt=2)
    reporter_is: PartyKind = ask(N_("What are you here as?"), Kind.CHOICE, Privacy.SAFE, prompt=2, choices=PartyKind)
    reported_is: PartyKind = ask(
        N_("And the person it is about?"), Kind.CHOICE, Privacy.SAFE, prompt=2, choices=PartyKind
    )
    when: str = ask(N_("When was it? “Around nine” is enough."), Kind.LINE, Privacy.FREE_TEXT, prompt=3)
    when_exact: str = ask(N_("If you know the day and time exactly"), Kind.MOMENT, Privacy.FREE_TEXT, prompt=3)
    place: str = ask(N_("Where was it?"), Kind.LINE, Privacy.FREE_TEXT, prompt=3)
    account: str = ask(
        N_("What happened? Use your own words and only as much as you want."),
        Kind.TEXT,
        Privacy.FREE_TEXT,
        required=True,
        prompt=4,
    )
    own_words: str = ask(N_("Written by the reporter alone"), Kind.TEXT, Privacy.FREE_TEXT, prompt=4)
    notes: str = ask(N_("Notes of the volunteer: what they saw or heard themselves"), Kind.TEXT, prompt=4)
    links: str = ask(N_("Is there a link to it?"), Kind.TEXT, Privacy.FREE_TEXT, prompt=4)
    stop_asked: YesNo = ask(
        N_("Did anyone ask the person to stop?"), Kind.CHOICE, Privacy.SAFE, prompt=4, choices=YesNo
    )
    asked_to_stop: str = ask(N_("Who asked, and when? What happened then?"), Kind.TEXT, Privacy.FREE_TEXT, prompt=4)
    went_on: YesNo = ask(N_("Did it go on after that?"), Kind.CHOICE, Privacy.SAFE, prompt=4, choices=YesNo)
    targeted_at: str = ask(
        N_("Was it aimed at something, such as language, origin or gender?"), Kind.LINE, Privacy.FREE_TEXT, prompt=4
    )
    context: str = ask(N_("Is there anything around it that we should know?"), Kind.TEXT, Privacy.FREE_TEXT, prompt=5)
    ongoing: YesNo = ask(N_("Is it still going on?"), Kind.CHOICE, Privacy.SAFE, prompt=6, choices=YesNo)
    afraid: YesNo = ask(N_("Are you afraid of what comes next?"), Kind.CHOICE, Privacy.SAFE, prompt=6, choices=YesNo)
    worries: str = ask(
        N_("Does anything about the time after this report worry you?"), Kind.TEXT, Privacy.FREE_TEXT, prompt=6
    )
    anything_else: str = ask(N_("Is there anything else you want us to know?"), Kind.TEXT, Privacy.FREE_TEXT, prompt=7)
    viewpoint: Viewpoint = ask(N_("Whom is it about?"), Kind.CHOICE, Privacy.SAFE, choices=Viewpoint)
    reported_elsewhere: str = ask(N_("Who else was told: police, venue, an employer?"), Kind.TEXT)
    wishes: str = ask(N_("A wish, if the reporter offered one"), Kind.TEXT, Privacy.FREE_TEXT)
    may_know: str = ask(N_("Who may know of this report, and who must not?"), Kind.TEXT)
    tell_event_organizer: YesNo = ask(
        N_("May the event organizer know that a report was made?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo
    )
    agency_unknown: YesNo = ask(
        N_("Should we find out which agency to notify?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo
    )
    consent: Consent = ask(N_("Is it all right to write this down?"), Kind.CHOICE, Privacy.SAFE, choices=Consent)
    read_back: ReadBack = ask(N_("Does the reporter agree?"), Kind.CHOICE, Privacy.SAFE, choices=ReadBack)

    def urgent(self) -> bool:
        """Whether the reporter spoke of danger or of something that still goes on."""
        return YesNo.YES in (self.danger, self.ongoing)

    def went_on_after_asking(self) -> bool:
        """Whether somebody asked for it to stop and it went on: what speaks for "repeated" (R10)."""
        return self.stop_asked is YesNo.YES and self.went_on is YesNo.YES
