"""The vault's database: SQLCipher with the settings of security.md decision 1, asserted at every open."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import AppError
from app.i18n import _
from app.storage import migrations

APPLICATION_ID = 0x4D414D4F
PAGE = 4096
_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("temp_store", "MEMORY", 2),
    ("cache_size", "-65536", -65536),
    ("secure_delete", "ON", 1),
    ("cipher_memory_security", "OFF", "0"),
    ("trusted_schema", "OFF", 0),
    ("foreign_keys", "ON", 1),
    ("fullfsync", "ON", 1),
)


class VaultIsPlain(AppError):
    """The database is not encrypted."""


class VaultIsEmpty(AppError):
    """The database has no content at all."""


class VaultIsCut(AppError):
    """The database ends too early."""


class VaultIsDamaged(AppError):
    """A page of the database was changed."""


class VaultIsForeign(AppError):
    """The key does not open it, or it belongs to another vault."""


class VaultIsNewer(AppError):
    """A newer Mamori wrote it."""


class VaultIsOpenElsewhere(AppError):
    """Another window or command has it open (formats.md 9)."""


class VaultIsFull(AppError):
    """There is no room left on the disk."""


class VaultIsUnwritable(AppError):
    """The folder or medium cannot be written."""


class Database:
    """One open vault database; every change happens inside `transaction()`."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of a constant query with `?` places."""
        with _clearly():
            return list(self._connection.execute(sql, values))

    def run(self, sql: str, *values: object) -> int:
        """Run one constant statement; the id of the row it added."""
        with _clearly():
            return int(self._connection.execute(sql, values).lastrowid or 0)

    def run_many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Run one constant statement for each row."""
        with _clearly():
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside happens, or nothing of it."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise

    def setting(self, name: str) -> object:
        """The value of one PRAGMA of the settings list, for tests and checks."""
        return _value(self._connection, name)

    def close(self) -> None:
        """Close it; the write-ahead log is folded in."""
        self._connection.close()


def create(path: Path, key: bytes) -> Database:
    """A new encrypted database with the newest schema, 0600; the file must not exist."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with _clearly(), _connected(path, key) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _apply_settings(connection)
        _migrate(connection, 0)
        _deny_attach(connection)
    return Database(connection)


def open_existing(path: Path, key: bytes) -> Database:
    """The database of a vault, its settings asserted.

    Raises VaultIsEmpty, VaultIsPlain, VaultIsCut, VaultIsForeign, VaultIsNewer, VaultIsOpenElsewhere.
    """
    _look_at(path)
    with _clearly(), _connected(path, key) as connection:
        if _value(connection, "application_id") != APPLICATION_ID:
            raise foreign()
        if _value(connection, "user_version") > migrations.newest():
            raise newer()
        _refuse_if_cut(connection, path)
        _apply_settings(connection)
        _migrate(connection, int(_value(connection, "user_version")))
        _deny_attach(connection)
    return Database(connection)


def _look_at(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(16)
    except OSError as error:
        raise VaultIsForeign(
            _("The database of this vault is missing or cannot be read. Nothing was changed. Restore a backup.")
        ) from error
    if size == 0:
        raise VaultIsEmpty(_("The database of this vault is empty. Nothing was changed. Restore a backup."))
    if start == b"SQLite format 3\0":
        raise VaultIsPlain(
            _("The database of this vault is not encrypted, so Mamori will not use it. Nothing was changed.")
        )
    if size % PAGE:
        raise _cut()


@contextmanager
def _connected(path: Path, key: bytes) -> Iterator[Any]:
    """A connection that outlives the block, unless the block fails: then no handle on the file is left."""
    connection = sqlcipher.connect(str(path), isolation_level=None, timeout=0, check_same_thread=True)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.set_key(b"x'" + key.hex().encode("ascii") + b"'")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        yield connection
    except BaseException:
        connection.close()
        raise


def _apply_settings(connection: Any) -> None:
    for name, value, expected in _SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}")
        if (found := _value(connection, name)) != expected:
            raise AssertionError(f"PRAGMA {name} is {found!r}")
    version = str(_value(connection, "cipher_version")).split()[0]
    if tuple(map(int, version.split("."))) < (4, 19):
        raise AssertionError(f"SQLCipher is {version}")
    # The EXCLUSIVE lock is taken by the first write, not by the setting: take it now.
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _migrate(connection: Any, version: int) -> None:
    for migration in migrations.migrations():
        if migration.version > version:
            statements = f"BEGIN; {migration.script} PRAGMA user_version = {migration.version}; COMMIT;"
            connection.executescript(statements)


def _deny_attach(connection: Any) -> None:
    denied = {sqlcipher.SQLITE_ATTACH, sqlcipher.SQLITE_DETACH}
    connection.set_authorizer(lambda action, *_rest: sqlcipher.SQLITE_DENY if action in denied else sqlcipher.SQLITE_OK)


def _refuse_if_cut(connection: Any, path: Path) -> None:
    wal = path.with_name(path.name + "-wal")
    waiting = wal.exists() and wal.stat().st_size > 0
    if not waiting and int(_value(connection, "page_count")) * PAGE > path.stat().st_size:
        raise _cut()


def _value(connection: Any, name: str) -> Any:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return row[0] if row else None


def newer() -> VaultIsNewer:
    """The refusal of a vault that a newer Mamori wrote."""
    return VaultIsNewer(_("This vault was made by a newer Mamori. Nothing was changed. Use that version."))


def foreign() -> VaultIsForeign:
    """The refusal of a database that is not this vault's."""
    return VaultIsForeign(
        _(
            "The database in this folder does not belong to this vault, or its beginning is damaged. "
            "Nothing was changed. Restore a backup."
        )
    )


def _cut() -> VaultIsCut:
    return VaultIsCut(_("The database of this vault ends too early. Nothing was changed. Restore a backup."))


@contextmanager
def _clearly() -> Iterator[None]:
    """Turn what SQLite says into a refusal with a sentence, where it is not a fault of ours."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        text = str(error)
        if "locked" in text:
            raise VaultIsOpenElsewhere(
                _("This vault is open elsewhere. Nothing was changed. Close it there and try again.")
            ) from error
        if "full" in text:
            raise VaultIsFull(
                _("The change was not saved: the disk is full. Free some space and try again.")
            ) from error
        if "readonly" in text or "unable to open" in text:
            raise VaultIsUnwritable(
                _("This vault cannot be written where it is. Nothing was changed. Copy it to a place of your own.")
            ) from error
        if "not a database" in text:
            raise foreign() from error
        if "malformed" in text:
            raise VaultIsDamaged(_("Part of this vault is damaged. Nothing was changed. Restore a backup.")) from error
        raise
