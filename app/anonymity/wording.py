"""The fixed words of a public incident report in one language (language.md 2.7, 3.3); never a word of a case."""

from dataclasses import dataclass
from functools import cache

from app.i18n import _, speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The fixed words of one language; `{...}` are filled in by name."""

    title: str
    setting: str
    outcome: str
    headings: tuple[str, str, str, str, str, str]
    """Summary, what happened, determination, response, timeline, reconsideration."""
    quarters: tuple[str, str, str, str]
    left_out: str
    read_before: str
    do_not_guess: str
    colon: str
    gap: str
    """Between two sentences."""
    stop: str
    summary: str
    summary_of_one: str
    people_two: str
    people_one: str
    conduct: str
    described: str
    considered: str
    no_response: str
    received: tuple[str, str]
    may_reconsider: str


SECTIONS = ("summary", "what_happened", "determination", "response", "timeline", "reconsideration")
"""The sections in the order of the headings, named as `AnonymizedReport` names them."""
BULLET = "- "


@cache
def wording(language: str) -> Wording:
    """The fixed words of this language, English for any other than Japanese."""
    with speaking(language):
        return _spoken(japanese=language == "ja")


def _spoken(*, japanese: bool) -> Wording:
    return Wording(
        title=_("Public incident report"),
        setting=_("Setting"),
        outcome=_("Outcome"),
        headings=(
            _("Summary"),
            _("What happened"),
            _("Determination"),
            _("Response"),
            _("Timeline"),
            _("Reconsideration"),
        ),
        quarters=(
            _("First quarter of {year}"),
            _("Second quarter of {year}"),
            _("Third quarter of {year}"),
            _("Fourth quarter of {year}"),
        ),
        left_out=_(
            "Names, accounts, exact dates and times, places and other details that could point to a person are left "
            "out or made general. Letters such as “Person A” are not initials. Time is counted from the first report. "
            "We describe what we could confirm and say where accounts differ."
        ),
        read_before=_("The people involved read this before publication."),
        do_not_guess=_("Please do not guess, name or contact anyone."),
        colon="：" if japanese else ": ",
        gap="" if japanese else " ",
        stop="。" if japanese else ".",
        summary=_(
            "We received a report about the following: {behavior}. We looked into it. Our determination is: {outcome}."
        ),
        summary_of_one=_("We received a report. We looked into it. Our determination is: {outcome}."),
        people_two=_("The report concerns what {first} said or did towards {others}."),
        people_one=_("The report concerns what {first} said or did."),
        conduct=_("It is about this kind of behavior: {behavior}."),
        described=_("We describe what we could confirm and leave out what could show who was involved."),
        considered=_("We looked at the report with the Code of Conduct beside it."),
        no_response=_("There was no response."),
        received=(_("Day 0"), _("We received the report.")),
        may_reconsider=_("The people directly involved can ask us to reconsider this decision."),
    )
