"""All of a case that is shown before the conflict of interest is declared (R27)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, say_time
from app.services.cases import CaseFace
from app.ui.kit.banner import Banner
from app.ui.kit.card import Card
from app.ui.kit.editors import ReadText
from app.ui.kit.plain_label import PlainLabel


class FaceCard(Card):
    """When an answer is due, whether there is danger, and the names that were given; nothing else."""

    def __init__(self, face: CaseFace, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Before you read it"), note=sentence, parent=parent)
        self.danger = Banner()
        if face.urgent:
            self.danger.say("danger", _("The reporter spoke of danger, or of something that still goes on."))
        self.add(self.danger)
        self.add(PlainLabel(_("Acknowledge by {time}").format(time=say_time(face.due)), "body_medium"))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(PlainLabel(_("Names given in the report"), "label", "muted"))
        self.names = [ReadText(given, _("Names given in the report")) for given in face.names_given]
        for names in self.names:
            column.addWidget(names)
        self.add(column)
        if not face.names_given:
            self.add(PlainLabel(_("None were given."), "body", "muted"))
