"""Passphrases: made of random words unless somebody insists on their own."""

import secrets
import unicodedata

from app.crypto.fingerprint import word_list

WORDS = 5
"""Words in a generated passphrase: 64.6 bits (security.md C)."""
SHORTEST = 12
"""Characters that a passphrase of one's own has at least."""


def new_passphrase() -> str:
    """Five random words of the EFF large list, with spaces."""
    return " ".join(secrets.choice(word_list()) for _word in range(WORDS))


def as_bytes(passphrase: str) -> bytes:
    """The bytes that are stretched: NFKC, so that the same keys give the same bytes on every system."""
    return unicodedata.normalize("NFKC", passphrase).encode()
