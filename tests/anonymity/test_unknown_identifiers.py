"""What could point to anybody is met by its form in both languages; harmless figures and months are not."""

import pytest

from app.anonymity.leak_check import check
from app.domain.people import Person, Role
from app.domain.public_report import FindingKind, Level

pytestmark = pytest.mark.requirement("R15")

WRITTEN = {
    "date": """22 November 2026|November 22, 2026|Nov 22|22nd of November|Nov. 22nd|the 22nd of November, 2026
        Sunday, November 22|on the 22nd|2026-11-22|2026/11/22|11/22/2026|22/11/2026|22.11.2026|on 11/22|11/22
        Sunday the 22nd|Sun 22 Nov|22-Nov-2026|November twenty-second|the twenty-second of November|20261122
        22 to 24 November|November 22–23|22 Nov '26|11-22-2026|2026年11月22日|11月22日|令和8年11月22日|R8.11.22
        十一月二十二日|二〇二六年十一月二十二日|22日（日）|11/22（日）|22日の夜|22日に|平成31年4月30日
        昭和63年1月7日|H31.4.30|令和八年十一月二十二日|令和元年5月1日|１１月２２日|2026年 11月 22日|11月22日(日)
        R8/11/22|日曜日の22日|同月22日|22日夜|2026.11.22|11月二十二日""",
    "time": """10:42|22:30|9 pm|9:30 p.m.|9PM|9 o'clock|nine o'clock|half past nine|quarter to ten|at noon
        2130 hours|21h30|9.30 pm|nine p.m.|10:42 JST|9 a.m.|around nine in the evening|21：30|9:05am|at midnight|21時
        午後9時
        夜9時ごろ|21時30分|午後九時半|九時半|夜の9時|９時過ぎ|正午|午前十時|２１：３０|朝8時|深夜2時|午後３時頃
        21時半|二十一時ごろ|夕方5時|22時台|昼の12時|午後9:30""",
    "phone": """090-1234-5678|09012345678|０９０－１２３４－５６７８|06-6941-2297|03-1234-5678|+81 90 1234 5678
        +81-3-1234-5678|(06) 6941-2297|0120-279-889|050-3816-2787|+1 202-555-0142|(202) 555-0142|202-555-0142
        202.555.0142|090 1234 5678|０６（６９４１）２２９７|090ー1234ー5678|080.1234.5678|0570-003-110
        +44 20 7946 0958|1-800-555-0199|〇九〇-一二三四-五六七八|075-123-4567|080−1234−5678""",
    "email": """mio@post.example|mio.sora+x@mail.post.co.jp|mio [at] post [dot] com|mio(at)post.com|mio at post dot com
        ｍｉｏ＠ｐｏｓｔ．ｃｏｍ|mio＠post.com|MIO@POST.ORG|mio★post.com|mioアットマークpost.com|m_b-c@post.io
        mio@ post.com|mio{at}post{dot}org|mio @ post.com|<mio@post.jp>|mailto:mio@post.com
        mio[アット]post[ドット]com|mio【at】post.com|mio◎post.com|"mio"@post.com""",
    "url": """https://post.example/u/mio|http://post.org|www.post.com|post.com|git.example/mio|chat.gg/abcd
        hxxps://post[.]com/x|post[.]com|x.com/mio/status/123|https://www.post.com/x|ｈｔｔｐｓ：／／post.com
        yt.be/abc|bit.ly/3x|meet.com/group/events/1|in.com/in/mio-t|post dot com|mio.dev|mio.post.co.jp|note.com/mio
        t.me/mio""",
    "handle": """@mio|@mio_t|mio#1234|Mio T#0042|さくら#1234|@mio@social.example|u/mio_t|Discord ID: mio99
        アカウント名は mio_t|ハンドルネーム：mio_t|＠mio|username: mio99|LINE ID: mio-t|@あいこ|ｍｉｏ＃１２３４
        (@mio)|「@mio_t」|Twitter handle is mio_t|GitHub username mio_t|アカウント mio_t""",
    "id": """no. 18403/91|No. 12345|ticket #4821|ticket 4821|badge 117|badge number 117|ID 12345|第123号|受付番号 A-123
        受付番号は123|学籍番号12345|社員番号：A0123|会員番号 4567|CR-2025-014|AB-12345|INC-2041|passport TK1234567
        case 2026-014|reference number 8812|order no. 55-1234|#4821|18403/91|チケット番号 4821|受付票：ABCD-1234
        名札の番号は117|student ID 20261234|マイナンバー 1234 5678 9012|参加者番号117|4929 1234 5678 9012
        大阪 500 あ 12-34|192.168.10.24|整理番号１２３|JPN1234567|Ref: 8841|1234567890""",
    "address": """〒530-0001|530-0001|大阪市北区梅田1-2-3|大阪府大阪市北区梅田1丁目2番3号|梅田1-2-3|難波一丁目
        東京都新宿区西新宿二丁目八番一号|1-2-3 Umeda, Kita-ku, Osaka|12 Baker Street|221B Baker Street
        1600 Pennsylvania Avenue|Room 302|Apt 4B|302号室|京都市中京区123番地|Umeda 1-2-3|2-chome 3-4 Umeda
        P.O. Box 123|SW1A 1AA|Portland, OR 97201|５３０－０００１|〒５３００００１|神戸市中央区加納町6-5-1|10番5号
        梅田３丁目|350 Fifth Ave""",
}
CASES = [
    (kind, one.strip()) for kind, lines in WRITTEN.items() for line in lines.splitlines() for one in line.split("|")
]


@pytest.mark.parametrize(("kind", "written"), CASES)
@pytest.mark.parametrize("frame", ["It was {x} and then.", "これは{x}と書いてありました。"])
def test_every_written_form_blocks(kind: str, written: str, frame: str) -> None:
    text, start = frame.replace("{x}", written), frame.index("{x}")
    blocked = [one for one in check(text, []) if one.level is Level.BLOCK]
    assert any(one.start < start + len(written) and one.end > start for one in blocked)
    assert all(one.person is None for one in blocked)


@pytest.mark.parametrize("kind", WRITTEN)
def test_each_kind_has_at_least_twenty_forms_and_most_carry_its_name(kind: str) -> None:
    forms = [written for one, written in CASES if one == kind]
    named = sum(any(one.kind == kind for one in check(f"It was {written} and then.", [])) for written in forms)
    assert len(forms) >= 20
    assert named >= len(forms) * 0.9


CLEAN = """in November 2026|two weeks later|version 3.2|about 20 people|24/7|1/3 of the members|Day 0
Weeks 1 to 4|Week 8|within 2 days|within 72 hours|in fall 2026|first quarter of 2026|Q4 2026
in 2026/11|11/2026|a ratio of 3:1|16:9|the second report|100,000 yen|20000 yen|RFC 2119|ISO 27001
SHA-256|Python 3.11|UTF-8|Node.js|ASP.NET|e.g. this|Section 4|Clause 3|3 to 5 people|from 1 to 4
50/50|a 10-minute talk|In November 22 people came.|you may 3 times ask|Person A and Person B
the 3rd report|the 1st event|in the 2020s|2025 and 2026|4K video|page 12|2026年11月|72時間以内
2日以内|24時間いつでも|参加者の1/3|第3版|第2回|第4四半期（10〜12月）|一時的に|一時休止|同時に|当時
3時間|2か月目|14日間の期限|10日以内|3日後|1日に3回|約20人|1〜4週目|3週目|110番|#8891に電話|#9110
行動規範の第3条|6か月間|2026年度|令和8年|項目1：10件|二人目|一度|三日間|二時間ほど|何時でも
5人から話を聞きました|当日|3件未満|同じ日|イベントの日""".replace("\n", "|").split("|")


@pytest.mark.parametrize("text", CLEAN)
def test_coarse_times_counts_and_standards_are_silent(text: str) -> None:
    for frame in ("{x}", "It was {x} then.", "これは{x}でした。"):
        assert check(frame.replace("{x}", text), []) == ()


ENGLISH_REPORT = """# Unwelcome comments at a social event
Setting: In person, social event
Outcome: Violation in part

## Summary
An attendee made repeated comments about another attendee's appearance during an evening event and continued after being
asked to stop. We found that this went against the Code of Conduct. The person may not attend events for twelve months.
## What happened
During a social event held beside the conference, one attendee (Person A) commented several times on the appearance of
another attendee (Person B). Bystanders heard it, and one of them asked Person A to stop. In November 2026 about 40
people took part; 1/3 of them stayed until the end.
## Determination
- Unwelcome comments about appearance: *violation.* Accounts from four people agreed.
- A similar exchange earlier: *undetermined.* There was not enough information.
## Response
- Person A may not attend events for 12 months, and may not speak or volunteer for 24 months.
## Timeline
- Day 0: Reports received. Person A was asked to leave.
- Within 2 days: Acknowledgement to everyone who reported.
- Weeks 1 to 4: Accounts taken from five people.
- Week 8: Decision shared with Person A and Person B.
## Reconsideration
Person A asked for the decision to be reconsidered. The period was reduced from 36 to 24 months.
"""
JAPANESE_REPORT = """# 懇親会での望まない発言
場面：対面、懇親会
判断：一部を違反と判断

## 概要
懇親会で、ある参加者が別の参加者の外見について発言を繰り返し、やめるよう求められたあとも続けました。
行動規範に反すると判断しました。
## 何があったか
2026年11月の懇親会で、ある参加者（Aさん）が、別の参加者（Bさん）の外見について何度も発言しました。
Bさんは、やめてほしいと伝えました。その場にいた人のうち一人も声をかけました。約40人が参加していました。
## 判断
- 外見についての発言：*違反と判断。*4人の話が主な点で一致しました。
- 同じ日の似たやりとり：*判断できない。*情報が足りませんでした。
## 対応
- Aさんは、12か月間イベントに参加しません。登壇とボランティアは24か月間お断りします。
## 経過
- 当日：報告を受けました。
- 2日以内：受付を連絡しました。
- 1〜4週目：5人から話を聞きました。
- 8週目：AさんとBさんに結果を伝えました。
## 再検討
Aさんから再検討の希望がありました。期間を36か月から24か月に短くしました。
"""
SOMEBODY = [
    Person(id="1", role=Role.REPORTED, names=("Maren Oldfelt",), handles=("maro_77",)),
    Person(id="2", role=Role.AFFECTED, names=("鷺沼 沙弥香", "さぎぬま さやか", "Sayaka Saginuma")),
    Person(id="3", role=Role.WITNESS, names=("Grace Park", "Grace Young"), handles=("echo",)),
    Person(id="4", role=Role.REPORTER, names=("林 ひかり", "はやし ひかり")),
]


@pytest.mark.parametrize("report", [ENGLISH_REPORT, JAPANESE_REPORT], ids=["en", "ja"])
@pytest.mark.parametrize("language", ["mixed", "en", "ja"])
def test_a_public_report_without_people_is_silent(report: str, language: str) -> None:
    assert check(report, SOMEBODY, language=language) == ()


def test_a_day_without_a_year_is_met_in_a_japanese_text_only() -> None:
    assert check("懇親会は11/3でした", [], language="ja") != ()
    assert check("it was 2/3 full", [], language="en") == ()


def test_what_the_community_publishes_is_silent_and_nothing_beside_it() -> None:
    allow = ["conduct@group.example", "https://group.example/"]
    assert check("Write to conduct@group.example or see https://group.example/", [], allow=allow) == ()
    assert [one.kind for one in check("See https://group.example/u/mio", [], allow=allow)] == [FindingKind.URL]


def test_four_quoted_words_ask_for_a_look_and_three_do_not() -> None:
    assert [one.level for one in check("They said “this is not for you” twice.", [])] == [Level.WARN]
    assert check("They said “not for you” twice.", []) == ()
    assert [one.kind for one in check("「ここはあなたの来る場所ではない」と言った", [])] == [FindingKind.QUOTE]
    assert check("「やめて」と言った。", []) == ()


def test_wording_of_a_source_blocks_at_five_words_or_twelve_letters() -> None:
    sources = ["He grabbed my lanyard and pulled it hard.", "名札のひもを急に強く引っぱられてとても怖かった。"]
    found = check("A person GRABBED my lanyard, and pulled away.", [], sources=sources)
    assert [(one.kind, one.level) for one in found] == [(FindingKind.QUOTE, Level.BLOCK)]
    assert check("A person grabbed a lanyard and left.", [], sources=sources) == ()
    assert [one.level for one in check("名札のひもを急に強く引っぱった", [], sources=sources)] == [Level.BLOCK]
    assert check("名札のひもを強く引いた", [], sources=sources) == ()


def test_a_mark_within_an_address_is_one_finding_with_its_person() -> None:
    found = check("Mail maren.oldfelt@post.example now", SOMEBODY)
    assert [(one.start, one.end, one.person) for one in found] == [(5, 31, "1")]
