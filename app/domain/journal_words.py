"""What the journal's fixed words are called in the window: one line for each phrase that is ever written."""

from app.domain.entries import ENTRIES
from app.domain.exports import ExportReason
from app.domain.letters import LETTERS
from app.domain.people import WhyNames
from app.domain.review import RECORDED
from app.i18n import N_, _

PHRASES = {
    "attachment shown": N_("Attached file looked at"),
    "backup deleted": N_("Backup noted as deleted"),
    "backup made": N_("Backup made"),
    "case erased": N_("Case erased"),
    "case handed to the panel": N_("Case handed to the trusted volunteers"),
    "case kept longer": N_("Case kept longer"),
    "case merged into another": N_("Case merged into another"),
    "case opened": N_("Case opened"),
    "checked for damage": N_("Checked for damage"),
    "community changed": N_("Community changed"),
    "dismissal taken back": N_("Mark shown again"),
    "entries lost to damage": N_("Entries lost to damage"),
    "event cancelled": N_("Event cancelled"),
    "event key erased": N_("Event key erased"),
    "event moved": N_("Event moved"),
    "event planned": N_("Event planned"),
    "finding dismissed": N_("Mark kept, with a reason"),
    "hand-over imported": N_("Hand-over imported"),
    "import note written": N_("Import note written"),
    "journal head saved": N_("State of the activity record saved"),
    "key file restored from the one before": N_("Key file restored from the one before"),
    "kit made": N_("Event kit made"),
    "lesson written": N_("Lesson written"),
    "mail desk made": N_("Mails can be imported from now on"),
    "names shown": N_("Names shown"),
    "panel card imported": N_("Keys of the trusted volunteers imported"),
    "passphrase changed": N_("Passphrase changed"),
    "person registered": N_("Person put down"),
    "practice report received": N_("Practice report received"),
    "public report saved": N_("Public report saved"),
    "public text": N_("Public text worked on"),
    "recovery code changed": N_("Recovery code changed"),
    "recovery code typed back": N_("Recovery code typed back"),
    "report imported": N_("Report imported"),
    "rescued from a damaged vault": N_("Rescued from a damaged vault"),
    "restored from a backup": N_("Restored from a backup"),
    "succession": N_("Vault handed over to a successor"),
    "unfinished report imported": N_("Unfinished report imported"),
    "vault created": N_("Vault made"),
    "vault key renewed": N_("New vault key"),
    "vault locked": N_("Vault locked"),
}
PREFIXES = {
    "attachment exported": N_("Attached file saved outside the vault: {step}"),
    "step recorded": N_("{step}: recorded"),
    "entry added": N_("Entry added: {step}"),
    "entry changed": N_("Entry changed: {step}"),
    "names shown": N_("Names shown. {step}"),
    "letter written": N_("Letter written: {step}"),
    "letter sent": N_("Letter marked as sent: {step}"),
}
"""Phrases that name what they are about after a colon, by its key."""
_TITLES = {
    **{step.key: step.title for step in RECORDED},
    **{entry.key: entry.title for entry in ENTRIES},
    **{kind.key: kind.title for kind in LETTERS},
    **{reason.value: reason.label for reason in ExportReason},
    **{reason.value: reason.label for reason in WhyNames},
}


def say(what: str) -> str:
    """A phrase in the language of now; one that this version does not know is shown as it stands."""
    if what in PHRASES:
        return _(PHRASES[what])
    prefix, _colon, key = what.partition(": ")
    if prefix in PREFIXES and key in _TITLES:
        return _(PREFIXES[prefix]).format(step=_(_TITLES[key]))
    return _(PHRASES[prefix]) if prefix in PHRASES else what
