"""What people are called inside a case: by role, with a number only where a role has several."""

from collections import Counter
from collections.abc import Sequence

from app.domain.people import Person, Role, Standing
from app.i18n import N_, _

_ROLES = {
    Role.REPORTER: N_("Reporter"),
    Role.REPORTED: N_("Reported person"),
    Role.AFFECTED: N_("Affected person"),
    Role.WITNESS: N_("Witness"),
    Role.ORGANIZER: N_("Organizer"),
    Role.OTHER: N_("Somebody else"),
}
_STANDINGS = {
    Standing.UNKNOWN: N_("Not known"),
    Standing.MEMBER: N_("Member"),
    Standing.ATTENDEE: N_("Attendee"),
    Standing.NON_MEMBER: N_("Not a member"),
    Standing.VENUE: N_("Venue"),
    Standing.PASSER_BY: N_("Passer-by"),
}


def role_word(role: Role) -> str:
    """The role as a screen says it."""
    return _(_ROLES[role])


def role_words() -> list[tuple[str, str]]:
    """Every role with its word, in the order in which they are offered."""
    return [(str(role), _(word)) for role, word in _ROLES.items()]


def standing_words() -> list[tuple[str, str]]:
    """Everything somebody can be to the community, with its word."""
    return [(str(standing), _(word)) for standing, word in _STANDINGS.items()]


def labels(people: Sequence[Person]) -> dict[str, str]:
    """What each person is called while names are hidden, by the person's id."""
    several = Counter(person.role for person in people)
    seen: Counter[Role] = Counter()
    called = {}
    for person in people:
        seen[person.role] += 1
        word = role_word(person.role)
        if several[person.role] > 1:
            word = _("{role} {number}").format(role=word, number=seen[person.role])
        called[person.id] = word
    return called
