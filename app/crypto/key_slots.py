"""Key slots: the vault key, wrapped once by a passphrase and once by a recovery code (security.md C)."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Struct, structs

from app import canonical_json
from app.canonical_json import Binary
from app.crypto import passphrases, recovery_code
from app.crypto.effort import LEAST, MOST, Effort, OutOfBounds, Stretched, stretch, stretch_fitting

__all__ = [
    "LEAST",
    "MOST",
    "DamagedKeys",
    "Effort",
    "NewKeys",
    "OpenedKeys",
    "Secret",
    "WrongSecret",
    "change_passphrase",
    "change_recovery_code",
    "create",
    "open_with_passphrase",
    "open_with_recovery_code",
]
KEY_SIZE = 32
LARGEST_FILE = 64 * 1024
"""Bytes a slot file may have."""
_KIB = 1024


class Stretch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a secret becomes a key: Argon2id with memory in KiB, passes and lanes, or HKDF for 128-bit secrets."""

    alg: Literal["argon2id", "hkdf-sha256"]
    salt: Binary
    m: int = 0
    t: int = 0
    p: int = 0


Kind = Literal["passphrase", "recovery"]


class Slot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to the vault key."""

    id: str
    kind: Kind
    kdf: Stretch
    nonce: Binary
    wrapped: Binary


class _KeysFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    v: Literal[1]
    vault: str
    database: str
    slots: tuple[Slot, ...]
    mac: Binary = Binary(b"")


class WrongSecret(Exception):
    """The passphrase or recovery code opens no slot."""


class DamagedKeys(Exception):
    """The slot file is no slot file of ours, was changed, or asks for a stretch outside the bounds."""


class Secret(bytes):
    """Bytes that never show in a repr."""

    def __repr__(self) -> str:
        return "Secret(...)"


@dataclass(frozen=True, slots=True)
class OpenedKeys:
    """What a slot file gives to whoever knows one of its secrets."""

    vault: str
    database: str
    key: Secret
    stretched: Stretched | None = None
    """How hard and how long Argon2id worked, where it did."""


@dataclass(frozen=True, slots=True)
class NewKeys:
    """A fresh slot file with the key it wraps and the recovery code to write down, shown once."""

    file: bytes
    key: Secret
    recovery_code: str = field(repr=False)

    def __repr__(self) -> str:
        return "NewKeys(...)"


def create(
    vault: str, database: str, passphrase: str, effort: Effort | None = None, code: str | None = None
) -> NewKeys:
    """A random vault key and a slot file with a passphrase slot and a recovery slot.

    Without `effort` it is fitted to this machine; without `code` a new recovery code is made.
    """
    key = Secret(secrets.token_bytes(KEY_SIZE))
    code = code or recovery_code.new_recovery_code()
    slots = (_passphrase_slot(vault, key, passphrase, effort, None), _recovery_slot(vault, key, code))
    return NewKeys(_sealed(key, _KeysFile(v=1, vault=vault, database=database, slots=slots)), key, code)


def change_passphrase(data: bytes, opened: OpenedKeys, passphrase: str, effort: Effort | None = None) -> bytes:
    """The slot file with another passphrase in place of its own; everything else in it stays. Raises DamagedKeys."""
    slot = _passphrase_slot(opened.vault, opened.key, passphrase, effort, opened.stretched)
    return _with_slot(data, opened, slot)


def change_recovery_code(data: bytes, opened: OpenedKeys, code: str) -> bytes:
    """The slot file with another recovery code in place of its own. Raises DamagedKeys, NotARecoveryCode."""
    return _with_slot(data, opened, _recovery_slot(opened.vault, opened.key, code))


def open_with_passphrase(file: bytes, passphrase: str) -> OpenedKeys:
    """The vault key. Raises WrongSecret, DamagedKeys, or canonical_json.MadeByNewer."""
    return _open(file, "passphrase", passphrases.as_bytes(passphrase))


def open_with_recovery_code(file: bytes, typed: str) -> OpenedKeys:
    """The vault key. Raises WrongSecret, DamagedKeys, or canonical_json.MadeByNewer."""
    try:
        return _open(file, "recovery", recovery_code.secret_of(typed))
    except recovery_code.NotARecoveryCode as error:
        raise WrongSecret from error


def _open(data: bytes, kind: str, secret: bytes) -> OpenedKeys:
    file = _read(data)
    for slot in file.slots:
        if slot.kind != kind:
            continue
        kek, stretched = _stretch(slot.kdf, secret)
        try:
            bound = _bound_to(file.vault, slot)
            key = Secret(ChaCha20Poly1305(kek).decrypt(bytes(slot.nonce), bytes(slot.wrapped), bound))
        except (InvalidTag, ValueError):
            continue
        _prove(file, key)
        return OpenedKeys(file.vault, file.database, key, stretched)
    raise WrongSecret


def _read(data: bytes) -> _KeysFile:
    try:
        return canonical_json.decode(data, _KeysFile, limit=LARGEST_FILE)
    except canonical_json.NotCanonical as error:
        raise DamagedKeys from error


def _prove(file: _KeysFile, key: bytes) -> None:
    if not hmac.compare_digest(_mac(key, file), bytes(file.mac)):
        raise DamagedKeys


def _with_slot(data: bytes, opened: OpenedKeys, new: Slot) -> bytes:
    file = _read(data)
    _prove(file, opened.key)
    slots = tuple(new if slot.kind == new.kind else slot for slot in file.slots)
    return _sealed(opened.key, structs.replace(file, slots=slots))


def _sealed(key: bytes, file: _KeysFile) -> bytes:
    return canonical_json.encode(structs.replace(file, mac=Binary(_mac(key, file))))


def _passphrase_slot(vault: str, key: bytes, passphrase: str, effort: Effort | None, before: Stretched | None) -> Slot:
    salt, secret = secrets.token_bytes(16), passphrases.as_bytes(passphrase)
    done = stretch(secret, salt, effort) if effort else stretch_fitting(secret, salt, before)
    kdf = Stretch(
        alg="argon2id", salt=Binary(salt), m=done.effort.memory * _KIB, t=done.effort.passes, p=done.effort.lanes
    )
    return _wrap(vault, key, "passphrase", kdf, done.key)


def _recovery_slot(vault: str, key: bytes, code: str) -> Slot:
    kdf = Stretch(alg="hkdf-sha256", salt=Binary(secrets.token_bytes(16)))
    return _wrap(vault, key, "recovery", kdf, _from_code(kdf, recovery_code.secret_of(code)))


def _wrap(vault: str, key: bytes, kind: Kind, kdf: Stretch, kek: bytes) -> Slot:
    nonce = secrets.token_bytes(12)
    slot = Slot(id=secrets.token_hex(16), kind=kind, kdf=kdf, nonce=Binary(nonce), wrapped=Binary(b""))
    wrapped = ChaCha20Poly1305(kek).encrypt(nonce, key, _bound_to(vault, slot))
    return structs.replace(slot, wrapped=Binary(wrapped))


def _stretch(kdf: Stretch, secret: bytes) -> tuple[bytes, Stretched | None]:
    if kdf.alg == "hkdf-sha256":
        return _from_code(kdf, secret), None
    whole, rest = divmod(kdf.m, _KIB)
    if rest:
        raise DamagedKeys
    try:
        done = stretch(secret, bytes(kdf.salt), Effort(memory=whole, passes=kdf.t, lanes=kdf.p))
    except OutOfBounds as error:
        raise DamagedKeys from error
    return done.key, done


def _from_code(kdf: Stretch, secret: bytes) -> bytes:
    return HKDF(SHA256(), KEY_SIZE, bytes(kdf.salt), b"mamori recovery slot v1").derive(secret)


def _bound_to(vault: str, slot: Slot) -> bytes:
    return canonical_json.encode({"v": 1, "vault": vault, "id": slot.id, "kind": slot.kind, "kdf": slot.kdf})


def _mac(key: bytes, file: _KeysFile) -> bytes:
    mac_key = HKDF(SHA256(), KEY_SIZE, None, b"slots-mac").derive(key)
    return hmac.digest(mac_key, canonical_json.encode(structs.replace(file, mac=Binary(b""))), hashlib.sha256)
