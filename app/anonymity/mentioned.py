"""People a report mentions and nobody registered yet: names, accounts and numbers as the reporter typed them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from app.anonymity.normalize import narrow
from app.anonymity.ordinary_words import ENGLISH, MONTHS, PARTICLES
from app.domain.people import Person, Role

MENTIONED = "mentioned"
"""The id of everybody the reports mention and nobody registered."""

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PHONE = re.compile(r"(?<![0-9])\+?[0-9][0-9() .-]{7,18}[0-9](?![0-9])")
_HANDLE = re.compile(r"(?<![\w@])@([\w.-]{2,})|(?<!\w)([\w.-]{2,}#[0-9]{3,6})(?!\w)", re.ASCII)
_ACCOUNT = re.compile(r"(?<!\w)(?=\w*[0-9_])[a-zA-Z]\w{3,}(?!\w)", re.ASCII)
_PIECES = re.compile(
    r"[,;:/&()\[\]\n、。，；：／（）「」『』・]|\s(?:and|or|with|on)\s|\s-\s|(?<=さん)[とや]|(?<=氏)[とや]"
)
_LATIN = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+"
_LATIN_NAME = re.compile(rf"{_LATIN}(?:\s+(?:(?:{'|'.join(sorted(PARTICLES))})(?!\w)|{_LATIN})){{0,3}}")
_WHOLE_JAPANESE = re.compile(
    r"[一-鿿々〆ヵヶ]{1,4}[\s　][一-鿿々ぁ-ゖァ-ヺー]{1,6}|[一-鿿々]{2,6}|"
    r"[ァ-ヺー]{3,12}|[ぁ-ゖ]{2,5}[\s　][ぁ-ゖ]{1,6}"
)
_HONORED = re.compile(
    r"([一-鿿々]{1,4}[\s　]?[一-鿿々]{0,3}|[ァ-ヺー]{2,12}|(?<![ぁ-ゖ])[ぁ-ゖ]{2,6})"
    r"(?:さん|さま|様|氏|君|くん|ちゃん|先生)"
)
_NOT_PEOPLE = re.compile(
    r"(?:皆|みな|誰|どなた|お?客|神|王|奥|お?母|お?父|お?兄|お?姉|お?子|店員|主催|司会|運営|担当|参加|報告|"
    r"登壇|発表|受付|友人|知人|隣|相手|スタッフ|メンバー|ボランティア|オーガナイザー|ゲスト|スピーカー|お疲れ"
    r"|ご苦労|仲間|同僚|上司|先輩|後輩)(?:者|者の皆|の皆|役|係)?"
)
_NO_NAMES = frozenset(
    "a an the i we you he she they it my your his her their our this that these those who what when where why how "
    "then later after before while during until since once but so and or if as because although though again also "
    "at in on to from of for with by near yes no not maybe perhaps somebody someone nobody everyone people staff "
    "are is was were be been do did does have has had will would can could should not welcome here there "
    "yesterday today tonight monday tuesday wednesday thursday friday saturday sunday mr mrs ms mx dr prof san "
    "station hall room building street park hotel university college center centre lobby floor bar cafe office tower "
    "contact call write ask find name badge nickname handle account phone mail email tall short "
    "meetup conference community code conduct event slack discord zoom line twitter python java linux".split()
)
"""Capitalized words that are not a name, at the beginning of a sentence or in the name of a place."""


def mentioned(named: Iterable[str], told: Iterable[str], allow: Iterable[str] = ()) -> tuple[Person, ...]:
    """One unregistered person who carries everything that can be read as a name or an account, or nobody.

    `named` are answers that ask for people, `told` free text, where only full names and honored ones are taken;
    `allow` are names of the community itself.
    """
    own = {narrow(name).text.casefold() for name in allow}
    identifying = [narrow(text).text for text in named]
    free = [narrow(text).text for text in told]
    names = dict.fromkeys([*_each(_names_in_answer, identifying), *_each(_names_in_text, free)])
    everything = [*identifying, *free]
    person = Person(
        id=MENTIONED,
        role=Role.OTHER,
        names=tuple(name for name in names if name.casefold() not in own),
        handles=tuple(dict.fromkeys([*_each(_handles, everything), *_each(_accounts, identifying)])),
        emails=tuple(dict.fromkeys(_each(_MAIL.findall, everything))),
        phones=tuple(dict.fromkeys(_each(_PHONE.findall, everything))),
    )
    return (person,) if person != Person(id=MENTIONED, role=Role.OTHER) else ()


def _each(find: Callable[[str], Iterable[str]], texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield from find(text)


def _names_in_answer(text: str) -> Iterator[str]:
    """Names in an answer to "who was involved": here one capital word is enough."""
    bare = _MAIL.sub(",", text)
    yield from _honored(bare)
    for piece in _PIECES.split(bare):
        stripped = piece.strip().removesuffix("さん").removesuffix("様").strip()
        if _WHOLE_JAPANESE.fullmatch(stripped) and not _NOT_PEOPLE.fullmatch(stripped):
            yield stripped
        yield from _latin(stripped, least=1)


def _names_in_text(text: str) -> Iterator[str]:
    """Names in free text: honored ones, and two capital words in a row that are no ordinary words."""
    yield from _honored(text)
    yield from _latin(_MAIL.sub(",", text), least=2)


def _latin(text: str, least: int) -> Iterator[str]:
    for match in _LATIN_NAME.finditer(text):
        words = match.group().split()
        while words and _bare(words[0]) in _NO_NAMES:
            words.pop(0)
        while words and _bare(words[-1]) in _NO_NAMES:
            words.pop()
        if len(words) >= least and not all(map(_is_ordinary, words)) and not _NO_NAMES & set(map(_bare, words)):
            yield " ".join(words)


def _is_ordinary(word: str) -> bool:
    bare = _bare(word)
    return bare in ENGLISH or bare in MONTHS or bare in PARTICLES or bare in _NO_NAMES


def _bare(word: str) -> str:
    return word.lower().removesuffix("’s").removesuffix("'s")


def _honored(text: str) -> Iterator[str]:
    for match in _HONORED.finditer(text):
        name = match.group(1).strip()
        if not _NOT_PEOPLE.fullmatch(name):
            yield name


def _handles(text: str) -> Iterator[str]:
    for match in _HANDLE.finditer(_MAIL.sub(",", text)):
        yield match.group(1) or match.group(2)


def _accounts(text: str) -> Iterator[str]:
    """A word with a digit or an underscore, where people are asked for: `dbrandt_dev`."""
    yield from _ACCOUNT.findall(_MAIL.sub(",", text))
