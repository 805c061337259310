"""The desk's window and what follows from it: after a sealed report the process is replaced (formats.md 10)."""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.ui.kit.tasks import Tasks
from app.ui.shell.capture_window import CaptureWindow

OUTBOX = "outbox"
"""The folder of sealed reports, beside the kit."""


def open_desk(kit: Path, replace: Callable[[Sequence[str]], object]) -> CaptureWindow:
    """A window that takes reports down with this kit; raises what the kit refuses."""
    window = CaptureWindow(Tasks(), kit, kit.resolve().parent / OUTBOX)
    window.left.connect(lambda: replace(["capture", str(kit)]))
    return window
