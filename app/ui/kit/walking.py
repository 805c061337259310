"""The keys that walk a column of rows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def walks(event: QKeyEvent) -> bool:
    """Whether a row leaves this key to its column; a button would go to the next part on the page instead."""
    return event.key() in (*_STEPS, *_ENDS, *_CHOOSING)


def chooses(event: QKeyEvent) -> bool:
    """Whether the key chooses the row that has the focus."""
    return event.key() in _CHOOSING


def step_to(event: QKeyEvent, at: int, count: int) -> int | None:
    """The row the key leads to, or None where it leads nowhere."""
    key = Qt.Key(event.key())
    if key in _STEPS:
        return min(max(at + _STEPS[key], 0), count - 1)
    return {Qt.Key.Key_Home: 0, Qt.Key.Key_End: count - 1}.get(key)
