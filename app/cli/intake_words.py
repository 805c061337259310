"""How a report gets onto the command line: a JSON file, standard input, or questions at a terminal."""

import sys
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from app.domain.case import Route
from app.domain.forms import Kind
from app.domain.report import Report
from app.errors import AppError
from app.i18n import _

_LARGEST = 2 * 1024 * 1024


class CannotReadReport(AppError):
    """The report to seal is missing, too long or not written as it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A report as it was typed, before it is sealed."""

    report: Report
    language: str
    route: Route = Route.ORGANIZER
    further: dict[str, str] = field(default_factory=dict)


class _ReportFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    report: dict[str, str]
    language: str = "en"
    route: Route = Route.ORGANIZER


def read(source: str) -> Words:
    """The report named on the command line: `-` for standard input, else a JSON file. Raises CannotReadReport."""
    if source != "-":
        try:
            with Path(source).open("rb") as file:
                return _from_json(file.read(_LARGEST + 1))
        except OSError as error:
            raise CannotReadReport(_("The report to seal cannot be read. Nothing was sealed.")) from error
    if sys.stdin.isatty():
        return _ask()
    data = sys.stdin.buffer.read(_LARGEST + 1)
    return _from_json(data) if data.lstrip().startswith(b"{") else _from_text(data)


def _from_json(data: bytes) -> Words:
    try:
        if len(data) > _LARGEST:
            raise ValueError
        file = msgspec.json.decode(data, type=_ReportFile)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise CannotReadReport(
            _(
                'The report to seal must be JSON like {"language": "en", "report": {"account": "..."}}. '
                "Nothing was sealed."
            )
        ) from error
    report, further = Report.from_answers(file.report)
    return Words(report=report, language=file.language, route=file.route, further=further)


def _from_text(data: bytes) -> Words:
    try:
        if len(data) > _LARGEST:
            raise ValueError
        account = data.decode("utf-8").strip()
    except ValueError as error:
        raise CannotReadReport(_("The text to seal is too long or not UTF-8. Nothing was sealed.")) from error
    return Words(report=Report(account=account), language=_language_of(account))


def _ask() -> Words:
    """Walk through the open questions of the form at a terminal."""
    print(_("Answer what you want; Enter skips. Longer answers end with an empty line."), file=sys.stderr)
    answers = {}
    for question in Report.questions():
        if question.kind is Kind.CHOICE:
            keys = "/".join(choice.value for choice in question.choices if choice)
            print(f"\n{_(question.label)} [{keys}]", file=sys.stderr)
        else:
            print(f"\n{_(question.label)}", file=sys.stderr)
        answers[question.key] = _lines(several=question.kind is Kind.TEXT)
    report, _further = Report.from_answers(answers)
    return Words(report=report, language=_language_of(report.account))


def _lines(*, several: bool) -> str:
    lines: list[str] = []
    while line := sys.stdin.readline().rstrip("\n"):
        lines.append(line)
        if not several:
            break
    return "\n".join(lines)


def _language_of(text: str) -> str:
    """Japanese where there is kana, English elsewhere."""
    return (
        "ja"
        if any("KATAKANA" in unicodedata.name(c, "") or "HIRAGANA" in unicodedata.name(c, "") for c in text)
        else "en"
    )
