"""One case whose period has ended: what erasing takes away, what stays, and the word that does it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, language, say_day
from app.services.retention import BackupMade, DueForErasure
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import DangerButton, QuietButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.editors import LineEdit, TextEdit
from app.ui.kit.field import Field
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.time_editors import DayEdit


class EraseCard(Card):
    """`erase_asked` carries case and lesson, `keep_asked` case, day and reason; `left` changes nothing."""

    erase_asked = Signal(str, str)
    keep_asked = Signal(str, str, str)
    left = Signal()

    def __init__(self, due: DueForErasure, backups: tuple[BackupMade, ...], parent: QWidget | None = None) -> None:
        super().__init__(due.code_name.say(language()), parent=parent)
        self.due = due
        self.refusal = Banner()
        self.lesson = TextEdit(_("What was learned, without anybody in it"), rows=2, most_rows=6)
        self.erase_button = DangerButton(_("Erase for good"), "trash-2")
        self.until = DayEdit(_("Keep it until"))
        self.reason = LineEdit(_("Why is it kept longer?"))
        self.keep_button = SecondaryButton(_("Keep it longer"), "calendar-clock")
        self.leave_button = QuietButton(_("Not now"))
        self.held = PlainLabel(held_words(backups), "body", "warn" if backups else "muted")
        self._lay_out()
        self.erase_button.clicked.connect(self._on_erase_clicked)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.leave_button.clicked.connect(self.left)

    def show_refusal(self, sentence: str) -> None:
        """Say why nothing was changed; what was typed stays."""
        self.refusal.say("danger", sentence)

    def _lay_out(self) -> None:
        self.add(
            PlainLabel(
                _(
                    "Erasing takes away the reports, files, people, records and letters of this case, and its words "
                    "from the search. It cannot be undone. What stays: that there was a case of this name, its "
                    "figures of the year, and what you write below."
                ),
                "body",
            )
        )
        self.add(self.held)
        self.add(Field(_("What was learned, without anybody in it"), self.lesson, _("May stay empty.")))
        self.add(self.refusal)
        buttons = FlowLayout(gap=12)
        buttons.addWidget(self.erase_button)
        buttons.addWidget(self.leave_button)
        self.add(buttons)
        self.add_rule()
        self.add(PlainLabel(_("Or keep it longer, for a reason"), "section"))
        self.add(Field(_("Keep it until"), self.until))
        self.add(Field(_("Why is it kept longer?"), self.reason))
        keeping = FlowLayout(gap=12)
        keeping.addWidget(self.keep_button)
        self.add(keeping)

    def _on_erase_clicked(self) -> None:
        self.refusal.clear()
        self.erase_asked.emit(self.due.case_id, self.lesson.answer())

    def _on_keep_clicked(self) -> None:
        self.refusal.clear()
        self.keep_asked.emit(self.due.case_id, self.until.answer(), self.reason.answer())


def held_words(backups: tuple[BackupMade, ...]) -> str:
    """Which backups still hold a case."""
    if not backups:
        return _("No backup in the list holds this case.")
    names = ", ".join(f"{made.name} ({say_day(made.made_at.date())})" for made in backups)
    return _(
        "These backups hold it, too, and erasing does not reach them: {names}. Delete them where they lie, or make "
        "new ones in their place."
    ).format(names=names)


def day_words(day: date | None) -> str:
    """A day, or that there is none."""
    return say_day(day) if day else _("no end: a measure runs without one")
