"""Accounts and evidence: what people said word for word, and what is taken to be so, each with where it comes from."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.case import Case, CaseEntry
from app.domain.forms import Choice, Kind, Privacy, ask
from app.domain.report import YesNo
from app.i18n import N_, _


class Way(Choice):
    """How an account reached us."""

    NOT_ASKED = "", N_("Not said")
    IN_PERSON = "in_person", N_("In person")
    CALL = "call", N_("In a call")
    WRITING = "writing", N_("In writing")


class Language(Choice):
    """The language of a text."""

    NOT_ASKED = "", N_("Not said")
    ENGLISH = "en", N_("English")
    JAPANESE = "ja", N_("Japanese")
    OTHER = "other", N_("Another language")


class Standing(Choice):
    """How far a fact is confirmed (R28)."""

    UNKNOWN = "unknown", N_("Not known")
    ESTABLISHED = "established", N_("Established")
    DISPUTED = "disputed", N_("Disputed")
    NOT_ASKED = "", N_("Not said")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(CaseEntry):
    """What one person told us, in their own words; the words never change once they are written down (R7)."""

    key: ClassVar[str] = "statement"
    title: ClassVar[str] = N_("Account")
    is_news: ClassVar[bool] = True

    who: str = ask(N_("Who told us?"), Kind.LINE, Privacy.SAFE)
    words: str = ask(N_("What they told us, word for word"), Kind.TEXT, Privacy.FREE_TEXT, required=True)
    said_at: str = ask(N_("When?"), Kind.MOMENT)
    way: Way = ask(N_("How?"), Kind.CHOICE, Privacy.SAFE, choices=Way)
    language: Language = ask(N_("In which language?"), Kind.CHOICE, Privacy.SAFE, choices=Language)
    read_back: YesNo = ask(N_("Was it read back and confirmed?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)
    set_aside: str = ask(N_("It no longer counts, because:"), Kind.TEXT)

    def missing(self) -> str | None:
        """Whose words they are, and the words."""
        if not self.who.strip():
            return _("Say whose account it is. Put the person down first where they are not in the list.")
        return None if self.words.strip() else _("Write down what they told you, in their own words.")

    def blocked_by(self, case: Case, before: CaseEntry | None) -> str | None:
        """The original stays as it was: a correction may set it aside, and a translation stands beside it."""
        if isinstance(before, Statement) and (before.words, before.who) != (self.words, self.who):
            return _("The words stay as they were written down. Add a new account, or set this one aside and say why.")
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation(CaseEntry):
    """A translation of one account, beside the original and labelled with who, when and by what (R7)."""

    key: ClassVar[str] = "translation"
    title: ClassVar[str] = N_("Translation")

    of: str = ask(N_("Translation of"), Kind.LINE, Privacy.SAFE)
    words: str = ask(N_("The translation"), Kind.TEXT, Privacy.FREE_TEXT, required=True)
    language: Language = ask(N_("Into which language?"), Kind.CHOICE, Privacy.SAFE, choices=Language)
    translator: str = ask(N_("Who translated it?"))
    made_on: str = ask(N_("On which day?"), Kind.DAY, Privacy.SAFE)
    tool: str = ask(N_("With which tool? Leave it empty for none."), Kind.LINE, Privacy.SAFE)

    def missing(self) -> str | None:
        """The words, the language, who made it and when."""
        if not self.words.strip():
            return _("Write down the translation.")
        if not (self.translator.strip() and self.made_on.strip() and self.language):
            return _("Say who translated it, on which day and into which language. The label stands beside it.")
        return None

    def blocked_by(self, case: Case, before: CaseEntry | None) -> str | None:
        """It belongs to an account of this case, and to the same one for ever."""
        if isinstance(before, Translation) and before.of != self.of:
            return _("A translation stays beside the account it was made of.")
        if self.of not in {str(record.id) for record in case.standing(Statement)}:
            return _("This account is not in the case. The translation was not kept.")
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(CaseEntry):
    """One thing that happened, as far as it is known: behavior and impact apart, never a word about a person (R28)."""

    key: ClassVar[str] = "fact"
    title: ClassVar[str] = N_("Fact")
    is_news: ClassVar[bool] = True

    behavior: str = ask(N_("What was done or said?"), Kind.TEXT, Privacy.FREE_TEXT, required=True)
    impact: str = ask(N_("What did it do to those who met it?"), Kind.TEXT, Privacy.FREE_TEXT)
    source: str = ask(N_("What do we know it from?"), Kind.TEXT)
    status: Standing = ask(N_("How sure is it?"), Kind.CHOICE, Privacy.SAFE, choices=Standing)
    about: str = ask(N_("Who did it?"), Kind.LINE, Privacy.SAFE)
    happened_at: str = ask(N_("When? “Around nine” is enough."), Kind.LINE, Privacy.FREE_TEXT)
    day: str = ask(N_("On which day, for the order of things?"), Kind.DAY)
    kind: str = ask(N_("Which behavior?"), Kind.LINE, Privacy.SAFE)
    targeted_at: str = ask(N_("What was it targeted at, if anything?"), Kind.LINE, Privacy.SAFE)
    asked_to_stop: YesNo = ask(N_("Did anyone ask them to stop?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)
    went_on: YesNo = ask(N_("Did it go on after that?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)
    set_aside: str = ask(N_("It no longer counts, because:"), Kind.TEXT)

    def missing(self) -> str | None:
        """What was done."""
        return None if self.behavior.strip() else _("Write down what was done or said.")

    def shows_repetition(self) -> bool:
        """Whether it went on after somebody asked to stop: evidence for "repeated" (R10)."""
        return self.asked_to_stop is YesNo.YES and self.went_on is YesNo.YES
