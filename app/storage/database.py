"""The vault's database: SQLCipher with the settings of security.md decision 1, asserted at every open."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.domain import journal
from app.i18n import _
from app.storage import files, migrations
from app.storage.refusals import (
    Refusal,
    VaultIsAnother,
    VaultIsCut,
    VaultIsDamaged,
    VaultIsEmpty,
    VaultIsForeign,
    VaultIsFull,
    VaultIsNewer,
    VaultIsOpenElsewhere,
    VaultIsPlain,
    VaultIsUnwritable,
    another,
    cut,
    foreign,
    newer,
    unwritable,
)

__all__ = [
    "APPLICATION_ID",
    "PAGE",
    "Database",
    "Progress",
    "Refusal",
    "VaultIsAnother",
    "VaultIsCut",
    "VaultIsDamaged",
    "VaultIsEmpty",
    "VaultIsForeign",
    "VaultIsFull",
    "VaultIsNewer",
    "VaultIsOpenElsewhere",
    "VaultIsPlain",
    "VaultIsUnwritable",
    "another",
    "create",
    "foreign",
    "newer",
    "open_existing",
    "open_reading",
]

APPLICATION_ID = 0x4D414D4F
PAGE = 4096
_STEP = 500
Progress = Callable[[int, int], None]
"""What a long job calls with what is done and how much there is; it may raise to stop the job."""
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


class Database:
    """One open vault database; every change happens inside `transaction()`."""

    def __init__(self, connection: Any, path: Path, key: bytes) -> None:
        self._connection = connection
        self._key = key
        self.path = path

    def query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of a constant query with `?` places."""
        with _clearly():
            return list(self._connection.execute(sql, values))

    def each(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a constant query, one by one: those before a damaged page are given before it is refused."""
        with _clearly():
            yield from self._connection.execute(sql, values)

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

    def copy_into(self, path: Path, key: bytes | None = None, progress: Progress | None = None) -> None:
        """A whole copy in a new file, 0600, flushed, under this key or the same; if it fails, nothing is left of it.

        `progress` is called every 500 pages. What this very connection changes meanwhile is in the copy, too, so
        others may work between the steps. The copy has no log beside it and opens on a read-only medium.
        """
        _make_file(path)

        def on_step(_status: int, left: int, total: int) -> None:
            if progress is not None:
                progress(total - left, total)

        try:
            with _clearly(), _connected(path, key or self._key) as copy, closing(copy):
                self._connection.backup(copy, pages=_STEP, progress=on_step, sleep=0)
                copy.execute("PRAGMA journal_mode = DELETE")
            files.flush_file(path)
            files.flush_folder(path.parent)
        except BaseException:
            for ending in ("", "-journal", "-wal"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
            raise

    def look_at_copy(self, path: Path) -> "Database":
        """A copy made under the same key, for reading."""
        return open_reading(path, self._key)

    def fold_in(self) -> None:
        """Bring every page of the write-ahead log into the file and empty the log; outside any transaction."""
        busy, _waiting, _done = self.query("PRAGMA wal_checkpoint(TRUNCATE)")[0]
        if busy:
            raise AssertionError("the write-ahead log could not be folded in")

    def setting(self, name: str) -> object:
        """The value of one PRAGMA of the settings list, for tests and checks."""
        return _value(self._connection, name)

    def close(self) -> None:
        """Close it; the write-ahead log is folded in."""
        self._connection.close()


def create(path: Path, key: bytes, schema: int | None = None) -> Database:
    """A new encrypted database with the newest schema, or that of an older vault, 0600; the file must not exist."""
    _make_file(path)
    with _clearly(), _connected(path, key) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _apply_settings(connection)
        _migrate(connection, 0, schema)
        _deny_attach(connection)
    return Database(connection, path, key)


def open_existing(path: Path, key: bytes) -> Database:
    """The database of a vault, its settings asserted.

    Raises VaultIsEmpty, VaultIsPlain, VaultIsCut, VaultIsForeign, VaultIsNewer, VaultIsOpenElsewhere.
    """
    _look_at(path)
    if path.stat().st_size % PAGE:
        raise cut()
    # A log cannot be made on a medium that is only for reading; SQLite calls that an error of the disk.
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise unwritable()
    with _clearly(), _connected(path, key) as connection:
        _refuse_what_is_not_ours(connection)
        _refuse_if_cut(connection, path)
        _apply_settings(connection)
        _migrate(connection, int(_value(connection, "user_version")))
        _deny_attach(connection)
    return Database(connection, path, key)


def open_reading(path: Path, key: bytes) -> Database:
    """A database as it lies there, whole or not, whatever its schema: to look at and never to change.

    Raises VaultIsEmpty, VaultIsPlain, VaultIsForeign, VaultIsNewer, VaultIsOpenElsewhere.
    """
    _look_at(path)
    in_use = _log(path).exists()
    with _clearly(), _connected(path, key, "mode=ro" if in_use else "immutable=1") as connection:
        # Without this SQLite reads nothing at all of a file that ends too early.
        connection.execute("PRAGMA writable_schema = ON")
        _refuse_what_is_not_ours(connection)
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA query_only = ON")
        _deny_attach(connection)
    return Database(connection, path, key)


def _make_file(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), files.PRIVATE))


def _look_at(path: Path) -> None:
    try:
        if path.is_symlink():
            raise foreign()
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


@contextmanager
def _connected(path: Path, key: bytes, only_reading: str = "") -> Iterator[Any]:
    """A connection that outlives the block, unless the block fails: then no handle on the file is left."""
    place = f"{path.resolve().as_uri()}?{only_reading}" if only_reading else str(path)
    connection = sqlcipher.connect(
        place, isolation_level=None, timeout=0, check_same_thread=True, uri=bool(only_reading)
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.set_key(b"x'" + key.hex().encode("ascii") + b"'")
        if not only_reading:
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


def _migrate(connection: Any, version: int, upto: int | None = None) -> None:
    """Bring the schema to the newest version, in one transaction: whatever fails, the old version is still there."""
    newest = migrations.newest() if upto is None else upto
    waiting = [migration for migration in migrations.migrations() if version < migration.version <= newest]
    if not waiting:
        return
    connection.create_function("journal_link", 5, journal.link)
    # A table is changed by making it anew; whether all references hold is asked once, at the end.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        scripts = "".join(migration.script for migration in waiting)
        connection.executescript(f"BEGIN EXCLUSIVE; {scripts} PRAGMA user_version = {waiting[-1].version};")
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise AssertionError("the new schema breaks references")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.rollback()
        connection.execute("PRAGMA foreign_keys = ON")


def _deny_attach(connection: Any) -> None:
    denied = {sqlcipher.SQLITE_ATTACH, sqlcipher.SQLITE_DETACH}
    connection.set_authorizer(lambda action, *_rest: sqlcipher.SQLITE_DENY if action in denied else sqlcipher.SQLITE_OK)


def _refuse_what_is_not_ours(connection: Any) -> None:
    if _value(connection, "application_id") != APPLICATION_ID:
        raise foreign()
    if _value(connection, "user_version") > migrations.newest():
        raise newer()


def _refuse_if_cut(connection: Any, path: Path) -> None:
    waiting = _log(path).exists() and _log(path).stat().st_size > 0
    if not waiting and int(_value(connection, "page_count")) * PAGE > path.stat().st_size:
        raise cut()


def _log(path: Path) -> Path:
    """The write-ahead log: it lies there while somebody has the database open, or after a crash."""
    return path.with_name(path.name + "-wal")


def _value(connection: Any, name: str) -> Any:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return row[0] if row else None


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
        if "readonly" in text or "unable to open" in text or "disk I/O" in text:
            raise unwritable() from error
        if "not a database" in text:
            raise foreign() from error
        if "malformed" in text or "vtable" in text:
            raise VaultIsDamaged(_("Part of this vault is damaged. Nothing was changed. Restore a backup.")) from error
        raise
