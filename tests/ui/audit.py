"""What every window is measured by: names, focus, the walk with Tab, and each run of text it draws (desktop.md 3.1)."""

# ruff: noqa: N802  (Qt's own names)

import gettext
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontInfo,
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPen,
    QRegion,
    QTextItem,
    QTextLayout,
    QTransform,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from app import i18n

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
OURS = {"Inter", "Noto Sans JP"}


def audit(window: QWidget, *, walk: bool = True) -> list[str]:
    """Every fault found in a shown window, each as one line; an empty list is a pass."""
    QApplication.processEvents()
    findings = [*audit_names(window), *audit_focus(window), *audit_text(window)]
    return findings + audit_walk(window) if walk else findings


def interactive(window: QWidget) -> list[QWidget]:
    """Everything that can be pressed, filled in or walked through, without Qt's own inner parts."""
    found = [window, *window.findChildren(QWidget)]
    return [w for w in found if isinstance(w, INTERACTIVE) and w.isVisibleTo(window) and not _is_inner(w)]


def audit_names(window: QWidget) -> list[str]:
    """Controls that a screen reader could not call by a name."""
    return [f"no name: {_where(w)}" for w in interactive(window) if not _name(w).strip()]


def audit_focus(window: QWidget) -> list[str]:
    """Controls that the keyboard cannot reach."""
    return [f"no focus: {_where(w)}" for w in interactive(window) if w.isEnabled() and not _takes_tab(w)]


def audit_walk(window: QWidget) -> list[str]:
    """Traps of the Tab key, and controls it never comes to."""
    wanted = {id(w): w for w in interactive(window) if w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus}
    window.activateWindow()
    start = window.focusWidget()
    if start is None:
        window.focusNextPrevChild(True)
        start = window.focusWidget()
    at, reached = start, set()
    for _step in range(2 * len(wanted) + 8):
        if at is None:
            break
        reached.add(id(at))
        QTest.keyClick(at, Qt.Key.Key_Tab)
        after = window.focusWidget()
        if after is at and len(wanted) > 1:
            return [f"trap: {_where(at)}"]
        at = after
        if at is start:
            break
    groups = {_group(wanted[i]) for i in reached if i in wanted}
    return [f"not reached: {_where(w)}" for i, w in wanted.items() if i not in reached and _group(w) not in groups]


def audit_text(window: QWidget) -> list[str]:
    """Text that is too pale, cut, elided without a way to read it, or drawn without the shipped fonts."""
    findings = []
    pictures: dict[int, tuple[QWidget, QImage]] = {}
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisibleTo(window) or isinstance(widget, QScrollBar) or widget.size().isEmpty():
            continue
        ground = _ground(widget, window)
        if id(ground) not in pictures:
            pictures[id(ground)] = ground, _picture(ground, window)
        for run in runs_of(widget):
            findings += _judge(run, widget, ground, pictures[id(ground)][1])
    return list(dict.fromkeys(findings))


@dataclass(frozen=True)
class Run:
    """One piece of text as it was drawn, in the coordinates of its widget."""

    text: str
    color: QColor
    box: QRectF
    font: QFont


class Spy(QPaintEngine):
    """A painter's engine that draws nothing and remembers every run of text."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.runs: list[Run] = []
        self._pen = QPen()
        self._transform = QTransform()

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        if state.state() & QPaintEngine.DirtyFlag.DirtyPen:
            self._pen = QPen(state.pen())
        if state.state() & QPaintEngine.DirtyFlag.DirtyTransform:
            self._transform = QTransform(state.transform())

    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:
        box = QRectF(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent())
        if item.text().strip():
            color = QColor(self._pen.color())
            self.runs.append(Run(item.text(), color, self._transform.mapRect(box), QFont(item.font())))

    def drawPixmap(self, *_: object) -> None: ...
    def drawImage(self, *_: object) -> None: ...
    def drawPolygon(self, *_: object) -> None: ...
    def drawPath(self, *_: object) -> None: ...
    def drawRects(self, *_: object) -> None: ...
    def drawLines(self, *_: object) -> None: ...
    def drawEllipse(self, *_: object) -> None: ...
    def drawPoints(self, *_: object) -> None: ...
    def drawTiledPixmap(self, *_: object) -> None: ...


class Paper(QPaintDevice):
    """What the spy draws on: as large as the widget, and blank for ever."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.spy = Spy()
        self._size = size

    def paintEngine(self) -> QPaintEngine:
        return self.spy

    def metric(self, what: QPaintDevice.PaintDeviceMetric) -> int:
        kinds = QPaintDevice.PaintDeviceMetric
        scale = int(QPaintDevice.devicePixelRatioFScale())
        return {
            kinds.PdmWidth: self._size.width(),
            kinds.PdmHeight: self._size.height(),
            kinds.PdmWidthMM: round(self._size.width() * 0.2646),
            kinds.PdmHeightMM: round(self._size.height() * 0.2646),
            kinds.PdmNumColors: 1 << 24,
            kinds.PdmDepth: 32,
            kinds.PdmDevicePixelRatio: 1,
            kinds.PdmDevicePixelRatioScaled: scale,
        }.get(what, 96)


def runs_of(widget: QWidget) -> list[Run]:
    """Every run of text this widget draws itself, without its children."""
    paper = Paper(widget.size())
    painter = QPainter(paper)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    return paper.spy.runs


def _picture(ground: QWidget, window: QWidget) -> QImage:
    """The whole of a window or of what scrolls in it, on the color that really lies behind it."""
    picture = QImage(ground.size() * ground.devicePixelRatioF(), QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ground.devicePixelRatioF())
    picture.fill(ground.palette().color(ground.backgroundRole()))
    if ground is not window and (port := ground.parentWidget()) is not None:
        whole = window.grab().toImage()
        picture.fill(whole.pixelColor(port.mapTo(window, QPoint(1, max(port.height() - 2, 0)))))
    flags = QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren
    painter = QPainter(picture)
    ground.render(painter, QPoint(), QRegion(), flags if ground is window else QWidget.RenderFlag.DrawChildren)
    painter.end()
    return picture


def _judge(run: Run, widget: QWidget, ground: QWidget, picture: QImage) -> Iterator[str]:
    said = f"{run.text.strip()[:40]!r} in {_where(widget)}"
    on_ground = QPointF(widget.mapTo(ground, QPoint(0, 0)))
    around = run.box.adjusted(-8, -3, 8, 3).intersected(QRectF(widget.rect()))
    behind = _commonest(picture, around.translated(on_ground).toAlignedRect())
    if behind is not None:
        size = QFontInfo(run.font).pixelSize()
        least = 3.0 if size >= 24 or (size >= 18.66 and run.font.weight() >= QFont.Weight.Bold) else 4.5
        if (ratio := contrast(_blend(run.color, behind), behind)) < least:
            yield f"contrast {ratio:.2f}: {said}"
    if not _scrolls_its_text(widget) and (cut := _cut_by(run, widget, ground)):
        yield f"cut by {cut}: {said}"
    if run.text.rstrip().endswith(("…", "...")) and not _may_elide(run.text, widget):
        yield f"elided: {said}"
    for fault in _glyph_faults(run.text, run.font.toString()):
        yield f"{fault}: {said}"


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG 2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _blend(color: QColor, behind: QColor) -> QColor:
    share = color.alphaF()
    mixed = (share * c + (1 - share) * b for c, b in zip(color.getRgbF()[:3], behind.getRgbF()[:3], strict=True))
    return QColor.fromRgbF(*mixed)


def _commonest(picture: QImage, box: QRect) -> QColor | None:
    box = box.intersected(picture.rect())
    if box.isEmpty():
        return None
    part = picture.copy(box)
    pixels = memoryview(part.constBits()).cast("I")
    return QColor(Counter(pixels).most_common(1)[0][0] | 0xFF000000)


def _cut_by(run: Run, widget: QWidget, ground: QWidget) -> str:
    box, at = run.box.adjusted(1.5, 1.5, -1.5, -1.5), widget
    while at is not None:
        if not QRectF(at.rect()).contains(box):
            return _where(at) if at is not widget else "its own edge"
        if at is ground:
            return ""
        box = box.translated(QPointF(at.pos()))
        at = at.parentWidget()
    return ""


def _ground(widget: QWidget, window: QWidget) -> QWidget:
    at = widget
    while at is not window and at.parentWidget() is not None:
        around = at.parentWidget().parentWidget()
        if isinstance(around, QScrollArea) and around.widget() is at:
            return at
        at = at.parentWidget()
    return window


def _scrolls_its_text(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        return bool(widget.text())
    around = widget.parentWidget()
    return (
        isinstance(around, QAbstractScrollArea)
        and not isinstance(around, QScrollArea)
        and around.viewport() is widget
        and (around.verticalScrollBar().maximum() > 0 or isinstance(around, QAbstractItemView))
    )


def _may_elide(drawn: str, widget: QWidget) -> bool:
    source = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    if isinstance(widget, QLineEdit):
        source += widget.placeholderText()
    if isinstance(widget.parentWidget(), QTextEdit):
        source = widget.parentWidget().toPlainText() + widget.parentWidget().placeholderText()
    whole = drawn.strip() in source.replace("&&", "&")
    return whole or bool(widget.toolTip()) or isinstance(widget.parentWidget(), QAbstractItemView)


@cache
def _glyph_faults(text: str, font_key: str) -> tuple[str, ...]:
    font = QFont()
    font.fromString(font_key)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    faults = []
    for run in layout.glyphRuns():
        if 0 in run.glyphIndexes():
            faults.append("missing glyph")
        elif run.rawFont().familyName() not in OURS:
            faults.append(f"borrowed font {run.rawFont().familyName()}")
    return tuple(dict.fromkeys(faults))


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    if isinstance(widget, QComboBox):
        labels = interface.relations(QAccessible.RelationFlag.Label) if interface else []
        return widget.accessibleName() or ("labelled" if labels else "")
    return interface.text(QAccessible.Text.Name) if interface else ""


def _takes_tab(widget: QWidget) -> bool:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return True
    group = _group(widget)
    around = widget.parentWidget()
    if group is None or around is None:
        return False
    kin = [w for w in around.findChildren(QWidget) if _group(w) == group]
    return any(w.focusPolicy() & Qt.FocusPolicy.TabFocus for w in kin)


def _group(widget: QWidget) -> object:
    if isinstance(widget, QAbstractButton) and widget.group() is not None and widget.group().exclusive():
        return "group", id(widget.group())
    if isinstance(widget, QAbstractButton) and widget.autoExclusive():
        return "siblings", id(widget.parentWidget())
    return ("rows", id(widget.parentWidget())) if widget.property("roving") is not None else None


def _is_inner(widget: QWidget) -> bool:
    if widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar):
        return True
    around = widget.parentWidget()
    inner = isinstance(around, QComboBox | QAbstractSpinBox | QScrollBar)
    in_line = isinstance(around, QLineEdit) and type(widget).__module__.startswith("PySide6")
    in_box = any(isinstance(a, QComboBox) for a in _ancestors(widget))
    return inner or in_line or in_box


def _ancestors(widget: QWidget) -> Iterator[QWidget]:
    while (widget := widget.parentWidget()) is not None:
        yield widget


def _where(widget: QWidget) -> str:
    words = widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__}({words[:40]})" if words else type(widget).__name__


class PseudoLocale(gettext.NullTranslations):
    """A language that nobody speaks: every word accented and the whole 40 percent longer."""

    _ACCENTS = str.maketrans("aeiouycnAEIOUYCN", "áéíóúýçñÁÉÍÓÚÝÇÑ")

    def gettext(self, message: str) -> str:
        return self._stretch(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self._stretch(singular if number == 1 else plural)

    def pgettext(self, context: str, message: str) -> str:
        return self._stretch(message)

    def _stretch(self, message: str) -> str:
        parts = message.replace("}", "{").split("{")
        said = "".join(p.translate(self._ACCENTS) if i % 2 == 0 else f"{{{p}}}" for i, p in enumerate(parts))
        more = " ".join("·" * 5 for _word in range(max(1, round(len(message) * 0.4 / 6))))
        return f"[{said} {more}]" if message else ""


def speak_pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak the pseudo-locale until the test ends; `i18n.speak("en")` goes on meaning it."""
    invented = PseudoLocale()
    monkeypatch.setattr(i18n, "_catalog", lambda _code: invented)
