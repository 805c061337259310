"""A first public text to start from, of the profile's words and neutral labels; never a word of the report."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.anonymity.labels import labels, say
from app.anonymity.wording import BULLET, Wording, wording
from app.domain.people import Person, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of a determination: behavior and clause in the profile's words, and the outcome of this point."""

    behavior: str
    outcome: str
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One moment of the timeline, counted from the first report: "Within 2 days", "We acknowledged the report."."""

    when: str
    what: str


def propose(
    *,
    language: str,
    people: Sequence[Person],
    outcome: str,
    points: Sequence[Point] = (),
    responses: Sequence[str] = (),
    setting: str = "",
    moments: Sequence[Moment] = (),
) -> str:
    """A public text in this language to edit, safe by construction: all values are the profile's words or our own.

    `people` are those the text has to speak of, in order; witnesses, reporters for others and organizers are left out.
    `outcome` is the determination as a word of language.md 2.2, in this language.
    """
    words = wording(language)
    heading = words.headings
    behaviors = [point.behavior.rstrip(".。") for point in points]
    sections = (
        (heading[0], [_summary(words, behaviors, outcome)]),
        (heading[1], _what_happened(words, people, behaviors, language)),
        (heading[2], [words.considered, _list(words, [_point(words, point) for point in points])]),
        (heading[3], [_list(words, [_sentence(words, one) for one in responses]) or words.no_response]),
        (heading[4], [_list(words, [words.colon.join(moment) for moment in _moments(words, moments)])]),
        (heading[5], [words.may_reconsider]),
    )
    head = [f"# {words.title}", *([f"{words.setting}{words.colon}{setting}"] if setting else [])]
    head.append(f"{words.outcome}{words.colon}{outcome}")
    body = ["\n\n".join([f"## {name}", *[part for part in parts if part]]) for name, parts in sections]
    return "\n".join(head) + "\n\n" + "\n\n".join(body) + "\n"


def _summary(words: Wording, behaviors: Sequence[str], outcome: str) -> str:
    if not behaviors:
        return words.summary_of_one.format(outcome=outcome)
    return words.summary.format(behavior=_and(words, behaviors), outcome=outcome)


def _what_happened(words: Wording, people: Sequence[Person], behaviors: Sequence[str], language: str) -> list[str]:
    """The people by their labels, the reported ones first, then those the behavior was aimed at."""
    reported = [person for person in people if person.role is Role.REPORTED]
    affected = [person for person in people if person.role is Role.AFFECTED]
    letters = labels([*reported, *affected])
    first = _and(words, [say(letters[person.id], language) for person in reported])
    others = _and(words, [say(letters[person.id], language) for person in affected])
    told: list[str] = []
    if first and others:
        told.append(words.people_two.format(first=first, others=others))
    elif first:
        told.append(words.people_one.format(first=first))
    if behaviors:
        told.append(words.conduct.format(behavior=_and(words, behaviors)))
    return ["\n".join([*told, words.described])]


def _point(words: Wording, point: Point) -> str:
    told = f"{point.behavior.rstrip('.。')}{words.colon}*{point.outcome}{words.stop}*"
    return told + (words.gap + _sentence(words, point.clause) if point.clause else "")


def _moments(words: Wording, moments: Sequence[Moment]) -> list[tuple[str, str]]:
    return [words.received, *((moment.when, _sentence(words, moment.what)) for moment in moments)]


def _list(words: Wording, items: Sequence[str]) -> str:
    return "\n".join(BULLET + item for item in items)


def _sentence(words: Wording, text: str) -> str:
    return text if text.endswith((".", "。")) else text + words.stop


def _and(words: Wording, items: Sequence[str]) -> str:
    return (", " if words.gap else "、").join(items)
