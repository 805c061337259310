"""The seven prompts of the Guide in its order (R23), and what helps whoever listens."""

from dataclasses import dataclass

from app.domain.case import Route
from app.domain.report import PROMPTS, Report
from app.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One prompt: its title, its questions, and what to do, not to do and say meanwhile."""

    title: str
    keys: tuple[str, ...]
    do: tuple[str, ...]
    do_not: tuple[str, ...]
    say: tuple[str, ...]
    more: tuple[str, ...] = ()
    """Those of the keys that are asked only where somebody wants more questions."""


def prompts(route: Route) -> tuple[Prompt, ...]:
    """The seven prompts and a last one for what belongs to none of them.

    On the panel's route nobody is asked about the event organizer (R26).
    """
    last = tuple(key for key in _LAST if route is Route.ORGANIZER or key != "tell_event_organizer")
    said = zip(PROMPTS, _WORDS, strict=True)
    seven = (_prompt(number, title, *words) for number, (title, words) in enumerate(said, 1))
    title = N_("Who may know, wishes")
    return (*seven, Prompt(title=title, keys=last, do=_LAST_DO, do_not=_LAST_DO_NOT, say=_LAST_SAY))


def keys_of(number: int) -> tuple[str, ...]:
    """The questions of one of the Guide's prompts that somebody is asked, in their order."""
    return tuple(q.key for q in Report.questions() if q.prompt == number and q.key != OWN_WORDS)


def _prompt(number: int, title: str, do: tuple[str, ...], do_not: tuple[str, ...], say: tuple[str, ...]) -> Prompt:
    keys = keys_of(number)
    more = tuple(key for key in keys if key in _MORE)
    return Prompt(title=title, keys=keys, do=do, do_not=do_not, say=say, more=more)


OWN_WORDS = "own_words"
"""What the reporter writes alone; no form of the volunteer asks for it."""
FOLLOWING = {"asked_to_stop": "stop_asked", "went_on": "stop_asked"}
"""Questions that are asked after a yes to another one (R10)."""
_MORE = frozenset("anonymous safe_contact reply_language reporter_is reported_is when_exact notes targeted_at".split())
OPENING = Prompt(
    title=N_("Before you write"),
    keys=("consent",),
    do=(
        N_("Find a quiet place where nobody overhears"),
        N_("Offer a seat, water, a friend beside them"),
        N_("Say who can open the report"),
    ),
    do_not=(N_("Promise that nobody ever hears of it"), N_("Write before they say yes")),
    say=(
        N_("You decide what you tell. You can stop at any time."),
        N_("Your name stays confidential unless you tell us otherwise."),
    ),
)

_WORDS: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        (N_("Offer: none is fine"), N_("Ask for a safe way and time"), N_("Spell it back")),
        (N_("Insist on a real name"), N_("Ask for more than one way")),
        (
            N_("How may we reach you? Nothing is fine too."),
            N_("Your name stays confidential unless you tell us otherwise."),
        ),
    ),
    (
        (N_("Take any name, or how they looked"), N_("Ask who else saw it")),
        (N_("Guess a name"), N_("Go and look for them, or ask around")),
        (N_("Who was there? A nickname is enough."),),
    ),
    (
        (N_("“About” is good enough"), N_("Use breaks and talks as landmarks")),
        (N_("Correct them"), N_("Ask twice")),
        (N_("About when was it, and where?"),),
    ),
    (
        (
            N_("Use their words, not yours"),
            N_("Write what was done and said, in neutral words"),
            N_("Wait. Silence is fine"),
        ),
        (N_("Ask why, or if they are sure"), N_("Promise what will happen"), N_("Press for an answer")),
        (
            N_("Take your time. I write what you say."),
            N_("Tell me only what you want to tell."),
            N_("Thank you for telling me."),
        ),
    ),
    (
        (N_("Write only what they offer"), N_("Note if they asked the person to stop")),
        (N_("Ask about background or health"), N_("Check whether it is true, or add your own view")),
        (N_("Is there anything that helps to understand it?"),),
    ),
    (
        (N_("Ask if they feel safe today"), N_("Offer a quiet room, a friend, an escort")),
        (N_("Play it down"), N_("Confront anyone")),
        (N_("Do you feel safe to stay?"), N_("Shall somebody stay with you, or walk with you?")),
    ),
    (
        (N_("Note a wish only if they offer one"), N_("Ask how else you can help")),
        (N_("Ask for a verdict or a measure"), N_("Suggest taking it back"), N_("Promise what will happen")),
        (N_("Is there anything else? How else can I help?"),),
    ),
)
_LAST = ("viewpoint", "reported_elsewhere", "may_know", "wishes", "agency_unknown", "tell_event_organizer")
_LAST_DO = (N_("Note a wish only if they offer one"), N_("Leave open what was not asked"))
_LAST_DO_NOT = (N_("Suggest what should happen"), N_("Tell anyone else what you heard"))
_LAST_SAY = (
    N_("The people running the event get no copy."),
    N_("If only two people were there, the other may guess who reported. Those who read it ask you first."),
)
