"""How surely a Latin word that is a name means a person, by its capital and its neighbors; never by whose name."""

import re
from enum import Enum

from app.anonymity.ordinary_words import ENGLISH, MONTHS, THINGS
from app.anonymity.stream import Stream

_HONORED = re.compile(r"[\s-]*(?:さん|さま|様|氏|君|くん|ちゃん|殿|先生)|-(?:san|sama|kun|chan|sensei)(?![a-z])")
_TITLED = re.compile(r"(?:^|[^a-z])(?:mr|mrs|ms|mx|dr|prof|miss|named|called|dear)\.?\s+$")
_SPEAKS = re.compile(
    r"(?:'s)?,?\s+(?:said|says|told|asked|wrote|replied|answered|denied|admitted|apologi[sz]ed"
    r"|posted|sent|shouted|approached"
    r"|agreed|explained|reported|continued|commented|repeated|touched|followed|stated|insisted"
    r"|laughed|promised)(?![a-z])"
)
_ACTS = re.compile(r"(?:'s)?,?\s+(?:called|left|felt|made|had|was|has|did|does|is|came|went|kept|then|also)(?![a-z])")
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
_BEGINS = re.compile(r"(?:^|[.!?:;]['\")\]]*\s+|\n\s*(?:[-*#>・]+\s*)*|[。！？「『“(（\"])$")
_MONTH_BEFORE = re.compile(
    r"(?:in|of|since|until|till|by|from|to|early|late|mid|last|next|this|during|before|after|and"
    r"|through|between|for|every|each|-)\s*-?$"
)
_MONTH_AFTER = re.compile(r",?\s+(?:\d|and\s|to\s|or\s|through\s|-)|\s*[-/]\s*\d|の|に|は|から|まで")
_ARTICLE = re.compile(r"(?:^|[^a-z])(?:the|a|an|this|that|our|their|its|your|my|some|any|no)\s+$")
_INITIAL_NEAR = re.compile(r"(?:^|[^a-z])[a-z]\.\s*$")
_INITIAL_AFTER = re.compile(r"\s+[a-z](?:\.|(?![a-z]))")


class Standing(Enum):
    """How a word stands in its sentence."""

    NAME = "something beside it makes it a name"
    CAPITAL = "capitalized inside a sentence"
    DOUBTFUL = "capitalized for another reason perhaps"
    LOWER = "not capitalized"


def standing(stream: Stream, index: int) -> Standing:
    """How the Latin word with this index stands in the text."""
    word = stream.words[index]
    before, after = stream.before(word.start), stream.after(word.end)
    if _HONORED.match(after) or _TITLED.search(before):
        return Standing.NAME
    written = stream.written(word)
    month = word.text in MONTHS and (_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after))
    if month or not written[:1].isupper() or (word.spelled and not written.isupper()):
        return Standing.LOWER
    if len(written) > 1 and written.isupper():
        return Standing.LOWER if len(written) < 4 else Standing.DOUBTFUL
    begins = _BEGINS.search(before) is not None or not before.strip()
    if _has_company(stream, index, begins):
        return Standing.NAME
    doubtful = (
        begins or word.text in _SEASONS or word.text in THINGS or _ARTICLE.search(before) or _in_a_phrase(stream, index)
    )
    return Standing.DOUBTFUL if doubtful else Standing.CAPITAL


def _has_company(stream: Stream, index: int, begins: bool) -> bool:
    """Whether an initial or a verb of saying or doing beside the word makes it a person."""
    word = stream.words[index]
    before, after = stream.before(word.start), stream.after(word.end)
    if _INITIAL_NEAR.search(before) or (_INITIAL_AFTER.match(after) and _initial_is_capital(stream, index)):
        return True
    if _SPEAKS.match(after):
        return not (begins and word.text in {"will", "may", "can"})
    return not begins and _ACTS.match(after) is not None and word.text not in _SEASONS


def _initial_is_capital(stream: Stream, index: int) -> bool:
    following = stream.words[index + 1 : index + 2]
    return (
        bool(following) and stream.written(following[0]).isupper() and stream.folded.text[following[0].end :][:1] == "."
    )


def _in_a_phrase(stream: Stream, index: int) -> bool:
    """Whether the word stands beside another ordinary word with a capital, as in a title or the name of a room."""
    word = stream.words[index]
    for other in stream.words[max(0, index - 1) : index] + stream.words[index + 1 : index + 2]:
        gap = stream.folded.text[min(word.end, other.end) : max(word.start, other.start)]
        written = stream.written(other)
        if (
            gap == " "
            and len(written) > 1
            and written[:1].isupper()
            and (other.text in ENGLISH or not written.istitle())
        ):
            return True
    return False
