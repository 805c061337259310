"""Codes typed by hand: Crockford base32, with any case, width, hyphen or space."""

import hashlib
import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BETWEEN = "-‐‑‒–—―−ー_."
"""What people, and Japanese keyboards, put between the groups of a code."""
_BITS, _LETTERS, _CHECKS = 128, 26, 2


class NotARecoveryCode(ValueError):
    """The text is no recovery code: a letter is missing, too many or mistyped."""


def random_letters(count: int) -> str:
    """So many random Crockford characters, five bits each."""
    return "".join(secrets.choice(ALPHABET) for _letter in range(count))


def new_receipt_code() -> str:
    """Ten characters, shown `XXXXX-XXXXX`."""
    letters = random_letters(10)
    return f"{letters[:5]}-{letters[5:]}"


def new_recovery_code() -> str:
    """128 random bits as a code to write down."""
    return recovery_code(secrets.token_bytes(_BITS // 8))


def receipt_code(typed: str) -> str:
    """A receipt code as it was typed or read aloud, in the spelling it was given in."""
    letters = _letters(typed)
    return f"{letters[:5]}-{letters[5:]}"


def recovery_code(secret: bytes) -> str:
    """16 secret bytes as 26 characters and 2 check characters, in groups of 4."""
    letters = _encode(secret)
    whole = letters + _check(letters)
    return "-".join(whole[i : i + 4] for i in range(0, len(whole), 4))


def secret_of(typed: str) -> bytes:
    """The 16 bytes of a recovery code as somebody typed it; raises NotARecoveryCode."""
    letters = _letters(typed)
    if len(letters) != _LETTERS + _CHECKS or any(c not in ALPHABET for c in letters):
        raise NotARecoveryCode
    body, check = letters[:_LETTERS], letters[_LETTERS:]
    number = 0
    for letter in body:
        number = number * 32 + ALPHABET.index(letter)
    if _check(body) != check or number >> (_LETTERS * 5 - _BITS) << (_LETTERS * 5 - _BITS) != number:
        raise NotARecoveryCode
    return (number >> (_LETTERS * 5 - _BITS)).to_bytes(_BITS // 8, "big")


def _letters(typed: str) -> str:
    folded = unicodedata.normalize("NFKC", typed).upper().translate(str.maketrans("OIL", "011"))
    return "".join(c for c in folded if c not in _BETWEEN and not c.isspace())


def _encode(secret: bytes) -> str:
    number = int.from_bytes(secret, "big") << (_LETTERS * 5 - _BITS)
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LETTERS)))


def _check(letters: str) -> str:
    digest = hashlib.sha256(b"mamori recovery v1\0" + letters.encode()).digest()
    return ALPHABET[digest[0] & 31] + ALPHABET[digest[1] & 31]
