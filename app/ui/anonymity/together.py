"""The warning that small things stand together: harmless alone, and together perhaps one person (anonymity.md 8)."""

from PySide6.QtWidgets import QWidget

from app.i18n import _, say_time
from app.services.public_texts import Look
from app.ui.kit.banner import Banner


class Together(Banner):
    """Hidden where nothing comes together; else what to do, or who read it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", "", parent=parent)

    def show_look(self, look: Look) -> None:
        """Say what this look at the text calls for."""
        state = look.reading
        if look.small_things < 2:
            self.clear()
        elif not look.needs_reading:
            self.say("info", _("Two small things stand together. Could they point at one person?"), icon="users-round")
        elif state.somebody_seen:
            self.say("danger", _("The second reader recognized somebody"), state.somebody_seen, icon="user-round-x")
        elif state.is_read():
            said = _("Read by two people.") if state.read_by_two else _("Read by one person, twice.")
            self.say("ok", said, icon="user-round-check")
        else:
            until = state.rests_until
            detail = _("It rests until {time}.").format(time=say_time(until)) if until else ""
            self.say(
                "warn",
                _("Together they may point at one person. A second reader has to confirm."),
                detail,
                icon="users-round",
            )
