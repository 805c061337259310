"""The gallery's sections of what is filled in."""

from app.domain.report import Report
from app.ui.kit.card import Card
from app.ui.kit.choices import BigAnswers, ChoiceBox
from app.ui.kit.editors import LineEdit, PassphraseEdit, ReadText, TextEdit
from app.ui.kit.field import Field
from app.ui.kit.form_panel import FormPanel
from app.ui.kit.gallery_words import MARKUP, say
from app.ui.kit.segmented import Segmented
from app.ui.kit.time_editors import DayEdit, MomentEdit

_ACCOUNT = (
    "In the first break I was at the coffee table. I said no, twice.",
    "最初の休憩のとき、コーヒーの台のそばにいました。二度、断りました。",
)


def sections() -> list[Card]:
    """Every section, in the order of reading."""
    return [fields(), answers(), declared(), reading()]


def fields() -> Card:
    """Fields with and without help and fault."""
    card = Card(say("Fields", "入力欄"))
    label = say("Passphrase", "パスフレーズ")
    passphrase = PassphraseEdit(label)
    passphrase.setText("correct horse battery")
    card.add(Field(label, passphrase, say("Five words, with spaces.", "五つの言葉を空白で区切ります。")))
    label = say("Search all cases", "すべての事案の中を検索")
    card.add(Field(label, LineEdit(label, say("A word or a number", "言葉か番号"))))
    label = say("Sent on", "送付日")
    faulty = Field(label, DayEdit(label), required=True)
    faulty.show_fault(say("Write the day like 2026-11-22.", "日付は 2026-11-22 のように書きます。"))
    card.add(faulty)
    label = say("Sent at", "送付日時")
    moment = MomentEdit(label)
    moment.set_answer("2026-11-22T10:42:00+09:00")
    card.add(Field(label, moment))
    closed = LineEdit(say("Number", "番号"))
    closed.setText("2026-014")
    closed.setEnabled(False)
    card.add(Field(say("Number", "番号"), closed, say("The app gives it.", "自動で付きます。")))
    return card


def answers() -> Card:
    """The three ways to choose."""
    card = Card(say("Answers", "答え"))
    name = say("Is anyone in danger right now?", "いま危険な状態の人はいますか？")
    yes, no, unknown = say("Yes", "はい"), say("No", "いいえ"), say("I do not know", "わからない")
    big = BigAnswers(
        [
            ("yes", yes, say("Call first. The report waits.", "先に電話します。報告は後で書けます。")),
            ("no", no, say("Go on with the report.", "報告を続けます。")),
        ],
        name,
    )
    big.set_answer("no")
    card.add(big)
    card.add(Segmented([("en", "English"), ("ja", "日本語")], say("Language", "言語")))
    card.add(
        Segmented(
            [
                ("open", say("6 open", "対応中 6")),
                ("waiting", say("Waiting", "返事待ち")),
                ("closed", say("Closed", "終了")),
            ],
            say("Which cases", "表示する事案"),
            "waiting",
        )
    )
    card.add(Field(name, ChoiceBox([("yes", yes), ("no", no), ("unknown", unknown)], name)))
    return card


def declared() -> Card:
    """A part of the report, as its declaration makes it."""
    card = Card(say("From a declaration", "宣言から"))
    panel = FormPanel(
        Report,
        ("place", "account", "ongoing", "viewpoint"),
        {"account": say(*_ACCOUNT), "ongoing": "rather_not"},
        styles={"viewpoint": "segments"},
    )
    card.add(panel)
    desk = FormPanel(Report, ("when", "worries"), {"when": "Around nine, 夜9時ごろ"}, desk=True)
    card.add(desk)
    return card


def reading() -> Card:
    """Text to be read, exactly as it was typed."""
    card = Card(say("The account", "聞いた話"))
    card.add(ReadText(f"{say(*_ACCOUNT)}\n\n{MARKUP}", say("The account", "聞いた話")))
    notes = TextEdit(say("Notes", "メモ"), rows=2)
    notes.set_answer(say("Asked again on Friday.", "金曜日にもう一度聞いた。"))
    card.add(Field(say("Notes", "メモ"), notes))
    return card
