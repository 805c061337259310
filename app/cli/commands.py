"""The verbs of the command line (formats.md 11), one function each."""

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.cli import checks, demo, intake_words, keeping
from app.crypto.passphrases import new_passphrase
from app.domain.case import Route
from app.domain.clocks import DueState
from app.i18n import LANGUAGES, _, language
from app.paths import resource
from app.services import capture, cases, evidence, intake, kits, publication, vault
from app.services.session import Session
from app.storage import profile

DONE, REFUSED, WRONG_USAGE, FOUND = 0, 1, 2, 4


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: its function, what it does in a sentence, and its arguments as argparse takes them."""

    does: Callable[[argparse.Namespace], int]
    text: str
    arguments: tuple[tuple[str, dict[str, Any]], ...] = ()


def run(arguments: Sequence[str]) -> int:
    """Parse and carry out one command; the exit code. Wrong usage leaves by SystemExit(2), as argparse does."""
    chosen = _parser().parse_args(arguments)
    does: Callable[[argparse.Namespace], int] = chosen.does
    return does(chosen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mamori", description=_("The offline case desk for Codes of Conduct."))
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    for name, verb in _verbs().items():
        sub = verbs.add_parser(name, help=verb.text, description=verb.text)
        sub.set_defaults(does=verb.does)
        for argument, options in verb.arguments:
            sub.add_argument(argument, **options)
    return parser


def _path(name: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return name, {"type": Path, "metavar": name.strip("-").upper(), **more}


def _verbs() -> dict[str, Verb]:
    day = {"type": date.fromisoformat, "metavar": "DATE"}
    files = ("files", {"type": Path, "metavar": "FILE"})
    return {
        "create": Verb(
            _create,
            _("Make a new vault; prints its recovery code once."),
            (_path("vault"), _path("--profile", metavar="FILE", default=resource("communities", "oktech.toml"))),
        ),
        "kit": Verb(
            _kit,
            _("Make a kit for the desks of an event, or a standing one."),
            (
                _path("vault"),
                _path("file"),
                ("--event", {"metavar": "NAME"}),
                ("--from", {"dest": "first_day", **day}),
                ("--to", {"dest": "last_day", **day}),
                ("--place", {"action": "append", "default": [], "metavar": "PLACE"}),
                ("--standing", {"action": "store_true"}),
            ),
        ),
        "seal": Verb(
            _seal,
            _("Seal a report; nobody at the desk can read it afterwards."),
            (
                _path("kit"),
                ("report", {"metavar": "REPORT"}),
                (files[0], {**files[1], "nargs": "*"}),
                _path("--outbox", metavar="DIR", required=True),
            ),
        ),
        "import": Verb(
            _import,
            _("Import sealed reports into a vault."),
            (_path("vault"), (files[0], {**files[1], "nargs": "+"})),
        ),
        "list": Verb(_list, _("List the cases of a vault, without names."), (_path("vault"),)),
        "publish": Verb(
            _publish,
            _("Check a public text and save it as PDF."),
            (
                _path("vault"),
                ("case", {"metavar": "CASE"}),
                ("--lang", {"choices": LANGUAGES, "required": True}),
                _path("--text", metavar="FILE", required=True),
                _path("--save", metavar="PDF", required=True),
                ("--reason", {"default": "", "metavar": "WHY"}),
                ("--approved-by", {"default": "", "metavar": "WHO"}),
            ),
        ),
        "backup": Verb(
            lambda chosen: keeping.backup(_open(chosen.vault), chosen.file),
            _("Make a backup of a vault, and prove it."),
            (_path("vault"), _path("file")),
        ),
        "restore": Verb(
            _restore,
            _("Restore a backup into a new folder."),
            (
                _path("file"),
                _path("folder"),
                ("--dry-run", {"action": "store_true", "help": _("Check it all, and leave nothing.")}),
                ("--recovery-code", {"action": "store_true", "help": _("Open it with the recovery code.")}),
            ),
        ),
        "check-vault": Verb(
            lambda chosen: keeping.check_vault(chosen.vault, _passphrase(_("Passphrase: "))),
            _("Check every page of a vault, and say what can still be read."),
            (_path("vault"),),
        ),
        "rescue": Verb(
            lambda chosen: keeping.rescue_vault(chosen.vault, chosen.new, _passphrase(_("Passphrase: "))),
            _("Copy what can be read of a damaged vault into a new one."),
            (_path("vault"), _path("new", metavar="NEWVAULT")),
        ),
        "check-text": Verb(lambda _chosen: checks.check_text(), _("Check texts: one JSON object a line, in and out.")),
        "check-pdf": Verb(
            lambda chosen: checks.check_pdf(chosen.file, chosen.people),
            _("Look for people in a PDF."),
            (_path("file"), ("--people", {"required": True, "metavar": "FILE"})),
        ),
        "demo": Verb(
            lambda chosen: demo.run(chosen.folder),
            _("Play one invented case from desk to public PDF."),
            (_path("folder", metavar="DIR"),),
        ),
    }


def _create(chosen: argparse.Namespace) -> int:
    community = profile.read(chosen.profile)
    typed = _new_passphrase()
    passphrase = typed or new_passphrase()
    new = vault.create_vault(chosen.vault, passphrase, community)
    new.session.close()
    if not typed:
        print(_("Passphrase: {passphrase}").format(passphrase=passphrase))
    print(_("Recovery code: {code}").format(code=new.recovery_code))
    print(
        _("Write it down on paper now; it is not shown again. Without passphrase and code nobody can open the vault."),
        file=sys.stderr,
    )
    return DONE


def _kit(chosen: argparse.Namespace) -> int:
    whole_event = chosen.event and chosen.first_day and chosen.last_day
    if bool(chosen.standing) == bool(whole_event):
        return _usage(_("A kit needs either --standing, or --event, --from and --to."))
    session = _open(chosen.vault)
    try:
        event = None
        if whole_event:
            event = kits.event(session, chosen.event, chosen.first_day, chosen.last_day, tuple(chosen.place))
        made = kits.make_kit(session, chosen.file, event)
    finally:
        session.close()
    print(_("Check words: {words}").format(words=" ".join(capture.OpenKit(kit=made).words(Route.ORGANIZER))))
    return DONE


def _seal(chosen: argparse.Namespace) -> int:
    opened = capture.open_kit(chosen.kit)
    now = capture.now()
    if opened.is_past(now):
        print(_("This kit is past its date. It still seals; ask the organizer for a new one."), file=sys.stderr)
    attached = [evidence.attach(path, now) for path in chosen.files]
    words = intake_words.read(chosen.report)
    receipt = capture.submit_report(
        opened,
        words.report,
        chosen.outbox,
        attachments=attached,
        route=words.route,
        written_in=words.language,
        further=words.further,
        began=now,
    )
    print(_("Sealed: {file}").format(file=receipt.file))
    print(_("Receipt code: {code}").format(code=receipt.code))
    return DONE


def _import(chosen: argparse.Namespace) -> int:
    session = _open(chosen.vault)
    try:
        results = intake.import_reports(session, chosen.files)
    finally:
        session.close()
    for result in results:
        if result.refused is not None:
            print(f"{result.path.name}: {result.refused.sentence}", file=sys.stderr)
            continue
        print("\t".join([result.path.name, *_outcome(result)]))
    return REFUSED if any(result.refused for result in results) else DONE


def _outcome(result: intake.Imported) -> list[str]:
    said = [result.code_name.say(language()) if result.code_name else ""]
    if result.already_here:
        return [*said, _("already imported")]
    if result.kind == "practice":
        said.append(_("A practice report was received: the desk works."))
    if result.kind == "draft":
        said.append(_("unfinished report"))
    if result.clock_was_wrong:
        said.append(_("the desk’s clock was wrong"))
    if not result.desk_is_known:
        said.append(_("from a desk without our kit’s secret"))
    if result.missing_numbers:
        numbers = ", ".join(map(str, result.missing_numbers))
        said.append(_("not arrived yet from this desk: {numbers}").format(numbers=numbers))
    return said


def _list(chosen: argparse.Namespace) -> int:
    session = _open(chosen.vault)
    try:
        lines = cases.list_cases(session)
    finally:
        session.close()
    for line in lines:
        print("\t".join([line.code_name.say(language()), _(line.state), _due(line)]))
    return DONE


def _due(line: cases.CaseLine) -> str:
    by = line.due.isoformat(sep=" ", timespec="minutes")
    return {
        DueState.ON_TIME: _("acknowledge by {time}"),
        DueState.PAST_AIM: _("acknowledge by {time}"),
        DueState.OVERDUE: _("overdue since {time}"),
        DueState.DONE: _("acknowledged"),
        DueState.DONE_LATE: _("acknowledged too late"),
        DueState.CANNOT: _("cannot be acknowledged"),
    }[line.due_state].format(time=by)


def _publish(chosen: argparse.Namespace) -> int:
    session = _open(chosen.vault)
    try:
        case = cases.find_case(session, chosen.case)
        text = checks.read_text(chosen.text)
        try:
            built = publication.build(session, case, chosen.lang, text)
        except publication.IdentitiesLeft as refusal:
            checks.show(refusal.findings, text)
            raise
        publication.publish(
            session,
            case,
            built,
            chosen.save,
            reason=chosen.reason or _("Published from the command line."),
            approved_by=chosen.approved_by or _("Whoever typed the passphrase."),
        )
    finally:
        session.close()
    print(_("Saved as public report {reference}.").format(reference=built.reference))
    return DONE


def _restore(chosen: argparse.Namespace) -> int:
    prompt = _("Recovery code: ") if chosen.recovery_code else _("Passphrase: ")
    return keeping.restore(
        chosen.file, chosen.folder, lambda: _passphrase(prompt), chosen.recovery_code, chosen.dry_run
    )


def _open(folder: Path) -> Session:
    return vault.open_vault(folder, _passphrase(_("Passphrase: ")))


def _passphrase(prompt: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")


def _new_passphrase() -> str:
    if not sys.stdin.isatty():
        return _passphrase("")
    typed = getpass.getpass(_("New passphrase (leave it empty to have one made): "))
    if typed and typed != getpass.getpass(_("The same once more: ")):
        raise vault.PassphrasesDiffer(_("The two passphrases differ. Nothing was made. Try again."))
    return typed


def _usage(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return WRONG_USAGE
