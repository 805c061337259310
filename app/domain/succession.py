"""Succession: what is to be done when somebody else becomes the organizer, and how long an event key is kept."""

from datetime import date, timedelta

from app.i18n import N_

KEPT_AFTER_EVENT = 180
"""Days after an event for which its key stays for late arrivals (formats.md 1)."""
CHECKLIST = (
    N_("Sit down together. Nobody else can see the screen."),
    N_("The successor says for each case whether somebody in it is close to them. Nobody has to say why."),
    N_("The successor chooses the passphrase and writes down the recovery code. The predecessor looks away."),
    N_("Delete the old backups, or hand the sticks over. They open with the old passphrase for ever."),
    N_("Destroy the old recovery sheet."),
    N_("Make new kits for the events to come. Reports from desks with the old ones still arrive."),
    N_("Compare the six words of each new kit aloud with its desks."),
    N_("Tell the community who the organizer is now, and change the contact address of the profile."),
    N_("The predecessor deletes what they saved or printed: letters, public reports, exports, notes."),
)
"""In the order in which it is done; shown and printed in the language of now."""
LEAVES_THE_VAULT = ("attachment exported", "public report saved", "import note written", "journal head saved")
"""Phrases of the journal, or their beginnings, that tell of a file somebody may still hold."""


def may_be_erased(last_day: date, today: date) -> bool:
    """Whether the key of an event that ended on this day may be erased, if the organizer says so."""
    return today > last_day + timedelta(days=KEPT_AFTER_EVENT)
