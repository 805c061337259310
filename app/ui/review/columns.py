"""Steps, work and people beside each other where there is room, and behind words where there is not."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.page import Scroller
from app.ui.kit.segmented import Segmented
from app.ui.kit.theme import px

STEPS, WORK, REPORT, PEOPLE = "steps", "work", "report", "people"
_PEOPLE_BESIDE, _STEPS_BESIDE = 860, 620
"""From how many pixels on the people, and the steps, stand beside the work."""


class Columns(QWidget):
    """The three columns of a case; `looked_at` says which part somebody turned to."""

    looked_at = Signal(str)

    def __init__(self, parts: Mapping[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = {name: Scroller(part) for name, part in parts.items()}
        self._withheld: frozenset[str] = frozenset()
        self.switch: Segmented | None = None
        self._shown = WORK
        self._beside: tuple[str, ...] | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(16), px(12), px(16), px(12))
        self._row.setSpacing(px(16))
        self._middle = QWidget()
        self._column = QVBoxLayout(self._middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._stack = QStackedWidget()
        self._column.addWidget(self._stack, 1)
        self._arrange()

    def view(self) -> str:
        """Which part stands in the middle."""
        return self._shown

    def show_view(self, name: str) -> None:
        """Turn to a part; one that stands beside the middle anyway leaves the middle as it is."""
        if name in self._withheld or name not in self._in_middle():
            name = WORK
        self._shown = name
        self._stack.setCurrentWidget(self._views[name])
        if self.switch is not None:
            self.switch.set_value(name)

    def withhold(self, names: frozenset[str]) -> None:
        """Take parts off the screen altogether, until others are named."""
        if names != self._withheld:
            self._withheld = names
            self._arrange()

    def scroll_up(self) -> None:
        """Show the work from its top."""
        self._views[WORK].verticalScrollBar().setValue(0)

    def scroll_to(self, part: QWidget) -> None:
        """Bring a part of the work into sight."""
        self._views[WORK].ensureWidgetVisible(part, 0, px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room, or take it back."""
        super().resizeEvent(event)
        if self._wanted() != self._beside:
            self._arrange()

    def _wanted(self) -> tuple[str, ...]:
        wide = {STEPS: _STEPS_BESIDE, PEOPLE: _PEOPLE_BESIDE}
        return tuple(name for name, least in wide.items() if self.width() >= px(least) and name not in self._withheld)

    def _in_middle(self) -> list[str]:
        beside = self._beside or ()
        return [name for name in self._views if name not in beside and name not in self._withheld]

    def _arrange(self) -> None:
        self._beside = self._wanted()
        while self._row.takeAt(0) is not None:
            pass
        for name, view in self._views.items():
            if name in self._beside:
                self._stack.removeWidget(view)
                view.setParent(self)
                view.setFixedWidth(px(226 if name == STEPS else 266))
                view.show()
            else:
                view.setMinimumWidth(0)
                view.setMaximumWidth(16777215)
                self._stack.addWidget(view)
        for name in (STEPS, WORK, PEOPLE):
            if name == WORK:
                self._row.addWidget(self._middle, 1)
            elif name in self._beside:
                self._row.addWidget(self._views[name])
        self._renew_switch()
        self.show_view(self._shown)
        # At once: until the next turn of the event loop the views would lie over each other.
        self._column.activate()
        self._row.activate()

    def _renew_switch(self) -> None:
        if self.switch is not None:
            self._column.removeWidget(self.switch)
            self.switch.hide()
            self.switch.deleteLater()
            self.switch = None
        words = {STEPS: _("Steps"), WORK: _("This step"), REPORT: _("The report"), PEOPLE: _("People")}
        shown = [(name, words[name]) for name in words if name in self._in_middle()]
        if len(shown) > 1:
            self.switch = Segmented(shown, _("What is shown"), self._shown)
            self.switch.chosen.connect(self._on_view_chosen)
            self._column.insertWidget(0, self.switch)

    def _on_view_chosen(self, name: str) -> None:
        self.show_view(name)
        self.looked_at.emit(name)
