"""The community of a vault: its profile edited and exchanged as a file, and the panel card its kits carry."""

from dataclasses import replace
from pathlib import Path

import msgspec

from app.crypto import sealing, signing
from app.domain.community import Community, problem
from app.errors import AppError
from app.i18n import _
from app.services import summaries
from app.services.session import PRACTICE, Session
from app.storage import panel_card, profile, vault
from app.storage.kit import PanelKeys
from app.storage.panel_card import PanelCard


class CommunityIsWrong(AppError):
    """The profile cannot stand like this; the sentence names the field."""

    def __init__(self, field: str) -> None:
        super().__init__(_("The community cannot be saved like this. Look at the field {field}.").format(field=field))
        self.field = field


def save_community(session: Session, community: Community) -> None:
    """Use this profile from now on; kits that were made before keep theirs. Raises CommunityIsWrong."""
    try:
        checked = msgspec.convert(msgspec.to_builtins(community), Community)
    except msgspec.ValidationError as error:
        raise CommunityIsWrong(profile.field_of(str(error))) from error
    if (field := problem(checked)) is not None:
        raise CommunityIsWrong(field)
    if (checked.code == PRACTICE) is not session.is_practice:
        raise CommunityIsWrong("code")
    before = session.vault
    try:
        with session.change("community changed"):
            vault.set_community(session.database, checked)
            session.vault = replace(before, community=checked)
            summaries.renew_all(session)
    except BaseException:
        session.vault = before
        raise


def save_profile(session: Session, path: Path) -> None:
    """Write the profile into a file that another vault can begin with; raises profile.ProfileCannotBeSaved."""
    profile.write(path, session.community)


def take_profile(session: Session, path: Path) -> Community:
    """Use the profile of a file from now on. Raises profile.ProfileIsWrong, CommunityIsWrong."""
    community = profile.read(path)
    save_community(session, community)
    return community


def import_panel(session: Session, path: Path) -> PanelCard:
    """Keep a panel card, so that kits carry the panel and cases can be handed to it. Raises NotAPanelCard."""
    signed = panel_card.read(path)
    if not (
        signing.is_signed_by(bytes(signed.card.sign), signed.signature, panel_card.SIGNED_AS, signed.body)
        and signed.card.k <= signed.card.n
    ):
        raise panel_card.not_a_card()
    try:
        sealing.check_recipient(signed.card.recipient)
    except sealing.NotARecipient as error:
        raise panel_card.not_a_card() from error
    with session.change("panel card imported"):
        panel_card.keep(session.database, session.stamp(), signed)
    return signed.card


def panel_of(session: Session) -> PanelCard | None:
    """The panel card that counts, or None."""
    return panel_card.newest(session.database)


def panel(session: Session) -> PanelKeys | None:
    """What kits say of the panel, or None where no card was imported."""
    card = panel_of(session)
    return card.keys() if card else None
