"""The desk key: who holds it can pretend to be a desk, and read nothing."""

import hashlib
import hmac

from app.crypto import signing


def new_desk_key() -> bytes:
    """A fresh signing key of 32 bytes."""
    return signing.new_signing_key()


def proof_of_kit(enrol: bytes, public: bytes) -> bytes:
    """What only a desk with the kit's secret can say: HMAC-SHA256(enrol, `desk` 00 public key), 32 bytes."""
    return hmac.digest(enrol, b"desk\0" + public, hashlib.sha256)


def has_kit(enrol: bytes, public: bytes, proof: bytes) -> bool:
    """Whether the proof was made with the kit's secret."""
    return hmac.compare_digest(proof_of_kit(enrol, public), proof)
