"""Six check words on a plate, three and three, as they stand on the card they are compared with."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from app.ui.kit.card import Box
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.ruby_block import RubyLabel
from app.ui.kit.theme import px


class WordsPlate(Box):
    """The words under their title, and a line on what to do with them; both may carry readings."""

    def __init__(self, words: Sequence[str], title: str, line: str = "") -> None:
        super().__init__("sunken", None, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(14))
        column.setSpacing(px(8))
        column.addWidget(RubyLabel(title, "desk_input", "muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(4))
        for place, word in enumerate(words):
            grid.addWidget(PlainLabel(word, "big_answer"), place // 3, place % 3)
        column.addLayout(grid)
        if line:
            column.addWidget(RubyLabel(line, "prompt", "muted"))
