"""The form on paper: the questions of the desk, in each language, and nothing about whoever printed it."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from app import i18n
from app.domain.report import PROMPTS, Report
from app.i18n import _, furigana, split_readings
from app.services.paper_form import PaperCannotBeSaved, make_paper_form, save_paper_form
from app.services.session import Session
from tests.pdf.invented_reports import page_texts, tight

DESK_ONLY = frozenset(
    "called police_wish reporter_is reported_is own_words notes wishes tell_event_organizer agency_unknown consent "
    "read_back".split()
)


@pytest.mark.requirement("R23", "R45")
@pytest.mark.parametrize("language", i18n.SPEECHES)
def test_every_question_stands_on_the_paper_in_the_guides_order(session: Session, language: str) -> None:
    with i18n.speaking(language):
        pages = page_texts(make_paper_form(session.community))
        text = tight("".join(pages))
        for question in Report.questions():
            assert (tight(_(question.label)) in text) is (question.key not in DESK_ONLY), question.key
        headings = [text.index(f"{number}{tight(_(title))}") for number, title in enumerate(PROMPTS, 1)]
        for volunteer in session.community.volunteers if language in i18n.LANGUAGES else ():
            assert tight(volunteer.name.say(i18n.language())) in text
        assert "110" in text and "119" in text
    assert headings == sorted(headings)
    assert len(pages) <= 4


def test_easy_japanese_has_its_readings_on_paper(session: Session) -> None:
    with i18n.speaking(i18n.EASY):
        text = tight("".join(page_texts(make_paper_form(session.community))))
        plain, readings = split_readings(furigana("How may we reach you? Leave it empty to stay anonymous."))
    assert tight(plain) in text
    assert readings
    for _start, _count, reading in readings:
        assert reading in text


def test_the_same_form_is_the_same_bytes_and_says_nothing_of_the_machine(session: Session) -> None:
    one, other = make_paper_form(session.community), make_paper_form(session.community)
    assert one == other
    with pikepdf.open(BytesIO(one)) as pdf:
        assert "/Info" not in pdf.trailer
        assert str(pdf.Root.Lang) == "en"


def test_a_form_that_cannot_be_saved_says_so(session: Session, tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file")
    with pytest.raises(PaperCannotBeSaved, match="Choose another place"):
        save_paper_form(tmp_path / "occupied" / "form.pdf", session.community)
    assert save_paper_form(tmp_path / "form.pdf", session.community).read_bytes().startswith(b"%PDF-1.7")
