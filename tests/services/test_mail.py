"""Reports by mail: the words become a report, the original stays byte for byte, and its date starts the clock (R5)."""

from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from app.services import cases, intake
from app.services.session import Session
from app.storage import attachments, mail
from tests.builders import FakeClock

SENT = "Fri, 15 May 2026 21:30:00 +0900"


def written(words: str, *, html: bool = False, date: str = SENT) -> bytes:
    message = EmailMessage()
    message["From"] = "Aiko Tanaka <aiko.tanaka@example.org>"
    message["Subject"] = "昨日のこと"
    message["Date"] = date
    message.set_content(words, subtype="html" if html else "plain")
    return bytes(message)


def saved(folder: Path, data: bytes, name: str = "a.eml") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.requirement("R5", "R24")
def test_a_mail_becomes_a_case_whose_clock_runs_from_its_date(session: Session, tmp_path: Path) -> None:
    data = written("懇親会で困ったことがありました。\n")
    result = intake.import_report(session, saved(tmp_path, data))
    case = cases.read_case(session, str(result.case))
    (report,) = case.reports
    assert (result.kind, result.is_new_case, result.clock_was_wrong) == ("mail", True, False)
    assert report.report.account == "懇親会で困ったことがありました。"
    assert report.report.contact == "Aiko Tanaka <aiko.tanaka@example.org>"
    assert "昨日のこと" in report.report.anything_else
    assert report.language == "ja"
    assert case.received_at == datetime.fromisoformat("2026-05-15T21:30:00+09:00")
    (original,) = report.attachments
    assert b"".join(attachments.read(session.database, original)) == data
    assert (original.name, original.type) == ("mail.eml", "message/rfc822")


@pytest.mark.requirement("R5")
def test_an_original_that_was_changed_is_noticed(session: Session, tmp_path: Path) -> None:
    result = intake.import_report(session, saved(tmp_path, written("Something happened.")))
    (original,) = cases.read_case(session, str(result.case)).reports[0].attachments
    with session.database.transaction():
        session.database.run(
            "UPDATE attachment_chunks SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Something', 'Nothing') AS BLOB)"
        )
    with pytest.raises(attachments.AttachmentIsDamaged):
        b"".join(attachments.read(session.database, original))


def test_the_same_mail_comes_once(session: Session, tmp_path: Path) -> None:
    path = saved(tmp_path, written("Something happened."))
    first = intake.import_report(session, path)
    again = intake.import_report(session, path)
    assert (again.already_here, again.case) == (True, first.case)
    assert len(cases.list_cases(session)) == 1


def test_a_page_is_read_without_its_tags_and_scripts(session: Session, tmp_path: Path) -> None:
    page = "<html><head><title>x</title><script>steal()</script></head><body><p>One</p><p>Two &amp; three</p></body>"
    result = intake.import_report(session, saved(tmp_path, written(page, html=True)))
    assert cases.read_case(session, str(result.case)).reports[0].report.account.split() == ["One", "Two", "&", "three"]


@pytest.mark.parametrize("name", ["notes.txt", "NOTES.TXT"])
def test_a_text_file_counts_from_now(session: Session, tmp_path: Path, clock: FakeClock, name: str) -> None:
    result = intake.import_report(session, saved(tmp_path, b"\xef\xbb\xbfThey called me names.", name))
    case = cases.read_case(session, str(result.case))
    assert case.reports[0].report.account == "They called me names."
    assert case.received_at == clock()


def test_pasted_text_counts_from_when_it_came(session: Session) -> None:
    came = datetime.fromisoformat("2026-05-14T08:00:00+09:00")
    result = intake.import_text(session, "They called me names.", came)
    assert cases.read_case(session, str(result.case)).received_at == came
    headed = intake.import_text(session, f"From: a@example.org\nDate: {SENT}\n\nOnce more.")
    assert cases.read_case(session, str(headed.case)).received_at.isoformat() == "2026-05-15T21:30:00+09:00"


def test_a_date_to_come_counts_as_now(session: Session, tmp_path: Path, clock: FakeClock) -> None:
    result = intake.import_report(session, saved(tmp_path, written("Hello.", date="Fri, 15 May 2099 21:30:00 +0900")))
    assert cases.read_case(session, str(result.case)).received_at == clock()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n\n",
        b"From: a\nDate: " + SENT.encode() + b"\n\n",
        b"From: a\nDate: " + SENT.encode() + b"\nContent-Type: image/png\n\n\x89PNG",
    ],
)
def test_a_file_without_words_is_refused_with_a_sentence(session: Session, tmp_path: Path, data: bytes) -> None:
    with pytest.raises(mail.NotAMail):
        intake.import_report(session, saved(tmp_path, data))
    assert cases.list_cases(session) == ()


@pytest.mark.parametrize(
    "data",
    [
        b"From: =?utf-8?b?///?=\nDate: never\nSubject: =?x-unknown?q?a?=\n\nWords.",
        b"From: a\nDate: " + SENT.encode() + b"\nContent-Type: text/plain; charset=no-such-thing\n\nWords.",
        b"From: a\nDate: " + SENT.encode() + b"\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nWords.\n",
        b"From: a\nDate: " + SENT.encode() + b"\nContent-Transfer-Encoding: base64\n\nnot base64 at all!\n",
        bytes(range(256)) * 40,
    ],
)
def test_what_is_hostile_or_broken_is_a_case_or_a_sentence(session: Session, tmp_path: Path, data: bytes) -> None:
    try:
        result = intake.import_report(session, saved(tmp_path, data))
    except mail.NotAMail:
        return
    assert result.case is not None
