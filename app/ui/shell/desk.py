"""The desk's window and what follows from it: after a sealed report the process is replaced (formats.md 10)."""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import structs

from app import i18n
from app.storage import preferences
from app.ui.application import forget_settings, speak_qt
from app.ui.kit.page import open_size
from app.ui.kit.tasks import Tasks
from app.ui.shell.capture_window import CaptureWindow

OUTBOX = "outbox"
"""The folder of sealed reports, beside the kit."""


def open_desk(kit: Path, go_on_as: Callable[[Sequence[str]], object]) -> CaptureWindow:
    """A window that takes reports down with this kit; raises what the kit refuses."""
    tasks = Tasks()
    window = CaptureWindow(tasks, kit, kit.resolve().parent / OUTBOX)

    def start_anew() -> None:
        forget_settings()
        go_on_as(["capture", str(kit)])

    window.resize(open_size(window))
    window.left.connect(start_anew)
    window.closed.connect(tasks.shutdown)
    window.language_changed.connect(_on_language_changed)
    return window


def _on_language_changed(code: str) -> None:
    spoken = i18n.language()
    speak_qt(spoken)
    preferences.write(structs.replace(preferences.read(), language="ja" if spoken == "ja" else "en"))
    i18n.speak(code)
