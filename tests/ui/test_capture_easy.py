"""Easy Japanese on the screens a reporter sees: whole, with a reading over every kanji, and never as markup."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.forms import Question
from app.domain.report import Report
from app.i18n import furigana, split_readings
from app.services.session import Session
from app.ui.kit.choices import BigAnswer
from app.ui.kit.ruby_block import RubyBlock, RubyLabel
from app.ui.kit.text_block import TextBlock
from app.ui.shell.capture_window import CaptureWindow
from tests.architecture.test_languages import marked, places
from tests.ui.screens_capture import screens

ROOT = Path(__file__).resolve().parents[2]
KANJI = re.compile("[\u4e00-\u9fff々]")
BARE = re.compile("[\u4e00-\u9fff々](?![\u4e00-\u9fff々]*《)")
ALONE = ("route", "solo", "solo_questions", "solo_done", "solo_read_back", "word", "cover")


def easy() -> Catalog:
    data = (ROOT / "resources" / "locale" / "ja@easy" / "LC_MESSAGES" / "mamori.po").read_bytes()
    return read_po(BytesIO(data), locale="ja@easy")


def test_every_easy_message_exists_and_keeps_its_places() -> None:
    messages = [message for message in easy() if message.id]
    assert {(message.id, message.context) for message in messages} <= marked()
    for message in messages:
        assert message.string
        assert places(split_readings(message.string)[0]) == places(message.id), message.id


def test_every_kanji_of_easy_japanese_has_its_reading() -> None:
    assert not [message.string for message in easy() if message.id and BARE.search(message.string)]


def test_easy_japanese_is_spaced_and_ends_no_sentence_politely_in_doubt() -> None:
    long = [split_readings(m.string)[0] for m in easy() if m.id and len(m.string) > 24]
    assert long
    assert not [text for text in long if " " not in text]
    assert not [text for text in long if "させていただ" in text or "ございますでしょうか" in text]


def test_every_question_and_answer_of_the_form_is_in_easy_japanese() -> None:
    known = {message.id for message in easy() if message.id}
    desk_only = {"notes", "own_words"}
    questions: tuple[Question, ...] = Report.questions()
    assert not [q.key for q in questions if q.key not in desk_only and q.label not in known]
    assert not [choice for q in questions for choice in q.choices if choice.label not in known]


def test_what_easy_japanese_lacks_is_said_in_japanese() -> None:
    with i18n.speaking(i18n.EASY):
        assert i18n.language() == "ja"
        assert i18n.speech() == "ja@easy"
        assert i18n._("Questions") == "質問"
        assert "《" in furigana("How may we reach you? Leave it empty to stay anonymous.")
        assert "《" not in i18n._("How may we reach you? Leave it empty to stay anonymous.")


def test_readings_are_split_from_their_kanji() -> None:
    assert split_readings("連絡先《れんらくさき》を 教《おし》えて") == (
        "連絡先を 教えて",
        ((0, 3, "れんらくさき"), (5, 1, "おし")),
    )
    assert split_readings("a 《b》 人") == ("a 《b》 人", ())


def test_readings_take_room_above_the_line_and_what_people_type_has_none(qtbot: QtBot) -> None:
    assert RubyBlock("人《ひと》", "prompt").line_height() > TextBlock("人", "prompt").line_height()
    label = RubyLabel("人《ひと》が います", "page")
    qtbot.addWidget(label)
    assert label.text() == label.words() == "人が います"
    plain = TextBlock("人《ひと》", "prompt")
    assert plain.text == "人《ひと》"
    assert plain.above() == 0


def test_readings_are_painted_above_their_kanji(qtbot: QtBot) -> None:
    def rows_of_ink(text: str) -> set[int]:
        label = RubyLabel(text, "page")
        qtbot.addWidget(label)
        label.resize(400, RubyBlock("人《ひと》", "page").line_height())
        picture = label.grab().toImage()
        ground = picture.pixel(399, 0)
        return {y for y in range(picture.height()) for x in range(60) if picture.pixel(x, y) != ground}

    with_reading, without = rows_of_ink("人《ひと》"), rows_of_ink("人")
    assert min(with_reading) < min(without)


def is_read(part: QLabel | QAbstractButton, text: str, names: tuple[str, ...], said: set[str]) -> bool:
    """Whether the words are those of the catalog, on a part that shows their readings."""
    if text not in said:
        return False
    if isinstance(part, BigAnswer):
        return True
    if not isinstance(part, RubyLabel):
        return False
    held = {place for start, count, _said in part.readings() for place in range(start, start + count)}
    foreign = {place for name in names for found in re.finditer(name, part.text()) for place in range(*found.span())}
    return not {found.start() for found in KANJI.finditer(part.text())} - held - foreign


@pytest.fixture
def pages(session: Session, tmp_path: Path) -> Iterator[list[tuple[str, Callable[[], QWidget]]]]:
    """The reporter's own screens, in easy Japanese."""
    with i18n.speaking(i18n.EASY):
        yield [(name, make) for name, make in screens(session, tmp_path) if name.removeprefix("capture_") in ALONE]


def test_a_reporter_alone_reads_no_kanji_without_its_reading(
    pages: list[tuple[str, Callable[[], QWidget]]], qtbot: QtBot, session: Session
) -> None:
    said = {split_readings(message.string)[0] for message in easy() if message.id}
    names = (session.community.organizer.ja, "日本語")
    bare = []
    for name, make in pages:
        window = make()
        qtbot.addWidget(window)
        window.show()
        assert isinstance(window, CaptureWindow)
        for part in (*window.findChildren(QLabel), *window.findChildren(QAbstractButton)):
            if not part.isVisible() or not KANJI.search(part.text()):
                continue
            text = part.text()
            for foreign in names:
                text = text.replace(foreign, "{organizer}" if foreign == names[0] else "")
            if KANJI.search(text) and not is_read(part, text, names, said):
                bare.append(f"{name}: {part.text()}")
        window.desk.conversation.forget()
        window.close()
    assert len(pages) == len(ALONE)
    assert bare == []
