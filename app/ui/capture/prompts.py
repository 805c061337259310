"""The seven prompts of the Guide in its order (R23), and what helps whoever listens."""

from dataclasses import dataclass

from app.domain.case import Route
from app.domain.report import Report
from app.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One prompt: its title, its questions, and what to do, not to do and say meanwhile."""

    title: str
    keys: tuple[str, ...]
    do: tuple[str, ...]
    do_not: tuple[str, ...]
    say: tuple[str, ...]


def prompts(route: Route) -> tuple[Prompt, ...]:
    """The seven prompts and a last one for what belongs to none of them.

    On the panel's route nobody is asked about the event organizer (R26).
    """
    last = tuple(key for key in _LAST if route is Route.ORGANIZER or key != "tell_event_organizer")
    seven = (_prompt(number, *words) for number, words in enumerate(_WORDS, 1))
    return (*seven, Prompt(title=N_("Who may know, wishes"), keys=last, do=_LAST_DO, do_not=_LAST_DO_NOT, say=()))


def _prompt(number: int, title: str, do: tuple[str, ...], do_not: tuple[str, ...], say: tuple[str, ...]) -> Prompt:
    keys = tuple(question.key for question in Report.questions() if question.prompt == number)
    return Prompt(title=title, keys=keys, do=do, do_not=do_not, say=say)


_WORDS: tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        N_("Contact"),
        (N_("Offer: none is fine"), N_("Ask for a safe way and time"), N_("Spell it back")),
        (N_("Insist on a real name"), N_("Ask for more than one way")),
        (N_("How may we reach you? Nothing is fine too."),),
    ),
    (
        N_("People involved"),
        (N_("Take any name, or how they looked"), N_("Ask who else saw it")),
        (N_("Guess a name"), N_("Go and look for them")),
        (N_("Who was there? A nickname is enough."),),
    ),
    (
        N_("When and where"),
        (N_("“About” is good enough"), N_("Use breaks and talks as landmarks")),
        (N_("Correct them"), N_("Ask twice")),
        (N_("About when was it, and where?"),),
    ),
    (
        N_("What happened"),
        (N_("Use their words, not yours"), N_("Let them choose the order"), N_("Wait. Silence is fine")),
        (N_("Ask why, or if they are sure"), N_("Promise what will happen"), N_("Press for an answer")),
        (
            N_("Take your time. I write what you say."),
            N_("Tell me only what you want to tell."),
            N_("Thank you for telling me."),
        ),
    ),
    (
        N_("Background"),
        (N_("Write only what they offer"), N_("Note if they asked the person to stop")),
        (N_("Ask about background or health"), N_("Add your own view")),
        (N_("Is there anything that helps to understand it?"),),
    ),
    (
        N_("Still going on?"),
        (N_("Ask if they feel safe today"), N_("Offer a quiet room, a friend, an escort")),
        (N_("Play it down"), N_("Confront anyone")),
        (N_("Do you feel safe to stay?"),),
    ),
    (
        N_("Anything else"),
        (N_("Note a wish only if they offer one"), N_("Ask how else you can help")),
        (N_("Suggest what should happen"), N_("Suggest taking it back")),
        (N_("Is there anything else? How else can I help?"),),
    ),
)
_LAST = ("may_know", "wishes", "viewpoint", "agency_unknown", "tell_event_organizer")
_LAST_DO = (N_("Note a wish only if they offer one"), N_("Leave open what was not asked"))
_LAST_DO_NOT = (N_("Suggest what should happen"),)
