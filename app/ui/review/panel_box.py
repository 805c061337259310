"""To whom a case goes after a declared conflict: the panel with its six words, or the Volunteers to write to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.community import Community
from app.i18n import _, language
from app.services.panel_handover import Receiver
from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.editors import ReadText
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px


class PanelBox(QWidget):
    """The way out of a case for whoever steps back; `hand_over_asked` wants it sealed to the panel."""

    hand_over_asked = Signal()

    def __init__(self, receiver: Receiver | None, community: Community, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._column.addWidget(PlainLabel(_("Hand the case to the trusted Volunteers"), "body_medium"))
        self.hand_over_button = PrimaryButton(_("Seal and hand over…"), "heart-handshake")
        self.hand_over_button.clicked.connect(self.hand_over_asked)
        if receiver is None:
            self.hand_over_button.hide()
            self._say(_("This vault has no panel card yet. The case rests closed. Write to one of the Volunteers:"))
            for volunteer in community.volunteers:
                name, contact = volunteer.name.say(language()), volunteer.contact.say(language())
                self._column.addWidget(ReadText(f"{name}\n{contact}", _("Trusted Volunteers")))
            return
        self._say(
            _(
                "The report, its attachments and the notes are sealed so that only the Volunteers together open them. "
                "Then they are erased here. The deadline goes with them."
            )
        )
        self._column.addWidget(PlainLabel(_("Only these can open it. Compare the six words aloud:"), "label", "muted"))
        self.words = ReadText(" · ".join(receiver.words), _("Six check words"))
        self._column.addWidget(self.words)
        self._column.addWidget(ReadText(receiver.contact, _("How to reach them")))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.hand_over_button)
        self._column.addLayout(row)

    def _say(self, sentence: str) -> None:
        self._column.addWidget(PlainLabel(sentence, "secondary", "muted"))
