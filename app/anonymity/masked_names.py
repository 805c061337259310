"""Registered names of which some letters are covered with ○, * or the like; never a name that stands there whole."""

import re
from collections.abc import Iterable, Iterator

from app.anonymity.form import Kind
from app.anonymity.hits import LIKE_A_NAME, Hit, Known
from app.anonymity.normalize import is_han, is_kana
from app.anonymity.stream import Script, Stream
from app.domain.public_report import Level

_COVER = "○◯●〇*×■□✕"
_ONE = re.compile(f"[{re.escape(_COVER)}]")
_LATIN_WORD = re.compile(rf"(?<![a-z0-9])[a-z]{{1,12}}{_ONE.pattern}+[a-z]{{0,12}}(?![a-z0-9])")


class MaskedIndex:
    """The names of a register of which a part may be covered."""

    def __init__(self, known: Iterable[Known]) -> None:
        named = [one for one in known if one.form.kind in {Kind.FULL, Kind.PART} and len(one.form.exact) > 2]
        self._latin = [one for one in named if one.form.script is Script.LATIN]
        self._japanese = [one for one in named if one.form.script is not Script.LATIN]

    def find(self, stream: Stream) -> Iterator[Hit]:
        """Words with covered letters that fit a registered name; these always only ask for a look."""
        text = stream.folded.text
        for match in _LATIN_WORD.finditer(text):
            covered = match.group()
            if len(covered) > 3 and len(_ONE.sub("", covered)) > 1:
                fits = re.compile(re.sub(rf"{_ONE.pattern}+", ".+", covered))
                yield from (
                    _hit(one, match.start(), match.end()) for one in self._latin if fits.fullmatch(one.form.exact)
                )
        for cover in _ONE.finditer(text) if self._japanese else ():
            around = text[max(0, cover.start() - 1) : cover.start() + 2]
            if any(is_han(char) or is_kana(char) for char in around):
                for one in self._japanese:
                    yield from _around(text, cover.start(), one)


def _around(text: str, at: int, one: Known) -> Iterator[Hit]:
    """Every way the name can lie over the covered place with at least two of its letters shown."""
    name = one.form.exact
    for offset in range(len(name)):
        start = at - offset
        window = text[max(0, start) : max(0, start) + len(name)]
        shown = [letter == char for letter, char in zip(name, window, strict=False) if char not in _COVER]
        if start >= 0 and len(window) == len(name) and len(shown) > 1 and all(shown):
            yield _hit(one, start, start + len(name))


def _hit(one: Known, start: int, end: int) -> Hit:
    return Hit(start, end, one, Level.WARN, LIKE_A_NAME)
