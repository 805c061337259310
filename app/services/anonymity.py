"""Anonymity: what the leak check must know of a case, and the proposal a public text starts from."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from app.anonymity import difference, labels, leak_check, proposal, public_text
from app.anonymity.mentioned import mentioned
from app.anonymity.normalize import folded
from app.domain import releases
from app.domain.accounts import Statement, Translation
from app.domain.case import Case
from app.domain.determination import Determination, Verdict, findings
from app.domain.forms import Privacy
from app.domain.people import Person, Role
from app.domain.public_report import Finding
from app.domain.responses import ProposedResponse
from app.domain.review_steps import Acknowledgement
from app.i18n import LANGUAGES, _, speaking
from app.services import people
from app.services.cases import open_case, read_case
from app.services.session import Session
from app.storage import publications

_APPEARANCE = (Role.REPORTED, Role.AFFECTED, Role.REPORTER, Role.WITNESS, Role.ORGANIZER, Role.OTHER)
"""In which order people appear in a proposed text, and so get their letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All that a text of one case is checked against."""

    people: tuple[Person, ...]
    sources: tuple[str, ...]
    allow: tuple[str, ...]
    region: str
    left: tuple[str, ...] = ()
    """Words of dismissed findings: in a finished PDF they are no leak, whatever stands beside them."""

    def find(self, text: str) -> tuple[Finding, ...]:
        """Everything in a text that could show who somebody is."""
        return leak_check.check(
            self._without_left(text), self.people, allow=self.allow, sources=self.sources, region=self.region
        )

    def find_known(self, text: str) -> tuple[Finding, ...]:
        """The people of the case alone, for every string of a finished PDF."""
        return leak_check.known_only(self._without_left(text), self.people, allow=self.allow)

    def leaving(self, words: Collection[str]) -> "Knowledge":
        """The same, for a file whose text was checked already: what was dismissed there is no leak here."""
        return replace(self, left=tuple(sorted(words, key=len, reverse=True)))

    def _without_left(self, text: str) -> str:
        """The text with dismissed words made unreadable, also where a line breaks inside them."""
        for words in self.left:
            broken = r"\s*".join(re.escape(char) for char in "".join(words.split()))
            text = re.sub(broken, lambda match: "\ufffc" * len(match.group()), text)
        return text


def knowledge(session: Session, case: Case, *allowed: str, report_in: str = "") -> Knowledge:
    """The people of a case, registered or only mentioned, what was told, and what the community may say.

    `report_in` is the language of the public report it is for: what somebody released for that one is free, and only
    there (R16). `allowed` is what this one document may say besides: its public reference.
    """
    community = session.community
    names = (community.name, community.organizer, *(space.name for space in community.spaces))
    allow = (
        *allowed,
        *community.allow,
        community.contact,
        *(name.say(language) for name in names for language in LANGUAGES),
    )
    told = (*_answers(case, Privacy.FREE_TEXT), *_accounts(case))
    document = people.document(session, case.id, report_in) if report_in else ""
    checked = releases.as_checked(case, document)
    return Knowledge(
        people=(
            *checked,
            *_without_released(mentioned(_answers(case, Privacy.IDENTIFYING), told, allow), checked),
        ),
        sources=releases.without_released_words(case, document, told),
        allow=allow,
        region=community.region,
    )


def _without_released(mentioned_people: tuple[Person, ...], checked: tuple[Person, ...]) -> tuple[Person, ...]:
    """Who is only mentioned, without the names that somebody released: a report mentions them as well."""
    free = {folded(name) for person in checked if person.consent for name in person.names}
    return tuple(
        replace(person, names=tuple(name for name in person.names if folded(name) not in free))
        for person in mentioned_people
    )


def load() -> None:
    """Read the lists, the dictionary and the model of names, half a second before they are first needed."""
    leak_check.load()


def check(session: Session, case_id: str, text: str, language: str) -> tuple[Finding, ...]:
    """What stands between a public text and its publication, earlier ones beside it; raises NoSuchCase."""
    known = knowledge(session, read_case(session, case_id), report_in=language)
    found = public_text.find_identities(
        text, language=language, people=known.people, allow=known.allow, sources=known.sources, region=known.region
    )
    beside = difference.find(text, publications.of_others(session.database, case_id))
    return tuple(sorted((*found, *beside), key=lambda one: (one.start, one.end)))


def ordinary_words(session: Session, case_id: str, text: str) -> tuple[str, ...]:
    """Words of the text that are somebody's name as well and were taken for the word: to be looked at once."""
    known = knowledge(session, read_case(session, case_id))
    places = leak_check.ordinary_places(text, known.people, allow=known.allow)
    return tuple(dict.fromkeys(text[one.start : one.end] for one in places))


def public_labels(session: Session, case_id: str, language: str) -> dict[str, str]:
    """What each person of the case is called in a public text: "Person A", 「Aさん」; by the person's id."""
    case = read_case(session, case_id)
    order = sorted(case.people, key=lambda person: _APPEARANCE.index(person.role))
    letters = labels.labels(order)
    return {person: labels.say(letter, language) for person, letter in letters.items()}


def propose_public_text(session: Session, case_id: str, language: str) -> str:
    """A first text in the profile's words and neutral labels, to be edited; it holds no word of the reports.

    Raises NoSuchCase, ConflictNotDeclared.
    """
    case, community = open_case(session, case_id), session.community
    behaviors = {behavior.code: behavior.text.say(language) for behavior in community.behaviors}
    clauses = {clause.code: clause.text.say(language) for clause in community.clauses}
    responses = {response.code: response.name.say(language) for response in community.responses}
    found = [finding for _person, finding in findings(case) if finding is not None]
    proposed = [case.latest(ProposedResponse, person) for person in case.subjects(ProposedResponse)]
    with speaking(language):
        return proposal.propose(
            language=language,
            people=case.people,
            outcome=_(_whole(found).label),
            points=[
                proposal.Point(
                    behavior=behaviors.get(finding.behavior, _("What was reported")),
                    outcome=_(finding.verdict.label),
                    clause=clauses.get(finding.clause, ""),
                )
                for finding in found
            ],
            responses=[responses[one.kind] for one in proposed if one is not None and one.kind in responses]
            or ([] if found else [_(Verdict.NOT_ASKED.label)]),
            moments=_moments(case),
        )


def _whole(found: list[Determination]) -> Verdict:
    """One outcome for all findings of a case: in part where they differ and one is a violation."""
    verdicts = {finding.verdict for finding in found}
    if not found:
        return Verdict.NOT_ASKED
    if len(verdicts) == 1:
        return found[0].verdict
    if verdicts & {Verdict.VIOLATION, Verdict.IN_PART}:
        return Verdict.IN_PART
    return Verdict.UNDETERMINED


def _moments(case: Case) -> list[proposal.Moment]:
    moments = []
    if (answered := case.recorded_at(Acknowledgement)) is not None:
        moments.append(proposal.Moment(when=_since(case, answered), what=_("We acknowledged the report.")))
    if (decided := case.recorded_at(Determination)) is not None:
        moments.append(proposal.Moment(when=_since(case, decided), what=_("We decided.")))
    return moments


def _since(case: Case, moment: datetime) -> str:
    """Time since the first report, coarse enough to point at no day: days at first, then weeks, then months."""
    days = max(1, (moment - case.received_at).days + 1)
    if days <= 3:
        return _("Within {n} days").format(n=max(2, days))
    if days <= 56:
        return _("Week {n}").format(n=-(-days // 7))
    return _("Month {n}").format(n=-(-days // 30))


def _accounts(case: Case) -> tuple[str, ...]:
    """What people told us word for word, and its translations."""
    said = [record.entry.words for record in case.standing(Statement)]
    return (*said, *(record.entry.words for record in case.standing(Translation)))


def _answers(case: Case, privacy: Privacy) -> tuple[str, ...]:
    """Every answer of this kind in all reports of a case; answers to unknown questions count as identifying."""
    told = []
    for received in case.reports:
        given = received.report.answers()
        told += [given[q.key] for q in received.report.questions() if q.privacy is privacy and q.key in given]
        if privacy is Privacy.IDENTIFYING:
            told += received.further.values()
    return tuple(told)
