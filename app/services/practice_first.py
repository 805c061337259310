"""The invented story of the demo: nobody in it exists, and its public texts never change."""

from app.domain.determination import Accounts, Determination, Hearing, Identified, Verdict
from app.domain.people import Person, Role, Standing
from app.domain.report import Consent, Report, Viewpoint, YesNo
from app.domain.responses import ProposedResponse
from app.domain.review_steps import CarriedOut, Change, Close, ConflictOfInterest, Feedback, PeopleTold, Publication
from app.domain.safety import Safety

REPORTER = Person(
    id="1" * 32,
    role=Role.REPORTER,
    standing=Standing.ATTENDEE,
    names=("Aiko Tanaka", "田中 愛子", "たなか あいこ"),
    handles=("aiko_codes",),
    emails=("aiko.tanaka@example.org",),
    also=("the typography talk",),
    language="en",
)
REPORTED = Person(
    id="2" * 32,
    role=Role.REPORTED,
    standing=Standing.MEMBER,
    names=("Daniel Brandt", "ダニエル・ブラント"),
    handles=("dbrandt_dev",),
)
WITNESS = Person(
    id="3" * 32,
    role=Role.WITNESS,
    standing=Standing.MEMBER,
    names=("Maya Okafor", "マヤ・オカフォー"),
    phones=("090-0000-1234",),
)
PEOPLE = (REPORTER, REPORTED, WITNESS)

FIRST_REPORT = Report(
    danger=YesNo.NO,
    contact="Aiko Tanaka, aiko.tanaka@example.org",
    people="Daniel Brandt (dbrandt_dev on Discord)",
    witnesses="Maya Okafor, 090-0000-1234",
    when="Saturday, around nine in the evening",
    place="Lobby, near the drinks",
    account=(
        "Daniel Brandt came over three times to tell me what he thought of my dress and my legs. I said I did not want "
        "to hear it. He laughed and did it again when I was talking with Maya Okafor."
    ),
    asked_to_stop="I did, and Maya told him too. He went on for a while and then left.",
    ongoing=YesNo.NO,
    viewpoint=Viewpoint.SELF,
    wishes="I would like him to hear that this was not fun for me.",
    consent=Consent.YES,
)
SECOND_REPORT = Report(
    danger=YesNo.NO,
    people="名札に「Jun」とある人。黒い帽子。",
    when="夜8時ごろ",
    place="2階のロビー",
    account="私の日本語の話し方を何度もまねして、周りの人を笑わせていました。三回目に席を立ちました。",
    ongoing=YesNo.UNKNOWN,
    viewpoint=Viewpoint.SELF,
    worries="次の会でも同じ席になるのが心配です。",
    consent=Consent.YES,
)
THIRD_REPORT = Report(
    danger=YesNo.YES,
    people="I do not know the name. Grey coat, no badge.",
    when="just now",
    place="Outside the entrance",
    account="Somebody waits outside and has followed a guest to the station twice this week.",
    ongoing=YesNo.YES,
    viewpoint=Viewpoint.SOMEBODY,
    agency_unknown=YesNo.YES,
    consent=Consent.YES,
)
ATTACHMENT_NAME = "chat.txt"
ATTACHMENT = b"dbrandt_dev: come on, it was a compliment\naiko_codes: please stop\n"

SAFE = Safety(ongoing=YesNo.NO, threat=YesNo.NO, basis="The reporter and the witness said so.")
NO_CONFLICT = ConflictOfInterest(conflict=YesNo.NO, took_part="The organizer", alone=YesNo.YES)
HEARD = Accounts(
    hearing=Hearing.HEARD,
    account="I thought we were joking. I see now that it was too much.",
    how="In a call, in English",
    other_accounts="The witness, by mail: heard the remarks and asked Daniel to stop.",
)
FOUND = Determination(
    what_happened="Remarks about somebody's looks on one evening, continued after two requests to stop.",
    source="Two accounts that agree, and the reported person's own.",
    verdict=Verdict.IN_PART,
    clause="words",
    behavior="repeated",
    reason="The remarks and the going on are confirmed; an earlier evening could not be confirmed.",
    identified=Identified.YES,
    ongoing_or_threat=YesNo.NO,
)
PROPOSED = ProposedResponse(
    kind="imposed_break",
    details="Skip the next meetup and take one week off from Discord.",
    reason="A first case, seen and regretted.",
)
ASKED = Feedback(answer="That is fine with me.", change=Change.UNCHANGED, why="The answer agrees with the proposal.")
DONE = CarriedOut(done="The organizer told the person in a call; the break is noted for both spaces.")
TOLD = PeopleTold(told="The reporter by mail, the reported person in a call.")
PUBLISHED = Publication(
    publish=YesNo.YES,
    reason="Guests asked what happened; the reporter read the text and agreed.",
    approved_by="The organizer",
)
CLOSED = Close(note="Greet newcomers at the door and introduce the contact.")
ACTION = {"action": "a break from the next meetup and one week away from Discord"}

PUBLIC_TEXT = {
    "en": """# Unwelcome remarks at an evening meetup
Setting: In person, social evening
Outcome: Violation in part

## Summary
At the social part of a meetup, one attendee kept making remarks about how another attendee looked, also after being \
asked to stop. The organizer found that this went against the Code of Conduct. The person takes a short break from \
the community.

## What happened
During the evening, one attendee (Person A) spoke several times about the looks of another attendee (Person B). \
Person B made it clear that these remarks were not welcome. Somebody who heard it asked Person A to stop as well. \
Person A continued for some time and then left.

The report also spoke of an earlier evening. We could not confirm what took place then.

## Determination
We looked at three points under the Code of Conduct.

- Remarks about looks that were not wanted: *violation.* The accounts agree.
- Going on after being asked to stop: *violation.* Person A confirmed it.
- A similar exchange on an earlier evening: *undetermined.* We did not learn enough to say.

## Response
- Person A does not take part in the next meetup and takes a week off from Discord.
- Person A heard from us how the remarks were received, and may come back afterwards.
- Person B chose how to be kept informed.
- At future meetups, the contact for the Code of Conduct introduces themselves at the door.

## Timeline
- Day 0: A report was taken down at the meetup.
- Within 2 days: The report was acknowledged.
- Week 1: Everyone involved was asked, Person A among them.
- Week 2: The organizer decided, after asking Person B about the proposal.
- Week 3: The outcome was shared with Person A and Person B.
""",
    "ja": """# 懇親の場での望まれない発言について
場面：対面（懇親の場）
判断：一部を違反と判断

## 概要
勉強会のあとの懇親の場で、ある参加者が、別の参加者の見た目に関する発言を繰り返し、やめるように言われたあとも続けました。\
主催者は、これを行動規範に反すると判断しました。発言した人は、しばらくの間、参加を休みます。

## 何があったか
懇親の場で、ある参加者（Aさん）が、別の参加者（Bさん）の見た目について何度か話しました。Bさんは、望まないことをはっきり伝えました。\
聞いていた人もAさんに止めるよう声をかけましたが、Aさんはしばらく続け、そのあと会場を離れました。

報告には以前の会でのことも書かれていましたが、何があったかは確かめられませんでした。

## 判断
行動規範に照らして、次の三点を検討しました。

- 望まれない見た目への発言：*違反と判断。*話が一致しています。
- やめるように言われたあとも続けたこと：*違反と判断。*Aさんも認めています。
- 以前の会での似たやりとり：*判断できない。*十分な情報が得られませんでした。

## 対応
- Aさんは次回の勉強会への参加を見合わせ、Discordを1週間休みます。
- 発言がどのように受け止められたかをAさんに伝えました。休みのあとは、また参加できます。
- Bさんには、連絡の方法を選んでいただきました。
- 今後の勉強会では、行動規範の担当者が入口で自己紹介をします。

## 経過
- 当日：勉強会の場で報告を受け付けました。
- 2日以内：受付を連絡しました。
- 1週目：Aさんを含め、関わった方に話を聞きました。
- 2週目：Bさんに案への意見を聞いたうえで、主催者が判断しました。
- 3週目：AさんとBさんに結果を伝えました。
""",
}
