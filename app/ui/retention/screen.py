"""What is due to be erased, what comes next, and what was erased: nothing goes without the organizer's word."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import AppError
from app.i18n import _, language, say_day
from app.services import retention
from app.services.retention import BackupMade, DueForErasure, ErasedCase, Purged
from app.services.session import Session
from app.ui.kit.buttons import QuietButton
from app.ui.kit.card import Card
from app.ui.kit.chip import Chip
from app.ui.kit.page import Page
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.rows import Row, RowList
from app.ui.kit.tasks import Tasks
from app.ui.retention.erase_card import EraseCard, day_words, held_words

_SHOWN = 20
"""So many of what comes next, and of what was erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything this screen shows, at one moment."""

    due: tuple[DueForErasure, ...]
    coming: tuple[DueForErasure, ...]
    erased: tuple[ErasedCase, ...]


def look(session: Session) -> Standing:
    """Ask the vault; called on the worker."""
    return Standing(due=retention.due(session), coming=retention.coming(session), erased=retention.tombstones(session))


class RetentionScreen(Page):
    """`case_erased` carries the id of a case that is gone."""

    back_asked = Signal()
    case_erased = Signal(str)

    def __init__(self, tasks: Tasks, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Retention"), parent=parent)
        self._tasks, self._session = tasks, session
        self._due: tuple[DueForErasure, ...] = ()
        self.back_button = QuietButton(_("Vault"), "chevron-left")
        self.due_card = Card(_("Due now"))
        self.due_list = RowList(_("Due now"), gap=8)
        self.nothing = PlainLabel(_("Nothing is due. Every closed case is within its period."), "body", "muted")
        self.coming_card = Card(_("Coming up"))
        self.erased_card = Card(
            _("Erased"),
            note=_("That there was a case of this name stays, and nothing else. The name is not used again."),
        )
        self.erase_card: EraseCard | None = None
        self._lay_out()
        self.back_button.clicked.connect(self.back_asked)
        self.due_list.chosen.connect(self._on_due_chosen)
        self.reload()

    def reload(self) -> None:
        """Ask the vault again."""
        session = self._session
        self._tasks.run(lambda: look(session), self._on_known, self.banner.show_error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back, first out of the case at hand."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.erase_card is not None:
            self._leave()
        else:
            self.back_asked.emit()

    def _lay_out(self) -> None:
        self.add_chip(self.back_button)
        self.add(
            PlainLabel(
                _(
                    "A closed case is kept as long as its outcome asks. Then its erasure is proposed here, and it "
                    "happens only when you say so. The periods stand in the community’s settings."
                ),
                "body",
                "muted",
            )
        )
        self.due_card.add(self.due_list)
        self.due_card.add(self.nothing)
        for card in (self.due_card, self.coming_card, self.erased_card):
            self.add(card)
        self._coming, self._erased = QVBoxLayout(), QVBoxLayout()
        self.coming_card.add(self._coming)
        self.erased_card.add(self._erased)
        self.add_space()

    def _on_known(self, known: Standing) -> None:
        self._due = known.due
        self._leave()
        self.due_list.clear()
        for due in known.due:
            self.due_list.add(_due_row(due))
        self.due_list.setVisible(bool(known.due))
        self.nothing.setVisible(not known.due)
        self.coming_card.setVisible(bool(known.coming))
        self.erased_card.setVisible(bool(known.erased))
        _fill(self._coming, [_line(one) for one in known.coming[:_SHOWN]])
        _fill(
            self._erased,
            [f"{one.code_name.say(language())} · {say_day(_day(one.erased_at))}" for one in known.erased[:_SHOWN]],
        )

    def _on_due_chosen(self, index: int) -> None:
        due, session = self._due[index], self._session
        self.due_list.select(index)
        self._tasks.run(
            lambda: (due, retention.backups_of(session, due.case_id)), self._on_backups_known, self.banner.show_error
        )

    def _on_backups_known(self, found: tuple[DueForErasure, tuple[BackupMade, ...]]) -> None:
        self._leave()
        self.banner.clear()
        self.erase_card = EraseCard(*found)
        self.erase_card.erase_asked.connect(self._on_erase_asked)
        self.erase_card.keep_asked.connect(self._on_keep_asked)
        self.erase_card.left.connect(self._leave)
        self.body.insertWidget(self.body.indexOf(self.due_card) + 1, self.erase_card)
        self.erase_card.leave_button.setFocus()

    def _leave(self) -> None:
        if self.erase_card is not None:
            self.body.removeWidget(self.erase_card)
            self.erase_card.hide()
            self.erase_card.deleteLater()
            self.erase_card = None
            self.due_list.select(None)
            self.back_button.setFocus()

    def _on_erase_asked(self, case_id: str, lesson: str) -> None:
        session = self._session

        def erase() -> Purged:
            if lesson.strip():
                from app.services.lessons import write_lesson  # noqa: PLC0415  (the leak check loads when it is needed)

                write_lesson(session, case_id, lesson)
            return retention.purge(session, case_id)

        self._tasks.run(erase, lambda purged: self._on_erased(case_id, purged), self._on_refused)

    def _on_erased(self, case_id: str, purged: Purged) -> None:
        self.reload()
        name = purged.code_name.say(language())
        self.banner.say(
            "warn" if purged.backups else "ok", _("{name} is erased.").format(name=name), held_words(purged.backups)
        )
        self.case_erased.emit(case_id)

    def _on_keep_asked(self, case_id: str, until: str, reason: str) -> None:
        session = self._session
        day = date.fromisoformat(until) if until else None
        self._tasks.run(
            lambda: retention.keep_longer(session, case_id, day, reason), lambda _done: self.reload(), self._on_refused
        )

    def _on_refused(self, refusal: AppError) -> None:
        if self.erase_card is not None:
            self.erase_card.show_refusal(refusal.sentence)
        else:
            self.banner.show_error(refusal)


def _due_row(due: DueForErasure) -> Row:
    since = _("Since {day}").format(day=day_words(due.erase_from))
    row = Row(f"{due.code_name.say(language())}. {_(due.outcome.label)}. {since}", framed=True)
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(PlainLabel(due.code_name.say(language()), "body_strong"))
    column.addWidget(PlainLabel(_(due.outcome.label), "secondary", "muted"))
    row.add(words, 1)
    row.add(Chip(since, "warn", "clock"))
    return row


def _line(one: DueForErasure) -> str:
    line = f"{one.code_name.say(language())} · {_(one.outcome.label)} · {day_words(one.erase_from)}"
    return f"{line} · {one.kept_because}" if one.kept_because else line


def _fill(column: QVBoxLayout, lines: list[str]) -> None:
    while (item := column.takeAt(0)) is not None:
        if (part := item.widget()) is not None:
            part.hide()
            part.deleteLater()
    for line in lines:
        column.addWidget(PlainLabel(line, "body"))


def _day(moment: str) -> date:
    return date.fromisoformat(moment[:10])
