"""Telling a screen reader what happened somewhere else on the page, politely and rarely."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(part: QWidget, sentence: str) -> None:
    """Have a sentence such as "Draft saved" said when nothing else is being said."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(part, sentence))
