"""Key slots: the vault key, wrapped once by a passphrase and once by a recovery code (security.md C)."""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Struct, structs

from app import canonical_json
from app.canonical_json import Binary
from app.crypto import passphrases, recovery_code

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


class Slot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to the vault key."""

    id: str
    kind: Literal["passphrase", "recovery"]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How hard Argon2id works: memory in MiB, passes, lanes."""

    memory: int = 256
    passes: int = 3
    lanes: int = min(4, os.cpu_count() or 1)


LEAST = Effort(memory=64, passes=1, lanes=1)
MOST = Effort(memory=1024, passes=16, lanes=8)


@dataclass(frozen=True, slots=True)
class OpenedKeys:
    """What a slot file gives to whoever knows one of its secrets."""

    vault: str
    database: str
    key: "Secret"


class Secret(bytes):
    """Bytes that never show in a repr."""

    def __repr__(self) -> str:
        return "Secret(...)"


@dataclass(frozen=True, slots=True)
class NewKeys:
    """A fresh slot file with the key it wraps and the recovery code to write down, shown once."""

    file: bytes
    key: Secret
    recovery_code: str

    def __repr__(self) -> str:
        return "NewKeys(...)"


def create(vault: str, database: str, passphrase: str, effort: Effort | None = None) -> NewKeys:
    """A random vault key and a slot file with a passphrase slot and a recovery slot."""
    effort = effort or Effort()
    key = Secret(secrets.token_bytes(KEY_SIZE))
    recovery = secrets.token_bytes(16)
    stretch = Stretch(
        alg="argon2id",
        salt=Binary(secrets.token_bytes(16)),
        m=effort.memory * _KIB,
        t=effort.passes,
        p=effort.lanes,
    )
    slots = (
        _wrap(vault, key, "passphrase", stretch, passphrases.as_bytes(passphrase)),
        _wrap(vault, key, "recovery", Stretch(alg="hkdf-sha256", salt=Binary(secrets.token_bytes(16))), recovery),
    )
    file = _KeysFile(v=1, vault=vault, database=database, slots=slots)
    signed = structs.replace(file, mac=Binary(_mac(key, file)))
    return NewKeys(canonical_json.encode(signed), key, recovery_code.recovery_code(recovery))


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
    try:
        file = canonical_json.decode(data, _KeysFile, limit=LARGEST_FILE)
    except canonical_json.NotCanonical as error:
        raise DamagedKeys from error
    for slot in file.slots:
        if slot.kind != kind:
            continue
        kek = _stretch(slot.kdf, secret)
        try:
            bound = _bound_to(file.vault, slot)
            key = Secret(ChaCha20Poly1305(kek).decrypt(bytes(slot.nonce), bytes(slot.wrapped), bound))
        except (InvalidTag, ValueError):
            continue
        if not hmac.compare_digest(_mac(key, file), bytes(file.mac)):
            raise DamagedKeys
        return OpenedKeys(file.vault, file.database, key)
    raise WrongSecret


def _wrap(vault: str, key: bytes, kind: Literal["passphrase", "recovery"], stretch: Stretch, secret: bytes) -> Slot:
    nonce = secrets.token_bytes(12)
    slot = Slot(id=secrets.token_hex(16), kind=kind, kdf=stretch, nonce=Binary(nonce), wrapped=Binary(b""))
    wrapped = ChaCha20Poly1305(_stretch(stretch, secret)).encrypt(nonce, key, _bound_to(vault, slot))
    return structs.replace(slot, wrapped=Binary(wrapped))


def _stretch(kdf: Stretch, secret: bytes) -> bytes:
    if kdf.alg == "hkdf-sha256":
        return HKDF(SHA256(), KEY_SIZE, bytes(kdf.salt), b"mamori recovery slot v1").derive(secret)
    in_bounds = (
        LEAST.memory * _KIB <= kdf.m <= MOST.memory * _KIB
        and LEAST.passes <= kdf.t <= MOST.passes
        and LEAST.lanes <= kdf.p <= MOST.lanes
        and len(bytes(kdf.salt)) == 16
    )
    if not in_bounds:
        raise DamagedKeys
    argon = Argon2id(salt=bytes(kdf.salt), length=KEY_SIZE, iterations=kdf.t, lanes=kdf.p, memory_cost=kdf.m)
    return argon.derive(secret)


def _bound_to(vault: str, slot: Slot) -> bytes:
    return canonical_json.encode({"v": 1, "vault": vault, "id": slot.id, "kind": slot.kind, "kdf": slot.kdf})


def _mac(key: bytes, file: _KeysFile) -> bytes:
    mac_key = HKDF(SHA256(), KEY_SIZE, None, b"slots-mac").derive(key)
    return hmac.digest(mac_key, canonical_json.encode(structs.replace(file, mac=Binary(b""))), hashlib.sha256)
