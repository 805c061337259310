"""The gallery's sections of what is looked at and pressed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.badge import PersonBadge, RoleBadge
from app.ui.kit.banner import Banner, Guard, NextBar
from app.ui.kit.busy import Busy
from app.ui.kit.buttons import (
    Button,
    DangerButton,
    DangerKey,
    IconButton,
    LinkButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
)
from app.ui.kit.card import Card
from app.ui.kit.chip import Chip, DueChip
from app.ui.kit.empty_state import EmptyState
from app.ui.kit.flow import FlowLayout
from app.ui.kit.gallery_words import LONG_WORD, MARKUP, say
from app.ui.kit.plain_label import ElideLabel, PlainLabel
from app.ui.kit.rows import Row, RowList
from app.ui.kit.stage_path import StagePath
from app.ui.kit.stepper import Step, Stepper, StepState
from app.ui.kit.theme import px
from app.ui.kit.timeline import Timeline, TimelineRow


def sections() -> list[Card]:
    """Every section, in the order of reading."""
    return [
        steps(),
        next_and_banners(),
        people(),
        buttons(),
        words(),
        chips(),
        activity(),
        case_list(),
        empty(),
        desk(),
    ]


def steps() -> Card:
    """The stepper in all its states."""
    card = Card(say("Review steps", "検討の手順"), PlainLabel(say("3 of 10 done", "3／10 完了"), "secondary", "faint"))
    closed = say("No reported person has been heard yet", "相手方の話をまだ聞いていません")
    stepper = Stepper(
        [
            Step(
                say("Safety", "安全を確かめる"), StepState.DONE, say("No danger · asked 20 Nov", "危険なし・11月20日")
            ),
            Step(say("Acknowledge", "受付連絡"), StepState.DONE, say("Sent after 11 h", "11時間後に送付")),
            Step(
                say("Accounts and evidence", "聞き取りと証拠"), StepState.CURRENT, say("2 of 4 heard", "4人のうち2人")
            ),
            Step(say("Determination", "判断"), StepState.BLOCKED, closed),
            Step(say("Response", "対応"), StepState.OPEN, say("Begun", "着手")),
            Step(
                say("Tell people", "関係者に伝える"), StepState.HOLD, say("Ask again on Fri 27 Nov", "11月27日に再確認")
            ),
            Step(say("Publish", "公開"), StepState.NEXT, say("Only if it is needed", "必要なときだけ")),
            Step(say("Close", "終了")),
        ]
    )
    card.add(stepper)
    return card


def next_and_banners() -> Card:
    """What to do next, and every kind of sentence in place."""
    card = Card(
        say("4. Accounts and evidence", "4. 聞き取りと証拠"), note=say("Own words first.", "本人の言葉が先です。")
    )
    card.add(
        NextBar(
            say("Next: ask reported person 1 for their view", "次にすること：相手方1の話を聞く"),
            say("The letter is drafted and names nobody.", "下書きに名前はありません。"),
            say("Check the letter", "手紙を確認する"),
            "mail",
        )
    )
    card.add(
        Guard(say("Letters wait.", "手紙はまだ送れません。"), say("A safety hold is on.", "安全のため保留中です。"))
    )
    card.add(Banner("info", say("Names hide in 0:47.", "0:47で名前を隠します。")))
    card.add(Banner("ok", say("Draft saved 10:42.", "下書きを保存 10:42"), action=say("Undo", "元に戻す")))
    card.add(
        Banner(
            "danger",
            say("The change was not saved: the disk is full.", "保存できませんでした。ディスクの空きがありません。"),
            say("Your text is still here. Free some space and save again.", "文章はこの画面に残っています。"),
            say("Save again", "もう一度保存"),
        )
    )
    busy = Busy(say("Importing the report", "報告を取り込んでいます"))
    busy.report(2, 5)
    card.add(busy)
    return card


def people() -> Card:
    """The roles as badge and as disc."""
    card = Card(say("People", "関係者"), QuietButton(say("Show names", "名前を表示"), "eye"))
    roles = [
        ("reporter", say("Reporter", "報告者"), say("Confidential · Japanese", "非公開・日本語")),
        ("reported", say("Reported person 1", "相手方1"), say("Not asked yet", "まだ聞いていない")),
        ("witness", say("Witness", "見聞きした人"), say("Confidential · English", "非公開・英語")),
        ("affected", say("Affected person", "影響を受けた人"), ""),
        ("organizer", say("You", "あなた"), say("No conflict declared", "利害関係なし")),
        ("other", say("Somebody else", "ほかの人"), ""),
    ]
    discs = QWidget()
    row = FlowLayout(discs, gap=6)
    for role, word, note in roles:
        card.add(PersonBadge(role, word, note))
        row.addWidget(RoleBadge(role, word))
    card.add(discs)
    return card


def buttons() -> Card:
    """Every button, at rest and disabled."""
    card = Card(say("Buttons", "ボタン"))
    flow = QWidget()
    row = FlowLayout(flow)
    closed = PrimaryButton(say("Export PDF…", "PDFを書き出す…"), "file-output")
    quiet_closed = SecondaryButton(say("Second reader…", "二人目の確認者…"), "user-round-check")
    closed.setEnabled(False)
    quiet_closed.setEnabled(False)
    several: list[Button] = [
        PrimaryButton(say("Read back", "読み合わせ"), "arrow-right", icon_after=True, desk=True),
        SecondaryButton(say("Hand keyboard to reporter", "キーボードを渡す"), "keyboard", desk=True, key="F3"),
        PrimaryButton(say("Unlock", "開く"), "lock-open"),
        SecondaryButton(say("New report", "新しい報告"), "plus"),
        QuietButton(say("Add", "追加"), "plus"),
        LinkButton(say("Use the recovery code", "復旧コードを使う")),
        DangerButton(say("Erase the vault…", "保管庫を消去…"), "trash-2"),
        IconButton("ellipsis", say("More", "その他")),
        closed,
        quiet_closed,
    ]
    for button in several:
        row.addWidget(button)
    card.add(flow)
    card.add(DangerKey())
    return card


def words() -> Card:
    """The type scale, a word that is too long, and markup that stays plain."""
    card = Card(say("Words", "文字"))
    sample = say("Quiet words, 2026-014", "静かな言葉と数字 2026-014")
    for role in ("title", "section", "body_strong", "body", "label", "secondary", "caption"):
        card.add(PlainLabel(sample, role))
    long = say(
        "Each person in their own words first. Then the facts, and where each one comes from.",
        "一人ひとりの言葉が先、事実とその出どころは後です。記録は本人の言葉のまま残します。",
    )
    card.add(PlainLabel(long, "body", "muted"))
    card.add(PlainLabel(f"{LONG_WORD} {LONG_WORD}"))
    card.add(PlainLabel(MARKUP, "secondary"))
    card.add(ElideLabel(f"{long} {long}", "secondary", "muted"))
    return card


def chips() -> Card:
    """Chips in every tone."""
    card = Card(say("States and due times", "状態と期限"))
    flow = QWidget()
    row = FlowLayout(flow)
    for chip in (
        Chip(say("In review", "検討中"), "info"),
        Chip(say("Read back", "読み合わせ済み"), "ok"),
        Chip(say("Not asked", "未依頼"), "warn", "circle-dashed"),
        Chip(say("Safety hold", "安全のため保留中"), "danger", "shield-alert"),
        Chip(say("Unknown", "不明"), "neutral", "circle-question-mark"),
        Chip(say("Only you", "あなただけ"), "accent", "lock"),
        DueChip(say("Update in 2 d", "経過連絡まで2日"), "neutral"),
        DueChip(say("Acknowledge in 30 h", "受付連絡まで30時間"), "warn"),
        DueChip(say("Update overdue 1 d", "経過連絡 1日超過"), "danger"),
        DueChip(say("Waiting for reporter", "報告者の返事待ち"), "info"),
    ):
        row.addWidget(chip)
    card.add(flow)
    return card


def activity() -> Card:
    """The timeline."""
    you = say("You", "あなた")
    return _with(
        Card(say("Activity", "経過")),
        Timeline(
            [
                TimelineRow(
                    "mail-question-mark",
                    say("Reported person 2 asked for their view", "相手方2に話を聞く依頼"),
                    f"{you} · 19:12",
                    "info",
                ),
                TimelineRow(
                    "shield-check", say("No danger: asked again", "危険なし：もう一度確認"), f"{you} · 19:05", "ok"
                ),
                TimelineRow(
                    "message-square-text", say("Witness account added", "見聞きした人の話を追加"), f"{you} · 10:05"
                ),
                TimelineRow(
                    "pencil", say("Report taken down", "報告を書き留めた"), say("Desk A · 21:40", "受付A・21:40")
                ),
            ]
        ),
    )


def case_list() -> Card:
    """Rows of cases, one of them selected."""
    rows = RowList(say("Cases", "事案"))
    for name, number, state, due, tone in (
        (
            say("Quiet Heron", "静かなサギ"),
            "2026-014",
            say("In review", "検討中"),
            say("Update in 2 d", "経過連絡まで2日"),
            "neutral",
        ),
        (
            say("Copper Lantern", "銅のランタン"),
            "2026-016",
            say("New", "新規"),
            say("Acknowledge in 30 h", "受付連絡まで30時間"),
            "warn",
        ),
    ):
        row = Row(f"{name}, {number}, {state}, {due}")
        column = QVBoxLayout()
        column.setSpacing(px(4))
        column.addWidget(PlainLabel(name, "body_medium"))
        column.addWidget(PlainLabel(f"{state} · {number}", "secondary", "muted"))
        foot = FlowLayout(gap=6)
        for part in (
            DueChip(due, tone),
            RoleBadge("reporter", say("Reporter", "報告者")),
            RoleBadge("reported", say("Reported person", "相手方")),
        ):
            foot.addWidget(part)
        column.addLayout(foot)
        row.body.addLayout(column, 1)
        rows.add(row)
    rows.select(0)
    return _with(Card(say("Cases", "事案")), rows)


def empty() -> Card:
    """A place where nothing is yet."""
    sentence = say("A sealed report from the desk begins a case.", "受付で封をした報告を取り込むと、事案が始まります。")
    return _with(
        Card(), EmptyState("inbox", say("No cases yet", "まだ事案はありません"), sentence, say("Import", "取り込む"))
    )


def desk() -> Card:
    """What the capture desk adds."""
    card = Card(say("At the desk", "受付で"))
    stages = [say("Safety", "安全"), say("Listen", "聞く"), say("Read back", "読み合わせ"), say("Seal", "封をする")]
    card.add(StagePath(stages, 1))
    card.add(PlainLabel(say("Is anyone in danger right now?", "いま危険な状態の人はいますか？"), "page"))
    card.add(PlainLabel("7K2M 9QXD 4TWB", "number"))
    return card


def _with(card: Card, part: QWidget) -> Card:
    card.add(part)
    return card
