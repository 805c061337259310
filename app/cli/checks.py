"""The two checks for other programs: texts as JSON lines, and finished PDFs (formats.md 12)."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from app.anonymity import leak_check, public_text
from app.domain.people import Person, Role
from app.domain.public_report import Finding, Level
from app.errors import AppError
from app.i18n import _
from app.pdf import verify

DONE, FOUND = 0, 4
_LARGEST_LINE = 16 * 1024 * 1024
_LARGEST_FILE = 300 * 1000 * 1000


class CannotBeRead(AppError):
    """A file named on the command line is missing, or not what it should be."""


class _PersonLine(msgspec.Struct, frozen=True):
    id: str
    role: str = ""
    names: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    consent: bool = False

    def person(self) -> Person:
        """The same as the domain says it."""
        known = {role.value for role in Role}
        return Person(
            id=self.id,
            role=Role(self.role) if self.role in known else Role.OTHER,
            names=self.names,
            handles=self.handles,
            emails=self.emails,
            phones=self.phones,
            also=self.also,
            consent=self.consent,
        )


class _TextLine(msgspec.Struct, frozen=True):
    id: Any
    public_text: str
    lang: str = "mixed"
    people: tuple[_PersonLine, ...] = ()
    allow: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class _PeopleFile(msgspec.Struct, frozen=True):
    people: tuple[_PersonLine, ...] = ()
    allow: tuple[str, ...] = ()


def check_text() -> int:
    """Answer each line of standard input with one line, in order, at once; always done."""
    for sentence in leak_check.limits():
        print(sentence, file=sys.stderr)
    for line in sys.stdin.buffer:
        sys.stdout.write(_answer(line) + "\n")
        sys.stdout.flush()
    return DONE


def check_pdf(path: Path, people: str) -> int:
    """Look for the people in every string of a PDF; one line for each place, and FOUND where there is any."""
    known = _people(people)
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise OSError
        pdf = path.read_bytes()
    except OSError as error:
        raise CannotBeRead(_("The PDF cannot be read. Choose the file again.")) from error
    people_sought = [line.person() for line in known.people]
    leaks = [
        leak
        for leak in verify.verify(
            pdf,
            lambda text: leak_check.check(text, people_sought, allow=known.allow),
            lambda text: leak_check.known_only(text, people_sought, allow=known.allow),
        )
        if leak.level is Level.BLOCK or leak.person is not None
    ]
    for leak in leaks:
        print(_spell({"place": leak.place, "kind": leak.kind, "person": leak.person, "why": leak.why}))
    return FOUND if leaks else DONE


def read_text(path: Path) -> str:
    """A public text from a file; raises CannotBeRead."""
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST_LINE).decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotBeRead(_("The text cannot be read as UTF-8. Nothing was published.")) from error


def show(findings: Sequence[Finding], text: str) -> None:
    """Say where in a text each finding is, and why, without repeating what stands there."""
    for finding in findings:
        before = text[: finding.start]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        place = _("line {line}, character {column}").format(line=line, column=column)
        level = _("fix before publishing") if finding.level is Level.BLOCK else _("look at it")
        print(f"{place}: {level}: {finding.why}", file=sys.stderr)


def _answer(line: bytes) -> str:
    try:
        if len(line) > _LARGEST_LINE:
            raise ValueError("too long")
        asked = msgspec.json.decode(line, type=_TextLine)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        return _spell({"id": None, "error": str(error)})
    findings = public_text.find_identities(
        asked.public_text,
        people=[line.person() for line in asked.people],
        allow=asked.allow,
        sources=asked.sources,
        language=asked.lang,
    )
    return _spell({"id": asked.id, "findings": [_as_map(finding) for finding in findings]})


def _as_map(finding: Finding) -> dict[str, Any]:
    return {
        "start": finding.start,
        "end": finding.end,
        "kind": finding.kind,
        "person": finding.person,
        "level": finding.level,
        "why": finding.why,
    }


def _people(source: str) -> _PeopleFile:
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return msgspec.json.decode(data, type=_PeopleFile)
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise CannotBeRead(_("The people file must be JSON with people and allow.")) from error


def _spell(value: dict[str, Any]) -> str:
    return msgspec.json.encode(value).decode()
