"""Names in Latin script that nobody registered, by the name lists and by how English writes them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.anonymity import name_lists
from app.anonymity.indirect_words import FIRMS, SCHOOLS, VENUES
from app.anonymity.names_japanese import NAME
from app.anonymity.normalize import folded
from app.anonymity.ordinary_words import MONTHS, PARTICLES, THINGS
from app.anonymity.spotting import Spot
from app.domain.public_report import FindingKind, Level

_LETTER = "A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ"
_WORD = re.compile(rf"[{_LETTER}]+(?:['’-][{_LETTER}]+)*")
_TITLE = re.compile(r"(?:^|[^A-Za-z])(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Sir|Dear)\.?\s$")
_HONORED = re.compile(r"-?(?:san|sama|kun|chan|sensei)(?![a-z])|\s?(?:さん|氏|様|くん|君|ちゃん)")
_BEGINS = re.compile(r"(?:^|[.!?:;…][\"'”’)\]]*\s+|\n\s*(?:[-*#>・•]+\s*)*|[。！？「『（(\"“]\s*)$")
_SPEAKS = re.compile(
    r"(?:'s|’s)?,?\s+(?:said|says|told|tells|asked|asks|wrote|writes|replied|answered|denied|admitted"
    r"|apologi[sz]ed|posted"
    r"|sent|shouted|laughed|approached|agreed|explained|reported|repeated|touched|grabbed|followed|insisted|promised"
    r"|refused|complained|called|left|felt|kept|went|came|started|stopped|threw|took|pretended|interrupted|mocked"
    r"|translated|moved|meant|avoids|avoided|never|had|has|was|is|did|does|wants|wanted|heard|saw|knew|knows|thinks)"
    r"(?![a-z])"
)
_SAYS = re.compile(
    r",?\s+(?:said|told|asked|wrote|replied|answered|denied|admitted|apologi[sz]ed|laughed|shouted|insisted|complained)"
    r"(?![a-z])"
)
_TO_SOMEBODY = re.compile(
    r"(?:^|[^A-Za-z])(?:told|asked|asks|ask|tell|met|meet|heard|saw|gave|invited|thanked|trust|believe|mentor|colleague"
    r"|friend|roommate|manager|speaker|moderator|organizer|partner|hurt|hurts|offered|except|neither|blamed|upset|named)"
    r"\s+$",
    re.IGNORECASE,
)
"""What stands before somebody and hardly ever before a tool or a town."""
_NOT_A_NAME = frozenset(
    "i a an the this that these those we you he she they it my our your his her their its who what when where why how "
    "and or but if so as at by in on to of for from with no not yes please note section clause part page day week "
    "month year january february monday tuesday wednesday thursday friday saturday sunday someone somebody nobody "
    "everybody everyone person people team board committee community code conduct guide report group organizer "
    "organizers attendee volunteer moderator member members server channel event meetup conference workshop summit "
    "hall room street station avenue road park tower building hotel university college school institute center centre "
    "cafe bar restaurant inc ltd llc gmbh corp company office desk street festival award prize policy form statement "
    "english japanese french german italian spanish chinese korean american british european asian indian african "
    "discord slack zoom github gitlab google twitter linkedin facebook instagram youtube microsoft apple amazon linux "
    "windows android python java javascript rust kubernetes docker django react typescript node vue mac firefox chrome "
    "mamori toml json yaml html css sql christmas easter halloween ramadan internet web wifi usb pdf ok japan"
    " tokyo osaka kyoto nagoya kobe "
    "fukuoka".split()
)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    key: str
    listed: bool
    """Whether a name list has it."""
    ordinary: bool
    """Whether English writes it small, or with a capital for something that is no person."""
    begins: bool
    """Whether a sentence begins with it, so that the capital says nothing."""


_HOUSE_WORDS = "|".join(f"{VENUES} {FIRMS} {SCHOOLS}".split())
_HOUSE = re.compile(rf"(?:['’]s)?(?:\s+[A-Z][\w'’-]*){{0,3}}\s+(?i:{_HOUSE_WORDS})(?![A-Za-z])")


def is_in_a_house(text: str, start: int, end: int) -> bool:
    """Whether the name of a place, a firm or a school goes on behind this place, or ends in it: "Blue Lantern bar"."""
    space = text.rfind(" ", start, end)
    return _HOUSE.match(text, end) is not None or (space >= 0 and _HOUSE.match(text, space) is not None)


def find(text: str) -> Iterator[Spot]:
    """Every place of the narrow text that reads as a person's name in Latin script."""
    for run in _runs(text):
        start, end = _name_in(text, run)
        if end > start and not is_in_a_house(text, start, end):
            yield Spot(start, end, FindingKind.NAME, Level.BLOCK, NAME)


def may_hold_a_name(sentence: str) -> bool:
    """Whether a sentence has a word worth asking the model about: one that may be a name and that no list decides."""
    listed, words = name_lists.world_names(), name_lists.english_words()
    for match in _WORD.finditer(sentence):
        key = folded(re.sub(r"['’-]", "", re.sub(r"['’]s$", "", match.group())))
        if key in _NOT_A_NAME or key in MONTHS or len(key) < 2:
            continue
        capital, known = match.group()[0].isupper(), key in listed and key not in words
        begins = _BEGINS.search(sentence[max(0, match.start() - 12) : match.start()]) is not None
        decided = known and capital and len(key) > 2
        strange = capital and (not begins or key in listed or key not in words)
        if not decided and (strange or known):
            return True
    return False


def could_be(written: str) -> bool:
    """Whether a word taken for a name elsewhere is not plainly something else: an English word, a place, a brand."""
    key = folded(re.sub(r"['’-]", "", written))
    if key in _NOT_A_NAME or key in MONTHS or len(key) < 2:
        return False
    if not written[0].isupper():
        return key in name_lists.world_names() and key not in name_lists.english_words()
    listed = key in name_lists.world_names()
    return listed or (key not in name_lists.english_words() and key not in name_lists.english_proper_nouns())


def _runs(text: str) -> Iterator[list[_Word]]:
    """Capitalized words that stand together, with "van" and "de" between them."""
    run: list[_Word] = []
    last = 0
    for match in _WORD.finditer(text):
        word = match.group()
        gap = text[last : match.start()]
        near = bool(run) and gap in {" ", "\u00a0", ". "} and (gap != ". " or len(run[-1].text) == 1)
        particle = near and folded(word) in PARTICLES and word.islower()
        if run and not near:
            yield run
            run = []
        if particle or _is_capitalized(word):
            run.append(_read(text, match))
        elif run:
            yield run
            run = []
        last = match.end()
    if run:
        yield run


def _is_capitalized(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or not word.isupper() or len(word) > 5)


def _read(text: str, match: re.Match[str]) -> _Word:
    written = re.sub(r"['’]s$", "", match.group())
    key = folded(re.sub(r"['’-]", "", written))
    parts = [folded(part) for part in re.split(r"['’-]", written) if len(part) > 2]
    names = name_lists.world_names()
    listed = key in names or (bool(parts) and all(part in names for part in parts))
    contracted = re.search(r"n['’]t$|['’](?:ll|ve|re|d|m)$", match.group()) is not None
    small = contracted or key in name_lists.english_words() or key in _NOT_A_NAME or key in MONTHS
    thing = key in THINGS or (key in name_lists.english_proper_nouns() and not listed)
    begins = _BEGINS.search(text[max(0, match.start() - 12) : match.start()]) is not None
    return _Word(match.start(), match.start() + len(written), written, key, listed, small or thing, begins)


def _name_in(text: str, run: Sequence[_Word]) -> tuple[int, int]:
    """Where in a run of capitalized words a name stands; an empty place where there is none."""
    words = list(run)
    while words and (words[0].key in _NOT_A_NAME or (words[0].begins and words[0].ordinary and len(words) > 1)):
        words.pop(0)
    while words and (words[-1].key in _NOT_A_NAME or words[-1].text.islower()):
        words.pop()
    nothing = (run[0].start, run[0].start)
    if not words or (len(words) == 1 and len(words[0].text) < 2):
        return nothing
    place = words[0].start, words[-1].end
    before, after = text[max(0, place[0] - 24) : place[0]], text[place[1] : place[1] + 24]
    if _TITLE.search(before) or _HONORED.match(after):
        return place
    named = [word for word in words if not word.ordinary and len(word.text) > 1]
    listed = [word for word in named if word.listed]
    if len(words) > 1:
        strange = not any(word.ordinary for word in words)
        part = any(word.listed for word in words) and bool(named)
        said = _SPEAKS.match(after) is not None or _TO_SOMEBODY.search(before) is not None
        known = all(word.listed for word in words) and said
        return place if listed or part or known or (strange and len(named) > 1) else nothing
    return place if _is_alone(words[0], before, after) else nothing


def _is_alone(word: _Word, before: str, after: str) -> bool:
    """Whether one capitalized word by itself is somebody: the lists say so, or what stands beside it."""
    if len(word.text) < 3:
        return False
    if not word.ordinary and word.listed:
        return True
    acts = _SPEAKS.match(after) is not None
    meant = _TO_SOMEBODY.search(before) is not None
    if word.ordinary:
        return word.listed and (_SAYS.match(after) is not None or (not word.begins and acts and meant))
    return acts or (meant and not word.begins)
