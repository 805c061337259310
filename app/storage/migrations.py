"""Migrations: the numbered files that make the schema; a new one is a new file."""

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent / "schema"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: the version it leads to, and its statements."""

    version: int
    script: str


def migrations() -> tuple[Migration, ...]:
    """Every migration, oldest first."""
    return tuple(Migration(int(path.name[:4]), path.read_text("utf-8")) for path in sorted(_FOLDER.glob("*.sql")))


def newest() -> int:
    """The version this program's vaults have."""
    return migrations()[-1].version
