"""Registered accounts, mail addresses and phone numbers met in a text; never one that nobody registered."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from app.anonymity.form import Kind
from app.anonymity.hits import ACCOUNT, MAIL, ORDINARY_WORD, PHONE, Hit, Known
from app.anonymity.latin_names import Standing, standing
from app.anonymity.stream import Script, Stream
from app.domain.public_report import Level

_RUN = re.compile(r"[a-z0-9](?:[a-z0-9]|[._\-~+'](?=[a-z0-9_]))*_*")
_SPOKEN = (
    (
        re.compile(
            r"\s*[\[({<（【]\s*(?:at|アット|あっと|あっとまーく|@)\s*[\])}>）】]\s*|\s+at\s+|\s*"
            r"(?:あっとまーく|★|☆|◎)\s*|\s*@\s*"
        ),
        "@",
    ),
    (re.compile(r"\s*[\[({<（【]\s*(?:dot|どっと|\.)\s*[\])}>）】]\s*|\s+dot\s+|\s*どっと\s*|\s*\.\s*(?=[a-z])"), "."),
)
_DIGITS = re.compile(r"[0-9〇零一二三四五六七八九oO](?:[\s().\-ー~・/_]{0,3}[0-9〇零一二三四五六七八九]){6,}")
_KANJI_DIGITS = str.maketrans("〇零一二三四五六七八九oO", "001234567890" + "0")


class ContactIndex:
    """The accounts, addresses and numbers of a register, laid out for one pass over a text."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._handles: dict[str, list[Known]] = defaultdict(list)
        self._mails: dict[str, list[Known]] = defaultdict(list)
        self._phones: dict[str, list[Known]] = defaultdict(list)
        tables = {Kind.HANDLE: self._handles, Kind.EMAIL: self._mails, Kind.PHONE: self._phones}
        for one in known:
            if one.form.kind in tables:
                tables[one.form.kind][one.form.key].append(one)

    def find(self, stream: Stream) -> Iterator[Hit]:
        """Every place where a registered contact stands, in no order, with repetitions."""
        if self._handles:
            yield from self._accounts(stream)
        if self._mails:
            yield from self._addresses(stream)
        if self._phones:
            yield from self._numbers(stream)

    def _accounts(self, stream: Stream) -> Iterator[Hit]:
        text = stream.folded.text
        long = [(key, people) for key, people in self._handles.items() if len(key) > 5 and key.isascii()]
        for match in _RUN.finditer(text):
            run = match.group()
            squashed = re.sub(r"[^a-z0-9]", "", run)
            for one in self._handles.get(squashed, ()):
                yield from self._account(stream, match.start(), match.end(), one)
            for key, people in long:
                if key in squashed and key != squashed:
                    at = _unsquashed(run, squashed.index(key), len(key))
                    for one in people:
                        yield Hit(match.start() + at[0], match.start() + at[1], one, Level.BLOCK, ACCOUNT)
            for part in _pieces(run):
                for one in self._handles.get(part.group(), ()):
                    yield from self._account(stream, match.start() + part.start(), match.start() + part.end(), one)
        yield from self._apart(stream)

    def _account(self, stream: Stream, start: int, end: int, one: Known) -> Iterator[Hit]:
        marked = stream.before(start, 1) == "@" or stream.after(end, 1) == "#"
        how = standing(stream, stream.word_at(start))
        plain = not one.form.ordinary and (len(one.form.key) > 3 or how is not Standing.LOWER)
        if marked or plain or how is Standing.NAME:
            yield Hit(start, end, one, Level.BLOCK, ACCOUNT)
        elif one.form.ordinary and how is not Standing.LOWER:
            yield Hit(start, end, one, Level.WARN if how is Standing.DOUBTFUL else Level.BLOCK, ORDINARY_WORD)

    def _apart(self, stream: Stream) -> Iterator[Hit]:
        """Accounts written with spaces between their words, or in kana and kanji."""
        for key, people in self._handles.items():
            latin = people[0].form.script is Script.LATIN
            if latin and len(key) < 6:
                continue
            at = stream.sounds.find(key)
            while at >= 0:
                start, end = stream.starts[at], stream.ends[at + len(key) - 1]
                inside = stream.folded.text[start:end]
                if len(inside) <= len(key) * 2 + 2 and (not latin or _starts_word(stream, at)):
                    level = Level.BLOCK if not people[0].form.ordinary else Level.WARN
                    yield from (Hit(start, end, one, level, ACCOUNT) for one in people)
                at = stream.sounds.find(key, at + 1)

    def _addresses(self, stream: Stream) -> Iterator[Hit]:
        plain, origins = _spoken(stream.folded.text)
        for key, people in self._mails.items():
            at = plain.find(key)
            while at >= 0:
                start, end = origins[at], origins[at + len(key) - 1] + 1
                yield from (Hit(start, end, one, Level.BLOCK, MAIL) for one in people)
                at = plain.find(key, at + 1)

    def _numbers(self, stream: Stream) -> Iterator[Hit]:
        for match in _DIGITS.finditer(stream.folded.text):
            digits = re.sub(r"\D", "", match.group().translate(_KANJI_DIGITS))
            for key, people in self._phones.items():
                if key in digits:
                    yield from (Hit(match.start(), match.end(), one, Level.BLOCK, PHONE) for one in people)


def _starts_word(stream: Stream, at: int) -> bool:
    return at == 0 or stream.owners[at - 1] != stream.owners[at]


def _pieces(run: str) -> list[re.Match[str]]:
    return [piece for piece in re.finditer(r"[a-z0-9]+", run) if piece.group() != run]


def _unsquashed(run: str, at: int, size: int) -> tuple[int, int]:
    """The span of a run behind a span of its letters and digits alone."""
    places = [index for index, char in enumerate(run) if char.isascii() and char.isalnum()]
    return places[at], places[at + size - 1] + 1


def _spoken(text: str) -> tuple[str, list[int]]:
    """The text with every way to say "@" and "." in a mail address as the sign, and where each letter was."""
    places: list[tuple[int, int, str]] = []
    for pattern, sign in _SPOKEN:
        places.extend((match.start(), match.end(), sign) for match in pattern.finditer(text))
    out: list[str] = []
    origins: list[int] = []
    at = 0
    for start, end, sign in sorted(places):
        if start < at:
            continue
        out.extend([text[at:start], sign])
        origins.extend([*range(at, start), start])
        at = end
    out.append(text[at:])
    origins.extend(range(at, len(text)))
    return "".join(out), origins
