"""The written form of a public text, its title, head and headings, read into blocks; never what it says."""

import re
from dataclasses import dataclass, field

from app.anonymity.wording import SECTIONS, wording
from app.domain.public_report import Block, BlockKind
from app.errors import AppError
from app.i18n import LANGUAGES, _

_HEADING = re.compile(r"\s{0,3}([#＃]{1,6})\s*(.*?)\s*[#＃]*\s*$")
_HEAD_FIELD = re.compile(r"\s*([^:：]{1,20}?)\s*[:：]\s*(.+?)\s*$")
_ITEM = re.compile(r"\s*(?:[-–•*]\s+|・\s*)(?=\S)")
_STRONG = re.compile(r"\*([^*\n]+)\*")
_EAST_ASIAN = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")


class UnknownHeading(AppError):
    """A heading of the text is not one of the six; nothing was made."""


class EmptyText(AppError):
    """The text says nothing; nothing was made."""


@dataclass(slots=True)
class PublicText:
    """A public text taken apart, in its own words."""

    title: str = ""
    setting: str = ""
    outcome: str = ""
    sections: dict[str, list[Block]] = field(default_factory=lambda: {name: [] for name in SECTIONS})


@dataclass(slots=True)
class _Reader:
    """Reads line by line; what is gathered becomes a block at the next empty line, item or heading."""

    text: PublicText
    section: str = ""
    lines: list[str] = field(default_factory=list)
    item: bool = False
    loose: list[Block] = field(default_factory=list)
    """What stands before the first heading."""

    def heading(self, marks: int, name: str) -> None:
        self.flush()
        if marks == 1 and not self.text.title and not self.section:
            self.text.title = name
            return
        self.section = _section(name)

    def line(self, line: str) -> None:
        if not line.strip():
            self.flush()
        elif not self.section and not self.lines and self._is_field(line):
            return
        elif match := _ITEM.match(line):
            self.flush()
            self.item = True
            self.lines.append(line[match.end() :])
        else:
            self.lines.append(line)

    def flush(self) -> None:
        if self.lines:
            block = _block(_run_on(self.lines), self.item, self.section)
            (self.text.sections[self.section] if self.section else self.loose).append(block)
        self.lines, self.item = [], False

    def _is_field(self, line: str) -> bool:
        match = _HEAD_FIELD.match(line)
        name = match.group(1).casefold() if match else ""
        for attribute in ("setting", "outcome"):
            names = {getattr(words, attribute).casefold() for words in map(wording, LANGUAGES)}
            if match and name in names and not getattr(self.text, attribute):
                setattr(self.text, attribute, match.group(2))
                return True
        return False


def read_public_text(text: str, language: str) -> PublicText:
    """The text taken apart; nothing of it is lost.

    Raises UnknownHeading for a heading that is not one of the six in either language, EmptyText for a text of nothing.
    What stands before the first heading belongs to the summary, or to "What happened" where there is no heading at all.
    """
    read = PublicText()
    reader = _Reader(read)
    for line in text.splitlines():
        match = _HEADING.match(line)
        if match and match.group(2):
            reader.heading(len(match.group(1)), match.group(2))
        else:
            reader.line(line)
    reader.flush()
    first = "summary" if reader.section else "what_happened"
    read.sections[first][:0] = reader.loose
    if not any(read.sections.values()):
        raise EmptyText(_("The public text is empty. Nothing was made. Write at least what happened and try again."))
    read.title = read.title or wording(language).title
    return read


def _section(name: str) -> str:
    plain = re.sub(r"[\s：:]+$", "", name).casefold()
    for words in map(wording, LANGUAGES):
        for section, heading in zip(SECTIONS, words.headings, strict=True):
            if heading.casefold() == plain:
                return section
    allowed = ", ".join(wording("en").headings)
    allowed_ja = "、".join(wording("ja").headings)
    raise UnknownHeading(
        _(
            "The text has a heading that a public report does not have. Nothing was made. "
            "Use only: {allowed} ({japanese})."
        ).format(allowed=allowed, japanese=allowed_ja)
    )


def _run_on(lines: list[str]) -> str:
    """Lines of one block as one, with a space between them unless both sides are Japanese."""
    joined = lines[0].strip()
    for line in lines[1:]:
        following = line.strip()
        tight = _EAST_ASIAN.match(joined[-1]) and _EAST_ASIAN.match(following[0])
        joined += following if tight else f" {following}"
    return joined


def _block(line: str, item: bool, section: str) -> Block:
    lead = ""
    kind = BlockKind.ITEM if item else BlockKind.PARAGRAPH
    if item and section == "timeline":
        kind = BlockKind.MOMENT
        if match := re.match(r"([^:：]+?)\s*[:：]\s*(?=\S)", line):
            lead, line = match.group(1), line[match.end() :]
    text, strong = _emphasis(line)
    return Block(kind=kind, text=text, lead=lead, strong=strong)


def _emphasis(line: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The line without its `*...*`, and the spans they marked; a lone asterisk stays."""
    text, spans, at = "", [], 0
    for match in _STRONG.finditer(line):
        text += line[at : match.start()]
        spans.append((len(text), len(text) + len(match.group(1))))
        text += match.group(1)
        at = match.end()
    return text + line[at:], tuple(spans)
