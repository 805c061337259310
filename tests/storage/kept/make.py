"""Makes a kept vault: run it with the code of the version it is to keep, then commit what it wrote.

    git worktree add ../old COMMIT && cd ../old && PYTHONPATH=. python THIS_FILE FOLDER

Each version that is released gets a folder of its own beside this file (v1: schema 1, at f9dc763), and
test_migrations.py opens all of them. What was new in a version is put in here for its vault only: with the code of
that version, and never run again for an older one.
"""

import json
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from app.crypto.key_slots import LEAST
from app.domain.letters import ACKNOWLEDGEMENT
from app.paths import resource
from app.services import capture, intake, kits, letters, vault
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from app.storage import profile
from tests.builders import ENGLISH, FOUND, JAPANESE, NOON, PASSPHRASE, REPORTED, REPORTER, FakeClock
from tests.services.test_review import HEARD, NO_CONFLICT, SAFE


def main(folder: Path) -> None:
    """Make the vault, and beside it what every later version must read out of it."""
    clock = FakeClock(NOON)
    new = vault.create_vault(
        folder / "Kept.mamori",
        PASSPHRASE,
        profile.read(resource("communities", "oktech.toml")),
        clock=clock,
        effort=LEAST,
    )
    session = new.session
    with TemporaryDirectory() as place:
        english, japanese = _reports(session, Path(place), clock)
    for person in (REPORTER, REPORTED):
        register_person(session, english, person)
    for step in (SAFE, NO_CONFLICT):
        clock.forward(minutes=10)
        record_step(session, english, step)
    record_step(session, english, HEARD, REPORTED.id)
    record_step(session, english, FOUND, REPORTED.id)
    letters.mark_sent(session, english, letters.write_letter(session, english, ACKNOWLEDGEMENT, "en").id, "mail")
    journal = session.database.query("SELECT at, case_id, what FROM journal ORDER BY id")
    expected = {"cases": [english, japanese], "recovery": new.recovery_code, "journal": journal}
    (folder / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
    session.close()


def _reports(session: Session, place: Path, clock: FakeClock) -> tuple[str, str]:
    event = kits.event(session, "Spring meetup", date(2026, 5, 16), date(2026, 5, 17), ("Lobby",))
    kits.make_kit(session, place / "k.mamori-kit", event)
    kit = capture.open_kit(place / "k.mamori-kit")
    (place / "shot.png").write_bytes(b"\x89PNG " + bytes(range(256)) * 40)
    attached = [capture.attach(place / "shot.png", NOON)]
    names = []
    for report, language in ((ENGLISH, "en"), (JAPANESE, "ja")):
        receipt = capture.submit_report(kit, report, place, attachments=attached, clock=clock, written_in=language)
        names.append(place / receipt.file)
        clock.forward(minutes=5)
        attached = []
    imported = intake.import_reports(session, names)
    return str(imported[0].case), str(imported[1].case)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
