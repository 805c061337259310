"""Signatures: Ed25519 keys of desks and organizers, each message under a label of its own."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SIGNATURE_SIZE = 64
"""Bytes of one signature (RFC 8032)."""


def new_signing_key() -> bytes:
    """32 secret bytes."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_half(secret: bytes) -> bytes:
    """The 32 public bytes that belong to a signing key."""
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def sign(secret: bytes, label: bytes, message: bytes) -> bytes:
    """The signature over label, a zero byte and message: 64 bytes."""
    return Ed25519PrivateKey.from_private_bytes(secret).sign(label + b"\0" + message)


def is_signed_by(public: bytes, signature: bytes, label: bytes, message: bytes) -> bool:
    """Whether this key signed that message under this label."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, label + b"\0" + message)
    except (InvalidSignature, ValueError):
        return False
    return True
