"""Python's garbage collector, in the window's thread and between events alone.

Left to itself it runs anywhere: on the worker, or inside a call of Qt, where it takes widgets down while Qt walks over
them, and the app is gone.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 2000
"""Milliseconds between two looks."""


class Tidying(QObject):
    """Collects what is due, from the event loop of the application it belongs to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.collect()
        gc.freeze()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    def tidy(self) -> None:
        """Collect the oldest generation that is full, as Python would have."""
        full = [
            age
            for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if full:
            gc.collect(max(full))
