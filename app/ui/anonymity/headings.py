"""How headings of a public text look while it is written; the text itself stays plain."""

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat

from app.ui.kit.theme import theme

_HEADING = re.compile(r"\s{0,3}([#＃]{1,6})\s*\S")


class Headings(QSyntaxHighlighter):
    """Shows the title and the section headings in bold; it changes how the text is laid out, never what it says."""

    def highlightBlock(self, text: str) -> None:
        """Color one line if it is a heading."""
        if (heading := _HEADING.match(text)) is None:
            return
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setForeground(theme().color("text" if len(heading[1]) == 1 else "accent_text"))
        self.setFormat(0, len(text.encode("utf-16-le", "surrogatepass")) // 2, look)
