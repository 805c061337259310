"""Invented public reports that the tests of `app.pdf` print, and the small readers they share."""

from collections.abc import Callable, Sequence
from io import BytesIO

import pypdfium2

from app.domain.public_report import AnonymizedReport, Block, BlockKind, Finding, FindingKind, Level


def paragraph(text: str) -> Block:
    """A plain paragraph."""
    return Block(text=text)


def item(text: str, strong: str = "") -> Block:
    """A list item with one part in bold."""
    start = text.find(strong)
    return Block(kind=BlockKind.ITEM, text=text, strong=((start, start + len(strong)),) if strong else ())


def moment(lead: str, text: str) -> Block:
    """A moment of the timeline."""
    return Block(kind=BlockKind.MOMENT, lead=lead, text=text)


ENGLISH = AnonymizedReport(
    language="en",
    reference="2026-1",
    title="Unwelcome comments at a social event",
    setting="In person, social event",
    outcome="Violation in part",
    published="Fourth quarter of 2026",
    publisher="Teatime Circle, Code of Conduct reports",
    contact="conduct at teatime.example",
    summary=(paragraph("Person A made repeated comments about Person B and continued after being asked to stop."),),
    what_happened=(
        paragraph("During a social event Person A commented several times on the appearance of Person B. " * 3),
        paragraph("Two people told the organizers. A third report described a similar exchange the same day."),
    ),
    determination=(
        paragraph("We considered two points of the Code of Conduct."),
        item("Comments about appearance: violation. Accounts agreed.", "violation."),
        item("A similar exchange earlier: undetermined.", "undetermined."),
    ),
    response=(item("Person A may not attend for twelve months."), item("Person B was offered support.")),
    timeline=(moment("Day 0", "Reports received."), moment("Weeks 1 to 4", "Accounts taken from five people.")),
    reconsideration=(paragraph("Nobody asked us to look again."),),
    about=(paragraph("Names and places are left out. Please do not guess who was involved."),),
)
RARE = "𠮟られた𩸽と𠮷と髙と﨑、ŁódźとŞahin、①㈱ｶﾅ"
JAPANESE = AnonymizedReport(
    language="ja",
    reference="2026-1",
    title="懇親会における不適切な発言について",
    setting="対面（懇親会）",
    outcome="一部を違反と判断",
    published="2026年第4四半期（10〜12月）",
    publisher="お茶の会　行動規範窓口",
    contact="お茶の会の窓口まで",
    summary=(paragraph("Aさんが発言を繰り返し、やめるよう求められた後も続けました。"),),
    what_happened=(
        paragraph("懇親会で、ある参加者（Aさん）が、別の参加者（Bさん）の容姿について「何度も」発言しました。" * 3),
        paragraph(RARE),
    ),
    determination=(item("容姿に関する発言：違反と判断。四人の説明が一致しました。", "違反と判断。"),),
    response=(item("Aさんの参加を12か月間、休止とします。"),),
    timeline=(moment("当日", "報告を受け付けました。"), moment("1〜4週目", "五人から話を聞きました。")),
    reconsideration=(paragraph("再検討の希望はありませんでした。"),),
    about=(paragraph("名前や場所など、個人につながる情報は省いています。"),),
)


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page as PDFium reads it."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    return [document[i].get_textpage().get_text_range().replace("\r\n", "\n") for i in range(len(document))]


def tight(text: str) -> str:
    """The text without white space: where lines end is the page's business."""
    return "".join(text.split())


def seek(*names: str) -> Callable[[str], Sequence[Finding]]:
    """A leak check that knows these names and nothing else."""

    def find(text: str) -> list[Finding]:
        folded = text.casefold()
        return [
            Finding(start=0, end=1, kind=FindingKind.NAME, level=Level.BLOCK, person=str(i), why="A known name.")
            for i, name in enumerate(names)
            if name.casefold() in folded
        ]

    return find
