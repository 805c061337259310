"""Words a line of the form offers: the event's places, the community's spaces, what a behavior can be aimed at."""

from app.i18n import language
from app.storage.kit import Kit


def offers(kit: Kit) -> dict[str, tuple[str, ...]]:
    """The words by the key of the question; each of them can be taken over with one press, and none has to be."""
    spoken, community = language(), kit.community
    spaces = tuple(space.name.say(spoken) for space in community.spaces if space.kind in ("digital", "outside"))
    return {
        "place": (kit.event.places if kit.event else ()) + spaces,
        "targeted_at": tuple(trait.name.say(spoken) for trait in community.traits),
    }
