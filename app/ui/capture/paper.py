"""The paper form, saved from any page that offers it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.domain.community import Community
from app.errors import AppError
from app.i18n import _
from app.services.paper_form import save_paper_form
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px

SUFFIX = ".pdf"
Choose = Callable[[QWidget], str]


def choose_file(parent: QWidget) -> str:
    """Ask where the form shall be saved; empty where somebody thought better of it."""
    return QFileDialog.getSaveFileName(parent, _("Save the paper form…"), _("Report form") + SUFFIX, "PDF (*.pdf)")[0]


class PaperOffer(QWidget):
    """One line and a button that saves the blank form, in the language being spoken."""

    def __init__(self, tasks: Tasks, community: Community, choose: Choose = choose_file) -> None:
        super().__init__()
        self._tasks, self._community, self._choose = tasks, community, choose
        self.banner = Banner()
        self.save = SecondaryButton(_("Save the paper form…"), "download", desk=True)
        self.save.clicked.connect(self._on_save_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        words = _("No computer needed: the same questions on paper, in the language chosen now.")
        column.addWidget(PlainLabel(words, "prompt", "muted"))
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.banner)

    def _on_save_clicked(self) -> None:
        self.banner.clear()
        if not (name := self._choose(self)):
            return
        path = Path(name) if name.endswith(SUFFIX) else Path(name + SUFFIX)
        self._tasks.run(partial(save_paper_form, path, self._community), self._on_saved, self._on_refused)

    def _on_saved(self, _path: Path) -> None:
        words = _("The paper form is saved. Print it, and give it to somebody who needs it.")
        self.banner.say("ok", words)

    def _on_refused(self, error: AppError) -> None:
        self.banner.show_error(error)
