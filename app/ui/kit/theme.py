"""How the whole window looks: scheme, text size, palette and the one style sheet."""

import gc
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.kit.style_sheet import style_sheet
from app.ui.kit.tokens import DARK, DARK_SCHEME, LIGHT, LIGHT_SCHEME, SYSTEM, TYPES, Type

FAMILIES = ["Inter", "Noto Sans JP"]
"""The shipped families of the window, in the order they are asked for a glyph."""


class Theme(QObject):
    """The look being worn; parts ask it while they paint, so a change needs no rebuilding of colors."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._scheme = SYSTEM
        self._factor = 100
        self._fonts: dict[str, QFont] = {}
        self._follows_system = False

    @property
    def scheme(self) -> str:
        """What somebody chose: `system`, `light` or `dark`."""
        return self._scheme

    @property
    def factor(self) -> int:
        """The size of text in percent."""
        return self._factor

    @property
    def is_dark(self) -> bool:
        """Whether the dark colors are worn now; a system that does not say wears the light ones."""
        if self._scheme == SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._scheme == DARK_SCHEME

    def wear(self, scheme: str | None = None, factor: int | None = None) -> None:
        """Change scheme or text size at once; after a new text size the shell rebuilds the screens for their gaps."""
        if scheme is not None:
            self._scheme = scheme if scheme in (SYSTEM, LIGHT_SCHEME, DARK_SCHEME) else SYSTEM
        if factor is not None and factor != self._factor:
            self._factor = factor
            self._fonts.clear()
        self._dress()

    def px(self, pixels: float) -> int:
        """A measure of the design in pixels of this text size; breakpoints take the same way."""
        return round(pixels * self._factor / 100)

    def color(self, token: str) -> QColor:
        """The color of a token in the scheme being worn."""
        return QColor((DARK if self.is_dark else LIGHT)[token])

    def type(self, role: str) -> Type:
        """The step of the type scale for this role, unscaled."""
        return TYPES[role]

    def font(self, role: str) -> QFont:
        """The font of a role in this text size."""
        if (font := self._fonts.get(role)) is None:
            step = TYPES[role]
            font = QFont()
            font.setFamilies(FAMILIES)
            font.setPixelSize(self.px(step.size))
            font.setWeight(QFont.Weight(step.weight))
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[role] = font
        return font

    def _dress(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        if not self._follows_system:
            self._follows_system = True
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        # Qt walks over all widgets here, through our own events: one that Python clears away meanwhile is a crash.
        collecting = gc.isenabled()
        gc.disable()
        try:
            app.setPalette(self._palette())
            app.setFont(self.font("body"))
            app.setStyleSheet(style_sheet(DARK if self.is_dark else LIGHT, self.px))
            for widget in QApplication.allWidgets():
                widget.updateGeometry()
                widget.update()
        finally:
            if collecting:
                gc.enable()
        self.changed.emit()

    def _on_system_scheme_changed(self) -> None:
        if self._scheme == SYSTEM:
            self._dress()

    def _palette(self) -> QPalette:
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, token in (
            (roles.Window, "app"),
            (roles.Base, "surface"),
            (roles.AlternateBase, "sunken"),
            (roles.Button, "surface"),
            (roles.WindowText, "text"),
            (roles.Text, "text"),
            (roles.ButtonText, "text"),
            (roles.BrightText, "danger"),
            (roles.PlaceholderText, "faint"),
            (roles.Highlight, "accent"),
            (roles.HighlightedText, "on_accent"),
            (roles.Link, "accent_text"),
            (roles.LinkVisited, "accent_text"),
            (roles.ToolTipBase, "text"),
            (roles.ToolTipText, "surface"),
            (roles.Light, "surface"),
            (roles.Midlight, "border"),
            (roles.Mid, "border_strong"),
            (roles.Dark, "border_strong"),
            (roles.Shadow, "border_strong"),
            (roles.Accent, "accent"),
        ):
            palette.setColor(role, self.color(token))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("faint"))
        return palette


@cache
def theme() -> Theme:
    """The one theme of the running window."""
    return Theme()


def px(pixels: float) -> int:
    """A measure of the design in pixels of the chosen text size."""
    return theme().px(pixels)
