"""Registered names one slip away from what is written: a letter more, less, other or swapped; never two."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from app.anonymity.form import Kind
from app.anonymity.hits import LIKE_A_NAME, Hit, Known
from app.anonymity.latin_names import Standing, standing
from app.anonymity.name_units import is_ordinary
from app.anonymity.stream import Script, Stream
from app.domain.public_report import Level

_SHORTEST = 5


class MisspellingIndex:
    """The longer Latin parts of registered names, found again by what is left when one letter goes."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._left: dict[str, list[Known]] = defaultdict(list)
        for one in known:
            form = one.form
            if form.kind is Kind.PART and form.script is Script.LATIN and len(form.key) >= _SHORTEST:
                for left in {form.key, *_shortened(form.key)}:
                    self._left[left].append(one)

    def find(self, stream: Stream) -> Iterator[Hit]:
        """Capitalized words that are almost a registered name; these always only ask for a look."""
        for index, word in enumerate(stream.words):
            if word.script is not Script.LATIN or len(word.text) < _SHORTEST or is_ordinary(word.text):
                continue
            near = {one for left in (word.text, *_shortened(word.text)) for one in self._left.get(left, ())}
            meant = [one for one in near if one.form.key[0] == word.text[0] and _one_slip(one.form.key, word.text)]
            if meant and standing(stream, index) in {Standing.NAME, Standing.CAPITAL}:
                yield from (Hit(word.start, word.end, one, Level.WARN, LIKE_A_NAME) for one in meant)


def _shortened(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _one_slip(name: str, word: str) -> bool:
    """Whether one letter added, dropped, changed or swapped with its neighbor turns one into the other."""
    if abs(len(name) - len(word)) == 1:
        return min(name, word, key=len) in set(_shortened(max(name, word, key=len)))
    apart = [at for at, (one, other) in enumerate(zip(name, word, strict=False)) if one != other]
    if len(name) != len(word) or not apart:
        return False
    swapped = (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and name[apart[0]] == word[apart[1]]
        and name[apart[1]] == word[apart[0]]
    )
    return len(apart) == 1 or swapped
