"""The one generated style sheet, for the parts Qt paints itself: inputs, lists, menus and scroll bars."""

import re
from collections.abc import Callable, Mapping

_SHEET = """
QToolTip { background: $text; color: $surface; border: none; padding: 6p 8p; font-size: 13p; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QLineEdit, QTextEdit, QComboBox, QSpinBox {
    background: $surface; color: $text; border: 1px solid $border_strong; border-radius: 6p;
    padding: 0 11p; min-height: 34p; font-size: 14p;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $faint;
}
QTextEdit { padding: 4p 7p; min-height: 0; }
*[desk="true"] { font-size: 16p; min-height: 42p; }
QTextEdit[desk="true"] { font-size: 17p; min-height: 0; padding: 6p 9p; }
QTextEdit[page="true"] { font-size: 19p; min-height: 0; padding: 16p 20p; }
QLineEdit:hover, QTextEdit:hover, QComboBox:hover, QSpinBox:hover { border-color: $muted; }
QLineEdit:focus, QTextEdit:focus, QComboBox:focus, QComboBox:on, QSpinBox:focus {
    border: 2px solid $focus; padding: 0 10p; min-height: 32p;
}
*[desk="true"]:focus { min-height: 40p; }
QTextEdit:focus { padding: 3p 6p; min-height: 0; }
QTextEdit[desk="true"]:focus { padding: 5p 8p; min-height: 0; }
QTextEdit[page="true"]:focus { padding: 15p 19p; min-height: 0; }
QTextEdit[reading="true"] { background: transparent; border: 2px solid transparent; padding: 0; }
QTextEdit[reading="true"]:hover { border-color: transparent; }
QTextEdit[reading="true"]:focus { border: 2px solid $focus; padding: 0; }
*[fault="true"] { border: 2px solid $danger; padding: 0 10p; min-height: 32p; }
QTextEdit[fault="true"] { padding: 3p 6p; min-height: 0; }
QLineEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {
    background: $sunken; color: $faint; border-color: $border;
}
QLineEdit QToolButton { border: none; background: transparent; }
QComboBox { padding-right: 32p; }
QComboBox:focus, QComboBox:on { padding-right: 31p; }
QComboBox::drop-down { border: none; width: 32p; }
QComboBox::down-arrow { image: none; width: 0; }
QComboBox QAbstractItemView, QMenu {
    background: $surface; color: $text; border: 1px solid $border_strong; padding: 4p; font-size: 14p; outline: none;
}
QComboBox QAbstractItemView::item { min-height: 34p; padding: 0 8p; border-radius: 4p; color: $text; }
QComboBox QAbstractItemView::item:selected { background: $selected; color: $text; }
QMenu::item { padding: 8p 24p 8p 12p; border-radius: 4p; color: $text; background: transparent; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 4p 8p; }
QTableView, QListView, QTreeView {
    background: $surface; color: $text; border: 1px solid $border; border-radius: 8p; gridline-color: $border;
    selection-background-color: $selected; selection-color: $text; font-size: 14p; outline: none;
}
QTableView:focus, QListView:focus, QTreeView:focus { border: 2px solid $focus; }
QHeaderView::section {
    background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: 6p 8p; font-size: 13p; font-weight: 500;
}
QProgressBar { background: $sunken; border: none; border-radius: 4p; min-height: 8p; max-height: 8p; }
QProgressBar::chunk { background: $accent; border-radius: 4p; }
QScrollBar:vertical { background: transparent; width: 12p; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12p; margin: 0; }
QScrollBar::handle { background: $border_strong; border-radius: 3p; margin: 3p; }
QScrollBar::handle:vertical { min-height: 32p; }
QScrollBar::handle:horizontal { min-width: 32p; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $border; }
QDialog { background: $surface; }
"""


def style_sheet(colors: Mapping[str, str], px: Callable[[float], int]) -> str:
    """The sheet with these colors and every measure `12p` scaled by the text size."""
    sheet = _SHEET
    for token in sorted(colors, key=len, reverse=True):
        sheet = sheet.replace(f"${token}", colors[token])
    return re.sub(r"\b(\d+)p\b", lambda found: f"{px(int(found[1]))}px", sheet)
