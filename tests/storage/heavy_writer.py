"""A vault at work in a process of its own, to be killed: `python heavy_writer.py FOLDER`, key on standard input.

After each change it says so, one number a line: what was said is acknowledged and must never be lost.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from app.storage import database, journal


def main(folder: Path, key: bytes) -> None:
    """Change the vault for ever: a row, another row changed, and the journal, in one transaction each."""
    opened = database.open_existing(folder / "cases.db", key)
    number = opened.query("SELECT count(*) FROM code_names")[0][0]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        number += 1
        with opened.transaction():
            opened.run("INSERT INTO code_names (adjective, noun) VALUES (?, ?)", f"{number:06}", "x" * (number % 3000))
            opened.run("UPDATE code_names SET noun = noun || 'y' WHERE adjective = ?", f"{number - 1:06}")
            journal.add(opened, datetime.now(UTC).isoformat(timespec="seconds"), f"change {number}")
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline()))
