"""The invented cases of the practice vault, one for each kind of situation; nobody in them exists."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from app.domain.case import ReviewStep
from app.domain.determination import Accounts, Determination, Hearing, Identified, Verdict
from app.domain.letters import ACKNOWLEDGEMENT, OUTCOME, LetterKind
from app.domain.people import Person, Role, Standing
from app.domain.report import Report, Viewpoint, YesNo
from app.domain.responses import NO_ACTION_POSSIBLE, NONE, ProposedResponse
from app.domain.review_steps import (
    Acknowledgement,
    CarriedOut,
    Change,
    Close,
    ConflictOfInterest,
    Feedback,
    PeopleTold,
    Publication,
)
from app.domain.safety import Safety
from app.services import practice_first as first


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was done so long after the report was sealed: a step, or a letter that was written and sent."""

    after: timedelta
    what: ReviewStep | LetterKind
    filled: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeCase:
    """One invented case: what was reported, by whom, and how far it has come."""

    key: str
    """What it is there to train."""
    ago: timedelta
    """How long before now it was sealed."""
    report: Report
    language: str = "en"
    people: tuple[Person, ...] = ()
    acts: tuple[Act, ...] = ()
    imported_after: timedelta = timedelta(hours=14)
    public_text: Mapping[str, str] = field(default_factory=dict)
    """Published in each of these languages just before it is closed."""


def _act(days: float, what: ReviewStep | LetterKind, **filled: str) -> Act:
    return Act(after=timedelta(days=days), what=what, filled=filled)


def _person(number: int, role: Role, *names: str, standing: Standing = Standing.ATTENDEE, email: str = "") -> Person:
    return Person(
        id=f"{number:032x}", role=role, standing=standing, names=names, emails=(email,) if email else (), language="en"
    )


_SAFE = Safety(ongoing=YesNo.NO, threat=YesNo.NO, basis="The reporter said so.")
_NO_CONFLICT = ConflictOfInterest(conflict=YesNo.NO, took_part="The organizer", alone=YesNo.YES)
_BEGUN = (_act(0.7, ACKNOWLEDGEMENT), _act(0.8, _SAFE), _act(0.9, _NO_CONFLICT))
_QUIET = Publication(publish=YesNo.NO, reason="Nobody outside was affected, and a text would show who it was.")

PUBLISHED = PracticeCase(
    key="published",
    ago=timedelta(days=15, hours=14, minutes=45),
    report=first.FIRST_REPORT,
    people=first.PEOPLE,
    acts=(
        _act(0.6, ACKNOWLEDGEMENT),
        _act(0.6, first.SAFE),
        _act(0.6, first.NO_CONFLICT),
        _act(5.6, first.HEARD),
        _act(9.6, first.FOUND),
        _act(9.6, first.PROPOSED),
        _act(9.6, first.ASKED),
        _act(9.6, first.DONE),
        _act(9.6, OUTCOME, **first.ACTION),
        _act(9.6, first.TOLD),
        _act(15.6, first.PUBLISHED),
        _act(15.6, first.CLOSED),
    ),
    public_text=first.PUBLIC_TEXT,
)
NEW = PracticeCase(
    key="new", ago=timedelta(hours=20), report=first.SECOND_REPORT, language="ja", imported_after=timedelta(hours=17)
)
HELD = PracticeCase(
    key="hold",
    ago=timedelta(hours=45),
    report=first.THIRD_REPORT,
    acts=(
        _act(0.7, ACKNOWLEDGEMENT),
        _act(
            0.8,
            Safety(
                ongoing=YesNo.YES,
                threat=YesNo.YES,
                basis="The volunteer saw him at the entrance.",
                plan="Two people walk the guest to the station after each evening, until the end of the month.",
                plan_owner="The door team",
            ),
        ),
        _act(0.8, _NO_CONFLICT),
    ),
)
OVERDUE = PracticeCase(
    key="overdue",
    ago=timedelta(hours=80),
    imported_after=timedelta(hours=71),
    report=Report(
        danger=YesNo.NO,
        contact="Noor Haddad, noor.haddad@example.org",
        people="Somebody with the handle kettle_lights",
        when="Tuesday evening",
        place="The projects channel on Discord",
        account="They answered each of my questions with a joke about my accent, four times in one evening.",
        asked_to_stop="I wrote that I did not find it funny. It went on.",
        ongoing=YesNo.UNKNOWN,
        viewpoint=Viewpoint.SELF,
    ),
)
CONFLICT = PracticeCase(
    key="conflict",
    ago=timedelta(days=4),
    language="ja",
    report=Report(
        danger=YesNo.NO,
        contact="森川 澪、mio.morikawa@example.org",
        people="主催者の友人の方。名札に「K」とありました。",
        when="先週の勉強会のあと",
        place="駅までの道",
        account="何度も一人で帰るのかと聞かれ、断ってもついて来ようとしました。改札の前でやっと離れました。",
        ongoing=YesNo.NO,
        viewpoint=Viewpoint.SELF,
    ),
    acts=(_act(0.7, ACKNOWLEDGEMENT), _act(0.8, _SAFE), _act(0.9, ConflictOfInterest(conflict=YesNo.YES))),
)
FEEDBACK = PracticeCase(
    key="waiting for feedback",
    ago=timedelta(days=9),
    report=Report(
        danger=YesNo.NO,
        contact="Ines Caldeira, ines.caldeira@example.org",
        people="Tomasz Lewandowicz",
        witnesses="Hye-jin Seo",
        when="Thursday, after the second talk",
        place="Hall B",
        account="Tomasz Lewandowicz shouted at me in front of the room because of a question I had asked.",
        ongoing=YesNo.NO,
        viewpoint=Viewpoint.SELF,
    ),
    people=(
        _person(0x11, Role.REPORTER, "Ines Caldeira", email="ines.caldeira@example.org"),
        _person(0x12, Role.REPORTED, "Tomasz Lewandowicz", standing=Standing.MEMBER),
        _person(0x13, Role.WITNESS, "Hye-jin Seo"),
    ),
    acts=(
        *_BEGUN,
        _act(3, Accounts(hearing=Hearing.HEARD, account="I was loud. I was tired and I am sorry.", how="In a call")),
        _act(
            6,
            Determination(
                what_happened="Shouting at a participant in front of others, once.",
                source="Three accounts that agree.",
                verdict=Verdict.VIOLATION,
                clause="words",
                behavior="insult",
                reason="Everybody describes it alike, and he says so himself.",
                identified=Identified.YES,
                ongoing_or_threat=YesNo.NO,
            ),
        ),
        _act(6.1, ProposedResponse(kind="private_reprimand", details="In a call.", reason="Once, and regretted.")),
    ),
)
UNDETERMINED = PracticeCase(
    key="undetermined",
    ago=timedelta(days=40),
    language="ja",
    report=Report(
        danger=YesNo.NO,
        contact="早乙女 涼、ryo.saotome@example.org",
        people="わかりません。後ろの席にいた人です。",
        when="先月の懇親会",
        place="会場の奥の席",
        account="私の服装について笑い声が聞こえました。振り返ると三人いて、誰が言ったのかはわかりませんでした。",
        ongoing=YesNo.NO,
        viewpoint=Viewpoint.SELF,
    ),
    people=(_person(0x21, Role.REPORTER, "早乙女 涼", "さおとめ りょう", email="ryo.saotome@example.org"),),
    acts=(
        *_BEGUN,
        _act(5, Accounts(hearing=Hearing.NOT_ASKED_BECAUSE, why_not="誰のことかわからない。")),
        _act(
            9,
            Determination(
                what_happened="懇親会で服装を笑う声があった。",
                source="報告者の話。ほかに聞いた人は見つからなかった。",
                verdict=Verdict.UNDETERMINED,
                reason="誰の発言か確かめられなかった。",
                identified=Identified.NO,
                ongoing_or_threat=YesNo.NO,
            ),
        ),
        _act(9.1, ProposedResponse(kind=NO_ACTION_POSSIBLE, reason="判断できないため。")),
        _act(
            10,
            Feedback(
                answer="わかりました。気に留めてもらえてよかったです。", change=Change.UNCHANGED, why="案のままでよい。"
            ),
        ),
        _act(10.1, CarriedOut(done="懇親会のはじめに行動規範の話をすることにした。")),
        _act(10.2, OUTCOME, lesson="懇親会でも担当者が声をかけて回る"),
        _act(10.3, PeopleTold(told="報告者にメールで。")),
        _act(11, _QUIET),
        _act(11.1, Close(note="懇親会の席にも担当者を置く。")),
    ),
)
ANONYMOUS = PracticeCase(
    key="anonymous",
    ago=timedelta(days=6),
    report=Report(
        danger=YesNo.NO,
        people="A man with a red cap, perhaps called Leon",
        when="Saturday afternoon",
        place="The stairs",
        account="He took photos of people who had said that they did not want any, and put them online at once.",
        links="https://photos.example/red-cap",
        ongoing=YesNo.UNKNOWN,
        viewpoint=Viewpoint.SOMEBODY,
    ),
    people=(_person(0x31, Role.REPORTED, "Leon"),),
    acts=(
        _act(0.7, Acknowledgement(cannot="No contact was left. The receipt code stands in for one.")),
        _act(0.8, Safety(ongoing=YesNo.UNKNOWN, threat=YesNo.NO, basis="The pictures are still online.")),
        _act(0.9, _NO_CONFLICT),
    ),
)
LEADER = PracticeCase(
    key="reported is a leader",
    ago=timedelta(days=3),
    language="ja",
    report=Report(
        danger=YesNo.NO,
        contact="黒木 帆波、honami.kuroki@example.org",
        people="発表者の世話をしている運営の人（結城 直さん）",
        when="日曜の準備のとき",
        place="控室",
        account="断っているのに肩をもまれました。「みんなやっている」と言われて、その場を離れにくかったです。",
        asked_to_stop="「大丈夫です」と二回言いました。",
        ongoing=YesNo.NO,
        worries="発表を外されないか心配です。",
        viewpoint=Viewpoint.SELF,
    ),
    people=(
        _person(0x41, Role.REPORTER, "黒木 帆波", "くろき ほなみ", email="honami.kuroki@example.org"),
        _person(0x42, Role.REPORTED, "結城 直", "ゆうき なお", standing=Standing.MEMBER),
    ),
    acts=_BEGUN,
)
SECOND_HAND = PracticeCase(
    key="second-hand",
    ago=timedelta(days=8),
    report=Report(
        danger=YesNo.NO,
        contact="Bruno Salgado, bruno.salgado@example.org",
        people="I was told that it was Petra Nordin",
        when="Some time in spring",
        place="A meetup, I do not know which",
        account="A friend told me that Petra Nordin keeps writing to them in private after they said no.",
        ongoing=YesNo.UNKNOWN,
        viewpoint=Viewpoint.HEARD,
    ),
    people=(
        _person(0x51, Role.REPORTER, "Bruno Salgado", email="bruno.salgado@example.org"),
        _person(0x52, Role.REPORTED, "Petra Nordin", standing=Standing.MEMBER),
    ),
    acts=(*_BEGUN, _act(4, Accounts(hearing=Hearing.NO_ANSWER, how="Asked by mail, no answer yet"))),
)
UPDATE_LATE = PracticeCase(
    key="update overdue",
    ago=timedelta(days=19),
    language="ja",
    report=Report(
        danger=YesNo.NO,
        contact="滝沢 志保、shiho.takizawa@example.org",
        people="GitHubの pine_cone_44",
        when="先月から",
        place="GitHubのコメント",
        account="私のプルリクエストにだけ、毎回ばかにした言葉を書いてきます。三件とも消さずに残してあります。",
        links="https://code.example/pull/7",
        ongoing=YesNo.UNKNOWN,
        viewpoint=Viewpoint.SELF,
    ),
    people=(
        _person(0x61, Role.REPORTER, "滝沢 志保", "たきざわ しほ", email="shiho.takizawa@example.org"),
        _person(0x62, Role.REPORTED, "pine_cone_44"),
    ),
    acts=_BEGUN,
)
NO_VIOLATION = PracticeCase(
    key="not a violation",
    ago=timedelta(days=33),
    report=Report(
        danger=YesNo.NO,
        contact="Ayo Ilesanmi, ayo.ilesanmi@example.org",
        people="The person at the door, Greta Winkelhof",
        when="Wednesday",
        place="The entrance",
        account="Greta Winkelhof did not let me in because I had come without a ticket. It felt unfriendly.",
        ongoing=YesNo.NO,
        viewpoint=Viewpoint.SELF,
    ),
    people=(
        _person(0x71, Role.REPORTER, "Ayo Ilesanmi", email="ayo.ilesanmi@example.org"),
        _person(0x72, Role.REPORTED, "Greta Winkelhof", standing=Standing.MEMBER),
    ),
    acts=(
        *_BEGUN,
        _act(2, Accounts(hearing=Hearing.HEARD, account="The room was full. I should have said so.", how="In person")),
        _act(
            5,
            Determination(
                what_happened="Nobody could be let in any more, and the reason was not said.",
                source="Both accounts.",
                verdict=Verdict.NOT_A_VIOLATION,
                reason="The room was full; the rule is the same for everybody.",
                identified=Identified.YES,
                ongoing_or_threat=YesNo.NO,
            ),
        ),
        _act(5.1, ProposedResponse(kind=NONE, reason="Nothing went against the Code.")),
        _act(
            6,
            Feedback(
                answer="I see. A sign would have helped.", change=Change.UNCHANGED, why="The sign is a good idea."
            ),
        ),
        _act(6.1, CarriedOut(done="A sign at the door says when the room is full.")),
        _act(
            6.2,
            OUTCOME,
            reason="the room was full and nobody was let in any more",
            lesson="a sign at the door says so",
        ),
        _act(6.3, PeopleTold(told="The reporter by mail.")),
        _act(7, _QUIET),
        _act(7.1, Close(note="Say the reason at the door.")),
    ),
)
CASES: tuple[PracticeCase, ...] = (
    PUBLISHED,
    NEW,
    HELD,
    OVERDUE,
    CONFLICT,
    FEEDBACK,
    UNDETERMINED,
    ANONYMOUS,
    LEADER,
    SECOND_HAND,
    UPDATE_LATE,
    NO_VIOLATION,
)
"""One for each kind of situation; the published one is that of the demo."""
