"""The application itself: look, fonts, Qt's own words, and what happens when something unexpected does."""

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QLibraryInfo,
    QMessageLogContext,
    QSettings,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from app.i18n import _
from app.paths import resource
from app.ui.kit.theme import theme
from app.ui.tidying import Tidying

_FONTS = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "NotoSansJP-Regular", "NotoSansJP-Bold")
_RAM = Path("/dev/shm")


def make_application(
    argv: Sequence[str], scheme: str = "system", factor: int = 100, language: str = "en"
) -> QApplication:
    """The one QApplication, with shipped fonts, the theme, and nothing written to the home folder."""
    _choose_input_method()
    _keep_settings_in_memory()
    app = QApplication(list(argv))
    app.setApplicationName("mamori")
    app.setApplicationDisplayName("Mamori")
    app.setStyle("Fusion")
    for name in _FONTS:
        QFontDatabase.addApplicationFont(str(resource("fonts", f"{name}.ttf")))
    speak_qt(language)
    theme().wear(scheme, factor)
    Tidying(app)
    return app


def speak_qt(code: str) -> None:
    """Let Qt's own buttons and menus speak this language."""
    app = QApplication.instance()
    if app is None:
        return
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    if code == "en":
        return
    translator = QTranslator(app)
    if translator.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def catch_surprises(show: Callable[[str], None]) -> None:
    """From now on a fault of the app shows one calm sentence; the log gets its type and place, never its words."""

    def on_surprise(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        place = place_of(trace)
        sys.stderr.write(f"mamori: {kind.__name__} at {place}\n")
        show(
            _("Something unexpected happened. Nothing you saved is lost. ({place})").format(
                place=f"{kind.__name__}, {place}"
            )
        )

    sys.excepthook = on_surprise
    qInstallMessageHandler(_write_without_words)


def _write_without_words(kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
    """What Qt has to say may hold a path or a text: only its kind and its part of Qt are written down."""
    sys.stderr.write(f"mamori: {kind.name} of {context.category or 'Qt'}\n")


def place_of(trace: TracebackType | None) -> str:
    """The file and line where a fault arose, without a folder: `tasks.py:12`."""
    if trace is None:
        return "?"
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


def _choose_input_method() -> None:
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforminputcontexts")
    if os.environ.get("QT_IM_MODULE") == "fcitx" and not any(plugins.glob("*fcitx*")):
        os.environ["QT_IM_MODULE"] = "ibus"


def forget_settings() -> None:
    """Remove what Qt kept of this window; the last thing before the process is replaced, which skips every farewell."""
    while _folders:
        shutil.rmtree(_folders.pop(), ignore_errors=True)


_folders: list[str] = []


def _keep_settings_in_memory() -> None:
    folder = tempfile.mkdtemp(prefix="mamori-", dir=_RAM if os.access(_RAM, os.W_OK) else None)
    _folders.append(folder)
    atexit.register(forget_settings)
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, folder)
